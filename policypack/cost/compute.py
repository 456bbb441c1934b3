"""Instances, groups of them, Fargate tasks, EKS and what Lambda keeps warm.

Sources: https://aws.amazon.com/ec2/pricing/on-demand/ https://aws.amazon.com/ebs/pricing/
https://aws.amazon.com/fargate/pricing/ https://aws.amazon.com/eks/pricing/ https://aws.amazon.com/lambda/pricing/
Spot capacity has no list price: its price follows the market, and is reported as not priced.
"""

from __future__ import annotations

from collections.abc import Iterator

from policypack.block import Block
from policypack.cost.parts import LineName, Part, Pricer, Said, Unpriced, Usage, counted, number
from policypack.resource import Resource
from policypack.stack import Stack

TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate"
CONFIGURATION = "aws:ec2/launchConfiguration:LaunchConfiguration"
TASK_DEFINITION = "aws:ecs/taskDefinition:TaskDefinition"
TARGET = "aws:appautoscaling/target:Target"
FUNCTION = "aws:lambda/function:Function"
_SPOT = "the Spot price follows the market"


def instance(instance: Resource, stack: Stack) -> Iterator[Said]:
    kind = instance.text("instanceType")
    template = None
    if kind is None and (reference := instance.block("launchTemplate")):
        template = _template(reference, stack, "id", "name")
        kind = template.text("instanceType") if template else None
    if kind is None:
        yield Unpriced("the instance", "its type comes from a launch template outside of the stack")
        return
    yield LineName(kind)
    if instance.block("instanceMarketOptions"):
        yield Unpriced(f"a Spot instance of {kind}", _SPOT)
    else:
        yield Part(f"ec2/{kind}/hour")
    for volume in (*instance.blocks("rootBlockDevice"), *instance.blocks("ebsBlockDevices")):
        yield from _volume(volume, 1)
    if instance.flag("associatePublicIpAddress"):
        yield Part("ipv4/hour")
    yield Usage("data transfer of instances")


def _volume(volume: Block, count: float, size_name: str = "volumeSize") -> Iterator[Said]:
    size = volume.number(size_name)
    if not size:
        return  # the image's own size, which only AWS knows
    kind = volume.text("volumeType") or volume.text("type") or "gp2"
    yield Part(f"ebs/{kind}/month", size * count)
    iops = volume.number("iops")
    if iops and kind == "io1":
        yield Part("ebs/io1-iops/month", iops * count)
    if iops and kind == "gp3" and iops > 3000:
        yield Part("ebs/gp3-iops/month", (iops - 3000) * count)


def volume(volume: Resource, stack: Stack) -> Iterator[Said]:
    size = volume.number("size")
    yield LineName(f"{number(size or 0)} GB {volume.text('type', 'gp2')}")
    yield from _volume(volume, 1, "size")


def group(group: Resource, stack: Stack) -> Iterator[Said]:
    count = group.number("desiredCapacity")
    count = group.number("minSize", 0) or 0 if count is None else count
    mixed = group.block("mixedInstancesPolicy")
    spot = 0.0
    if mixed:
        inner = mixed.block("launchTemplate")
        reference = inner.block("launchTemplateSpecification") if inner else None
        template = _template(reference, stack, "launchTemplateId", "launchTemplateName")
        overrides = inner.blocks("overrides") if inner else []
        kind = (overrides[0].text("instanceType") if overrides else None) or _type(template)
        spot = count - _on_demand(mixed.block("instancesDistribution"), count)
    elif reference := group.block("launchTemplate"):
        template = _template(reference, stack, "id", "name")
        kind = _type(template)
    else:
        template = stack.follow(group, "launchConfiguration", CONFIGURATION)
        kind = _type(template)
    yield from _instances(template, kind, count, spot)
    yield Usage("data transfer of instances")


def _on_demand(distribution: Block | None, count: float) -> float:
    """How many of a group's instances are not Spot: the base, and a share of what is above it (all by default)."""
    if distribution is None:
        return count
    base = min(count, distribution.number("onDemandBaseCapacity", 0) or 0)
    share = distribution.number("onDemandPercentageAboveBaseCapacity", 100)
    return base + (count - base) * (100 if share is None else share) / 100


def _instances(template: Resource | None, kind: str | None, count: float, spot: float) -> Iterator[Said]:
    if not count:
        yield LineName("0 instances to begin with")
        return
    if kind is None:
        yield Unpriced(counted(count, "instance"), "their type is not in the stack")
        return
    yield LineName(f"{counted(count, 'instance')} of {kind}")
    if template is not None and template.type == TEMPLATE and template.block("instanceMarketOptions"):
        spot = count
    if spot:
        yield Unpriced(f"{counted(round(spot, 1), 'Spot instance')} of {kind}", _SPOT)
    yield Part(f"ec2/{kind}/hour", count - spot)
    if template is None:
        return
    devices = [disk for device in template.blocks("blockDeviceMappings") if (disk := device.block("ebs"))]
    for disk in (*devices, *template.blocks("rootBlockDevice"), *template.blocks("ebsBlockDevices")):
        yield from _volume(disk, count)


def _template(reference: Block | None, stack: Stack, *names: str) -> Resource | None:
    if reference is None:
        return None
    return next((found for name in names if (found := stack.follow(reference, name, TEMPLATE))), None)


def _type(template: Resource | None) -> str | None:
    return template.text("instanceType") if template else None


def service(service: Resource, stack: Stack) -> Iterator[Said]:
    """An ECS service on Fargate; on instances it costs nothing of its own."""
    shares = {
        share.text("capacityProvider"): share for share in service.blocks("capacityProviderStrategies") if share.keys()
    }
    fargate = service.text("launchType") == "FARGATE" or bool({"FARGATE", "FARGATE_SPOT"} & set(shares))
    if not fargate:
        if not shares and not service.has("launchType"):
            yield Unpriced("its tasks", "the cluster's default capacity decides whether they run on Fargate")
        return
    count = service.number("desiredCount", 0) or 0
    for target in stack.referrers(service, TARGET, property="resourceId"):
        count = max(count, target.number("minCapacity", 0) or 0)
        yield Usage("tasks above the minimum")
    task = stack.follow(service, "taskDefinition", TASK_DEFINITION)
    if task is None:
        yield Unpriced(counted(count, "Fargate task"), "the task definition is not in the stack")
        return
    spot = _spot_tasks(shares, count)
    yield from _tasks(service, task, count, spot)
    yield Usage("data transfer and logs of tasks")


def _spot_tasks(shares: dict[str | None, Block], count: float) -> float:
    spot = shares.get("FARGATE_SPOT")
    if spot is None:
        return 0
    base = min(count, sum(share.number("base", 0) or 0 for share in shares.values()))
    weights = sum(share.number("weight", 0) or 0 for share in shares.values())
    above = (count - base) * (spot.number("weight", 0) or 0) / weights if weights else 0
    return (min(count, spot.number("base", 0) or 0)) + above


def _tasks(service: Resource, task: Resource, count: float, spot: float) -> Iterator[Said]:
    cpu, memory = _units(task.text("cpu"), "vcpu"), _units(task.text("memory"), "gb")
    platform = task.block("runtimePlatform") or Block({}, task, "runtimePlatform")
    size = f"{number(cpu)} vCPU and {number(memory)} GB"
    if (platform.text("operatingSystemFamily", "LINUX") or "LINUX").startswith("WINDOWS"):
        yield Unpriced(f"{counted(count, 'Windows task')} of {size}", "there is no list price of them here")
        return
    arm = platform.text("cpuArchitecture", "X86_64") == "ARM64"
    chip = "arm" if arm else "x86"
    yield LineName(f"{counted(count, 'task')} of {size}" + (", ARM" if arm else ""))
    if spot:
        yield Unpriced(f"{counted(round(spot, 1), 'Fargate Spot task')} of {size}", _SPOT)
    regular = count - spot
    yield Part(f"fargate/{chip}/vcpu/hour", cpu * regular)
    yield Part(f"fargate/{chip}/gb/hour", memory * regular)
    disk = task.block("ephemeralStorage")
    extra = (disk.number("sizeInGib") or 0) - 20 if disk else 0
    if extra > 0:
        yield Part("fargate/disk/gb/hour", extra * count)
    network = service.block("networkConfiguration")
    if network and network.flag("assignPublicIp"):
        yield Part("ipv4/hour", count)


def _units(text: str | None, unit: str) -> float:
    """A task's cpu or memory in vCPU or GB: "512" (units, MiB), "0.5 vCPU", "1 GB"."""
    words = (text or "0").lower().replace("vcpu", " vcpu").replace("gb", " gb").split()
    try:
        return float(words[0]) if unit in words else float(words[0]) / 1024
    except ValueError:
        return 0


def eks(cluster: Resource, stack: Stack) -> Iterator[Said]:
    yield Part("eks/hour")
    yield LineName("control plane")


def node_group(group: Resource, stack: Stack) -> Iterator[Said]:
    scaling = group.block("scalingConfig")
    count = (scaling.number("desiredSize", 0) or 0) if scaling else 0
    template = _template(group.block("launchTemplate"), stack, "id", "name")
    kinds = group.texts("instanceTypes")
    kind = kinds[0] if kinds else _type(template) or "t3.medium"
    spot = count if group.text("capacityType") == "SPOT" else 0
    yield from _instances(template, kind, count, spot)
    yield Usage("data transfer of instances")


def provisioned(config: Resource, stack: Stack) -> Iterator[Said]:
    count = config.number("provisionedConcurrentExecutions", 0) or 0
    function = stack.follow(config, "functionName", FUNCTION)
    if function is None:
        yield Unpriced(f"{number(count)} instances kept warm", "the function is not in the stack")
        return
    memory = (function.number("memorySize", 128) or 128) / 1024
    chip = "arm" if function.texts("architectures") == ["arm64"] else "x86"
    yield Part(f"lambda-provisioned/{chip}/gb/hour", count * memory)
    yield LineName(f"{number(count)} kept warm, {number(memory)} GB each")


PRICERS: dict[str, tuple[str, Pricer]] = {
    "aws:ec2/instance:Instance": ("Instance", instance),
    "aws:ebs/volume:Volume": ("Volume", volume),
    "aws:autoscaling/group:Group": ("Auto Scaling group", group),
    "aws:ecs/service:Service": ("Fargate", service),
    "aws:eks/cluster:Cluster": ("EKS cluster", eks),
    "aws:eks/nodeGroup:NodeGroup": ("EKS nodes", node_group),
    "aws:lambda/provisionedConcurrencyConfig:ProvisionedConcurrencyConfig": ("Lambda", provisioned),
}
