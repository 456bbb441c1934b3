"""The nightly export of the orders."""

from __future__ import annotations

import pulumi
import pulumi_aws as aws

bucket = aws.s3.Bucket("order-exports")
pulumi.export("bucket", bucket.bucket)
