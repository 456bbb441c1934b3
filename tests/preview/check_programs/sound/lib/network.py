"""What another stack of the same environment gives."""

import pulumi

legacy = pulumi.StackReference(f"organization/network/{pulumi.get_stack()}")
legacy_listener = legacy.get_output("listenerArn")


class Network:
    vpc = legacy.require_output("vpcId")
