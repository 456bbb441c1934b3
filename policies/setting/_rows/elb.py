"""Settings of Classic Load Balancers."""

from __future__ import annotations

from policies.setting._shapes import DOCS, PROVIDER, Alone, Form, Pair, Rank, When, Words
from policypack.catalogue.tokens import Elb

_API = f"{DOCS}/elasticloadbalancing/2012-06-01/APIReference"

ROWS = (
    Words(
        Elb.LOAD_BALANCER,
        f"{_API}/API_Listener.html",
        {"listeners[].instanceProtocol": "http https tcp ssl", "listeners[].lbProtocol": "http https tcp ssl"},
        any_case=True,
    ),
    Alone(Elb.LOAD_BALANCER, ("availabilityZones", "subnets"), "elb/load_balancer.go", needed=True),
    Form(
        Elb.LOAD_BALANCER,
        "healthCheck.target",
        r"(?i)(TCP|SSL):\d{1,5}|HTTPS?:\d{1,5}/.*",
        "be a protocol, a port, and of HTTP a path, such as HTTP:80/health or TCP:22",
        "ValidationError: HealthCheck Target is not valid",
        f"{_API}/API_HealthCheck.html",
    ),
    Rank(
        Elb.LOAD_BALANCER,
        "timeout",
        "interval",
        "the timeout must be less than the interval",
        f"{_API}/API_HealthCheck.html",
        within="healthCheck",
        gap=1,
    ),
    Form(
        Elb.LOAD_BALANCER,
        "name",
        r"(?!-)[A-Za-z0-9-]{1,32}(?<!-)",
        "be of at most 32 letters, digits and hyphens, with none at its ends",
        "it must contain only alphanumeric characters or hyphens, and cannot begin or end with a hyphen",
        f"{_API}/API_CreateLoadBalancer.html",
    ),
    *(
        Pair(
            Elb.LOAD_BALANCER,
            (When("lbProtocol", spoken),),
            "ValidationError: both sides speak HTTP or HTTPS, or both TCP or SSL",
            f"{_API}/API_Listener.html",
            takes=When("instanceProtocol", spoken),
            within="listeners",
        )
        for spoken in (("http", "https"), ("tcp", "ssl"))
    ),
    Pair(
        Elb.LOAD_BALANCER,
        (When("lbProtocol", ("http", "tcp")),),
        "ssl_certificate_id may be set only when protocol is 'https' or 'ssl'",
        f"{PROVIDER}/elb/load_balancer.go",
        refuses=("sslCertificateId",),
        within="listeners",
    ),
    Pair(
        Elb.LOAD_BALANCER,
        (When("lbProtocol", ("https", "ssl")),),
        "CertificateNotFound: a listener that encrypts has a certificate",
        f"{_API}/API_Listener.html",
        needs=("sslCertificateId",),
        within="listeners",
    ),
)
