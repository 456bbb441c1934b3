"""CodeCommit: repositories that are there already.

Source: https://docs.aws.amazon.com/codecommit/latest/APIReference/API_GetRepository.html
"""

from __future__ import annotations

from policypack.aws.fact import Service, fact


class CodeCommit(Service):
    """Repositories."""

    service = "codecommit"

    @fact("codecommit:GetRepository", absent=("RepositoryDoesNotExistException",), denied_per=("name",))
    def repository(self, name: str, region: str | None = None) -> str | None:
        """The ARN of the repository of this name."""
        found: str = self.call("get_repository", repositoryName=name)["repositoryMetadata"]["Arn"]
        return found
