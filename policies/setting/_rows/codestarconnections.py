"""Settings of CodeStar Connections."""

from __future__ import annotations

from policies.setting._shapes import DOCS, Form
from policypack.catalogue.tokens import Codestarconnections

ROWS = (
    Form(
        Codestarconnections.CONNECTION,
        "providerType",
        "(?!Github$|github$|Gitlab$|gitlab$|BitBucket$|bitbucket$).+",
        "be spelt GitHub, GitLab or Bitbucket",
        "expected provider_type to be one of Bitbucket, GitHub, GitLab",
        f"{DOCS}/codestar-connections/latest/APIReference/API_CreateConnection.html",
    ),
)
