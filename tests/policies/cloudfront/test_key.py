from __future__ import annotations

from policypack.testing import Plan, Table, Unknown

# Made for these rows, and used for nothing.
ECDSA = "\n".join(
    (
        "-----BEGIN PUBLIC KEY-----",
        "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEpIqVeXmZN/5Y7JWH4oLiv2+SUa3m",
        "DFPguoZ0mK6NRla47Uo1RqpGfUKDaMzA4S2tl/M0vSLyCEC2Z8yUmPdSmA==",
        "-----END PUBLIC KEY-----",
        "",
    )
)
SHORT = "\n".join(
    (
        "-----BEGIN PUBLIC KEY-----",
        "MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDPTF0fNqRolA/hkAn9TiNpSHxa",
        "c/wbISj/NFumPK42wtzvtQHJS5G21hLNZlfB3k1QI1qt9xZnylLtFaicXHBYwuMX",
        "WcMKp+CK0esmO6jQ7iLprtWmW/w7cjwydqBcLXWvpOUnBxY3oE9ilYspmCINs8Mg",
        "K8RKz3HOC3fQ5gIuxQIDAQAB",
        "-----END PUBLIC KEY-----",
        "",
    )
)


def base() -> Plan:
    return Plan().add("aws:cloudfront/publicKey:PublicKey", "signs", encodedKey=ECDSA)


def key(text: str) -> object:
    return lambda plan: plan.set("signs", encodedKey=text)


public_key_refused = (
    Table("cloudfront-key-public-key-refused", base)
    .good("ECDSA with 256 bits")
    .bad(
        "RSA with 1024 bits",
        key(SHORT),
        ("signs", "encodedKey is of another size than RSA with 2048 bits or ECDSA with 256."),
        level="mandatory",
    )
    .bad(
        "a placeholder",
        key("-----BEGIN PUBLIC KEY-----\nMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A\n-----END PUBLIC KEY-----\n"),
        ("signs", "encodedKey is cut or made up: it says that it has 294 bytes, and has 24."),
        level="mandatory",
    )
    .bad(
        "no base64",
        key("-----BEGIN PUBLIC KEY-----\nMIIBIjANB\n-----END PUBLIC KEY-----\n"),
        ("signs", "encodedKey is not in base64 between its lines."),
    )
    .bad(
        "a text",
        key("-----BEGIN PUBLIC KEY-----\naGVsbG8=\n-----END PUBLIC KEY-----\n"),
        ("signs", "encodedKey holds no key."),
    )
    .bad("a key of SSH", key("ssh-rsa AAAA"), ("signs", "encodedKey is no public key in PEM."))
    .absent("none", lambda p: p.set("signs", encodedKey=None))
    .unknown("which", lambda p: p.set("signs", encodedKey=Unknown()))
)
