from __future__ import annotations

from policypack.testing import Plan, Ref, Table, Unknown

DOMAIN = "aws:apigateway/domainName:DomainName"
CERTIFICATE = "arn:aws:acm:{}:210987654321:certificate/0b3c1f62-3d6a-4c0e-9d7b-2f8b6a1c9d10"
BALANCER = "arn:aws:elasticloadbalancing:eu-west-1:210987654321:loadbalancer/{}/b/1"
HTTP_DOMAIN = "aws:apigatewayv2/domainName:DomainName"


def named(region: str) -> dict[str, str]:
    return {"certificateArn": CERTIFICATE.format(region), "endpointType": "REGIONAL", "securityPolicy": "TLS_1_2"}


def base() -> Plan:
    plan = Plan(region="eu-west-1")
    plan.add("aws:acm/certificate:Certificate", "here", domainName="shop.example.org")
    plan.add(
        DOMAIN,
        "shop",
        domainName="shop.example.org",
        regionalCertificateArn=Ref("here", "arn"),
        endpointConfiguration={"types": "REGIONAL"},
    )
    plan.add("aws:lb/loadBalancer:LoadBalancer", "inside", loadBalancerType="network")
    plan.add("aws:apigateway/vpcLink:VpcLink", "link", targetArn=Ref("inside", "arn"))
    plan.add("aws:apigateway/restApi:RestApi", "api", name="api")
    return plan


certificate_missing = (
    Table("apigateway-endpoint-certificate-missing", base)
    .good("a regional one")
    .good(
        "at the edge",
        lambda p: p.set("shop", endpointConfiguration=None, certificateArn=CERTIFICATE.format("us-east-1")),
    )
    .bad(
        "none for the region",
        lambda p: p.set("shop", regionalCertificateArn=None),
        ("shop", "The endpoint is REGIONAL, and there is no regionalCertificateArn and no regionalCertificateName."),
        level="mandatory",
    )
    .bad(
        "the other one",
        lambda p: p.set("shop", endpointConfiguration=None),
        ("shop", "The endpoint is EDGE by default, and there is no certificateArn and no certificateName."),
    )
    .good(
        "no edge in China",
        lambda p: p.set("shop", region="cn-north-1", endpointConfiguration=None, regionalCertificateArn=None),
    )
    .bad(
        "none for a region of China",
        lambda p: p.set("shop", region="cn-north-1", regionalCertificateArn=None),
        (
            "shop",
            "The endpoint is REGIONAL, and there is no regionalCertificateArn and no regionalCertificateName.",
            "Set regionalCertificateArn to the ARN of an issued certificate.",
        ),
    )
    .absent("of a kind that is not known", lambda p: p.set("shop", endpointConfiguration={"types": "NEW"}))
    .unknown("which kind", lambda p: p.set("shop", endpointConfiguration={"types": Unknown()}))
)

certificate_elsewhere = (
    Table("apigateway-endpoint-certificate-elsewhere", base)
    .good("in the same region")
    .bad(
        "of the edge for a region",
        lambda p: p.set("shop", regionalCertificateArn=CERTIFICATE.format("us-east-1")),
        ("shop", "The certificate is in us-east-1, and the domain takes one of eu-west-1."),
        level="mandatory",
    )
    .bad(
        "of the region for the edge",
        lambda p: p.set(
            "shop", endpointConfiguration=None, regionalCertificateArn=None, certificateArn=Ref("here", "arn")
        ),
        ("shop", "The certificate here is in eu-west-1, and the domain takes one of us-east-1."),
    )
    .bad(
        "of the region for the edge, as text",
        lambda p: p.set(
            "shop",
            endpointConfiguration=None,
            regionalCertificateArn=None,
            certificateArn=CERTIFICATE.format("eu-west-1"),
        ),
        (
            "shop",
            "The certificate is in eu-west-1, and the domain takes one of us-east-1.",
            "Request the certificate with a provider of the region us-east-1, or make the endpoint REGIONAL.",
        ),
    )
    .bad(
        "of Europe for an HTTP API in Virginia",
        lambda p: p.add(HTTP_DOMAIN, "orders", region="us-east-1", domainNameConfiguration=named("eu-west-1")),
        (
            "orders",
            "The certificate is in eu-west-1, and the domain takes one of us-east-1.",
            "Request the certificate with a provider of the region us-east-1.",
        ),
    )
    .good("for an HTTP API", lambda p: p.add(HTTP_DOMAIN, "orders", domainNameConfiguration=named("eu-west-1")))
    .absent("an HTTP API's without a configuration", lambda p: p.add(HTTP_DOMAIN, "orders", domainName="a.io"))
    .good(
        "no edge in China",
        lambda p: p.set(
            "shop",
            region="cn-north-1",
            endpointConfiguration=None,
            regionalCertificateArn=None,
            certificateArn=CERTIFICATE.format("cn-north-1"),
        ),
    )
    .bad(
        "of another region of China",
        lambda p: p.set(
            "shop",
            region="cn-north-1",
            regionalCertificateArn=CERTIFICATE.format("cn-northwest-1").replace("arn:aws:", "arn:aws-cn:"),
        ),
        (
            "shop",
            "The certificate is in cn-northwest-1, and the domain takes one of cn-north-1.",
            "Request the certificate with a provider of the region cn-north-1.",
        ),
    )
    .absent("none", lambda p: p.set("shop", regionalCertificateArn=None))
    .unknown("which", lambda p: p.set("shop", regionalCertificateArn=Unknown()), undecided=False)
    .outside("one of the account", lambda p: p.set("shop", regionalCertificateArn=CERTIFICATE.format("eu-west-1")))
)

link_to_other_balancer = (
    Table("apigateway-endpoint-link-to-other-balancer", base)
    .good("a network balancer")
    .bad(
        "an application balancer",
        lambda p: p.set("inside", loadBalancerType=None),
        ("link", "targetArn is that of inside, a load balancer of the type application."),
        level="mandatory",
    )
    .bad(
        "one of another stack",
        lambda p: p.set("link", targetArn=BALANCER.format("app")),
        (
            "link",
            f"targetArn is {BALANCER.format('app')!r}, which is no Network Load Balancer.",
            "Give the arn of a Network Load Balancer, with loadbalancer/net/ in it.",
        ),
    )
    .absent("none", lambda p: p.set("link", targetArn=None))
    .unknown("of which type", lambda p: p.set("inside", loadBalancerType=Unknown()))
    .outside("a network one", lambda p: p.set("link", targetArn=BALANCER.format("net")))
)

endpoints_for_public_api = (
    Table("apigateway-endpoint-endpoints-for-public-api", base)
    .good("a public API")
    .good(
        "a private one",
        lambda p: p.set("api", endpointConfiguration={"types": "PRIVATE", "vpcEndpointIds": ["vpce-1"]}),
    )
    .bad(
        "a regional one",
        lambda p: p.set("api", endpointConfiguration={"types": "REGIONAL", "vpcEndpointIds": ["vpce-1"]}),
        ("api", "vpcEndpointIds are set, and the endpoint is REGIONAL."),
        level="mandatory",
    )
    .absent("none", lambda p: p.set("api", endpointConfiguration={"types": "REGIONAL"}))
    .unknown(
        "which kind",
        lambda p: p.set("api", endpointConfiguration={"types": Unknown(), "vpcEndpointIds": ["vpce-1"]}),
    )
)
