"""Machine images that are named by a parameter ("resolve:ssm:…"), which EC2 looks up itself."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Aws, Finding, Resource, Stack, Text, policy
from policypack.aws.services.ssm import PUBLIC
from policypack.aws.things.ssm import parameter_there
from policypack.catalogue.tokens import Ec2, Ssm
from policypack.shelf.machines import IMAGE, settled
from policypack.shelf.origins import brought
from policypack.shelf.outside import proven, with_commands
from policypack.shown import argument

RESOLVE = "resolve:ssm:"
HOLDS = "aws:ec2:image"


def _planned(machine: Resource, stack: Stack) -> Resource | None:
    """Return the planned parameter that names the image: by reference, or by its name as text in the region."""
    value = machine.partial(IMAGE[machine.type])
    if isinstance(value, Text):
        found = (stack.get(symbol.urn) for symbol in value.symbols if value.prefix == RESOLVE)
        return next((parameter for parameter in found if parameter and parameter.type == Ssm.PARAMETER), None)
    name = _name(value)
    return next(iter(stack.named(name, machine, Ssm.PARAMETER)), None) if name else None


def _name(value: str | Text | None) -> str | None:
    """Return the parameter's name without version or label; None for anything else and for another account's."""
    if not isinstance(value, str) or not value.startswith(RESOLVE):
        return None
    name = value.removeprefix(RESOLVE)
    return None if name.startswith("arn:") else name.partition(":")[0]


@policy(Ec2.INSTANCE, Ec2.LAUNCH_TEMPLATE)
def not_found(machine: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Parameter that names the machine image does not exist.

    Why: EC2 looks the parameter up when a machine is launched, and when a version of a launch template is made. AWS's
    own parameters differ by region.
    Source: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-systems-manager-parameter-to-find-AMI.html
        https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/create-launch-template.html#use-an-ssm-parameter-instead-of-an-ami-id
    """
    property = IMAGE[machine.type]
    name = None if settled(machine) else _name(machine.partial(property))
    if not name or _planned(machine, stack) is not None or brought(Ssm.PARAMETER, name, machine, stack):
        return
    if parameter_there(aws, name):
        return
    listing = "describe-parameters"
    if name.startswith(PUBLIC):
        listing = f"get-parameters-by-path --recursive --path {argument(name.rpartition('/')[0])}"
    yield machine.finding(
        property,
        problem=f"There is no parameter {name} in {machine.region} to take the image from.",
        fix=with_commands(
            "Name a parameter that is there, or create it in the stack (aws.ssm.Parameter):",
            f"aws ssm {listing} --region {machine.region} --query 'Parameters[].Name'",
        ),
        level=proven(machine, property, stack),
    )


@policy(Ec2.INSTANCE, Ec2.LAUNCH_TEMPLATE)
def not_an_image(machine: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Parameter that names the machine image is not declared to hold one.

    Why: "SsmInvalidParameter: Unsupported data type. The following parameter data types are supported: aws:ec2:image".
    A parameter holds plain text unless its data type says otherwise.
    Source: https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-ec2-aliases.html
        https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/create-launch-template.html#use-an-ssm-parameter-instead-of-an-ami-id
    """
    property = IMAGE[machine.type]
    planned = None if settled(machine) else _planned(machine, stack)
    if planned is not None:
        name, holds = planned.name, planned.text("dataType") or "text"
    else:
        outside = None if settled(machine) else _name(machine.partial(property))
        if not outside or outside.startswith(PUBLIC) or brought(Ssm.PARAMETER, outside, machine, stack):
            return
        found = aws.ssm.parameter(outside)
        if found is None:
            return
        name, holds = outside, found.holds
    if holds == HOLDS:
        return
    yield machine.finding(
        property,
        problem=f"The parameter {name}, from which the image is taken, has the data type {holds}; EC2 wants {HOLDS}.",
        fix=f"Set dataType of {name} to {HOLDS!r}."
        if planned is not None
        else with_commands(
            "Store the image's id anew with the data type:",
            f"aws ssm put-parameter --region {machine.region} --name {argument(name)} --overwrite "
            f"--data-type {HOLDS} --type String --value ami-…",
        ),
        # The error is one of making launch templates; that machines are refused likewise, the documentation says.
        level=None if machine.type == Ec2.LAUNCH_TEMPLATE and not machine.exists else "advisory",
    )


@policy(Ec2.LAUNCH_CONFIGURATION)
def not_supported(configuration: Resource) -> Iterator[Finding]:
    """Launch configuration takes its machine image from a parameter.

    Why: "ValidationError: AMI resolve:ssm:… is invalid: Invalid id: "resolve:ssm:…" (expecting "ami-...")". Launch
    templates can, launch configurations cannot.
    Source: https://docs.aws.amazon.com/autoscaling/ec2/userguide/using-systems-manager-parameters.html
        https://github.com/aws/aws-cdk/issues/28090
    """
    value = configuration.partial("imageId")
    text = value.prefix if isinstance(value, Text) else value
    if text and text.startswith(RESOLVE):
        yield configuration.finding(
            "imageId",
            problem=f"imageId is {value}, and a launch configuration takes the id of an image only.",
            fix="Use a launch template (aws.ec2.LaunchTemplate), or read the parameter in the program: "
            "aws.ssm.get_parameter(name=…).value.",
        )
