"""Settings of RDS and Aurora."""

from __future__ import annotations

from policies.setting._alike import family, machine_class, typed_sources
from policies.setting._shapes import DOCS, PROVIDER, REGISTRY, TRIED, Form, Pair, Range, Rank, Size, Span, When, Window
from policypack.catalogue.tokens import Rds

_API = f"{DOCS}/AmazonRDS/latest/APIReference"
_CLUSTER = f"{_API}/API_CreateDBCluster.html"
_INSTANCE = f"{_API}/API_CreateDBInstance.html"
_PORTS: tuple[Span, ...] = ((1150, 65_535),)
_COPIES = ("replicateSourceDb", "replicationSourceIdentifier", "snapshotIdentifier", "restoreToPointInTime")
# What RDS has beside these engines is left to it.
_DATABASES = (
    r"(?!(aurora-)?(mysql|postgres)|mariadb).+|(aurora-)?mysql\d\.\d|(postgres|aurora-postgresql)(9\.\d|\d\d)"
    r"|mariadb\d\d\.\d+"
)
_AURORA = ("aurora", "aurora-mysql", "aurora-postgresql")
_KEPT_PORTS = ("1234", "1434", "3260", "3343", "3389", "47001", *map(str, range(49152, 49157)))
_BURSTING = ("t2", "t3", "t4g")
_EVERY_INTERVAL = ("1", "5", "10", "15", "30", "60")
_DIRECTORY = ("domainFqdn", "domainOu", "domainAuthSecretArn", "domainDnsIps")

_MULTI_AZ = ("mysql", "postgres")
ROWS = (
    Range(Rds.CLUSTER, "backupRetentionPeriod", ((1, 35),), _CLUSTER),
    Pair(
        Rds.CLUSTER,
        (When("engine", _AURORA),),
        "InvalidParameterCombination: DBClusterInstanceClass isn't supported for DB engine aurora-mysql: the class is "
        "that of the cluster's instances",
        _CLUSTER,
        refuses=("dbClusterInstanceClass",),
    ),
    Pair(
        Rds.CLUSTER,
        (When("engine", _AURORA),),
        "it is for Multi-AZ DB clusters only",
        _CLUSTER,
        refuses=("allocatedStorage", "iops"),
        certain=False,
    ),
    Pair(
        Rds.CLUSTER,
        (When("kmsKeyId"),),
        "a key needs storageEncrypted to be true",
        f"{REGISTRY}/rds/cluster/",
        takes=When("storageEncrypted", ("true",), default="false"),
        unless=(*_COPIES, "globalClusterIdentifier"),
        certain=False,
    ),
    Range(Rds.CLUSTER, "port", _PORTS, _CLUSTER),
    *(
        Pair(
            Rds.CLUSTER,
            (),
            "InvalidParameterValue: Both MinCapacity and MaxCapacity must be specified when you initialize Serverless "
            "v2 scaling configuration",
            f"{_API}/API_ServerlessV2ScalingConfiguration.html",
            needs=(name,),
            within="serverlessv2ScalingConfiguration",
        )
        for name in ("minCapacity", "maxCapacity")
    ),
    machine_class(
        Rds.CLUSTER_INSTANCE,
        "instanceClass",
        "db",
        "AmazonRDS/latest/AuroraUserGuide/Concepts.DBInstanceClass.Types.html",
    ),
    Range(Rds.CLUSTER_INSTANCE, "promotionTier", ((0, 15),), _INSTANCE),
    typed_sources(Rds.EVENT_SUBSCRIPTION),
    Pair(
        Rds.GLOBAL_CLUSTER,
        (When("sourceDbClusterIdentifier"),),
        "it can't be specified if SourceDBClusterIdentifier is specified",
        f"{_API}/API_CreateGlobalCluster.html",
        refuses=("engine", "engineVersion", "databaseName", "storageEncrypted"),
    ),
    Range(Rds.INSTANCE, "backupRetentionPeriod", ((0, 35),), _INSTANCE),
    Pair(
        Rds.INSTANCE,
        (When("characterSetName"),),
        "a character set is for Oracle, SQL Server and Db2; other engines have it in a parameter group",
        _INSTANCE,
        shuts=When("engine", ("mysql", "mariadb", "postgres")),
        certain=False,
    ),
    Pair(
        Rds.INSTANCE,
        (When("domain"),),
        "a directory of AWS is named by its id, one of your own by its FQDN, unit, secret and addresses",
        f"{REGISTRY}/rds/instance/",
        refuses=_DIRECTORY,
    ),
    Pair(
        Rds.INSTANCE,
        (When("domain"),),
        "RDS calls the Directory Service with a role",
        f"{REGISTRY}/rds/instance/",
        needs=("domainIamRoleName",),
        certain=False,
    ),
    *(
        Pair(
            Rds.INSTANCE,
            (When("engine", engines), When("licenseModel")),
            "InvalidParameterCombination: RDS does not support creating a DB instance with the license model",
            _INSTANCE,
            takes=When("licenseModel", licenses),
        )
        for engines, licenses in (
            (("mysql", "mariadb"), ("general-public-license",)),
            (("postgres",), ("postgresql-license",)),
            (("oracle-ee", "oracle-ee-cdb"), ("bring-your-own-license",)),
            (("oracle-se2", "oracle-se2-cdb"), ("license-included", "bring-your-own-license")),
            (("db2-*",), ("bring-your-own-license", "marketplace-license")),
        )
    ),
    Pair(
        Rds.INSTANCE,
        (When("engine", ("sqlserver-*",)),),
        "SQL Server keeps the port for itself",
        _INSTANCE,
        shuts=When("port", _KEPT_PORTS),
    ),
    Pair(
        Rds.INSTANCE,
        (When("engine", ("custom-*",)),),
        "if you create an RDS Custom DB instance, you must set AutoMinorVersionUpgrade to false",
        _INSTANCE,
        takes=When("autoMinorVersionUpgrade", ("false",), default="true"),
    ),
    *(
        Pair(
            Rds.INSTANCE,
            (When("engine", ("custom-*",)),),
            says,
            _INSTANCE,
            needs=(name,),
            unless=_COPIES,
        )
        for name, says in (
            ("kmsKeyId", "for Amazon RDS Custom, a KMS key is required for DB instances"),
            ("customIamInstanceProfile", "the setting is required for RDS Custom"),
        )
    ),
    machine_class(
        Rds.INSTANCE, "instanceClass", "db", "AmazonRDS/latest/UserGuide/Concepts.DBInstanceClass.Types.html"
    ),
    # RDS Custom takes a key without it.
    Pair(
        Rds.INSTANCE,
        (When("kmsKeyId"), When("engine", ("mariadb", "mysql", "postgres", "db2-*", "oracle-*", "sqlserver-*"))),
        "InvalidParameterCombination: You must enable StorageEncrypted when you specify KmsKeyId",
        _INSTANCE,
        takes=When("storageEncrypted", ("true",), default="false"),
        unless=_COPIES,
    ),
    *(
        Pair(
            type,
            (When("masterUserSecretKmsKeyId"),),
            "the key is for a password that is managed in Secrets Manager",
            _INSTANCE,
            takes=When("manageMasterUserPassword", ("true",), default="false"),
            unless=_COPIES,
        )
        for type in (Rds.INSTANCE, Rds.CLUSTER)
    ),
    *(
        Pair(
            type,
            (When("monitoringInterval"),),
            "the interval is one of these numbers of seconds",
            _INSTANCE,
            takes=When("monitoringInterval", ("0", "1", "5", "10", "15", "30", "60")),
        )
        for type in (Rds.INSTANCE, Rds.CLUSTER_INSTANCE, Rds.CLUSTER)
    ),
    *(
        Pair(
            type,
            (When("monitoringRoleArn"),),
            "if MonitoringRoleArn is specified, then you must set MonitoringInterval to a value other than 0",
            _INSTANCE,
            takes=When("monitoringInterval", _EVERY_INTERVAL, default="0"),
            # An update may switch monitoring off and leave the role.
            certain=False,
        )
        for type in (Rds.INSTANCE, Rds.CLUSTER_INSTANCE)
    ),
    Form(
        Rds.INSTANCE,
        "parameterGroupName",
        rf"(?!default[.:]).+|default:.+|default\.({_DATABASES})",
        "be default. and a family, such as default.postgres16 or default.mysql8.0",
        "DBParameterGroupNotFound: there is no such group of AWS's own",
        _INSTANCE,
    ),
    Pair(
        Rds.INSTANCE,
        (When("performanceInsightsEnabled", ("true",)), When("engine", ("mysql", "mariadb"))),
        "InvalidParameterCombination: Performance Insights not supported for this configuration",
        f"{DOCS}/AmazonRDS/latest/UserGuide/USER_PerfInsights.Overview.Engines.html",
        shuts=When("instanceClass", tuple(f"db.{kind}.{size}" for kind in _BURSTING for size in ("micro", "small"))),
    ),
    Range(Rds.INSTANCE, "port", _PORTS, _INSTANCE),
    Pair(
        Rds.INSTANCE,
        (When("storageEncrypted", ("true",)),),
        "InvalidParameterCombination: DB Instance class does not support encryption at rest",
        f"{DOCS}/AmazonRDS/latest/UserGuide/Overview.Encryption.html",
        shuts=When("instanceClass", ("db.t2.micro", "db.m1.*", "db.m2.*")),
    ),
    Pair(
        Rds.INSTANCE,
        (When("timezone"),),
        "a time zone is for RDS for Db2 and RDS for SQL Server; other engines have it in a parameter group",
        _INSTANCE,
        shuts=When("engine", ("mysql", "mariadb", "postgres", "oracle-*")),
    ),
    *(
        family(
            type,
            _DATABASES,
            "the engine and its major version, such as postgres16, mysql8.0 or aurora-postgresql16",
            f"{_API}/API_CreateDBParameterGroup.html",
        )
        for type in (Rds.PARAMETER_GROUP, Rds.CLUSTER_PARAMETER_GROUP)
    ),
    # The provider takes a dot too, for groups that AWS has made and that are imported.
    *(
        Form(
            type,
            "name",
            r"default\..+|[^.]*",
            "have no period, which only the names of the groups that AWS has made have",
            "InvalidParameterValue: The parameter DBParameterGroupName is not a valid identifier",
            f"{_API}/API_CreateDBParameterGroup.html",
        )
        for type in (Rds.PARAMETER_GROUP, Rds.CLUSTER_PARAMETER_GROUP)
    ),
    Pair(
        Rds.PROXY,
        (When("defaultAuthScheme", ("NONE",), default="NONE"),),
        "If you don't specify DefaultAuthScheme or specify this parameter as NONE, you must specify the Auth option",
        f"{_API}/API_CreateDBProxy.html",
        needs=("auths",),
    ),
    *(
        Form(
            type,
            name,
            r"[A-Za-z](-?[0-9A-Za-z])*",
            "be of letters, digits and hyphens, a letter first, and no hyphen at the end or beside another",
            "ValidationError: Member must satisfy regular expression pattern: [a-zA-Z](?:-?[a-zA-Z0-9]+)*",
            f"{_API}/API_CreateDBProxy{end}.html",
        )
        for type, name, end in ((Rds.PROXY, "name", ""), (Rds.PROXY_ENDPOINT, "dbProxyEndpointName", "Endpoint"))
    ),
    Window(Rds.INSTANCE, "backupWindow", _INSTANCE),
    Window(Rds.INSTANCE, "maintenanceWindow", _INSTANCE, weekly=True),
    Window(Rds.CLUSTER, "preferredBackupWindow", _CLUSTER),
    Window(Rds.CLUSTER, "preferredMaintenanceWindow", _CLUSTER, weekly=True),
    Window(Rds.CLUSTER_INSTANCE, "preferredBackupWindow", _INSTANCE),
    Window(Rds.CLUSTER_INSTANCE, "preferredMaintenanceWindow", _INSTANCE, weekly=True),
    Pair(
        Rds.INSTANCE,
        (When("engine", (*_AURORA, "docdb", "neptune")),),
        "InvalidParameterCombination: an instance of these engines belongs to a cluster (Cluster, ClusterInstance)",
        _INSTANCE,
        shuts=When("engine", (*_AURORA, "docdb", "neptune")),
        unless=("replicateSourceDb", "snapshotIdentifier", "restoreToPointInTime"),
    ),
    Pair(
        Rds.CLUSTER_INSTANCE,
        (When("engine", _MULTI_AZ),),
        "InvalidParameterValue: CreateDBInstance can't be used to create a DB instance in a Multi-AZ DB cluster, which "
        "has its instances by itself",
        f"{DOCS}/AmazonRDS/latest/UserGuide/create-multi-az-db-cluster.html",
        shuts=When("engine", _MULTI_AZ),
    ),
    Form(
        Rds.CLUSTER,
        "engine",
        r"aurora(-mysql|-postgresql)?|mysql|postgres|custom-.+",
        "be one of Aurora or of Multi-AZ clusters; DocumentDB and Neptune have types of their own",
        "expected engine to be one of aurora-mysql, aurora-postgresql, mysql, postgres",
        f"{PROVIDER}/rds/cluster.go",
    ),
    Form(
        Rds.PROXY,
        "engineFamily",
        "MYSQL|POSTGRESQL|SQLSERVER",
        "be MYSQL, POSTGRESQL or SQLSERVER",
        "expected engine_family to be one of MYSQL, POSTGRESQL, SQLSERVER",
        f"{PROVIDER}/rds/proxy.go",
    ),
    *(
        Pair(
            Rds.CLUSTER,
            (When("engine", engines),),
            f"{kind} have these types of storage",
            _CLUSTER,
            takes=When("storageType", storages, default=storages[0]),
        )
        for kind, engines, storages in (
            ("Aurora clusters", _AURORA, ("aurora", "aurora-iopt1")),
            ("Multi-AZ DB clusters", _MULTI_AZ, ("io1", "io2", "gp3")),
        )
    ),
    Size(Rds.CLUSTER, "availabilityZones", 1, 3, "a cluster takes three zones at most", TRIED),
    Pair(
        Rds.CLUSTER,
        (When("secondsUntilAutoPause"),),
        "a cluster pauses where its capacity may fall to 0",
        TRIED,
        takes=When("minCapacity", ("0", "0.0")),
        within="serverlessv2ScalingConfiguration",
    ),
    Pair(
        Rds.CLUSTER,
        (When("scalingConfiguration"),),
        "it is for Aurora Serverless v1; serverlessv2ScalingConfiguration is for what came after it",
        TRIED,
        takes=When("engineMode", ("serverless",), default="provisioned"),
    ),
    Pair(
        Rds.CLUSTER,
        (When("enableGlobalWriteForwarding", ("true",)),),
        "writes are forwarded within a global cluster",
        TRIED,
        needs=("globalClusterIdentifier",),
    ),
    Pair(
        Rds.INSTANCE,
        (When("engine", ("sqlserver-*",)),),
        "InvalidParameterValue: DBName must be null for engine: SQL Server has no database of its own from the start",
        _INSTANCE,
        refuses=("dbName",),
        unless=_COPIES,
    ),
    Pair(
        Rds.INSTANCE,
        (When("iamDatabaseAuthenticationEnabled", ("true",)),),
        "IAM authenticates users of MariaDB, MySQL and PostgreSQL",
        f"{DOCS}/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.html",
        shuts=When("engine", ("oracle-*", "sqlserver-*", "db2-*")),
    ),
    Pair(
        Rds.PROXY,
        (When("auths.iamAuth", ("REQUIRED",)),),
        "IAM authentication needs TLS",
        TRIED,
        takes=When("requireTls", ("true",), default="false"),
    ),
    Pair(
        Rds.PROXY,
        (When("engineFamily", ("MYSQL", "POSTGRESQL")),),
        "the value ENABLED is for proxies of SQL Server",
        f"{_API}/API_UserAuthConfig.html",
        shuts=When("auths.iamAuth", ("ENABLED",)),
    ),
    *(
        Pair(
            Rds.PROXY,
            (When("engineFamily", (family_,)),),
            "passwords are of another kind in this family of engines",
            TRIED,
            shuts=When("auths.clientPasswordAuthType", others),
        )
        for family_, others in (
            ("MYSQL", ("POSTGRES_*", "SQL_SERVER_*")),
            ("POSTGRESQL", ("MYSQL_*", "SQL_SERVER_*")),
            ("SQLSERVER", ("MYSQL_*", "POSTGRES_*")),
        )
    ),
    Range(Rds.PROXY, "idleClientTimeout", ((1, 28_800),), TRIED),
    Range(
        Rds.PROXY_DEFAULT_TARGET_GROUP,
        "connectionPoolConfig.maxConnectionsPercent",
        ((1, 100),),
        f"{PROVIDER}/rds/proxy_default_target_group.go",
    ),
    Rank(
        Rds.PROXY_DEFAULT_TARGET_GROUP,
        "maxIdleConnectionsPercent",
        "maxConnectionsPercent",
        "the idle connections are between 0 and the value of MaxConnectionsPercent",
        f"{_API}/API_ConnectionPoolConfiguration.html",
        most=100,
        within="connectionPoolConfig",
    ),
    Form(
        Rds.SUBNET_GROUP,
        "name",
        "(?i)(?!default$).*",
        "not be default",
        '"Default" is not allowed as "name"',
        f"{PROVIDER}/rds/validate.go",
    ),
)
