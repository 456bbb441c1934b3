"""Settings of Managed Service for Apache Flink."""

from __future__ import annotations

from policies.setting._shapes import DOCS, Pair, When
from policypack.catalogue.tokens import Kinesisanalyticsv2

ROWS = (
    Pair(
        Kinesisanalyticsv2.APPLICATION,
        (When("runtimeEnvironment", ("FLINK-*",)),),
        "the code of Flink is an archive",
        f"{DOCS}/managed-flink/latest/apiv2/API_ApplicationCodeConfiguration.html",
        shuts=When("applicationConfiguration.applicationCodeConfiguration.codeContentType", ("PLAINTEXT",)),
        certain=False,
    ),
)
