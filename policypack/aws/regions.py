"""Partitions, their home regions and their hosts, without asking botocore.

Source: botocore 1.44.5 `partitions.json`.
"""

from __future__ import annotations

import re

# Prefix of the region -> (partition, the region that global services and cross-region questions go to).
_PARTITIONS: tuple[tuple[str, str, str], ...] = (
    ("cn-", "aws-cn", "cn-northwest-1"),
    ("us-gov-", "aws-us-gov", "us-gov-west-1"),
    ("us-iso-", "aws-iso", "us-iso-east-1"),
    ("us-isob-", "aws-iso-b", "us-isob-east-1"),
    ("eu-isoe-", "aws-iso-e", "eu-isoe-west-1"),
    ("us-isof-", "aws-iso-f", "us-isof-south-1"),
    ("eusc-", "aws-eusc", "eusc-de-east-1"),
)
GLOBAL = "aws-global"
# What the names of regions have in common in all partitions.
NAME = re.compile(r"[a-z]+(-\w+)+-\d+")
# What the endpoints and the services' principals of the partitions end with, and the endpoints for IPv6.
SUFFIXES: tuple[str, ...] = (
    *("amazonaws.com", "amazonaws.com.cn", "amazonaws.eu"),
    *("c2s.ic.gov", "sc2s.sgov.gov", "cloud.adc-e.uk", "csp.hci.ic.gov"),
)
DUAL_STACK_SUFFIXES: tuple[str, ...] = (
    *("api.aws", "api.amazonwebservices.com.cn", "api.amazonwebservices.eu"),
    *("api.aws.ic.gov", "api.aws.scloud", "api.cloud-aws.adc-e.uk", "api.aws.hci.ic.gov"),
)
# The hosts of image registries: account.dkr.ecr.region.amazonaws.com, account.dkr-ecr.region.on.aws.
# https://docs.aws.amazon.com/AmazonECR/latest/userguide/ecr-requests.html
REGISTRY_SUFFIXES = (*SUFFIXES, *(f"on.{suffix.removeprefix('api.')}" for suffix in DUAL_STACK_SUFFIXES))
# A queue is named by its URL as well, which is known before it is made: https://sqs.eu-west-1.amazonaws.com/…/inbox.
# https://docs.aws.amazon.com/general/latest/gr/sqs-service.html
QUEUE_URL = re.compile(r"https://(?:sqs(?:-fips)?\.([a-z0-9-]+)|([a-z0-9-]+)\.queue)\.[a-z0-9.-]+/(\d{12})/([\w.-]+)")


def partition(region: str) -> str:
    """The partition a region belongs to, "aws" for anything not seen elsewhere."""
    return next((name for prefix, name, _ in _PARTITIONS if region.startswith(prefix)), "aws")


def home(region: str) -> str:
    """The region of the same partition that is always enabled and answers for global services."""
    return next((first for prefix, _, first in _PARTITIONS if region.startswith(prefix)), "us-east-1")
