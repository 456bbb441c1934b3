"""Public keys of CloudFront."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator

from policypack import Finding, Resource, policy
from policypack.catalogue.tokens import Cloudfront

_PEM = re.compile(r"\s*-----BEGIN PUBLIC KEY-----\s(?P<body>[A-Za-z0-9+/=\s]+)-----END PUBLIC KEY-----\s*")
# How long a key of RSA with 2048 bits is in DER, by its exponent, and one of ECDSA with 256.
_SIZES = (91, 292, 293, 294)


@policy(Cloudfront.PUBLIC_KEY)
def public_key_refused(key: Resource) -> Iterator[Finding]:
    """Public key is none that CloudFront takes.

    Why: "InvalidArgument: Your request contains empty/invalid/out of limits RSA Encoded Key": RSA with 2048 bits or
    ECDSA with 256, in PEM.
    Source: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-trusted-signers.html
    """
    text = key.raw("encodedKey")
    if not isinstance(text, str) or not text:
        key.partial("encodedKey")
        return
    match = _PEM.fullmatch(text)
    problem = _problem(match["body"]) if match else "is no public key in PEM"
    if problem:
        yield key.finding(
            "encodedKey",
            problem=f"encodedKey {problem}.",
            fix="Make one: openssl genrsa -out private.pem 2048, and openssl rsa -pubout -in private.pem.",
        )


def _problem(body: str) -> str:
    try:
        der = base64.b64decode("".join(body.split()), validate=True)
    except (binascii.Error, ValueError):
        return "is not in base64 between its lines"
    if len(der) < 4 or der[0] != 0x30:
        return "holds no key"
    if der[1] & 0x80:
        count = der[1] & 0x7F
        said = int.from_bytes(der[2 : 2 + count], "big") + 2 + count
    else:
        said = der[1] + 2
    if said != len(der):
        return f"is cut or made up: it says that it has {said} bytes, and has {len(der)}"
    return "" if len(der) in _SIZES else "is of another size than RSA with 2048 bits or ECDSA with 256"
