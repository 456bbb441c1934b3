"""Clusters of Redshift and what they are made with."""

from __future__ import annotations

from policypack.aws.things.thing import Taken, Thing
from policypack.catalogue.tokens import Redshift

# https://docs.aws.amazon.com/redshift/latest/APIReference/API_CreateCluster.html, and so on for each
CLUSTER = Thing(
    "Redshift cluster",
    {Redshift.CLUSTER: "clusterIdentifier"},
    lambda aws, name, region: aws.redshift.cluster(name, region=region),
    "redshift describe-clusters",
    "Clusters[].ClusterIdentifier",
    folded=True,
    taken=Taken("ClusterAlreadyExists"),
)
SUBNET_GROUP = Thing(
    "Redshift subnet group",
    {Redshift.SUBNET_GROUP: "name"},
    lambda aws, name, region: aws.redshift.subnet_group(name, region=region),
    "redshift describe-cluster-subnet-groups",
    "ClusterSubnetGroups[].[ClusterSubnetGroupName,VpcId]",
    folded=True,
    own=("default",),
    taken=Taken("ClusterSubnetGroupAlreadyExists"),
)
PARAMETER_GROUP = Thing(
    "Redshift parameter group",
    {Redshift.PARAMETER_GROUP: "name"},
    lambda aws, name, region: aws.redshift.parameter_group(name, region=region),
    "redshift describe-cluster-parameter-groups",
    "ParameterGroups[].ParameterGroupName",
    folded=True,
    own=("default.*",),
    taken=Taken("ClusterParameterGroupAlreadyExists"),
)
SNAPSHOT = Thing(
    "Redshift snapshot",
    {Redshift.CLUSTER_SNAPSHOT: "snapshotIdentifier"},
    lambda aws, name, region: aws.redshift.snapshot(name, region=region),
    "redshift describe-cluster-snapshots",
    "Snapshots[].[SnapshotIdentifier,Status]",
)
