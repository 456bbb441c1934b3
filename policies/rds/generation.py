"""Generations of instance classes that newer versions of an engine do not run on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypack import Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Rds
from policypack.shelf.databases import replica, restored
from policypack.shelf.orderable import engine_and_version

_GONE: tuple[int, ...] = (0,)
_OLDEST = dict.fromkeys(("m1", "m2", "m3", "r3", "t1"), _GONE)
# From which version on an engine has no machines of a generation, by what AWS's table says ("Lower than PostgreSQL 13",
# "Deprecated") or has answered.
# https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.DBInstanceClass.Support.html
# https://github.com/elastic/beats/issues/38473
# https://github.com/cn-terraform/terraform-aws-sonarqube/issues/88
SINCE: dict[str, dict[str, tuple[int, ...]]] = {
    "postgres": {**_OLDEST, **dict.fromkeys(("m4", "r4", "t2"), (13,))},
    "aurora-postgresql": {**_OLDEST, "r4": (14, 4)},
    "mysql": {"t1": _GONE, "t2": (8, 0, 35), "m1": _GONE, "m2": _GONE},
    **{f"oracle-{edition}": {**_OLDEST, "m4": _GONE, "r4": _GONE} for edition in ("ee", "ee-cdb", "se2", "se2-cdb")},
}


@policy(Rds.INSTANCE, Rds.CLUSTER_INSTANCE, severity="critical", gives_way=True)
def too_old(instance: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Instance class is of a generation that the engine version does not run on.

    Why: "InvalidParameterCombination: RDS does not support creating a DB instance with the following combination:
    DBInstanceClass=db.t2.micro, Engine=mysql, EngineVersion=8.0.35". This holds in every region and needs no answer.
    Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.DBInstanceClass.Support.html
    """
    value = instance.text("instanceClass") or ""
    if instance.exists or replica(instance) or restored(instance):
        return
    engine, version = engine_and_version(instance, stack)
    family = value.split(".")[1] if value.count(".") >= 2 else ""
    since = SINCE.get(engine or "", {}).get(family)
    if since is None:
        return
    numbers = tuple(map(int, re.findall(r"\d+", version))) if version else None
    # Without a version RDS takes its newest or nearly so; "8.0" stands for the newest of these.
    if numbers is not None and numbers < since[: len(numbers)]:
        return
    said = f"{engine} {version}" if version else f"{engine} (engineVersion is not set, which means a recent one)"
    yield instance.finding(
        "instanceClass",
        problem=f"instanceClass is {value}, and {said} does not run on db.{family}.",
        fix="Choose a class of a newer generation, such as db.t4g, db.m7g or db.r7g.",
    )
