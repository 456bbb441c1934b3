"""What a deployment has to look like."""

from __future__ import annotations

import json
import subprocess

import boto3


def outputs() -> dict[str, str]:
    done = subprocess.run(["pulumi", "stack", "output", "--json"], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def test_the_vpc_has_host_names():
    client = boto3.client("ec2")
    answer = client.describe_vpc_attribute(VpcId=outputs()["vpc"], Attribute="enableDnsHostnames")
    assert answer["EnableDnsHostnames"]["Value"]


def test_the_password_is_kept():
    secret = boto3.client("secretsmanager").describe_secret(SecretId="order-tools")
    assert secret["ARN"]
