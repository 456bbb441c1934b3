"""Settings of Private CA."""

from __future__ import annotations

from policies.setting._shapes import DOCS, Pair, Range, When
from policypack.catalogue.tokens import Acmpca

ROWS = (
    *(
        Pair(
            Acmpca.CERTIFICATE_AUTHORITY,
            (When("keyAlgorithm", (f"{family}*",)),),
            "The specified signing algorithm family must match the algorithm family of the CA's secret key",
            f"{DOCS}/privateca/latest/APIReference/API_CertificateAuthorityConfiguration.html",
            takes=When("signingAlgorithm", tuple(f"SHA{bits}WITH{name}" for bits in (256, 384, 512))),
            within="certificateAuthorityConfiguration",
        )
        for family, name in (("RSA_", "RSA"), ("EC_", "ECDSA"))
    ),
    Range(
        Acmpca.CERTIFICATE_AUTHORITY,
        "permanentDeletionTimeInDays",
        ((7, 30),),
        f"{DOCS}/privateca/latest/APIReference/API_DeleteCertificateAuthority.html",
    ),
)
