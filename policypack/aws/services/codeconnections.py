"""Connections to code hosts: GitHub, GitLab, Bitbucket.

The service had another name once, and both spellings of an ARN mean the same connection.

Source: https://docs.aws.amazon.com/codeconnections/latest/APIReference/API_GetConnection.html
"""

from __future__ import annotations

from dataclasses import dataclass

from policypack.aws.fact import Service, fact


@dataclass(frozen=True, slots=True)
class Connection:
    """A connection. `status` is AVAILABLE, PENDING (nobody finished its handshake yet) or ERROR."""

    name: str
    arn: str
    status: str
    host: str = ""


class CodeConnections(Service):
    """Connections."""

    service = "codeconnections"

    # IAM asks for the action of the service that the ARN names.
    @fact(
        "codeconnections:GetConnection",
        "codestar-connections:GetConnection",
        absent=("ResourceNotFoundException",),
        denied_per=("arn",),
    )
    def connection(self, arn: str, region: str | None = None) -> Connection | None:
        """The connection of this ARN, in either of its spellings."""
        found = self.call("get_connection", ConnectionArn=arn)["Connection"]
        return Connection(
            found.get("ConnectionName") or "",
            found.get("ConnectionArn") or arn,
            found["ConnectionStatus"],
            found.get("ProviderType") or "",
        )
