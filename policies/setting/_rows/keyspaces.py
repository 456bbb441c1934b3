"""Settings of Keyspaces."""

from __future__ import annotations

from policies.setting._shapes import DOCS, Pair, When
from policypack.catalogue.tokens import Keyspaces

_API = f"{DOCS}/keyspaces/latest/APIReference"

ROWS = (
    *(
        Pair(
            Keyspaces.TABLE,
            (When("throughputMode", ("PROVISIONED",)),),
            "a provisioned table says how much it reads and writes",
            f"{_API}/API_CapacitySpecification.html",
            needs=(name,),
            within="capacitySpecification",
        )
        for name in ("readCapacityUnits", "writeCapacityUnits")
    ),
    Pair(
        Keyspaces.TABLE,
        (When("throughputMode", ("PAY_PER_REQUEST",)),),
        "capacity is for provisioned tables",
        f"{_API}/API_CapacitySpecification.html",
        refuses=("readCapacityUnits", "writeCapacityUnits"),
        within="capacitySpecification",
        certain=False,
    ),
    Pair(
        Keyspaces.TABLE,
        (When("type", ("CUSTOMER_MANAGED_KMS_KEY",)),),
        "a key of the account has to be named",
        f"{_API}/API_EncryptionSpecification.html",
        needs=("kmsKeyIdentifier",),
        within="encryptionSpecification",
    ),
)
