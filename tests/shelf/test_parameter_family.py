from __future__ import annotations

import pytest

from policypack.shelf.versions import parameter_family


@pytest.mark.parametrize(
    ("engine", "version", "family"),
    [
        ("postgres", "16.8", "postgres16"),
        ("postgres", "16", "postgres16"),
        ("postgres", "9.6.24", "postgres9.6"),
        ("aurora-postgresql", "15.4", "aurora-postgresql15"),
        ("aurora-mysql", "8.0.mysql_aurora.3.08.0", "aurora-mysql8.0"),
        ("aurora-mysql", "5.7.mysql_aurora.2.11.1", "aurora-mysql5.7"),
        ("mysql", "8.4.3", "mysql8.4"),
        ("mysql", "8", None),
        ("mariadb", "10.11.9", "mariadb10.11"),
        ("docdb", "5.0.0", "docdb5.0"),
        ("neptune", "1.1.1.0", "neptune1"),
        ("neptune", "1.3.2.1", "neptune1.3"),
        ("redis", "7.1", "redis7"),
        ("redis", "6.x", "redis6.x"),
        ("redis", "6.2", "redis6.x"),
        ("redis", "5.0.6", "redis5.0"),
        ("valkey", "7.2", "valkey7"),
        ("valkey", "8.0", "valkey8"),
        ("memcached", "1.6.22", "memcached1.6"),
        ("oracle-ee", "19", None),
        ("postgres", "newest", None),
    ],
)
def test_the_family_of_a_version(engine: str, version: str, family: str | None) -> None:
    assert parameter_family(engine, version) == family
