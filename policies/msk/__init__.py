"""Amazon MSK: Kafka versions, configurations and brokers."""

from __future__ import annotations

import math
from collections.abc import Iterator

from policypack import Aws, Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Msk, Secretsmanager
from policypack.shelf.existing import arn_outside, chosen_name
from policypack.shelf.outside import listed, proven, with_commands
from policypack.shown import argument

COMMAND = "aws kafka list-kafka-versions --region {region} --query 'KafkaVersions[].[Version,Status]' --output text"


@policy(Msk.CLUSTER, severity="critical")
def version_not_offered(cluster: Resource, *, aws: Aws) -> Iterator[Finding]:
    """Kafka version is not offered in the region.

    Why: "BadRequestException: Unsupported KafkaVersion [3.8.0]. Valid values: …". Newer versions are written with an
    x, 3.8.x, older ones with all three numbers.
    Source: https://docs.aws.amazon.com/msk/latest/developerguide/supported-kafka-versions.html
    """
    version = cluster.text("kafkaVersion")
    offered = aws.kafka.versions() if version else ()
    if not version or not offered or any(item.version == version for item in offered):
        return
    active = [item.version for item in offered if item.status == "ACTIVE"]
    short = ".".join(version.split(".")[:2])
    near = [item for item in active if item.startswith(f"{short}.")]
    instead = f"Use {listed(near)}" if near else f"Use an offered version, such as {listed(active[::-1], 4)}"
    yield cluster.finding(
        "kafkaVersion",
        problem=f"Kafka {version} is not offered by MSK in {cluster.region}.",
        fix=with_commands(f"{instead}; this lists all of them:", COMMAND.format(region=cluster.region)),
    )


@policy(Msk.CLUSTER, level="advisory")
def version_deprecated(cluster: Resource, *, aws: Aws) -> Iterator[Finding]:
    """Kafka version is deprecated.

    Why: MSK stops offering a deprecated version for new clusters, and upgrades the clusters that still run it.
    Source: https://docs.aws.amazon.com/msk/latest/developerguide/version-support.html
    """
    version = cluster.text("kafkaVersion")
    offered = aws.kafka.versions() if version else ()
    if not any(item.version == version and item.status == "DEPRECATED" for item in offered):
        return
    active = [item.version for item in offered if item.status == "ACTIVE"]
    yield cluster.finding(
        "kafkaVersion",
        problem=f"Kafka {version} is deprecated in {cluster.region}.",
        fix=with_commands(
            f"Use an active version, such as {listed(active[::-1], 4)}; this lists all of them:",
            COMMAND.format(region=cluster.region),
        ),
    )


@policy(Msk.CLUSTER, level="advisory", severity="critical")
def upgrade_not_allowed(cluster: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Running cluster cannot be taken to the planned Kafka version.

    Why: UpdateClusterKafkaVersion refuses it with a BadRequestException: a cluster goes to the versions that MSK lists
    for it, and never back.
    Source: https://docs.aws.amazon.com/msk/latest/developerguide/version-upgrades.html
    """
    version, name = cluster.text("kafkaVersion"), chosen_name(cluster, "clusterName")
    if not version or not name or (stack.has_state and not cluster.exists):
        return
    there = aws.kafka.cluster(name)
    if there is None or not there.version or there.version == version:
        return
    targets = aws.kafka.upgrades(there.arn)
    if targets is None or version in targets:
        return
    can = f"it can go to {listed(targets)}" if targets else "MSK lists no version that it can go to"
    yield cluster.finding(
        "kafkaVersion",
        problem=f"The cluster {name} runs Kafka {there.version}, which cannot be taken to {version}; {can}.",
        fix=with_commands(
            "Choose one of these, and go on from there later; this lists them:"
            if targets
            else f"Set kafkaVersion to {there.version}, and ask again when MSK has a later one:",
            f"aws kafka get-compatible-kafka-versions --cluster-arn {argument(there.arn)} --region {cluster.region}",
        ),
    )


@policy(Msk.CLUSTER)
def configuration_not_found(cluster: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Configuration of the cluster, or its revision, does not exist.

    Why: CreateCluster refuses it with a NotFoundException or a BadRequestException. Each change of a configuration
    makes a new revision; the first one is 1.
    Source: https://docs.aws.amazon.com/msk/1.0/apireference/configurations-arn.html
    """
    info = cluster.block("configurationInfo")
    arn = arn_outside(info, "arn", stack, aws, Msk.CONFIGURATION) if info is not None and info.has("arn") else None
    if info is None or arn is None or arn.service != "kafka":
        return
    found = aws.kafka.configuration(arn.text, region=arn.region)
    revision = info.number("revision")
    if found is not None and (not revision or revision <= found.newest):
        return
    name = arn.resource.split("/")[1] if "/" in arn.resource else arn.resource
    problem = (
        f"There is no configuration {name} of this ARN in {arn.region}, and this stack does not create it."
        if found is None
        else f"The configuration {name} has revisions up to {found.newest}, and revision is {revision}."
    )
    yield info.finding(
        "arn" if found is None else "revision",
        problem=problem,
        fix=with_commands(
            "Name one that is there, or create it in the stack and refer to its arn and latestRevision:",
            f"aws kafka list-configurations --region {argument(arn.region)} "
            "--query 'Configurations[].[Arn,LatestRevision.Revision]' --output text",
        ),
        level=proven(info, "arn", stack),
    )


@policy(Msk.CLUSTER)
def brokers_unequal_subnets(cluster: Resource) -> Iterator[Finding]:
    """Brokers cannot be spread evenly over the subnets.

    Why: BadRequestException: each zone gets as many brokers as the others. A single subnet is refused too: "The number
    of Availability Zones in the BrokerAZDistribution parameter must be equal to the number of client subnets."
    Source: https://docs.aws.amazon.com/msk/latest/developerguide/msk-create-cluster.html
        https://github.com/hashicorp/terraform-provider-aws/issues/9658
    """
    nodes, group = cluster.number("numberOfBrokerNodes"), cluster.block("brokerNodeGroupInfo")
    if group is None or not group.has("clientSubnets"):
        return
    subnets = len(group.items("clientSubnets"))
    if subnets == 1:
        yield group.finding(
            "clientSubnets",
            problem="clientSubnets names 1 subnet, and MSK takes two or three.",
            fix="Name two or three subnets in different zones.",
        )
    elif nodes and subnets and nodes % subnets:
        more = math.ceil(nodes / subnets) * subnets
        yield cluster.finding(
            "numberOfBrokerNodes",
            problem=f"numberOfBrokerNodes is {nodes}, which cannot be spread evenly over the {subnets} subnets of "
            "clientSubnets.",
            fix=f"Set numberOfBrokerNodes to a multiple of {subnets}, such as {more}.",
        )


@policy(Msk.SCRAM_SECRET_ASSOCIATION, Msk.SINGLE_SCRAM_SECRET_ASSOCIATION)
def secret_refused(association: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Secret of a cluster's user has another name, or another key, than MSK takes.

    Why: "UnprocessedScramSecret: The provided secret has an invalid prefix", "… is encrypted with the default key": the
    name begins with AmazonMSK_, and the key is one of your own.
    Source: https://docs.aws.amazon.com/msk/latest/developerguide/msk-password-tutorial.html
    https://docs.aws.amazon.com/msk/latest/developerguide/msk-password-limitations.html
    """
    property = "secretArn" if association.type == Msk.SINGLE_SCRAM_SECRET_ASSOCIATION else "secretArnLists"
    for secret in stack.follow_all(association, property, Secretsmanager.SECRET):
        name = secret.text("name") or secret.text("namePrefix")
        if secret.external:
            continue
        if name and not name.startswith("AmazonMSK_"):
            problem, fix = f"is called {name}, and MSK takes names that begin with AmazonMSK_", "Call it AmazonMSK_…"
        elif not secret.has("kmsKeyId"):
            problem, fix = (
                "is encrypted with AWS's own key, which MSK does not take",
                "Set its kmsKeyId to a key of yours",
            )
        else:
            continue
        yield association.finding(property, problem=f"The secret {secret.name} {problem}.", fix=f"{fix}.")
