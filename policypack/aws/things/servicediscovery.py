"""Namespaces of Cloud Map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policypack.aws.things.thing import Taken, Thing
from policypack.catalogue.tokens import Servicediscovery

if TYPE_CHECKING:
    from policypack.aws.facade import Aws
    from policypack.aws.services.servicediscovery import Namespace
    from policypack.resource import Resource

_EXISTS = "NamespaceAlreadyExists"


def _http(aws: Aws, _namespace: Resource, name: str) -> str | None:
    return next((item.id for item in _own(aws, name, "HTTP")), None)


def _private(aws: Aws, namespace: Resource, name: str) -> str | None:
    network = namespace.text("vpc") or ""
    for item in _own(aws, name, "DNS_PRIVATE"):
        zone = aws.route53.delegation(item.zone) if item.zone else None
        if zone is not None and network in zone.vpcs:
            return f"{item.id}:{network}"
    return None


def _own(aws: Aws, name: str, kind: str) -> list[Namespace]:
    found = [item for item in aws.servicediscovery.namespaces() if item.name == name and item.kind == kind]
    return [item for item in found if item.owner in ("", aws.account())]


# https://docs.aws.amazon.com/cloud-map/latest/api/API_CreateHttpNamespace.html
HTTP_NAMESPACE = Thing("HTTP namespace", {Servicediscovery.HTTP_NAMESPACE: "name"}, taken=Taken(_EXISTS, asks=_http))
PRIVATE_DNS_NAMESPACE = Thing(
    "private DNS namespace",
    {Servicediscovery.PRIVATE_DNS_NAMESPACE: "name"},
    taken=Taken(_EXISTS, asks=_private, within="vpc"),
)
