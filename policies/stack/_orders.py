"""What has to be there before a resource is created although no property of it says so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from policypack import Block, Resource, Stack
from policypack.catalogue.tokens import S3, Apigateway, Cfg, Cloudtrail, Lb


class Order(NamedTuple):
    """A resource of `type` waits for those of `first` that refer to the same resource of type `shared` as it does.

    `through` and `by` are the properties with which the two refer to it; `says` is what AWS answers otherwise.
    """

    type: str
    through: str
    shared: str
    first: str
    by: str
    says: str


ORDERS = (
    # https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html
    Order(
        Cloudtrail.TRAIL,
        "s3BucketName",
        S3.BUCKET,
        S3.BUCKET_POLICY,
        "bucket",
        "InsufficientS3BucketPolicyException",
    ),
    # https://docs.aws.amazon.com/config/latest/developerguide/s3-bucket-policy.html
    Order(
        Cfg.DELIVERY_CHANNEL,
        "s3BucketName",
        S3.BUCKET,
        S3.BUCKET_POLICY,
        "bucket",
        "InsufficientDeliveryPolicyException",
    ),
    # https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html
    Order(
        Lb.LOAD_BALANCER,
        "accessLogs.bucket",
        S3.BUCKET,
        S3.BUCKET_POLICY,
        "bucket",
        "Access Denied for bucket",
    ),
    # https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-deploy-api.html
    Order(
        Apigateway.DEPLOYMENT,
        "restApi",
        Apigateway.REST_API,
        Apigateway.INTEGRATION,
        "restApi",
        "No integration defined for method",
    ),
)

# Any resource of these types in the region comes first: AWS Config has one recorder and one channel in each.
# https://docs.aws.amazon.com/config/latest/developerguide/gs-cli-subscribe.html
ONE_EACH = {
    Cfg.DELIVERY_CHANNEL: (Cfg.RECORDER, "NoAvailableConfigurationRecorderException"),
    Cfg.RECORDER_STATUS: (Cfg.DELIVERY_CHANNEL, "NoAvailableDeliveryChannelException"),
    Cfg.RULE: (Cfg.RECORDER, "NoAvailableConfigurationRecorderException"),
}
WAITING = tuple(sorted({order.type for order in ORDERS} | set(ONE_EACH)))


def not_awaited(resource: Resource, stack: Stack) -> Iterator[tuple[str, list[Resource], str]]:
    """Yield (property, resources that should be done first and are not awaited, AWS's answer) of a resource."""
    for order in ORDERS:
        if order.type == resource.type:
            yield order.through, _missing(resource, list(_firsts(order, resource, stack)), stack), order.says
    if resource.type in ONE_EACH:
        type, says = ONE_EACH[resource.type]
        firsts = [other for other in stack.of_type(type) if other.provider == resource.provider]
        yield "", _missing(resource, firsts, stack), says


def _firsts(order: Order, resource: Resource, stack: Stack) -> Iterator[Resource]:
    outer, _, inner = order.through.rpartition(".")
    block: Block | None = resource
    if outer:
        block = resource.block(outer) if resource.known(outer) else None
    shared = stack.follow(block, inner, order.shared) if block is not None else None
    if shared is not None and not shared.exists:
        yield from stack.referrers(shared, order.first, property=order.by)


def _missing(resource: Resource, firsts: list[Resource], stack: Stack) -> list[Resource]:
    return [
        other
        for other in firsts
        if not other.exists
        and not other.external
        and not stack.depends_on(resource, other)
        and other is not resource
        # What waits for the resource itself cannot come before it.
        and not stack.depends_on(other, resource)
    ]
