"""EC2 Auto Scaling: how many groups an account has and may have.

Sources:
https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribeAccountLimits.html
https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribeAutoScalingGroups.html
"""

from __future__ import annotations

from dataclasses import dataclass

from policypack.aws.fact import Service, fact


@dataclass(frozen=True, slots=True)
class GroupLimits:
    """Groups and launch configurations: how many there are and how many there may be."""

    groups: int
    most_groups: int
    launch_configurations: int
    most_launch_configurations: int


class AutoScaling(Service):
    """Limits of groups."""

    service = "autoscaling"

    @fact("autoscaling:DescribeAccountLimits")
    def limits(self, region: str | None = None) -> GroupLimits:
        """What is used in the region, and what there may be."""
        found = self.call("describe_account_limits")
        return GroupLimits(
            found["NumberOfAutoScalingGroups"],
            found["MaxNumberOfAutoScalingGroups"],
            found["NumberOfLaunchConfigurations"],
            found["MaxNumberOfLaunchConfigurations"],
        )

    @fact("autoscaling:DescribeAutoScalingGroups", empty="proves")
    def group(self, name: str, region: str | None = None) -> str | None:
        """The ARN of the Auto Scaling group of this name."""
        found = self.pages("describe_auto_scaling_groups", "AutoScalingGroups", AutoScalingGroupNames=[name])
        return next((item["AutoScalingGroupARN"] for item in found), None)
