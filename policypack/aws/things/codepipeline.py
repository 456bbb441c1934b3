"""Pipelines."""

from __future__ import annotations

from policypack.aws.things.thing import Taken, Thing
from policypack.catalogue.tokens import Codepipeline

# https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_CreatePipeline.html
PIPELINE = Thing(
    "pipeline",
    {Codepipeline.PIPELINE: "name"},
    lambda aws, name, region: aws.codepipeline.pipeline(name, region=region),
    "codepipeline list-pipelines",
    "pipelines[].name",
    taken=Taken("PipelineNameInUseException"),
)
