from __future__ import annotations

from policypack.testing import Json, Plan, Table, Unknown

DENY = {"Effect": "Deny", "Action": "organizations:LeaveOrganization", "Resource": "*"}


def base() -> Plan:
    content = Json({"Version": "2012-10-17", "Statement": [DENY]})
    return Plan().add("aws:organizations/policy:Policy", "stay", content=content)


content_refused = (
    Table("organizations-policy-content-refused", base)
    .good("a denial")
    .good("tags", lambda p: p.set("stay", type="TAG_POLICY", content=Json({"tags": {}})))
    .bad(
        "a principal",
        lambda p: p.set("stay", content=Json({"Statement": [{**DENY, "Principal": "*"}]})),
        ("stay", "A service control policy has a Principal."),
        level="mandatory",
    )
    .bad(
        "no JSON",
        lambda p: p.set("stay", content="deny"),
        ("stay", "content is not JSON: Expecting value: line 1 column 1 (char 0)."),
    )
    .bad(
        "no statement",
        lambda p: p.set("stay", content=Json({"Version": "2012-10-17"})),
        ("stay", "The document has no Statement."),
    )
    .absent("no content", lambda p: p.set("stay", content=None))
    .unknown("what", lambda p: p.set("stay", content=Unknown()))
)
