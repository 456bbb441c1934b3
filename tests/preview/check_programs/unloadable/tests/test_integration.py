import json
import os

import boto3


def outputs():
    path = os.path.join(os.path.dirname(__file__), "..", "cfn-outputs", "flat-outputs.json")
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def test_secret_is_there():
    client = boto3.client("secretsmanager", region_name="eu-south-1")
    assert client.describe_secret(Name=outputs()["secret"])["ARN"]


def test_vpc_resolves_names():
    client = boto3.client("ec2", region_name="eu-south-1")
    vpc = client.describe_vpcs(VpcIds=[outputs()["vpc"]])["Vpcs"][0]
    assert vpc["EnableDnsHostnames"]
