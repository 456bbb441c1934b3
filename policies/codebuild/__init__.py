"""AWS CodeBuild."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Finding, Resource, policy
from policypack.catalogue.tokens import Codebuild

_NEEDS_LOCATION = ("BITBUCKET", "CODECOMMIT", "GITHUB", "GITHUB_ENTERPRISE", "GITLAB", "GITLAB_SELF_MANAGED", "S3")


@policy(Codebuild.PROJECT)
def artifacts_incomplete(project: Resource) -> Iterator[Finding]:
    """Artifacts of a project go to S3 and name no bucket, or do not fit the source.

    Why: "InvalidInputException: Invalid artifacts: location must be set", "Invalid artifact type: if source type is
    CODEPIPELINE, artifact type must be CODEPIPELINE".
    Source: https://docs.aws.amazon.com/codebuild/latest/APIReference/API_ProjectArtifacts.html
    """
    source = project.block("source")
    built = (source.text("type") if source else None) or ""
    for name in ("artifacts", "secondaryArtifacts"):
        for artifacts in project.blocks(name):
            kind = artifacts.text("type")
            if kind == "S3" and artifacts.raw("location") in (None, ""):
                yield artifacts.finding(
                    "location",
                    problem="The artifacts go to S3, and there is no location.",
                    fix="Set location to a bucket.",
                )
            elif name == "artifacts" and kind and built and (kind == "CODEPIPELINE") != (built == "CODEPIPELINE"):
                yield artifacts.finding(
                    "type",
                    problem=f"The source is of the type {built}, and the artifacts of {kind}.",
                    fix="Use CODEPIPELINE for both, or for none.",
                )


@policy(Codebuild.PROJECT)
def source_incomplete(project: Resource) -> Iterator[Finding]:
    """Source of a project lacks what its type needs.

    Why: "InvalidInputException: Project source location can't be empty"; without a source, "buildspec must be set".
    Source: https://docs.aws.amazon.com/codebuild/latest/APIReference/API_ProjectSource.html
    """
    source = project.block("source")
    kind = source.text("type") if source else None
    if source is None:
        return
    if kind in _NEEDS_LOCATION and source.raw("location") in (None, ""):
        yield source.finding("location", problem=f"The source of the type {kind} has no location.", fix="Set location.")
    elif kind == "NO_SOURCE" and source.raw("buildspec") in (None, ""):
        yield source.finding(
            "buildspec", problem="There is no source and no buildspec.", fix="Set buildspec to the text of one."
        )


# https://docs.aws.amazon.com/codebuild/latest/APIReference/API_WebhookFilter.html
_EVENTS = (
    *("PUSH", "PULL_REQUEST_CREATED", "PULL_REQUEST_UPDATED", "PULL_REQUEST_CLOSED", "PULL_REQUEST_REOPENED"),
    *("PULL_REQUEST_MERGED", "RELEASED", "PRERELEASED", "WORKFLOW_JOB_QUEUED"),
)


@policy(Codebuild.WEBHOOK)
def webhook_event_missing(webhook: Resource) -> Iterator[Finding]:
    """Group of filters of a webhook names no event, or one that there is not.

    Why: "A webhook filter group must contain at least one EVENT WebhookFilter": CreateWebhook answers
    InvalidInputException.
    Source: https://docs.aws.amazon.com/codebuild/latest/APIReference/API_CreateWebhook.html
    https://docs.aws.amazon.com/codebuild/latest/APIReference/API_WebhookFilter.html
    """
    for group in webhook.blocks("filterGroups"):
        filters = group.blocks("filters")
        events = [filter.text("pattern") or "" for filter in filters if filter.text("type") == "EVENT"]
        unknown = [word for text in events for word in text.replace(" ", "").split(",") if word not in _EVENTS]
        if filters and not events:
            yield group.finding(
                "filters",
                problem="A group of filters has none of the type EVENT.",
                fix="Add a filter of the type EVENT, with the pattern PUSH for instance.",
            )
        elif unknown:
            yield group.finding(
                "filters",
                problem=f"A filter of the type EVENT has {unknown[0]!r}, which is no event.",
                fix=f"Use {', '.join(_EVENTS)}.",
                # Of an event that is newer nobody knows yet; those of now are in capitals.
                level=None if unknown[0].upper() in _EVENTS else "advisory",
            )
