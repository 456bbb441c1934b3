"""Amazon ECS: where containers get their secrets from."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Aws, Finding, Resource, Stack, policy
from policypack.aws.things.ssm import parameter_there
from policypack.catalogue.tokens import Ecs, Secretsmanager, Ssm
from policypack.shelf.containers import containers, starts_tasks
from policypack.shelf.existing import own_arn
from policypack.shelf.origins import brought
from policypack.shelf.outside import proven, with_commands


@policy(Ecs.TASK_DEFINITION)
def not_found(task: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Container's secret does not exist.

    Why: "ResourceInitializationError: unable to pull secrets or registry auth: … ResourceNotFoundException: Secrets
    Manager can't find the specified secret", or "invalid parameters" of Systems Manager: the task does not start.
    Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specifying-sensitive-data.html
    """
    for container in containers(task):
        for secret in container.blocks("secrets"):
            source = secret.partial("valueFrom")
            if not isinstance(source, str) or _planned(source, task, stack) or _is_there(source, task, stack, aws):
                continue
            kind = "secret" if ":secretsmanager:" in source else "parameter"
            service = "secretsmanager list-secrets" if kind == "secret" else "ssm describe-parameters"
            yield secret.finding(
                "valueFrom",
                problem=f"{secret.text('name')} comes from the {kind} {source}, which is not there, and this stack "
                "does not create it.",
                fix=with_commands(
                    f"Create the {kind} in the stack and refer to its arn, or name one that is there:",
                    f"aws {service} --region {_region(source, task)}",
                ),
                level=proven(task, "containerDefinitions", stack) if starts_tasks(task, stack) else "advisory",
            )


def _region(source: str, task: Resource) -> str:
    return source.split(":")[3] if source.startswith("arn:") else task.region


def _planned(name: str, task: Resource, stack: Stack, region: str = "") -> bool:
    kinds = (Secretsmanager.SECRET, Ssm.PARAMETER)
    if stack.meant(name, task, *kinds, region=region):
        return True
    return any(brought(kind, name, task, stack, region) for kind in kinds)


def _is_there(source: str, task: Resource, stack: Stack, aws: Aws) -> bool:
    """Is a secret or parameter there? What cannot be looked at, another account's, counts as there."""
    if not source.startswith("arn:"):
        return parameter_there(aws, source)
    arn = own_arn(source, aws)
    if arn is None or arn.service not in ("ssm", "secretsmanager"):
        return True
    if arn.service == "ssm":
        name = arn.resource.removeprefix("parameter")
        # The ARN of a name without a slash at its front has one all the same.
        names = (name, name.removeprefix("/"))
        return any(
            _planned(n, task, stack, arn.region) or parameter_there(aws, n, region=arn.region)
            for n in dict.fromkeys(names)
        )
    # Behind the secret's own ARN may stand a key of its JSON, a stage and a version.
    whole = ":".join(source.split(":")[:7])
    name = whole.split(":")[6]
    if any(_planned(text, task, stack, arn.region) for text in (whole, name, name[:-7])):
        return True
    return aws.secretsmanager.secret(whole, region=arn.region) is not None
