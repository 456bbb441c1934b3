"""What a deployment has to look like."""

from __future__ import annotations

import json
from pathlib import Path

import boto3

from tests.deployment import wait_until_ready

OUTPUTS = json.loads(Path("cfn-outputs/flat-outputs.json").read_text())


def test_the_vpc_has_host_names():
    wait_until_ready(OUTPUTS["export"])
    vpcs = boto3.client("ec2").describe_vpcs(VpcIds=[OUTPUTS["vpc"]])
    assert vpcs["Vpcs"][0]["EnableDnsHostnames"]


def test_the_password_is_kept():
    secret = boto3.client("secretsmanager").describe_secret(Name="order-tools")
    assert secret["ARN"]
