"""Settings of CodeArtifact."""

from __future__ import annotations

from policies.setting._shapes import DOCS, Form
from policypack.catalogue.tokens import Codeartifact

ROWS = (
    Form(
        Codeartifact.REPOSITORY,
        "externalConnections.externalConnectionName",
        "public:[a-z-]+",
        "begin with public:, as public:npmjs or public:pypi",
        "ValidationException: Invalid external connection",
        f"{DOCS}/codeartifact/latest/ug/external-connection.html#supported-public-repositories",
    ),
)
