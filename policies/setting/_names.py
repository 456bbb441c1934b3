"""Names whose form stands in AWS's prose or in the provider's source, and in no model."""

from __future__ import annotations

from typing import NamedTuple

from policypack.catalogue.tokens import (
    Batch,
    Dax,
    Ec2transitgateway,
    Ecs,
    Elasticache,
    Elasticsearch,
    Globalaccelerator,
    Imagebuilder,
    Memorydb,
    Mq,
    Msk,
    Opensearch,
    Redshift,
    Redshiftserverless,
)


class Name(NamedTuple):
    """A name at `property` must match `pattern` as a whole; `what` says which do, `says` what AWS does of others."""

    type: str
    property: str
    pattern: str
    what: str
    says: str
    source: str
    certain: bool = True


_DOCS = "https://docs.aws.amazon.com"
_PROVIDER = "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/"
_CACHES = f"{_DOCS}/AmazonElastiCache/latest/APIReference"
_REDSHIFT = f"{_DOCS}/redshift/latest/APIReference/API_CreateCluster.html"
_ECS = f"{_DOCS}/AmazonECS/latest/APIReference"
_WORDS = r"[0-9A-Za-z_-]{1,%d}"
# Begins with a letter, ends in none but a letter or digit, and has no two hyphens side by side.
_HYPHENED = r"(?!.*--)[A-Za-z][0-9A-Za-z-]{0,%d}(?<!-)"
NAMES = (
    Name(
        Imagebuilder.COMPONENT,
        "version",
        r"\d+\.\d+\.\d+",
        "three numbers with dots between them",
        "InvalidParameterValueException: semanticVersion must match pattern ^[0-9]+\\.[0-9]+\\.[0-9]+$",
        f"{_DOCS}/imagebuilder/latest/APIReference/API_CreateComponent.html",
    ),
    *(
        Name(
            type,
            "domainName",
            r"[a-z][0-9a-z-]{2,27}",
            "3 to 28 small letters, digits and hyphens, a letter first",
            "ValidationException: Member must satisfy regular expression pattern: [a-z][a-z0-9\\-]+, and have 3 to 28 "
            "characters",
            f"{_DOCS}/opensearch-service/latest/APIReference/API_CreateDomain.html",
        )
        for type in (Opensearch.DOMAIN, Elasticsearch.DOMAIN)
    ),
    Name(
        Redshift.CLUSTER,
        "databaseName",
        r"[a-z_][0-9a-z_$]{0,63}",
        "small letters, digits, _ and $, no digit first",
        "InvalidParameterValue: Only lowercase Database names are supported",
        _REDSHIFT,
    ),
    Name(
        Redshift.CLUSTER,
        "clusterIdentifier",
        r"(?!.*--)[a-z][0-9a-z-]{0,62}(?<!-)",
        "1 to 63 small letters, digits and single hyphens, a letter first and no hyphen last",
        "InvalidParameterValue: the identifier is in small letters, begins with one and does not end with a hyphen",
        _REDSHIFT,
    ),
    Name(
        Redshift.CLUSTER,
        "masterUsername",
        r"(?!public$)[a-z][0-9a-z_+.@-]{0,127}",
        "small letters, digits and _+.@-, a letter first, and not public",
        "InvalidParameterValue: The parameter MasterUsername is not a valid identifier",
        _REDSHIFT,
    ),
    Name(
        Redshiftserverless.NAMESPACE,
        "dbName",
        r"[A-Za-z_][0-9A-Za-z_$]{0,126}",
        "letters, digits, _ and $, no digit first",
        "ValidationException: the name of a database begins with a letter and has no hyphens",
        f"{_DOCS}/redshift/latest/dg/r_names.html",
        certain=False,
    ),
    Name(
        Msk.CLUSTER,
        "clusterName",
        r"[0-9A-Za-z-]{1,64}",
        "1 to 64 letters, digits and hyphens",
        "BadRequestException: The parameter value contains one or more characters that are not valid",
        "https://github.com/hashicorp/terraform-provider-aws/issues/6653",
        certain=False,
    ),
    Name(
        Elasticache.CLUSTER,
        "clusterId",
        _HYPHENED % 49,
        "1 to 50 letters, digits and single hyphens, a letter first and no hyphen last",
        "InvalidParameterValue: The parameter CacheClusterIdentifier is not a valid identifier",
        f"{_CACHES}/API_CreateCacheCluster.html",
    ),
    Name(
        Elasticache.REPLICATION_GROUP,
        "replicationGroupId",
        _HYPHENED % 39,
        "1 to 40 letters, digits and single hyphens, a letter first and no hyphen last",
        "InvalidParameterValue: The parameter ReplicationGroupIdentifier is not a valid identifier",
        f"{_CACHES}/API_CreateReplicationGroup.html",
    ),
    Name(
        Memorydb.CLUSTER,
        "name",
        _HYPHENED % 39,
        "1 to 40 letters, digits and single hyphens, a letter first and no hyphen last",
        "InvalidParameterValueException: The parameter ClusterName is not a valid identifier",
        f"{_PROVIDER}memorydb/cluster.go",
    ),
    Name(
        Dax.CLUSTER,
        "clusterName",
        _HYPHENED % 19,
        "1 to 20 letters, digits and single hyphens, a letter first and no hyphen last",
        "InvalidParameterValueException: the name of a cluster has 20 characters at most",
        f"{_DOCS}/amazondynamodb/latest/APIReference/API_dax_CreateCluster.html",
    ),
    Name(
        Mq.BROKER,
        "brokerName",
        _WORDS % 50,
        "1 to 50 letters, digits, hyphens and underscores",
        "BadRequestException: brokerName has 1 to 50 letters, digits, dashes and underscores",
        f"{_DOCS}/amazon-mq/latest/api-reference/brokers.html",
    ),
    *(
        Name(
            type,
            "name",
            r"[0-9A-Za-z][0-9A-Za-z_-]{0,127}",
            "1 to 128 letters, digits, hyphens and underscores, a letter or digit first",
            "ClientException: the name has 128 letters, numbers, hyphens and underscores at most",
            f"{_DOCS}/batch/latest/APIReference/{page}",
        )
        for type, page in (
            (Batch.COMPUTE_ENVIRONMENT, "API_CreateComputeEnvironment.html"),
            (Batch.JOB_DEFINITION, "API_RegisterJobDefinition.html"),
            (Batch.JOB_QUEUE, "API_CreateJobQueue.html"),
        )
    ),
    *(
        Name(
            type,
            property,
            _WORDS % 255,
            "1 to 255 letters, digits, hyphens and underscores",
            "InvalidParameterException: up to 255 letters, numbers, underscores and hyphens are allowed",
            f"{_ECS}/{page}",
        )
        for type, property, page in (
            (Ecs.CLUSTER, "name", "API_CreateCluster.html"),
            (Ecs.SERVICE, "name", "API_CreateService.html"),
            (Ecs.TASK_DEFINITION, "family", "API_RegisterTaskDefinition.html"),
        )
    ),
    Name(
        Ecs.CAPACITY_PROVIDER,
        "name",
        r"(?!(?i:aws|ecs|fargate))[0-9A-Za-z_-]{1,255}",
        "1 to 255 letters, digits, hyphens and underscores, with no aws, ecs or fargate first",
        "ClientException: The specified capacity provider name is invalid: the name can't be prefixed with aws, ecs or "
        "fargate",
        f"{_ECS}/API_CreateCapacityProvider.html",
    ),
    Name(
        Globalaccelerator.ACCELERATOR,
        "name",
        r"(?![.-])[0-9A-Za-z.-]{1,64}(?<![.-])",
        "1 to 64 letters, digits, periods and hyphens, with neither at an end",
        "InvalidArgumentException: the name has alphanumeric characters, periods and hyphens alone",
        f"{_DOCS}/global-accelerator/latest/api/API_CreateAccelerator.html",
    ),
    Name(
        Ec2transitgateway.CONNECT_PEER,
        "insideCidrBlocks",
        r"169\.254\.\d+\.\d+/29|fd[0-9a-f:]*/125",
        "a /29 of 169.254.0.0/16, or a /125 of fd00::/8",
        "InvalidParameterValue: You must specify a size /29 IPv4 CIDR block from the 169.254.0.0/16 range",
        f"{_DOCS}/AWSEC2/latest/APIReference/API_CreateTransitGatewayConnectPeer.html",
    ),
    Name(
        Ec2transitgateway.TRANSIT_GATEWAY,
        "transitGatewayCidrBlocks",
        r"[\d.]+/(\d|1\d|2[0-4])|[0-9A-Fa-f:]+/(\d|[1-5]\d|6[0-4])",
        "a /24 or larger of IPv4, or a /64 or larger of IPv6",
        "InvalidParameterValue: Must be a size /24 CIDR block or larger for IPv4, or a size /64 CIDR block or larger",
        f"{_DOCS}/AWSEC2/latest/APIReference/API_TransitGatewayRequestOptions.html",
    ),
)
