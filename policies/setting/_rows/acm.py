"""Settings of Certificate Manager."""

from __future__ import annotations

from policies.setting._shapes import DOCS, PROVIDER, Form, Pair, When
from policypack.catalogue.tokens import Acm

ROWS = (
    Pair(
        Acm.CERTIFICATE,
        (),
        "one of domain_name, private_key must be specified",
        f"{PROVIDER}/acm/certificate.go",
        needs=("domainName", "privateKey", "privateKeyWo"),
    ),
    *(
        Pair(
            Acm.CERTIFICATE,
            (When(name),),
            "a certificate that is brought along has its body and its key",
            f"{DOCS}/acm/latest/APIReference/API_ImportCertificate.html",
            needs=others,
        )
        for name, others in (
            ("privateKey", ("certificateBody",)),
            ("certificateBody", ("privateKey", "privateKeyWo")),
        )
    ),
    Form(
        Acm.CERTIFICATE,
        "certificateBody",
        r"(?=.*-----BEGIN CERTIFICATE-----).+",
        "be a certificate in PEM, which begins with -----BEGIN CERTIFICATE-----",
        "ValidationException: The certificate could not be parsed",
        f"{DOCS}/acm/latest/userguide/import-certificate-prerequisites.html",
    ),
)
