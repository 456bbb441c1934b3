from __future__ import annotations

import re

import pytest

from policies.setting.text import FORMS
from policypack.catalogue import provider
from policypack.testing import Plan, Ref, Table, Unknown

SITE = "aws:cloudfront/distribution:Distribution"
CORS = "aws:s3/bucketCorsConfiguration:BucketCorsConfiguration"


def base() -> Plan:
    plan = Plan()
    plan.add(SITE, "site", origins=[{"originId": "api", "domainName": "api.shop.dev"}])
    return plan.add(CORS, "cors", corsRules=[{"allowedMethods": ["GET"], "allowedOrigins": ["*"]}])


form_refused = (
    Table("setting-text-form-refused", base)
    .good("a host, a method")
    .good("an output", lambda p: p.set("site", origins=[{"domainName": Ref("cors", "bucket", "https://")}]))
    .bad(
        "an address",
        lambda p: p.set("site", origins=[{"domainName": "https://api.shop.dev"}]),
        (
            "site",
            (
                "origins[0].domainName is 'https://api.shop.dev': InvalidArgument: The parameter origin name cannot "
                "contain a colon."
            ),
        ),
        level="mandatory",
    )
    .bad(
        "a method of a list",
        lambda p: p.set("cors", corsRules=[{"allowedMethods": ["GET", "OPTIONS"]}]),
        (
            "cors",
            (
                "corsRules[0].allowedMethods[1] is 'OPTIONS': InvalidRequest: Found unsupported HTTP method in CORS "
                "config."
            ),
        ),
    )
    .absent("none", lambda p: p.set("site", origins=None))
    .unknown("from an update", lambda p: p.set("site", origins=Unknown()))
)

DATABASES = (
    ["postgres16", "Postgres9.6", "mysql8.4", "aurora-mysql8.0", "aurora-postgresql15", "mariadb10.11", "db2-se-11.5"],
    ["postgres16.3", "postgresql16", "mysql8", "aurora-postgresql15.4", "mariadb11"],
)
STORES = ["redis7", "redis6.x", "redis3.2", "memcached1.6", "valkey7", "valkey8"]
CASES = {
    "searchString": (["/admin", "x" * 200], ["x" * 201]),
    "templateBody": (["Resources:\n  A: {}", '{"Resources": {}}'], ["/stack.yaml", "Outputs: {}"]),
    "Function code": (["x" * 10_240], ["x" * 10_241]),
    **dict.fromkeys(
        ("cachePolicyId", "originRequestPolicyId", "responseHeadersPolicyId"),
        (["658327ea-f89d-4fab-a63d-7e88639e58f6"], ["CachingOptimized", "Managed-AllViewer"]),
    ),
    "domainName": (["a.b.c", "localhost"], ["https://a.b", "a.b/c", "a.b:443"]),
    "originAccessIdentity": (["origin-access-identity/cloudfront/E1ABC"], ["E1ABC", "arn:aws:iam::cloudfront:user/a"]),
    "Record name": (["www.shop.dev", "_dmarc", "*.shop.dev."], ["www..shop.dev", ".shop.dev"]),
    "zoneId": (["Z3B7L1MEHLJKY3", "/hostedzone/Z3B7L1MEHLJKY3"], ['{"id": "Z1"}', "Z" * 33, "arn:aws:route53:::a"]),
    "originPath": (["/a", "/a/b", "/"], ["a", "/a/"]),
    "defaultRootObject": (["index.html", "a/index.html"], ["/index.html"]),
    "aliases": (["a.b", "*.a.b"], ["https://a.b", "a.*.b", "a.b/"]),
    "responsePagePath": (["/404.html"], ["404.html"]),
    "allowedMethods": (["GET", "DELETE"], ["OPTIONS", "PATCH", "*"]),
    "allowedOrigins": (["*", "https://*.a.b"], ["https://*.*.b"]),
    "suffix": (["index.html"], ["/index.html", "a/index.html"]),
    "addresses": (
        ["10.0.0.0/8", "1.2.3.4/32", "2001:db8::/32", "::1/128"],
        ["10.0.0.4", "0.0.0.0/0", "a.b.c.d/8", "::/0"],
    ),
    "publicKey": (
        ["ssh-rsa AAAAB3 me@home\n", "ssh-ed25519 AAAAC3", "AAAAB3Nza=", "-----BEGIN PUBLIC KEY-----\nA\n"],
        ["ssh-dss AAAA", "~/.ssh/id_rsa.pub", "-----BEGIN OPENSSH PRIVATE KEY-----\nA", "ecdsa-sha2-nistp256 AAAA"],
    ),
    "Domain domainName": (["shop", "a-1", "a" * 28], ["es", "Shop", "shop_1", "1shop", "a" * 29]),
    "databaseName": (["dev", "_a$1"], ["Dev", "1dev", "my-db"]),
    "dbName": (["dev", "Dev_1"], ["my-db", "1dev"]),
    "clusterIdentifier": (["books", "a-1", "a" * 63], ["Books", "a--b", "a-", "1a", "a_b", "a" * 64]),
    "masterUsername": (["admin", "publics", "a.b@c"], ["public", "Admin", "1a", "a:b"]),
    "clusterName": (["log", "log-1"], ["log_1", "log 1"]),
    "clusterId": (["pages", "A-1", "a" * 50], ["1a", "a--b", "a-", "a_b", "a" * 51]),
    "replicationGroupId": (["pages", "a" * 40], ["1a", "a--b", "a-", "a_b", "a" * 41]),
    "Cluster name": (["pages", "a" * 40], ["a b", "a.b"]),
    "Cluster clusterName": (["log", "log-1"], ["log_1", "log 1"]),
    "brokerName": (["mail", "a_b-1", "a" * 50], ["a.b", "a b", "a" * 51]),
    "name": (["web", "a-1", "a" * 64], ["web 1", "a/b"]),
    "version": (["1.0.0", "2024.1.12"], ["1.0", "1.0.x", "v1.0.0"]),
    "DistributionConfiguration name": (
        ["web-{{ imagebuilder:buildDate }}", "{{imagebuilder:buildDate}} web"],
        ["web", "web-{{ buildDate }}"],
    ),
    "family": (["web", "a_b"], ["web:1", "a.b"]),
    **dict.fromkeys(
        ("rds parameterGroup:ParameterGroup family", "rds clusterParameterGroup:ClusterParameterGroup family"),
        DATABASES,
    ),
    "docdb clusterParameterGroup:ClusterParameterGroup family": (["docdb5.0"], ["docdb5", "docdb5.0.0"]),
    "neptune parameterGroup:ParameterGroup family": (["neptune1", "neptune1.4"], ["neptune1.4.0.0", "neptune"]),
    "neptune clusterParameterGroup:ClusterParameterGroup family": (["neptune1.3"], ["neptune1.3.1"]),
    "elasticache parameterGroup:ParameterGroup family": (
        STORES,
        ["redis7.0", "redis6.2", "valkey7.2", "memcached1.6.12"],
    ),
    "memorydb parameterGroup:ParameterGroup family": (["memorydb_valkey7"], ["valkey7", "memorydb_redis7.1"]),
    "redshift parameterGroup:ParameterGroup family": (["redshift-1.0", "redshift-2.0"], ["redshift", "redshift1.0"]),
    "rds instance:Instance parameterGroupName": (
        ["own", "default.postgres16", "default:postgres-16", "default.oracle-ee-19"],
        ["default.postgres16.1", "default.mysql8"],
    ),
    "elasticache cluster:Cluster engine": (["redis", "memcached", "Redis"], ["valkey"]),
    "rds proxy:Proxy name": (["web", "a-1"], ["a--b", "a-", "1a", "a_b"]),
    "dbProxyEndpointName": (["web", "a-1"], ["a--b", "a-", "1a", "a_b"]),
    "CapacityProvider name": (["web", "my-ecs"], ["ecs-web", "AWS1", "fargate"]),
    "Accelerator name": (["web", "a.b"], ["-web", "web.", "a_b", "a" * 65]),
    "insideCidrBlocks": (["169.254.6.0/29", "fd00:1::/125"], ["169.254.6.0/30", "10.0.0.0/29", "2001:db8::/125"]),
    "transitGatewayCidrBlocks": (["10.0.0.0/24", "10.0.0.0/8", "2001:db8::/64"], ["10.0.0.0/25", "2001:db8::/65"]),
    **dict.fromkeys(
        ("readAttributes", "writeAttributes"),
        (["email", "custom:tenant", "dev:custom:a"], ["tenant", "e-mail", "custom:"]),
    ),
    **dict.fromkeys(
        ("endpointId", "replicationInstanceId", "replicationTaskId"), (["move", "a-1"], ["1a", "a--b", "a-", "a_b"])
    ),
    "statusCode": (["200", "404", "503", "2XX"], ["301", "600", "OK"]),
}


@pytest.mark.parametrize("form", FORMS, ids=lambda form: f"{form.type.split(':')[-1]} {form.name}")
def test_each_form_is_of_this_provider_and_tells_what_is_taken(form: object) -> None:
    row = form if isinstance(form, tuple) else ()
    type, within, name, pattern, *_ = row
    fields = provider.inputs(type)
    for step in (*filter(None, within.split(".")), name):
        assert step in fields
        fields = (fields[step].element or fields[step]).fields
    keys = (f"{type.removeprefix('aws:').replace('/', ' ')} {name}", f"{type.rpartition(':')[2]} {name}", name)
    taken, refused = next(CASES[key] for key in keys if key in CASES)
    assert [text for text in taken if not re.fullmatch(pattern, text, re.DOTALL)] == []
    assert [text for text in refused if re.fullmatch(pattern, text, re.DOTALL)] == []
