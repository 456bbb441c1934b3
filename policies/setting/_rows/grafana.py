"""Settings of Managed Grafana."""

from __future__ import annotations

from policies.setting._shapes import DOCS, Pair, When, Words
from policypack.catalogue.tokens import Grafana

_API = f"{DOCS}/grafana/latest/APIReference"

ROWS = (
    Pair(
        Grafana.WORKSPACE,
        (When("accountAccessType", ("ORGANIZATION",)),),
        "you must specify which organizational units the workspace can access",
        f"{_API}/API_CreateWorkspace.html",
        needs=("organizationalUnits",),
        certain=False,
    ),
    Pair(
        Grafana.WORKSPACE,
        (When("permissionType", ("CUSTOMER_MANAGED",)),),
        "You must also specify a workspaceRoleArn for a role that you will manage",
        f"{_API}/API_CreateWorkspace.html",
        needs=("roleArn",),
        certain=False,
    ),
    Words(
        Grafana.WORKSPACE_API_KEY,
        f"{_API}/API_CreateWorkspaceApiKey.html",
        {"keyRole": "ADMIN EDITOR VIEWER"},
    ),
)
