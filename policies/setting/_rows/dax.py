"""Settings of DynamoDB Accelerator."""

from __future__ import annotations

from policies.setting._alike import HYPHENED, machine_class
from policies.setting._shapes import DOCS, Count, Form, Window
from policypack.catalogue.tokens import Dax

ROWS = (
    Count(
        Dax.CLUSTER,
        "",
        "availabilityZones",
        "replicationFactor",
        "If the AvailabilityZones parameter is provided, its length must equal the ReplicationFactor",
        f"{DOCS}/amazondynamodb/latest/APIReference/API_dax_CreateCluster.html",
    ),
    Form(
        Dax.CLUSTER,
        "clusterName",
        HYPHENED % 19,
        "be of 1 to 20 letters, digits and single hyphens, a letter first and no hyphen last",
        "InvalidParameterValueException: the name of a cluster has 20 characters at most",
        f"{DOCS}/amazondynamodb/latest/APIReference/API_dax_CreateCluster.html",
    ),
    machine_class(Dax.CLUSTER, "nodeType", "dax", "amazondynamodb/latest/developerguide/DAX.create-cluster.html"),
    Window(
        Dax.CLUSTER,
        "maintenanceWindow",
        f"{DOCS}/amazondynamodb/latest/APIReference/API_dax_CreateCluster.html",
        weekly=True,
        least=60,
    ),
)
