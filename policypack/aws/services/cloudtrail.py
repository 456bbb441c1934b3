"""CloudTrail: the trails of a region, those of the organization and of other regions that record here too.

Source: https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_DescribeTrails.html
"""

from __future__ import annotations

from policypack.aws.fact import Service, fact


class CloudTrail(Service):
    """Trails."""

    service = "cloudtrail"

    @fact("cloudtrail:DescribeTrails", empty="proves")
    def trails(self, region: str | None = None) -> tuple[tuple[str, str], ...]:
        """(Name, home region) of every trail that counts against the region's limit."""
        found = self.call("describe_trails", includeShadowTrails=True)["trailList"]
        return tuple(sorted((item["Name"], item.get("HomeRegion", "")) for item in found))

    @fact("cloudtrail:DescribeTrails", empty="proves")
    def named(self, name: str, region: str | None = None) -> str | None:
        """The ARN of the trail of this name that the account has in the region."""
        found = self.call("describe_trails", trailNameList=[name], includeShadowTrails=False)["trailList"]
        return next((item["TrailARN"] for item in found if item["Name"] == name), None)
