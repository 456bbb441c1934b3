"""Settings of Audit Manager."""

from __future__ import annotations

from policies.setting._shapes import DOCS, Form
from policypack.catalogue.tokens import Auditmanager

ROWS = (
    Form(
        Auditmanager.FRAMEWORK,
        "controlSets[].controls[].id",
        r"[a-f0-9]{8}(-[a-f0-9]{4}){3}-[a-f0-9]{12}",
        "be the id of a control, not its ARN or name",
        "ValidationException: Member must satisfy regular expression pattern: ^[a-f0-9]{8}-[a-f0-9]{4}-…",
        f"{DOCS}/audit-manager/latest/APIReference/API_CreateAssessmentFrameworkControl.html",
    ),
)
