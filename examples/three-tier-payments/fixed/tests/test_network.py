"""What the network looks like, without AWS."""

from __future__ import annotations

import pulumi


class Mocks(pulumi.runtime.Mocks):
    def new_resource(self, args: pulumi.runtime.MockResourceArgs) -> tuple[str, dict]:
        arn = f"arn:aws:ec2:ap-southeast-1:483920175646:{args.typ.rpartition(':')[2].lower()}/{args.name}"
        return f"{args.name}-id", {**args.inputs, "arn": arn}

    def call(self, args: pulumi.runtime.MockCallArgs) -> dict:
        return {}


pulumi.runtime.set_mocks(Mocks(), preview=False)


@pulumi.runtime.test
def test_private_subnets_are_in_two_zones() -> pulumi.Output[None]:
    from network import Network
    from settings import Settings

    settings = Settings("test", "ap-southeast-1", pulumi.Output.from_input("483920175646"), "hub.test", "N1")
    zones = pulumi.Output.all(*(subnet.availability_zone for subnet in Network(settings).private))

    def two(zones: list[str]) -> None:
        assert len(set(zones)) == 2

    return zones.apply(two)
