"""Partitions and their home regions, without asking botocore.

Source: botocore 1.44.5 `partitions.json`.
"""

from __future__ import annotations

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


def partition(region: str) -> str:
    """The partition a region belongs to, "aws" for anything not seen elsewhere."""
    return next((name for prefix, name, _ in _PARTITIONS if region.startswith(prefix)), "aws")


def home(region: str) -> str:
    """The region of the same partition that is always enabled and answers for global services."""
    return next((first for prefix, _, first in _PARTITIONS if region.startswith(prefix)), "us-east-1")
