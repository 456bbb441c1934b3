"""The images that the tasks run, and a repository for builds of pull requests."""

from __future__ import annotations

import json

import pulumi
import pulumi_aws as aws

from settings import Settings

BUILD_ACCOUNT = "123456789012"
KEEP_LAST = {
    "rules": [
        {
            "rulePriority": 1,
            "description": "Keep the last 30 images.",
            "selection": {"tagStatus": "any", "countType": "imageCountMoreThan", "countNumber": 30},
            "action": {"type": "expire"},
        }
    ]
}


class Images:
    def __init__(self, settings: Settings) -> None:
        name = settings.prefix
        repository = aws.ecr.Repository(
            f"{name}-pull-requests",
            name=f"{name}/pull-requests",
            image_tag_mutability="IMMUTABLE",
            image_scanning_configuration=aws.ecr.RepositoryImageScanningConfigurationArgs(scan_on_push=True),
            force_delete=not settings.production,
            tags={"Project": "flask-api"},
        )
        aws.ecr.LifecyclePolicy(f"{name}-keep-last", repository=repository.name, policy=json.dumps(KEEP_LAST))
        # Releases are built and tested in an account of their own.
        self.api = f"{BUILD_ACCOUNT}.dkr.ecr.{settings.region}.amazonaws.com/orders/flask-api:1.8.2"
        # Mirrored from the public registry, which limits how often it may be asked.
        self.collector = pulumi.Output.concat(
            settings.account, ".dkr.ecr.", settings.region, ".amazonaws.com/mirror/aws-otel-collector:v0.43.3"
        )
