from __future__ import annotations

from policypack.testing import Plan, Ref, Table, Unknown
from tests.policies.states import existing


def base() -> Plan:
    plan = Plan()
    plan.add("aws:sqs/queue:Queue", "orders", name="orders")
    plan.add("aws:iam/role:Role", "web", name="web")
    plan.add("aws:cloudwatch/logGroup:LogGroup", "logs", name="/shop/web", region="eu-west-1")
    return plan


def logs(plan: Plan, **more: object) -> Plan:
    return plan.add("aws:cloudwatch/logGroup:LogGroup", "again", **more)


chosen = (
    Table("name-twice-chosen", base)
    .good("names of their own")
    .good("in another region", lambda p: logs(p, name="/shop/web", region="eu-central-1"))
    .good("of another kind", lambda p: p.add("aws:iam/user:User", "person", name="web"))
    .good(
        "services of two clusters",
        lambda p: p.add("aws:ecs/service:Service", "here", name="web", cluster="one").add(
            "aws:ecs/service:Service", "there", name="web", cluster="two"
        ),
    )
    .good(
        "lists of addresses for a region and for CloudFront",
        lambda p: p.add("aws:wafv2/ipSet:IpSet", "near", name="office", scope="REGIONAL").add(
            "aws:wafv2/ipSet:IpSet", "far", name="office", scope="CLOUDFRONT"
        ),
    )
    .good(
        "a parameter that takes the place of another",
        lambda p: p.add("aws:ssm/parameter:Parameter", "first", name="/a").add(
            "aws:ssm/parameter:Parameter", "second", name="/a", overwrite=True
        ),
    )
    .bad(
        "services of one cluster",
        lambda p: p.add("aws:ecs/service:Service", "here", name="web", cluster="one").add(
            "aws:ecs/service:Service", "there", name="web", cluster="one"
        ),
        (
            "there",
            "here has the name web already: InvalidParameterException: Creation of service was not idempotent.",
        ),
    )
    .good(
        "names that are empty, which the provider makes up",
        lambda p: logs(p.set("logs", name=""), name="", region="eu-west-1"),
    )
    .good(
        "one that exists already, beside one that is new",
        lambda p: existing(logs(p, name="/shop/web", region="eu-west-1"), "again"),
    )
    .good(
        "one that is read before it is made",
        lambda p: (
            p.remove("web")
            .add("aws:iam/role:Role", "there", name="web", read=True)
            .add("aws:iam/role:Role", "web", name="web")
        ),
    )
    .bad(
        "two parameters",
        lambda p: p.add("aws:ssm/parameter:Parameter", "first", name="/a").add(
            "aws:ssm/parameter:Parameter", "second", name="/a"
        ),
        ("second", "first has the name /a already: ParameterAlreadyExists."),
    )
    .bad(
        "two log groups",
        lambda p: logs(p, name="/shop/web", region="eu-west-1"),
        ("again", "logs has the name /shop/web already: ResourceAlreadyExistsException."),
        level="mandatory",
    )
    .bad(
        "with the same hole",
        lambda p: logs(p.set("logs", name=Ref("orders", "arn", "/q/")), name=Ref("orders", "arn", "/q/")),
        ("again", "logs has the name /q/${orders.arn} already: ResourceAlreadyExistsException."),
        view="preview",
    )
    .bad(
        "two queues, of which AWS makes one",
        lambda p: p.add("aws:sqs/queue:Queue", "more", name="orders"),
        ("more", "orders has the name orders already: QueueNameExists."),
        level="advisory",
    )
    .absent("no name", lambda p: logs(p.set("logs", name=None)))
    .unknown("from an update", lambda p: logs(p, name=Unknown()), undecided=False)
    .outside("one that is read", lambda p: p.add("aws:iam/role:Role", "there", name="web", read=True))
)
