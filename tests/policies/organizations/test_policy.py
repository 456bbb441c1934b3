from __future__ import annotations

from typing import Any

from policypack.testing import Json, Plan, Table, Unknown

DENY = {"Effect": "Deny", "Action": "organizations:LeaveOrganization", "Resource": "*"}

RESOURCES = "RESOURCE_CONTROL_POLICY"


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
        ("stay", "The document has no Statement.", "Add Statement."),
    )
    .bad(
        "statements in a policy on tags",
        lambda p: p.set("stay", type="TAG_POLICY"),
        ("stay", "A policy of the type TAG_POLICY has tags, and no Statement.", "Write tags, or change type."),
    )
    .good(
        "a denial for everybody",
        lambda p: p.set("stay", type=RESOURCES, content=Json({"Statement": [{**DENY, "Principal": "*"}]})),
    )
    .bad(
        "nobody",
        lambda p: p.set("stay", type=RESOURCES),
        (
            "stay",
            "A resource control policy has no Principal.",
            'Write "Principal": "*", and say by conditions who is meant.',
        ),
    )
    .bad(
        "an allowance",
        lambda p: p.set(
            "stay", type=RESOURCES, content=Json({"Statement": [{**DENY, "Principal": "*", "Effect": "Allow"}]})
        ),
        ("stay", "A resource control policy allows something, and only AWS's own RCPFullAWSAccess does."),
    )
    .bad(
        "no effect",
        lambda p: p.set("stay", content=Json({"Statement": [{**DENY, "Effect": None}]})),
        ("stay", "A statement has no Effect.", "Set Effect."),
    )
    .absent("no content", lambda p: p.set("stay", content=None))
    .unknown("what", lambda p: p.set("stay", content=Unknown()))
)


def written(length: int, type: str) -> Any:
    """Return a change to a document of that many characters."""
    content = '{"Statement":[]}'.ljust(length)
    return lambda p: p.set("stay", type=type, content=content)


content_too_long = (
    Table("organizations-policy-content-too-long", base)
    .good("the longest that denies in accounts", written(10_240, "SERVICE_CONTROL_POLICY"))
    .bad(
        "a character more",
        written(10_241, "SERVICE_CONTROL_POLICY"),
        (
            "stay",
            "content has 10241 characters, and such a policy has 10240 at most.",
            "Write it without white space (separators in json.dumps), or split it into several policies.",
        ),
        level="mandatory",
    )
    .good("the longest for resources", written(5120, RESOURCES))
    .bad(
        "one more for resources",
        written(5121, RESOURCES),
        ("stay", "content has 5121 characters, and such a policy has 5120 at most."),
    )
    .good("a type that is newer", written(20_000, "NEW_POLICY"))
    .absent("no content", lambda p: p.set("stay", content=None))
    .unknown("what", lambda p: p.set("stay", content=Unknown()))
    .outside("nothing is referred to", None)
)
