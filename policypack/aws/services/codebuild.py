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
        answer = self.call("batch_get_projects", names=[name])
        if answer["projects"]:
            return str(answer["projects"][0]["arn"])
        if name in answer["projectsNotFound"]:
            return None
        raise self.unproven()
