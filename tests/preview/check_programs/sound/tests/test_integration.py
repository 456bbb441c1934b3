import json
import subprocess

import boto3


def outputs():
    done = subprocess.run(["pulumi", "stack", "output", "--json"], capture_output=True, check=True)
    return json.loads(done.stdout)


def test_secret_is_there():
    client = boto3.client("secretsmanager", region_name="eu-south-1")
    assert client.describe_secret(SecretId=outputs()["secret"])["ARN"]


def test_vpc_resolves_names():
    client = boto3.client("ec2", region_name="eu-south-1")
    answer = client.describe_vpc_attribute(VpcId=outputs()["vpc"], Attribute="enableDnsHostnames")
    assert answer["EnableDnsHostnames"]["Value"]
