"""Address ranges."""

from __future__ import annotations

from ipaddress import IPv4Network

from policypack import content


def cidr(text: str) -> IPv4Network | None:
    """Read an address range as AWS does: the address must be the first one of the range."""
    try:
        return IPv4Network(content(text))
    except ValueError:
        return None
