"""Which AWS names are unique, and how to ask whether one is taken."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from policypack import Aws, Resource

Ask = Callable[[Aws, Resource, str], str | None]


@dataclass(frozen=True, slots=True)
class Unique:
    """A kind of thing whose name can be given once.

    `asks` returns what `pulumi import` takes for the one that has the name, None where the name is free. `says` is
    AWS's error; where there is none, AWS hands out the existing one if it is alike, and the finding is an advice.
    """

    property: str
    what: str
    asks: Ask
    says: str


def _same(there: object, name: str) -> str | None:
    return name if there is not None else None


def _bucket(aws: Aws, bucket: Resource, name: str) -> str | None:
    return _same(aws.s3.bucket(name, region=bucket.region), name)


def _secret(aws: Aws, _secret: Resource, name: str) -> str | None:
    found = aws.secretsmanager.secret(name)
    return found.arn if found and found.deleted is None else None  # one to be deleted is another policy's


def _policy(aws: Aws, policy: Resource, name: str) -> str | None:
    arn = f"arn:aws:iam::{aws.account()}:policy{policy.text('path') or '/'}{name}"
    return arn if aws.iam.managed_policy(arn) is not None else None


def _provider(aws: Aws, _provider: Resource, url: str) -> str | None:
    host = url.removeprefix("https://").rstrip("/")
    return next((arn for arn in aws.iam.oidc_providers() if arn.partition("oidc-provider/")[2] == host), None)


def _parameter(aws: Aws, parameter: Resource, name: str) -> str | None:
    return None if parameter.flag("overwrite") else _same(aws.ssm.parameter(name), name)


def _load_balancer(aws: Aws, _balancer: Resource, name: str) -> str | None:
    found = aws.elbv2.load_balancer(name)
    return found.arn if found else None


def _target_group(aws: Aws, _group: Resource, name: str) -> str | None:
    found = aws.elbv2.target_group(name)
    return found.arn if found else None


def _service(aws: Aws, service: Resource, name: str) -> str | None:
    # A cluster of this stack has no service yet, or its services are this stack's own.
    cluster = service.raw("cluster") or "default"
    if not isinstance(cluster, str) or aws.ecs.service_status(cluster, name) is None:
        return None
    return f"{cluster.rpartition('/')[2]}/{name}"


UNIQUE: dict[str, Unique] = {
    "aws:s3/bucket:Bucket": Unique("bucket", "bucket", _bucket, "BucketAlreadyExists"),
    "aws:cloudwatch/logGroup:LogGroup": Unique(
        "name",
        "log group",
        lambda aws, _resource, name: _same(aws.logs.log_group(name), name),
        "ResourceAlreadyExistsException",
    ),
    "aws:lb/loadBalancer:LoadBalancer": Unique("name", "load balancer", _load_balancer, "DuplicateLoadBalancerName"),
    "aws:lb/targetGroup:TargetGroup": Unique("name", "target group", _target_group, "DuplicateTargetGroupName"),
    "aws:ecr/repository:Repository": Unique(
        "name",
        "repository",
        lambda aws, _resource, name: _same(aws.ecr.repository(aws.account(), name), name),
        "RepositoryAlreadyExistsException",
    ),
    "aws:iam/role:Role": Unique(
        "name", "role", lambda aws, _resource, name: _same(aws.iam.role(name), name), "EntityAlreadyExists"
    ),
    "aws:iam/policy:Policy": Unique("name", "managed policy", _policy, "EntityAlreadyExists"),
    "aws:iam/instanceProfile:InstanceProfile": Unique(
        "name",
        "instance profile",
        lambda aws, _resource, name: _same(aws.iam.instance_profile(name), name),
        "EntityAlreadyExists",
    ),
    "aws:iam/openIdConnectProvider:OpenIdConnectProvider": Unique(
        "url", "OpenID Connect provider", _provider, "EntityAlreadyExists"
    ),
    "aws:secretsmanager/secret:Secret": Unique("name", "secret", _secret, "ResourceExistsException"),
    "aws:ssm/parameter:Parameter": Unique("name", "parameter", _parameter, "ParameterAlreadyExists"),
    "aws:dynamodb/table:Table": Unique(
        "name", "table", lambda aws, _resource, name: _same(aws.dynamodb.table(name), name), "ResourceInUseException"
    ),
    "aws:sqs/queue:Queue": Unique("name", "queue", lambda aws, _resource, name: aws.sqs.queue(name), ""),
    "aws:lambda/function:Function": Unique(
        "name",
        "function",
        lambda aws, _resource, name: _same(aws.lambda_.function(name), name),
        "ResourceConflictException",
    ),
    "aws:kms/alias:Alias": Unique(
        "name",
        "alias",
        lambda aws, _resource, name: name if name in aws.kms.aliases() else None,
        "AlreadyExistsException",
    ),
    "aws:rds/instance:Instance": Unique(
        "identifier",
        "database instance",
        lambda aws, _resource, name: _same(aws.rds.database(name.lower()), name),
        "DBInstanceAlreadyExists",
    ),
    "aws:rds/cluster:Cluster": Unique(
        "clusterIdentifier",
        "database cluster",
        lambda aws, _resource, name: _same(aws.rds.cluster(name.lower()), name),
        "DBClusterAlreadyExistsFault",
    ),
    "aws:apigateway/domainName:DomainName": Unique(
        "domainName",
        "custom domain name",
        lambda aws, _resource, name: _same(aws.apigateway.domain_name(name), name),
        "BadRequestException",
    ),
    "aws:apigatewayv2/domainName:DomainName": Unique(
        "domainName",
        "custom domain name",
        lambda aws, _resource, name: _same(aws.apigateway.domain_name(name), name),
        "ConflictException",
    ),
    "aws:ecs/service:Service": Unique(
        "name", "service", _service, "InvalidParameterException: Creation of service was not idempotent"
    ),
    "aws:sesv2/emailIdentity:EmailIdentity": Unique(
        "emailIdentity",
        "email identity",
        lambda aws, _resource, name: _same(aws.sesv2.identity(name), name),
        "AlreadyExistsException",
    ),
    "aws:codecommit/repository:Repository": Unique(
        "repositoryName",
        "repository",
        lambda aws, _resource, name: _same(aws.codecommit.repository(name), name),
        "RepositoryNameExistsException",
    ),
    "aws:elasticbeanstalk/application:Application": Unique(
        "name",
        "Elastic Beanstalk application",
        lambda aws, _resource, name: _same(aws.elasticbeanstalk.application(name), name),
        "InvalidParameterValue",
    ),
}
