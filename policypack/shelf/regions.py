"""Regions and zones in values, and values that can only be of the resource's own region."""

from __future__ import annotations

import re

from policypack import Resource, catalogue
from policypack.catalogue.tokens import S3, Cloudwatch, Cognito, Dynamodb, Lambda, Lb, Pipes, Scheduler, Ses, Sns
from policypack.nearest import closest
from policypack.shelf.arns import HOLE, Arn

REGION = r"[a-z]{2,4}(?:-[a-z]+)+-\d"
ZONE = re.compile(rf"({REGION})(?:-[a-z0-9]+-\d)?[a-z]")
# Properties that take only what is in the resource's own region. Replicas, destinations, sources and peers are not
# among them, and neither are domain names of API Gateway and Cognito, whose certificates are in us-east-1.
LOCAL = re.compile(
    r"(^|.*[.\]])(kmsKeyId|kmsKeyArn|targetGroupArns?|loadBalancerArn|listenerArn|webAclArn|cloudWatchLogsGroupArn"
    r"|regionalCertificateArn|(alarm|ok|insufficientData)Actions|snsTopicArn|fileSystemArn)(\[\d+\])?$"
)
# Properties of one type for which a service answers with an error: a topic, queue or function of the own region alone.
# https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-event-types-and-destinations.html
# https://docs.aws.amazon.com/ses/latest/dg/receiving-email-action-lambda.html
# https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventsourcemapping.html
# "Invalid region eu-west-1 specified. Only us-east-1 is supported.": https://github.com/hashicorp/terraform/issues/7371
# What pipes, schedules, tables that stream and dead letters of rules take was tried by others:
# https://github.com/badmintoncryer/cdk-preflight/blob/main/docs/rules.md
_OWN = {
    Cloudwatch.EVENT_TARGET: re.compile(r"deadLetterConfig\.arn"),
    Cloudwatch.METRIC_ALARM: re.compile(r"(alarm|ok|insufficientData)Actions\[\d+\]"),
    Cognito.USER_POOL: re.compile(r"lambdaConfig\.\w+"),
    Dynamodb.KINESIS_STREAMING_DESTINATION: re.compile("streamArn"),
    Lambda.EVENT_SOURCE_MAPPING: re.compile("eventSourceArn"),
    Pipes.PIPE: re.compile("source|target"),
    S3.BUCKET_NOTIFICATION: re.compile(r"(topics|queues|lambdaFunctions)\[\d+\]\.\w+Arn"),
    Scheduler.SCHEDULE: re.compile(r"target\.arn"),
    Ses.RECEIPT_RULE: re.compile(r"(lambda|sns|bounce|stop|workmail)Actions\[\d+\]\.(functionArn|topicArn)"),
    Sns.TOPIC_SUBSCRIPTION: re.compile("topic"),
}
LISTENERS = (Lb.LISTENER, Lb.LISTENER_CERTIFICATE)
CROSS_REGION = re.compile(r"(?i)replica|destination|source|peer|copy|secondary|remote")


def nearest_region(name: str) -> str | None:
    """Return the region, of all that AWS lists, which a name that is none was most likely meant to be."""
    return closest(name.lower().replace("_", "-"), catalogue.regions())


def is_foreign(resource: Resource, arn: Arn) -> bool:
    """Is an ARN of another region where only the resource's own can be named?"""
    if not must_be_local(resource, arn):
        local = LOCAL.match(arn.path) or (resource.type in LISTENERS and arn.path == "certificateArn")
        if not local or CROSS_REGION.search(f"{resource.type} {arn.path}"):
            return False
    return bool(re.fullmatch(REGION, arn.region)) and HOLE not in arn.region and arn.region != resource.region


def must_be_local(resource: Resource, arn: Arn) -> bool:
    """Does AWS refuse an ARN of another region where this one stands?"""
    own = _OWN.get(resource.type)
    return own is not None and own.fullmatch(arn.path) is not None
