"""Regions, where a value names another one than the resource's own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypack import Aws, Finding, Resource, Stack, as_text, catalogue, policy
from policypack.aws.regions import NAME, home
from policypack.catalogue.provider import is_regional
from policypack.catalogue.tokens import Ec2
from policypack.scope import Scope, scope_of
from policypack.shelf.arns import arns
from policypack.shelf.origins import REGIONS, brought
from policypack.shelf.outside import with_commands
from policypack.shelf.providers import emulated
from policypack.shelf.regions import REGION, ZONE, is_foreign, must_be_local, nearest_region

ENDPOINT_SERVICE = re.compile(rf"(?:com|cn)\.amazonaws\.({REGION})\.[\w.-]+")
ZONES = (
    "availabilityZone",
    "availabilityZoneName",
    "availabilityZones",
    "preferredCacheClusterAzs",
    "preferredAvailabilityZones",
)


# What is said of a region's things as long as the region is the wrong one.
OF_THE_REGION = (
    "ecs-log-region-mismatch",
    "lambda-image-outside-region",
    "lambda-layer-outside-region",
    "region-mismatch-in-value",
)


@policy("aws:*")
def mismatch_in_value(resource: Resource) -> Iterator[Finding]:
    """Value is of another region than the resource.

    Why: "InvalidParameterValue: Value (us-east-1a) for parameter availabilityZone is invalid", "The Vpc Endpoint
    Service 'com.amazonaws.us-east-1.s3' does not exist", CertificateNotFound, or KMSKeyNotAccessibleFault. For zones,
    endpoint services, and what alarms, notifications, event sources, receipt rules, user pools, subscriptions, pipes
    and schedules name that is certain; other ARNs are advised about.
    Source: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-regions-availability-zones.html
    """
    if not is_regional(resource.type) or emulated(resource):
        return
    yield from _zones(resource)
    yield from _endpoint_service(resource)
    for arn in arns(resource):
        if arn.whole and is_foreign(resource, arn):
            yield resource.finding(
                arn.path,
                problem=f"{arn.path} is {arn.shown}, of {arn.region}; the resource is in {resource.region}.",
                fix=f"Name one of {resource.region}, best by reference to the planned resource.",
                level=None if must_be_local(resource, arn) else "advisory",
            )


def _zones(resource: Resource) -> Iterator[Finding]:
    for name in ZONES:
        for zone in resource.partials(name):
            if isinstance(zone, str) and re.fullmatch(REGION, zone):
                yield resource.finding(
                    name,
                    problem=f"{name} is {zone}, which is a region and no zone of one.",
                    fix=f"Name a zone, such as {zone}a, best one of aws.get_availability_zones.",
                )
                continue
            match = ZONE.fullmatch(zone) if isinstance(zone, str) else None
            if match and match[1] != resource.region:
                yield resource.finding(
                    name,
                    problem=f"{name} is {zone}, a zone of {match[1]}; the resource is in {resource.region}.",
                    fix='Take zones from aws.get_availability_zones(state="available"), or the region from '
                    "aws.get_region().",
                )


def _endpoint_service(resource: Resource) -> Iterator[Finding]:
    if resource.type != Ec2.VPC_ENDPOINT or resource.has("serviceRegion"):
        return
    service = resource.partial("serviceName")
    match = ENDPOINT_SERVICE.fullmatch(service) if isinstance(service, str) else None
    if match and match[1] != resource.region:
        yield resource.finding(
            "serviceName",
            problem=f"serviceName is {service}, of {match[1]}; the endpoint is in {resource.region}.",
            fix=f"Set serviceName to {as_text(service).replace(match[1], resource.region)}, best with the region from "
            "aws.get_region().",
        )


@policy("aws:*", severity="critical", silences=dict.fromkeys(OF_THE_REGION, "region"))
def mistyped(resource: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Region is none of AWS's.

    Why: Its endpoints have no address: "dial tcp: lookup sts.eu-west-11.amazonaws.com: no such host". The names of all
    regions have one form, in each partition; a name of that form that is not on the list may be a new region's.
    Source: https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html
        https://github.com/boto/botocore/blob/develop/botocore/data/partitions.json
    """
    if not is_regional(resource.type) or emulated(resource) or stack.first(_place, scope_of(resource)) is not resource:
        return
    region = resource.region
    if region in catalogue.regions() or region.endswith("-global"):
        return
    nearest = nearest_region(region)
    yield resource.finding(
        "region",
        problem=f"The region is {region}, which is none of the regions that AWS lists.",
        fix=f"Set region to {nearest}, if that is the one meant." if nearest else "Set region to one that AWS has.",
        level="advisory" if NAME.fullmatch(region.lower()) else None,
    )


@policy("aws:*", severity="critical", silences=dict.fromkeys((*OF_THE_REGION, "region-mistyped"), "region"))
def not_enabled(resource: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Region is not enabled for the account.

    Why: Regions that opened since 2019 are off until the account opts in, and in them every call fails with words
    about something else: "AuthFailure", "InvalidClientTokenId: The security token included in the request is
    invalid", "UnrecognizedClientException". Depends on region.
    Source: https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html
    """
    if not is_regional(resource.type) or emulated(resource) or stack.first(_place, scope_of(resource)) is not resource:
        return
    region = resource.region
    regions = aws.network.regions(region=home(region))
    found = next((item for item in regions if item.name == region), None)
    if found is None and all(item.name != home(region) for item in regions):
        raise resource.undecided("region", "is of a partition that the answer does not list")
    if found is None:
        names = ", ".join(sorted(item.name for item in regions if item.name[:2] == region[:2]))
        yield resource.finding(
            "region",
            problem=f"AWS has no region {region}.",
            fix=f"Set region to one of {names}." if names else "Set region to one that AWS has.",
        )
    elif not found.enabled and not brought(REGIONS, region, resource, stack):
        yield resource.finding(
            "region",
            problem=f"The region {region} is not enabled for the account.",
            fix=with_commands(
                "Enable it and wait until it is (minutes to hours), or choose another region:",
                f"aws account enable-region --region-name {region}",
                f"aws account get-region-opt-status --region-name {region}",
            ),
        )


def _place(resource: Resource) -> Iterator[Scope]:
    """Yield the region that a resource goes to. The first one there speaks for all the others."""
    if resource.type.startswith("aws:") and not resource.external and is_regional(resource.type):
        yield scope_of(resource)
