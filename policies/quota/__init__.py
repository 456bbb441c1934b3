"""Quotas of the account, with what the stack adds."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

from policies.quota._places import PLACED, Placed, QuotaPlace
from policies.quota._rules import keys
from policypack import Aws, Finding, Resource, Stack, Undecided, policy
from policypack.aws.things import QUOTAS, Quota
from policypack.catalogue.tokens import Ec2, Ecs
from policypack.shelf.ecs_services import on_fargate, strategy_names, task_of
from policypack.shelf.existing import whose
from policypack.shelf.outside import with_commands
from policypack.shelf.quotas import QuotaLimit, added, beside, increase, quota, too_many


@policy(*dict.fromkeys(type for each in QUOTAS for type in each.types))
def exceeded(resource: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Stack needs more than the account's quota leaves.

    Why: "AddressLimitExceeded: The maximum number of addresses has been reached", VpcLimitExceeded,
    VcpuLimitExceeded, TooManyLoadBalancers, LimitExceeded: the deployment stops half-way, and a higher quota takes
    hours to days.
    Source: https://docs.aws.amazon.com/servicequotas/latest/userguide/intro.html
        https://docs.aws.amazon.com/general/latest/gr/aws-service-information.html
    """
    yield from _all(_account(item, resource, stack, aws) for item in QUOTAS if resource.type in item.types)


def _all(checks: Iterable[Iterator[Finding]]) -> Iterator[Finding]:
    """Hold a resource to every quota. What one leaves open is raised when the others are done."""
    unknown = None
    for check in checks:
        try:
            yield from check
        except Undecided as undecided:
            unknown = undecided
    if unknown:
        raise unknown


def _account(counted: Quota, resource: Resource, stack: Stack, aws: Aws) -> Iterator[Finding]:
    new = beside(resource, stack, *counted.types, everywhere=counted.everywhere)
    if not new or new[0] is not resource:
        return  # the first one speaks for all
    total = added(new, lambda other: [(other.urn, counted.weight(aws, other))])
    limit = _limit(counted, aws) if total.amount else None
    if limit is not None:
        used = counted.used(aws)
        if used + total.amount > limit.most:
            where = "the account" if counted.everywhere else f"the account in {resource.region}"
            yield too_many(
                resource,
                stack,
                problem=f"The stack adds {total.amount:g} to the {used:g} {counted.what} that {where} has, and the "
                f"quota is {limit.most:g}.",
                service=counted.service,
                limit=limit,
                together=used + total.amount,
                certain=total.amount > limit.most,
                everywhere=counted.everywhere,
            )
            return
    if total.unknown:
        raise total.unknown


def _limit(counted: Quota, aws: Aws) -> QuotaLimit | None:
    """Return what the service says itself, else what Service Quotas says."""
    if counted.limit is None:
        return quota(counted.service, counted.code, counted.everywhere, counted.raised)(aws)
    most = counted.limit(aws)
    return None if most is None else QuotaLimit(most, counted.code)


@policy(*dict.fromkeys(type for placed in PLACED for type in placed.types))
def exceeded_in_one_place(resource: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """One VPC, zone, security group, route table or role gets more than its quota.

    Why: NatGatewayLimitExceeded, SubnetLimitExceeded, RouteTableLimitExceeded, VpcEndpointLimitExceeded,
    RouteLimitExceeded, "RulesPerSecurityGroupLimitExceeded: The maximum number of rules per security group has been
    reached", "LimitExceeded: Cannot exceed quota for PoliciesPerRole". A prefix list counts with all the entries
    that it may have, and IPv4 and IPv6, inbound and outbound are counted apart.
    Source: https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html
        https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html#security-group-size
        https://docs.aws.amazon.com/vpc/latest/userguide/working-with-aws-managed-prefix-lists.html
        https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
    """
    if not resource.exists:
        yield from _all(_place(item, resource, stack, aws) for item in PLACED if resource.type in item.types)


def _place(placed: Placed, resource: Resource, stack: Stack, aws: Aws) -> Iterator[Finding]:
    place = placed.place(aws, stack, resource, placed.types)
    if place is None:
        return
    if not place.new or place.new[0] is not resource:
        return  # the first one speaks for all
    total = added(place.new, lambda other: placed.holds(aws, stack, other))
    if total.amount and (place.id is not None or total.amount + placed.first > placed.least):
        limit = placed.limit(aws)
        used = placed.first if place.id is None else placed.used(aws, place.id)
        if isinstance(used, tuple):
            there = frozenset(used)
            total = added(
                place.new, lambda other: ((k, n) for k, n in placed.holds(aws, stack, other) if k not in there)
            )
            used = len(there)
        if limit is not None and total.amount and used + total.amount > limit.most:
            many = used + total.amount
            yield too_many(
                resource,
                stack,
                problem=_said(placed, place, total.amount, used, limit),
                service=placed.service,
                limit=limit,
                together=many,
                certain=place.id is None or total.amount > limit.most,
                everywhere=placed.everywhere,
            )
            return
    if total.unknown:
        raise total.unknown


def _said(placed: Placed, place: QuotaPlace, adds: float, used: float, limit: QuotaLimit) -> str:
    if place.id is None:
        name = place.name[0].upper() + place.name[1:]
        before = f", {used:g} of which it has from the start" if used else ""
        return f"{name} gets {used + adds:g} {placed.what}{before}, and the quota is {limit.most:g}."
    return f"The stack adds {adds:g} to the {used:g} {placed.what} of {place.name}, and the quota is {limit.most:g}."


# Where a resource names the security groups of its one network interface.
INTERFACE_GROUPS = {
    Ec2.INSTANCE: "vpcSecurityGroupIds",
    Ec2.SPOT_INSTANCE_REQUEST: "vpcSecurityGroupIds",
    Ec2.NETWORK_INTERFACE: "securityGroups",
    Ec2.VPC_ENDPOINT: "securityGroupIds",
}
# So many every account may have.
# https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html
LEAST_GROUPS = 5


@policy(*INTERFACE_GROUPS)
def security_groups_exceeded(resource: Resource, *, aws: Aws) -> Iterator[Finding]:
    """Network interface gets more security groups than the account's quota.

    Why: "SecurityGroupsPerInstanceLimitExceeded", "SecurityGroupsPerInterfaceLimitExceeded: The maximum number of
    security groups per interface has been reached."
    Source: https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html
        https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
    """
    name = INTERFACE_GROUPS[resource.type]
    groups = len(set(keys(resource, name)))
    limit = quota("vpc", "L-2AFB9258")(aws) if groups > LEAST_GROUPS else None
    if limit is not None and groups > limit.most:
        yield resource.finding(
            name,
            problem=f"{name} lists {groups} security groups, and the quota for one network interface is "
            f"{limit.most:g}.",
            fix=with_commands(
                "Put the rules into fewer groups, or ask for a higher quota and wait for it:",
                increase("vpc", limit, groups, resource.region),
            ),
        )


@policy(Ecs.SERVICE, level="advisory")
def fargate_exceeded(service: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Tasks need more Fargate processors than the account's quota leaves.

    Why: "You've reached the limit on the number of vCPUs you can run concurrently": ECS makes the service, but starts
    no more tasks, and the deployment waits in vain. New accounts have very few. What runs now is what CloudWatch saw
    some minutes ago.
    Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html
        https://docs.aws.amazon.com/AmazonECS/latest/developerguide/monitoring-fargate-usage.html
    """
    if service.exists or not _steady(service):
        return
    new = beside(service, stack, Ecs.SERVICE, counts=_steady)
    if new[0] is not service:
        return  # the first one speaks for all
    total = added(new, lambda other: [(other.urn, _fargate(other, stack))])
    found = aws.servicequotas.quota("fargate", "L-3032A538") if total.amount else None
    if found is not None:
        usage = found.usage
        seen = (
            aws.cloudwatch.latest(usage.namespace, usage.metric, usage.dimensions, usage.statistic) if usage else None
        )
        used = seen or 0
        if used + total.amount > found.value:
            limit = QuotaLimit(found.value, found.code)
            yield service.finding(
                "desiredCount",
                problem=f"The stack starts tasks with {total.amount:g} Fargate vCPUs beside the {used:g} that run in "
                f"{service.region}, and the quota is {found.value:g}.{whose(stack)}",
                fix=with_commands(
                    "Lower desiredCount or cpu, or ask for a higher quota and wait for it:",
                    increase("fargate", limit, math.ceil(used + total.amount), service.region),
                ),
            )
            return
    if total.unknown:
        raise total.unknown


def _steady(service: Resource) -> bool:
    """Does the service run on Fargate, and not on what Fargate has to spare?"""
    return on_fargate(service) and "FARGATE_SPOT" not in strategy_names(service)


def _fargate(service: Resource, stack: Stack) -> float:
    count = service.number("desiredCount", default=0) or 0
    task = task_of(service, stack)
    cpu = task.number("cpu") if task and count else None
    return count * cpu / 1024 if cpu else 0
