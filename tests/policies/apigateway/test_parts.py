from __future__ import annotations

from typing import Any

from policypack.testing import Plan, Ref, Table, Unknown

KIND = "aws:apigateway/{0}:{1}"
AT: dict[str, Any] = {"restApi": Ref("shop"), "resourceId": Ref("shop", "rootResourceId")}


def add(plan: Plan, kind: str, name: str, **inputs: Any) -> Plan:
    return plan.add(KIND.format(kind, kind[0].upper() + kind[1:]), name, **{**AT, **inputs})


def base() -> Plan:
    plan = Plan().add(KIND.format("restApi", "RestApi"), "shop")
    add(plan, "method", "read", httpMethod="GET", authorization="NONE")
    add(plan, "integration", "reads", httpMethod=Ref("read", "httpMethod"), type="MOCK")
    add(plan, "methodResponse", "found", httpMethod=Ref("read", "httpMethod"), statusCode="200")
    return add(plan, "integrationResponse", "answer", httpMethod=Ref("reads", "httpMethod"), statusCode="200")


_belongs_to_nothing = (
    Table("apigateway-parts-belongs-to-nothing", base)
    .good("each of the other")
    .bad(
        "an integration of another method",
        lambda p: p.set("read", httpMethod="ANY").set("reads", httpMethod="GET").remove("found", "answer"),
        (
            "reads",
            (
                "This stack makes no Method with the resourceId and httpMethod of reads: NotFoundException: Invalid "
                "Method identifier specified."
            ),
        ),
        level="mandatory",
        view="preview",  # the engine does not say which resource is meant
    )
    .bad(
        "an answer without an integration",
        lambda p: p.remove("reads").set("answer", httpMethod=Ref("read", "httpMethod")),
        (
            "answer",
            (
                "This stack makes no Integration with the resourceId and httpMethod of answer: NotFoundException: No "
                "integration defined for method."
            ),
        ),
        view="preview",
    )
    .bad(
        "an answer of another status",
        lambda p: p.set("answer", statusCode="404"),
        (
            "answer",
            (
                "This stack makes no MethodResponse with the resourceId and httpMethod and statusCode of answer: "
                "NotFoundException: Invalid Response status code specified."
            ),
        ),
        view="preview",
    )
    .good("an API that is there already", lambda p: p.remove("answer").set("reads", restApi="a1b2c3"))
    .good(
        "an API that a document describes",
        lambda p: p.remove("answer").set("shop", body="{}").set("reads", httpMethod="PUT"),
    )
    .absent("no methods but one that is there", lambda p: p.set("found", httpMethod=None))
    .unknown("which method", lambda p: p.remove("answer").set("reads", httpMethod=Unknown()), undecided=False)
    .outside("another API", lambda p: p.set("answer", restApi="a1b2c3"))
)

_header_undeclared = (
    Table("apigateway-parts-header-undeclared", base)
    .good("no headers")
    .good(
        "one that is declared",
        lambda p: p.set("found", responseParameters={"method.response.header.A": True}).set(
            "answer", responseParameters={"method.response.header.A": "'*'"}
        ),
    )
    .bad(
        "one that is not",
        lambda p: p.set("answer", responseParameters={"method.response.header.A": "'*'"}),
        ("answer", "method.response.header.A is set here, and found does not declare it."),
        level="mandatory",
        view="preview",
    )
    .absent("none", lambda p: p.set("found", responseParameters={"method.response.header.A": True}))
    .unknown(
        "what is declared",
        lambda p: p.set("found", responseParameters=Unknown()).set(
            "answer", responseParameters={"method.response.header.A": "'*'"}
        ),
        undecided=False,
    )
    .unknown("from an update", lambda p: p.set("answer", responseParameters=Unknown()), undecided=False)
    .outside(
        "another API",
        lambda p: p.set("answer", restApi="a1b2c3", responseParameters={"method.response.header.A": "'*'"}),
    )
)

_resource_of_another_api = (
    Table("apigateway-parts-resource-of-another-api", base)
    .good("its own")
    .bad(
        "of another one",
        lambda p: (
            p.add(KIND.format("restApi", "RestApi"), "shop-v2")
            .remove("reads", "found", "answer")
            .set("read", resourceId=Ref("shop-v2", "rootResourceId"))
        ),
        ("read", "restApi is shop, and resourceId is one of shop-v2."),
        level="mandatory",
    )
    .absent("of no planned API", lambda p: p.remove("reads", "found", "answer").set("read", restApi="a1b2c3"))
    .unknown("which one", lambda p: p.set("reads", resourceId=Unknown()), undecided=False)
    .outside("that is there", lambda p: p.remove("reads", "found", "answer").set("read", resourceId="a1b2c3"))
)
