"""Settings of MemoryDB."""

from __future__ import annotations

from policies.setting._alike import HYPHENED, family, machine_class
from policies.setting._shapes import DOCS, PROVIDER, TRIED, Form, Pair, PasswordNeed, Range, When, Window
from policypack.catalogue.tokens import Memorydb

_API = f"{DOCS}/memorydb/latest/APIReference"

ROWS = (
    Pair(
        Memorydb.CLUSTER,
        (When("dataTiering", ("true",)),),
        "Data tiering is only supported for clusters using the r6gd node type",
        f"{_API}/API_CreateCluster.html",
        takes=When("nodeType", ("db.r6gd.*",)),
    ),
    Form(
        Memorydb.CLUSTER,
        "name",
        HYPHENED % 39,
        "be of 1 to 40 letters, digits and single hyphens, a letter first and no hyphen last",
        "InvalidParameterValueException: The parameter ClusterName is not a valid identifier",
        f"{PROVIDER}/memorydb/cluster.go",
    ),
    machine_class(Memorydb.CLUSTER, "nodeType", "db", "memorydb/latest/devguide/nodes.supportedtypes.html"),
    Pair(
        Memorydb.CLUSTER,
        (When("nodeType", ("db.r6gd.*",)),),
        "data tiering must be set when using r6gd nodes",
        f"{_API}/API_CreateCluster.html",
        takes=When("dataTiering", ("true",), default="false"),
    ),
    Range(
        Memorydb.CLUSTER,
        "numReplicasPerShard",
        ((0, 5),),
        f"{_API}/API_CreateCluster.html",
    ),
    Pair(
        Memorydb.CLUSTER,
        (When("tlsEnabled", ("false",)),),
        "TLS is required with an ACL other than open-access",
        f"{DOCS}/memorydb/latest/devguide/in-transit-encryption.html",
        takes=When("aclName", ("open-access",)),
    ),
    family(
        Memorydb.PARAMETER_GROUP,
        r"memorydb_(redis|valkey)\d",
        "a family such as memorydb_valkey7 or memorydb_redis7",
        f"{_API}/API_CreateParameterGroup.html",
    ),
    PasswordNeed(
        Memorydb.USER,
        "passwords",
        16,
        128,
        r"[^ -~]",
        "16 to 128 characters",
        f"{DOCS}/AmazonElastiCache/latest/dg/Clusters.RBAC.html",
        within="authenticationMode",
    ),
    Window(Memorydb.CLUSTER, "maintenanceWindow", f"{_API}/API_CreateCluster.html", weekly=True, least=60),
    Window(Memorydb.CLUSTER, "snapshotWindow", f"{_API}/API_CreateCluster.html", least=60),
    Pair(
        Memorydb.USER,
        (),
        "the provider requires how a user authenticates",
        f"{PROVIDER}/memorydb/user.go",
        needs=("authenticationMode",),
    ),
    Form(
        Memorydb.CLUSTER,
        "engine",
        "redis|valkey",
        "be valkey or redis",
        "expected engine to be one of redis, valkey",
        f"{PROVIDER}/memorydb/cluster.go",
    ),
    Range(Memorydb.CLUSTER, "snapshotRetentionLimit", ((0, 35),), f"{PROVIDER}/memorydb/cluster.go"),
    Range(Memorydb.CLUSTER, "port", ((1150, 8004), (8006, 65_535)), TRIED),
    Pair(
        Memorydb.USER,
        (When("type", ("password",)),),
        "a user that authenticates with a password has one",
        TRIED,
        needs=("passwords",),
        within="authenticationMode",
    ),
)
