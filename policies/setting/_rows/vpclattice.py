"""Settings of VPC Lattice."""

from __future__ import annotations

from policies.setting._shapes import DOCS, Pair, When
from policypack.catalogue.tokens import Vpclattice

_LATTICE = f"{DOCS}/vpc-lattice/latest/APIReference/API_TargetGroupConfig.html"

ROWS = (
    Pair(
        Vpclattice.TARGET_GROUP,
        (When("type", ("LAMBDA",)),),
        "it is not supported if the target group type is LAMBDA",
        _LATTICE,
        refuses=tuple(f"config.{name}" for name in ("port", "protocol", "protocolVersion", "vpcIdentifier")),
    ),
    Pair(
        Vpclattice.TARGET_GROUP,
        (When("type", ("LAMBDA", "ALB")),),
        "health checks are not supported if the target group type is LAMBDA or ALB",
        _LATTICE,
        shuts=When("config.healthCheck.enabled", ("true",)),
    ),
    *(
        Pair(
            Vpclattice.TARGET_GROUP,
            (When("type", ("INSTANCE", "IP", "ALB")),),
            "targets that are no function need it",
            _LATTICE,
            needs=(f"config.{name}",),
        )
        for name in ("port", "protocol", "vpcIdentifier")
    ),
)
