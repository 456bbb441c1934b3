"""AWS WAF: web ACLs, their scope, and what they may stand in front of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypack import UNKNOWN, Block, Finding, Resource, Stack, Text, as_text, policy, walk
from policypack.catalogue.tokens import Apigateway, Apigatewayv2, Cloudfront, Lb, Wafregional, Wafv2
from policypack.shelf.load_balancers import is_application
from policypack.shelf.providers import emulated, in_other_partition

# What an association cannot name, by the ARN and by the planned resource.
# https://docs.aws.amazon.com/waf/latest/APIReference/API_AssociateWebACL.html
UNSUPPORTED_ARNS = {
    re.compile(r":cloudfront:"): "a CloudFront distribution",
    re.compile(r":loadbalancer/net/"): "a network load balancer",
    re.compile(r":loadbalancer/gwy/"): "a gateway load balancer",
    re.compile(r":apigateway:.*/apis/"): "an HTTP or WebSocket API",
}
ASSOCIATIONS = (Wafv2.WEB_ACL_ASSOCIATION, Wafregional.WEB_ACL_ASSOCIATION)
USERS = (Wafv2.WEB_ACL_ASSOCIATION, Cloudfront.DISTRIBUTION)
UNSUPPORTED_TYPES = {
    Cloudfront.DISTRIBUTION: "a CloudFront distribution",
    Apigatewayv2.API: "an HTTP or WebSocket API",
    Apigatewayv2.STAGE: "a stage of an HTTP or WebSocket API",
}
UNSUPPORTED_BALANCERS = {"network": "a network load balancer", "gateway": "a gateway load balancer"}


@policy(
    Lb.LOAD_BALANCER,
    Apigateway.STAGE,
    Cloudfront.DISTRIBUTION,
    level="advisory",
    severity="medium",
    group="security",
    environment="production",
)
def web_acl_missing(resource: Resource, *, stack: Stack) -> Iterator[Finding]:
    """No web ACL stands between the internet and the entry point.

    Why: Without one every request reaches the application: scanners, known exploits and floods too. A web ACL
    costs a few dollars a month; AWS's managed rule groups need no work. Said of production alone.
    Source: https://docs.aws.amazon.com/waf/latest/developerguide/how-aws-waf-works-resources.html
    """
    if resource.type == Cloudfront.DISTRIBUTION:
        what, fix = "distribution", "Set webAclId to the ARN of a web ACL of scope CLOUDFRONT in us-east-1."
        if resource.has("webAclId") or not resource.flag("enabled", default=True):
            return
    else:
        if not _public(resource, stack) or _protected(resource, stack):
            return
        what = "internet-facing load balancer" if resource.type == Lb.LOAD_BALANCER else "API stage"
        fix = "Add an aws.wafv2.WebAcl of scope REGIONAL and an aws.wafv2.WebAclAssociation with its ARN."
    yield resource.finding(problem=f"No web ACL is associated with the {what}.", fix=fix)


def _public(resource: Resource, stack: Stack) -> bool:
    """Is it reached from the internet?"""
    if resource.type == Lb.LOAD_BALANCER:
        return is_application(resource) and not resource.flag("internal")
    api = stack.follow(resource, "restApi", Apigateway.REST_API)
    endpoint = api.block("endpointConfiguration") if api else None
    return endpoint is None or "PRIVATE" not in endpoint.texts("types")


def _protected(resource: Resource, stack: Stack) -> bool:
    """Does an association name it? One that names nothing of this stack for sure may."""
    # A stage's ARN is often written by hand from the API's id.
    apis = stack.follow_all(resource, "restApi", Apigateway.REST_API) if resource.type == Apigateway.STAGE else []
    return stack.once(_protects_any) or any(
        any(stack.pointing_to(named, _protected_by, *ASSOCIATIONS)) for named in (resource, *apis)
    )


def _protected_by(association: Resource) -> list[tuple[Block, str]]:
    return [(association, "resourceArn")]


def _protects_any(stack: Stack) -> bool:
    """Is there an association of which only an update knows whether it names something of this stack?"""
    types = (Lb.LOAD_BALANCER, Apigateway.STAGE, Apigateway.REST_API, *UNSUPPORTED_TYPES)
    return any(
        not other.known("resourceArn") and not stack.follow_all(other, "resourceArn", *types)
        for other in stack.of_type(*ASSOCIATIONS)
    )


@policy(Wafv2.WEB_ACL, level="advisory", severity="medium", group="security")
def web_acl_unattached(acl: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Web ACL protects nothing.

    Why: A web ACL costs money and looks like protection, but sees only the requests of what it is associated with.
    Nothing is said where the stack may export it.
    Source: https://docs.aws.amazon.com/waf/latest/developerguide/web-acl-associating.html
    """
    if acl.exists or _may_be_exported(acl, stack):
        return
    if stack.once(_used_by_any) or any(stack.pointing_to(acl, _web_acl, *USERS)):
        return
    scope = acl.text("scope")
    yield acl.finding(
        problem=f"Nothing in this stack uses the web ACL of scope {scope}.",
        fix="Add an aws.wafv2.WebAclAssociation for the load balancer or API stage."
        if scope == "REGIONAL"
        else "Name it in webAclId of a distribution; for a load balancer or an API stage set scope to REGIONAL and add "
        "an aws.wafv2.WebAclAssociation.",
    )


def _web_acl(user: Resource) -> list[tuple[Block, str]]:
    return [(user, "webAclArn" if user.type == Wafv2.WEB_ACL_ASSOCIATION else "webAclId")]


def _used_by_any(stack: Stack) -> bool:
    """Is there a user of which only an update knows whether it names a web ACL of this stack?"""
    places = (place for user in stack.of_type(*USERS) for place in _web_acl(user))
    return any(
        user.has(name) and not user.known(name) and not stack.follow_all(user, name, Wafv2.WEB_ACL)
        for user, name in places
    )


def _may_be_exported(resource: Resource, stack: Stack) -> bool:
    """Does an output of the stack hold it, or something that is not known yet?"""
    return any(
        value is UNKNOWN or (isinstance(value, Text) and any(symbol.urn == resource.urn for symbol in value.symbols))
        for _, value, _ in walk(stack.exports.values)
    )


@policy(Wafv2.WEB_ACL, Wafv2.IP_SET, Wafv2.RULE_GROUP, Wafv2.REGEX_PATTERN_SET)
def scope_wrong_region(resource: Resource) -> Iterator[Finding]:
    """Scope CLOUDFRONT is used outside us-east-1.

    Why: "WAFInvalidParameterException: Error reason: The scope is not valid., field: SCOPE_VALUE, parameter:
    CLOUDFRONT". What protects a distribution lives in us-east-1, wherever its origin is.
    Source: https://docs.aws.amazon.com/waf/latest/APIReference/API_CreateWebACL.html
    """
    if resource.text("scope") == "CLOUDFRONT" and resource.region != "us-east-1":
        if in_other_partition(resource) or emulated(resource):
            return
        yield resource.finding(
            "scope",
            problem=f"scope is CLOUDFRONT, and the resource is created in {resource.region}.",
            fix="Create it with region us-east-1 (or a provider of that region), or set scope to REGIONAL if it is not "
            "for a distribution.",
        )


@policy(Wafv2.WEB_ACL_ASSOCIATION)
def association_target_unsupported(association: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Web ACL is associated with something that WAF cannot protect.

    Why: AssociateWebACL takes application load balancers, stages of REST APIs, AppSync APIs, Cognito user pools,
    App Runner services, Amplify apps and Verified Access instances; it answers WAFInvalidParameterException to the
    ARN of anything else. A distribution names its web ACL itself.
    Source: https://docs.aws.amazon.com/waf/latest/APIReference/API_AssociateWebACL.html
    """
    name = _unsupported_arn(association) or _unsupported_resource(association, stack)
    if name:
        yield association.finding(
            "resourceArn",
            problem=f"resourceArn names {name}, which a web ACL cannot be associated with.",
            fix="Set webAclId of the distribution instead, and remove the association."
            if name == UNSUPPORTED_TYPES[Cloudfront.DISTRIBUTION]
            else "Associate it with an application load balancer or a stage of a REST API, or put a distribution in "
            "front.",
        )


def _unsupported_arn(association: Resource) -> str | None:
    value = association.raw("resourceArn")
    text = as_text(value) if isinstance(value, str | Text) else ""
    return next((name for pattern, name in UNSUPPORTED_ARNS.items() if pattern.search(text)), None)


def _unsupported_resource(association: Resource, stack: Stack) -> str | None:
    value = association.raw("resourceArn")
    if isinstance(value, Text) and value.whole is None:
        return None  # an ARN put together by hand: its literal part says what it names
    named = stack.follow_all(
        association, "resourceArn", Lb.LOAD_BALANCER, Apigateway.STAGE, Apigateway.REST_API, *UNSUPPORTED_TYPES
    )
    if not named:
        association.partial("resourceArn")
    found = [
        UNSUPPORTED_BALANCERS.get(resource.text("loadBalancerType", default="application") or "")
        if resource.type == Lb.LOAD_BALANCER
        else UNSUPPORTED_TYPES.get(resource.type)
        for resource in named
    ]
    return found[0] if found and all(found) else None


@policy(Wafv2.WEB_ACL_ASSOCIATION, Cloudfront.DISTRIBUTION)
def scope_wrong_for_target(resource: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Web ACL has the other scope than what it protects.

    Why: A distribution takes only a web ACL of scope CLOUDFRONT (InvalidWebACLId), an association only one of scope
    REGIONAL and of its own region (WAFInvalidParameterException).
    Source: https://docs.aws.amazon.com/waf/latest/developerguide/how-aws-waf-works-resources.html
        https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_DistributionConfig.html
    """
    name, wanted = ("webAclId", "CLOUDFRONT") if resource.type == Cloudfront.DISTRIBUTION else ("webAclArn", "REGIONAL")
    acl = stack.follow(resource, name, Wafv2.WEB_ACL)
    if acl is None or emulated(resource):
        return
    scope = acl.text("scope")
    if scope is not None and scope != wanted:
        what = "a distribution" if wanted == "CLOUDFRONT" else "an association"
        yield resource.finding(
            name,
            problem=f"The web ACL {acl.name} has the scope {scope}; {what} takes only {wanted}.",
            fix=f"Set scope of {acl.name} to {wanted}"
            + (
                " and create it in us-east-1."
                if wanted == "CLOUDFRONT"
                else ", or name it in webAclId of a distribution."
            ),
        )
