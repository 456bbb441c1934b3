"""Plans and facts of machines, for the tests of what AWS says about them."""

from __future__ import annotations

from policypack.aws.services.ec2 import InstanceType, MachineImage
from policypack.testing import Plan, Ref

AMI = "ami-0a1b2c3d4e5f60718"
INSTANCE = "aws:ec2/instance:Instance"
TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate"
GROUP = "aws:autoscaling/group:Group"
SUBNET = "aws:ec2/subnet:Subnet"


def base() -> Plan:
    """One machine, and a group of machines that starts from a launch template."""
    plan = Plan()
    plan.add(SUBNET, "private", vpcId="vpc-1", cidrBlock="10.0.1.0/24", availabilityZone="eu-west-1a")
    plan.add(INSTANCE, "bastion", ami=AMI, instanceType="t4g.micro", keyName="ops", subnetId=Ref("private"))
    plan.add(TEMPLATE, "web", imageId=AMI, instanceType="t4g.micro", keyName="ops")
    return plan.add(GROUP, "webs", launchTemplate={"id": Ref("web"), "version": "$Latest"}, minSize=1, maxSize=2)


def image(architecture: str = "arm64", state: str = "available") -> MachineImage:
    return MachineImage(
        id=AMI,
        name="al2023",
        created="2026-01-01",
        architecture=architecture,
        owner="210987654321",
        state=state,
        root_device="/dev/xvda",
        root_device_type="ebs",
        virtualization="hvm",
        location="",
        description="",
        public=True,
        ena=True,
        deprecated="",
    )


def kind(name: str, *architectures: str) -> InstanceType:
    return InstanceType(
        name=name,
        vcpus=2,
        cores=2,
        memory=1024,
        architectures=architectures,
        generation_current=True,
        bare_metal=False,
        hypervisor="nitro",
        burstable=True,
        free_tier=False,
        interfaces=2,
        addresses_per_interface=2,
    )


def ignoring(plan: Plan, name: str, property: str) -> Plan:
    plan.planned[name].options["ignore_changes"] = [property]
    return plan


def exists(plan: Plan, name: str) -> Plan:
    plan.planned[name].outputs["id"] = name
    return plan
