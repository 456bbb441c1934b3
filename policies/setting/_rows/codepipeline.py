"""Settings of CodePipeline."""

from __future__ import annotations

from policies.setting._shapes import DOCS, Distinct, Form, Pair, When
from policypack.catalogue.tokens import Codepipeline

_API = f"{DOCS}/codepipeline/latest/APIReference"
_PIPELINE = f"{DOCS}/codepipeline/latest/userguide/pipeline-types-planning.html"

ROWS = (
    Pair(
        Codepipeline.PIPELINE,
        (When("pipelineType", ("V1",), default="V1"),),
        "InvalidStructureException: Triggers on tag can only be used with V2 pipelines",
        _PIPELINE,
        refuses=("triggers",),
    ),
    Pair(
        Codepipeline.PIPELINE,
        (When("pipelineType", ("V1",), default="V1"),),
        "variables of a pipeline are of the type V2",
        _PIPELINE,
        refuses=("variables",),
    ),
    Pair(
        Codepipeline.PIPELINE,
        (When("pipelineType", ("V1",), default="V1"),),
        "the modes QUEUED and PARALLEL are of the type V2",
        _PIPELINE,
        takes=When("executionMode", ("SUPERSEDED",), default="SUPERSEDED"),
    ),
    Pair(
        Codepipeline.PIPELINE,
        (When("provider", ("Commands",)),),
        "InvalidActionDeclarationException: Action must have a non-empty commands field",
        f"{DOCS}/codepipeline/latest/userguide/action-reference-Commands.html",
        needs=("commands",),
        within="stages.actions",
    ),
    *(
        Form(
            Codepipeline.PIPELINE,
            f"stages[].actions[].{name}[]",
            r"[0-9A-Za-z_-]{1,100}",
            "be of 1 to 100 letters, digits, underscores and hyphens",
            "ValidationException: Member must satisfy regular expression pattern: [a-zA-Z0-9_\\-]+",
            f"{_API}/API_{shape}.html",
        )
        for name, shape in (("inputArtifacts", "InputArtifact"), ("outputArtifacts", "OutputArtifact"))
    ),
    Distinct(
        Codepipeline.PIPELINE,
        "stages.actions",
        "outputArtifacts",
        "Output artifact names must be unique within a pipeline",
        f"{_API}/API_OutputArtifact.html",
    ),
    Distinct(
        Codepipeline.PIPELINE,
        "stages.actions",
        "namespace",
        "InvalidActionDeclarationException: Namespaces must be unique across the pipeline definition",
        f"{_API}/API_ActionDeclaration.html",
    ),
    *(
        Pair(
            Codepipeline.WEBHOOK,
            (When("authentication", (kind,)),),
            f"For {kind}, only {shown} must be set",
            f"{_API}/API_WebhookAuthConfiguration.html",
            needs=(f"authenticationConfiguration.{needed}",),
        )
        for kind, needed, shown in (
            ("GITHUB_HMAC", "secretToken", "the SecretToken property"),
            ("IP", "allowedIpRange", "the AllowedIPRange property"),
        )
    ),
)
