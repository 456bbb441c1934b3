"""Databases, caches, search, brokers and streams: what is provisioned costs whether it is used or not.

Sources: https://aws.amazon.com/rds/pricing/ https://aws.amazon.com/rds/aurora/pricing/
https://aws.amazon.com/elasticache/pricing/ https://aws.amazon.com/opensearch-service/pricing/
https://aws.amazon.com/dynamodb/pricing/provisioned/ https://aws.amazon.com/msk/pricing/
"""

from __future__ import annotations

from collections.abc import Iterator

from policypack.block import Block
from policypack.cost.parts import LineName, Part, Pricer, Said, Unpriced, Usage, counted, number
from policypack.resource import Resource
from policypack.stack import Stack

CLUSTER = "aws:rds/cluster:Cluster"
INSTANCE = "aws:rds/instance:Instance"
LICENSED = ("oracle", "sqlserver", "custom", "db2")
_PLAIN_STORAGE = ("gp2", "gp3", "io1")


def rds_instance(database: Resource, stack: Stack) -> Iterator[Said]:
    source = stack.follow(database, "replicateSourceDb", INSTANCE)
    engine = database.text("engine") or (source.text("engine") if source else None)
    chosen = database.text("instanceClass")
    copies = 2 if database.flag("multiAz") else 1  # the standby costs the same again, storage too
    yield LineName(f"{chosen}, {engine}" + (", with a standby" if copies == 2 else ""))
    if engine is None:
        yield Unpriced("the instance", "its engine comes from a snapshot or from another stack")
    elif engine.startswith(LICENSED):
        yield Unpriced("the instance", f"the price of {engine} depends on edition and licence")
    else:
        yield Part(f"rds/{engine}/{chosen}/hour", copies)
    size = database.number("allocatedStorage") or (source.number("allocatedStorage") if source else None)
    if size:
        yield from _rds_storage(database, size, copies)
    if database.flag("publiclyAccessible"):
        yield Part("ipv4/hour", copies)
    if database.flag("manageMasterUserPassword"):
        yield Part("secret/month")
    yield Usage("backups of databases")


def _rds_storage(database: Resource, size: float, copies: int) -> Iterator[Said]:
    iops = database.number("iops")
    kind = database.text("storageType") or ("io1" if iops else "gp2")
    if kind not in _PLAIN_STORAGE:
        yield Unpriced(f"{number(size)} GB of {kind} storage", "there is no list price of it here")
        return
    yield Part(f"rds-storage/{kind}/month", size * copies)
    if kind == "io1" and iops:
        yield Part("rds-iops/io1/month", iops * copies)
    if kind == "gp3" and iops and iops > (12000 if size >= 400 else 3000):
        yield Unpriced("provisioned gp3 IOPS", "there is no list price of them here")


def rds_cluster(cluster: Resource, stack: Stack) -> Iterator[Said]:
    if cluster.flag("manageMasterUserPassword"):
        yield Part("secret/month")
        yield LineName("the secret of its password")
    chosen = cluster.text("dbClusterInstanceClass")
    if chosen:
        yield Unpriced(f"three instances of {chosen}", "there is no list price of Multi-AZ DB clusters here")
    yield Usage("storage, I/O and backups of Aurora")


def aurora_instance(instance: Resource, stack: Stack) -> Iterator[Said]:
    chosen = instance.text("instanceClass")
    cluster = stack.follow(instance, "clusterIdentifier", CLUSTER)
    engine = instance.text("engine") or (cluster.text("engine") if cluster else None)
    optimised = cluster is not None and cluster.text("storageType") == "aurora-iopt1"
    if chosen == "db.serverless":
        yield from _serverless(cluster, optimised)
    elif optimised:
        yield Unpriced(f"{chosen}", "there is no list price of I/O-Optimized instances here")
    else:
        yield Part(f"rds/{engine}/{chosen}/hour")
        yield LineName(f"{chosen}, {engine}")
    if instance.flag("publiclyAccessible"):
        yield Part("ipv4/hour")
    yield Usage("storage, I/O and backups of Aurora")


def _serverless(cluster: Resource | None, optimised: bool) -> Iterator[Said]:
    scaling = cluster.block("serverlessv2ScalingConfiguration") if cluster else None
    if scaling is None:
        yield Unpriced("Serverless v2 capacity", "its cluster is not in the stack, or sets no capacity range")
        return
    least, most = scaling.number("minCapacity", 0) or 0, scaling.number("maxCapacity", 0) or 0
    item = "aurora-io/acu/hour" if optimised else "aurora/acu/hour"
    yield Part(item, least)
    yield LineName(f"Serverless v2, {number(least)} to {counted(most, 'ACU')}, counted at {number(least)}")
    yield Usage("Aurora capacity above its minimum")


def document_database(instance: Resource, stack: Stack) -> Iterator[Said]:
    chosen = instance.text("instanceClass")
    yield Part(f"docdb/{chosen}/hour")
    yield LineName(f"{chosen}")
    yield Usage("storage and I/O of DocumentDB")


def cache_cluster(cluster: Resource, stack: Stack) -> Iterator[Said]:
    if cluster.has("replicationGroupId"):
        return  # a member: the group's own line counts it
    yield from _nodes(cluster, cluster.number("numCacheNodes", 1) or 1, cluster.text("engine", "redis") or "redis")


def replication_group(group: Resource, stack: Stack) -> Iterator[Said]:
    count = group.number("numCacheClusters")
    if count is None:
        shards = group.number("numNodeGroups", 1) or 1
        count = shards * (1 + (group.number("replicasPerNodeGroup", 0) or 0))
    yield from _nodes(group, count, group.text("engine", "redis") or "redis")


def _nodes(resource: Resource, count: float, engine: str) -> Iterator[Said]:
    node = resource.text("nodeType")
    if node is None:
        yield Unpriced("its nodes", "their type comes from a global replication group")
        return
    yield Part(f"cache/{engine}/{node}/hour", count)
    yield LineName(f"{counted(count, 'node')} of {node}, {engine}")


def search(domain: Resource, stack: Stack) -> Iterator[Said]:
    cluster = domain.block("clusterConfig") or Block({}, domain, "clusterConfig")
    old = domain.type.startswith("aws:elasticsearch/")
    default = "m4.large.elasticsearch" if old else "m4.large.search"
    count = cluster.number("instanceCount", 1) or 1
    kind = (cluster.text("instanceType", default) or default).replace(".elasticsearch", ".search")
    yield Part(f"search/{kind}/hour", count)
    text = f"{counted(count, 'instance')} of {kind}"
    if cluster.flag("dedicatedMasterEnabled"):
        masters = cluster.number("dedicatedMasterCount", 3) or 3
        master = (cluster.text("dedicatedMasterType", default) or default).replace(".elasticsearch", ".search")
        yield Part(f"search/{master}/hour", masters)
        text += f", {counted(masters, 'master')} of {master}"
    if cluster.flag("warmEnabled"):
        yield Unpriced("UltraWarm nodes", "there is no list price of them here")
    disks = domain.block("ebsOptions")
    size = (disks.number("volumeSize") or 0) if disks and disks.flag("ebsEnabled", default=True) else 0
    if disks and size:
        yield Part(f"search-storage/{disks.text('volumeType', 'gp2')}/month", size * count)
        text += f", {number(size)} GB each"
    yield LineName(text)


def table(table: Resource, stack: Stack) -> Iterator[Said]:
    yield Usage("storage and requests of DynamoDB")
    if table.text("billingMode", "PROVISIONED") != "PROVISIONED":
        return
    blocks: list[Block] = [table, *table.blocks("globalSecondaryIndexes")]
    reads = sum(block.number("readCapacity", 0) or 0 for block in blocks)
    writes = sum(block.number("writeCapacity", 0) or 0 for block in blocks)
    yield Part("dynamodb/rcu/hour", reads)
    yield Part("dynamodb/wcu/hour", writes)
    yield LineName(f"provisioned, {number(reads)} read and {number(writes)} write units with the indexes")


def stream(stream: Resource, stack: Stack) -> Iterator[Said]:
    yield Usage("data through streams")
    mode = stream.block("streamModeDetails")
    if mode and mode.text("streamMode") == "ON_DEMAND":
        yield Part("kinesis/stream/hour")
        return
    shards = stream.number("shardCount", 0) or 0
    yield Part("kinesis/shard/hour", shards)
    yield LineName(counted(shards, "shard"))


def kafka(cluster: Resource, stack: Stack) -> Iterator[Said]:
    brokers = cluster.number("numberOfBrokerNodes", 0) or 0
    group = cluster.block("brokerNodeGroupInfo")
    if group is None:
        return
    kind = group.text("instanceType")
    yield Part(f"msk/{kind}/hour", brokers)
    storage = group.block("storageInfo")
    volume = storage.block("ebsStorageInfo") if storage else None
    size = (volume.number("volumeSize") or 0) if volume else 0
    if size:
        yield Part("msk-storage/month", size * brokers)
    yield LineName(f"{counted(brokers, 'broker')} of {kind}" + (f", {number(size)} GB each" if size else ""))


def broker(broker: Resource, stack: Stack) -> Iterator[Said]:
    kind, mode = broker.text("hostInstanceType"), broker.text("deploymentMode", "SINGLE_INSTANCE") or ""
    nodes = {"ACTIVE_STANDBY_MULTI_AZ": 2, "CLUSTER_MULTI_AZ": 3}.get(mode, 1)
    yield Part(f"mq/{kind}/hour", nodes)
    yield LineName(f"{counted(nodes, 'instance')} of {kind}")
    yield Usage("storage of brokers")


def warehouse(cluster: Resource, stack: Stack) -> Iterator[Said]:
    nodes, kind = cluster.number("numberOfNodes", 1) or 1, cluster.text("nodeType")
    yield Part(f"redshift/{kind}/hour", nodes)
    yield LineName(f"{counted(nodes, 'node')} of {kind}")
    yield Usage("storage of Redshift")


PRICERS: dict[str, tuple[str, Pricer]] = {
    INSTANCE: ("Database", rds_instance),
    CLUSTER: ("Aurora cluster", rds_cluster),
    "aws:rds/clusterInstance:ClusterInstance": ("Aurora instance", aurora_instance),
    "aws:docdb/clusterInstance:ClusterInstance": ("DocumentDB instance", document_database),
    "aws:elasticache/cluster:Cluster": ("Cache", cache_cluster),
    "aws:elasticache/replicationGroup:ReplicationGroup": ("Cache", replication_group),
    "aws:opensearch/domain:Domain": ("Search domain", search),
    "aws:elasticsearch/domain:Domain": ("Search domain", search),
    "aws:dynamodb/table:Table": ("DynamoDB table", table),
    "aws:kinesis/stream:Stream": ("Kinesis stream", stream),
    "aws:msk/cluster:Cluster": ("Kafka cluster", kafka),
    "aws:mq/broker:Broker": ("Message broker", broker),
    "aws:redshift/cluster:Cluster": ("Redshift cluster", warehouse),
}
