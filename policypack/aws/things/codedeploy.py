"""Applications of CodeDeploy."""

from __future__ import annotations

from policypack.aws.things.thing import Taken, Thing
from policypack.catalogue.tokens import Codedeploy

# https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_CreateApplication.html
APPLICATION = Thing(
    "CodeDeploy application",
    {Codedeploy.APPLICATION: "name"},
    lambda aws, name, region: aws.codedeploy.application(name, region=region),
    "deploy list-applications",
    "applications[]",
    taken=Taken("ApplicationAlreadyExistsException"),
)
