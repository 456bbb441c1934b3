"""The catalogue of the AWS provider says what a plan needs to know, and agrees with the SDK it was made from."""

from __future__ import annotations

import importlib.util
import subprocess
import sys

import pytest

from policypack.catalogue import provider as shapes
from policypack.catalogue._sdk import Module, sdk_folder
from policypack.catalogue._store import member

BUCKET = "aws:s3/bucket:Bucket"
DATABASE = "aws:rds/instance:Instance"
LOAD_BALANCER = "aws:lb/loadBalancer:LoadBalancer"
QUEUE = "aws:sqs/queue:Queue"


@pytest.mark.parametrize(
    ("token", "output", "kind"),
    [
        ("aws:ec2/vpc:Vpc", "id", "string"),
        ("aws:ec2/vpc:Vpc", "arn", "arn"),
        ("aws:ec2/vpc:Vpc", "enableDnsSupport", "boolean"),
        (LOAD_BALANCER, "id", "arn"),
        (LOAD_BALANCER, "dnsName", "string"),
        ("aws:ecs/taskDefinition:TaskDefinition", "id", "string"),
        ("aws:ecs/taskDefinition:TaskDefinition", "revision", "number"),
        ("aws:rds/cluster:Cluster", "masterUserSecrets", "list"),
        ("aws:lambda/function:Function", "code", "asset"),
        ("aws:sns/topic:Topic", "tagsAll", "map"),
        ("aws:secretsmanager/secretVersion:SecretVersion", "arn", "arn"),
        ("aws:secretsmanager/secretVersion:SecretVersion", "id", "string"),
    ],
)
def test_an_output_has_the_kind_that_the_provider_gives_it(token: str, output: str, kind: str) -> None:
    assert shapes.outputs(token)[output].kind == kind


def test_the_elements_of_lists_and_the_fields_of_objects_have_shapes() -> None:
    secrets = shapes.outputs("aws:rds/cluster:Cluster")["masterUserSecrets"]
    assert secrets.element is not None
    assert secrets.element.kind == "object"
    assert secrets.element.fields["secretArn"].kind == "arn"
    options = shapes.outputs("aws:acm/certificate:Certificate")["domainValidationOptions"].element
    assert options is not None
    assert set(options.fields) >= {"domainName", "resourceRecordName", "resourceRecordType", "resourceRecordValue"}


def test_an_object_that_contains_itself_is_unfolded_only_as_far_as_somebody_looks() -> None:
    rules = shapes.outputs("aws:wafv2/ruleGroup:RuleGroup")["rules"].element
    assert rules is not None
    shape = rules.fields["statement"]
    for _ in range(20):
        statements = shape.fields["andStatement"].fields["statements"].element
        assert statements is not None
        shape = statements
    assert shape.kind == "object"


def test_a_required_input_is_not_optional_and_an_output_that_may_be_missing_is() -> None:
    assert not shapes.inputs("aws:iam/role:Role")["assumeRolePolicy"].optional
    assert shapes.inputs("aws:iam/role:Role")["name"].optional
    assert not shapes.inputs("aws:s3/bucketVersioning:BucketVersioning")["bucket"].optional
    assert not shapes.outputs(DATABASE)["endpoint"].optional
    assert shapes.outputs(DATABASE)["kmsKeyId"].kind == "string"
    assert shapes.outputs("aws:sns/topic:Topic")["displayName"].optional


def test_what_the_sdk_hides_is_secret() -> None:
    assert shapes.outputs(DATABASE)["password"].secret
    assert not shapes.outputs(DATABASE)["username"].secret
    assert shapes.outputs("aws:secretsmanager/secretVersion:SecretVersion")["secretString"].secret


@pytest.mark.parametrize(
    ("token", "regional"),
    [
        (BUCKET, True),
        ("aws:ec2/vpc:Vpc", True),
        ("aws:iam/role:Role", False),
        ("aws:route53/zone:Zone", False),
        ("aws:cloudfront/distribution:Distribution", False),
        # Its `region` is not where it lives, and deprecated.
        ("aws:cfg/aggregateAuthorization:AggregateAuthorization", False),
        ("random:index/randomId:RandomId", False),
    ],
)
def test_region_is_filled_for_regional_types_alone(token: str, regional: bool) -> None:
    assert shapes.is_regional(token) is regional


@pytest.mark.parametrize(
    ("token", "tagged"),
    [(BUCKET, True), ("aws:iam/role:Role", True), ("aws:s3/bucketPolicy:BucketPolicy", False), ("x:y:Z", False)],
)
def test_default_tags_reach_types_with_tags_and_tags_all(token: str, tagged: bool) -> None:
    assert shapes.has_tags(token) is tagged


@pytest.mark.parametrize(
    ("token", "given", "name"),
    [
        (BUCKET, {}, "my-bucket-0a1b2c3"),
        ("aws:iam/role:Role", {}, "My-Bucket-0a1b2c3"),
        (QUEUE, {"fifoQueue": True}, "My-Bucket-0a1b2c3.fifo"),
        (QUEUE, {"fifoQueue": False}, "My-Bucket-0a1b2c3"),
        ("aws:kms/alias:Alias", {}, "alias/My-Bucket-0a1b2c3"),
        ("aws:athena/database:Database", {}, "My-Bucket_0a1b2c3"),
        ("aws:s3/bucketObject:BucketObject", {}, "My-Bucket"),
    ],
)
def test_the_provider_makes_up_a_name(token: str, given: dict[str, object], name: str) -> None:
    naming = shapes.naming(token)
    assert naming is not None
    assert naming.fills(given)
    assert naming.text("My-Bucket", "0a1b2c3", given) == name


@pytest.mark.parametrize("given", [{"bucket": "assets"}, {"bucketPrefix": "assets-"}])
def test_a_name_or_a_prefix_keeps_the_provider_from_making_one_up(given: dict[str, object]) -> None:
    naming = shapes.naming(BUCKET)
    assert naming is not None
    assert not naming.fills(given)


@pytest.mark.parametrize(
    ("token", "property"),
    [
        (DATABASE, "identifier"),
        ("aws:rds/cluster:Cluster", None),  # AWS's own "tf-…" name, made at the update
        ("aws:rds/clusterInstance:ClusterInstance", None),
        ("aws:docdb/cluster:Cluster", None),
        ("aws:neptune/cluster:Cluster", None),
        ("aws:lambda/permission:Permission", "statementId"),
        ("aws:eks/nodeGroup:NodeGroup", "nodeGroupName"),
        ("aws:route53/record:Record", None),
        ("aws:ec2/vpc:Vpc", None),
        (LOAD_BALANCER, "name"),
    ],
)
def test_the_property_that_gets_the_name(token: str, property: str | None) -> None:
    assert shapes.autoname(token) == property


@pytest.mark.parametrize(
    ("token", "inputs", "name"),
    [
        (DATABASE, {"engine": "postgres"}, "orders0123456"),
        (DATABASE, {"engine": "SQLServer-ex"}, "orders012"),
        ("aws:iot/topicRule:TopicRule", {}, "orders"),
        (BUCKET, {}, "orders-0123456"),
    ],
)
def test_names_as_the_provider_makes_them_up(token: str, inputs: dict[str, object], name: str) -> None:
    naming = shapes.naming(token, inputs)
    assert naming is not None
    assert naming.text("orders", "0123456"[: naming.random], inputs) == name


def test_a_sql_server_has_fifteen_characters() -> None:
    naming = shapes.naming(DATABASE, {"engine": "sqlserver-se"})
    assert naming is not None
    assert naming.max_length == 15


def test_lengths_that_the_provider_holds_names_to() -> None:
    lengths = {
        token: (shapes.naming(token) or pytest.fail(token)).max_length for token in (BUCKET, QUEUE, LOAD_BALANCER)
    }
    assert lengths == {BUCKET: 63, QUEUE: 80, LOAD_BALANCER: 255}


@pytest.mark.parametrize(
    ("token", "output"),
    [
        (BUCKET, "bucket"),
        ("aws:iam/role:Role", "name"),
        (QUEUE, "url"),
        (LOAD_BALANCER, "arn"),
        ("aws:ecs/cluster:Cluster", "arn"),
        (DATABASE, None),  # an id of RDS's own since version 6 of the provider
        ("aws:ec2/vpc:Vpc", None),
    ],
)
def test_an_id_that_repeats_another_output(token: str, output: str | None) -> None:
    assert shapes.identity(token) == output
    assert output is None or output in shapes.outputs(token)


def test_deprecation_notes_are_the_sdks_own() -> None:
    assert shapes.deprecation("aws:s3/bucketV2:BucketV2") == "s3.BucketV2 has been deprecated in favor of s3.Bucket"
    assert shapes.deprecation(BUCKET) is None
    assert shapes.aliases(BUCKET) == ("aws:s3/bucketV2:BucketV2",)


def test_defaults_that_the_provider_fills_in() -> None:
    assert shapes.defaults("aws:ec2/securityGroup:SecurityGroup") == {"description": "Managed by Pulumi"}
    assert not shapes.defaults(BUCKET)


def test_a_type_that_nobody_knows_has_nothing() -> None:
    for token in ("aws:s3/bukket:Bukket", "kubernetes:core/v1:Pod", "pulumi:pulumi:Stack", "", "aws:s3"):
        assert not shapes.is_known(token)
        assert not shapes.outputs(token)
        assert shapes.autoname(token) is None
        assert shapes.function(token) is None


def test_the_provider_resource_is_catalogued_too() -> None:
    assert {"region", "profile", "assumeRoles", "defaultTags"} <= set(shapes.inputs("pulumi:providers:aws"))


def test_a_function_has_arguments_and_results() -> None:
    function = shapes.function("aws:ec2/getSubnets:getSubnets")
    assert function is not None
    assert function.python_name == "get_subnets"
    assert set(function.arguments) == {"filters", "region", "tags"}
    assert function.results["ids"].kind == "list"


def test_python_knows_a_type_by_package_and_class() -> None:
    assert shapes.python_class("aws:lambda/function:Function") == ("lambda_", "Function")
    assert shapes.python_class("x:y:Z") is None


def test_every_catalogued_shape_can_be_read() -> None:
    tokens = shapes.resource_types()
    assert len(tokens) > 1700
    for token in tokens:
        for shape in shapes.outputs(token).values():
            inner = shape.element or shape
            assert inner.kind != "object" or inner.fields, (token, shape)


def test_reading_shapes_imports_neither_the_sdk_nor_boto3() -> None:
    code = (
        "import sys; from policypack.catalogue import provider as shapes; shapes.outputs('aws:s3/bucket:Bucket');"
        "sys.exit(','.join(m for m in ('pulumi_aws', 'boto3', 'cfnlint') if m in sys.modules) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.skipif(importlib.util.find_spec("pulumi_aws") is None, reason="pulumi-aws is not installed")
@pytest.mark.parametrize("name", ["sns", "acm", "lambda_"])
def test_the_committed_catalogue_agrees_with_the_installed_sdk(name: str) -> None:
    folder, version = sdk_folder()
    if version != member("provider", "index")["version"]:
        pytest.skip(f"the catalogue was made from another pulumi-aws than the installed {version}")
    module = Module(folder / name, name)
    module.read()
    data = module.data()
    committed = member("provider", f"m/{name.rstrip('_')}")
    assert committed["functions"] == data["functions"]
    assert committed["objects"] == data["objects"]
    for token, record in data["resources"].items():
        for part in ("properties", "inputs", "required", "notes", "aliases", "secrets"):
            assert committed["resources"][token].get(part) == record.get(part), (token, part)
