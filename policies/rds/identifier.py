"""Names of databases and of their groups."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from policypack import Finding, Resource, policy
from policypack.catalogue.tokens import Docdb, Neptune, Rds
from policypack.shelf.naming import NameRule, broken, given, renaming

# https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/rds/validate.go
IDENTIFIER = NameRule(
    characters="0-9a-z-",
    shown="lower-case letters, digits and hyphens",
    most=63,
    first="[a-z]",
    first_shown="a letter",
    last="[^-]",
    last_shown="a letter or a digit",
    refused=("--",),
)
PARAMETERS = replace(
    IDENTIFIER, characters="0-9a-z.-", shown="lower-case letters, digits, periods and hyphens", most=255
)
# DocumentDB's and Neptune's groups, in the provider's docdb/validate.go and neptune/validate.go.
PLAIN_PARAMETERS = replace(IDENTIFIER, most=255)
SUBNETS = NameRule("0-9a-z_ .-", "lower-case letters, digits, hyphens, underscores, periods and spaces", 255)
NAMES = {
    Rds.INSTANCE: ("identifier", IDENTIFIER),
    Rds.CLUSTER_INSTANCE: ("identifier", IDENTIFIER),
    Rds.CLUSTER: ("clusterIdentifier", IDENTIFIER),
    Rds.PARAMETER_GROUP: ("name", PARAMETERS),
    Rds.CLUSTER_PARAMETER_GROUP: ("name", PARAMETERS),
    Rds.SUBNET_GROUP: ("name", SUBNETS),
    Docdb.CLUSTER: ("clusterIdentifier", IDENTIFIER),
    Docdb.CLUSTER_INSTANCE: ("identifier", IDENTIFIER),
    Docdb.CLUSTER_PARAMETER_GROUP: ("name", PLAIN_PARAMETERS),
    Docdb.SUBNET_GROUP: ("name", SUBNETS),
    Neptune.CLUSTER: ("clusterIdentifier", IDENTIFIER),
    Neptune.CLUSTER_INSTANCE: ("identifier", IDENTIFIER),
    Neptune.PARAMETER_GROUP: ("name", PLAIN_PARAMETERS),
    Neptune.CLUSTER_PARAMETER_GROUP: ("name", PLAIN_PARAMETERS),
    Neptune.SUBNET_GROUP: ("name", SUBNETS),
}


@policy(*NAMES)
def invalid(database: Resource) -> Iterator[Finding]:
    """Identifier of a database or of its group is not valid.

    Why: The provider refuses it before AWS is asked: "only lowercase alphanumeric characters and hyphens allowed in
    "cluster_identifier"". Names that are built from a project's or a stack's name bring capital letters in.
    Source: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html
        https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/rds/validate.go
    """
    property, rule = NAMES[database.type]
    name = database.partial(property)
    if name is None:
        return
    problems = list(broken(name, given(database, rule)))
    if problems:
        yield database.finding(
            property,
            problem=f"{property} {str(name)!r} {', and '.join(problems)}.",
            fix=renaming(name, rule),
        )
