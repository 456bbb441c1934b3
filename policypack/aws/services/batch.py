"""Batch: compute environments and job queues that are there already.

Sources:
https://docs.aws.amazon.com/batch/latest/APIReference/API_DescribeComputeEnvironments.html
https://docs.aws.amazon.com/batch/latest/APIReference/API_DescribeJobQueues.html
"""

from __future__ import annotations

from policypack.aws.fact import Service, fact


class Batch(Service):
    """Compute environments and job queues."""

    service = "batch"

    @fact("batch:DescribeComputeEnvironments", empty="proves")
    def compute_environment(self, name: str, region: str | None = None) -> str | None:
        """The ARN of the compute environment of this name."""
        found = self.pages("describe_compute_environments", "computeEnvironments", computeEnvironments=[name])
        return next((item["computeEnvironmentArn"] for item in found if item.get("status") != "DELETED"), None)

    @fact("batch:DescribeJobQueues", empty="proves")
    def job_queue(self, name: str, region: str | None = None) -> str | None:
        """The ARN of the job queue of this name."""
        found = self.pages("describe_job_queues", "jobQueues", jobQueues=[name])
        return next((item["jobQueueArn"] for item in found if item.get("status") != "DELETED"), None)
