from __future__ import annotations

from typing import Any

from policypack.testing import Plan, Ref, Table, Unknown

REPOSITORY = "aws:codecommit/repository:Repository"
TRIGGER = "aws:codecommit/trigger:Trigger"
PIPELINE = "aws:codepipeline/pipeline:Pipeline"
SHOP = ("codecommit.repository", "shop")
GONE = {SHOP: None}
MISSING = "There is no CodeCommit repository shop in eu-west-1, and this stack does not create it."


def base() -> Plan:
    return Plan().add(TRIGGER, "notify", repositoryName="shop", triggers=[])


def pipeline(provider: str = "CodeCommit", **more: Any) -> Any:
    source = {"name": "source", "category": "Source", "provider": provider, "configuration": {"RepositoryName": "shop"}}
    stages = [{"name": "source", "actions": [source | more]}]
    return lambda plan: plan.remove("notify").add(PIPELINE, "release", stages=stages)


repository_not_found = (
    Table("codecommit-repository-not-found", base)
    .good("there", facts={SHOP: "arn:shop"})
    .good("planned here", lambda plan: plan.add(REPOSITORY, "code", repositoryName="shop"), facts={})
    .good(
        "planned here, by its output",
        lambda plan: plan.add(REPOSITORY, "code", repositoryName="shop").set(
            "notify", repositoryName=Ref("code", "repositoryName")
        ),
        facts={},
        view="preview",
    )
    .good("a pipeline that begins elsewhere", pipeline("S3"), facts={})
    .bad("gone", None, ("notify", MISSING), facts=GONE, level="mandatory")
    .bad("a pipeline's source", pipeline(), ("release", MISSING), facts=GONE, level="advisory")
    .bad(
        "a pipeline's source in another region",
        pipeline(region="us-east-1"),
        ("release", MISSING.replace("eu-west-1", "us-east-1")),
        facts={("codecommit.repository", "shop", "us-east-1"): None},
    )
    .not_found(
        "beside a component",
        lambda plan: plan.add("awsx:ec2:Vpc", "network"),
        ("notify", MISSING),
        facts=GONE,
        level="advisory",
    )
    .absent("none", lambda plan: plan.set("notify", repositoryName=None), facts={})
    .unknown("from an update", lambda plan: plan.set("notify", repositoryName=Unknown()), facts={})
    .outside("there", None, facts={SHOP: "arn:shop"})
    .cannot_ask("denied")
)
