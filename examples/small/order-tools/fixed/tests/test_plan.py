"""What the program plans."""

from __future__ import annotations

import pulumi

PLANNED: dict[str, dict] = {}


class Mocks(pulumi.runtime.Mocks):
    def new_resource(self, args: pulumi.runtime.MockResourceArgs):
        PLANNED[args.name] = args.inputs
        return f"{args.name}-id", {**args.inputs, "arn": f"arn:aws:rds:eu-south-1:483920175646:db:{args.name}"}

    def call(self, args: pulumi.runtime.MockCallArgs):
        return {}


pulumi.runtime.set_mocks(Mocks())


def test_the_databases_are_encrypted():
    assert all(inputs["storageEncrypted"] for inputs in PLANNED.values() if "storageEncrypted" in inputs)
