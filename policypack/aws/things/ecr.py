"""Repositories of images."""

from __future__ import annotations

from policypack.aws.things.thing import Taken, Thing, listed
from policypack.catalogue.tokens import Ecr

REPOSITORY = Thing(
    "ECR repository",
    {Ecr.REPOSITORY: "name"},
    lambda aws, name, region: aws.ecr.repository(aws.account(), name, region=region),
    "ecr describe-repositories",
    "repositories[].repositoryName",
    "RepositoryNotFoundException: The repository with name … does not exist",
    plural="ECR repositories",
    taken=Taken("RepositoryAlreadyExistsException"),
)
# https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreatePullThroughCacheRule.html
PULL_THROUGH_CACHE_RULE = Thing(
    "pull through cache rule",
    {Ecr.PULL_THROUGH_CACHE_RULE: "ecrRepositoryPrefix"},
    listed(lambda aws, region: [rule.prefix for rule in aws.ecr.pull_through_rules(aws.account(), region=region)]),
    "ecr describe-pull-through-cache-rules",
    "pullThroughCacheRules[].ecrRepositoryPrefix",
    taken=Taken("PullThroughCacheRuleAlreadyExistsException"),
)
