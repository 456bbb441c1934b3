"""Settings of Service Catalog."""

from __future__ import annotations

from policies.setting._shapes import DOCS, Words
from policypack.catalogue.tokens import Servicecatalog

ROWS = (
    Words(
        Servicecatalog.CONSTRAINT,
        f"{DOCS}/servicecatalog/latest/dg/API_CreateConstraint.html",
        {"type": "LAUNCH NOTIFICATION RESOURCE_UPDATE STACKSET TEMPLATE"},
    ),
    Words(
        Servicecatalog.PRODUCT,
        f"{DOCS}/servicecatalog/latest/dg/API_CreateProduct.html",
        {"type": "CLOUD_FORMATION_TEMPLATE MARKETPLACE TERRAFORM_OPEN_SOURCE TERRAFORM_CLOUD EXTERNAL"},
    ),
)
