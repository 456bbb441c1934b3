from __future__ import annotations

import json

from policypack.aws.services.accessanalyzer import PolicyFinding
from policypack.testing import Hidden, Json, Plan, Ref, Table, Unknown

DOCUMENT = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:GetObjekt", "Resource": "*"}]}
TRUST = {"Version": "2012-10-17", "Statement": []}
ASKED = ("accessanalyzer.policy_findings", json.dumps(DOCUMENT), "IDENTITY_POLICY", "")
TRUSTED = (
    "accessanalyzer.policy_findings",
    json.dumps(TRUST),
    "RESOURCE_POLICY",
    "AWS::IAM::AssumeRolePolicyDocument",
)
ERROR = PolicyFinding("ERROR", "INVALID_ACTION", "The action s3:GetObjekt does not exist.", "Statement[0].Action")


def base() -> Plan:
    plan = Plan()
    plan.add("aws:iam/policy:Policy", "reader", policy=Json(DOCUMENT))
    return plan.add("aws:iam/role:Role", "worker", assumeRolePolicy=Json(TRUST))


refused_by_access_analyzer = (
    Table("iam-document-refused-by-access-analyzer", base, config={"ask": True})
    .good("no remarks", facts={ASKED: (), TRUSTED: ()})
    .good("not asked unless it is wanted", facts={}, config={})
    .good("a suggestion", facts={ASKED: (PolicyFinding("SUGGESTION", "EMPTY_ARRAY", "Empty."),), TRUSTED: ()})
    .bad(
        "an action that is none",
        None,
        ("reader", "Access Analyzer says of policy: The action s3:GetObjekt does not exist (INVALID_ACTION)."),
        facts={ASKED: (ERROR,), TRUSTED: ()},
        level="advisory",
    )
    .not_found("no remarks", None, facts={ASKED: (), TRUSTED: ()})
    .absent("no document", lambda plan: plan.set("reader", policy=None), facts={TRUSTED: ()})
    .unknown("from an update", lambda plan: plan.set("reader", policy=Unknown()), facts={TRUSTED: ()})
    .unknown(
        "a secret is not sent",
        lambda plan: plan.set("reader", policy=Hidden(json.dumps(DOCUMENT))),
        facts={TRUSTED: ()},
    )
    .unknown(
        "made of what only an update knows",
        lambda plan: plan.set("reader", policy=Json({"Statement": Ref("worker", "arn")})),
        facts={TRUSTED: ()},
    )
    .cannot_ask("denied")
)
