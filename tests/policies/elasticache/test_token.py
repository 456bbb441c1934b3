from __future__ import annotations

from policypack.testing import Hidden, Plan, Table, Unknown


def base() -> Plan:
    more = {"transitEncryptionEnabled": True, "authToken": "a-long-password-1"}
    return Plan().add("aws:elasticache/replicationGroup:ReplicationGroup", "cache", description="x", **more)


SHORT = "authToken does not have 16 to 128 characters."
refused = (
    Table("elasticache-token-refused", base)
    .good("long enough")
    .good("the least", lambda p: p.set("cache", authToken="x" * 16))
    .good("the most", lambda p: p.set("cache", authToken="x" * 128))
    .good("signs that are taken", lambda p: p.set("cache", authToken="!&#$^<>-abcDEF123"))
    .bad("one less", lambda p: p.set("cache", authToken="x" * 15), ("cache", SHORT), level="mandatory")
    .bad("a secret one more", lambda p: p.set("cache", authToken=Hidden("x" * 129)), ("cache", SHORT))
    .bad(
        "another sign",
        lambda p: p.set("cache", authToken="password-with-@-1"),
        ("cache", "authToken holds a character that is refused.", "Use letters, digits and !&#$^<>- alone."),
    )
    .bad(
        "in the open",
        lambda p: p.set("cache", transitEncryptionEnabled=False),
        (
            "cache",
            "authToken is set, and transitEncryptionEnabled is not.",
            "Set transitEncryptionEnabled to true.",
        ),
    )
    .absent("none", lambda p: p.set("cache", authToken=None))
    .unknown("from an update", lambda p: p.set("cache", authToken=Unknown()))
)
