"""Where the tasks' images come from: a cache of the public registry in this account."""

from __future__ import annotations

import json

import pulumi
import pulumi_aws as aws

from settings import Settings

KEEP_LAST = {
    "rules": [
        {
            "rulePriority": 1,
            "description": "Keep the last 50 images.",
            "selection": {"tagStatus": "any", "countType": "imageCountMoreThan", "countNumber": 50},
            "action": {"type": "expire"},
        }
    ]
}


class Images:
    """The cache is filled from a network with a way out: the release pipeline pulls each new tag once, then deploys."""

    def __init__(self, settings: Settings) -> None:
        name = settings.prefix
        template = aws.ecr.RepositoryCreationTemplate(
            f"{name}-cached",
            prefix=name,
            description="Repositories that the pull-through cache creates.",
            applied_fors=["PULL_THROUGH_CACHE"],
            image_tag_mutability="IMMUTABLE",
            lifecycle_policy=json.dumps(KEEP_LAST),
        )
        self.rule = aws.ecr.PullThroughCacheRule(
            f"{name}-cache",
            ecr_repository_prefix=name,
            upstream_registry_url="public.ecr.aws",
            opts=pulumi.ResourceOptions(depends_on=[template]),
        )
        self.registry = pulumi.Output.concat(
            settings.account, ".dkr.ecr.", settings.region, ".amazonaws.com/", name, "/nordhaus"
        )
        self.repositories = pulumi.Output.concat(
            "arn:aws:ecr:", settings.region, ":", settings.account, ":repository/", name, "/*"
        )

    def image(self, name: str, version: str) -> pulumi.Output[str]:
        return pulumi.Output.concat(self.registry, "/", name, ":", version)
