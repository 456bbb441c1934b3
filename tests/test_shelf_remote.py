from __future__ import annotations

import pytest

from policypack.shelf.remote import has_remote
from policypack.testing import Plan

# Type -> may it make things in AWS that the plan does not show?
TYPES = {
    "vpcmod:index:Module": True,
    "terraform-aws-vpc:index:Module": True,
    "kubernetes:s3.services.k8s.aws/v1alpha1:Bucket": True,
    "kubernetes:rds.aws.upbound.io/v1beta1:Instance": True,
    "kubernetes:helm.sh/v3:Release": True,
    "kubernetes:yaml:ConfigFile": True,
    "kubernetes:core/v1:Namespace": False,
    "kubernetes:apps/v1:Deployment": False,
    "random:index/randomPassword:RandomPassword": False,
    "aws:s3/bucket:Bucket": False,
}


@pytest.mark.parametrize("type", TYPES)
def test_what_may_make_resources_that_the_plan_does_not_show(type: str) -> None:
    plan = Plan().add(type, "it")
    assert has_remote(plan.preview({})) is TYPES[type]
