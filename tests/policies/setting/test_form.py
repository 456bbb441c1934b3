from __future__ import annotations

import re
from typing import Any

import pytest

from policies.setting._shapes import Form
from policies.setting.form import ROWS, refused
from policypack import Resource
from policypack.catalogue import provider
from policypack.testing import Plan, Ref, Table, Unknown

SITE = "aws:cloudfront/distribution:Distribution"
CORS = "aws:s3/bucketCorsConfiguration:BucketCorsConfiguration"


def base() -> Plan:
    plan = Plan()
    plan.add("aws:lambda/function:Function", "resize", name="resize")
    plan.add("aws:cloudwatch/metricAlarm:MetricAlarm", "late", name="late")
    plan.add("aws:dynamodb/table:Table", "rows", name="rows")
    plan.add(SITE, "site", origins=[{"originId": "api", "domainName": "api.shop.dev"}])
    return plan.add(CORS, "cors", corsRules=[{"allowedMethods": ["GET"], "allowedOrigins": ["*"]}])


def group(plan: Plan, protocol: str, codes: str, **more: object) -> Plan:
    return plan.add("aws:lb/targetGroup:TargetGroup", "web", protocol=protocol, healthCheck={"matcher": codes}, **more)


_refused = (
    Table("setting-form-refused", base)
    .good("names of variables", lambda p: p.set("resize", environment={"variables": {"TABLE_1": "x", "aB": ""}}))
    .good("the longest", lambda p: p.set("rows", name="r" * 255))
    .bad(
        "stars for region and account of who invokes",
        lambda p: p.add(
            "aws:lambda/permission:Permission",
            "open",
            function="resize",
            action="lambda:InvokeFunction",
            principal="apigateway.amazonaws.com",
            sourceArn="arn:aws:execute-api:*:*:a1b2c3/*/*/*",
        ),
        (
            "open",
            (
                "sourceArn is 'arn:aws:execute-api:*:*:a1b2c3/*/*/*'; it must be an ARN with a whole region and "
                "account, or without; only what follows them may have a star: ValidationException: Value at "
                "'sourceArn' failed to satisfy constraint."
            ),
        ),
    )
    .good("codes of a group behind a network load balancer", lambda p: group(p, "TCP", "200-599"))
    .good("codes of gRPC", lambda p: group(p, "HTTP", "0-99", protocolVersion="GRPC"))
    .bad(
        "codes of a group behind an application load balancer",
        lambda p: group(p, "HTTP", "200-599"),
        (
            "web",
            (
                "healthCheck.matcher is '200-599'; it must be codes from 200 to 499, such as 200, 200,202 or 200-299: "
                "you can specify codes of HTTP between 200 and 499."
            ),
        ),
    )
    .bad(
        "one character",
        lambda p: p.set("resize", environment={"variables": {"X": "1"}}),
        (
            "resize",
            (
                "environment.variables.X is 'X'; it must begin with a letter, go on with letters, digits and "
                "underscores, "
                "and have two characters at least: ValidationException: Member must satisfy regular expression "
                "pattern: [a-zA-Z]([a-zA-Z0-9_])+."
            ),
        ),
        level="mandatory",
    )
    .bad(
        "in one of a list",
        lambda p: p.set("rows", globalSecondaryIndexes=[{"name": "by day"}]),
        (
            "rows",
            (
                "globalSecondaryIndexes[0].name is 'by day'; it must be of 3 to 255 letters, digits, underscores, "
                "hyphens and periods: ValidationException: must satisfy regular expression pattern: [a-zA-Z0-9_.-]+."
            ),
        ),
    )
    .bad(
        "an action by its name",
        lambda p: p.set("late", alarmActions=["page-me"]),
        (
            "late",
            "alarmActions[0] is 'page-me'; it must be the ARN of what it does: ValidationError: Invalid arn syntax.",
        ),
    )
    .bad(
        "a standard by the wrong ARN",
        lambda p: p.add(
            "aws:securityhub/standardsSubscription:StandardsSubscription",
            "cis",
            standardsArn="arn:aws:securityhub:us-east-1::standards/cis-aws-foundations-benchmark/v/1.2.0",
        ),
        (
            "cis",
            (
                "standardsArn is 'arn:aws:securityhub:us-east-1::standards/cis-aws-foundations-benchmark/v/1.2.0'; it "
                "must be the ARN of a standard, such as arn:aws:securityhub:eu-west-1::standards/pci-dss/v/3.2.1 "
                "(arn:aws:securityhub:::ruleset/cis-aws-foundations-benchmark/v/1.2.0 alone has no region): "
                "InvalidInputException: the standard does not exist."
            ),
        ),
    )
    .bad(
        "a control by its ARN",
        lambda p: p.add(
            "aws:auditmanager/framework:Framework",
            "own",
            controlSets=[{"name": "a", "controls": [{"id": "arn:aws:auditmanager:eu-west-1:1:control/a"}]}],
        ),
        (
            "own",
            (
                "controlSets[0].controls[0].id is 'arn:aws:auditmanager:eu-west-1:1:control/a'; it must be the id of a "
                "control, not its ARN or name: ValidationException: Member must satisfy regular expression pattern: "
                "^[a-f0-9]{8}-[a-f0-9]{4}-…."
            ),
        ),
    )
    .good("an output", lambda p: p.set("site", origins=[{"domainName": Ref("cors", "bucket", "https://")}]))
    .bad(
        "an address for a host",
        lambda p: p.set("site", origins=[{"domainName": "https://api.shop.dev"}]),
        (
            "site",
            (
                "origins[0].domainName is 'https://api.shop.dev'; it must be a host name without https:// and without "
                "a path, and no address: InvalidArgument: The parameter origin name cannot contain a colon."
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
                "corsRules[0].allowedMethods[1] is 'OPTIONS'; it must be GET, PUT, HEAD, POST or DELETE: "
                "InvalidRequest: Found unsupported HTTP method in CORS config."
            ),
            "Change it: it must be GET, PUT, HEAD, POST or DELETE.",
        ),
    )
    .bad(
        "what AWS has not said",
        lambda p: p.set("site", defaultRootObject="/index.html"),
        (
            "site",
            (
                "defaultRootObject is '/index.html'; it must be the name of a file, without a slash before it: the "
                "name of an object does not begin with a slash."
            ),
        ),
        level="advisory",
    )
    .bad(
        "a long one, of which the beginning is shown",
        lambda p: p.set("site", defaultRootObject="/" + 200 * "x"),
        (
            "site",
            (
                f"defaultRootObject is '/{99 * 'x'}'; it must be the name of a file, without a slash before it: the "
                "name of an object does not begin with a slash."
            ),
        ),
    )
    .absent("no origins", lambda p: p.set("site", origins=None))
    .unknown("origins of an update", lambda p: p.set("site", origins=Unknown()), undecided=False)
    .absent("no name", lambda p: p.set("rows", name=None))
    .unknown("a name of an update", lambda p: p.set("rows", name=Unknown()), undecided=False)
)


@pytest.mark.parametrize("form", ROWS, ids=lambda form: f"{form.type.split(':')[-1]} {form.path}")
def test_each_form_is_of_this_provider(form: Form) -> None:
    shapes = provider.inputs(form.type)
    for step in form.path.split("."):
        name = step.removesuffix("[]").removesuffix("{}").removesuffix("{=}")
        assert name in shapes
        assert step.endswith("[]") == (shapes[name].kind == "list")
        assert step.endswith("}") == (shapes[name].kind == "map")
        shapes = (shapes[name].element or shapes[name]).fields


@pytest.mark.parametrize(
    ("type", "path", "taken", "refused_"),
    [
        ("aws:kms/alias:Alias", "name", ["alias/shop", "alias/awsome"], ["shop", "alias/aws/s3", "alias/a b"]),
        ("aws:iam/role:Role", "path", ["/", "/shop/"], ["shop", "/shop", "/a b/"]),
        ("aws:iam/role:Role", "description", ["it's for\ntests", "Größe"], ["tests \u2014 all", "\u201ca\u201d"]),
        (
            "aws:ssm/document:Document",
            "name",
            ["shop-aws", "Patch.1", "Amazon-x"],
            ["aws-run", "amazon-x", "AWSEC2-x", "ab"],
        ),
        ("aws:apigatewayv2/stage:Stage", "name", ["$default", "v-1"], ["$latest", "a.b"]),
        ("aws:rds/instance:Instance", "instanceClass", ["db.t4g.micro", "db.serverless"], ["t4g.micro", "db."]),
        ("aws:elasticache/cluster:Cluster", "nodeType", ["cache.t4g.micro"], ["t4g.micro", "db.t4g.micro"]),
        ("aws:budgets/budget:Budget", "timePeriodStart", ["2027-01-01_00:00"], ["2027-01-01"]),
        ("aws:lambda/permission:Permission", "principal", ["s3.amazonaws.com", "*", "210987654321"], ["apigateway"]),
        ("aws:ec2/securityGroupRule:SecurityGroupRule", "protocol", ["TCP", "-1", "50", "icmpv6"], ["https", "SSH"]),
        ("aws:ec2/instance:Instance", "instanceType", ["t3.micro", "u-6tb1.112xlarge"], ["t3-micro", "T3.micro"]),
        ("aws:ec2/volumeAttachment:VolumeAttachment", "deviceName", ["/dev/sdf", "xvdba", "sda1"], ["data", "/data"]),
        (
            "aws:ec2/vpnConnection:VpnConnection",
            "tunnel1InsideCidr",
            ["169.254.10.0/30", "169.254.6.0/30"],
            ["169.254.0.0/30", "169.254.169.252/30", "10.0.0.0/30", "169.254.10.0/29"],
        ),
        ("aws:autoscaling/group:Group", "healthCheckType", ["ELB", "EC2,EBS"], ["ALB", "elb"]),
        ("aws:autoscaling/schedule:Schedule", "recurrence", ["0 9 * * MON-FRI"], ["cron(0 9 * * ? *)", "rate(1 day)"]),
        ("aws:lambda/permission:Permission", "action", ["lambda:InvokeFunction", "lambda:*"], ["InvokeFunction"]),
    ],
)
def test_forms_take_and_refuse(type: str, path: str, taken: list[str], refused_: list[str]) -> None:
    def found(text: str) -> list[str]:
        resource = Resource(type=type, urn="urn", name="it", inputs={path: text})
        return [finding.property for finding in refused.function(resource)]

    assert [text for text in taken if found(text)] == []
    assert [text for text in refused_ if not found(text)] == []


CASES: list[tuple[list[tuple[str, str]], list[str], list[str]]] = [
    (
        [("aws:cloudformation/stack:Stack", "templateBody"), ("aws:cloudformation/stackSet:StackSet", "templateBody")],
        ["Resources:\n  A: {}", '{"Resources": {}}'],
        ["/stack.yaml", "Outputs: {}"],
    ),
    ([("aws:cloudfront/distribution:Distribution", "aliases[]")], ["a.b", "*.a.b"], ["https://a.b", "a.*.b", "a.b/"]),
    (
        [("aws:cloudfront/distribution:Distribution", "customErrorResponses[].responsePagePath")],
        ["/404.html"],
        ["404.html"],
    ),
    (
        [
            ("aws:cloudfront/distribution:Distribution", "defaultCacheBehavior.cachePolicyId"),
            ("aws:cloudfront/distribution:Distribution", "orderedCacheBehaviors[].cachePolicyId"),
            ("aws:cloudfront/distribution:Distribution", "defaultCacheBehavior.originRequestPolicyId"),
            ("aws:cloudfront/distribution:Distribution", "orderedCacheBehaviors[].originRequestPolicyId"),
            ("aws:cloudfront/distribution:Distribution", "defaultCacheBehavior.responseHeadersPolicyId"),
            ("aws:cloudfront/distribution:Distribution", "orderedCacheBehaviors[].responseHeadersPolicyId"),
        ],
        ["658327ea-f89d-4fab-a63d-7e88639e58f6"],
        ["CachingOptimized", "Managed-AllViewer"],
    ),
    (
        [("aws:cloudfront/distribution:Distribution", "defaultRootObject")],
        ["index.html", "a/index.html"],
        ["/index.html"],
    ),
    (
        [("aws:cloudfront/distribution:Distribution", "origins[].domainName")],
        ["a.b.c", "localhost"],
        ["https://a.b", "a.b/c", "a.b:443"],
    ),
    ([("aws:cloudfront/distribution:Distribution", "origins[].originPath")], ["/a", "/a/b", "/"], ["a", "/a/"]),
    (
        [("aws:cloudfront/distribution:Distribution", "origins[].s3OriginConfig.originAccessIdentity")],
        ["origin-access-identity/cloudfront/E1ABC"],
        ["E1ABC", "arn:aws:iam::cloudfront:user/a"],
    ),
    ([("aws:cloudfront/function:Function", "code")], ["x" * 10240], ["x" * 10241]),
    (
        [("aws:ec2/keyPair:KeyPair", "publicKey")],
        ["ssh-rsa AAAAB3 me@home\n", "ssh-ed25519 AAAAC3", "AAAAB3Nza=", "-----BEGIN PUBLIC KEY-----\nA\n"],
        ["ssh-dss AAAA", "~/.ssh/id_rsa.pub", "-----BEGIN OPENSSH PRIVATE KEY-----\nA", "ecdsa-sha2-nistp256 AAAA"],
    ),
    (
        [
            (
                "aws:imagebuilder/distributionConfiguration:DistributionConfiguration",
                "distributions[].amiDistributionConfiguration.name",
            )
        ],
        ["web-{{ imagebuilder:buildDate }}", "{{imagebuilder:buildDate}} web"],
        ["web", "web-{{ buildDate }}"],
    ),
    (
        [
            ("aws:lb/listener:Listener", "defaultActions[].fixedResponse.statusCode"),
            ("aws:lb/listenerRule:ListenerRule", "actions[].fixedResponse.statusCode"),
        ],
        ["200", "404", "503", "2XX"],
        ["301", "600", "OK"],
    ),
    (
        [("aws:route53/record:Record", "name")],
        ["www.shop.dev", "_dmarc", "*.shop.dev."],
        ["www..shop.dev", ".shop.dev"],
    ),
    (
        [("aws:route53/record:Record", "zoneId")],
        ["Z3B7L1MEHLJKY3", "/hostedzone/Z3B7L1MEHLJKY3"],
        ['{"id": "Z1"}', "Z" * 33, "arn:aws:route53:::a"],
    ),
    (
        [("aws:s3/bucketCorsConfiguration:BucketCorsConfiguration", "corsRules[].allowedMethods[]")],
        ["GET", "DELETE"],
        ["OPTIONS", "PATCH", "*"],
    ),
    (
        [("aws:s3/bucketCorsConfiguration:BucketCorsConfiguration", "corsRules[].allowedOrigins[]")],
        ["*", "https://*.a.b"],
        ["https://*.*.b"],
    ),
    (
        [("aws:s3/bucketWebsiteConfiguration:BucketWebsiteConfiguration", "indexDocument.suffix")],
        ["index.html"],
        ["/index.html", "a/index.html"],
    ),
    (
        [("aws:wafv2/ipSet:IpSet", "addresses[]")],
        ["10.0.0.0/8", "1.2.3.4/32", "2001:db8::/32", "::1/128"],
        ["10.0.0.4", "0.0.0.0/0", "a.b.c.d/8", "::/0"],
    ),
    (
        [
            ("aws:wafv2/webAcl:WebAcl", "rules[].statement.byteMatchStatement.searchString"),
            ("aws:wafv2/ruleGroup:RuleGroup", "rules[].statement.byteMatchStatement.searchString"),
        ],
        ["/admin", "x" * 200],
        ["x" * 201],
    ),
    (
        [
            ("aws:batch/computeEnvironment:ComputeEnvironment", "name"),
            ("aws:batch/jobDefinition:JobDefinition", "name"),
            ("aws:batch/jobQueue:JobQueue", "name"),
            ("aws:ecs/service:Service", "name"),
        ],
        ["web", "a-1", "a" * 64],
        ["web 1", "a/b"],
    ),
    (
        [("aws:dax/cluster:Cluster", "clusterName"), ("aws:msk/cluster:Cluster", "clusterName")],
        ["log", "log-1"],
        ["log_1", "log 1"],
    ),
    ([("aws:docdb/clusterParameterGroup:ClusterParameterGroup", "family")], ["docdb5.0"], ["docdb5", "docdb5.0.0"]),
    (
        [("aws:ec2transitgateway/connectPeer:ConnectPeer", "insideCidrBlocks[]")],
        ["169.254.6.0/29", "fd00:1::/125"],
        ["169.254.6.0/30", "10.0.0.0/29", "2001:db8::/125"],
    ),
    (
        [("aws:ec2transitgateway/transitGateway:TransitGateway", "transitGatewayCidrBlocks[]")],
        ["10.0.0.0/24", "10.0.0.0/8", "2001:db8::/64"],
        ["10.0.0.0/25", "2001:db8::/65"],
    ),
    ([("aws:ecs/capacityProvider:CapacityProvider", "name")], ["web", "my-ecs"], ["ecs-web", "AWS1", "fargate"]),
    (
        [("aws:ecs/cluster:Cluster", "name"), ("aws:memorydb/cluster:Cluster", "name")],
        ["pages", "a" * 40],
        ["a b", "a.b"],
    ),
    ([("aws:ecs/taskDefinition:TaskDefinition", "family")], ["web", "a_b"], ["web:1", "a.b"]),
    (
        [("aws:elasticache/cluster:Cluster", "clusterId")],
        ["pages", "A-1", "a" * 50],
        ["1a", "a--b", "a-", "a_b", "a" * 51],
    ),
    ([("aws:elasticache/cluster:Cluster", "engine")], ["redis", "memcached", "Redis"], ["valkey"]),
    (
        [("aws:elasticache/parameterGroup:ParameterGroup", "family")],
        ["redis7", "redis6.x", "redis3.2", "memcached1.6", "valkey7", "valkey8"],
        ["redis7.0", "redis6.2", "valkey7.2", "memcached1.6.12"],
    ),
    (
        [("aws:elasticache/replicationGroup:ReplicationGroup", "replicationGroupId")],
        ["pages", "a" * 40],
        ["1a", "a--b", "a-", "a_b", "a" * 41],
    ),
    ([("aws:globalaccelerator/accelerator:Accelerator", "name")], ["web", "a.b"], ["-web", "web.", "a_b", "a" * 65]),
    ([("aws:imagebuilder/component:Component", "version")], ["1.0.0", "2024.1.12"], ["1.0", "1.0.x", "v1.0.0"]),
    (
        [("aws:memorydb/parameterGroup:ParameterGroup", "family")],
        ["memorydb_valkey7"],
        ["valkey7", "memorydb_redis7.1"],
    ),
    ([("aws:mq/broker:Broker", "brokerName")], ["mail", "a_b-1", "a" * 50], ["a.b", "a b", "a" * 51]),
    (
        [("aws:neptune/parameterGroup:ParameterGroup", "family")],
        ["neptune1", "neptune1.4"],
        ["neptune1.4.0.0", "neptune"],
    ),
    ([("aws:neptune/clusterParameterGroup:ClusterParameterGroup", "family")], ["neptune1.3"], ["neptune1.3.1"]),
    (
        [("aws:opensearch/domain:Domain", "domainName"), ("aws:elasticsearch/domain:Domain", "domainName")],
        ["shop", "a-1", "a" * 28],
        ["es", "Shop", "shop_1", "1shop", "a" * 29],
    ),
    (
        [("aws:rds/instance:Instance", "parameterGroupName")],
        ["own", "default.postgres16", "default:postgres-16", "default.oracle-ee-19"],
        ["default.postgres16.1", "default.mysql8"],
    ),
    (
        [
            ("aws:rds/parameterGroup:ParameterGroup", "family"),
            ("aws:rds/clusterParameterGroup:ClusterParameterGroup", "family"),
        ],
        [
            "postgres16",
            "Postgres9.6",
            "mysql8.4",
            "aurora-mysql8.0",
            "aurora-postgresql15",
            "mariadb10.11",
            "db2-se-11.5",
        ],
        ["postgres16.3", "postgresql16", "mysql8", "aurora-postgresql15.4", "mariadb11"],
    ),
    (
        [("aws:rds/proxy:Proxy", "name"), ("aws:rds/proxyEndpoint:ProxyEndpoint", "dbProxyEndpointName")],
        ["web", "a-1"],
        ["a--b", "a-", "1a", "a_b"],
    ),
    (
        [
            ("aws:rds/parameterGroup:ParameterGroup", "name"),
            ("aws:rds/clusterParameterGroup:ClusterParameterGroup", "name"),
        ],
        ["web", "Web-1", "default.postgres16"],
        ["postgres16.3", "a.b"],
    ),
    (
        [("aws:redshift/cluster:Cluster", "nodeType")],
        ["ra3.large", "rg.xlarge"],
        ["dw2.large", "dc1.large", "ds2.xlarge"],
    ),
    (
        [
            ("aws:codepipeline/pipeline:Pipeline", "stages[].actions[].inputArtifacts[]"),
            ("aws:codepipeline/pipeline:Pipeline", "stages[].actions[].outputArtifacts[]"),
        ],
        ["Built", "a_b-1", "a" * 100],
        ["a b", "a.b", "", "a" * 101],
    ),
    (
        [
            ("aws:opensearch/domain:Domain", "advancedOptions{}"),
            ("aws:elasticsearch/domain:Domain", "advancedOptions{}"),
        ],
        [
            "override_main_response_version",
            "indices.query.bool.max_clause_count",
            "rest.action.multi.allow_explicit_index",
        ],
        ["max_clause_count", "indices.queries.bool.max_clause_count"],
    ),
    (
        [("aws:redshift/cluster:Cluster", "clusterIdentifier")],
        ["books", "a-1", "a" * 63],
        ["Books", "a--b", "a-", "1a", "a_b", "a" * 64],
    ),
    ([("aws:redshift/cluster:Cluster", "databaseName")], ["dev", "_a$1"], ["Dev", "1dev", "my-db"]),
    (
        [("aws:redshift/cluster:Cluster", "masterUsername")],
        ["admin", "publics", "a.b@c"],
        ["public", "Admin", "1a", "a:b"],
    ),
    ([("aws:redshiftserverless/namespace:Namespace", "dbName")], ["dev", "Dev_1"], ["my-db", "1dev"]),
    (
        [("aws:redshift/parameterGroup:ParameterGroup", "family")],
        ["redshift-1.0", "redshift-2.0"],
        ["redshift", "redshift1.0"],
    ),
    (
        [
            ("aws:cognito/userPoolClient:UserPoolClient", "readAttributes[]"),
            ("aws:cognito/userPoolClient:UserPoolClient", "writeAttributes[]"),
        ],
        ["email", "custom:tenant", "dev:custom:a"],
        ["tenant", "e-mail", "custom:"],
    ),
    (
        [
            ("aws:dms/endpoint:Endpoint", "endpointId"),
            ("aws:dms/replicationInstance:ReplicationInstance", "replicationInstanceId"),
            ("aws:dms/replicationTask:ReplicationTask", "replicationTaskId"),
        ],
        ["move", "a-1"],
        ["1a", "a--b", "a-", "a_b"],
    ),
]


@pytest.mark.parametrize(("places", "taken", "refused_"), CASES, ids=lambda each: str(each[0])[:60])
def test_patterns_take_and_refuse(places: list[tuple[str, str]], taken: list[str], refused_: list[str]) -> None:
    for type, path in places:
        patterns = [form.pattern for form in ROWS if (form.type, form.path) == (type, path) and not form.when]
        assert patterns
        assert [text for text in taken if not all(re.fullmatch(each, text, re.DOTALL) for each in patterns)] == []
        assert [text for text in refused_ if all(re.fullmatch(each, text, re.DOTALL) for each in patterns)] == []

        def found(text: str, type: str = type, path: str = path) -> list[str]:
            resource = Resource(type=type, urn="urn", name="it", inputs=placed(path, text))
            here = re.sub(r"\[\d+\]", "[]", path).partition("{")[0]
            findings = refused.function(resource)
            return [each.property for each in findings if re.sub(r"\[\d+\]", "[]", each.property).startswith(here)]

        assert [text for text in taken if found(text)] == []
        assert [text for text in refused_ if text and not found(text)] == []  # an empty one is as good as none


def placed(path: str, text: str) -> dict[str, Any]:
    """Return the inputs that have a text where a path leads to."""
    value: Any = text
    for step in reversed(path.split(".")):
        name = step.rstrip("[]{}=")
        each = step.removeprefix(name)
        value = {name: {"": value, "[]": [value], "{=}": {"key": value}}[each] if each != "{}" else {text: "x"}}
    return value
