"""Key Management Service: keys, aliases and the policies of keys.

Sources:
https://docs.aws.amazon.com/kms/latest/APIReference/API_DescribeKey.html
https://docs.aws.amazon.com/kms/latest/APIReference/API_ListAliases.html
https://docs.aws.amazon.com/kms/latest/APIReference/API_GetKeyPolicy.html
"""

from __future__ import annotations

from dataclasses import dataclass

from policypack.aws.fact import Service, fact


@dataclass(frozen=True, slots=True)
class Key:
    """A key. `state` is Enabled, Disabled, PendingDeletion and the like; `manager` is AWS or CUSTOMER."""

    arn: str
    state: str
    usage: str = "ENCRYPT_DECRYPT"
    spec: str = "SYMMETRIC_DEFAULT"
    manager: str = "CUSTOMER"

    @property
    def usable(self) -> bool:
        return self.state in ("Enabled", "Updating", "Creating")


class Kms(Service):
    """Keys."""

    service = "kms"

    @fact("kms:DescribeKey", lifetime="5m", absent=("NotFoundException",), denied_per=("key",))
    def key(self, key: str, region: str | None = None) -> Key | None:
        """The key of this id, ARN or alias ("alias/orders")."""
        found = self.call("describe_key", KeyId=key)["KeyMetadata"]
        return Key(
            found["Arn"],
            found["KeyState"],
            found.get("KeyUsage", "ENCRYPT_DECRYPT"),
            found.get("KeySpec", "SYMMETRIC_DEFAULT"),
            found.get("KeyManager", "CUSTOMER"),
        )

    @fact("kms:GetKeyPolicy", lifetime="5m", absent=("NotFoundException",), denied_per=("key",))
    def policy(self, key: str, region: str | None = None) -> str | None:
        """The policy of a key, as JSON text."""
        document: str = self.call("get_key_policy", KeyId=key, PolicyName="default")["Policy"]
        return document
