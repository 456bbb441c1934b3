import asyncio
import json

import pulumi
import pulumi_aws as aws

secret = aws.secretsmanager.Secret("database")
version = aws.secretsmanager.SecretVersion("database", secret_id=secret.id, secret_string='{"username": "app"}')
read = aws.secretsmanager.get_secret_version_output(secret_id=secret.id)
balancer = aws.lb.LoadBalancer("web")
group = aws.lb.TargetGroup("web", port=80, protocol="HTTP", vpc_id="vpc-1")
calls = []

# These work with a placeholder that has the shape of the real thing.
pulumi.export("account", balancer.arn.apply(lambda arn: arn.split(":")[4]))
pulumi.export("resource", balancer.arn.apply(lambda arn: arn.split(":")[5]))
pulumi.export("suffix", balancer.arn.apply(lambda arn: arn.split("loadbalancer/")[1]))
pulumi.export("upper", balancer.dns_name.apply(lambda name: name.upper()))
pulumi.export(
    "dashboard",
    pulumi.Output.all(balancer.arn_suffix, group.arn_suffix).apply(
        lambda both: json.dumps({"metrics": [["AWS/ApplicationELB", "RequestCount", "LoadBalancer", both[0]]]})
    ),
)

# A document is read by name.
user = read.secret_string.apply(lambda text: json.loads(text)["username"])
pulumi.export("user", user)

# These need the real value.
pulumi.export("port", balancer.dns_name.apply(lambda name: int(name)))


async def later(name):
    await asyncio.sleep(0)
    return int(name)


pulumi.export("later", balancer.dns_name.apply(later))


def nested(name):
    calls.append(name)
    # The inner function is given a plain value, but works with the placeholder.
    return pulumi.Output.from_input("known").apply(lambda known: {"a": 1}[name])


pulumi.export("nested", balancer.zone_id.apply(nested))


def make(arn):
    # Half of the work is done when the value turns out to be a placeholder.
    aws.sns.Topic("half-made")
    aws.sns.Topic("never-made", kms_master_key_id=arn.split("/")[9])


group.arn.apply(make)

# What is made of a document as a whole is unknown; what surrounds it is not lost.
aws.ssm.Parameter("user", type="String", value=user, description=balancer.dns_name)
pulumi.export("library", read.secret_string.apply(json.loads))
