"""Settings of Database Migration Service."""

from __future__ import annotations

from policies.setting._alike import HYPHENED, machine_class
from policies.setting._shapes import DOCS, PROVIDER, Form, Pair, Range, Rank, When, Window
from policypack.catalogue.tokens import Dms

_API = f"{DOCS}/dms/latest/APIReference"
_DCU = ("1", "2", "4", "8", "16", "32", "64", "128", "192", "256", "384")
_SERVERS = ("mysql", "mariadb", "postgres", "aurora", "aurora-postgresql", "oracle", "sqlserver", "sybase", "db2")

ROWS = (
    *(
        Pair(
            Dms.ENDPOINT,
            (When("engineName", engines),),
            "an endpoint of the engine has its settings",
            f"{_API}/API_CreateEndpoint.html",
            needs=(settings,),
            certain=False,
        )
        for engines, settings in (
            (("kinesis",), "kinesisSettings"),
            (("kafka",), "kafkaSettings"),
            (("mongodb", "docdb"), "mongodbSettings"),
            (("elasticsearch", "opensearch"), "elasticsearchSettings"),
            (("redis",), "redisSettings"),
        )
    ),
    Pair(
        Dms.ENDPOINT,
        (When("engineName", _SERVERS),),
        "InvalidParameterValueException: The parameter serverName must be provided and must not be blank",
        f"{_API}/API_CreateEndpoint.html",
        needs=("serverName", "secretsManagerArn"),
    ),
    Pair(
        Dms.ENDPOINT,
        (When("secretsManagerArn"),),
        "DMS reads the secret with a role",
        f"{_API}/API_CreateEndpoint.html",
        needs=("secretsManagerAccessRoleArn",),
    ),
    Pair(
        Dms.ENDPOINT,
        (When("secretsManagerArn"),),
        "You can't specify both: the secret, and the name, the password, the server and the port",
        f"{_API}/API_CreateEndpoint.html",
        refuses=("username", "password", "serverName", "port"),
    ),
    Pair(
        Dms.ENDPOINT,
        (When("sslMode", ("verify-ca", "verify-full")),),
        "a mode that verifies needs the certificate of the authority",
        f"{DOCS}/dms/latest/userguide/CHAP_Security.SSL.html",
        needs=("certificateArn",),
        certain=False,
    ),
    Pair(
        Dms.REPLICATION_CONFIG,
        (When("multiAz", ("true",)),),
        "You can't set this parameter if the MultiAZ parameter is set to true",
        f"{_API}/API_ComputeConfig.html",
        refuses=("availabilityZone",),
        within="computeConfig",
    ),
    *(
        Pair(
            Dms.REPLICATION_CONFIG,
            (When(name),),
            "the units of DMS Serverless are 1, 2, 4, 8, 16, 32, 64, 128, 192, 256 and 384",
            f"{_API}/API_ComputeConfig.html",
            takes=When(name, _DCU),
            within="computeConfig",
        )
        for name in ("minCapacityUnits", "maxCapacityUnits")
    ),
    Rank(
        Dms.REPLICATION_CONFIG,
        "minCapacityUnits",
        "maxCapacityUnits",
        "the least capacity is not above the most",
        f"{_API}/API_ComputeConfig.html",
        within="computeConfig",
    ),
    Pair(
        Dms.REPLICATION_INSTANCE,
        (When("multiAz", ("true",)),),
        "You can't set the AvailabilityZone parameter if the Multi-AZ parameter is set to true",
        f"{_API}/API_CreateReplicationInstance.html",
        refuses=("availabilityZone",),
    ),
    Pair(
        Dms.REPLICATION_TASK,
        (When("cdcStartPosition"),),
        "Use either CdcStartPosition or CdcStartTime. Specifying both values results in an error",
        f"{_API}/API_CreateReplicationTask.html",
        refuses=("cdcStartTime",),
    ),
    Window(
        Dms.REPLICATION_INSTANCE,
        "preferredMaintenanceWindow",
        f"{_API}/API_CreateReplicationInstance.html",
        weekly=True,
    ),
    *(
        Form(
            type,
            property,
            HYPHENED % most,
            f"be of 1 to {most + 1} letters, digits and hyphens, a letter first, and no hyphen at the end or beside "
            "another",
            "InvalidParameterValueException: the identifier is malformed",
            f"{_API}/{operation}.html",
        )
        for type, property, most, operation in (
            (Dms.ENDPOINT, "endpointId", 254, "API_CreateEndpoint"),
            (Dms.REPLICATION_INSTANCE, "replicationInstanceId", 62, "API_CreateReplicationInstance"),
            (Dms.REPLICATION_TASK, "replicationTaskId", 254, "API_CreateReplicationTask"),
        )
    ),
    Form(
        Dms.REPLICATION_TASK,
        "tableMappings",
        r'(?s).*"rules".*',
        "have rules, which say what is migrated",
        "InvalidParameterValueException: Invalid table mappings",
        f"{DOCS}/dms/latest/userguide/CHAP_Tasks.CustomizingTasks.TableMapping.html",
    ),
    machine_class(
        Dms.REPLICATION_INSTANCE,
        "replicationInstanceClass",
        "dms",
        "dms/latest/userguide/CHAP_ReplicationInstance.Types.html",
    ),
    Range(Dms.REPLICATION_INSTANCE, "allocatedStorage", ((5, 6_144),), f"{PROVIDER}/dms/replication_instance.go"),
    Form(
        Dms.REPLICATION_SUBNET_GROUP,
        "replicationSubnetGroupId",
        "(?!default$).*",
        "not be default",
        '"replication_subnet_group_id" must not be default',
        f"{PROVIDER}/dms/validate.go",
    ),
)
