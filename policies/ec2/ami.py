"""Machine images that are named by their id."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypack import Aws, Finding, Resource, Stack, as_text, policy
from policypack.shelf.machines import IMAGE, IMAGES, settled, starts, starts_once
from policypack.shelf.outside import named_outside, with_commands

# What an image for one of these cannot run on. Others (i386, …_mac) are for machines of their own.
ARCHITECTURES = ("arm64", "x86_64")
PARAMETERS = {
    "arm64": "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64",
    "x86_64": "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64",
}

# Types of Graviton, for the example in a fix: t4g.micro, m7gd.large, a1.medium.
_GRAVITON = re.compile(r"[a-z]+\d+g[a-z]*\.|a1\.")


def _image_id(machine: Resource, stack: Stack) -> str | None:
    """Return the id of an image from outside; "resolve:ssm:…" is looked up by EC2 itself."""
    found = named_outside(machine, IMAGE[machine.type], stack, *IMAGES)
    return found if found is not None and found.startswith("ami-") else None


@policy(*IMAGE, severity="critical")
def not_found(machine: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Machine image does not exist in the region, or is not visible to the account.

    Why: "InvalidAMIID.NotFound: The image id '[ami-…]' does not exist". An image's id is good for one region; private
    images must be shared, and owners withdraw old ones.
    Source: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/finding-an-ami.html
    """
    image_id = None if settled(machine) else _image_id(machine, stack)
    if image_id is None:
        return
    image = aws.ec2.image(image_id)
    if image is not None and image.state in ("available", ""):
        return
    region = machine.region
    if image is None:
        problem = f"There is no image {image_id} in {region} that this account can see."
    else:
        problem = f"The image {image_id} in {region} is {image.state}, and only an available one can be launched."
    yield machine.finding(
        IMAGE[machine.type],
        problem=problem,
        fix=with_commands(
            "Look the image up in the program (aws.ec2.get_ami, or aws.ssm.get_parameter for Amazon's own) instead of "
            "writing down its id. Amazon Linux 2023 of this region:",
            f"aws ssm get-parameter --region {region} --query Parameter.Value --output text --name "
            f"{PARAMETERS['arm64' if _GRAVITON.match(as_text(machine.raw('instanceType'))) else 'x86_64']}",
        ),
        level=starts_once(machine, IMAGE[machine.type], stack),
    )


@policy(*IMAGE, severity="critical")
def architecture_mismatch(machine: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Machine image is for another processor than the instance type.

    Why: "InvalidParameterValue: The architecture 'x86_64' of the specified instance type does not match the
    architecture 'arm64' of the specified AMI." Types of Graviton carry a g: t4g, m7g, c8g.
    Source: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ami-types.html
    """
    image_id, name = _image_id(machine, stack), machine.text("instanceType")
    if image_id is None or not name:
        return
    image, kind = aws.ec2.image(image_id), aws.ec2.instance_type(name)
    if image is None or kind is None or image.architecture not in ARCHITECTURES:
        return
    if not kind.architectures or image.architecture in kind.architectures:
        return
    needed = next((item for item in kind.architectures if item in ARCHITECTURES), kind.architectures[0])
    parameter = PARAMETERS.get(needed, PARAMETERS["x86_64"])
    yield machine.finding(
        "instanceType",
        problem=f"{name} runs {' and '.join(kind.architectures)}, and the image {image_id} is for "
        f"{image.architecture}.",
        fix=with_commands(
            f"Choose an instance type for {image.architecture}, or an image for {needed}; Amazon Linux 2023 is:",
            f"aws ssm get-parameter --region {machine.region} --query Parameter.Value --output text --name {parameter}",
        ),
        level=starts(machine, IMAGE[machine.type], stack) or starts(machine, "instanceType", stack),
    )
