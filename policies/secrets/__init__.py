"""Credentials in places that are read by many."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from policypack import Finding, Resource, Text, Undecided, policy, unwrap
from policypack.catalogue.tokens import Codebuild, Ecs, Lambda, Ssm

# A variable's name that says its value is a credential, unless its last word says that it only leads to one.
CREDENTIAL = re.compile(
    r"(^|[_.-])(passwd|password|passphrase|pwd|secret|secretkey|apikey|api[_-]key|private[_-]?key|access[_-]?key"
    r"|auth[_-]?token|access[_-]?token|api[_-]?token|client[_-]?secret|webhook[_-]secret|credentials?)($|[_.-]value$)",
    re.IGNORECASE,
)
# What is recognised by its look: keys of AWS, private keys, tokens of well-known services, passwords in URLs.
# https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
LOOKS = {
    "an AWS access key": re.compile(r"\bA(KIA|SIA)(?!.*EXAMPLE)[A-Z2-7]{16}\b"),
    "a private key": re.compile(r"-----BEGIN ([A-Z]+ )?PRIVATE KEY-----"),
    "a GitHub token": re.compile(r"\b(gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{60,})"),
    "a Slack token": re.compile(r"\bxox[abprs]-[0-9A-Za-z-]{10,}"),
    "a Stripe key": re.compile(r"\b[rs]k_live_[0-9A-Za-z]{16,}"),
    "a password inside a URL": re.compile(
        r"\b[a-z][a-z0-9+.-]{0,30}://[^\s:/@]+:(?![$<{])[^\s:/@]{3,}@[^\s/]+", re.IGNORECASE
    ),
}
# Properties that are there to hold a credential; nobody reads them without the right to.
PROPER = re.compile(
    r"secret(String|Binary|Value)|privateKey|password|masterPassword|authToken|.*Password|sharedKey|customKeySecret"
)


@policy("aws:*", level="advisory", group="security")
def in_plain_text(resource: Resource) -> Iterator[Finding]:
    """Credential stands in plain text.

    Why: Environment variables, user data and parameters of the type String are shown to everybody who may describe
    the resource, in consoles, logs and backups. Secrets Manager and SecureString are read by those who may.
    Source: https://docs.aws.amazon.com/prescriptive-guidance/latest/secure-sensitive-data-secrets-manager-terraform/welcome.html
        https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specifying-sensitive-data.html
    """
    said: set[str] = set()
    for path, name, value in _variables(resource):
        if CREDENTIAL.search(name) and _credential(value):
            said.add(path)
            yield resource.finding(
                path,
                problem=f"{name} holds a credential, in plain text.",
                fix=_fix(resource),
            )
    if resource.type == Ssm.PARAMETER and resource.raw("type") == "SecureString":
        return
    for path, value, secret in resource.leaves:
        text = value.raw if isinstance(value, Text) else value
        if secret or not isinstance(text, str) or path in said or path.startswith("tagsAll."):
            continue
        if PROPER.fullmatch(path.rpartition(".")[2]):
            continue
        for look, pattern in LOOKS.items():
            if pattern.search(text):
                yield resource.finding(
                    path,
                    problem=f"{path} holds {look}, in plain text.",
                    fix="Revoke it, since it is in the program's source or configuration; then keep the new one in "
                    "Secrets Manager, or use a role instead.",
                )
                break


def _variables(resource: Resource) -> Iterator[tuple[str, str, Any]]:
    """Yield (path, name, value) of everything that is an environment variable or a parameter."""
    if resource.type == Lambda.FUNCTION and resource.known("environment"):
        for environment in resource.blocks("environment"):
            for variables in environment.blocks("variables") if environment.known("variables") else ():
                for key in variables.values:
                    yield f"environment.variables.{key}", key, variables.raw(key)
    elif resource.type == Ecs.TASK_DEFINITION:
        yield from _container_variables(resource)
    elif resource.type == Ssm.PARAMETER and resource.raw("type") in ("String", "StringList"):
        name = resource.raw("name")
        if isinstance(name, str):
            yield "value", name.rstrip("/").rpartition("/")[2], resource.raw("value")
    elif resource.type == Codebuild.PROJECT and resource.known("environment"):
        for block in (
            each for within in resource.blocks("environment") for each in within.blocks("environmentVariables")
        ):
            if block.raw("type") in (None, "PLAINTEXT") and isinstance(block.raw("name"), str):
                yield block.path("value"), block.raw("name"), block.raw("value")


def _container_variables(task: Resource) -> Iterator[tuple[str, str, Any]]:
    try:
        containers = task.documents("containerDefinitions")
    except Undecided:
        # In the engine's view most task definitions are unknown as a whole; the rest of the resource is not.
        return
    for container in containers:
        for block in container.blocks("environment") if isinstance(container.raw("environment"), list) else ():
            name = block.raw("name")
            if isinstance(name, str):
                yield block.path("value"), name, block.raw("value")


def _credential(value: Any) -> bool:
    """Is this the value of a credential, and not a reference to one, a switch, or nothing?"""
    value = unwrap(value)
    if isinstance(value, Text):
        # What a generator or a database makes is the credential itself; an id, a name or an ARN leads to one.
        symbol = value.whole
        return symbol is not None and symbol.property in (
            "result",
            "password",
            "masterPassword",
            "secretString",
            "secret",
        )
    if not isinstance(value, str) or len(value) < 4 or value.lower() in ("true", "false", "none", "null"):
        return False
    return not re.match(r"arn:|/|\{\{|\$\{|projects/|https?://|\d+$", value)


def _fix(resource: Resource) -> str:
    if resource.type == Ecs.TASK_DEFINITION:
        return "Move it to secrets of the container, with valueFrom a secret of Secrets Manager or a parameter's ARN."
    if resource.type == Ssm.PARAMETER:
        return "Set type to SecureString, and change the credential: the old one has been seen."
    if resource.type == Codebuild.PROJECT:
        return "Set the variable's type to SECRETS_MANAGER or PARAMETER_STORE, and its value to the secret's name."
    return "Give the function the secret's ARN instead, and let it read the value from Secrets Manager when it starts."
