"""Topics that are there."""

from __future__ import annotations

from policypack.aws import Lookups
from policypack.aws.emulator import Emulator
from policypack.aws.services.sns import Topic
from tests.aws.helpers import Stub
from tests.aws.outcomes import Verb, found, outcomes

ARN = "arn:aws:sns:eu-west-1:483920175646:alarms"
TOPIC = Verb(
    "get_topic_attributes",
    "sns:GetTopicAttributes",
    lambda aws: aws.sns.topic(ARN),
    {"TopicArn": ARN},
    ("NotFound",),
)

TestRefusals = outcomes("sns", [TOPIC])


def test_a_topic(stub: Stub) -> None:
    said = {"TopicArn": ARN, "KmsMasterKeyId": "alias/aws/sns"}
    assert found(stub, "sns", TOPIC, {"Attributes": said}) == Topic(ARN, "alias/aws/sns")


def test_against_the_emulator() -> None:
    with Emulator() as emulator:
        lookups = Lookups(mode="emulator", endpoint_url=emulator.url)
        aws = lookups.bind({}, "eu-west-1")
        arn = lookups.sessions.client(aws.identity, "sns", "eu-west-1").create_topic(Name="alarms")["TopicArn"]
        assert aws.sns.topic(arn) == Topic(arn)
        assert aws.sns.topic(f"{arn}-of-nobody") is None
