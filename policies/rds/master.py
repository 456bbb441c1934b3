"""The master user of a database: name and password. DocumentDB and Redshift too, whose rules are alike."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policies.rds._passwords import password_property, password_rule, refused_characters
from policypack import UNKNOWN, Finding, Resource, Stack, Text, as_text, policy
from policypack.catalogue.tokens import Docdb, Rds, Redshift
from policypack.shelf.databases import mysql, postgres, replica, restored
from policypack.shelf.outputs import MARKS
from policypack.shelf.providers import exists

# Other policies of this module, said by their ids.
NOT_VALID, NOT_MANAGED = "rds-master-password-invalid", "rds-master-password-not-managed"


def managed_property(database: Resource) -> str:
    return "manageMasterPassword" if database.type == Redshift.CLUSTER else "manageMasterUserPassword"


@policy(Rds.INSTANCE, Rds.CLUSTER, Docdb.CLUSTER, Redshift.CLUSTER)
def password_invalid(database: Resource) -> Iterator[Finding]:
    """Master password breaks the engine's rules.

    Why: "InvalidParameterValue: The parameter MasterUserPassword is not a valid password. Only printable ASCII
    characters besides '/', '@', '"', ' ' may be used", or a length that the engine refuses.
    Source: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
    """
    name, rule = password_property(database), password_rule(database)
    password = database.partial(name)
    # An Output that became text is another policy's finding.
    if rule is None or password is None or any(mark in as_text(password) for mark in MARKS):
        return
    whole, literal = not isinstance(password, Text), password.literal if isinstance(password, Text) else password
    # A Multi-AZ DB cluster is a cluster of an instance engine; its limit is not documented apart from Aurora's.
    multi_az_cluster = database.type == Rds.CLUSTER and database.text("engine") in ("mysql", "postgres")
    problems: list[str] = []
    if whole and len(literal) < rule.least:
        problems.append(f"has {len(literal)} characters, and at least {rule.least} are needed")
    elif len(literal) > rule.most:
        problems.append(f"has {len(literal)} characters, and at most {rule.most} are allowed")
    if any(c in rule.refused or not " " <= c <= "~" for c in literal):
        problems.append("holds a character that is refused")
    if whole and database.type == Redshift.CLUSTER and not _mixed(literal):
        problems.append("needs an upper-case letter, a lower-case letter and a digit")
    if problems:
        yield database.finding(
            name,
            problem=f"The master password {'; it '.join(problems)}.",
            fix=f"Use {rule.least} to {rule.most} printable ASCII characters without {refused_characters(rule)}, or "
            f"let AWS make it: {managed_property(database)}.",
            level="advisory" if multi_az_cluster and len(problems) == 1 and len(literal) > rule.most else None,
        )
    elif not whole:
        raise database.undecided(name)


def _mixed(password: str) -> bool:
    return all(any(test(c) for c in password) for test in (str.isupper, str.islower, str.isdigit))


@policy(Rds.INSTANCE, Rds.CLUSTER, Docdb.CLUSTER, Redshift.CLUSTER, level="advisory", group="security")
def password_not_managed(database: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Master password is given to the program and managed by nobody.

    Why: A password from the program or its configuration is kept in the stack's state, known to whoever can read
    either, and is never rotated. RDS can make it, keep it in Secrets Manager and rotate it; not so for the source of a
    read replica (SQL Server apart), for clusters of a global database and for RDS Custom.
    Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html
    """
    name = password_property(database)
    password = database.raw(name)
    # What another resource of the stack makes is unknown, or known with an edge to that resource.
    if (
        password is None
        or password is UNKNOWN
        or isinstance(password, Text)
        or database.property_dependencies.get(name)
    ):
        return
    if _unmanageable(database, stack):
        return
    managed = managed_property(database)
    yield database.finding(
        name,
        problem=f"{name} is a value that the program was given, and {managed} is not set: nobody rotates the password.",
        fix=f"Remove {name} and set {managed} to true; applications read the password from the secret that AWS makes.",
    )


def _unmanageable(database: Resource, stack: Stack) -> bool:
    """Can RDS not manage the password of this database?"""
    engine = database.text("engine") or ""
    if database.has("globalClusterIdentifier") or engine.startswith("custom-"):
        return True
    replicas = stack.referrers(database, Rds.INSTANCE, property="replicateSourceDb")
    replicas += stack.referrers(database, Rds.CLUSTER, property="replicationSourceIdentifier")
    return bool(replicas) and not engine.startswith("sqlserver")


@policy(Rds.INSTANCE, Rds.CLUSTER)
def password_missing(database: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Database has no master password at all.

    Why: "InvalidParameterValue: The parameter MasterUserPassword must be provided and must not be blank." A replica,
    a restored database and a further region of a global database have their source's.
    Source: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
    """
    if database.type == Rds.INSTANCE and (database.text("engine") or "aurora").startswith(("aurora", "custom-")):
        return
    if exists(database, stack) or replica(database) or restored(database) or database.has("globalClusterIdentifier"):
        return
    name, managed = password_property(database), managed_property(database)
    if database.has(name) or database.has(f"{name}Wo") or database.has(f"{name}WoVersion") or database.flag(managed):
        return
    # What an import brought in keeps the password it has.
    if name in database.options.ignore_changes or database.text("engine") in (None, "neptune", "docdb"):
        return
    yield database.finding(
        name,
        problem=f"Neither {name} nor {managed} is set, and the database is not made from another one.",
        fix=f"Set {managed} to true, or {name} to a secret.",
        # The provider itself insists for an instance; a cluster may be meant to join a global database later.
        level="advisory" if database.type == Rds.CLUSTER else None,
    )


@policy(
    Rds.INSTANCE,
    Rds.CLUSTER,
    silences={"rds-master-password-invalid": "property", "rds-master-password-not-managed": "property"},
)
def password_given_twice(database: Resource) -> Iterator[Finding]:
    """Master password is given although RDS shall manage it.

    Why: The two exclude each other: "MasterUserPassword can't be specified if ManageMasterUserPassword is turned on";
    the provider refuses it too.
    Source: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
    """
    name, managed = password_property(database), managed_property(database)
    if database.flag(managed) and database.given(name):
        yield database.finding(
            name,
            problem=f"{name} is set, and {managed} is true.",
            fix=f"Remove {name}: RDS makes the password and keeps it in Secrets Manager.",
        )


# Seen refused: https://github.com/aws-cloudformation/cfn-lint/pull/4425 (each tried against AWS).
EVERYWHERE = frozenset({"rdsadmin"})
POSTGRES = frozenset({"admin"})
DOCDB = frozenset({"admin"})  # https://github.com/aws/aws-cdk/pull/13295


@policy(Rds.INSTANCE, Rds.CLUSTER, Docdb.CLUSTER)
def username_reserved(database: Resource) -> Iterator[Finding]:
    """Master user has a name that the engine keeps for itself.

    Why: "InvalidParameterValue: MasterUsername admin cannot be used as it is a reserved word used by the engine".
    `admin` is free for MySQL and MariaDB, and reserved for PostgreSQL and DocumentDB.
    Source: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html
    """
    name = "username" if database.type == Rds.INSTANCE else "masterUsername"
    user = (database.text(name) or "").lower()
    if database.type == Docdb.CLUSTER:
        engine, reserved = "DocumentDB", DOCDB
    else:
        engine, reserved = database.text("engine") or "the engine", EVERYWHERE
        reserved |= POSTGRES if postgres(database) else frozenset()
    if user in reserved:
        yield database.finding(
            name,
            problem=f"{name} is {user!r}, which {engine} reserves.",
            fix=f"Choose another name, for instance {'postgres' if postgres(database) else 'dbadmin'}.",
        )


# Each tried against AWS: https://github.com/floci-io/floci/pull/3730. The documentation's 16 holds for MariaDB only.
USERNAME_LIMITS = {"postgres": 63, "mysql": 32, "mariadb": 16}


@policy(Rds.INSTANCE, Rds.CLUSTER)
def username_invalid(database: Resource) -> Iterator[Finding]:
    """Name of the master user is one that RDS refuses.

    Why: "InvalidParameterValue: MasterUsername must begin with a letter and contain only alphanumeric characters"; it
    may have underscores too. How long it may be depends on the engine.
    Source: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
    """
    name = "username" if database.type == Rds.INSTANCE else "masterUsername"
    user = database.text(name)
    if not user or not (postgres(database) or mysql(database)):
        return
    most = USERNAME_LIMITS.get(database.text("engine") or "")
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_]*", user):
        wanted = "begin with a letter and have only letters, digits and underscores"
    elif most is not None and len(user) > most:
        wanted = f"have at most {most} characters"
    else:
        return
    yield database.finding(
        name,
        problem=f"{name} is {user!r}; it must {wanted}.",
        fix=f"Use a name such as {re.sub(r'[^A-Za-z0-9_]', '_', user).lstrip('0123456789_')[:16] or 'dbadmin'!r}.",
    )
