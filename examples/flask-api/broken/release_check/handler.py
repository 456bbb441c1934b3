"""Says whether the newest deployment of the order API has taken over."""

from __future__ import annotations

import os

import boto3


def check(event: dict[str, object], context: object) -> dict[str, object]:
    answer = boto3.client("ecs", region_name=os.environ["AWS_REGION"]).describe_services(
        cluster=os.environ["CLUSTER"], services=[os.environ["SERVICE"]]
    )
    deployments = answer["services"][0]["deployments"]
    primary = next(deployment for deployment in deployments if deployment["status"] == "PRIMARY")
    return {"state": primary["rolloutState"], "settled": primary["rolloutState"] == "COMPLETED"}
