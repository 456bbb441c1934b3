"""What each engine takes as a master password."""

from __future__ import annotations

from typing import NamedTuple

from policypack import Resource
from policypack.catalogue.tokens import Docdb, Rds, Redshift


class PasswordRule(NamedTuple):
    """What an engine takes as a master password: its length, and the characters it refuses."""

    least: int
    most: int
    refused: str = '/@" '


# RDS: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html (MasterUserPassword)
# Aurora: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html
# DocumentDB: https://docs.aws.amazon.com/documentdb/latest/developerguide/API_CreateDBCluster.html
# Redshift: https://docs.aws.amazon.com/redshift/latest/APIReference/API_CreateCluster.html
PASSWORDS = {
    "mysql": PasswordRule(8, 41),
    "mariadb": PasswordRule(8, 41),
    "aurora-mysql": PasswordRule(8, 41),
    "aurora-postgresql": PasswordRule(8, 99),
    "postgres": PasswordRule(8, 128),
    "sqlserver": PasswordRule(8, 128),
    "oracle": PasswordRule(8, 30, "/@\" &'"),
    "custom-oracle": PasswordRule(8, 30, "/@\" &'"),
    "db2": PasswordRule(8, 255),
    "docdb": PasswordRule(8, 100, '/@"'),
    "redshift": PasswordRule(8, 64, "'\"\\/@ "),
}


def password_rule(database: Resource) -> PasswordRule | None:
    """Return what the database's engine takes, None for an engine that is not known here."""
    if database.type == Redshift.CLUSTER:
        return PASSWORDS["redshift"]
    engine = "docdb" if database.type == Docdb.CLUSTER else database.text("engine") or ""
    exact = PASSWORDS.get(engine)
    return exact or next((rule for name, rule in PASSWORDS.items() if engine.startswith(f"{name}-")), None)


def password_property(database: Resource) -> str:
    return "password" if database.type == Rds.INSTANCE else "masterPassword"


def refused_characters(rule: PasswordRule) -> str:
    return " ".join("space" if c == " " else c for c in rule.refused)
