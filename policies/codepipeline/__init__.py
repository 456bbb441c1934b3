"""AWS CodePipeline: the order of stages, and what their actions hand on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from policypack import Block, Finding, Resource, policy
from policypack.catalogue.tokens import Codepipeline


def _actions(pipeline: Resource) -> Iterator[tuple[int, Block]]:
    """Yield each action with the number of its stage."""
    for number, stage in enumerate(pipeline.blocks("stages")):
        for action in stage.blocks("actions"):
            yield number, action


@policy(Codepipeline.PIPELINE)
def artifact_unknown(pipeline: Resource) -> Iterator[Finding]:
    """Action takes an artifact that no earlier action puts out.

    Why: "InvalidActionDeclarationException: Action … has an input artifact … which is not an output artifact of an
    earlier action": earlier is another stage, or a smaller runOrder.
    Source: https://docs.aws.amazon.com/codepipeline/latest/userguide/reference-pipeline-structure.html
    """
    made: list[tuple[int, float, str]] = []
    for number, action in _actions(pipeline):
        order = action.number("runOrder") or 1
        made += [(number, order, name) for name in action.texts("outputArtifacts")]
    for number, action in _actions(pipeline):
        order = action.number("runOrder") or 1
        before = {name for stage, earlier, name in made if (stage, earlier) < (number, order)}
        for name in action.texts("inputArtifacts"):
            # The provider leaves out empty names.
            if name and name not in before:
                known = f"; there are {', '.join(sorted(before))}" if before else ""
                yield action.finding(
                    "inputArtifacts",
                    problem=f"The action {action.text('name')} takes {name!r}, which no earlier one puts out{known}.",
                    fix="Name an output artifact of an earlier action.",
                )


@policy(Codepipeline.PIPELINE, silences={"setting-element-repeated": "property"})
def structure_refused(pipeline: Resource) -> Iterator[Finding]:
    """Stages of a pipeline are not as CodePipeline wants them.

    Why: "InvalidStructureException: Pipeline should start with a stage that only contains source actions", "Pipeline
    has 1 stage(s). There should be a minimum of 2 stages in a pipeline"; names are unique.
    Source: https://docs.aws.amazon.com/codepipeline/latest/userguide/reference-pipeline-structure.html
    """
    stages = pipeline.blocks("stages")
    if len(stages) == 1:
        yield pipeline.finding(
            "stages", problem="The pipeline has one stage.", fix="Add a second stage: build or deploy."
        )
    for number, stage in enumerate(stages):
        categories = {action.text("category") for action in stage.blocks("actions")} - {None}
        if number == 0 and categories - {"Source"}:
            others = ", ".join(sorted(str(category) for category in categories - {"Source"}))
            yield stage.finding(
                "actions",
                problem=f"The first stage has actions of the category {others}.",
                fix="Begin with a stage that has source actions alone.",
            )
        if number and "Source" in categories:
            yield stage.finding(
                "actions",
                problem=f"The stage {stage.text('name')} has a source action, and is not the first one.",
                fix="Move it into the first stage.",
            )
        for action in stage.blocks("actions"):
            approval = action.text("category") == "Approval"
            given = action.given("inputArtifacts", "outputArtifacts") if approval else ()
            if given:
                yield action.finding(
                    given[0],
                    problem=f"The action {action.text('name')} is an approval and has {' and '.join(given)}.",
                    fix=f"Remove {' and '.join(given)}: an approval has no artifacts.",
                )
        names = Counter(action.text("name") for action in stage.blocks("actions"))
        twice = sorted(str(name) for name, count in names.items() if count > 1 and name)
        if twice:
            yield stage.finding(
                "actions",
                problem=f"The stage {stage.text('name')} has two actions called {twice[0]}.",
                fix="Give each action a name of its own.",
            )
    twice = sorted(str(name) for name, count in Counter(s.text("name") for s in stages).items() if count > 1 and name)
    if twice:
        yield pipeline.finding(
            "stages", problem=f"Two stages are called {twice[0]}.", fix="Give each a name of its own."
        )


@policy(Codepipeline.PIPELINE)
def store_region_wrong(pipeline: Resource) -> Iterator[Finding]:
    """Artifact stores name their regions where they may not, or not where they must.

    Why: "region cannot be set for a single-region CodePipeline Pipeline", "region must be set for a cross-region
    CodePipeline Pipeline": the provider refuses both.
    Source: https://www.pulumi.com/registry/packages/aws/api-docs/codepipeline/pipeline/#pipelineartifactstore
    """
    stores = pipeline.blocks("artifactStores")
    regions = [bool(store.given("region")) for store in stores]
    if len(stores) == 1 and regions[0]:
        yield stores[0].finding(
            "region", problem="The only artifact store names its region.", fix="Remove region from it."
        )
    elif len(stores) > 1 and not all(regions):
        yield pipeline.finding(
            "artifactStores",
            problem=f"There are {len(stores)} artifact stores, and not all name their region.",
            fix="Set region in each.",
        )


@policy(Codepipeline.PIPELINE)
def region_without_store(pipeline: Resource) -> Iterator[Finding]:
    """Action runs in a region for which the pipeline has no artifact store.

    Why: "InvalidStructureException": a pipeline with actions in other regions has an artifact store in each of them and
    in its own.
    Source: https://docs.aws.amazon.com/codepipeline/latest/userguide/actions-create-cross-region.html
    """
    stores = pipeline.blocks("artifactStores")
    regions = {store.text("region") or pipeline.region for store in stores}
    for _, action in _actions(pipeline):
        region = action.text("region")
        if stores and region and region not in regions:
            yield action.finding(
                "region",
                problem=f"The action {action.text('name')} runs in {region}; there are stores for "
                f"{', '.join(sorted(regions))}.",
                fix=f"Add an artifact store whose region is {region}, and name the region in each.",
            )


@policy(Codepipeline.PIPELINE)
def setting_empty(pipeline: Resource) -> Iterator[Finding]:
    """Configuration of an action has an empty value.

    Why: "ValidationException: … Member must have length greater than or equal to 1": ActionConfigurationValue has one
    character at least.
    Source: https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_ActionDeclaration.html
    """
    for _, action in _actions(pipeline):
        configuration = action.block("configuration")
        empty = [key for key, value in configuration.values.items() if value == ""] if configuration else []
        if configuration is not None and empty:
            yield configuration.finding(
                empty[0],
                problem=f"{empty[0]} of the action {action.text('name')} is an empty text.",
                fix=f"Remove {empty[0]}, or give it a value.",
            )


# What each provider must be told: https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference.html
_WANTED = {
    ("Source", "S3"): ("S3Bucket", "S3ObjectKey"),
    ("Source", "CodeCommit"): ("RepositoryName", "BranchName"),
    ("Source", "ECR"): ("RepositoryName",),
    ("Source", "CodeStarSourceConnection"): ("ConnectionArn", "FullRepositoryId", "BranchName"),
    ("Build", "CodeBuild"): ("ProjectName",),
    ("Test", "CodeBuild"): ("ProjectName",),
    ("Deploy", "S3"): ("BucketName", "Extract"),
    ("Deploy", "ECS"): ("ClusterName", "ServiceName"),
    ("Deploy", "CodeDeploy"): ("ApplicationName", "DeploymentGroupName"),
    ("Deploy", "CloudFormation"): ("ActionMode", "StackName"),
    ("Invoke", "Lambda"): ("FunctionName",),
}


# Who owns which provider, and in which categories of actions it is.
# https://docs.aws.amazon.com/codepipeline/latest/userguide/actions-valid-providers.html
_PROVIDERS = {
    "AppConfig": ("AWS", ("Deploy",)),
    "CloudFormation": ("AWS", ("Deploy",)),
    "CloudFormationStackInstances": ("AWS", ("Deploy",)),
    "CloudFormationStackSet": ("AWS", ("Deploy",)),
    "CodeBuild": ("AWS", ("Build", "Test")),
    "CodeCommit": ("AWS", ("Source",)),
    "CodeDeploy": ("AWS", ("Deploy",)),
    "CodeDeployToECS": ("AWS", ("Deploy",)),
    "CodeStarSourceConnection": ("AWS", ("Source",)),
    "Commands": ("AWS", ("Compute",)),
    "DeviceFarm": ("AWS", ("Test",)),
    "ECR": ("AWS", ("Source",)),
    "ECS": ("AWS", ("Deploy",)),
    "ElasticBeanstalk": ("AWS", ("Deploy",)),
    "GitHub": ("ThirdParty", ("Source",)),
    # An action type that the account makes for itself.
    "Jenkins": ("Custom", ("Build", "Test")),
    "Lambda": ("AWS", ("Deploy", "Invoke")),
    "Manual": ("AWS", ("Approval",)),
    "S3": ("AWS", ("Source", "Deploy")),
    "StepFunctions": ("AWS", ("Invoke",)),
}


@policy(Codepipeline.PIPELINE)
def action_type_unknown(pipeline: Resource) -> Iterator[Finding]:
    """Provider of an action has another owner or category.

    Why: "InvalidActionDeclarationException: ActionType (Category: 'Source', Provider: 'GitHub', Owner: 'AWS', Version:
    '1') in action 'Source' is not available in region". Owners and providers are written as AWS writes them. AWS adds
    categories to providers, as Deploy to Lambda: another one is only advised about.
    Source: https://docs.aws.amazon.com/codepipeline/latest/userguide/actions-valid-providers.html
        https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-LambdaDeploy.html
    """
    spelt = {name.lower(): name for name in _PROVIDERS}
    for _, action in _actions(pipeline):
        owner, category, provider = (action.text(name) or "" for name in ("owner", "category", "provider"))
        name = spelt.get(provider.lower(), "")
        if owner == "Custom" or not name:
            continue
        right, categories = _PROVIDERS[name]
        if (owner, provider) == (right, name) and category in categories:
            continue
        yield action.finding(
            "provider" if provider != name else "owner" if owner != right else "category",
            problem=f"The action {action.text('name')} is of the owner {owner}, the category {category} and the "
            f"provider {provider}, which is none.",
            fix=f"{name} is of the owner {right} and the category {' or '.join(categories)}.",
            level="advisory" if (owner, provider) == (right, name) else None,
        )


# https://docs.aws.amazon.com/codepipeline/latest/userguide/reference-variables.html
_VARIABLE = re.compile(r"#\{([A-Za-z0-9@_-]+)\.[A-Za-z0-9_-]+\}")
_OWN_NAMESPACES = frozenset({"codepipeline", "variables"})


@policy(Codepipeline.PIPELINE, level="advisory")
def namespace_unknown(pipeline: Resource) -> Iterator[Finding]:
    """Configuration of an action has a variable of a namespace that no action has.

    Why: A variable is that of an action whose namespace is set: "InvalidActionDeclarationException", or a run that
    fails. The console sets SourceVariables and BuildVariables by itself; a program has to.
    Source: https://docs.aws.amazon.com/codepipeline/latest/userguide/reference-variables.html
    """
    known = {str(action.partial("namespace")) for _, action in _actions(pipeline) if action.has("namespace")}
    for _, action in _actions(pipeline):
        configuration = action.block("configuration")
        for key, value in configuration.values.items() if configuration else ():
            used = _VARIABLE.findall(value) if isinstance(value, str) else []
            unknown = [name for name in used if name not in known | _OWN_NAMESPACES]
            if configuration is not None and unknown:
                yield configuration.finding(
                    key,
                    problem=f"{key} of the action {action.text('name')} has a variable of {unknown[0]}, a namespace "
                    f"that no action has{'; there are ' + ', '.join(sorted(known)) if known else ''}.",
                    fix=f"Set namespace to {unknown[0]} in the action that puts the variable out.",
                )


@policy(Codepipeline.PIPELINE)
def setting_missing(pipeline: Resource) -> Iterator[Finding]:
    """Configuration of an action lacks what its provider needs.

    Why: "InvalidActionDeclarationException: Action configuration for action … is missing required configuration …".
    Source: https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference.html
    """
    for _, action in _actions(pipeline):
        if action.text("owner") != "AWS":
            continue
        wanted = _WANTED.get((action.text("category") or "", action.text("provider") or ""), ())
        configuration = action.block("configuration")
        missing = [name for name in wanted if configuration is None or configuration.raw(name) is None]
        if missing:
            yield action.finding(
                "configuration",
                problem=f"The action {action.text('name')} has no {' and no '.join(missing)}, which "
                f"{action.text('provider')} needs.",
                fix=f"Add {' and '.join(missing)} to its configuration.",
            )


@policy(Codepipeline.PIPELINE)
def primary_source_missing(pipeline: Resource) -> Iterator[Finding]:
    """Build takes several artifacts and does not say which one it runs in.

    Why: "InvalidActionDeclarationException: Action configuration for action 'Build' is missing required configuration
    'PrimarySource'": it is required where there is more than one input artifact.
    Source: https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-CodeBuild.html
    """
    for _, action in _actions(pipeline):
        inputs = [name for name in action.texts("inputArtifacts") if name]
        settings = action.block("configuration")
        if action.text("provider") != "CodeBuild" or len(inputs) < 2 or settings is None:
            continue
        if not settings.has("PrimarySource"):
            yield action.finding(
                "configuration",
                problem=f"The action {action.text('name')} takes {' and '.join(inputs)}, and has no PrimarySource.",
                fix=f"Set PrimarySource to the artifact that has the build's specification, such as {inputs[0]}.",
            )


@policy(Codepipeline.PIPELINE)
def trigger_of_nothing(pipeline: Resource) -> Iterator[Finding]:
    """Trigger is of a source action that the pipeline does not have.

    Why: "InvalidStructureException": a trigger filters what one source action sees, and names it.
    Source: https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_GitConfiguration.html
    """
    sources = [action.text("name") for _, action in _actions(pipeline) if action.text("category") == "Source"]
    for trigger in pipeline.blocks("triggers"):
        for settings in trigger.blocks("gitConfiguration"):
            name = settings.text("sourceActionName")
            if name and name not in sources:
                yield settings.finding(
                    "sourceActionName",
                    problem=f"sourceActionName is {name!r}; the source actions are {', '.join(map(str, sources))}.",
                    fix="Name a source action, not its stage.",
                )
