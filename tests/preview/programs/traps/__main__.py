import json

import pulumi
import pulumi.dynamic
import pulumi_aws as aws
from parts import Hosted, Outer

config = pulumi.Config()
token = config.require_secret("token")
limits = config.require_secret_object("limits")
assert config.require_int("retries") == 3
assert config.require_object("zones") == ["a", "b"]
assert config.require_bool("verbose") is True


def add_team(args):
    if args.type_ == "aws:sqs/queue:Queue":
        return pulumi.ResourceTransformResult(props={**args.props, "tags": {"Team": "queues"}}, opts=args.opts)
    return None


def protect_topics(args):
    if args.type_ != "aws:sns/topic:Topic":
        return None
    return pulumi.ResourceTransformResult(
        props={**args.props, "displayName": "from the stack"}, opts=pulumi.ResourceOptions.merge(args.opts, pulumi.ResourceOptions(protect=True))
    )


def own(args):
    assert "displayName" not in args.props
    return pulumi.ResourceTransformResult(props={**args.props, "displayName": "own", "fifoTopic": True}, opts=args.opts)


def other_vpc(args):
    if args.token != "aws:ec2/getVpc:getVpc":
        return None
    return pulumi.InvokeTransformResult(args={**args.args, "default": True}, opts=args.opts)


pulumi.runtime.register_resource_transform(protect_topics)
pulumi.runtime.register_invoke_transform(other_vpc)

ireland = aws.Provider("ireland", region="eu-west-1", default_tags={"tags": {"Owner": "ireland"}})

# Providers: inherited through components, overridden by one resource.
outer = Outer("outer", pulumi.ResourceOptions(providers={"aws": ireland}, transforms=[add_team], protect=True))
home = aws.sqs.Queue("home")
away = aws.sqs.Queue("away", opts=pulumi.ResourceOptions(provider=ireland))
region_of_its_own = aws.sqs.Queue("elsewhere", region="us-east-1")

# Names, tags, timeouts, aliases.
bucket = aws.s3.Bucket("Assets", tags={"Team": "web"})
named = aws.s3.Bucket("named", bucket="my-own-name")
prefixed = aws.iam.Role("prefixed", name_prefix="ops-", assume_role_policy="{}")
table = aws.dynamodb.Table(
    "orders",
    attributes=[{"name": "id", "type": "S"}],
    hash_key="id",
    billing_mode="PAY_PER_REQUEST",
    opts=pulumi.ResourceOptions(
        custom_timeouts=pulumi.CustomTimeouts(create="1h30m", delete="90s"),
        aliases=[pulumi.Alias(name="old-orders")],
        depends_on=[bucket],
        retain_on_delete=True,
        ignore_changes=["tags"],
        delete_before_replace=True,
    ),
)

own_topic = aws.sns.Topic("own", opts=pulumi.ResourceOptions(transforms=[own]))

# Secrets, assets, JSON given as an object.
aws.ssm.Parameter("secret", type="SecureString", value=token)
aws.ssm.Parameter("nested", type="SecureString", value=limits.apply(lambda found: found["key"]))
function = aws.lambda_.Function(
    "work",
    role=prefixed.arn,
    handler="handler.handler",
    runtime="python3.12",
    code=pulumi.AssetArchive({"handler.py": pulumi.FileAsset("./handler.py"), "more.txt": pulumi.StringAsset("x")}),
    timeout="30",
    environment={"variables": {"BUCKET": bucket.bucket, "QUEUE": home.url, "TABLE_ARN": table.arn}},
)
policy = aws.iam.Policy(
    "policy",
    policy={"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sqs:*", "Resource": home.arn}]},
)
# The provider turns the object into text: a program may read it back as such.
pulumi.export("actions", policy.policy.apply(lambda text: json.loads(text)["Statement"][0]["Action"]))

# Reads.
found = aws.ec2.SecurityGroup.get("found", "sg-0123456789abcdef0")
aws.ec2.SecurityGroup(
    "uses-found",
    ingress=[{"protocol": "tcp", "fromPort": 80, "toPort": 80, "securityGroups": [found.id]}],
    vpc_id=found.vpc_id,
)
network = pulumi.StackReference("acme/network/production")
aws.ec2.Subnet("referred", vpc_id=network.require_output("vpcId"), cidr_block="10.0.0.0/24")


# Dynamic resources and remote components.
class Echo(pulumi.dynamic.ResourceProvider):
    def create(self, props):
        return pulumi.dynamic.CreateResult("id", props)


class EchoResource(pulumi.dynamic.Resource):
    def __init__(self, name, props, opts=None):
        super().__init__(Echo(), name, {"made": None, **props}, opts)


echo = EchoResource("echo", {"text": "hello"})
hosted = Hosted("hosted")
aws.ec2.Subnet("hosted-subnet", vpc_id=hosted.vpcId, cidr_block="10.0.1.0/24")

pulumi.export("echo", echo.id)
pulumi.export("url", home.url)
pulumi.export("queue", outer.inner.queue.url)
pulumi.export("token", token)
pulumi.log.warn("mind the traps")
print("printed by the program")
