"""AWS CodeCommit: repositories that other resources name."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Aws, Block, Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Codecommit, Codepipeline
from policypack.shelf.outside import named_outside, proven, with_commands
from policypack.shown import argument


def _places(resource: Resource) -> Iterator[tuple[Block, str, str]]:
    """Yield (block, property, region) where a resource names a repository."""
    if resource.type != Codepipeline.PIPELINE:
        yield resource, "repositoryName", resource.region
        return
    for stage in resource.blocks("stages"):
        for action in stage.blocks("actions"):
            if action.text("provider") == "CodeCommit" and action.text("category") == "Source":
                for configuration in action.blocks("configuration"):
                    yield configuration, "RepositoryName", action.text("region") or resource.region


@policy(Codecommit.TRIGGER, Codecommit.APPROVAL_RULE_TEMPLATE_ASSOCIATION, Codepipeline.PIPELINE)
def repository_not_found(resource: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Repository does not exist.

    Why: "RepositoryDoesNotExistException: … does not exist". A pipeline is created all the same and fails when it
    runs. A repository belongs to one region.
    Source: https://docs.aws.amazon.com/codecommit/latest/APIReference/API_PutRepositoryTriggers.html
        https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-CodeCommit.html
    """
    for block, property, region in _places(resource):
        name = named_outside(block, property, stack, Codecommit.REPOSITORY, key="repositoryName")
        if name is None or aws.codecommit.repository(name, region=region) is not None:
            continue
        yield block.finding(
            property,
            problem=f"There is no CodeCommit repository {name} in {region}, and this stack does not create it.",
            fix=with_commands(
                "Name a repository that is there, or create it in the stack and refer to its repositoryName:",
                f"aws codecommit list-repositories --region {argument(region)} --query 'repositories[].repositoryName'",
            ),
            level="advisory" if resource.type == Codepipeline.PIPELINE else proven(block, property, stack),
        )
