"""Numbers whose ends stand in AWS's prose or in the provider's source: what is in AWS's models is in `limit`."""

from __future__ import annotations

from typing import NamedTuple

from policies.setting._pairs import When
from policypack.catalogue.tokens import (
    Acmpca,
    Apigateway,
    Autoscaling,
    Batch,
    Cloudfront,
    Cloudwatch,
    Cognito,
    Ec2,
    Ec2transitgateway,
    Ecs,
    Kms,
    Lambda,
    Lb,
    Route53,
    Sns,
    Wafv2,
)

Span = tuple[float, float | None]


class Range(NamedTuple):
    """The spans that the number at `path` may be in: "[]" after a name is each element of a list, "{=}" of a map.

    It holds where all of `when` do and none of `unless` is set. What AWS has not said is not `certain`.
    """

    type: str
    path: str
    spans: tuple[Span, ...]
    source: str
    certain: bool = True
    when: tuple[When, ...] = ()
    unless: tuple[str, ...] = ()


_DOCS = "https://docs.aws.amazon.com"
_EC2 = f"{_DOCS}/AWSEC2/latest/APIReference"
_ECS = f"{_DOCS}/AmazonECS/latest/APIReference"
_ELB = f"{_DOCS}/elasticloadbalancing/latest/APIReference"
_SCALING = f"{_DOCS}/autoscaling/ec2/APIReference"
_LAMBDA = f"{_DOCS}/lambda/latest/api"
_EVENTS = f"{_DOCS}/eventbridge/latest/APIReference"
_FRONT = f"{_DOCS}/cloudfront/latest/APIReference"
_KEYS = f"{_DOCS}/kms/latest/APIReference"
_POOL = f"{_DOCS}/cognito-user-identity-pools/latest/APIReference"
_ZONE = f"{_DOCS}/Route53/latest/APIReference"
_DAY, _WEEK, _YEAR = 86_400, 604_800, 31_536_000
_PORTS: tuple[Span, ...] = ((1, 65_535),)
_TUNNEL: tuple[tuple[str, Span], ...] = (
    ("DpdTimeoutSeconds", (30, None)),
    ("Phase1LifetimeSeconds", (900, 28_800)),
    ("Phase2LifetimeSeconds", (900, 3_600)),
    ("RekeyFuzzPercentage", (0, 100)),
    ("RekeyMarginTimeSeconds", (60, 1_800)),
    ("ReplayWindowSize", (64, 2_048)),
)
RANGES = (
    *(
        Range(
            type,
            "metadataOptions.httpPutResponseHopLimit",
            ((1, 64),),
            f"{_EC2}/API_InstanceMetadataOptionsRequest.html",
        )
        for type in (Ec2.INSTANCE, Ec2.LAUNCH_TEMPLATE)
    ),
    Range(Ec2.PLACEMENT_GROUP, "partitionCount", ((1, 7),), f"{_EC2}/API_CreatePlacementGroup.html"),
    *(
        Range(type, path, ((1, 32_766),), f"{_EC2}/API_CreateNetworkAclEntry.html")
        for type, path in (
            (Ec2.NETWORK_ACL, "ingress[].ruleNo"),
            (Ec2.NETWORK_ACL, "egress[].ruleNo"),
            (Ec2.DEFAULT_NETWORK_ACL, "ingress[].ruleNo"),
            (Ec2.DEFAULT_NETWORK_ACL, "egress[].ruleNo"),
            (Ec2.NETWORK_ACL_RULE, "ruleNumber"),
        )
    ),
    *(
        Range(
            Ec2.VPN_CONNECTION,
            f"tunnel{number}{name}",
            (span,),
            f"{_EC2}/API_VpnTunnelOptionsSpecification.html",
        )
        for number in (1, 2)
        for name, span in _TUNNEL
    ),
    Range(
        Ec2transitgateway.TRANSIT_GATEWAY,
        "amazonSideAsn",
        ((64_512, 65_534), (4_200_000_000, 4_294_967_294)),
        f"{_EC2}/API_TransitGatewayRequestOptions.html",
    ),
    Range(
        Autoscaling.GROUP,
        "maxInstanceLifetime",
        ((0, 0), (_DAY, _YEAR)),
        f"{_SCALING}/API_CreateAutoScalingGroup.html",
    ),
    Range(
        Autoscaling.GROUP,
        "mixedInstancesPolicy.instancesDistribution.onDemandPercentageAboveBaseCapacity",
        ((0, 100),),
        f"{_SCALING}/API_InstancesDistribution.html",
    ),
    Range(
        Autoscaling.GROUP,
        "mixedInstancesPolicy.instancesDistribution.spotInstancePools",
        ((0, 20),),
        f"{_SCALING}/API_InstancesDistribution.html",
    ),
    Range(Autoscaling.LIFECYCLE_HOOK, "heartbeatTimeout", ((30, 7_200),), f"{_SCALING}/API_PutLifecycleHook.html"),
    Range(Lb.LOAD_BALANCER, "idleTimeout", ((1, 4_000),), f"{_ELB}/API_LoadBalancerAttribute.html"),
    Range(Lb.LOAD_BALANCER, "clientKeepAlive", ((60, _WEEK),), f"{_ELB}/API_LoadBalancerAttribute.html"),
    *(
        Range(Lb.TARGET_GROUP, path, spans, source)
        for source, found in (
            (
                f"{_ELB}/API_CreateTargetGroup.html",
                (
                    ("healthCheck.healthyThreshold", ((2, 10),)),
                    ("healthCheck.interval", ((5, 300),)),
                    ("healthCheck.timeout", ((2, 120),)),
                    ("healthCheck.unhealthyThreshold", ((2, 10),)),
                    ("port", _PORTS),
                ),
            ),
            (
                f"{_ELB}/API_TargetGroupAttribute.html",
                (
                    ("deregistrationDelay", ((0, 3_600),)),
                    ("slowStart", ((0, 0), (30, 900))),
                    ("stickiness.cookieDuration", ((0, _WEEK),)),
                ),
            ),
        )
        for path, spans in found
    ),
    Range(Lb.LISTENER, "port", _PORTS, f"{_ELB}/API_CreateListener.html"),
    Range(Lb.LISTENER, "tcpIdleTimeoutSeconds", ((60, 6_000),), f"{_ELB}/API_ListenerAttribute.html"),
    *(
        Range(type, f"{within}[].{path}", spans, f"{_ELB}/{page}.html")
        for type, within in ((Lb.LISTENER, "defaultActions"), (Lb.LISTENER_RULE, "actions"))
        for path, spans, page in (
            ("forward.stickiness.duration", ((1, _WEEK),), "API_TargetGroupStickinessConfig"),
            ("forward.targetGroups[].weight", ((0, 999),), "API_TargetGroupTuple"),
            ("order", ((1, 50_000),), "API_Action"),
        )
    ),
    Range(Ecs.TASK_DEFINITION, "ephemeralStorage.sizeInGib", ((21, 200),), f"{_ECS}/API_EphemeralStorage.html"),
    *(
        Range(
            Ecs.CAPACITY_PROVIDER,
            f"autoScalingGroupProvider.managedScaling.{name}",
            (span,),
            f"{_ECS}/API_ManagedScaling.html",
        )
        for name, span in (
            ("instanceWarmupPeriod", (0, 10_000)),
            ("maximumScalingStepSize", (1, 10_000)),
            ("minimumScalingStepSize", (1, 10_000)),
            ("targetCapacity", (1, 100)),
        )
    ),
    *(
        Range(type, path, ((low, high),), f"{_DOCS}/apigateway/latest/api/{page}.html")
        for type, path, low, high, page in (
            (Apigateway.AUTHORIZER, "authorizerResultTtlInSeconds", 0, 3_600, "API_CreateAuthorizer"),
            (Apigateway.INTEGRATION, "timeoutMilliseconds", 50, 900_000, "API_PutIntegration"),
            (Apigateway.REST_API, "minimumCompressionSize", -1, 10_485_760, "API_CreateRestApi"),
        )
    ),
    Range(
        Batch.COMPUTE_ENVIRONMENT,
        "computeResources.bidPercentage",
        ((1, 100),),
        f"{_DOCS}/batch/latest/APIReference/API_ComputeResource.html",
    ),
    Range(Lambda.ALIAS, "routingConfig.additionalVersionWeights{=}", ((0, 1),), f"{_LAMBDA}/API_CreateAlias.html"),
    Range(
        Lambda.EVENT_SOURCE_MAPPING,
        "maximumRecordAgeInSeconds",
        ((-1, -1), (60, _WEEK)),
        f"{_LAMBDA}/API_CreateEventSourceMapping.html",
    ),
    Range(Lambda.FUNCTION, "reservedConcurrentExecutions", ((-1, None),), f"{_LAMBDA}/API_PutFunctionConcurrency.html"),
    Range(
        Batch.JOB_DEFINITION,
        "timeout.attemptDurationSeconds",
        ((60, None),),
        f"{_DOCS}/batch/latest/APIReference/API_JobTimeout.html",
    ),
    Range(
        Batch.JOB_DEFINITION,
        "retryStrategy.attempts",
        ((1, 10),),
        f"{_DOCS}/batch/latest/APIReference/API_RetryStrategy.html",
    ),
    *(
        Range(type, "deletionWindowInDays", ((7, 30),), f"{_KEYS}/API_ScheduleKeyDeletion.html")
        for type in (Kms.KEY, Kms.REPLICA_KEY, Kms.EXTERNAL_KEY, Kms.REPLICA_EXTERNAL_KEY)
    ),
    Range(Kms.KEY, "rotationPeriodInDays", ((90, 2_560),), f"{_KEYS}/API_EnableKeyRotation.html"),
    Range(Cloudwatch.EVENT_TARGET, "batchTarget.arraySize", ((2, 10_000),), f"{_EVENTS}/API_BatchArrayProperties.html"),
    Range(Cloudwatch.EVENT_TARGET, "batchTarget.jobAttempts", ((1, 10),), f"{_EVENTS}/API_BatchRetryStrategy.html"),
    Range(Sns.TOPIC, "signatureVersion", ((1, 2),), f"{_DOCS}/sns/latest/api/API_SetTopicAttributes.html"),
    Range(Cloudfront.DISTRIBUTION, "origins[].connectionAttempts", ((1, 3),), f"{_FRONT}/API_Origin.html"),
    Range(Cloudfront.DISTRIBUTION, "origins[].connectionTimeout", ((1, 10),), f"{_FRONT}/API_Origin.html"),
    *(
        # The most is 120, and by a raised quota 180.
        Range(
            Cloudfront.DISTRIBUTION,
            f"origins[].customOriginConfig.{name}",
            ((1, 180),),
            f"{_FRONT}/API_CustomOriginConfig.html",
        )
        for name in ("originKeepaliveTimeout", "originReadTimeout")
    ),
    Range(
        Cloudfront.DISTRIBUTION,
        "customErrorResponses[].errorCode",
        ((400, 400), (403, 405), (414, 414), (416, 416), (500, 504)),
        f"{_FRONT}/API_CustomErrorResponse.html",
    ),
    Range(Route53.RECORD, "weightedRoutingPolicies[].weight", ((0, 255),), f"{_ZONE}/API_ResourceRecordSet.html"),
    Range(Route53.HEALTH_CHECK, "requestInterval", ((10, 10), (30, 30)), f"{_ZONE}/API_HealthCheckConfig.html"),
    Range(
        Route53.RESOLVER_FIREWALL_RULE_GROUP_ASSOCIATION,
        "priority",
        ((100, 9_900),),
        f"{_ZONE}/API_route53resolver_AssociateFirewallRuleGroup.html",
    ),
    Range(
        Acmpca.CERTIFICATE_AUTHORITY,
        "permanentDeletionTimeInDays",
        ((7, 30),),
        f"{_DOCS}/privateca/latest/APIReference/API_DeleteCertificateAuthority.html",
    ),
    *(
        Range(
            type,
            "rules[].statement.rateBasedStatement.evaluationWindowSec",
            ((60, 60), (120, 120), (300, 300), (600, 600)),
            f"{_DOCS}/waf/latest/APIReference/API_RateBasedStatement.html",
        )
        for type in (Wafv2.WEB_ACL, Wafv2.RULE_GROUP)
    ),
    Range(Cognito.USER_POOL, "passwordPolicy.minimumLength", ((6, 99),), f"{_POOL}/API_PasswordPolicyType.html"),
    Range(
        Cognito.USER_POOL,
        "passwordPolicy.temporaryPasswordValidityDays",
        ((0, 365),),
        f"{_POOL}/API_PasswordPolicyType.html",
    ),
)
