"""Settings of Managed Service for Prometheus."""

from __future__ import annotations

from policies.setting._shapes import DOCS, Form
from policypack.catalogue.tokens import Amp

ROWS = (
    Form(
        Amp.ALERT_MANAGER_DEFINITION,
        "definition",
        r"""(?s).*\balertmanager_config["']?\s*:.*""",
        "be YAML with alertmanager_config at its top",
        "ValidationException: error parsing the definition",
        f"{DOCS}/prometheus/latest/userguide/AMP-alertmanager-config.html",
    ),
    Form(
        Amp.RULE_GROUP_NAMESPACE,
        "data",
        r"""(?s).*\bgroups["']?\s*:.*""",
        "be YAML with groups at its top",
        "ValidationException: error parsing the rules",
        f"{DOCS}/prometheus/latest/userguide/AMP-rules-upload.html",
    ),
)
