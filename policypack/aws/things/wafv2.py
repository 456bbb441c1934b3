"""Web ACLs and what their rules are made of. A name holds in its scope: a region, or CloudFront."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from policypack.aws.things.thing import Taken, Thing
from policypack.catalogue.tokens import Wafv2

if TYPE_CHECKING:
    from policypack.aws.facade import Aws
    from policypack.resource import Resource


def _taken(lists: Callable[[Aws, str, str | None], tuple[str, ...]]) -> Taken:
    """Look for the name in the resource's scope; CloudFront's is in us-east-1."""

    def asks(aws: Aws, resource: Resource, name: str) -> str | None:
        scope = resource.text("scope")
        if scope not in ("REGIONAL", "CLOUDFRONT"):
            return None
        found = (arn.split("/")[-2:] for arn in lists(aws, scope, "us-east-1" if scope == "CLOUDFRONT" else None))
        return next((f"{id}/{name}/{scope}" for there, id in found if there == name), None)

    return Taken("WAFDuplicateItemException", asks=asks)


# https://docs.aws.amazon.com/waf/latest/APIReference/API_CreateWebACL.html, and so on for each
WEB_ACL = Thing(
    "web ACL",
    {Wafv2.WEB_ACL: "name"},
    taken=_taken(lambda aws, scope, region: aws.wafv2.web_acls(scope, region=region)),
)
IP_SET = Thing(
    "IP set", {Wafv2.IP_SET: "name"}, taken=_taken(lambda aws, scope, region: aws.wafv2.ip_sets(scope, region=region))
)
RULE_GROUP = Thing(
    "rule group",
    {Wafv2.RULE_GROUP: "name"},
    taken=_taken(lambda aws, scope, region: aws.wafv2.rule_groups(scope, region=region)),
)
PATTERN_SET = Thing(
    "pattern set",
    {Wafv2.REGEX_PATTERN_SET: "name"},
    taken=_taken(lambda aws, scope, region: aws.wafv2.pattern_sets(scope, region=region)),
)
