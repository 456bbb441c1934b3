"""Machines that groups start, against the quota of what an account may run."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Aws, Finding, Resource, Stack, policy
from policypack.aws.things.ec2 import cpus, processors, running
from policypack.catalogue.tokens import Autoscaling, Ec2, Eks
from policypack.shelf.existing import whose
from policypack.shelf.machines import NODE_TYPES
from policypack.shelf.outside import with_commands
from policypack.shelf.quotas import added, beside, increase, quota

_MACHINES = processors("on-demand")
_RUNNING = running("on-demand")
_QUOTA = quota("ec2", "L-1216C47A")


@policy(Autoscaling.GROUP, Eks.NODE_GROUP, level="advisory")
def machines_exceeded(group: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Groups start more machines than the account may run.

    Why: "VcpuLimitExceeded: You have requested more vCPU capacity than your current vCPU limit": the node group ends in
    CREATE_FAILED with AsgInstanceLaunchFailures, the Auto Scaling group waits in vain. New accounts have very few.
    Source: https://docs.aws.amazon.com/ec2/latest/instancetypes/ec2-instance-quotas.html
        https://docs.aws.amazon.com/eks/latest/APIReference/API_Issue.html
    """
    new = beside(group, stack, Autoscaling.GROUP, Eks.NODE_GROUP, Ec2.INSTANCE)
    if group.exists or new[0] is not group:
        return  # the first one speaks for all
    machines = [other for other in new if other.type == Ec2.INSTANCE]
    alone = added(machines, lambda other: [(other.urn, _MACHINES(aws, other))])
    total = added(new[: len(new) - len(machines)], lambda other: [(other.urn, _started(other, stack, aws))])
    limit = _QUOTA(aws) if total.amount else None
    if limit is not None:
        used = _RUNNING(aws) + alone.amount
        if used <= limit.most < used + total.amount:  # else the machines alone are too many, and said to be
            yield group.finding(
                problem=f"The stack's groups start {total.amount:g} virtual processors of standard on-demand instances "
                f"beside {used:g} others in {group.region}, and the quota is {limit.most:g}.{whose(stack)}",
                fix=with_commands(
                    "Start fewer or smaller machines, or ask for a higher quota and wait for it:",
                    increase("ec2", limit, used + total.amount, group.region),
                ),
            )
            return
    if total.unknown:
        raise total.unknown


def _started(group: Resource, stack: Stack, aws: Aws) -> float:
    """Return the least number of processors that a group starts with; 0 where it may be spot, or is not said here."""
    if group.type == Eks.NODE_GROUP:
        scaling = group.block("scalingConfig")
        count = scaling.number("desiredSize") if scaling else None
        if group.text("capacityType") == "SPOT":
            return 0
        types = group.texts("instanceTypes") or ([] if group.has("launchTemplate") else list(NODE_TYPES))
    else:
        count = group.number("desiredCapacity") if group.has("desiredCapacity") else group.number("minSize")
        types = []
    if not count:
        return 0
    types = types or _launched(group, stack)
    return count * min((cpus(aws, name) for name in types), default=0)


def _launched(group: Resource, stack: Stack) -> list[str]:
    template = group.block("launchTemplate")
    block, name = (template, "id" if template.has("id") else "name") if template else (group, "launchConfiguration")
    found = stack.follow(block, name, Ec2.LAUNCH_TEMPLATE, Ec2.LAUNCH_CONFIGURATION)
    if found is None or found.has("instanceMarketOptions") or found.has("spotPrice"):
        return []
    type = found.text("instanceType")
    return [type] if type else []
