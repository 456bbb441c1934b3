"""EMR: releases.

Source: https://docs.aws.amazon.com/emr/latest/APIReference/API_ListReleaseLabels.html
"""

from __future__ import annotations

from policypack.aws.fact import Service, fact


class Emr(Service):
    """Clusters' catalogue."""

    service = "emr"

    @fact("elasticmapreduce:ListReleaseLabels", lifetime="24h", empty="proves")
    def releases(self, region: str | None = None) -> tuple[str, ...]:
        """Every release of the region, such as "emr-7.10.0"."""
        return tuple(str(label) for label in self.chained("list_release_labels", "ReleaseLabels"))
