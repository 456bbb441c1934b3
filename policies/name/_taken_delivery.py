"""Unique names of what delivers: to users through CloudFront, WAF, APIs and name services, and to AWS by builds."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from policies.name._unique import Ask, Unique, named
from policypack import Aws, Resource
from policypack.catalogue.tokens import (
    Apigateway,
    Apigatewayv2,
    Cloudfront,
    Codebuild,
    Codecommit,
    Codedeploy,
    Codepipeline,
    Servicediscovery,
    Wafv2,
)

if TYPE_CHECKING:
    from policypack.aws.services.cloudfront import Named
    from policypack.aws.services.servicediscovery import Namespace

Listing = Callable[[Aws, str, str | None], tuple[str, ...]]


def _scoped(lists: Listing) -> Ask:
    """Look for the name in the resource's scope; CloudFront's is in us-east-1."""

    def asks(aws: Aws, resource: Resource, name: str) -> str | None:
        scope = resource.text("scope")
        if scope not in ("REGIONAL", "CLOUDFRONT"):
            return None
        found = (arn.split("/")[-2:] for arn in lists(aws, scope, "us-east-1" if scope == "CLOUDFRONT" else None))
        return next((f"{id}/{name}/{scope}" for there, id in found if there == name), None)

    return asks


def _known(lists: Callable[[Aws], tuple[Named, ...]]) -> Ask:
    """Look for the name among all of CloudFront's of a kind."""
    return lambda aws, _resource, name: next((item.id for item in lists(aws) if item.name == name), None)


def _domain_name(aws: Aws, domain: Resource, name: str) -> str | None:
    # Of private ones there may be several of a name, beside a public one.
    endpoint = domain.block("endpointConfiguration")
    if endpoint is not None and endpoint.text("types") == "PRIVATE":
        return None
    return None if aws.apigateway.domain_name(name) is None else name


def _http_namespace(aws: Aws, _namespace: Resource, name: str) -> str | None:
    return next((item.id for item in _namespaces(aws, name, "HTTP")), None)


def _private_namespace(aws: Aws, namespace: Resource, name: str) -> str | None:
    network = namespace.text("vpc") or ""
    for item in _namespaces(aws, name, "DNS_PRIVATE"):
        zone = aws.route53.delegation(item.zone) if item.zone else None
        if zone is not None and network in zone.vpcs:
            return f"{item.id}:{network}"
    return None


def _namespaces(aws: Aws, name: str, kind: str) -> list[Namespace]:
    found = [item for item in aws.servicediscovery.namespaces() if item.name == name and item.kind == kind]
    return [item for item in found if item.owner in ("", aws.account())]


_DUPLICATE = "WAFDuplicateItemException"
_NAMESPACE = "NamespaceAlreadyExists"

DELIVERY: dict[str, Unique] = {
    # https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CreateOriginAccessControl.html, and so on
    Cloudfront.ORIGIN_ACCESS_CONTROL: Unique(
        "name",
        "an origin access control",
        _known(lambda aws: aws.cloudfront.access_controls()),
        "OriginAccessControlAlreadyExists",
        everywhere=True,
    ),
    Cloudfront.FUNCTION: Unique(
        "name",
        "a CloudFront function",
        named(lambda aws, name: aws.cloudfront.function(name)),
        "FunctionAlreadyExists",
        everywhere=True,
    ),
    Cloudfront.CACHE_POLICY: Unique(
        "name",
        "a cache policy",
        _known(lambda aws: aws.cloudfront.cache_policies()),
        "CachePolicyAlreadyExists",
        everywhere=True,
    ),
    Cloudfront.ORIGIN_REQUEST_POLICY: Unique(
        "name",
        "an origin request policy",
        _known(lambda aws: aws.cloudfront.origin_request_policies()),
        "OriginRequestPolicyAlreadyExists",
        everywhere=True,
    ),
    Cloudfront.RESPONSE_HEADERS_POLICY: Unique(
        "name",
        "a response headers policy",
        _known(lambda aws: aws.cloudfront.response_headers_policies()),
        "ResponseHeadersPolicyAlreadyExists",
        everywhere=True,
    ),
    # https://docs.aws.amazon.com/waf/latest/APIReference/API_CreateWebACL.html, and so on for each
    Wafv2.WEB_ACL: Unique(
        "name", "a web ACL", _scoped(lambda aws, scope, at: aws.wafv2.web_acls(scope, region=at)), _DUPLICATE
    ),
    Wafv2.IP_SET: Unique(
        "name", "an IP set", _scoped(lambda aws, scope, at: aws.wafv2.ip_sets(scope, region=at)), _DUPLICATE
    ),
    Wafv2.RULE_GROUP: Unique(
        "name", "a rule group", _scoped(lambda aws, scope, at: aws.wafv2.rule_groups(scope, region=at)), _DUPLICATE
    ),
    Wafv2.REGEX_PATTERN_SET: Unique(
        "name", "a pattern set", _scoped(lambda aws, scope, at: aws.wafv2.pattern_sets(scope, region=at)), _DUPLICATE
    ),
    Apigateway.DOMAIN_NAME: Unique(
        "domainName",
        "a custom domain name",
        _domain_name,
        "BadRequestException",
    ),
    # https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/domainnames.html
    Apigatewayv2.DOMAIN_NAME: Unique(
        "domainName",
        "a custom domain name",
        named(lambda aws, name: aws.apigatewayv2.domain_name(name)),
        "ConflictException",
    ),
    # https://docs.aws.amazon.com/cloud-map/latest/api/API_CreateHttpNamespace.html
    Servicediscovery.HTTP_NAMESPACE: Unique("name", "an HTTP namespace", _http_namespace, _NAMESPACE),
    Servicediscovery.PRIVATE_DNS_NAMESPACE: Unique(
        "name", "a private DNS namespace", _private_namespace, _NAMESPACE, within="vpc"
    ),
    # https://docs.aws.amazon.com/codebuild/latest/APIReference/API_CreateProject.html
    Codebuild.PROJECT: Unique(
        "name",
        "a build project",
        named(lambda aws, name: aws.codebuild.project(name)),
        "ResourceAlreadyExistsException",
    ),
    # https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_CreatePipeline.html
    Codepipeline.PIPELINE: Unique(
        "name",
        "a pipeline",
        named(lambda aws, name: aws.codepipeline.pipeline(name)),
        "PipelineNameInUseException",
    ),
    # https://docs.aws.amazon.com/codecommit/latest/APIReference/API_CreateRepository.html
    Codecommit.REPOSITORY: Unique(
        "repositoryName",
        "a CodeCommit repository",
        named(lambda aws, name: aws.codecommit.repository(name)),
        "RepositoryNameExistsException",
    ),
    # https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_CreateApplication.html
    Codedeploy.APPLICATION: Unique(
        "name",
        "a CodeDeploy application",
        named(lambda aws, name: aws.codedeploy.application(name)),
        "ApplicationAlreadyExistsException",
    ),
}
