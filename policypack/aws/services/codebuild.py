"""CodeBuild: projects that are there already.

Source: https://docs.aws.amazon.com/codebuild/latest/APIReference/API_BatchGetProjects.html
"""

from __future__ import annotations

from policypack.aws.fact import Service, fact


class CodeBuild(Service):
    """Build projects."""

    service = "codebuild"

    @fact("codebuild:BatchGetProjects", denied_per=("name",))
    def project(self, name: str, region: str | None = None) -> str | None:
        """The ARN of the project of this name."""
        return next((item["arn"] for item in self.call("batch_get_projects", names=[name])["projects"]), None)
