"""Auto Scaling: groups that are there already.

Source: https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribeAutoScalingGroups.html
"""

from __future__ import annotations

from policypack.aws.fact import Service, fact


class AutoScaling(Service):
    """Groups of instances."""

    service = "autoscaling"

    @fact("autoscaling:DescribeAutoScalingGroups")
    def group(self, name: str, region: str | None = None) -> str | None:
        """The ARN of the group of this name; None for one that is being deleted too."""
        found = self.pages("describe_auto_scaling_groups", "AutoScalingGroups", AutoScalingGroupNames=[name])
        return next((item.get("AutoScalingGroupARN", name) for item in found if not item.get("Status")), None)
