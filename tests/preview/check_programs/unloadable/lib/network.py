"""What another stack gives."""

import pulumi

config = pulumi.Config()
stack = config.get("legacyStack") or "production"
legacy = pulumi.StackReference(f"organization/network/{stack}")
legacy_listener = legacy.get_output("listenerArn")


class Network:
    vpc = legacy.require_output("vpcId")
