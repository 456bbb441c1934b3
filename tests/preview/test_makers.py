from __future__ import annotations

from pathlib import Path

import pytest

from policypack.preview.check.makers import Makers
from policypack.preview.check.python_files import Source

PROGRAM = """
import pulumi_aws as aws
from pulumi_aws import sqs

class Shop:
    def __init__(self, name, count):
        self.vpc = aws.ec2.Vpc(f"{name}-vpc", cidr_block="10.0.0.0/16")
        for at in range(count):
            aws.ec2.Subnet(f"{name}-public-{at}", vpc_id=self.vpc.id)
            aws.ec2.Subnet(f"{name}-private-{at}", vpc_id=self.vpc.id)
        aws.ec2.Eip(name)

sqs.Queue("orders")
sqs.Queue(resource_name="or" + "ders-" + "dead")
aws.s3.BucketV2("files")
aws.sns.Topic("news" if aws else "olds")
aws.lb.Listener("a-" + Shop)
aws.lb.Listener("a-" + str(Shop))
"""
LINES = {text.strip(): number for number, text in enumerate(PROGRAM.splitlines(), 1)}


@pytest.mark.parametrize(
    ("type", "name", "line"),
    [
        ("aws:ec2/vpc:Vpc", "shop-vpc", 'self.vpc = aws.ec2.Vpc(f"{name}-vpc", cidr_block="10.0.0.0/16")'),
        ("aws:ec2/subnet:Subnet", "shop-public-1", 'aws.ec2.Subnet(f"{name}-public-{at}", vpc_id=self.vpc.id)'),
        ("aws:sqs/queue:Queue", "orders", 'sqs.Queue("orders")'),
        ("aws:sqs/queue:Queue", "orders-dead", 'sqs.Queue(resource_name="or" + "ders-" + "dead")'),
        ("aws:s3/bucket:Bucket", "files", 'aws.s3.BucketV2("files")'),
        # Another's, or one of two, or whatever is called whatever:
        ("aws:ec2/vpc:Vpc", "elsewhere", None),
        ("aws:ec2/subnet:Subnet", "shop-public-1-private-2", None),
        ("aws:ec2/eip:Eip", "shop", None),
        ("aws:sns/topic:Topic", "news", None),
        ("aws:lb/listener:Listener", "a-b", None),
        ("aws:kms/key:Key", "key", None),
    ],
)
def test_a_resource_is_made_where_only_one_call_may_make_it(
    type: str, name: str, line: str | None, tmp_path: Path
) -> None:
    (tmp_path / "program.py").write_text(PROGRAM)
    found = Makers([Source(tmp_path / "program.py")]).at(type, name)
    assert (found.line if found else None) == (LINES[line] if line else None)
