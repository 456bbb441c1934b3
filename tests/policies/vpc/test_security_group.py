from __future__ import annotations

from policypack.testing import Plan, Table, Unknown

name_like_id = (
    Table(
        "vpc-security-group-name-like-id", lambda: Plan().add("aws:ec2/securityGroup:SecurityGroup", "web", name="web")
    )
    .good("a name")
    .good("sg in it", lambda p: p.set("web", name="web-sg-1"))
    .bad(
        "as the provider makes it of sg",
        lambda p: p.set("web", name="sg-1a2b3c4"),
        ("web", "name is 'sg-1a2b3c4'; names of groups may not begin with sg-."),
        level="mandatory",
    )
    .bad(
        "a prefix",
        lambda p: p.set("web", name=None, namePrefix="SG-web"),
        ("web", "namePrefix is 'SG-web'; names of groups may not begin with sg-."),
    )
    .absent("none", lambda p: p.set("web", name=None))
    .unknown("from an update", lambda p: p.set("web", name=Unknown()), undecided=False)
)

name_reserved = (
    Table(
        "vpc-security-group-name-reserved", lambda: Plan().add("aws:ec2/securityGroup:SecurityGroup", "web", name="web")
    )
    .good("a name")
    .bad(
        "that of each VPC's own group",
        lambda p: p.set("web", name="default"),
        ("web", "name is 'default', which each VPC's own group has."),
        level="mandatory",
    )
    .absent("none", lambda p: p.set("web", name=None))
    .unknown("from an update", lambda p: p.set("web", name=Unknown()), undecided=False)
    .without("outside", "reads one resource")
)
