"""User data of machines: its size and its form."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator

from policypack import Finding, Resource, content, policy
from policypack.catalogue.tokens import Ec2

# https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-add-user-data.html
_MOST = 16_384
_ENCODED = {
    Ec2.INSTANCE: "userDataBase64",
    Ec2.LAUNCH_CONFIGURATION: "userDataBase64",
    Ec2.LAUNCH_TEMPLATE: "userData",
}


@policy(*_ENCODED)
def too_large(machine: Resource) -> Iterator[Finding]:
    """User data is larger than EC2 takes.

    Why: "InvalidParameterValue: User data is limited to 16384 bytes", counted before it is encoded.
    Source: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-add-user-data.html
    """
    for name in ("userData", "userDataBase64"):
        value = machine.raw(name)
        if not isinstance(value, str) or not value:
            continue
        size = len(content(value).encode())
        if _ENCODED[machine.type] == name:
            try:
                size = len(base64.b64decode("".join(content(value).split()), validate=True))
            except (binascii.Error, ValueError):
                continue  # ec2-template-user-data-not-encoded says it
        if size > _MOST:
            yield machine.finding(
                name,
                problem=f"{name} has {size:,} bytes; {_MOST:,} are allowed.",
                fix="Put the script into a bucket or an image and fetch it, or compress it with gzip for cloud-init.",
            )
