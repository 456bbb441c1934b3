"""Node groups of EKS with a launch template of their own."""

from __future__ import annotations

import base64
from collections.abc import Iterator

from policypack import Finding, Resource, Stack, content, policy
from policypack.catalogue.tokens import Ec2, Eks

# What belongs into the template, where there is one, and where it goes there.
# https://docs.aws.amazon.com/eks/latest/userguide/launch-templates.html#launch-template-basics
_IN_TEMPLATE = {
    "diskSize": "blockDeviceMappings",
    "remoteAccess": "keyName and vpcSecurityGroupIds",
}
# https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateNodegroup.html
_REFUSED_IN_TEMPLATE = ("iamInstanceProfile", "instanceMarketOptions", "hibernationOptions")


@policy(Eks.NODE_GROUP)
def setting_beside(group: Resource) -> Iterator[Finding]:
    """Node group has a setting that belongs into its launch template.

    Why: "InvalidParameterException: Disk size must be specified within the launch template", "Remote access
    configuration cannot be specified with a launch template".
    Source: https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateNodegroup.html
    """
    if not group.given("launchTemplate"):
        return
    for name in group.given(*_IN_TEMPLATE):
        if group.raw(name) != 0:
            yield group.finding(
                name,
                problem=f"The node group has a launch template and {name}.",
                fix=f"Remove {name}, and set {_IN_TEMPLATE[name]} in the launch template.",
            )


@policy(Eks.NODE_GROUP)
def refused_setting(group: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Launch template of a node group has a setting that EKS does not take.

    Why: "InvalidRequestException: You cannot specify an instance profile in the launch template", and the like for Spot
    requests and hibernation: EKS decides these itself. "You cannot specify an AMI Type other than CUSTOM, when
    specifying an image id in your launch template", nor a version. "Ec2LaunchTemplateInvalidConfiguration: User data
    was not in the MIME multipart format".
    Source: https://docs.aws.amazon.com/eks/latest/userguide/launch-templates.html#launch-template-basics
        https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateNodegroup.html
        https://github.com/terraform-aws-modules/terraform-aws-eks/issues/3459
    """
    block = group.block("launchTemplate")
    if block is None:
        return
    for template in {
        found.urn: found for n in ("id", "name") for found in stack.follow_all(block, n, Ec2.LAUNCH_TEMPLATE)
    }.values():
        for name in template.given(*_REFUSED_IN_TEMPLATE):
            yield template.finding(
                name,
                problem=f"{name} is set in the launch template of the node group {group.name}.",
                fix=f"Remove {name} from {template.name}; the node group sets it itself.",
            )
        for interface in template.blocks("networkInterfaces"):
            if interface.given("subnetId"):
                yield interface.finding(
                    "subnetId",
                    problem=f"A network interface in the launch template of the node group {group.name} has a subnet.",
                    fix="Remove subnetId; the nodes stand in the subnetIds of their group.",
                )
        own = template.given("imageId")
        if not own:
            yield from _user_data(group, template)
        if own and (group.text("amiType") or "CUSTOM") != "CUSTOM":
            yield group.finding(
                "amiType",
                problem=f"amiType is {group.text('amiType')}, and the launch template {template.name} has an imageId.",
                fix="Remove amiType, or imageId from the template.",
            )
        if own and group.given("version"):
            yield group.finding(
                "version",
                problem=f"The node group has a version, and its launch template {template.name} an imageId.",
                fix="Remove version: the image has the Kubernetes that it was made with.",
            )
        if template.has("instanceType") and group.given("instanceTypes") and template.given("instanceType"):
            yield group.finding(
                "instanceTypes",
                problem=f"The node group has instanceTypes, and its launch template {template.name} an instanceType.",
                fix=f"Remove instanceTypes from {group.name}, or instanceType from {template.name}.",
            )


def _user_data(group: Resource, template: Resource) -> Iterator[Finding]:
    data = template.raw("userData")
    kind = group.text("amiType") or "AL2023"
    if not isinstance(data, str) or not kind.startswith(("AL2_", "AL2023")):
        return
    try:
        text = base64.b64decode("".join(content(data).split()), validate=True).lstrip()
    except ValueError:
        return
    # What is compressed is not looked into.
    if text.startswith((b"#!", b"#cloud-config", b"apiVersion:", b"---")):
        yield template.finding(
            "userData",
            problem=f"userData is a plain text, to which the node group {group.name} cannot add what its nodes need.",
            fix="Wrap it as a part of a MIME multipart archive, which begins with MIME-Version: 1.0 and "
            'Content-Type: multipart/mixed; boundary="…".',
        )
