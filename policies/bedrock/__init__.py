"""Amazon Bedrock: models and inference profiles that are named by their id."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from policypack import Aws, Block, Finding, Resource, policy
from policypack.aws.services.bedrock import Model, Profile
from policypack.catalogue.tokens import Bedrock
from policypack.shelf.outside import listed, with_commands

# Type -> (the blocks on the way, the property that names a model).
MODELS: dict[str, tuple[tuple[str, ...], str]] = {
    Bedrock.AGENT_AGENT: ((), "foundationModel"),
    Bedrock.AGENT_KNOWLEDGE_BASE: (
        ("knowledgeBaseConfiguration", "vectorKnowledgeBaseConfiguration"),
        "embeddingModelArn",
    ),
    Bedrock.INFERENCE_PROFILE: (("modelSource",), "copyFrom"),
}

# anthropic.claude-3-5-haiku-20241022-v1:0, and the same behind us., eu., apac., global. and the like.
_ID = re.compile(r"(?P<where>[a-z-]+\.)?[a-z0-9-]+\.[a-z0-9][a-z0-9.-]*(:\d+)?(:\w+)?")
_ARN = re.compile(
    r"arn:[\w-]+:bedrock:(?P<region>[\w-]+):(?P<account>\d*):(?P<kind>foundation-model|inference-profile)/(?P<id>.+)"
)


def _named(resource: Resource) -> tuple[Block, str, str] | None:
    """Return (block, property, id) of the model or profile of this region that a resource names."""
    path, name = MODELS[resource.type]
    block: Block | None = resource
    for step in path:
        block = block.block(step) if block else None
    text = block.text(name) if block else None
    if block is None or not text:
        return None
    arn = _ARN.fullmatch(text)
    if arn:
        return (block, name, arn["id"]) if arn["region"] == resource.region else None
    return (block, name, text) if _ID.fullmatch(text) else None


def _model(id: str, models: tuple[Model, ...]) -> Model | None:
    """Return the model of an id, which may leave out the size of the context at its end (":28k")."""
    return next((model for model in models if model.id == id), None) or next(
        (model for model in models if model.id.startswith(f"{id}:")), None
    )


def _profiles_of(id: str, profiles: tuple[Profile, ...]) -> list[str]:
    return [profile.id for profile in profiles if id in profile.models]


@policy(*MODELS, level="advisory", severity="high")
def model_not_offered(resource: Resource, *, aws: Aws) -> Iterator[Finding]:
    """Model is not offered in the region.

    Why: "ValidationException: The provided model identifier is invalid." of everything that invokes it. Each region
    has its own models and inference profiles.
    Source: https://docs.aws.amazon.com/bedrock/latest/userguide/models-regions.html
        https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-support.html
    """
    named = _named(resource)
    if named is None:
        return
    block, name, id = named
    models = aws.bedrock.models()
    if not models or _model(id, models):
        return
    profiles = aws.bedrock.profiles()
    if any(profile.id == id for profile in profiles):
        return
    known = [model.id for model in models] + [profile.id for profile in profiles]
    # Behind another continent's prefix may stand a model that has a profile here.
    close = _profiles_of(id.partition(".")[2], profiles) or get_close_matches(id, known, 3, 0.7)
    yield block.finding(
        name,
        problem=f"Bedrock has no model and no inference profile {id} in {resource.region}.",
        fix=with_commands(
            f"Use one that is offered{f', such as {listed(close, 3)}' if close else ''}:",
            f"aws bedrock list-foundation-models --region {resource.region} --query 'modelSummaries[].modelId'",
            f"aws bedrock list-inference-profiles --region {resource.region} "
            "--query 'inferenceProfileSummaries[].inferenceProfileId'",
        ),
    )


@policy(Bedrock.AGENT_AGENT, level="advisory", severity="high")
def model_needs_profile(agent: Resource, *, aws: Aws) -> Iterator[Finding]:
    """Model can be invoked through an inference profile only.

    Why: "ValidationException: Invocation of model ID … with on-demand throughput isn't supported. Retry your request
    with the ID or ARN of an inference profile that contains this model." The agent is created, and answers nothing.
    Source: https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-support.html
        https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-use.html
    """
    named = _named(agent)
    model = _model(named[2], aws.bedrock.models()) if named else None
    if named is None or model is None or model.on_demand:
        return
    profiles = _profiles_of(model.id, aws.bedrock.profiles())
    if not profiles:
        return
    yield agent.finding(
        named[1],
        problem=f"The model {model.id} cannot be invoked on demand by its own id in {agent.region}.",
        fix=f"Name an inference profile that leads to it: {listed(profiles, 3)}; the agent's role must be allowed "
        "bedrock:InvokeModel on the profile and on the model in all its regions.",
    )


@policy(*MODELS, level="advisory", severity="medium", group="reliability")
def model_is_legacy(resource: Resource, *, aws: Aws) -> Iterator[Finding]:
    """Model is about to be switched off.

    Why: AWS moves a model to the state LEGACY at least six months before it is switched off; from then on every call
    fails, and accounts that did not use it recently may lose it earlier.
    Source: https://docs.aws.amazon.com/bedrock/latest/userguide/model-lifecycle.html
    """
    named = _named(resource)
    model = _model(named[2], aws.bedrock.models()) if named else None
    if named is None or model is None or not model.legacy:
        return
    yield named[0].finding(
        named[1],
        problem=f"The model {model.id} is in the state LEGACY in {resource.region}: AWS will switch it off.",
        fix=with_commands(
            "Move to a successor; when it ends is said on the page of the source, and which models are active by:",
            f"aws bedrock list-foundation-models --region {resource.region} --query "
            "'modelSummaries[?modelLifecycle.status==`ACTIVE`].modelId'",
        ),
    )
