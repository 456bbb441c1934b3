"""Amazon ECS: container definitions of a task."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from policypack import Finding, Resource, Stack, Text, as_text, policy
from policypack.catalogue.tokens import Ecs, Secretsmanager
from policypack.shelf.containers import containers, name_of, starts_tasks

# https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html (Name)
PARAMETER_NAME = re.compile(r"[A-Za-z0-9_.,\-/]+")
# Parts of a secret's ARN between colons, and with key, stage and version behind it. An empty part says "the default".
# https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-secrets-manager.html
SECRET_ARN_PARTS = (7, 10)
# ECS hands images to Docker, whose names of hosts may be addresses in brackets, which ECS's own page does not mention.
# https://github.com/distribution/reference/blob/main/regexp.go
_HOST_IN_BRACKETS = re.compile(r"^\[[0-9A-Fa-f:]+\](?=(:\d+)?/)")
# A quota that is not raised.
# https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html
_MOST = 10
# https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Ulimit.html
_LIMITS = (
    *("core", "cpu", "data", "fsize", "locks", "memlock", "msgqueue", "nice", "nofile", "nproc", "rss", "rtprio"),
    *("rttime", "sigpending", "stack"),
)
# https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html and the pages of its parts
_WORDS = (
    ("dependsOn", "condition", ("START", "COMPLETE", "SUCCESS", "HEALTHY")),
    ("environmentFiles", "type", ("s3",)),
    ("firelensConfiguration", "type", ("fluentd", "fluentbit")),
    ("portMappings", "appProtocol", ("http", "http2", "grpc")),
    ("resourceRequirements", "type", ("GPU", "InferenceAccelerator", "NeuronDevice")),
)
_NOT_IN_IMAGES = re.compile(r"[\s$%{}<>\"'`\\()\[\]|;,?*!^]")


@policy(Ecs.TASK_DEFINITION)
def incomplete(task: Resource) -> Iterator[Finding]:
    """Container definition lacks what every container needs.

    Why: "ClientException: Container.name should not be null or empty.", "Container.image should not be null or
    empty.", and a task in which no container is essential is refused too.
    Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
    """
    definitions = containers(task)
    for container in definitions:
        missing = [name for name in ("name", "image") if not container.has(name) or container.raw(name) == ""]
        if missing:
            yield container.finding(
                missing[0],
                problem=f"The container {name_of(container)} has no {' and no '.join(missing)}.",
                fix=f"Set {' and '.join(missing)} in the container definition.",
            )
    if definitions and not any(container.flag("essential", default=True) for container in definitions):
        yield task.finding(
            "containerDefinitions",
            problem="essential is false for every container; a task needs one that it lives by.",
            fix="Set essential to true for the container that does the task's work.",
        )


@policy(Ecs.TASK_DEFINITION)
def text_refused(task: Resource) -> Iterator[Finding]:
    """Container has a name, an image or a file that ECS does not take.

    Why: "ClientException: Container.image contains invalid characters.", which a variable that nothing filled in and a
    space behind a tag have in common; a name has letters, digits, hyphens and underscores; a file of variables is named
    by the ARN of an object that ends with .env.
    Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
        https://docs.aws.amazon.com/AmazonECS/latest/developerguide/use-environment-file.html
    """
    for container in containers(task):
        name, image = container.partial("name"), container.partial("image")
        if isinstance(name, str) and not re.fullmatch(r"[A-Za-z0-9_-]{1,255}", name):
            yield container.finding(
                "name",
                problem=f"A container has the name {name!r}; 255 letters, digits, hyphens and underscores are allowed.",
                fix="Name it with hyphens.",
            )
        if isinstance(image, str) and (refused := _NOT_IN_IMAGES.findall(_HOST_IN_BRACKETS.sub("", image))):
            signs = " ".join(map(repr, dict.fromkeys(refused)))
            yield container.finding(
                "image",
                problem=f"The image of {name_of(container)} is {image!r}, in which {signs} cannot be.",
                fix="Write repository:tag or repository@digest, with every variable filled in.",
            )
        for file in container.blocks("environmentFiles"):
            value = file.partial("value")
            if isinstance(value, str) and not value.startswith("arn:"):
                yield file.finding(
                    "value",
                    problem=f"A file of variables of {name_of(container)} is {value!r}, which is no ARN.",
                    fix="Name the object by its ARN, as in arn:aws:s3:::bucket/app.env.",
                )


@policy(Ecs.TASK_DEFINITION)
def name_not_unique(task: Resource) -> Iterator[Finding]:
    """Two containers of a task have the same name.

    Why: "ClientException: Container names must be unique within a Task Definition."
    Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
    """
    names = [container.partial("name") for container in containers(task)]
    counted = Counter(name.raw if isinstance(name, Text) else name for name in names)
    shown = {name.raw if isinstance(name, Text) else name: name for name in names}
    for name, count in counted.items():
        if name and count > 1:
            yield task.finding(
                "containerDefinitions",
                problem=f"{count} containers have the name {shown[name]}.",
                fix="Give each container of the task a name of its own.",
            )


@policy(Ecs.TASK_DEFINITION)
def secret_reference_invalid(task: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Secret of a container is named in a way that ECS cannot read.

    Why: valueFrom is the ARN of a secret, with three more parts or none ("unexpected ARN format with parameters when
    trying to retrieve ASM secret"), or the name or ARN of a parameter ("The Systems Manager parameter name specified
    for secret … is invalid").
    Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-secrets-manager.html
        https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-ssm-paramstore.html
    """
    for container in containers(task):
        for secret in container.blocks("secrets"):
            value = secret.partial("valueFrom")
            wrong = _wrong(value, stack) if value is not None else None
            if wrong:
                yield secret.finding(
                    "valueFrom",
                    problem=f"valueFrom of {secret.text('name')} is {str(value)!r}: {wrong}.",
                    fix="Use the ARN of a secret, the same followed by :KEY:: for one key of its JSON, or the name or "
                    "ARN of an SSM parameter.",
                    # A name is refused at once; an ARN is taken apart when a task starts.
                    level="advisory" if as_text(value).startswith("arn:") and not starts_tasks(task, stack) else None,
                )


def _wrong(value: str | Text, stack: Stack) -> str | None:
    """Say what is wrong with a reference; None where nothing is, or where too little is known."""
    if isinstance(value, Text):
        first, rest = value.parts[0], value.parts[1:]
        resource = stack.get(first.urn) if not isinstance(first, str) else None
        if (
            resource is None
            or resource.type != Secretsmanager.SECRET
            or getattr(first, "property", "") not in ("arn", "id")
        ):
            return None
        colons = "".join(part for part in rest if isinstance(part, str)).count(":")
        return _parts(7 + colons)
    if not value.startswith("arn:"):
        return None if PARAMETER_NAME.fullmatch(value) else "this is neither an ARN nor the name of a parameter"
    parts = value.split(":")
    return _parts(len(parts)) if "secretsmanager" in parts[2:3] else None


def _parts(count: int) -> str | None:
    if count in SECRET_ARN_PARTS:
        return None
    more = count - SECRET_ARN_PARTS[0]
    return (
        f"behind the secret's ARN there are {more} of the three parts key, stage and version"
        if more > 0
        else ("the secret's ARN is not complete")
    )


@policy(Ecs.TASK_DEFINITION)
def too_many(task: Resource) -> Iterator[Finding]:
    """Task has more containers than ECS takes.

    Why: "ClientException: Too many containers."
    Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html
        https://github.com/aws/amazon-ecs-cli/issues/184
    """
    count = len(containers(task))
    if count > _MOST:
        yield task.finding(
            "containerDefinitions",
            problem=f"The task has {count} containers, and {_MOST} are the most.",
            fix="Put the rest into a task of its own.",
        )


@policy(Ecs.TASK_DEFINITION)
def reference_unknown(task: Resource) -> Iterator[Finding]:
    """Container names another one that the task does not have.

    Why: volumesFrom and links name "another container within the same task definition".
    Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_VolumeFrom.html
        https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
    """
    found = containers(task)
    names = {container.partial("name") for container in found}
    if any(isinstance(name, Text) for name in names):
        return
    linked = task.text("networkMode", "bridge") == "bridge"  # no other mode takes links at all
    for container in found:
        wanted = [("volumesFrom", source.partial("sourceContainer")) for source in container.blocks("volumesFrom")]
        wanted += [("links", link) for link in container.partials("links") if linked]
        for setting, value in wanted:
            name = value.partition(":")[0] if isinstance(value, str) else ""
            if name and name not in names:
                yield container.finding(
                    setting,
                    problem=f"{setting} of {name_of(container)} names {name!r}, and the task has no such container.",
                    fix=f"Name one of {', '.join(sorted(str(name) for name in names if name))}.",
                )


@policy(Ecs.TASK_DEFINITION)
def limit_refused(task: Resource) -> Iterator[Finding]:
    """Limit of a container is none that Linux has, or begins above its end.

    Why: "ClientException: Unrecognized ulimit name memory". A soft limit above the hard one is registered, and no
    container starts with it.
    Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Ulimit.html
    """
    for container in containers(task):
        for limit in container.blocks("ulimits"):
            name, soft, hard = limit.text("name"), limit.number("softLimit"), limit.number("hardLimit")
            if name and name not in _LIMITS:
                yield limit.finding(
                    "name",
                    problem=f"{name_of(container)} has a limit for {name!r}, which there is not.",
                    fix=f"Use one of {', '.join(_LIMITS)}.",
                )
            elif soft is not None and hard is not None and soft > hard >= 0:
                yield limit.finding(
                    "softLimit",
                    problem=f"softLimit of {name_of(container)}'s {name} is {soft}, and hardLimit {hard}.",
                    fix=f"Set softLimit to {hard} or less.",
                    level="advisory",
                )


@policy(Ecs.TASK_DEFINITION, level="advisory")
def word_unknown(task: Resource) -> Iterator[Finding]:
    """Setting of a container is none of the words that it takes.

    Why: AWS's model of RegisterTaskDefinition lists them; a word that is newer than the list may be taken all the same.
    Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
    """
    for container in containers(task):
        for part, name, words in _WORDS:
            for block in container.blocks(part):
                value = block.text(name)
                if value and value not in words:
                    yield block.finding(
                        name,
                        problem=f"{part}.{name} of {name_of(container)} is {value!r}.",
                        fix=f"Write {' or '.join(words)}.",
                    )
