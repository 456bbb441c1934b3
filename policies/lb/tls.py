"""Listeners of load balancers that encrypt: what AWS must know of their policy and certificate."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from policypack import Aws, Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Iam, Lb
from policypack.shelf.existing import arn_outside
from policypack.shelf.outside import proven, with_commands


@policy(Lb.LISTENER)
def policy_not_found(listener: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Security policy of the listener does not exist.

    Why: "SSLPolicyNotFound": the names are AWS's own, with a date that belongs to each, and a policy of CloudFront
    or API Gateway (TLSv1.2_2021, TLS_1_2) is another thing.
    Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html
    """
    name = listener.text("sslPolicy")
    if not name or listener.exists:
        return
    names = aws.elbv2.tls_policies()
    if not names or name in names:
        return
    near = difflib.get_close_matches(name, names, n=2) or ["ELBSecurityPolicy-TLS13-1-2-Res-2021-06"]
    yield listener.finding(
        "sslPolicy",
        problem=f"sslPolicy is {name}, and Elastic Load Balancing has no policy of this name in {listener.region}.",
        fix=with_commands(
            f"Set sslPolicy to one that is there, such as {' or '.join(near)}:",
            f"aws elbv2 describe-ssl-policies --region {listener.region} --query 'SslPolicies[].Name' --output text",
        ),
        level=proven(listener, "sslPolicy", stack),
    )


@policy(Lb.LISTENER, Lb.LISTENER_CERTIFICATE)
def server_certificate_not_found(listener: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Server certificate of IAM does not exist.

    Why: "CertificateNotFound: Certificate 'arn:aws:iam::…:server-certificate/…' not found".
    Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateListener.html
        https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_server-certs.html
    """
    arn = None if listener.exists else arn_outside(listener, "certificateArn", stack, aws, Iam.SERVER_CERTIFICATE)
    if arn is None or arn.service != "iam" or not arn.resource.startswith("server-certificate/"):
        return
    # The ARN of a planned one may be put together in the program.
    if stack.named(arn.last, listener, Iam.SERVER_CERTIFICATE):
        return
    if aws.iam.server_certificate(arn.last) != arn.text:
        yield listener.finding(
            "certificateArn",
            problem=f"There is no server certificate {arn.text} in IAM, and this stack does not create it.",
            fix=with_commands(
                "Name one that is there, best a certificate of ACM, which renews itself:",
                "aws iam list-server-certificates --query 'ServerCertificateMetadataList[].Arn' --output text",
            ),
            level=proven(listener, "certificateArn", stack),
        )
