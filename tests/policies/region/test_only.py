from __future__ import annotations

from policypack.testing import Plan, Table

TYPE = "aws:ecrpublic/repository:Repository"


def base() -> Plan:
    return Plan().add(TYPE, "open", repositoryName="open", provider={"region": "us-east-1"})


in_another = (
    Table("region-only-in-another", base)
    .good("where the service is")
    .bad(
        "elsewhere",
        lambda p: p.add(TYPE, "lost", repositoryName="lost"),
        (
            "lost",
            "The resource is made in eu-west-1, and its service is in us-east-1 alone.",
            "Give it a provider of the region us-east-1, or set its region to that.",
        ),
        level="mandatory",
    )
    .without("absent", "reads where the resource goes")
    .without("unknown", "reads where the resource goes")
    .without("outside", "reads one resource")
)
