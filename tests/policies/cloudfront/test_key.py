from __future__ import annotations

import base64

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


def der(tag: int, content: bytes) -> bytes:
    size = len(content).to_bytes((len(content).bit_length() + 7) // 8, "big")
    return bytes((tag, *(size if len(content) < 0x80 else (0x80 | len(size), *size)))) + content


def rsa(exponent: bytes) -> str:
    """A public key with 2048 bits, of an exponent with one byte, two or three."""
    numbers = der(0x30, der(2, b"\0" + b"\xc3" * 256) + der(2, exponent))
    kind = bytes.fromhex("300d06092a864886f70d0101010500")
    text = base64.encodebytes(der(0x30, kind + der(3, b"\0" + numbers))).decode()
    return f"-----BEGIN PUBLIC KEY-----\n{text}-----END PUBLIC KEY-----\n"


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
    .good("RSA with 2048 bits", key(rsa(b"\1\0\1")))
    .good("RSA with an exponent of two bytes", key(rsa(b"\1\1")))
    .good("RSA with an exponent of one", key(rsa(b"\3")))
    .bad(
        "nothing in a sequence",
        key("-----BEGIN PUBLIC KEY-----\nMAIFAA==\n-----END PUBLIC KEY-----\n"),
        ("signs", "encodedKey is of another size than RSA with 2048 bits or ECDSA with 256."),
    )
    .absent("none", lambda p: p.set("signs", encodedKey=None))
    .unknown("which", lambda p: p.set("signs", encodedKey=Unknown()))
)
