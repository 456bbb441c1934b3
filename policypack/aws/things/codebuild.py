"""Projects of CodeBuild."""

from __future__ import annotations

from policypack.aws.things.thing import Taken, Thing
from policypack.catalogue.tokens import Codebuild

# https://docs.aws.amazon.com/codebuild/latest/APIReference/API_CreateProject.html
PROJECT = Thing(
    "build project",
    {Codebuild.PROJECT: "name"},
    lambda aws, name, region: aws.codebuild.project(name, region=region),
    "codebuild list-projects",
    "projects[]",
    taken=Taken("ResourceAlreadyExistsException"),
)
