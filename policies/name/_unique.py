"""What it means that a name can be given once: how to ask AWS for it, and what AWS says to a second one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from policypack import Aws, Resource
from policypack.aws.regions import partition

Ask = Callable[[Aws, Resource, str], str | None]
# What an ask returns where another account has the name: nothing of this account's that could be adopted.
ELSEWHERE = ""


class Unique(NamedTuple):
    """A kind of thing whose name can be given once.

    `asks` returns what `pulumi import` takes for the one that has the name, None where the name is free. `says` is
    AWS's error. `within` is the property that says what the name is unique in, besides account and region;
    what is yet to be made holds no names.
    `alike` is for what AWS hands out instead of an error, if all its settings are the same: then the finding is an
    advice. `everywhere` is for names without a region. `elsewhere` is what to say where another account has it.
    """

    property: str
    what: str
    asks: Ask
    says: str
    within: str = ""
    alike: bool = False
    everywhere: bool = False
    elsewhere: str = ""


def named(asks: Callable[[Aws, str], object]) -> Ask:
    """Ask by the name, and adopt by it."""
    return lambda aws, _resource, name: None if asks(aws, name) is None else name


def folded(asks: Callable[[Aws, str], object]) -> Ask:
    """Ask by the name in small letters, in which AWS keeps it, and adopt by that."""
    return lambda aws, _resource, name: None if asks(aws, name.lower()) is None else name.lower()


def answered(asks: Callable[[Aws, str], str | None]) -> Ask:
    """Ask by the name, and adopt by the answer."""
    return lambda aws, _resource, name: asks(aws, name)


def listed(lists: Callable[[Aws], Iterable[str]]) -> Ask:
    """Look for the name among all that are there, and adopt by it."""
    return lambda aws, _resource, name: name if name in lists(aws) else None


def paired(lists: Callable[[Aws], Iterable[tuple[str, str]]]) -> Ask:
    """Look for the name among all that are there, (name, what adopts it) of each."""
    return lambda aws, _resource, name: dict(lists(aws)).get(name)


def arn_of(aws: Aws, resource: Resource, service: str, path: str, region: str = "") -> str:
    """Return the ARN of something of the account's, in the partition of the resource's region."""
    return f"arn:{partition(resource.region)}:{service}:{region}:{aws.account()}:{path}"


__all__ = ["ELSEWHERE", "Ask", "Unique", "answered", "arn_of", "folded", "listed", "named", "paired"]
