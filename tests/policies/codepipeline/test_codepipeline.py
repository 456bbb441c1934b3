from __future__ import annotations

from typing import Any

from policypack.testing import Plan, Table, Unknown

SOURCE = {
    "name": "Code",
    "category": "Source",
    "owner": "AWS",
    "provider": "S3",
    "version": "1",
    "outputArtifacts": ["code"],
    "configuration": {"S3Bucket": "acme-src", "S3ObjectKey": "a.zip"},
}
DEPLOY = {
    "name": "Site",
    "category": "Deploy",
    "owner": "AWS",
    "provider": "S3",
    "version": "1",
    "inputArtifacts": ["code"],
    "configuration": {"BucketName": "acme-site", "Extract": "true"},
}
STORE = {"type": "S3", "location": "acme-artifacts"}

APPROVAL = {"name": "approve", "category": "Approval", "owner": "AWS", "provider": "Manual", "version": "1"}


def staged(plan: Plan, *stages: list[dict[str, Any]]) -> Plan:
    named = [{"name": f"S{number}", "actions": actions} for number, actions in enumerate(stages)]
    return plan.set("pipe", stages=named)


def base() -> Plan:
    return staged(Plan().add("aws:codepipeline/pipeline:Pipeline", "pipe", artifactStores=[STORE]), [SOURCE], [DEPLOY])


def deploy(plan: Plan, **more: Any) -> Plan:
    return staged(plan, [SOURCE], [{**DEPLOY, **more}])


BUILD = {
    "name": "Build",
    "category": "Build",
    "owner": "AWS",
    "provider": "CodeBuild",
    "version": "1",
    "inputArtifacts": ["code"],
    "outputArtifacts": ["built"],
    "configuration": {"ProjectName": "a"},
}
artifact_unknown = (
    Table("codepipeline-artifact-unknown", base)
    .good("handed on")
    .good(
        "later in one stage",
        lambda p: staged(p, [SOURCE], [BUILD, {**DEPLOY, "inputArtifacts": ["built"], "runOrder": 2}]),
    )
    .good("one without a name", lambda p: deploy(p, inputArtifacts=["code", ""]))
    .bad(
        "nobody's",
        lambda p: deploy(p, inputArtifacts=["build"]),
        ("pipe", "The action Site takes 'build', which no earlier one puts out; there are code."),
        level="mandatory",
    )
    .bad(
        "made at the same time",
        lambda p: staged(p, [SOURCE], [BUILD, {**DEPLOY, "inputArtifacts": ["built"]}]),
        ("pipe", "The action Site takes 'built', which no earlier one puts out; there are code."),
    )
    .bad(
        "made at the same time, both later than the first",
        lambda p: staged(
            p, [SOURCE], [{**BUILD, "runOrder": 2}, {**DEPLOY, "inputArtifacts": ["built"], "runOrder": 2}]
        ),
        ("pipe", "The action Site takes 'built', which no earlier one puts out; there are code."),
    )
    .absent("none", lambda p: deploy(p, inputArtifacts=None))
    .unknown("which", lambda p: deploy(p, inputArtifacts=[Unknown()]))
)

structure_refused = (
    Table("codepipeline-structure-refused", base)
    .good("two stages")
    .bad("one stage", lambda p: staged(p, [SOURCE]), ("pipe", "The pipeline has one stage."), level="mandatory")
    .good("an approval", lambda p: staged(p, [SOURCE], [APPROVAL]))
    .bad(
        "an approval of artifacts",
        lambda p: staged(p, [SOURCE], [{**APPROVAL, "inputArtifacts": ["code"]}]),
        ("pipe", "The action approve is an approval and has inputArtifacts."),
    )
    .bad(
        "it begins with a build",
        lambda p: staged(p, [SOURCE, BUILD], [DEPLOY]),
        ("pipe", "The first stage has actions of the category Build."),
    )
    .bad(
        "a source later",
        lambda p: staged(p, [SOURCE], [{**SOURCE, "outputArtifacts": ["more"]}]),
        ("pipe", "The stage S1 has a source action, and is not the first one.", "Move it into the first stage."),
    )
    .bad(
        "a name twice",
        lambda p: staged(p, [SOURCE], [DEPLOY, DEPLOY]),
        ("pipe", "The stage S1 has two actions called Site.", "Give each action a name of its own."),
    )
    .bad(
        "two stages of one name",
        lambda p: p.set("pipe", stages=[{"name": "Ship", "actions": [action]} for action in (SOURCE, DEPLOY)]),
        ("pipe", "Two stages are called Ship.", "Give each a name of its own."),
    )
    .absent("none", lambda p: p.set("pipe", stages=None))
    .unknown("the stages", lambda p: p.set("pipe", stages=Unknown()))
)

store_region_wrong = (
    Table("codepipeline-store-region-wrong", base)
    .good("one")
    .good(
        "two with regions",
        lambda p: p.set("pipe", artifactStores=[{**STORE, "region": r} for r in ("eu-west-1", "us-east-1")]),
    )
    .bad(
        "one with a region",
        lambda p: p.set("pipe", artifactStores=[{**STORE, "region": "us-east-1"}]),
        ("pipe", "The only artifact store names its region."),
        level="mandatory",
    )
    .bad(
        "two without",
        lambda p: p.set("pipe", artifactStores=[STORE, {**STORE, "region": "us-east-1"}]),
        ("pipe", "There are 2 artifact stores, and not all name their region."),
    )
    .absent("none", lambda p: p.set("pipe", artifactStores=None))
    .unknown("the stores", lambda p: p.set("pipe", artifactStores=Unknown()))
)

setting_empty = (
    Table("codepipeline-setting-empty", base)
    .good("values")
    .bad(
        "an empty one",
        lambda p: deploy(p, configuration={**DEPLOY["configuration"], "CacheControl": ""}),
        ("pipe", "CacheControl of the action Site is an empty text."),
        level="mandatory",
    )
    .absent("none", lambda p: deploy(p, configuration=None, provider="Manual", category="Approval"))
    .unknown("the configuration", lambda p: deploy(p, configuration=Unknown()))
)

setting_missing = (
    Table("codepipeline-setting-missing", base)
    .good("all")
    .good("somebody else's provider", lambda p: deploy(p, owner="Custom", configuration={}))
    .bad(
        "no key",
        lambda p: deploy(p, configuration={"BucketName": "a"}),
        ("pipe", "The action Site has no Extract, which S3 needs."),
        level="mandatory",
    )
    .absent(
        "nothing",
        lambda p: deploy(p, configuration=None),
        ("pipe", "The action Site has no BucketName and no Extract, which S3 needs."),
    )
    .unknown("the configuration", lambda p: deploy(p, configuration=Unknown()))
)


action_type_unknown = (
    Table("codepipeline-action-type-unknown", base)
    .good("two of S3")
    .good("one of one's own", lambda p: deploy(p, owner="Custom", provider="github"))
    .good("one that is newer than the list", lambda p: deploy(p, provider="EKS"))
    .good("a function", lambda p: deploy(p, provider="Lambda"))
    .bad(
        "a server of one's own as somebody else's",
        lambda p: deploy(p, owner="ThirdParty", provider="Jenkins", category="Build"),
        (
            "pipe",
            "The action Site is of the owner ThirdParty, the category Build and the provider Jenkins, which is none.",
            "Jenkins is of the owner Custom and the category Build or Test.",
        ),
        level="mandatory",
    )
    .bad(
        "another owner",
        lambda p: deploy(p, owner="ThirdParty"),
        ("pipe", "The action Site is of the owner ThirdParty, the category Deploy and the provider S3, which is none."),
        level="mandatory",
    )
    .bad(
        "another category",
        lambda p: deploy(p, provider="StepFunctions"),
        (
            "pipe",
            "The action Site is of the owner AWS, the category Deploy and the provider StepFunctions, which is none.",
        ),
        level="advisory",
    )
    .bad(
        "another spelling",
        lambda p: deploy(p, provider="CloudFormationStackset"),
        (
            "pipe",
            (
                "The action Site is of the owner AWS, the category Deploy and the provider CloudFormationStackset, "
                "which is none."
            ),
        ),
    )
    .absent("no stages", lambda p: p.set("pipe", stages=None))
    .unknown("the stages", lambda p: p.set("pipe", stages=Unknown()))
)


def keyed(plan: Plan, **source: Any) -> Plan:
    named = {"BucketName": "acme-site", "Extract": "true", "ObjectKey": "#{Code.VersionId}-#{codepipeline.Id}"}
    return staged(plan, [{**SOURCE, **source}], [{**DEPLOY, "configuration": named}])


namespace_unknown = (
    Table("codepipeline-namespace-unknown", base)
    .good("one that an action has", lambda p: keyed(p, namespace="Code"))
    .bad(
        "one that none has",
        lambda p: keyed(p, namespace="Source"),
        (
            "pipe",
            "ObjectKey of the action Site has a variable of Code, a namespace that no action has; there are Source.",
        ),
        level="advisory",
    )
    .absent("no stages", lambda p: p.set("pipe", stages=None))
    .unknown("the stages", lambda p: p.set("pipe", stages=Unknown()))
)


region_without_store = (
    Table("codepipeline-region-without-store", base)
    .good("its own region", lambda p: deploy(p, region="eu-west-1"))
    .good(
        "one with a store",
        lambda p: deploy(p, region="us-east-1").set(
            "pipe", artifactStores=[{**STORE, "region": "eu-west-1"}, {**STORE, "region": "us-east-1"}]
        ),
    )
    .bad(
        "another one",
        lambda p: deploy(p, region="us-east-1"),
        ("pipe", "The action Site runs in us-east-1; there are stores for eu-west-1."),
        level="mandatory",
    )
    .absent("no stages", lambda p: p.set("pipe", stages=None))
    .unknown("the stages", lambda p: p.set("pipe", stages=Unknown()))
)


def building(**configuration: Any) -> Any:
    sources = [{**SOURCE, "outputArtifacts": ["code"]}, {**SOURCE, "name": "Other", "outputArtifacts": ["more"]}]
    build = {**BUILD, "inputArtifacts": ["code", "more"], "configuration": {"ProjectName": "a", **configuration}}
    return lambda p: staged(p, sources, [build])


primary_source_missing = (
    Table("codepipeline-primary-source-missing", base)
    .good("named", building(PrimarySource="code"))
    .good("one artifact", lambda p: staged(p, [SOURCE], [BUILD]))
    .bad(
        "two artifacts",
        building(),
        (
            "pipe",
            "The action Build takes code and more, and has no PrimarySource.",
            "Set PrimarySource to the artifact that has the build's specification, such as code.",
        ),
        level="mandatory",
    )
    .absent("no stages", lambda p: p.set("pipe", stages=None))
    .unknown("the stages", lambda p: p.set("pipe", stages=Unknown()))
)


def triggered(name: Any) -> Any:
    trigger = {"providerType": "CodeStarSourceConnection", "gitConfiguration": {"sourceActionName": name}}
    return lambda p: p.set("pipe", pipelineType="V2", triggers=[trigger])


trigger_of_nothing = (
    Table("codepipeline-trigger-of-nothing", base)
    .good("of the source", triggered(SOURCE["name"]))
    .bad(
        "of none",
        triggered("Elsewhere"),
        (
            "pipe",
            f"sourceActionName is 'Elsewhere'; the source actions are {SOURCE['name']}.",
            "Name a source action, not its stage.",
        ),
        level="mandatory",
    )
    .absent("no stages", lambda p: p.set("pipe", stages=None))
    .unknown("which", triggered(Unknown()))
)
