"""Settings of MSK Connect."""

from __future__ import annotations

from policies.setting._shapes import DOCS, Pair, Rank, When
from policypack.catalogue.tokens import Mskconnect

_GUIDE = f"{DOCS}/MSKC/latest/mskc"

ROWS = (
    Pair(
        Mskconnect.CONNECTOR,
        (),
        "Exactly one of the two must be specified",
        f"{_GUIDE}/API_Capacity.html",
        needs=("autoscaling", "provisionedCapacity"),
        within="capacity",
    ),
    Pair(
        Mskconnect.CONNECTOR,
        (When("autoscaling"),),
        "Exactly one of the two must be specified",
        f"{_GUIDE}/API_Capacity.html",
        refuses=("provisionedCapacity",),
        within="capacity",
    ),
    Rank(
        Mskconnect.CONNECTOR,
        "minWorkerCount",
        "maxWorkerCount",
        "the fewest workers are not more than the most",
        f"{_GUIDE}/API_AutoScaling.html",
        within="capacity.autoscaling",
    ),
    Pair(
        Mskconnect.CONNECTOR,
        (When("kafkaClusterClientAuthentication.authenticationType", ("IAM",)),),
        "a cluster asks for IAM on its encrypted ports alone",
        f"{DOCS}/msk/latest/developerguide/port-info.html",
        takes=When("kafkaClusterEncryptionInTransit.encryptionType", ("TLS",), default="PLAINTEXT"),
        certain=False,
    ),
)
