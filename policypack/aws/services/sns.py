"""Simple Notification Service: topics that are there already.

Source: https://docs.aws.amazon.com/sns/latest/api/API_GetTopicAttributes.html
"""

from __future__ import annotations

from dataclasses import dataclass

from policypack.aws.fact import Service, fact


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic. `key` is what encrypts it, empty where nothing does."""

    arn: str
    key: str = ""


class Sns(Service):
    """Topics."""

    service = "sns"

    @fact("sns:GetTopicAttributes", absent=("NotFound",), denied_per=("arn",))
    def topic(self, arn: str, region: str | None = None) -> Topic | None:
        """The topic of this ARN."""
        found = self.call("get_topic_attributes", TopicArn=arn)["Attributes"]
        return Topic(found["TopicArn"], found.get("KmsMasterKeyId", ""))
