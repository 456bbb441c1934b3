import base64
import json

import pulumi
import pulumi_aws as aws
import pulumi_awsx as awsx
import pulumi_docker as docker
import pulumi_docker_build as docker_build
import pulumi_random as random
import pulumi_tls as tls

# Tokens of registries are base64 of "AWS:" and a password: in a callback, as a resource's input, in a plain call.
repository = aws.ecr.Repository("app")
token = aws.ecr.get_authorization_token_output(registry_id=repository.registry_id)
pulumi.export("user", token.authorization_token.apply(lambda t: base64.b64decode(t).decode().split(":")[0]))
pulumi.export("password", token.authorization_token.apply(lambda t: base64.b64decode(t).decode().split(":")[1]))
pulumi.export("token", token.authorization_token)


def login(found):
    user, password = base64.b64decode(found.authorization_token).decode().split(":")
    return docker.RegistryArgs(server=found.proxy_endpoint, username=user, password=password)


image = docker.Image("app", image_name=repository.repository_url, build={"context": "."}, registry=token.apply(login))
pulumi.export("image", image.image_name)
plain = repository.registry_id.apply(lambda i: aws.ecr.get_credentials(registry_id=i))
pulumi.export("plain", plain.apply(lambda c: base64.b64decode(c.authorization_token).decode().split(":")[0]))

# Certificates are base64, documents are JSON.
cluster = aws.eks.get_cluster(name="prod")
pulumi.export("pem", base64.b64decode(cluster.certificate_authorities[0].data).decode())
pulumi.export("issuer", cluster.identities[0].oidcs[0].issuer.replace("https://", ""))
trust = aws.iam.get_role(name="deploy").assume_role_policy
pulumi.export("trust", trust)
pulumi.export("trusts", json.dumps({**json.loads(trust)}))
planned = aws.eks.Cluster("mine", role_arn="arn:aws:iam::210987654321:role/eks", vpc_config={"subnet_ids": ["subnet-1"]})
pulumi.export("planned", planned.certificate_authority.apply(lambda ca: base64.b64decode(ca.data).decode()))

# Maps have the keys that are asked for, and show none.
network = aws.cloudformation.get_stack(name="network")
aws.ec2.SecurityGroup("mapped", vpc_id=network.outputs["VpcId"], description=aws.ec2.get_vpc(id="vpc-1").tags["Project"])
pulumi.export("keys", list(network.outputs))
pulumi.export("default", network.outputs.get("Missing", "fallback"))
pulumi.export("later", aws.ec2.get_vpc_output(default=True).tags["Project"])

# Documents that only AWS has give what is asked for by name, and are unknown as a whole.
database = pulumi.Output.json_loads(aws.secretsmanager.get_secret_version_output(secret_id="db").secret_string)
pulumi.export("entry", database["username"])
pulumi.export("entry-later", database.apply(lambda db: db["main"]["host"]))
pulumi.export("document", {"of": database})
aws.sqs.Queue("tagged", tags=database)
whole = json.loads(aws.secretsmanager.get_secret_version(secret_id="db").secret_string)
pulumi.export("whole", whole)
aws.sqs.Queue("tagged-at-once", tags={"all": whole, "one": whole["one"]})

# What is made of a stand-in counts where something of it is left.
for name, made in {
    "long": len,
    "cut": lambda url: url[:6] + "-x",
    "chosen": lambda url: "here" if url.startswith("2") else "there",
    "flagged": lambda url: url.endswith("app"),
    "nothing": lambda url: None,
    "constant": lambda url: {"size": "t3.micro"},
    "mixed": lambda url: {"size": "t3.micro", "image": url},
    "encoded": lambda url: base64.b64encode(f"docker run {url}".encode()).decode(),
    "upper": str.upper,
}.items():
    pulumi.export(name, repository.repository_url.apply(made))
pulumi.export("part", pulumi.Output.all(repository.repository_url, "t3.micro").apply(lambda both: both[1]))

# Flags may be texts; parts of arguments may be unknown.
ami = aws.ec2.get_ami(most_recent="true", owners=["amazon"], filters=[{"name": "name", "values": ["amzn2-*"]}])
pulumi.export("ami", ami.id)
pulumi.export("flag", ami.most_recent)
other = pulumi.StackReference("acme/net/prod")
subnets = aws.ec2.get_subnets_output(filters=[{"name": "vpc-id", "values": [other.get_output("vpcId")]}])
pulumi.export("subnet", subnets.ids[0])
pulumi.export("filter", subnets.apply(lambda s: s.filters[0]["values"][0]))
vpc = awsx.ec2.Vpc("v")
pulumi.export("of-a-component", aws.ec2.get_subnets_output(filters=[{"name": "vpc-id", "values": [vpc.vpc_id]}]).ids[0])

# A component may give back a resource by the name of an input that is an object.
front = awsx.lb.ApplicationLoadBalancer("front", default_security_group={"args": {"description": "In"}})
pulumi.export("made", front.default_security_group.apply(lambda group: group.id))

# Outputs of other packages, by the types that their SDKs declare.
pet, hexes, text = random.RandomPet("pet"), random.RandomId("hexes", byte_length=4), random.RandomString("text", length=8)
secret, key = random.RandomPassword("secret", length=16), tls.PrivateKey("key", algorithm="RSA")
built = docker_build.Image("built", tags=[repository.repository_url], push=True, context={"location": "."})
for name, output in {
    "pet": pet.id,
    "prefix": pet.prefix,
    "hex": hexes.hex,
    "base64": hexes.b64_std.apply(lambda b: base64.b64decode(b).decode()),
    "text": text.result,
    "length": text.length,
    "secret": secret.result,
    "public": key.public_key_openssh,
    "ref": built.ref,
    "vpc": vpc.vpc_id,
    "subnets": vpc.private_subnet_ids,
    "first": vpc.private_subnet_ids[0],
}.items():
    pulumi.export(name, output)

old = tls.PrivateKey.get("old", "0123abcd")
pulumi.export("read", old.public_key_openssh)
pulumi.export("asked", tls.get_public_key_output(private_key_pem=old.private_key_pem).public_key_openssh)


@pulumi.output_type
class ObjectMeta(dict):
    def __init__(self, *, name):
        pulumi.set(self, "name", name)

    @property
    @pulumi.getter
    def name(self) -> str:
        return pulumi.get(self, "name")


class ConfigMap(pulumi.CustomResource):
    def __init__(self, name, metadata=None):
        super().__init__("kubernetes:core/v1:ConfigMap", name, {"metadata": metadata})

    @property
    @pulumi.getter
    def metadata(self) -> pulumi.Output["ObjectMeta"]:
        return pulumi.get(self, "metadata")


pulumi.export("object", ConfigMap("settings").metadata.name)
pulumi.export("named-object", ConfigMap("others", {"name": "mine"}).metadata["name"])

# Lists that AWS fills in, asked by index.
zone = aws.route53.Zone("zone", name="a.example.com")
workgroup = aws.redshiftserverless.Workgroup("work", namespace_name="n", workgroup_name="g")
pulumi.export("server", zone.name_servers[0])
pulumi.export("servers", zone.name_servers)
pulumi.export("address", workgroup.endpoints[0].address)
