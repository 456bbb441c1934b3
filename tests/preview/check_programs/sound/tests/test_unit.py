import unittest

import pulumi

REGION = "eu-south-1"


class Mocks(pulumi.runtime.Mocks):
    def new_resource(self, args):
        return [f"{args.name}-id", {**args.inputs, "arn": f"arn:aws:ec2:{REGION}:123456789012:vpc/vpc-12345678"}]

    def call(self, args):
        return {"certificate": "arn:aws:acm:us-east-1:123456789012:certificate/1", "names": [f"{REGION}a"]}


class Stack(unittest.TestCase):
    def test_password_is_long(self):
        assert len("x" * 32) >= 16

    @unittest.skip("waits for the second zone")
    def test_zones(self):
        pass
