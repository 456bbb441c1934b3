"""Settings of Organizations."""

from __future__ import annotations

from policies.setting._shapes import DOCS, Pair, When
from policypack.catalogue.tokens import Organizations

ROWS = (
    Pair(
        Organizations.ORGANIZATION,
        (When("featureSet", ("CONSOLIDATED_BILLING",)),),
        "it needs an organization with all features",
        f"{DOCS}/organizations/latest/userguide/orgs_getting-started_concepts.html",
        refuses=("awsServiceAccessPrincipals", "enabledPolicyTypes"),
    ),
    Pair(
        Organizations.POLICY,
        (),
        "Invalid parameter: minimum field size of 1, CreatePolicyInput.Content",
        f"{DOCS}/organizations/latest/APIReference/API_CreatePolicy.html",
        needs=("content",),
    ),
)
