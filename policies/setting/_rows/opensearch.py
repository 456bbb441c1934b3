"""Settings of OpenSearch Service, Elasticsearch too."""

from __future__ import annotations

import re

from policies.setting._shapes import DOCS, PROVIDER, Form, Pair, Range, When
from policypack.catalogue.tokens import Elasticsearch, Opensearch

_API = f"{DOCS}/opensearch-service/latest/APIReference"
_GUIDE = f"{DOCS}/opensearch-service/latest/developerguide"
_LIMITS = f"{_GUIDE}/limits.html"
_ENDS = ("search", "elasticsearch")
_WITHOUT_DISKS = tuple(
    f"{family}.*"
    for family in (
        *("t2", "t3", "m4", "m5", "m6g", "m7g", "c4", "c5", "c6g", "c7g", "r4", "r5", "r6g", "r7g"),
        *("or1", "or2", "om2"),
    )
)
_WHOLE = "override_main_response_version"
_OPTIONS = (
    *("indices.fielddata.cache.size", "indices.query.bool.max_clause_count"),
    *("plugins.query.datasources.enabled", "rest.action.multi.allow_explicit_index"),
)
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
        Form(
            type,
            "domainName",
            r"[a-z][0-9a-z-]{2,27}",
            "be of 3 to 28 small letters, digits and hyphens, a letter first",
            "ValidationException: Member must satisfy regular expression pattern: [a-z][a-z0-9\\-]+, and have 3 to 28 "
            "characters",
            f"{_API}/API_CreateDomain.html",
        )
        for type in (Opensearch.DOMAIN, Elasticsearch.DOMAIN)
    ),
    Range(Opensearch.DOMAIN, "ebsOptions.volumeSize", ((10, None),), _LIMITS, when=(_VOLUME,)),
    *(
        Range(
            domain,
            "ebsOptions.volumeSize",
            ((10, most),),
            _LIMITS,
            when=(
                _VOLUME,
                When("clusterConfig.instanceType", tuple(f"{type}.{end}" for type in types for end in _ENDS)),
            ),
        )
        for domain in (Opensearch.DOMAIN, Elasticsearch.DOMAIN)
        for types, most in (
            (("t2.micro", "t2.small", "t2.medium"), 35),
            (("m3.medium", "c4.large", "t3.small"), 100),
            (("t3.medium",), 200),
        )
    ),
    # Their names are those of the engine, with dots; one alone has none.
    *(
        Form(
            domain,
            "advancedOptions{}",
            pattern,
            shown,
            "ValidationException: Unrecognized advanced option passed in advancedOptions",
            f"{_API}/API_CreateDomain.html",
            certain=certain,
        )
        for domain in (Opensearch.DOMAIN, Elasticsearch.DOMAIN)
        for pattern, shown, certain in (
            (rf".*\..*|{_WHOLE}", "be the whole name of an option, such as indices.query.bool.max_clause_count", True),
            (
                rf"(?!.*\.).*|{'|'.join(map(re.escape, _OPTIONS))}",
                f"be one of the options that are documented: {', '.join(_OPTIONS)} and {_WHOLE}",
                False,
            ),
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
    Range(
        Opensearch.DOMAIN,
        "snapshotOptions.automatedSnapshotStartHour",
        ((0, 23),),
        f"{_API}/API_SnapshotOptions.html",
    ),
    *(
        Pair(
            type,
            (When("enabled", ("true",)), When("internalUserDatabaseEnabled", ("true",))),
            "ValidationException: You must provide a master username and password when the internal user database is "
            "enabled",
            f"{_API}/API_AdvancedSecurityOptionsInput.html",
            needs=("masterUserOptions.masterUserName",),
            within="advancedSecurityOptions",
        )
        for type in (Opensearch.DOMAIN, Elasticsearch.DOMAIN)
    ),
    *(
        Form(
            type,
            f"clusterConfig.{name}",
            rf".+\.{end}",
            f"end with .{end}, as the types of these domains do",
            "InvalidTypeException: Invalid instance type",
            f"{_GUIDE}/supported-instance-types.html",
        )
        for type, end in ((Opensearch.DOMAIN, "search"), (Elasticsearch.DOMAIN, "elasticsearch"))
        for name in ("instanceType", "dedicatedMasterType", "warmType")
    ),
    # Their disks are in the machine, or outside of it.
    *(
        Pair(
            type,
            (_VOLUME,),
            "ValidationException: the instance type does not support EBS storage, for it brings disks of its own",
            f"{_GUIDE}/supported-instance-types.html",
            shuts=When("clusterConfig.instanceType", ("i2.*", "i3.*", "i4g.*", "i4i.*", "im4gn.*", "r6gd.*", "r7gd.*")),
        )
        for type in (Opensearch.DOMAIN, Elasticsearch.DOMAIN)
    ),
    *(
        Pair(
            type,
            (When("clusterConfig.instanceType", _WITHOUT_DISKS),),
            "ValidationException: EBS storage must be selected for the instance type",
            f"{_GUIDE}/supported-instance-types.html",
            takes=When("ebsOptions.ebsEnabled", ("true",), default="false"),
        )
        for type in (Opensearch.DOMAIN, Elasticsearch.DOMAIN)
    ),
    Form(
        Opensearch.DOMAIN,
        "engineVersion",
        r"(OpenSearch|Elasticsearch)_\d{1,2}\.\d{1,2}",
        "name the engine and its version, as OpenSearch_2.17",
        "ValidationException: 1 validation error detected: Value at 'engineVersion' failed to satisfy constraint",
        f"{_API}/API_CreateDomain.html",
    ),
    Pair(
        Opensearch.DOMAIN,
        (When("customEndpointEnabled", ("true",)),),
        "an endpoint of your own has a certificate",
        f"{DOCS}/AWSCloudFormation/latest/TemplateReference/aws-properties-opensearchservice-domain-domainendpointoptions.html",
        needs=("customEndpointCertificateArn",),
        within="domainEndpointOptions",
    ),
    *(
        Pair(
            type,
            (),
            "logs that are published go to a group",
            f"{PROVIDER}/{service}/domain.go",
            needs=("cloudwatchLogGroupArn",),
            within="logPublishingOptions",
        )
        for type, service in ((Opensearch.DOMAIN, "opensearch"), (Elasticsearch.DOMAIN, "elasticsearch"))
    ),
)
