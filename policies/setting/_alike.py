"""Rows that several services have alike."""

from __future__ import annotations

from policies.setting._shapes import DOCS, PROVIDER, Form, Pair, When

# Begins with a letter, ends in none but a letter or digit, and has no two hyphens side by side.
HYPHENED = r"(?!.*--)[A-Za-z][0-9A-Za-z-]{0,%d}(?<!-)"

# Numbers of AWS's side of a connection: the private ones, and four that old regions gave and the provider lets stand.
# https://github.com/hashicorp/terraform-provider-aws/issues/5263
AMAZON_ASNS = (
    *((old, old) for old in (7_224, 9_059, 10_124, 17_493)),
    (64_512, 65_534),
    (4_200_000_000, 4_294_967_294),
)


def arn(type: str, path: str, source: str) -> Form:
    """Return the form of what the provider reads as an ARN before AWS is asked."""
    return Form(
        type,
        path,
        r"arn:[^:\s]+:[^:\s]+:[^:\s]*:[^:\s]*:.+",
        "be an ARN",
        "is an invalid ARN: arn: invalid prefix",
        f"{PROVIDER}/{source}",
    )


def family(type: str, pattern: str, what: str, source: str) -> Form:
    """Return the form of the family that a parameter group is for."""
    says = "InvalidParameterValue: ParameterGroupFamily is not a valid parameter group family"
    return Form(type, "family", f"(?i){pattern}", f"be {what}", says, source)


def machine_class(type: str, path: str, begin: str, page: str) -> Form:
    """Return the form of the class of a service's machines, which `page` lists."""
    return Form(
        type,
        path,
        rf"{begin}\..+",
        f"begin with {begin}. as the classes of this service do",
        "InvalidParameterValue: Invalid DB Instance class" if begin == "db" else "InvalidParameterValue",
        f"{DOCS}/{page}",
    )


def machine_type(type: str, path: str) -> Form:
    """Return the form of the type of a machine of EC2."""
    return Form(
        type,
        path,
        r"[a-z0-9-]+\.[a-z0-9-]+",
        "be a type such as t3.micro, in small letters",
        "InvalidParameterValue: Invalid value for InstanceType",
        f"{DOCS}/ec2/latest/instancetypes/instance-type-names.html",
    )


def template_version(type: str, path: str) -> Form:
    """Return the form of the version of a launch template."""
    return Form(
        type,
        path,
        r"\$(Latest|Default)|\d+",
        "be $Latest, $Default or a number",
        "ValidationError: Invalid launch template version: either '$Default', '$Latest', or a numeric version are "
        "allowed",
        f"{DOCS}/autoscaling/ec2/APIReference/API_LaunchTemplateSpecification.html",
    )


def typed_sources(type: str) -> Pair:
    """Return what a subscription to events of databases needs beside the ids of their sources."""
    return Pair(
        type,
        (When("sourceIds"),),
        "If SourceIds are supplied, SourceType must also be provided",
        f"{DOCS}/AmazonRDS/latest/APIReference/API_CreateEventSubscription.html",
        needs=("sourceType",),
    )
