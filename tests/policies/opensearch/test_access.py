from __future__ import annotations

from policypack.testing import Plan, Table, Unknown

ON = {"enabled": True}


def base() -> Plan:
    plan = Plan().add("aws:opensearch/domain:Domain", "search", domainName="search", advancedSecurityOptions=ON)
    return plan.set("search", encryptAtRest=ON, nodeToNodeEncryption=ON, domainEndpointOptions={"enforceHttps": True})


control_unencrypted = (
    Table("opensearch-access-control-unencrypted", base)
    .good("all on")
    .good(
        "HTTPS is the provider's default", lambda p: p.set("search", domainEndpointOptions={"tlsSecurityPolicy": "a"})
    )
    .good("no control", lambda p: p.set("search", advancedSecurityOptions={"enabled": False}, encryptAtRest=None))
    .bad(
        "nothing on",
        lambda p: p.set("search", encryptAtRest=None, nodeToNodeEncryption=None, domainEndpointOptions=None),
        (
            "search",
            (
                "advancedSecurityOptions.enabled is true, and encryptAtRest.enabled and "
                "nodeToNodeEncryption.enabled and "
                "domainEndpointOptions.enforceHttps are not."
            ),
        ),
        level="mandatory",
    )
    .bad(
        "one off",
        lambda p: p.set("search", domainEndpointOptions={"enforceHttps": False}),
        ("search", "advancedSecurityOptions.enabled is true, and domainEndpointOptions.enforceHttps is not."),
    )
    .absent("no options", lambda p: p.set("search", advancedSecurityOptions=None))
    .unknown("of which kind", lambda p: p.set("search", nodeToNodeEncryption=Unknown()))
)
