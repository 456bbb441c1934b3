"""Connections to code hosts, GitHub and the like, that pipelines and builds use."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypack import Aws, Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Codebuild, Codegurureviewer, Codepipeline
from policypack.shelf.arns import arns
from policypack.shelf.existing import NamedArn, own_arn
from policypack.shelf.outside import with_commands
from policypack.shown import argument

# Both names of the service mean the same connections.
SERVICES = ("codeconnections", "codestar-connections")
USERS = (
    Codepipeline.PIPELINE,
    Codebuild.PROJECT,
    Codegurureviewer.REPOSITORY_ASSOCIATION,
)
_ID = re.compile(r"connection/[0-9a-f-]{36}")


def _named(resource: Resource, stack: Stack, aws: Aws) -> Iterator[tuple[str, NamedArn]]:
    """Yield (path, ARN) of every connection of the account that a resource names and the stack does not make."""
    for item in arns(resource):
        if item.service not in SERVICES or not item.whole or item.placeholder or not _ID.fullmatch(item.resource):
            continue
        # What the stack makes may stand here in the other spelling.
        spellings = {re.sub(rf":{item.service}:", f":{service}:", item.shown, count=1) for service in SERVICES}
        arn = None if any(map(stack.plans, spellings)) else own_arn(item.shown, aws)
        if arn is not None:
            yield item.path, arn


@policy(*USERS, level="advisory")
def not_found(resource: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Connection to a code host does not exist.

    Why: A pipeline or a build project is created all the same, and its source action fails in the first run. The id in
    a connection's ARN is never used again.
    Source: https://docs.aws.amazon.com/codeconnections/latest/APIReference/API_GetConnection.html
    """
    for path, arn in _named(resource, stack, aws):
        if aws.codeconnections.connection(arn.text, region=arn.region) is None:
            yield resource.finding(
                path,
                problem=f"{path} names the {arn.resource}, and the account has none of this id in {arn.region}.",
                fix=with_commands(
                    "Name one that is there, or make one in the console under Developer Tools, Connections:",
                    f"aws codeconnections list-connections --region {argument(arn.region)} "
                    "--query 'Connections[].[ConnectionName,ConnectionStatus,ConnectionArn]' --output text",
                ),
            )


@policy(*USERS, level="advisory")
def not_available(resource: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Connection to a code host is there, and nobody finished its handshake.

    Why: A connection made by a program or a command is PENDING until somebody lets it into GitHub, GitLab or Bitbucket
    in the console; no command can do that. A pipeline is created all the same, and its first run fails.
    Source: https://docs.aws.amazon.com/dtconsole/latest/userguide/connections-update.html
    """
    for path, arn in _named(resource, stack, aws):
        found = aws.codeconnections.connection(arn.text, region=arn.region)
        if found is None or found.status == "AVAILABLE":
            continue
        yield resource.finding(
            path,
            problem=f"The connection {found.name} has the status {found.status}; only an AVAILABLE one can fetch code.",
            fix=with_commands(
                "Finish it in the console: Developer Tools, Settings, Connections, Update pending connection:",
                f"https://{arn.region}.console.aws.amazon.com/codesuite/settings/connections?region={arn.region}",
            ),
        )
