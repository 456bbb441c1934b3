"""Functions whose answer follows from the arguments, the region and fixed facts of AWS: nobody has to be asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias, TypeVar

from policypack import catalogue
from policypack.errors import Unavailable
from policypack.preview.invokes import accounts
from policypack.preview.invokes.document import InvokeFailed, policy_document
from policypack.preview.invokes.symbolic import Stand
from policypack.values import UNKNOWN, leaves_of, provider_document

if TYPE_CHECKING:
    from policypack.aws import Aws

_Answer: TypeAlias = dict[str, Any]
_T = TypeVar("_T")


class Host(Protocol):
    """What a call needs of the run it is made in."""

    def bind(self, provider: Mapping[str, Any], region: str) -> Aws | None: ...
    def failed(self, name: str, failure: Unavailable) -> None: ...
    def account_token(self) -> str: ...
    def stand_in(self) -> str: ...


class Call:
    """One call: its arguments, where it is made, and who could be asked. `secret`: one of the arguments is."""

    def __init__(
        self,
        invokes: Host,
        name: str,
        args: Mapping[str, Any],
        region: str,
        provider: Mapping[str, Any],
        region_known: bool,
        secret: bool = False,
    ) -> None:
        self.invokes = invokes
        self.name = name
        self.args = args
        self.region = region
        self.provider = provider
        self.region_known = region_known
        self.secret = secret

    @property
    def partition(self) -> str:
        return catalogue.partition(self.region) if self.region_known else "aws"

    @property
    def suffix(self) -> str:
        return catalogue.partitions()[self.partition].dns_suffix

    def account(self) -> str:
        """Return the account, or its token where nobody can be asked who the caller is."""
        return self.ask(lambda aws: aws.account()) or self.invokes.account_token()

    def arn(self) -> str | None:
        """Return the caller's ARN, None where nobody can be asked."""
        return self.ask(lambda aws: aws.sts.identity().arn)

    def ask(self, question: Callable[[Aws], _T | None]) -> _T | None:
        """Ask AWS, None where it cannot be asked."""
        aws = self.invokes.bind(self.provider, self.region if self.region_known else "")
        if aws is None:
            return None
        aws.keeps = not self.secret
        try:
            return question(aws)
        except Unavailable as failure:
            self.invokes.failed(self.name, failure)
            return None


def _text(args: Mapping[str, Any], name: str) -> str:
    value = args.get(name)
    return value if isinstance(value, str) else ""


# Pure functions


def _document(call: Call, stand: Stand) -> _Answer | None:
    return policy_document(call.args, call.invokes.stand_in)


def _region(call: Call, stand: Stand) -> _Answer:
    endpoint = _text(call.args, "endpoint")
    name = _text(call.args, "name") or (endpoint.split(".")[1] if endpoint.count(".") > 1 else "") or call.region
    about = catalogue.regions().get(name)
    suffix = catalogue.dns_suffix(name)
    known = {"name": name, "id": name, "region": name, "endpoint": endpoint or f"ec2.{name}.{suffix}"}
    return {**known, "description": about.description} if about else known


def _partition(call: Call, stand: Stand) -> _Answer:
    reverse = ".".join(reversed(call.suffix.split(".")))
    name = call.partition
    return {"id": name, "partition": name, "dnsSuffix": call.suffix, "reverseDnsPrefix": reverse}


def _identity(call: Call, stand: Stand) -> _Answer:
    account = call.account()
    arn = call.arn() or f"arn:{call.partition}:iam::{account}:user/{stand.token('arn')}"
    return {"accountId": account, "id": account, "arn": arn}


def _arn(call: Call, stand: Stand) -> _Answer | None:
    arn = call.args.get("arn")
    if not isinstance(arn, str):
        return None
    parts = arn.split(":", 5)
    if len(parts) < 6 or parts[0] != "arn":
        if len(parts) == 1 and "zq" in arn.lower():
            return {}  # a symbol that stands for a whole ARN
        raise InvokeFailed(f"{call.name}: {arn!r} is not an ARN")
    _, partition, service, region, account, resource = parts
    known = {"partition": partition, "service": service, "region": region, "resource": resource}
    return {**known, "id": arn, "arn": arn, "account": account, "accountId": account}


def _service_principal(call: Call, stand: Stand) -> _Answer | None:
    service = _text(call.args, "serviceName")
    # https://github.com/aws/aws-cdk/blob/main/packages/aws-cdk-lib/region-info/lib/default.ts
    special = {
        "aws-cn": ("codedeploy", "elasticmapreduce", "logs"),
        "aws-iso": ("cloudhsm", "config", "logs", "workspaces"),
        "aws-iso-b": ("dms", "logs"),
    }
    if not service:
        return None
    suffix = call.suffix if service in special.get(call.partition, ()) else "amazonaws.com"
    return {"name": f"{service}.{suffix}", "suffix": suffix, "id": f"{service}.{call.region}.{suffix}"}


def _service(call: Call, stand: Stand) -> _Answer | None:
    reverse = _text(call.args, "reverseDnsName") or ".".join(reversed(_text(call.args, "dnsName").split(".")))
    parts = reverse.split(".")
    region, service = (parts[-2], parts[-1]) if len(parts) > 3 else (call.region, _text(call.args, "serviceId"))
    if not service:
        return None
    prefix = ".".join(parts[:-2]) if len(parts) > 3 else ".".join(reversed(call.suffix.split(".")))
    prefix = _text(call.args, "reverseDnsPrefix") or prefix
    reverse = f"{prefix}.{region}.{service}"
    partition = catalogue.partition(region) if len(parts) > 3 else call.partition
    return {
        "id": reverse,
        "reverseDnsName": reverse,
        "reverseDnsPrefix": prefix,
        "dnsName": ".".join(reversed(reverse.split("."))).lower(),
        "serviceId": service,
        "region": region,
        "partition": partition,
        "supported": service in catalogue.partitions()[partition].services,
    }


def _account_of(table: Mapping[str, str], what: str) -> Callable[[Call, Stand], _Answer]:
    def known(call: Call, stand: Stand) -> _Answer:
        account = table.get(call.region)
        if account is None and call.region_known:
            raise InvokeFailed(f"{call.name}: AWS has no account for {what} in {call.region}")
        return {"id": account, "arn": f"arn:{call.partition}:iam::{account}:root"} if account else {}

    return known


def _billing(call: Call, stand: Stand) -> _Answer:
    return {"id": accounts.BILLING, "arn": f"arn:{call.partition}:iam::{accounts.BILLING}:root"}


def _hosted_zone(call: Call, stand: Stand) -> _Answer:
    network = call.args.get("loadBalancerType") == "network"
    zone = (accounts.NETWORK_LOAD_BALANCER_ZONES if network else accounts.LOAD_BALANCER_ZONES).get(call.region)
    return {"id": zone} if zone else {}


def _default_tags(call: Call, stand: Stand) -> _Answer:
    given = provider_document(call.provider, "defaultTags")
    if any(leaf is UNKNOWN for _, leaf, _ in leaves_of(given)):
        return {}
    tags = given.get("tags") if isinstance(given, dict) else None
    return {"tags": tags if isinstance(tags, dict) else {}}


def _regions(call: Call, stand: Stand) -> _Answer:
    everything = call.args.get("allRegions") is True
    names = [
        region.name
        for region in catalogue.regions().values()
        if region.partition == call.partition and (everything or not region.opt_in)
    ]
    return {"names": sorted(names), "id": call.partition}


def _zones(call: Call, stand: Stand) -> _Answer:
    left_out = call.args.get("excludeNames")
    names = [zone for zone in catalogue.zones(call.region) if not isinstance(left_out, list) or zone not in left_out]
    if not names:
        return {}
    ids = [stand.token(f"zoneIds[{at}]") for at in range(len(names))]
    return {"names": names, "zoneIds": ids, "groupNames": [call.region], "id": call.region}


def _zone(call: Call, stand: Stand) -> _Answer:
    name = _text(call.args, "name")
    if not name or not call.region_known:
        return {}
    known = {"id": name, "nameSuffix": name.removeprefix(call.region), "groupName": call.region}
    return {**known, "networkBorderGroup": call.region, "state": "available", "zoneType": "availability-zone"}


def _nothing(call: Call, stand: Stand) -> None:
    """For functions whose answer must not be made up: hundreds of address ranges, the body of a web page."""


COMPUTED: Mapping[str, Callable[[Call, Stand], _Answer | None]] = {
    "aws:cloudtrail/getServiceAccount:getServiceAccount": _account_of(accounts.CLOUDTRAIL, "CloudTrail"),
    "aws:elb/getHostedZoneId:getHostedZoneId": _hosted_zone,
    "aws:elb/getServiceAccount:getServiceAccount": _account_of(accounts.LOAD_BALANCER_LOGS, "load balancer logs"),
    "aws:iam/getPolicyDocument:getPolicyDocument": _document,
    "aws:index/arnParse:arnParse": _arn,
    "aws:index/getArn:getArn": _arn,
    "aws:index/getAvailabilityZone:getAvailabilityZone": _zone,
    "aws:index/getAvailabilityZones:getAvailabilityZones": _zones,
    "aws:index/getBillingServiceAccount:getBillingServiceAccount": _billing,
    "aws:index/getCallerIdentity:getCallerIdentity": _identity,
    "aws:index/getDefaultTags:getDefaultTags": _default_tags,
    "aws:index/getIpRanges:getIpRanges": _nothing,
    "aws:index/getPartition:getPartition": _partition,
    "aws:index/getRegion:getRegion": _region,
    "aws:index/getRegions:getRegions": _regions,
    "aws:index/getService:getService": _service,
    "aws:index/getServicePrincipal:getServicePrincipal": _service_principal,
    "aws:lb/getHostedZoneId:getHostedZoneId": _hosted_zone,
}
