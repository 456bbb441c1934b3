"""Settings of CodeBuild."""

from __future__ import annotations

from policies.setting._shapes import DOCS, PROVIDER, Distinct, Form, Pair, When
from policypack.catalogue.tokens import Codebuild

_API = f"{DOCS}/codebuild/latest/APIReference"
_GUIDE = f"{DOCS}/codebuild/latest/userguide"
_ENVIRONMENT = f"{_API}/API_ProjectEnvironment.html"
_LAMBDA = ("LINUX_LAMBDA_CONTAINER", "ARM_LAMBDA_CONTAINER")
_MACHINES = (
    *("LINUX_CONTAINER", "LINUX_GPU_CONTAINER", "ARM_CONTAINER", "WINDOWS_CONTAINER", "LINUX_EC2", "ARM_EC2"),
    *("WINDOWS_EC2", "WINDOWS_SERVER_2019_CONTAINER", "WINDOWS_SERVER_2022_CONTAINER", "MAC_ARM"),
)
_FILTERS = (
    *("ACTOR_ACCOUNT_ID", "BASE_REF", "COMMIT_MESSAGE", "EVENT", "FILE_PATH", "HEAD_REF", "ORGANIZATION_NAME"),
    *("RELEASE_NAME", "REPOSITORY_NAME", "TAG_NAME", "WORKFLOW_NAME"),
)

ROWS = (
    Pair(
        Codebuild.PROJECT,
        (When("type", ("S3",)),),
        "a cache in S3 names its place",
        f"{PROVIDER}/codebuild/project.go",
        needs=("location",),
        within="cache",
    ),
    Pair(
        Codebuild.PROJECT,
        (When("type", ("LOCAL",)),),
        "a local cache says what it keeps",
        f"{_API}/API_ProjectCache.html",
        needs=("modes",),
        within="cache",
        certain=False,
    ),
    Pair(
        Codebuild.PROJECT,
        (When("cache.type", ("S3",)),),
        'cache location is required when cache type is "S3"',
        f"{PROVIDER}/codebuild/project.go",
        needs=("cache.location",),
    ),
    Pair(
        Codebuild.PROJECT,
        (When("type", _LAMBDA),),
        "builds on Lambda have compute types of their own",
        _ENVIRONMENT,
        takes=When("computeType", ("BUILD_LAMBDA_*",)),
        within="environment",
    ),
    Pair(
        Codebuild.PROJECT,
        (When("type", _MACHINES),),
        "this compute type is for builds on Lambda",
        _ENVIRONMENT,
        shuts=When("computeType", ("BUILD_LAMBDA_*",)),
        within="environment",
    ),
    Pair(
        Codebuild.PROJECT,
        (When("type", _LAMBDA),),
        "builds on Lambda run no Docker",
        f"{_GUIDE}/lambda.html#lambda.limitations",
        refuses=("privilegedMode",),
        within="environment",
        certain=False,
    ),
    Pair(
        Codebuild.PROJECT,
        (When("type", ("WINDOWS_SERVER_2019_CONTAINER", "WINDOWS_SERVER_2022_CONTAINER", "WINDOWS_CONTAINER")),),
        "Windows is built on medium machines at least",
        f"{_GUIDE}/build-env-ref-compute-types.html",
        shuts=When("computeType", ("BUILD_GENERAL1_SMALL",)),
        within="environment",
        certain=False,
    ),
    Pair(
        Codebuild.PROJECT,
        (When("type", ("ARM_CONTAINER", "ARM_EC2", "ARM_LAMBDA_CONTAINER")),),
        "the image is of another architecture",
        f"{_GUIDE}/build-env-ref-available.html",
        shuts=When(
            "image",
            ("aws/codebuild/amazonlinux-x86_64*", "aws/codebuild/amazonlinux2-x86_64*", "aws/codebuild/standard:*"),
        ),
        within="environment",
        certain=False,
    ),
    Pair(
        Codebuild.PROJECT,
        (When("image", ("aws/codebuild/*",)),),
        "When you use a CodeBuild curated image, you must use CODEBUILD credentials",
        _ENVIRONMENT,
        shuts=When("imagePullCredentialsType", ("SERVICE_ROLE",)),
        within="environment",
    ),
    Pair(
        Codebuild.PROJECT,
        (When("registryCredential"),),
        "images of a registry with credentials are pulled by the SERVICE_ROLE",
        f"{_API}/API_RegistryCredential.html",
        takes=When("imagePullCredentialsType", ("SERVICE_ROLE",), default="CODEBUILD"),
        within="environment",
    ),
    Pair(
        Codebuild.PROJECT,
        (When("status", ("ENABLED",)),),
        "logs in S3 have a place",
        f"{_API}/API_S3LogsConfig.html",
        needs=("location",),
        within="logsConfig.s3Logs",
        certain=False,
    ),
    *(
        Distinct(
            Codebuild.PROJECT,
            within,
            name,
            "identifiers tell them apart",
            f"{_API}/API_{shape}.html",
            certain=False,
            merges=True,
        )
        for within, name, shape in (
            ("secondaryArtifacts", "artifactIdentifier", "ProjectArtifacts"),
            ("secondarySources", "sourceIdentifier", "ProjectSource"),
        )
    ),
    *(
        Form(
            Codebuild.PROJECT,
            path,
            "[A-Za-z0-9_]{1,127}",
            "be of at most 127 letters, digits and underscores",
            "InvalidInputException: identifier must contain only alphanumeric characters and underscores and be less "
            "than 128 characters in length",
            f"{_API}/API_{shape}.html",
        )
        for path, shape in (
            ("secondarySources[].sourceIdentifier", "ProjectSource"),
            ("secondarySourceVersions[].sourceIdentifier", "ProjectSourceVersion"),
            ("secondaryArtifacts[].artifactIdentifier", "ProjectArtifacts"),
            ("fileSystemLocations[].identifier", "ProjectFileSystemLocation"),
        )
    ),
    Pair(
        Codebuild.PROJECT,
        (When("source.type", ("CODEPIPELINE", "NO_SOURCE", "S3")),),
        "badges are for projects whose source is CodeCommit, GitHub, GitLab or Bitbucket",
        f"{_GUIDE}/sample-build-badges.html",
        refuses=("badgeEnabled",),
        certain=False,
    ),
    Pair(
        Codebuild.REPORT_GROUP,
        (When("type", ("S3",)),),
        "reports that are exported go somewhere",
        f"{_API}/API_ReportExportConfig.html",
        needs=("s3Destination",),
        within="exportConfig",
        certain=False,
    ),
    Form(
        Codebuild.WEBHOOK,
        "filterGroups[].filters[].type",
        "|".join(_FILTERS),
        f"be one of {', '.join(_FILTERS)}",
        "InvalidInputException: Invalid webhook filter type",
        f"{_API}/API_WebhookFilter.html",
    ),
)
