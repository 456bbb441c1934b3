from __future__ import annotations

from policypack.aws.services.rds import CertificateAuthority, EngineVersion, EngineVersions
from policypack.testing import Plan, Ref, Table, Unknown


def base() -> Plan:
    plan = Plan()
    plan.add(
        "aws:rds/instance:Instance",
        "ledger",
        engine="postgres",
        engineVersion="16.8",
        caCertIdentifier="rds-ca-rsa2048-g1",
    )
    plan.add("aws:docdb/cluster:Cluster", "papers")
    return plan.add(
        "aws:docdb/clusterInstance:ClusterInstance",
        "papers-1",
        clusterIdentifier=Ref("papers"),
        caCertIdentifier="rds-ca-rsa2048-g1",
    )


VERSION = EngineVersion("16.8", "16", "available", "postgres16", certificates=("rds-ca-rsa2048-g1",))
OFFERED = {
    ("rds.engine_version", "postgres", "16.8"): EngineVersions("postgres", "16.8", "eu-west-1", (VERSION,)),
    ("rds.certificates",): (CertificateAuthority("rds-ca-rsa2048-g1", "CA", "2061-05-22"),),
}
not_offered = (
    Table("rds-certificate-not-offered", base)
    .good("both are offered", facts=OFFERED)
    .not_found(
        "withdrawn",
        lambda plan: plan.set("ledger", caCertIdentifier="rds-ca-2019"),
        ("ledger", "The certificate authority rds-ca-2019 is not offered for postgres 16.8 in eu-west-1."),
        facts=OFFERED,
        level="mandatory",
    )
    .bad(
        "no version is named, so the region's count",
        lambda plan: plan.set("papers-1", caCertIdentifier="rds-ca-2019"),
        ("papers-1", "The certificate authority rds-ca-2019 is not offered for eu-west-1."),
        facts=OFFERED,
    )
    .absent("RDS chooses", lambda plan: plan.set("ledger", caCertIdentifier=None), facts=OFFERED)
    .unknown("from an update", lambda plan: plan.set("ledger", caCertIdentifier=Unknown()), facts=OFFERED)
    .outside("a cluster elsewhere", lambda plan: plan.set("papers-1", clusterIdentifier="elsewhere"), facts=OFFERED)
    .cannot_ask("denied")
)
