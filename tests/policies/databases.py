"""What AWS says of database versions and of what can be ordered, for several tables."""

from __future__ import annotations

from policypack.aws.services.rds import EngineVersion, EngineVersions, Orderable


def version(name: str) -> EngineVersion:
    return EngineVersion(version=name, major=name.split(".")[0], status="available", family="")


def offered(engine: str, name: str) -> dict[object, object]:
    """The fact that a version is offered."""
    return {("rds.engine_version", engine, name): EngineVersions(engine, name, "eu-west-1", (version(name),))}


def option(version: str = "16.8", instance_class: str = "db.m7g.large", **changes: object) -> Orderable:
    values: dict[str, object] = {
        "version": version,
        "instance_class": instance_class,
        "licence": "",
        "storage": "gp3",
        "zones": ("eu-west-1a", "eu-west-1b"),
        "multi_az": True,
        "clusters": False,
        "performance_insights": True,
        "enhanced_monitoring": True,
        "iam_authentication": True,
        "least_storage": 20,
        "most_storage": 65536,
        **changes,
    }
    return Orderable(**values)  # type: ignore[arg-type]  # one row changes what it is about
