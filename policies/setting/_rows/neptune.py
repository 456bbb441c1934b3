"""Settings of Neptune."""

from __future__ import annotations

from policies.setting._alike import family, machine_class, typed_sources
from policies.setting._shapes import DOCS, Range, Window
from policypack.catalogue.tokens import Neptune

ROWS = (
    Range(
        Neptune.CLUSTER, "backupRetentionPeriod", ((1, 35),), f"{DOCS}/neptune/latest/apiref/API_CreateDBCluster.html"
    ),
    machine_class(Neptune.CLUSTER_INSTANCE, "instanceClass", "db", "neptune/latest/userguide/instance-types.html"),
    Range(
        Neptune.CLUSTER_INSTANCE, "promotionTier", ((0, 15),), f"{DOCS}/neptune/latest/apiref/API_CreateDBInstance.html"
    ),
    typed_sources(Neptune.EVENT_SUBSCRIPTION),
    *(
        family(
            type,
            r"neptune1(\.\d)?",
            "neptune1 or neptune and the version, such as neptune1.3",
            f"{DOCS}/neptune/latest/userguide/parameter-groups.html",
        )
        for type in (Neptune.PARAMETER_GROUP, Neptune.CLUSTER_PARAMETER_GROUP)
    ),
    Window(Neptune.CLUSTER, "preferredBackupWindow", f"{DOCS}/neptune/latest/apiref/API_CreateDBCluster.html"),
    Window(
        Neptune.CLUSTER,
        "preferredMaintenanceWindow",
        f"{DOCS}/neptune/latest/apiref/API_CreateDBCluster.html",
        weekly=True,
    ),
    Window(
        Neptune.CLUSTER_INSTANCE, "preferredBackupWindow", f"{DOCS}/neptune/latest/apiref/API_CreateDBInstance.html"
    ),
    Window(
        Neptune.CLUSTER_INSTANCE,
        "preferredMaintenanceWindow",
        f"{DOCS}/neptune/latest/apiref/API_CreateDBInstance.html",
        weekly=True,
    ),
)
