"""Settings of Certificate Manager."""

from __future__ import annotations

from policies.setting._shapes import DOCS, PROVIDER, Form, Pair, When, Words
from policypack.catalogue.tokens import Acm

ROWS = (
    Words(
        Acm.CERTIFICATE,
        f"{PROVIDER}/acm/certificate.go",
        {
            "keyAlgorithm": "RSA_1024 RSA_2048 RSA_3072 RSA_4096 EC_prime256v1 EC_secp384r1 EC_secp521r1",
            "validationMethod": "DNS EMAIL HTTP NONE",
        },
    ),
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
