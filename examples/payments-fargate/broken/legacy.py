"""What the legacy stack and the platform team give: VPC, subnets, load balancer, alerts."""

from __future__ import annotations

import pulumi

config = pulumi.Config()
legacy_env = config.get("legacyStackEnv") or "production"

legacy_stack = pulumi.StackReference(f"organization/legacy-infrastructure/{legacy_env}")
platform = pulumi.StackReference(f"organization/platform-shared/{pulumi.get_stack()}")

vpc_id = legacy_stack.require_output("vpcId")
private_subnet_ids = legacy_stack.require_output("privateSubnetIds")
alb_security_group_id = legacy_stack.require_output("albSecurityGroupId")
alb_listener_arn = legacy_stack.require_output("albListenerArn")
alert_topic_arn = platform.require_output("alertTopicArn")
