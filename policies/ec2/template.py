"""Launch templates and what launches from them."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator

from policypack import Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Autoscaling, Ec2, Eks


@policy(Ec2.LAUNCH_TEMPLATE)
def user_data_not_encoded(template: Resource) -> Iterator[Finding]:
    """User data of a launch template is not in base64.

    Why: "InvalidUserData.Malformed: Invalid BASE64 encoding of user data". An Instance's userData is encoded by the
    provider, a template's is not.
    Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RequestLaunchTemplateData.html
    """
    data = template.raw("userData")
    if not isinstance(data, str) or not data:
        return
    try:
        base64.b64decode("".join(data.split()), validate=True)
    except (binascii.Error, ValueError):
        yield template.finding(
            "userData",
            problem="userData is not base64.",
            fix="Encode it: base64.b64encode(text.encode()).decode() in Python, Buffer.from(text).toString('base64') "
            "in TypeScript.",
        )


@policy(Ec2.LAUNCH_TEMPLATE)
def groups_beside_interface(template: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Launch template has security groups beside a network interface.

    Why: "InvalidQueryParameter: Invalid launch template. When a network interface is provided, the security groups must
    be a part of it". EC2 takes the template, and refuses what launches from it.
    Source: https://docs.aws.amazon.com/autoscaling/ec2/userguide/create-launch-template.html
    """
    groups = template.given("vpcSecurityGroupIds", "securityGroupNames")
    if not groups or not template.given("networkInterfaces"):
        return
    used = stack.referrers(template, Autoscaling.GROUP, Ec2.INSTANCE, Eks.NODE_GROUP, Ec2.FLEET)
    yield template.finding(
        groups[0],
        problem=f"The template has networkInterfaces and {groups[0]}.",
        fix=f"Move the groups into networkInterfaces[0].securityGroups, and remove {groups[0]}.",
        level=None if used else "advisory",
    )


@policy(Ec2.INSTANCE)
def zone_of_another_subnet(instance: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Instance asks for another zone than its subnet is in.

    Why: "InvalidParameterValue: The subnet ID … is in the availability zone … and not in the one asked for".
    Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RunInstances.html
    """
    zone = instance.raw("availabilityZone")
    subnet = stack.follow(instance, "subnetId", Ec2.SUBNET)
    if not isinstance(zone, str) or not zone or subnet is None:
        return
    there = subnet.raw("availabilityZone")
    if isinstance(there, str) and there and there != zone:
        yield instance.finding(
            "availabilityZone",
            problem=f"availabilityZone is {zone}, and the subnet {subnet.name} is in {there}.",
            fix="Remove availabilityZone, the subnet says it; or use a subnet of that zone.",
        )
