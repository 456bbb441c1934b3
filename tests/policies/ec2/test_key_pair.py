from __future__ import annotations

from policypack.aws.services.ec2 import KeyPair
from policypack.testing import Plan, Ref, Table, Unknown
from tests.policies.machines import base, exists

ASKED = ("ec2.key_pair", "ops")
MISSING = "There is no key pair ops in eu-west-1, and this stack does not create it."


def nodes(plan: Plan) -> Plan:
    plan.remove("bastion", "webs", "web")
    return plan.add("aws:eks/nodeGroup:NodeGroup", "nodes", clusterName="main", remoteAccess={"ec2SshKey": "ops"})


not_found = (
    Table("ec2-key-pair-not-found", base)
    .good("there", facts={ASKED: KeyPair("key-1", "ops", "ed25519")})
    .not_found(
        "not there", None, ("bastion", MISSING), ("web", MISSING), facts={ASKED: None}, level="mandatory", view="engine"
    )
    .bad(
        "a machine that runs looks like a new one without state",
        lambda plan: plan.remove("webs", "web"),
        ("bastion", MISSING),
        facts={ASKED: None},
        view="preview",
        level="advisory",
    )
    .bad("of a node group", nodes, ("nodes", MISSING), facts={ASKED: None})
    .bad(
        "of a launch template that nobody uses",
        lambda plan: plan.remove("bastion", "webs"),
        ("web", MISSING),
        facts={ASKED: None},
        level="advisory",
    )
    .good(
        "a machine that runs goes on",
        lambda plan: exists(plan.remove("webs", "web"), "bastion"),
        facts={},
        view="engine",
    )
    .good("planned under that name", lambda plan: plan.add("aws:ec2/keyPair:KeyPair", "key", keyName="ops"), facts={})
    .outside(
        "planned, by its output",
        lambda plan: (
            plan.remove("webs", "web").add("aws:ec2/keyPair:KeyPair", "key").set("bastion", keyName=Ref("key"))
        ),
        facts={},
    )
    .absent("none", lambda plan: plan.remove("webs", "web").set("bastion", keyName=None), facts={})
    .good("an empty text is none", lambda plan: plan.remove("webs", "web").set("bastion", keyName=""), facts={})
    .unknown("from an update", lambda plan: plan.remove("webs", "web").set("bastion", keyName=Unknown()), facts={})
    .cannot_ask("denied")
)
