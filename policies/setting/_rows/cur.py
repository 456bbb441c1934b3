"""Settings of Cost and Usage Reports."""

from __future__ import annotations

from policies.setting._shapes import PROVIDER, Pair, When
from policypack.catalogue.tokens import Cur

ROWS = (
    *(
        Pair(
            Cur.REPORT_DEFINITION,
            (When("additionalArtifacts", ("ATHENA",)),),
            f"When Athena exists within additional_artifacts, {says}",
            f"{PROVIDER}/cur/report_definition.go",
            takes=When(name, (word,)),
        )
        for name, word, says in (
            ("reportVersioning", "OVERWRITE_REPORT", "report_versioning must be OVERWRITE_REPORT"),
            ("format", "Parquet", "format must be Parquet"),
        )
    ),
    *(
        Pair(
            Cur.REPORT_DEFINITION,
            (When(one, ("Parquet",)),),
            "When format is Parquet, compression must also be Parquet, and the other way round",
            f"{PROVIDER}/cur/report_definition.go",
            takes=When(other, ("Parquet",)),
        )
        for one, other in (("format", "compression"), ("compression", "format"))
    ),
)
