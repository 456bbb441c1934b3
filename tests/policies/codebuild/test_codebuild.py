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
