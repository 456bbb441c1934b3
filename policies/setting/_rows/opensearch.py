"""Settings of OpenSearch Service, Elasticsearch too."""

from __future__ import annotations

from policies.setting._shapes import DOCS, Name, Pair, Range, When
from policypack.catalogue.tokens import Elasticsearch, Opensearch

_API = f"{DOCS}/opensearch-service/latest/APIReference"
_GUIDE = f"{DOCS}/opensearch-service/latest/developerguide"
_LIMITS = f"{_GUIDE}/limits.html"
_ENDS = ("search", "elasticsearch")
_VOLUME = When("ebsOptions.ebsEnabled", ("true",))

ROWS = (
    Pair(
        Opensearch.DOMAIN,
        (When("enabled", ("true",)), When("internalUserDatabaseEnabled", ("true",))),
        "a database of users has a master user",
        f"{_GUIDE}/fgac.html",
        needs=("masterUserOptions",),
        unless=("anonymousAuthEnabled",),
        within="advancedSecurityOptions",
        certain=False,
    ),
    Pair(
        Opensearch.DOMAIN,
        (When("masterUserArn"),),
        "the master user is an identity of IAM or a name with a password",
        f"{_GUIDE}/fgac.html",
        refuses=("masterUserName", "masterUserPassword"),
        within="advancedSecurityOptions.masterUserOptions",
        certain=False,
    ),
    Pair(
        Opensearch.DOMAIN,
        (When("autoTuneOptions.desiredState", ("ENABLED",)),),
        "Autotune is not supported in t2/t3 instance types",
        f"{_GUIDE}/auto-tune.html",
        shuts=When("clusterConfig.instanceType", ("t2.*", "t3.*")),
    ),
    Range(
        Opensearch.DOMAIN,
        "clusterConfig.warmCount",
        ((2, None),),
        _LIMITS,
        when=(When("clusterConfig.warmEnabled", ("true",)),),
    ),
    Pair(
        Opensearch.DOMAIN,
        (When("coldStorageOptions.enabled", ("true",)),),
        "You must enable UltraWarm storage to enable cold storage",
        f"{_API}/API_ColdStorageOptions.html",
        takes=When("warmEnabled", ("true",), default="false"),
        within="clusterConfig",
    ),
    *(
        Pair(
            Opensearch.DOMAIN,
            (When("warmEnabled", ("true",)),),
            "UltraWarm needs its nodes, and dedicated master nodes",
            f"{_GUIDE}/ultrawarm.html",
            needs=(name,),
            within="clusterConfig",
        )
        for name in ("warmCount", "warmType", "dedicatedMasterEnabled")
    ),
    Pair(
        Opensearch.DOMAIN,
        (When("multiAzWithStandbyEnabled", ("true",)),),
        "Multi-AZ with Standby stands in three zones",
        f"{_GUIDE}/managedomains-multiaz.html",
        takes=When("zoneAwarenessConfig.availabilityZoneCount", ("3",), default="2"),
        within="clusterConfig",
    ),
    Pair(
        Opensearch.DOMAIN,
        (When("multiAzWithStandbyEnabled", ("true",)),),
        "Multi-AZ with Standby has dedicated master nodes",
        f"{_GUIDE}/managedomains-multiaz.html",
        takes=When("dedicatedMasterEnabled", ("true",), default="false"),
        within="clusterConfig",
    ),
    Pair(
        Opensearch.DOMAIN,
        (When("customEndpointEnabled", ("true",)),),
        "an endpoint of your own has a name",
        f"{_API}/API_DomainEndpointOptions.html",
        needs=("customEndpoint",),
        within="domainEndpointOptions",
    ),
    *(
        Name(
            type,
            "domainName",
            r"[a-z][0-9a-z-]{2,27}",
            "3 to 28 small letters, digits and hyphens, a letter first",
            "ValidationException: Member must satisfy regular expression pattern: [a-z][a-z0-9\\-]+, and have 3 to 28 "
            "characters",
            f"{_API}/API_CreateDomain.html",
        )
        for type in (Opensearch.DOMAIN, Elasticsearch.DOMAIN)
    ),
    Range(Opensearch.DOMAIN, "ebsOptions.volumeSize", ((10, None),), _LIMITS, when=(_VOLUME,)),
    *(
        Range(
            Opensearch.DOMAIN,
            "ebsOptions.volumeSize",
            ((10, most),),
            _LIMITS,
            when=(
                _VOLUME,
                When("clusterConfig.instanceType", tuple(f"{type}.{end}" for type in types for end in _ENDS)),
            ),
        )
        for types, most in (
            (("t2.micro", "t2.small", "t2.medium"), 35),
            (("t3.small",), 100),
            (("t3.medium",), 200),
        )
    ),
    Pair(
        Opensearch.DOMAIN,
        (When("logPublishingOptions.logType", ("AUDIT_LOGS",)),),
        "ValidationException: audit log publishing cannot be enabled as you do not have advanced security options "
        "configured",
        f"{_GUIDE}/audit-logs.html",
        takes=When("advancedSecurityOptions.enabled", ("true",), default="false"),
    ),
    *(
        Pair(
            Opensearch.SERVERLESS_SECURITY_CONFIG,
            (When("type", (kind,)),),
            f"the field is required if you specify {kind} for the type parameter",
            f"{DOCS}/opensearch-service/latest/ServerlessAPIReference/API_CreateSecurityConfig.html",
            needs=(options,),
        )
        for kind, options in (
            ("saml", "samlOptions"),
            ("iamidentitycenter", "iamIdentityCenterOptions"),
            ("iamfederation", "iamFederationOptions"),
        )
    ),
)
