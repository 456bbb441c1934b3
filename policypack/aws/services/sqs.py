"""Simple Queue Service: queues that are there already.

Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueUrl.html
"""

from __future__ import annotations

from policypack.aws.fact import Service, fact


class Sqs(Service):
    """Queues."""

    service = "sqs"

    # A queue of another account that does not let us look answers "not there" too: ask about one's own only.
    @fact(
        "sqs:GetQueueUrl",
        absent=("AWS.SimpleQueueService.NonExistentQueue", "QueueDoesNotExist"),
        denied_per=("name",),
    )
    def queue(self, name: str, region: str | None = None) -> str | None:
        """The address of the account's queue of this name."""
        url: str = self.call("get_queue_url", QueueName=name)["QueueUrl"]
        return url
