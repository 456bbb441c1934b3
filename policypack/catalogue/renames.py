"""What older major versions of pulumi-aws had and the catalogued one has no more, and what to use instead.

Paths are Python's, without the package's own name: "ec2.Eip", "s3.BucketV2", "index.get_ami" for `aws.get_ami`, and
"rds.ClusterScalingConfigurationArgs" for nested arguments. Made by comparing the SDKs' sources and reading their own
deprecation notes; `about()` says which ones and when.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from policypack.catalogue._store import member


@dataclass(frozen=True, slots=True)
class Removed:
    """Something that is gone.

    `until` is the last version looked at that had it. `use` is an argument or attribute of the same thing, or the path
    of a class or function ("ec2.SecurityGroup"); empty where nobody says. `note` is what the older SDK itself said.
    """

    name: str
    until: str
    use: str
    note: str


def about() -> tuple[str, str]:
    """Return the date (ISO) and the source of the table."""
    index = member("renames", "index")
    return index["date"], index["source"]


def removed_member(path: str) -> Removed | None:
    """Return what is known about a class or function that is gone, None for one that is there or never was."""
    entry = _entry(path)
    return _removed(path, entry) if "until" in entry else None


def removed_argument(path: str, argument: str) -> Removed | None:
    """Return what is known about an argument of a class or function that no longer takes it."""
    entry = _entry(path).get("arguments", {}).get(argument)
    return _removed(argument, entry) if entry else None


def removed_attribute(path: str, attribute: str) -> Removed | None:
    """Return what is known about an attribute of a resource, or of a function's answer, that is gone."""
    entry = _entry(path).get("attributes", {}).get(attribute)
    return _removed(attribute, entry) if entry else None


def _entry(path: str) -> Mapping[str, Any]:
    package, _, name = path.partition(".")
    entries: Mapping[str, Mapping[str, Any]] = member("renames", f"p/{package}") or {}
    return entries.get(name, {})


def _removed(name: str, entry: Mapping[str, Any]) -> Removed:
    return Removed(name, entry["until"], entry.get("use", ""), entry.get("note", ""))
