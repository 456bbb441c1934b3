from __future__ import annotations

from policypack.testing import Hidden, Plan, Ref, Table, Unknown
from policypack.testing.table import Change
from tests.policies.states import existing

INSTANCE = "aws:rds/instance:Instance"
CLUSTER = "aws:rds/cluster:Cluster"
DOCDB = "aws:docdb/cluster:Cluster"
REDSHIFT = "aws:redshift/cluster:Cluster"
PASSWORD = "random:index/randomPassword:RandomPassword"


def base() -> Plan:
    plan = Plan()
    plan.add(PASSWORD, "drawn", length=24, special=False)
    plan.add(INSTANCE, "ledger", engine="mysql", username="admin", dbName="ledger", password=Ref("drawn", "result"))
    plan.add(CLUSTER, "orders", engine="aurora-postgresql", masterUsername="orders", manageMasterUserPassword=True)
    return plan


def given(plan: Plan, password: object, **more: object) -> Plan:
    """Give the instance a password that is known."""
    return plan.set("ledger", password=password, **more)


def cluster(plan: Plan, password: object, **more: object) -> Plan:
    return plan.set("orders", masterPassword=password, manageMasterUserPassword=None, **more)


password_invalid = (
    Table("rds-master-password-invalid", base)
    .good(
        "an Output as text is output-stringified's finding",
        lambda plan: given(plan, "Calling __str__ on an Output[T] is not supported."),
    )
    .good("managed, and drawn by an update", undecided=True)
    .good("a password that MySQL takes", lambda plan: given(plan, "Correct-Horse-7"))
    .good("Aurora PostgreSQL takes 99 characters", lambda plan: cluster(plan, "a" * 99))
    .good("Db2 takes what begins like another engine's name", lambda plan: given(plan, "a" * 200, engine="db2-ae"))
    .good("an engine that is not known here", lambda plan: given(plan, "x", engine="informix"))
    .bad(
        "too short",
        lambda plan: given(plan, "Seven77"),
        ("ledger", "The master password has 7 characters, and at least 8 are needed."),
        level="mandatory",
    )
    .bad(
        "too long for MySQL, and a slash in it",
        lambda plan: given(plan, "a/" + "b" * 40),
        (
            "ledger",
            "The master password has 42 characters, and at most 41 are allowed; it holds a character that is refused.",
        ),
    )
    .bad(
        "a character outside ASCII",
        lambda plan: cluster(plan, "Pässwort-1"),
        ("orders", "The master password holds a character that is refused."),
    )
    .bad(
        "a secret is judged and not shown",
        lambda plan: cluster(plan, Hidden("p@ssword-one")),
        ("orders", "The master password holds a character that is refused."),
    )
    .bad(
        "the literal part alone is refused",
        lambda plan: given(plan, Ref("drawn", "result", before="pre@")),
        ("ledger", "The master password holds a character that is refused."),
        view="preview",
    )
    .bad(
        "a Multi-AZ cluster's limit is not certain",
        lambda plan: cluster(plan, "a" * 60, engine="mysql"),
        ("orders", "The master password has 60 characters, and at most 41 are allowed."),
        level="advisory",
    )
    .bad(
        "Oracle refuses an ampersand",
        lambda plan: given(plan, "seven&eight", engine="oracle-se2"),
        ("ledger", "The master password holds a character that is refused."),
    )
    .bad(
        "Redshift wants all kinds of characters",
        lambda plan: plan.add(REDSHIFT, "lake", masterUsername="lake", masterPassword="lower-case-only"),
        ("lake", "The master password needs an upper-case letter, a lower-case letter and a digit."),
    )
    .bad(
        "DocumentDB takes a space and refuses a quote",
        lambda plan: plan.add(DOCDB, "pages", masterUsername="pages", masterPassword='two words "quoted"'),
        ("pages", "The master password holds a character that is refused."),
    )
    .absent("no password here", lambda plan: given(plan, None, manageMasterUserPassword=True))
    .unknown("drawn by an update", None)
    .unknown("the engine is", lambda plan: given(plan, "short", engine=Unknown()))
    .without("outside", "reads one resource")
)

password_not_managed = (
    Table("rds-master-password-not-managed", base)
    .good(
        "RDS cannot manage that of a replica's source",
        lambda plan: given(plan, "Correct-Horse-7").add(
            INSTANCE, "copy", replicateSourceDb=Ref("ledger", "identifier")
        ),
    )
    .good(
        "nor that of a global database",
        lambda plan: cluster(plan, "Correct-Horse-7", globalClusterIdentifier="world"),
    )
    .good("managed, and drawn by the stack")
    .bad(
        "a literal",
        lambda plan: given(plan, "Correct-Horse-7"),
        (
            "ledger",
            (
                "password is a value that the program was given, and manageMasterUserPassword is not set: nobody "
                "rotates "
                "the password."
            ),
        ),
        level="advisory",
    )
    .bad(
        "a secret of the configuration, with a word that names of properties have too",
        lambda plan: cluster(plan, Hidden("Password-Horse-7")),
        (
            "orders",
            (
                "masterPassword is a value that the program was given, and manageMasterUserPassword is not set: nobody "
                "rotates the password."
            ),
        ),
    )
    .bad(
        "Redshift spells it otherwise",
        lambda plan: plan.add(REDSHIFT, "lake", masterUsername="lake", masterPassword="Correct-Horse-7"),
        (
            "lake",
            (
                "masterPassword is a value that the program was given, and manageMasterPassword is not set: nobody "
                "rotates "
                "the password."
            ),
        ),
    )
    .absent("no password here", lambda plan: given(plan, None, manageMasterUserPassword=True))
    .unknown("what an update makes is not given", lambda plan: given(plan, Unknown()), undecided=False)
    .without("outside", "reads one resource")
)


def left_alone(plan: Plan) -> Plan:
    plan.planned["ledger"].options["ignore_changes"] = ["password"]
    return plan


NOTHING = "Neither password nor manageMasterUserPassword is set, and the database is not made from another one."
password_missing = (
    Table("rds-master-password-missing", base)
    .good("an imported database has one", lambda plan: existing(given(plan, None), "ledger"))
    .good("managed, and drawn by the stack")
    .good("written once, never kept", lambda plan: given(plan, None, passwordWo=Hidden("Correct-Horse-7")))
    .good("from a snapshot", lambda plan: given(plan, None, snapshotIdentifier="before"))
    .good("a replica", lambda plan: given(plan, None, replicateSourceDb="main", username=None, dbName=None))
    .good("Aurora has it in the cluster", lambda plan: given(plan, None, engine="aurora-mysql"))
    .good("a second region", lambda plan: cluster(plan, None, globalClusterIdentifier="world"))
    .good("Neptune has no password", lambda plan: cluster(plan, None, engine="neptune"))
    .good(
        "brought in, with changes of the password left alone",
        lambda plan: left_alone(given(plan, None)),
        view="preview",
    )
    .bad("nothing at all", lambda plan: given(plan, None), ("ledger", NOTHING), level="mandatory")
    .bad(
        "a cluster may be meant to join another",
        lambda plan: cluster(plan, None),
        (
            "orders",
            (
                "Neither masterPassword nor manageMasterUserPassword is set, and the database is not made from another "
                "one."
            ),
        ),
        level="advisory",
    )
    .absent(
        "management said to be off", lambda plan: given(plan, None, manageMasterUserPassword=False), ("ledger", NOTHING)
    )
    .unknown("managed or not", lambda plan: given(plan, None, manageMasterUserPassword=Unknown()))
    .unknown("a password from an update", lambda plan: given(plan, Unknown()), undecided=False)
    .without("outside", "reads one resource")
)

password_given_twice = (
    Table("rds-master-password-given-twice", base)
    .bad(
        "both, and the password is not valid either",
        lambda plan: given(plan, "short", manageMasterUserPassword=True),
        ("ledger", "password is set, and manageMasterUserPassword is true."),
        level="mandatory",
    )
    .good("one or the other")
    .bad(
        "both",
        lambda plan: given(plan, "Correct-Horse-7", manageMasterUserPassword=True),
        ("ledger", "password is set, and manageMasterUserPassword is true."),
        level="mandatory",
    )
    .absent("neither", lambda plan: given(plan, None))
    .unknown("managed or not", lambda plan: given(plan, "Correct-Horse-7", manageMasterUserPassword=Unknown()))
    .unknown("given or not", lambda plan: given(plan, Unknown(), manageMasterUserPassword=True))
    .without("outside", "reads one resource")
)

username_reserved = (
    Table("rds-master-username-reserved", base)
    .good("admin is free in MySQL")
    .good("postgres is free in PostgreSQL", lambda plan: plan.set("orders", masterUsername="postgres"))
    .bad(
        "admin in PostgreSQL",
        lambda plan: plan.set("orders", masterUsername="Admin"),
        ("orders", "masterUsername is 'admin', which aurora-postgresql reserves."),
        level="mandatory",
    )
    .bad(
        "rdsadmin anywhere",
        lambda plan: plan.set("ledger", username="rdsadmin"),
        ("ledger", "username is 'rdsadmin', which mysql reserves."),
    )
    .bad(
        "admin in DocumentDB",
        lambda plan: plan.add(DOCDB, "pages", masterUsername="admin", manageMasterUserPassword=True),
        ("pages", "masterUsername is 'admin', which DocumentDB reserves."),
    )
    .absent("no name here", lambda plan: plan.set("orders", masterUsername=None))
    .unknown("from an update", lambda plan: plan.set("orders", masterUsername=Unknown()))
    .without("outside", "reads one resource")
)

username_invalid = (
    Table("rds-master-username-invalid", base)
    .good("MySQL takes 32 characters", lambda plan: plan.set("ledger", username="a" * 32))
    .bad(
        "MariaDB takes 16",
        lambda plan: plan.set("ledger", engine="mariadb", username="a" * 17),
        ("ledger", f"username is '{'a' * 17}'; it must have at most 16 characters."),
    )
    .bad(
        "MySQL takes no 33",
        lambda plan: plan.set("ledger", engine="mysql", username="a" * 33),
        ("ledger", f"username is '{'a' * 33}'; it must have at most 32 characters."),
    )
    .good("PostgreSQL takes 63", lambda plan: plan.set("ledger", engine="postgres", username="a" * 63))
    .bad(
        "PostgreSQL takes no 64",
        lambda plan: plan.set("ledger", engine="postgres", username="a" * 64),
        ("ledger", f"username is '{'a' * 64}'; it must have at most 63 characters."),
    )
    .good("letters")
    .good("an underscore", lambda plan: plan.set("orders", masterUsername="orders_app"))
    .good("another engine's rules are not known here", lambda plan: plan.set("ledger", engine="db2-ae", username="a-b"))
    .bad(
        "a hyphen",
        lambda plan: plan.set("orders", masterUsername="orders-app"),
        (
            "orders",
            (
                "masterUsername is 'orders-app'; it must begin with a letter and have only letters, digits and "
                "underscores."
            ),
        ),
        level="mandatory",
    )
    .absent("no name here", lambda plan: plan.set("orders", masterUsername=None))
    .unknown("from an update", lambda plan: plan.set("orders", masterUsername=Unknown()))
    .without("outside", "reads one resource")
)

# Engines and the most characters that each takes.
for engine, most in (
    ("mysql", 41),
    ("mariadb", 41),
    ("postgres", 128),
    ("sqlserver-se", 128),
    ("oracle-ee", 30),
    ("custom-oracle-ee", 30),
    ("db2-se", 255),
):

    def of(engine: str, length: int) -> Change:
        return lambda plan: plan.set("ledger", engine=engine, password="a" * length)

    password_invalid.good(f"{most} characters for {engine}", of(engine, most), view="engine")
    password_invalid.good(f"8 characters for {engine}", of(engine, 8), view="engine")
    password_invalid.bad(
        f"{most + 1} characters for {engine}",
        of(engine, most + 1),
        ("ledger", f"The master password has {most + 1} characters, and at most {most} are allowed."),
        view="engine",
    ).bad(
        f"7 characters for {engine}",
        of(engine, 7),
        ("ledger", "The master password has 7 characters, and at least 8 are needed."),
        view="engine",
    )
