"""What the plans of this folder are made of."""

from __future__ import annotations

from typing import Any

from policypack.testing import Json

ACCOUNT = "210987654321"
VPC, SUBNETS = "vpc-0123456789abcdef0", ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
ROLE = f"arn:aws:iam::{ACCOUNT}:role/app"
BALANCING = f"arn:aws:elasticloadbalancing:eu-west-1:{ACCOUNT}:"
CONNECTION = f"arn:aws:codeconnections:eu-west-1:{ACCOUNT}:connection/7f0a3c52-9b1e-4d7a-8c25-1e6f0b9d4a11"
AUTHORITY = f"arn:aws:acm-pca:eu-west-1:{ACCOUNT}:certificate-authority/7f0a3c52-9b1e-4d7a-8c25-1e6f0b9d4a11"
# Type, name, inputs.
Planned = tuple[str, str, dict[str, Any]]


def statement(**more: Any) -> Json:
    return Json({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", **more}]})


def trust(**principal: Any) -> Json:
    return statement(Action="sts:AssumeRole", Principal=principal)
