"""Simple Queue Service: queues that are there already.

Sources:
https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueUrl.html
https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueAttributes.html
"""

from __future__ import annotations

from policypack.aws.fact import Service, fact

GONE = ("AWS.SimpleQueueService.NonExistentQueue", "QueueDoesNotExist")


class Sqs(Service):
    """Queues."""

    service = "sqs"

    # A queue of another account that does not let us look answers "not there" too: ask about one's own only.
    @fact("sqs:GetQueueUrl", absent=GONE, denied_per=("name",))
    def queue(self, name: str, region: str | None = None) -> str | None:
        """The address of the account's queue of this name."""
        url: str = self.call("get_queue_url", QueueName=name)["QueueUrl"]
        return url

    @fact("sqs:GetQueueAttributes", absent=GONE, denied_per=("url",))
    def _visibility_timeout(self, url: str, region: str | None = None) -> int | None:
        """The seconds for which a message stays hidden once it was received."""
        answer = self.call("get_queue_attributes", QueueUrl=url, AttributeNames=["VisibilityTimeout"])
        return int(answer["Attributes"]["VisibilityTimeout"])

    def visibility_timeout(self, name: str, region: str | None = None) -> int | None:
        """The visibility timeout of the account's queue of this name."""
        url = self.queue(name, region=region)
        return self._visibility_timeout(url, region=region) if url else None
