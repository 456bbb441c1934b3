"""Load balancers, their listeners and target groups."""

from __future__ import annotations

from policypack.aws.things.thing import ByArn, Quota, Taken, Thing
from policypack.catalogue.tokens import Lb

_SERVICE = "elasticloadbalancing"


def _balancers(kind: str, code: str) -> Quota:
    return Quota(
        _SERVICE,
        lambda aws: sum(balancer.kind == kind for balancer in aws.elbv2.load_balancers()),
        code,
        weight=lambda _aws, balancer: float((balancer.text("loadBalancerType") or "application") == kind),
        what=f"{kind} load balancers",
    )


# AWS would hand out one with the same settings, but the provider looks first: "ELBv2 Load Balancer (…) already exists",
# and alike for target groups.
# https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/elbv2/load_balancer.go
LOAD_BALANCER = Thing(
    "load balancer",
    {Lb.LOAD_BALANCER: "name"},
    lambda aws, name, region: aws.elbv2.load_balancer(name, region=region),
    "elbv2 describe-load-balancers",
    "LoadBalancers[].LoadBalancerName",
    "LoadBalancerNotFound",
    taken=Taken("DuplicateLoadBalancerName", adopts=lambda found: found.arn),
    arn=ByArn(
        _SERVICE,
        ("loadbalancer/app/", "loadbalancer/net/"),
        there=lambda aws, arn: aws.elbv2.load_balancer_at(arn.text, region=arn.region) is not None,
        shows="LoadBalancers[].LoadBalancerArn",
    ),
    quotas=(_balancers("application", "L-53DA6B97"), _balancers("network", "L-69A177A2")),
)
TARGET_GROUP = Thing(
    "target group",
    {Lb.TARGET_GROUP: "name"},
    lambda aws, name, region: aws.elbv2.target_group(name, region=region),
    "elbv2 describe-target-groups",
    "TargetGroups[].TargetGroupName",
    "TargetGroupNotFound",
    taken=Taken("DuplicateTargetGroupName", adopts=lambda found: found.arn),
    arn=ByArn(
        _SERVICE,
        ("targetgroup/",),
        there=lambda aws, arn: aws.elbv2.target_group_at(arn.text, region=arn.region) is not None,
        shows="TargetGroups[].TargetGroupArn",
    ),
    quotas=(Quota(_SERVICE, lambda aws: len(aws.elbv2.target_groups()), "L-B22855CB"),),
)
LISTENER = Thing(
    "listener",
    {Lb.LISTENER: "arn"},
    lists="elbv2 describe-listeners --load-balancer-arn …",
    names="Listeners[].ListenerArn",
    gone="ListenerNotFound",
    arn=ByArn(
        _SERVICE,
        ("listener/",),
        there=lambda aws, arn: aws.elbv2.listener_at(arn.text, region=arn.region) is not None,
    ),
)
