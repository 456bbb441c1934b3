"""Settings of Redshift, serverless too."""

from __future__ import annotations

from policies.setting._alike import family, typed_sources
from policies.setting._shapes import DOCS, REGISTRY, Form, Pair, PasswordNeed, Range, Span, When, Window
from policypack.catalogue.tokens import Redshift, Redshiftserverless

_API = f"{DOCS}/redshift/latest/APIReference"
_CLUSTER = f"{_API}/API_CreateCluster.html"
_RESTORED = ("snapshotArn", "snapshotIdentifier")
_ZONES = f"{DOCS}/redshift/latest/mgmt/overview-multi-az.html"
_WAREHOUSE_PORTS: tuple[Span, ...] = ((5431, 5455), (8191, 8215))
_KEPT_MANUALLY: tuple[Span, ...] = ((-1, -1), (1, 3653))
_MIXED = (("[A-Z]", "a capital letter"), ("[a-z]", "a small letter"), ("[0-9]", "a digit"))

ROWS = (
    Range(Redshift.CLUSTER, "automatedSnapshotRetentionPeriod", ((0, 35),), _CLUSTER),
    Pair(
        Redshift.CLUSTER,
        (When("availabilityZoneRelocationEnabled", ("true",)),),
        "Don't specify the Elastic IP address with availability zone relocation turned on",
        _CLUSTER,
        refuses=("elasticIp",),
    ),
    Form(
        Redshift.CLUSTER,
        "clusterIdentifier",
        r"(?!.*--)[a-z][0-9a-z-]{0,62}(?<!-)",
        "be of 1 to 63 small letters, digits and single hyphens, a letter first and no hyphen last",
        "InvalidParameterValue: the identifier is in small letters, begins with one and does not end with a hyphen",
        _CLUSTER,
    ),
    Form(
        Redshift.CLUSTER,
        "databaseName",
        r"[a-z_][0-9a-z_$]{0,63}",
        "be of small letters, digits, _ and $, no digit first",
        "InvalidParameterValue: Only lowercase Database names are supported",
        _CLUSTER,
    ),
    Pair(
        Redshift.CLUSTER,
        (When("elasticIp"),),
        "The cluster must be provisioned in EC2-VPC and publicly-accessible",
        _CLUSTER,
        # What absence means has changed with the provider's version 6.
        shuts=When("publiclyAccessible", ("false",)),
    ),
    Pair(
        Redshift.CLUSTER,
        (When("kmsKeyId"),),
        "a key is for an encrypted cluster",
        f"{REGISTRY}/redshift/cluster/",
        shuts=When("encrypted", ("false",)),
        certain=False,
    ),
    Pair(
        Redshift.CLUSTER,
        (When("manageMasterPassword", ("true",)),),
        "You can't use MasterUserPassword if ManageMasterPassword is true",
        _CLUSTER,
        refuses=("masterPassword",),
    ),
    Range(Redshift.CLUSTER, "manualSnapshotRetentionPeriod", _KEPT_MANUALLY, _CLUSTER),
    Pair(
        Redshift.CLUSTER,
        (When("masterPasswordSecretKmsKeyId"),),
        "You can only use this parameter if ManageMasterPassword is true",
        _CLUSTER,
        takes=When("manageMasterPassword", ("true",), default="false"),
    ),
    Pair(
        Redshift.CLUSTER,
        (When("multiAz", ("true",)),),
        "InvalidParameterCombination: Your cluster must be encrypted to use Multi-AZ",
        _ZONES,
        shuts=When("encrypted", ("false",)),
    ),
    Pair(
        Redshift.CLUSTER,
        (When("multiAz", ("true",)),),
        "a cluster in two zones has two nodes or more in each",
        _ZONES,
        shuts=When("numberOfNodes", ("1",), default="1"),
        unless=_RESTORED,
    ),
    Pair(
        Redshift.CLUSTER,
        (When("multiAz", ("true",)),),
        "a cluster in two zones has nodes whose storage is managed",
        _ZONES,
        takes=When("nodeType", ("ra3.*", "rg.*")),
    ),
    Form(
        Redshift.CLUSTER,
        "nodeType",
        r"(?!d[cs]1\.|dw\d\.).*",
        "be of a generation that is offered, such as ra3.large",
        "NumberOfNodesQuotaExceeded: You do not have access to node type dw2.large",
        _CLUSTER,
    ),
    *(
        Form(
            Redshift.CLUSTER,
            "nodeType",
            rf"(?!{family}\.).*",
            "be of a generation that is offered to everybody, such as ra3.large",
            f"InvalidParameterValue: Invalid node type: {family}.large",
            _CLUSTER,
            certain=False,
        )
        for family in ("dc2", "ds2")
    ),
    Form(
        Redshift.CLUSTER,
        "masterUsername",
        r"(?!public$)[a-z][0-9a-z_+.@-]{0,127}",
        "be of small letters, digits and _+.@-, a letter first, and not public",
        "InvalidParameterValue: The parameter MasterUsername is not a valid identifier",
        _CLUSTER,
    ),
    Pair(
        Redshift.CLUSTER,
        (When("nodeType", ("ra3.*", "rg.*")),),
        "You can't disable automated snapshots for RG or RA3 node types",
        _CLUSTER,
        shuts=When("automatedSnapshotRetentionPeriod", ("0",)),
    ),
    Range(
        Redshift.CLUSTER,
        "port",
        _WAREHOUSE_PORTS,
        _CLUSTER,
        certain=False,  # older clusters keep another one
        when=(When("nodeType", ("ra3.*",)),),
    ),
    typed_sources(Redshift.EVENT_SUBSCRIPTION),
    *(
        Pair(
            Redshift.LOGGING,
            (When("logDestinationType", (kind,)),),
            says,
            f"{_API}/API_EnableLogging.html",
            needs=(name,),
        )
        for kind, name, says in (
            ("s3", "bucketName", "logs that go to S3 have a bucket"),
            ("cloudwatch", "logExports", "logs that go to CloudWatch have a list of which ones"),
        )
    ),
    PasswordNeed(
        Redshiftserverless.NAMESPACE,
        "adminUserPassword",
        8,
        64,
        r"['\"\\/@ ]|[^!-~]",
        "8 to 64 characters with a capital letter, a small one and a digit, without quotes, \\, / and @",
        _CLUSTER,
        wanted=_MIXED,
    ),
    Form(
        Redshiftserverless.NAMESPACE,
        "dbName",
        r"[A-Za-z_][0-9A-Za-z_$]{0,126}",
        "be of letters, digits, _ and $, no digit first",
        "ValidationException: the name of a database begins with a letter and has no hyphens",
        f"{DOCS}/redshift/latest/dg/r_names.html",
        certain=False,
    ),
    Pair(
        Redshiftserverless.NAMESPACE,
        (When("manageAdminPassword", ("true",)),),
        "You can't use adminUserPassword if manageAdminPassword is true",
        f"{DOCS}/redshift-serverless/latest/APIReference/API_CreateNamespace.html",
        refuses=("adminUserPassword",),
    ),
    family(
        Redshift.PARAMETER_GROUP,
        r"redshift-\d\.\d",
        "a family such as redshift-2.0",
        f"{_API}/API_CreateClusterParameterGroup.html",
    ),
    Range(
        Redshift.SNAPSHOT_COPY,
        "manualSnapshotRetentionPeriod",
        _KEPT_MANUALLY,
        f"{_API}/API_EnableSnapshotCopy.html",
    ),
    Range(Redshift.SNAPSHOT_COPY, "retentionPeriod", ((1, 35),), f"{_API}/API_EnableSnapshotCopy.html"),
    *(
        Pair(
            Redshift.USAGE_LIMIT,
            (When("featureType", features),),
            f"if FeatureType is {features[0]}, then LimitType must be {limit}",
            f"{_API}/API_CreateUsageLimit.html",
            takes=When("limitType", (limit,)),
        )
        for features, limit in (
            (("spectrum",), "data-scanned"),
            (("cross-region-datasharing",), "data-scanned"),
            (("concurrency-scaling",), "time"),
        )
    ),
    Range(
        Redshiftserverless.WORKGROUP,
        "port",
        _WAREHOUSE_PORTS,
        f"{DOCS}/redshift-serverless/latest/APIReference/API_CreateWorkgroup.html",
    ),
    Window(Redshift.CLUSTER, "preferredMaintenanceWindow", _CLUSTER, weekly=True),
    Range(
        Redshiftserverless.WORKGROUP,
        "baseCapacity",
        ((4, 4), *((units, units) for units in (*range(8, 513, 8), *range(544, 1025, 32)))),
        f"{DOCS}/redshift/latest/mgmt/serverless-capacity.html",
    ),
    Form(
        Redshift.CLUSTER,
        "nodeType",
        r"(?!d[sc]1\.|ds2\.).+",
        "be of a generation that clusters can still be made of: ra3, rg or dc2",
        "InvalidParameterValue: Invalid node type",
        _CLUSTER,
    ),
    Form(
        Redshift.SNAPSHOT_SCHEDULE,
        "definitions[]",
        r"(rate|cron)\(.+\)",
        "be a rate or a cron expression, such as rate(12 hours)",
        "InvalidScheduleFault: The schedule you submitted isn't valid",
        f"{_API}/API_CreateSnapshotSchedule.html",
    ),
)
