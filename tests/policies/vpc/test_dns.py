from __future__ import annotations

from policypack.aws.services.network import Endpoint
from policypack.testing import Plan, Ref, Table, Unknown
from tests.policies.vpc.test_endpoint import ENDPOINT, ENDPOINTS, KMS, NO_STATE, S3, VPC, base, existing

OTHER = Endpoint("vpce-0a1b2c3d4e5f60718", VPC, KMS, "Interface", private_dns=True)
TAKEN = f"The VPC {VPC} has the endpoint vpce-0a1b2c3d4e5f60718 for {KMS} already, with private DNS."
endpoint_name_taken = (
    Table("vpc-dns-endpoint-name-taken", base)
    .good("planned VPC", facts={})
    .bad("taken", existing, ("kms", TAKEN), facts={ENDPOINTS: (OTHER,)}, view="engine", level="mandatory")
    .bad(
        "perhaps its own",
        existing,
        ("kms", TAKEN + NO_STATE),
        facts={ENDPOINTS: (OTHER,)},
        view="preview",
        level="advisory",
    )
    .good(
        "without private DNS",
        existing,
        facts={ENDPOINTS: (Endpoint("vpce-0a1b2c3d4e5f60718", VPC, KMS, "Interface"),)},
    )
    .good(
        "of another VPC",
        existing,
        facts={ENDPOINTS: (Endpoint("vpce-0a1b2c3d4e5f60718", "vpc-2", KMS, "Interface", private_dns=True),)},
    )
    .absent("not asked for", lambda plan: existing(plan).set("kms", privateDnsEnabled=None), facts={})
    .unknown("from an update", lambda plan: plan.set("kms", vpcId=Unknown()), facts={})
    .outside("free", existing, facts={ENDPOINTS: ()})
    .not_found("no endpoints", existing, facts={ENDPOINTS: ()})
    .cannot_ask("denied", existing)
)

SUPPORT, NAMES = ("network.dns_support", VPC), ("network.dns_hostnames", VPC)
switched_off = (
    Table("vpc-dns-switched-off", base)
    .good("planned VPC", facts={})
    .bad(
        "no host names",
        existing,
        ("kms", f"privateDnsEnabled is true, and enableDnsHostnames of the VPC {VPC} is false."),
        facts={SUPPORT: True, NAMES: False},
        level="mandatory",
    )
    .bad(
        "a command of the stack may switch them on",
        lambda plan: existing(plan).add("command:local:Command", "dns"),
        ("kms", f"privateDnsEnabled is true, and enableDnsHostnames of the VPC {VPC} is false."),
        facts={SUPPORT: True, NAMES: False},
        level="advisory",
    )
    .bad(
        "neither",
        existing,
        ("kms", f"privateDnsEnabled is true, and enableDnsSupport and enableDnsHostnames of the VPC {VPC} are false."),
        facts={SUPPORT: False, NAMES: False},
    )
    .absent("no private DNS", lambda plan: existing(plan).set("kms", privateDnsEnabled=None), facts={})
    .unknown("from an update", lambda plan: plan.set("kms", vpcId=Unknown()), facts={})
    .outside("on", existing, facts={SUPPORT: True, NAMES: True})
    .not_found("no such VPC is another policy's", existing, facts={SUPPORT: None, NAMES: None})
    .cannot_ask("denied", existing)
)


def with_s3(plan: Plan, **more: object) -> Plan:
    return plan.add(
        ENDPOINT,
        "s3-inside",
        vpcId=Ref("main"),
        serviceName=S3,
        vpcEndpointType="Interface",
        privateDnsEnabled=True,
        depends_on=["s3"] if "s3" in plan.planned else [],
        **more,
    )


s3_gateway_missing = (
    Table("vpc-dns-s3-gateway-missing", base)
    .good("after the gateway", with_s3)
    .bad(
        "no gateway",
        lambda plan: with_s3(plan.remove("s3")),
        ("s3-inside", "privateDnsEnabled is true for S3, and the VPC main has no gateway endpoint for it."),
        level="advisory",
    )
    .bad(
        "no gateway, which is asked for",
        lambda plan: with_s3(plan.remove("s3"), dnsOptions={"privateDnsOnlyForInboundResolverEndpoint": True}),
        ("s3-inside", "privateDnsEnabled is true for S3, and the VPC main has no gateway endpoint for it."),
        level="mandatory",
    )
    .bad(
        "beside the gateway",
        lambda plan: with_s3(plan).depends("s3-inside"),
        ("s3-inside", "privateDnsEnabled is true for S3, and the endpoint does not wait for the gateway s3."),
        level="advisory",
    )
    .good(
        "for everybody",
        lambda plan: with_s3(plan.remove("s3"), dnsOptions={"privateDnsOnlyForInboundResolverEndpoint": False}),
    )
    .absent("no private DNS", lambda plan: with_s3(plan.remove("s3")).set("s3-inside", privateDnsEnabled=None))
    .unknown("from an update", lambda plan: with_s3(plan.remove("s3")).set("s3-inside", privateDnsEnabled=Unknown()))
    .outside("a VPC that is there", lambda plan: with_s3(plan.remove("s3")).set("s3-inside", vpcId=VPC))
)
