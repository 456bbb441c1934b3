"""Zones, and what needs more than one of them."""

from __future__ import annotations

import re

from policypack.catalogue.tokens import Dms, Docdb, Ecs, Eks, Elasticache, Lb, Neptune, Rds

# Where subnets are listed (block, property), and what refuses a single zone.
# https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html
# https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html
# https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html
# https://docs.aws.amazon.com/dms/latest/APIReference/API_CreateReplicationSubnetGroup.html
# https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy-planning.html
ZONED = {
    Rds.SUBNET_GROUP: ("", "subnetIds", "RDS refuses it"),
    Docdb.SUBNET_GROUP: ("", "subnetIds", "DocumentDB refuses it"),
    Neptune.SUBNET_GROUP: ("", "subnetIds", "Neptune refuses it"),
    Dms.REPLICATION_SUBNET_GROUP: ("", "subnetIds", "DMS refuses it (ReplicationSubnetGroupDoesNotCoverEnoughAZs)"),
    Rds.PROXY: ("", "vpcSubnetIds", "a proxy needs two"),
    Lb.LOAD_BALANCER: ("", "subnets", "an Application Load Balancer needs two"),
    Eks.CLUSTER: ("vpcConfig", "subnetIds", "EKS needs two"),
    Elasticache.SUBNET_GROUP: ("", "subnetIds", ""),
    Ecs.SERVICE: ("networkConfiguration", "subnets", ""),
}
# eu-west-1a and euw1-az2; the names of Local Zones and Wavelength Zones are longer.
ZONE = re.compile(r"[a-z]{2,4}(-[a-z]+)+-\d[a-z]|[a-z]+\d+-az\d+")
