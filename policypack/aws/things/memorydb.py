"""Clusters of MemoryDB, who may use them, and what they are made with."""

from __future__ import annotations

from policypack.aws.things.thing import Taken, Thing
from policypack.catalogue.tokens import Memorydb

# https://docs.aws.amazon.com/memorydb/latest/APIReference/API_CreateCluster.html, and so on for each
CLUSTER = Thing(
    "MemoryDB cluster",
    {Memorydb.CLUSTER: "name"},
    lambda aws, name, region: aws.memorydb.cluster(name, region=region),
    "memorydb describe-clusters",
    "Clusters[].Name",
    taken=Taken("ClusterAlreadyExistsFault"),
)
SUBNET_GROUP = Thing(
    "MemoryDB subnet group",
    {Memorydb.SUBNET_GROUP: "name"},
    lambda aws, name, region: aws.memorydb.subnet_group(name, region=region),
    "memorydb describe-subnet-groups",
    "SubnetGroups[].[Name,VpcId]",
    own=("default",),
    taken=Taken("SubnetGroupAlreadyExistsFault"),
)
PARAMETER_GROUP = Thing(
    "MemoryDB parameter group",
    {Memorydb.PARAMETER_GROUP: "name"},
    lambda aws, name, region: aws.memorydb.parameter_group(name, region=region),
    "memorydb describe-parameter-groups",
    "ParameterGroups[].Name",
    taken=Taken("ParameterGroupAlreadyExistsFault"),
)
ACL = Thing(
    "MemoryDB ACL",
    {Memorydb.ACL: "name"},
    lambda aws, name, region: aws.memorydb.acl(name, region=region),
    "memorydb describe-acls",
    "ACLs[].[Name,Status]",
    own=("open-access",),  # every user may do everything
    taken=Taken("ACLAlreadyExistsFault"),
)
USER = Thing(
    "MemoryDB user",
    {Memorydb.USER: "userName"},
    lambda aws, name, region: aws.memorydb.user(name, region=region),
    "memorydb describe-users",
    "Users[].Name",
    taken=Taken("UserAlreadyExistsFault"),
)
SNAPSHOT = Thing(
    "MemoryDB snapshot",
    {Memorydb.SNAPSHOT: "name"},
    lambda aws, name, region: aws.memorydb.snapshot(name, region=region),
    "memorydb describe-snapshots",
    "Snapshots[].[Name,Status]",
)
