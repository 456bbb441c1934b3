"""The API's repository and the images that the tasks run."""

from __future__ import annotations

import json

import pulumi
import pulumi_aws as aws

from settings import Settings

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
            f"{name}-repository",
            name=name,
            image_tag_mutability="IMMUTABLE",
            image_scanning_configuration=aws.ecr.RepositoryImageScanningConfigurationArgs(scan_on_push=True),
            force_delete=not settings.production,
            tags={"Project": "flask-api"},
        )
        aws.ecr.LifecyclePolicy(f"{name}-keep-last", repository=repository.name, policy=json.dumps(KEEP_LAST))
        self.api = f"123456789012.dkr.ecr.{settings.region}.amazonaws.com/{name}:1.8.2"
        # Mirrored from the public registry, which limits how often it may be asked.
        self.collector = pulumi.Output.concat(
            settings.account, ".dkr.ecr.", settings.region, ".amazonaws.com/mirror/aws-otel-collector:v0.43.3"
        )
