"""Regions and zones in values, and values that can only be of the resource's own region."""

from __future__ import annotations

import re

from policypack import Resource
from policypack.catalogue.tokens import Lb
from policypack.shelf.arns import HOLE, Arn

REGION = r"[a-z]{2,4}(?:-[a-z]+)+-\d"
ZONE = re.compile(rf"({REGION})(?:-[a-z0-9]+-\d)?[a-z]")
# Properties that take only what is in the resource's own region. Replicas, destinations, sources and peers are not
# among them, and neither are domain names of API Gateway and Cognito, whose certificates are in us-east-1.
LOCAL = re.compile(
    r"(^|.*[.\]])(kmsKeyId|kmsKeyArn|targetGroupArns?|loadBalancerArn|listenerArn|webAclArn|cloudWatchLogsGroupArn"
    r"|regionalCertificateArn|(alarm|ok|insufficientData)Actions|snsTopicArn|fileSystemArn)(\[\d+\])?$"
)
LISTENERS = (Lb.LISTENER, Lb.LISTENER_CERTIFICATE)
CROSS_REGION = re.compile(r"(?i)replica|destination|source|peer|copy|secondary|remote")


def is_foreign(resource: Resource, arn: Arn) -> bool:
    """Is an ARN of another region where only the resource's own can be named?"""
    local = LOCAL.match(arn.path) or (resource.type in LISTENERS and arn.path == "certificateArn")
    if not local or CROSS_REGION.search(f"{resource.type} {arn.path}"):
        return False
    return bool(re.fullmatch(REGION, arn.region)) and HOLE not in arn.region and arn.region != resource.region
