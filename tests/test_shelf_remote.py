from __future__ import annotations

import pytest

from policypack import Stack
from policypack.shelf.remote import has_remote, unseen
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


@pytest.mark.parametrize(("seen_through", "complete"), [(False, False), (True, True), (True, False)])
def test_what_callbacks_make_is_not_shown_where_they_did_not_run(seen_through: bool, complete: bool) -> None:
    resources = list(Plan().add("aws:s3/bucket:Bucket", "it").preview({}))
    stack = Stack(resources, has_state=True, complete=complete, seen_through=seen_through)
    assert has_remote(stack) is (seen_through and not complete)
    assert unseen(stack) == (None if complete else "advisory")
