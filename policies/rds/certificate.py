"""Certificate authorities that databases show to their clients."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Aws, Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Docdb, Rds
from policypack.shelf.orderable import engine_and_version
from policypack.shelf.outside import with_commands

NAMED = {
    Rds.INSTANCE: "caCertIdentifier",
    Rds.CLUSTER_INSTANCE: "caCertIdentifier",
    Docdb.CLUSTER_INSTANCE: "caCertIdentifier",
    Rds.CLUSTER: "caCertificateIdentifier",
}


@policy(*NAMED)
def not_offered(database: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Certificate authority is not offered for the database.

    Why: "CertificateNotFound: Certificate rds-ca-2019 not found". Old authorities are withdrawn, and some engine
    versions know only some of the new ones.
    Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL.html
    """
    property = NAMED[database.type]
    if not database.has(property):
        return
    wanted = database.text(property)
    engine, version = engine_and_version(database, stack)
    offered = aws.rds.engine_version(engine, version) if engine and version else None
    known = {name for match in offered.matches for name in match.certificates} if offered else set()
    what = f"{engine} {version} in {database.region}"
    if not known:
        known = {certificate.identifier for certificate in aws.rds.certificates()}
        what = database.region
    if not known or wanted in known:
        return
    yield database.finding(
        property,
        problem=f"The certificate authority {wanted} is not offered for {what}.",
        fix=with_commands(
            f"Use {' or '.join(sorted(known))}; this lists those of the region:",
            f"aws rds describe-certificates --region {database.region} "
            "--query 'Certificates[].[CertificateIdentifier,ValidTill]' --output text",
        ),
    )
