"""Settings of DocumentDB."""

from __future__ import annotations

from policies.setting._alike import family, machine_class, typed_sources
from policies.setting._shapes import DOCS, Range, Window
from policypack.catalogue.tokens import Docdb

_GUIDE = f"{DOCS}/documentdb/latest/developerguide"

ROWS = (
    Range(Docdb.CLUSTER, "backupRetentionPeriod", ((1, 35),), f"{_GUIDE}/API_CreateDBCluster.html"),
    machine_class(
        Docdb.CLUSTER_INSTANCE, "instanceClass", "db", "documentdb/latest/developerguide/db-instance-classes.html"
    ),
    Range(Docdb.CLUSTER_INSTANCE, "promotionTier", ((0, 15),), f"{_GUIDE}/API_CreateDBInstance.html"),
    family(
        Docdb.CLUSTER_PARAMETER_GROUP,
        r"docdb\d\.\d",
        "docdb and the version, such as docdb5.0",
        f"{_GUIDE}/API_CreateDBClusterParameterGroup.html",
    ),
    typed_sources(Docdb.EVENT_SUBSCRIPTION),
    Window(Docdb.CLUSTER, "preferredBackupWindow", f"{_GUIDE}/API_CreateDBCluster.html"),
    Window(Docdb.CLUSTER, "preferredMaintenanceWindow", f"{_GUIDE}/API_CreateDBCluster.html", weekly=True),
    Window(Docdb.CLUSTER_INSTANCE, "preferredMaintenanceWindow", f"{_GUIDE}/API_CreateDBInstance.html", weekly=True),
)
