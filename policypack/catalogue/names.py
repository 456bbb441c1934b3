"""The Python spelling of the provider's property names, as the SDK's generator makes it."""

from __future__ import annotations


def snake(camel: str) -> str:
    """Return the Python spelling of a wire name: `enableDnsSupport` → `enable_dns_support`."""
    out: list[str] = []
    for at, char in enumerate(camel):
        if char.isupper():
            before = camel[at - 1] if at else ""
            after = camel[at + 1] if at + 1 < len(camel) else ""
            if before and (not before.isupper() or (after.islower() and not _plural(camel, at))):
                out.append("_")
            out.append(char.lower())
        else:
            out.append(char)
    return "".join(out)


def _plural(camel: str, at: int) -> bool:
    """Is the capital at `at` the last of an acronym in the plural (`publicIPs`)?"""
    rest = camel[at + 1 :]
    return rest[:1] == "s" and (len(rest) == 1 or rest[1].isupper())
