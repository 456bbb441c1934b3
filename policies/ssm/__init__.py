"""AWS Systems Manager: parameters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypack import Finding, Resource, Text, policy
from policypack.catalogue.tokens import Ssm

# https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html
_NAME = re.compile(r"/?[\w.-]+(/[\w.-]+)*", re.ASCII)
_DEEPEST = 15
_SIZES = {"Standard": 4096, "Advanced": 8192}


@policy(Ssm.PARAMETER)
def parameter_name_refused(parameter: Resource) -> Iterator[Finding]:
    """Name of a parameter is one that Parameter Store does not take.

    Why: "ValidationException: Parameter name: can't be prefixed with "ssm" (case-insensitive). If formed as a path, it
    can consist of sub-paths divided by slash symbol; each sub-path can be formed as a mix of letters, numbers and the
    following 3 symbols .-_".
    Source: https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html
    """
    name = parameter.raw("name")
    if not isinstance(name, str) or not name or name.startswith("arn:"):
        return
    first = name.strip("/").partition("/")[0].lower()
    if not _NAME.fullmatch(name):
        problem = f"The name {name!r} has more in it than letters, digits and .-_ between slashes."
    elif first.startswith(("aws", "ssm")):
        problem = f"The name {name!r} begins with {first[:3]}, which is reserved."
    elif name.strip("/").count("/") + 1 > _DEEPEST:
        problem = f"The name has {name.strip('/').count('/') + 1} levels; {_DEEPEST} are allowed."
    elif "/" in name and not name.startswith("/"):
        problem = f"The name {name!r} is a path and does not begin with a slash."
    else:
        return
    yield parameter.finding(
        "name", problem=problem, fix="Use letters, digits and .-_ with slashes between, such as /shop/production/url."
    )


@policy(Ssm.PARAMETER)
def parameter_too_large(parameter: Resource) -> Iterator[Finding]:
    """Value of a parameter is larger than its tier holds.

    Why: "ValidationException: Standard tier parameters support a maximum parameter value of 4096 characters".
    Source: https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html
    """
    tier = parameter.text("tier", default="Standard") or "Standard"
    value = parameter.partial("value")
    if value is None or tier not in _SIZES:
        return
    size = len((value.literal if isinstance(value, Text) else value).encode())
    if size > _SIZES[tier]:
        larger = " Or set tier to Advanced." if tier == "Standard" and size <= _SIZES["Advanced"] else ""
        yield parameter.finding(
            "value",
            problem=f"The value has {size} bytes; the tier {tier} holds {_SIZES[tier]}.",
            fix=f"Keep it elsewhere, in S3 or Secrets Manager.{larger}",
        )


@policy(Ssm.PARAMETER)
def parameter_nested(parameter: Resource) -> Iterator[Finding]:
    """Value of a parameter names another parameter in double braces.

    Why: "ValidationException: Parameter value can't nest another parameter. Do not use "{{}}" in the value."
    Source: https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html
    """
    value = parameter.partial("value")
    found = re.search(r"\{\{.*?\}\}", value.literal if isinstance(value, Text) else value or "", re.DOTALL)
    if found:
        yield parameter.finding(
            "value",
            problem=f"The value has {found[0]!r} in it.",
            fix="Write the value itself: a parameter cannot refer to another one.",
        )


@policy(Ssm.PARAMETER)
def value_outside_pattern(parameter: Resource) -> Iterator[Finding]:
    """Value of a parameter does not match its own pattern.

    Why: "ParameterPatternMismatchException: Parameter value … failed to satisfy constraint: allowedPattern".
    Source: https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html
    """
    pattern, value = parameter.text("allowedPattern"), parameter.text("value") or parameter.text("insecureValue")
    if not pattern or not value:
        return
    try:
        # Patterns are Java's: what Python does not know of them is left to AWS.
        matches = re.search(pattern, value)
    except re.error:
        return
    if matches is None:
        yield parameter.finding(
            "value",
            problem=f"The value does not match allowedPattern, {pattern}.",
            fix="Change the value or the pattern.",
        )
