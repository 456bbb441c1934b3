"""Settings of Organizations."""

from __future__ import annotations

from policies.setting._shapes import DOCS, Form, Pair, When
from policypack.catalogue.tokens import Organizations

_PARENT = r"r-[0-9a-z]{4,32}|ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}"
_PARENTS = "the id of the root (r-…) or of a unit (ou-…)"

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
    *(
        Form(
            type,
            property,
            pattern,
            f"be {what}",
            "InvalidInputException: You specified an invalid value",
            f"{DOCS}/organizations/latest/APIReference/{page}.html",
        )
        for type, property, pattern, what, page in (
            (
                Organizations.ACCOUNT,
                "email",
                r"[^\s@]+@[^\s@]+\.[^\s@]+",
                "an address of e-mail that no other account has",
                "API_CreateAccount",
            ),
            (Organizations.ACCOUNT, "parentId", _PARENT, _PARENTS, "API_MoveAccount"),
            (Organizations.ORGANIZATIONAL_UNIT, "parentId", _PARENT, _PARENTS, "API_CreateOrganizationalUnit"),
            (
                Organizations.POLICY_ATTACHMENT,
                "targetId",
                rf"\d{{12}}|{_PARENT}",
                f"the number of an account, or {_PARENTS}",
                "API_AttachPolicy",
            ),
            (
                Organizations.POLICY_ATTACHMENT,
                "policyId",
                r"p-\w{8,128}",
                "the id of a policy (p-…)",
                "API_AttachPolicy",
            ),
        )
    ),
)
