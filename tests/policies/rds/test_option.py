from __future__ import annotations

from policypack.aws.services.rds import OptionGroup
from policypack.testing import Plan, Ref, Table, Unknown

INSTANCE = "aws:rds/instance:Instance"
GROUP = "aws:rds/optionGroup:OptionGroup"


def base() -> Plan:
    plan = Plan()
    plan.add(
        GROUP,
        "audit",
        engineName="mysql",
        majorEngineVersion="8.0",
    )
    # `options` of add() are Pulumi's own.
    plan.set("audit", options=[{"optionName": "MARIADB_AUDIT_PLUGIN"}])
    return plan.add(INSTANCE, "ledger", engine="mysql", engineVersion="8.0.40", optionGroupName=Ref("audit", "name"))


def outside(plan: Plan) -> Plan:
    return plan.set("ledger", optionGroupName="company-audit")


ASKED = ("rds.option_group", "company-audit")
MISSING = ("ledger", "There is no option group company-audit in eu-west-1, and this stack does not create it.")

group_not_found = (
    Table("rds-option-group-not-found", base)
    .good("planned here", facts={})
    .good("RDS makes its own", lambda plan: plan.set("ledger", optionGroupName="default:mysql-8-0"), facts={})
    .outside("there", outside, facts={ASKED: OptionGroup("company-audit", "mysql", "8.0")})
    .not_found("nowhere", outside, MISSING, facts={ASKED: None}, level="mandatory")
    .bad(
        "changes of the property are ignored",
        lambda plan: _ignoring(outside(plan), "ledger", "optionGroupName"),
        MISSING,
        facts={ASKED: None},
        view="preview",
        level="advisory",
    )
    .absent("RDS chooses", lambda plan: plan.set("ledger", optionGroupName=None), facts={})
    .unknown("from an update", lambda plan: plan.set("ledger", optionGroupName=Unknown()), facts={})
    .cannot_ask("denied", outside)
)


def _ignoring(plan: Plan, name: str, property: str) -> Plan:
    plan.planned[name].options["ignore_changes"] = [property]
    return plan


group_engine_mismatch = (
    Table("rds-option-group-engine-mismatch", base)
    .good("both are MySQL 8.0")
    .good("the version is said as its major alone", lambda plan: plan.set("ledger", engineVersion="8"))
    .bad(
        "another major version",
        lambda plan: plan.set("ledger", engineVersion="8.4.3"),
        ("ledger", "The option group is for mysql 8.0, and the database is mysql 8.4.3."),
        level="mandatory",
    )
    .bad(
        "another engine",
        lambda plan: plan.set("ledger", engine="mariadb", engineVersion=None),
        ("ledger", "The option group is for mysql 8.0, and the database is mariadb."),
    )
    .outside("a group elsewhere, that fits", outside, facts={ASKED: OptionGroup("company-audit", "mysql", "8.0")})
    .bad(
        "a group elsewhere, for another engine",
        outside,
        ("ledger", "The option group is for oracle-ee 19, and the database is mysql 8.0.40."),
        facts={ASKED: OptionGroup("company-audit", "oracle-ee", "19")},
    )
    .good("a group elsewhere, and nobody to ask", outside)
    .good("restored, with the engine of its source", lambda plan: plan.set("ledger", engine=None, engineVersion=None))
    .unknown(
        "the engine of one without a group",
        lambda plan: plan.set("ledger", engine=Unknown(), optionGroupName=None),
        undecided=False,
    )
    .absent("RDS chooses", lambda plan: plan.set("ledger", optionGroupName=None))
    .unknown("version from an update", lambda plan: plan.set("ledger", engineVersion=Unknown()))
)

OPTIONS = {("rds.options", "mysql", "8.0"): ("MARIADB_AUDIT_PLUGIN", "MEMCACHED")}
not_offered = (
    Table("rds-option-not-offered", base)
    .good("offered", facts=OPTIONS)
    .not_found(
        "mistyped",
        lambda plan: plan.set("audit", options=[{"optionName": "AUDIT_PLUGIN"}]),
        ("audit", "mysql 8.0 has no option AUDIT_PLUGIN in eu-west-1; it has MARIADB_AUDIT_PLUGIN, MEMCACHED."),
        facts=OPTIONS,
        level="mandatory",
    )
    .bad(
        "an engine without options",
        lambda plan: plan.set("audit", engineName="postgres", majorEngineVersion="16"),
        ("audit", "postgres 16 has no option MARIADB_AUDIT_PLUGIN in eu-west-1; it has none."),
        facts={("rds.options", "postgres", "16"): ()},
    )
    .good("a major version that AWS does not know is the group's own", facts={("rds.options", "mysql", "8.0"): None})
    .good("an engine that is not said", lambda plan: plan.set("audit", engineName=None), facts={})
    .absent("no option", lambda plan: plan.set("audit", options=None), facts={})
    .unknown("version from an update", lambda plan: plan.set("audit", majorEngineVersion=Unknown()), facts=OPTIONS)
    .cannot_ask("denied")
)
