"""Settings that go together: load balancers, CloudFront, Route 53, S3, trails and Config."""

from __future__ import annotations

from policies.setting._pairs import Pair, When
from policies.setting._ranks import Rank
from policypack.catalogue.tokens import S3, Cfg, Cloudfront, Cloudtrail, Lb, Route53

_DOCS = "https://docs.aws.amazon.com"
_PROVIDER = "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/"
_GROUP = f"{_DOCS}/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html"
_STICKY = f"{_DOCS}/elasticloadbalancing/latest/APIReference/API_TargetGroupAttribute.html"
_TRAIL = f"{_DOCS}/awscloudtrail/latest/APIReference/API_CreateTrail.html"
_CHECK = f"{_DOCS}/Route53/latest/APIReference/API_HealthCheckConfig.html"
_WEBSITE = f"{_DOCS}/AmazonS3/latest/API/API_WebsiteConfiguration.html"
_EXPIRY = f"{_DOCS}/AmazonS3/latest/API/API_LifecycleExpiration.html"
_REPLICA = f"{_DOCS}/AmazonS3/latest/API/API_Destination.html"
_TTL = f"{_DOCS}/cloudfront/latest/APIReference/API_CachePolicyConfig.html"
_RECORDING = f"{_DOCS}/config/latest/APIReference/API_RecordingGroup.html"
_ORDERED = "MinTTL, DefaultTTL and MaxTTL are in this order"
# Seconds that the provider sends where the two are not given.
_DAY, _YEAR = 86_400, 31_536_000
_LAYER_4 = ("TCP", "UDP", "TCP_UDP", "TLS")
_NEEDED = (
    ("forward", ("targetGroupArn", "forward")),
    ("redirect", ("redirect",)),
    ("fixed-response", ("fixedResponse",)),
    ("authenticate-cognito", ("authenticateCognito",)),
    ("authenticate-oidc", ("authenticateOidc",)),
)
_RECORD = f"{_DOCS}/Route53/latest/APIReference/API_ResourceRecordSet.html"
_ROUTINGS = (
    *("cidrRoutingPolicy", "failoverRoutingPolicies", "geolocationRoutingPolicies", "geoproximityRoutingPolicy"),
    *("latencyRoutingPolicies", "multivalueAnswerRoutingPolicy", "weightedRoutingPolicies"),
)
EDGE = (
    *(
        Pair(
            Route53.RECORD,
            (When(name),),
            "records of a routing policy are told apart by it",
            _RECORD,
            needs=("setIdentifier",),
        )
        for name in _ROUTINGS
    ),
    Pair(
        Route53.RECORD,
        (When("setIdentifier"),),
        "an identifier is for records of a routing policy",
        _RECORD,
        needs=_ROUTINGS,
    ),
    Pair(
        Route53.HEALTH_CHECK,
        (When("type", ("HTTP", "HTTPS", "HTTP_STR_MATCH", "HTTPS_STR_MATCH", "TCP")),),
        "a check needs an endpoint",
        _CHECK,
        needs=("fqdn", "ipAddress"),
    ),
    Pair(
        Cloudfront.DISTRIBUTION,
        (When("restrictionType", ("whitelist", "blacklist")),),
        "a list of countries needs some",
        f"{_DOCS}/cloudfront/latest/APIReference/API_GeoRestriction.html",
        needs=("locations",),
        within="restrictions.geoRestriction",
        certain=False,
    ),
    Pair(
        Cloudfront.DISTRIBUTION,
        (When("restrictionType", ("none",)),),
        "InvalidGeoRestrictionParameter: Your request contains invalid Restriction parameters",
        f"{_DOCS}/cloudfront/latest/APIReference/API_GeoRestriction.html",
        refuses=("locations",),
        within="restrictions.geoRestriction",
    ),
    Pair(
        Cfg.CONFIGURATION_AGGREGATOR,
        (),
        "one of account_aggregation_source,organization_aggregation_source must be specified",
        _PROVIDER + "configservice/configuration_aggregator.go",
        needs=("accountAggregationSource", "organizationAggregationSource"),
    ),
    Pair(
        Cfg.CONFIGURATION_AGGREGATOR,
        (When("accountAggregationSource"),),
        "an aggregator has one source",
        f"{_DOCS}/config/latest/APIReference/API_PutConfigurationAggregator.html",
        refuses=("organizationAggregationSource",),
    ),
    *(
        Pair(
            Cfg.CONFIGURATION_AGGREGATOR,
            (When("allRegions", ("true",)),),
            "all regions, or those that are listed",
            _PROVIDER + "configservice/configuration_aggregator.go",
            refuses=("regions",),
            within=within,
        )
        for within in ("accountAggregationSource", "organizationAggregationSource")
    ),
    Pair(
        Lb.LOAD_BALANCER,
        (),
        "You must specify either subnets or subnet mappings",
        f"{_DOCS}/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html",
        needs=("subnets", "subnetMappings"),
    ),
    Pair(
        Lb.LOAD_BALANCER,
        (When("subnets"),),
        "You must specify either subnets or subnet mappings, but not both",
        f"{_DOCS}/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html",
        refuses=("subnetMappings",),
    ),
    Pair(
        Lb.LOAD_BALANCER,
        (When("loadBalancerType", ("gateway",)),),
        "a gateway load balancer has no security groups",
        f"{_DOCS}/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html",
        refuses=("securityGroups",),
    ),
    *(
        Pair(
            type,
            (When("type", (kind,)),),
            "an action says what it does by a part of its own",
            f"{_DOCS}/elasticloadbalancing/latest/APIReference/API_Action.html",
            needs=needs,
            within=within,
        )
        for type, within in ((Lb.LISTENER, "defaultActions"), (Lb.LISTENER_RULE, "actions"))
        for kind, needs in _NEEDED
    ),
    *(
        Pair(
            Lb.TARGET_GROUP,
            (When("targetType", ("instance", "ip", "alb"), default="instance"),),
            "targets that are no function need it",
            _GROUP,
            needs=(other,),
        )
        for other in ("port", "protocol", "vpcId")
    ),
    Pair(
        Lb.TARGET_GROUP,
        (When("targetType", ("alb",)),),
        "a group of load balancers speaks TCP",
        f"{_DOCS}/elasticloadbalancing/latest/network/application-load-balancer-target.html",
        takes=When("protocol", ("TCP", "TLS")),
    ),
    Pair(
        Lb.TARGET_GROUP,
        (When("protocol", ("HTTP", "HTTPS")), When("healthCheck.enabled", ("true",), default="true")),
        "the TCP protocol is not supported for health checks of a group that speaks HTTP or HTTPS",
        _GROUP,
        takes=When("healthCheck.protocol", ("HTTP", "HTTPS"), default="HTTP"),
    ),
    *(
        Pair(
            Lb.TARGET_GROUP,
            (When("healthCheck.protocol", ("TCP",)),),
            "a check by TCP opens a connection and asks for nothing",
            _GROUP,
            refuses=(other,),
        )
        for other in ("healthCheck.path", "healthCheck.matcher")
    ),
    Pair(
        Lb.TARGET_GROUP,
        (When("protocol", _LAYER_4), When("stickiness.enabled", ("true",), default="true")),
        "cookies are for application load balancers",
        _STICKY,
        shuts=When("stickiness.type", ("lb_cookie", "app_cookie")),
    ),
    Pair(
        Lb.TARGET_GROUP,
        (When("protocol", ("HTTP", "HTTPS")), When("stickiness.enabled", ("true",), default="true")),
        "application load balancers know the client by a cookie",
        _STICKY,
        shuts=When("stickiness.type", ("source_ip", "source_ip_dest_ip", "source_ip_dest_ip_proto")),
    ),
    Pair(
        Lb.TARGET_GROUP,
        (When("stickiness.type", ("app_cookie",)), When("stickiness.enabled", ("true",), default="true")),
        "the application's cookie has to be named",
        _STICKY,
        needs=("stickiness.cookieName",),
    ),
    Pair(
        Cloudtrail.TRAIL,
        (When("isMultiRegionTrail", ("true",)),),
        "Multi-Region trail must include global service events",
        _TRAIL,
        takes=When("includeGlobalServiceEvents", ("true",), default="true"),
    ),
    Pair(
        Cloudtrail.TRAIL,
        (When("cloudWatchLogsGroupArn"),),
        "a log group needs the role that writes to it",
        _TRAIL,
        needs=("cloudWatchLogsRoleArn",),
    ),
    Pair(
        Cloudtrail.TRAIL,
        (When("cloudWatchLogsRoleArn"),),
        "the role is for a log group",
        _TRAIL,
        needs=("cloudWatchLogsGroupArn",),
    ),
    Pair(
        Cloudtrail.TRAIL,
        (When("eventSelectors"),),
        "You can use either EventSelectors or AdvancedEventSelectors, but not both",
        f"{_DOCS}/awscloudtrail/latest/APIReference/API_PutEventSelectors.html",
        refuses=("advancedEventSelectors",),
    ),
    Pair(
        Cfg.RECORDER,
        (When("allSupported", ("true",), default="true"),),
        "what records everything lists no types",
        _RECORDING,
        refuses=("resourceTypes",),
        within="recordingGroup",
    ),
    Pair(
        Cfg.RULE,
        (When("source.owner", ("CUSTOM_POLICY",)),),
        "a rule of your own in Guard needs its text",
        f"{_DOCS}/config/latest/APIReference/API_Source.html",
        needs=("source.customPolicyDetails",),
    ),
    Pair(
        Cfg.RULE,
        (When("source.owner", ("AWS", "CUSTOM_LAMBDA")),),
        "it names the managed rule, or the function",
        f"{_DOCS}/config/latest/APIReference/API_Source.html",
        needs=("source.sourceIdentifier",),
    ),
    Pair(
        S3.BUCKET_SERVER_SIDE_ENCRYPTION_CONFIGURATION,
        (When("applyServerSideEncryptionByDefault.sseAlgorithm", ("AES256",)),),
        "a key is allowed if and only if the algorithm is aws:kms or aws:kms:dsse",
        f"{_DOCS}/AmazonS3/latest/API/API_ServerSideEncryptionByDefault.html",
        refuses=("applyServerSideEncryptionByDefault.kmsMasterKeyId",),
        within="rules",
    ),
    *(
        Pair(
            S3.BUCKET_WEBSITE_CONFIGURATION,
            (When("redirectAllRequestsTo"),),
            "If you specify this property, you can't specify any other property",
            _WEBSITE,
            refuses=(other,),
        )
        for other in ("indexDocument", "errorDocument", "routingRules")
    ),
    *(
        Pair(
            S3.BUCKET_LIFECYCLE_CONFIGURATION,
            (When("expiration.expiredObjectDeleteMarker", ("true",)),),
            "it cannot be specified with Days or Date",
            _EXPIRY,
            refuses=(other,),
            within="rules",
        )
        for other in ("expiration.days", "expiration.date")
    ),
    Pair(
        S3.BUCKET_LIFECYCLE_CONFIGURATION,
        (When("expiration.days"),),
        "an expiration has days or a date",
        _EXPIRY,
        refuses=("expiration.date",),
        within="rules",
    ),
    Pair(
        S3.BUCKET_OBJECT_LOCK_CONFIGURATION,
        (When("rule.defaultRetention.days"),),
        "the period is in days or in years",
        f"{_DOCS}/AmazonS3/latest/API/API_DefaultRetention.html",
        refuses=("rule.defaultRetention.years",),
    ),
    Pair(
        S3.BUCKET_REPLICATION_CONFIG,
        (When("sourceSelectionCriteria.sseKmsEncryptedObjects.status", ("Enabled",)),),
        "replicas of objects that KMS encrypts need a key of the destination",
        _REPLICA,
        needs=("destination.encryptionConfiguration.replicaKmsKeyId",),
        within="rules",
    ),
    Pair(
        S3.BUCKET_REPLICATION_CONFIG,
        (When("destination.encryptionConfiguration"),),
        "SseKmsEncryptedObjects must be specified if EncryptionConfiguration is present",
        _REPLICA,
        needs=("sourceSelectionCriteria.sseKmsEncryptedObjects",),
        within="rules",
    ),
    Pair(
        S3.BUCKET_REPLICATION_CONFIG,
        (When("destination.accessControlTranslation"),),
        "the account that becomes the owner of the replicas has to be named",
        _REPLICA,
        needs=("destination.account",),
        within="rules",
    ),
    *(
        Pair(
            Cloudfront.DISTRIBUTION,
            (When(name),),
            "with a certificate, sslSupportMethod must be specified",
            f"{_DOCS}/cloudfront/latest/APIReference/API_ViewerCertificate.html",
            needs=("sslSupportMethod",),
            within="viewerCertificate",
        )
        for name in ("acmCertificateArn", "iamCertificateId")
    ),
    *(
        Pair(Route53.HEALTH_CHECK, (When("type", when),), says, _CHECK, needs=(other,), certain=other != "port")
        for when, other, says in (
            (("TCP",), "port", "a check by TCP needs a port"),
            (("HTTP_STR_MATCH", "HTTPS_STR_MATCH"), "searchString", "a check that searches needs a text to find"),
            (("CLOUDWATCH_METRIC",), "cloudwatchAlarmName", "a check of an alarm names it"),
            (("CLOUDWATCH_METRIC",), "cloudwatchAlarmRegion", "a check of an alarm names its region"),
        )
    ),
    *(
        Pair(
            Route53.HEALTH_CHECK,
            (When("type", ("CALCULATED", "CLOUDWATCH_METRIC")),),
            "Don't specify it for checks that reach no endpoint",
            _CHECK,
            refuses=(other,),
            certain=False,
        )
        for other in ("port", "ipAddress")
    ),
)
EDGE_RANKS = (
    Rank(Cloudfront.CACHE_POLICY, "minTtl", "defaultTtl", _ORDERED, _TTL, most=_DAY),
    Rank(Cloudfront.CACHE_POLICY, "defaultTtl", "maxTtl", _ORDERED, _TTL, least=_DAY, most=_YEAR),
    *(
        Rank(
            Cloudfront.DISTRIBUTION,
            low,
            high,
            "InvalidTTLOrder",
            f"{_DOCS}/cloudfront/latest/APIReference/API_DefaultCacheBehavior.html",
            within=within,
            unless=("cachePolicyId",),
        )
        for within in ("defaultCacheBehavior", "orderedCacheBehaviors")
        for low, high in (("minTtl", "defaultTtl"), ("defaultTtl", "maxTtl"), ("minTtl", "maxTtl"))
    ),
)
