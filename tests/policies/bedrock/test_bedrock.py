from __future__ import annotations

from typing import Any

from policypack.aws.services.bedrock import Model, Profile
from policypack.testing import Plan, Table, Unknown

AGENT = "aws:bedrock/agentAgent:AgentAgent"
KNOWLEDGE_BASE = "aws:bedrock/agentKnowledgeBase:AgentKnowledgeBase"
INFERENCE_PROFILE = "aws:bedrock/inferenceProfile:InferenceProfile"
SONNET = "anthropic.claude-3-5-sonnet-20240620-v1:0"
HAIKU = "anthropic.claude-3-5-haiku-20241022-v1:0"
TITAN = "amazon.titan-embed-text-v2:0"
MODELS = {
    ("bedrock.models",): (
        Model(SONNET),
        Model(HAIKU, on_demand=False),
        Model(f"{TITAN}:8k"),
        Model("amazon.titan-text-lite-v1", legacy=True),
    )
}
FACTS = {**MODELS, ("bedrock.profiles",): (Profile(f"eu.{HAIKU}", (HAIKU,)), Profile(f"eu.{SONNET}", (SONNET,)))}


def arn(id: str, region: str = "eu-west-1", kind: str = "foundation-model") -> str:
    return f"arn:aws:bedrock:{region}::{kind}/{id}"


def base() -> Plan:
    return Plan().add(AGENT, "helper", agentName="helper", foundationModel=SONNET)


def model(id: Any) -> Any:
    return lambda plan: plan.set("helper", foundationModel=id)


def none(id: str) -> str:
    return f"Bedrock has no model and no inference profile {id} in eu-west-1."


WRONG = "anthropic.claude-3-5-sonnet-20240602-v1:0"
model_not_offered = (
    Table("bedrock-model-not-offered", base)
    .good("offered", facts=MODELS)
    .good("a profile", model(f"eu.{HAIKU}"), facts=FACTS)
    .good("a profile by its ARN", model(arn(f"eu.{HAIKU}", kind="inference-profile")), facts=FACTS)
    .good("a model of the account", model("arn:aws:bedrock:eu-west-1:210987654321:custom-model/own/a1"), facts={})
    .good("a model of another region", model(arn(WRONG, "us-east-1")), facts={})
    .good(
        "a knowledge base",
        lambda plan: plan.add(
            KNOWLEDGE_BASE,
            "docs",
            knowledgeBaseConfiguration={"vectorKnowledgeBaseConfiguration": {"embeddingModelArn": arn(TITAN)}},
        ),
        facts=MODELS,
    )
    .bad("misspelt", model(WRONG), ("helper", none(WRONG)), facts=FACTS, level="advisory")
    .bad("a profile of another continent", model(f"us.{HAIKU}"), ("helper", none(f"us.{HAIKU}")), facts=FACTS)
    .bad(
        "copied from",
        lambda plan: plan.add(INFERENCE_PROFILE, "own", modelSource={"copyFrom": arn("amazon.nova-v1:0")}),
        ("own", none("amazon.nova-v1:0")),
        facts=FACTS,
    )
    .not_found("nothing listed", model(WRONG), facts={("bedrock.models",): ()})
    .absent("no model", model(None), facts={})
    .unknown("from an update", model(Unknown()), facts=MODELS)
    .cannot_ask("denied")
)

model_needs_profile = (
    Table("bedrock-model-needs-profile", base)
    .good("on demand", facts=MODELS)
    .good("a profile", model(f"eu.{HAIKU}"), facts=FACTS)
    .good("no profile leads to it", model(HAIKU), facts={**MODELS, ("bedrock.profiles",): ()})
    .bad(
        "not on demand",
        model(HAIKU),
        ("helper", f"The model {HAIKU} cannot be invoked on demand by its own id in eu-west-1."),
        facts=FACTS,
        level="advisory",
    )
    .not_found("another policy's", model(WRONG), facts=FACTS)
    .absent("no model", model(None), facts={})
    .unknown("from an update", model(Unknown()), facts=MODELS)
    .cannot_ask("denied")
)

OLD = "The model amazon.titan-text-lite-v1 is in the state LEGACY in eu-west-1: AWS will switch it off."
model_is_legacy = (
    Table("bedrock-model-is-legacy", base)
    .good("active", facts=MODELS)
    .bad("legacy", model("amazon.titan-text-lite-v1"), ("helper", OLD), facts=MODELS, level="advisory")
    .not_found("another policy's", model(WRONG), facts=MODELS)
    .absent("no model", model(None), facts={})
    .unknown("from an update", model(Unknown()), facts=MODELS)
    .cannot_ask("denied")
)
