"""CodePipeline: pipelines that are there already.

Source: https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_GetPipeline.html
"""

from __future__ import annotations

from policypack.aws.fact import Service, fact


class CodePipeline(Service):
    """Pipelines."""

    service = "codepipeline"

    @fact("codepipeline:GetPipeline", absent=("PipelineNotFoundException",), denied_per=("name",))
    def pipeline(self, name: str, region: str | None = None) -> str | None:
        """The name of the pipeline, None where there is none of this name."""
        found: str = self.call("get_pipeline", name=name)["pipeline"]["name"]
        return found
