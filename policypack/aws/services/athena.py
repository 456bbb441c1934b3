"""Athena: workgroups that are there already.

Source: https://docs.aws.amazon.com/athena/latest/APIReference/API_ListWorkGroups.html
"""

from __future__ import annotations

from policypack.aws.fact import Service, fact


class Athena(Service):
    """Workgroups."""

    service = "athena"

    # GetWorkGroup says InvalidRequestException for "there is none" and for much else: the list says it plainly.
    @fact("athena:ListWorkGroups", empty="proves")
    def workgroups(self, region: str | None = None) -> tuple[str, ...]:
        """The names of all workgroups of the region."""
        return tuple(sorted(item["Name"] for item in self.chained("list_work_groups", "WorkGroups")))
