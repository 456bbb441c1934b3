from __future__ import annotations

from policypack.testing import Plan, Table, Unknown


def base() -> Plan:
    source = {"type": "GITHUB", "location": "https://github.com/acme/shop"}
    artifacts = {"type": "S3", "location": "acme-builds"}
    return Plan().add("aws:codebuild/project:Project", "build", name="build", source=source, artifacts=artifacts)


artifacts_incomplete = (
    Table("codebuild-artifacts-incomplete", base)
    .good("a bucket")
    .good("none", lambda p: p.set("build", artifacts={"type": "NO_ARTIFACTS"}))
    .good("a pipeline's", lambda p: p.set("build", artifacts={"type": "CODEPIPELINE"}, source={"type": "CODEPIPELINE"}))
    .bad(
        "no bucket",
        lambda p: p.set("build", artifacts={"type": "S3"}),
        ("build", "The artifacts go to S3, and there is no location."),
        level="mandatory",
    )
    .bad(
        "half a pipeline's",
        lambda p: p.set("build", artifacts={"type": "CODEPIPELINE"}),
        ("build", "The source is of the type GITHUB, and the artifacts of CODEPIPELINE."),
    )
    .absent("none", lambda p: p.set("build", artifacts=None))
    .unknown("from an update", lambda p: p.set("build", artifacts=Unknown()))
)

source_incomplete = (
    Table("codebuild-source-incomplete", base)
    .good("a repository")
    .good("a text alone", lambda p: p.set("build", source={"type": "NO_SOURCE", "buildspec": "version: 0.2"}))
    .bad(
        "no repository",
        lambda p: p.set("build", source={"type": "GITHUB"}),
        ("build", "The source of the type GITHUB has no location."),
        level="mandatory",
    )
    .bad(
        "nothing",
        lambda p: p.set("build", source={"type": "NO_SOURCE"}),
        ("build", "There is no source and no buildspec."),
    )
    .absent("none", lambda p: p.set("build", source=None))
    .unknown("from an update", lambda p: p.set("build", source=Unknown()))
)


def hooked(*filters: object) -> object:
    groups = [{"filters": list(filters)}]
    return lambda p: p.add("aws:codebuild/webhook:Webhook", "pushed", projectName="build", filterGroups=groups)


EVENT = {"type": "EVENT", "pattern": "PUSH, PULL_REQUEST_MERGED"}
webhook_event_missing = (
    Table("codebuild-webhook-event-missing", base)
    .good("of an event and a branch", hooked(EVENT, {"type": "HEAD_REF", "pattern": "^refs/heads/main$"}))
    .bad(
        "a branch alone",
        hooked({"type": "HEAD_REF", "pattern": "main"}),
        ("pushed", "A group of filters has none of the type EVENT."),
        level="mandatory",
    )
    .bad(
        "in small letters",
        hooked({"type": "EVENT", "pattern": "push"}),
        ("pushed", "A filter of the type EVENT has 'push', which is no event."),
    )
    .bad(
        "one that there is not",
        hooked({"type": "EVENT", "pattern": "COMMIT"}),
        ("pushed", "A filter of the type EVENT has 'COMMIT', which is no event."),
        level="advisory",
    )
    .absent("no filters", hooked())
    .unknown("the event", hooked({"type": "EVENT", "pattern": Unknown()}))
    .without("outside", "reads one resource")
)
