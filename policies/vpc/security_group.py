"""Names of security groups."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Ec2


@policy(Ec2.SECURITY_GROUP)
def name_like_id(group: Resource) -> Iterator[Finding]:
    """Name of a security group begins as an id does.

    Why: "InvalidParameterValue: Value (sg-…) for parameter GroupName is invalid. Group names may not be in the format
    sg-*". A resource called "sg" gets such a name from the provider.
    Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html
    """
    for name in ("name", "namePrefix"):
        value = group.raw(name)
        if isinstance(value, str) and value.lower().startswith("sg-"):
            yield group.finding(
                name,
                problem=f"{name} is {value!r}; names of groups may not begin with sg-.",
                fix="Set name, or call the resource otherwise: the provider makes the name of it.",
            )
            return


@policy(Ec2.SECURITY_GROUP)
def name_reserved(group: Resource, *, stack: Stack) -> Iterator[Finding]:
    """New security group has the name of each VPC's own.

    Why: "InvalidGroup.Reserved: The security group 'default' is reserved". One that is there may be imported.
    Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
    """
    if group.raw("name") == "default" and not group.exists:
        yield group.finding(
            "name",
            problem="name is 'default', which each VPC's own group has.",
            fix="Choose another name, or manage that group by aws.ec2.DefaultSecurityGroup.",
        )
