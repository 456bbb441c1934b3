"""Settings of IAM Access Analyzer."""

from __future__ import annotations

from policies.setting._shapes import DOCS, Pair, When
from policypack.catalogue.tokens import Accessanalyzer

ROWS = (
    Pair(
        Accessanalyzer.ANALYZER,
        (When("configuration.unusedAccess"),),
        "ValidationException: this configuration is for analyzers of unused access",
        f"{DOCS}/access-analyzer/latest/APIReference/API_AnalyzerConfiguration.html",
        takes=When("type", ("ACCOUNT_UNUSED_ACCESS", "ORGANIZATION_UNUSED_ACCESS"), default="ACCOUNT"),
    ),
)
