from __future__ import annotations

from policypack.testing import Plan, Ref, Table, Unknown

LISTENER = "aws:lb/listener:Listener"
POLICIES = {
    ("elbv2.tls_policies",): (
        "ELBSecurityPolicy-2016-08",
        "ELBSecurityPolicy-TLS13-1-2-2021-06",
        "ELBSecurityPolicy-TLS13-1-2-Res-2021-06",
    )
}
ARN = "arn:aws:iam::210987654321:server-certificate/web/old"
CERTIFICATE = ("iam.server_certificate", "old")


def base() -> Plan:
    plan = Plan()
    plan.add("aws:iam/serverCertificate:ServerCertificate", "own", certificateBody="a", privateKey="b")
    return plan.add(
        LISTENER,
        "https",
        port=443,
        protocol="HTTPS",
        sslPolicy="ELBSecurityPolicy-TLS13-1-2-2021-06",
        certificateArn=Ref("own", "arn"),
    )


NONE = "and Elastic Load Balancing has no policy of this name in eu-west-1."
policy_not_found = (
    Table("lb-tls-policy-not-found", base)
    .good("there", facts=POLICIES)
    .not_found(
        "a year too late",
        lambda plan: plan.set("https", sslPolicy="ELBSecurityPolicy-TLS13-1-2-2022-06"),
        ("https", f"sslPolicy is ELBSecurityPolicy-TLS13-1-2-2022-06, {NONE}"),
        facts=POLICIES,
        level="mandatory",
    )
    .bad(
        "CloudFront's",
        lambda plan: plan.set("https", sslPolicy="TLSv1.2_2021"),
        ("https", f"sslPolicy is TLSv1.2_2021, {NONE}"),
        facts=POLICIES,
    )
    .absent("AWS's default", lambda plan: plan.set("https", sslPolicy=None), facts={})
    .unknown("from an update", lambda plan: plan.set("https", sslPolicy=Unknown()), facts={})
    .without("outside", "the names are AWS's own")
    .cannot_ask("denied")
)


def old(plan: Plan) -> Plan:
    return plan.set("https", certificateArn=ARN)


GONE = f"There is no server certificate {ARN} in IAM, and this stack does not create it."
server_certificate_not_found = (
    Table("lb-tls-server-certificate-not-found", base)
    .good("planned here", facts={})
    .good("there", old, facts={CERTIFICATE: ARN})
    .not_found("gone", old, ("https", GONE), facts={CERTIFICATE: None}, level="mandatory")
    .bad("under another path", old, ("https", GONE), facts={CERTIFICATE: ARN.replace("/web", "")})
    .good(
        "ACM's is another policy's",
        lambda plan: plan.set("https", certificateArn="arn:aws:acm:eu-west-1:210987654321:certificate/1"),
        facts={},
    )
    .good(
        "planned here, by an ARN of the program's making",
        lambda plan: old(plan).set("own", name="old", path="/web/"),
        facts={},
    )
    .outside("another account's", lambda plan: plan.set("https", certificateArn=ARN.replace("2109", "3644")), facts={})
    .absent("no certificate", lambda plan: plan.set("https", certificateArn=None), facts={})
    .unknown("from an update", lambda plan: plan.set("https", certificateArn=Unknown()), facts={})
    .cannot_ask("denied", old)
)
