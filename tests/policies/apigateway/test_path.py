from __future__ import annotations

from policypack.testing import Plan, Ref, Table, Unknown

RESOURCE = "aws:apigateway/resource:Resource"


def base() -> Plan:
    plan = Plan()
    plan.add("aws:apigateway/restApi:RestApi", "api", name="api")
    plan.add(RESOURCE, "orders", restApi=Ref("api"), parentId=Ref("api", "rootResourceId"), pathPart="orders")
    plan.add(RESOURCE, "order", restApi=Ref("api"), parentId=Ref("orders"), pathPart="{id}")
    plan.add(RESOURCE, "open", restApi=Ref("api"), parentId=Ref("orders"), pathPart="open")
    return plan


part_malformed = (
    Table("apigateway-path-part-malformed", base)
    .good("one word and one variable")
    .good("a greedy variable", lambda p: p.set("open", pathPart="{proxy+}").remove("order"))
    .good("points", lambda p: p.set("open", pathPart="v1.0_a-b:c"))
    .bad(
        "two parts",
        lambda p: p.set("orders", pathPart="v1/orders"),
        ("orders", "pathPart is 'v1/orders', which is not one part of a path."),
        level="mandatory",
    )
    .bad(
        "a slash before it",
        lambda p: p.set("open", pathPart="/open"),
        ("open", "pathPart is '/open', which is not one part of a path."),
    )
    .bad(
        "braces inside",
        lambda p: p.set("open", pathPart="v{id}"),
        ("open", "pathPart is 'v{id}', which is not one part of a path."),
    )
    .absent("none", lambda p: p.set("open", pathPart=None))
    .unknown("which", lambda p: p.set("open", pathPart=Unknown()))
)

siblings_collide = (
    Table("apigateway-path-siblings-collide", base)
    .good("a word beside a variable")
    .good("the same word elsewhere", lambda p: p.set("open", pathPart="orders"))
    .bad(
        "the same twice",
        lambda p: p.add(RESOURCE, "again", restApi=Ref("api"), parentId=Ref("orders"), pathPart="open"),
        ("again", "open has the path part 'open' and the same parent."),
        level="mandatory",
    )
    .bad(
        "two variables",
        lambda p: p.set("open", pathPart="{name}"),
        ("open", "order is the variable {id}, and {name} is another one below the same parent."),
        level="mandatory",
    )
    .bad(
        "below a greedy one",
        lambda p: p.set("orders", pathPart="{proxy+}").remove("open"),
        ("order", "The parent orders is {proxy+}, a greedy variable, which has no children."),
    )
    .absent("no parent", lambda p: p.set("open", parentId=None))
    .unknown("which", lambda p: p.set("open", pathPart=Unknown()))
    .outside("a parent of another stack", lambda p: p.set("open", parentId="a1b2", pathPart="{name}"))
)
