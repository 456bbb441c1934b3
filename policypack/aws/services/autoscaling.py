"""EC2 Auto Scaling: groups that are there already.

Source: https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribeAutoScalingGroups.html
"""

from __future__ import annotations

from policypack.aws.fact import Service, fact


class AutoScaling(Service):
    """Auto Scaling groups."""

    service = "autoscaling"

    @fact("autoscaling:DescribeAutoScalingGroups")
    def group(self, name: str, region: str | None = None) -> str | None:
        """The ARN of the Auto Scaling group of this name."""
        found = self.pages("describe_auto_scaling_groups", "AutoScalingGroups", AutoScalingGroupNames=[name])
        return next((item["AutoScalingGroupARN"] for item in found), None)
