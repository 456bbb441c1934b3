"""Which kind of resource a property names, where names and ARNs of others are easily taken for it."""

from __future__ import annotations

from typing import NamedTuple

from policypack.catalogue.tokens import (
    Autoscaling,
    Batch,
    Dax,
    Dms,
    Docdb,
    Ec2,
    Ecs,
    Eks,
    Elasticache,
    Elb,
    Iam,
    Lambda,
    Lb,
    Memorydb,
    Neptune,
    Rds,
    Redshift,
)


class Kind(NamedTuple):
    """The property, in the blocks at `within`, names one of `types`, and surely none of `wrong`.

    `says` is AWS's answer to those.
    """

    type: str
    property: str
    types: tuple[str, ...]
    says: str
    source: str
    wrong: tuple[str, ...]
    within: str = ""


_DOCS = "https://docs.aws.amazon.com"
_PARAMETERS = f"{_DOCS}/AmazonRDS/latest/UserGuide/USER_WorkingWithParamGroups.html"
_ROLES = f"{_DOCS}/IAM/latest/UserGuide/id_roles_use_switch-role-ec2_instance-profiles.html"
_SCALED = f"{_DOCS}/autoscaling/ec2/APIReference/API_CreateAutoScalingGroup.html"
_SERVICE = f"{_DOCS}/AmazonECS/latest/APIReference/API_CreateService.html"
_BALANCED = f"{_DOCS}/elasticloadbalancing/latest/APIReference"
_GROUP, _CLUSTER_GROUP = "DBParameterGroupNotFound", "DBClusterParameterGroupNotFound"
# What IAM has, none of which can be assumed.
_NO_ROLES = (Iam.INSTANCE_PROFILE, Iam.POLICY, Iam.USER, Iam.GROUP, Iam.ROLE_POLICY_ATTACHMENT)
# RDS, DocumentDB and Neptune share one catalogue of groups.
_SUBNETS = (Rds.SUBNET_GROUP, Docdb.SUBNET_GROUP, Neptune.SUBNET_GROUP)
_OTHER_SUBNETS = (
    Elasticache.SUBNET_GROUP,
    Redshift.SUBNET_GROUP,
    Memorydb.SUBNET_GROUP,
    Dms.REPLICATION_SUBNET_GROUP,
    Dax.SUBNET_GROUP,
)
_ALL_SUBNETS = (*_SUBNETS, *_OTHER_SUBNETS)
_INSTANCES = (Rds.PARAMETER_GROUP, Neptune.PARAMETER_GROUP)
_CLUSTERS = (Rds.CLUSTER_PARAMETER_GROUP, Neptune.CLUSTER_PARAMETER_GROUP, Docdb.CLUSTER_PARAMETER_GROUP)
KINDS = (
    *(
        Kind(type, name, _INSTANCES, _GROUP, _PARAMETERS, wrong=(*_CLUSTERS, Elasticache.PARAMETER_GROUP))
        for type, name in (
            (Rds.INSTANCE, "parameterGroupName"),
            (Rds.CLUSTER, "dbInstanceParameterGroupName"),
            (Rds.CLUSTER_INSTANCE, "dbParameterGroupName"),
            (Neptune.CLUSTER, "neptuneInstanceParameterGroupName"),
            (Neptune.CLUSTER_INSTANCE, "neptuneParameterGroupName"),
        )
    ),
    *(
        Kind(type, name, _CLUSTERS, _CLUSTER_GROUP, _PARAMETERS, wrong=(*_INSTANCES, Elasticache.PARAMETER_GROUP))
        for type, name in (
            (Rds.CLUSTER, "dbClusterParameterGroupName"),
            (Docdb.CLUSTER, "dbClusterParameterGroupName"),
            (Neptune.CLUSTER, "neptuneClusterParameterGroupName"),
        )
    ),
    *(
        Kind(
            type,
            name,
            _SUBNETS,
            "DBSubnetGroupNotFoundFault: a subnet group belongs to its service",
            f"{_DOCS}/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html",
            wrong=_OTHER_SUBNETS,
        )
        for type, name in (
            (Rds.INSTANCE, "dbSubnetGroupName"),
            (Rds.CLUSTER, "dbSubnetGroupName"),
            (Docdb.CLUSTER, "dbSubnetGroupName"),
            (Neptune.CLUSTER, "neptuneSubnetGroupName"),
        )
    ),
    *(
        Kind(
            type,
            name,
            (group,),
            "a subnet group belongs to its service, which knows no other",
            source,
            wrong=tuple(other for other in _ALL_SUBNETS if other != group),
        )
        for type, name, group, source in (
            (
                Elasticache.CLUSTER,
                "subnetGroupName",
                Elasticache.SUBNET_GROUP,
                f"{_DOCS}/AmazonElastiCache/latest/dg/SubnetGroups.html",
            ),
            (
                Elasticache.REPLICATION_GROUP,
                "subnetGroupName",
                Elasticache.SUBNET_GROUP,
                f"{_DOCS}/AmazonElastiCache/latest/dg/SubnetGroups.html",
            ),
            (
                Memorydb.CLUSTER,
                "subnetGroupName",
                Memorydb.SUBNET_GROUP,
                f"{_DOCS}/memorydb/latest/devguide/subnetgroups.html",
            ),
            (
                Redshift.CLUSTER,
                "clusterSubnetGroupName",
                Redshift.SUBNET_GROUP,
                f"{_DOCS}/redshift/latest/mgmt/working-with-cluster-subnet-groups.html",
            ),
            (
                Dax.CLUSTER,
                "subnetGroupName",
                Dax.SUBNET_GROUP,
                f"{_DOCS}/amazondynamodb/latest/developerguide/DAX.concepts.cluster.html",
            ),
            (
                Dms.REPLICATION_INSTANCE,
                "replicationSubnetGroupId",
                Dms.REPLICATION_SUBNET_GROUP,
                f"{_DOCS}/dms/latest/APIReference/API_CreateReplicationSubnetGroup.html",
            ),
        )
    ),
    Kind(
        Autoscaling.GROUP,
        "loadBalancers",
        (Elb.LOAD_BALANCER,),
        "ValidationError: Provided Load Balancers may not be valid; those of the newer kinds come by targetGroupArns",
        _SCALED,
        wrong=(Lb.LOAD_BALANCER, Lb.TARGET_GROUP),
    ),
    Kind(
        Autoscaling.GROUP,
        "targetGroupArns",
        (Lb.TARGET_GROUP,),
        "ValidationError: Target group ARN is not valid",
        _SCALED,
        wrong=(Lb.LOAD_BALANCER, Lb.LISTENER, Elb.LOAD_BALANCER),
    ),
    Kind(
        Autoscaling.GROUP,
        "launchConfiguration",
        (Ec2.LAUNCH_CONFIGURATION,),
        "ValidationError: Launch configuration name not found; a template is given by launchTemplate",
        _SCALED,
        wrong=(Ec2.LAUNCH_TEMPLATE,),
    ),
    Kind(
        Autoscaling.GROUP,
        "id",
        (Ec2.LAUNCH_TEMPLATE,),
        "InvalidLaunchTemplateId.Malformed",
        _SCALED,
        within="launchTemplate",
        wrong=(Ec2.LAUNCH_CONFIGURATION,),
    ),
    Kind(
        Lb.LISTENER,
        "loadBalancerArn",
        (Lb.LOAD_BALANCER,),
        "ValidationError: it is not a valid load balancer ARN",
        f"{_BALANCED}/API_CreateListener.html",
        wrong=(Lb.TARGET_GROUP, Lb.LISTENER, Elb.LOAD_BALANCER),
    ),
    Kind(
        Lb.LISTENER,
        "targetGroupArn",
        (Lb.TARGET_GROUP,),
        "ValidationError: it is not a valid target group ARN",
        f"{_BALANCED}/API_CreateListener.html",
        within="defaultActions",
        wrong=(Lb.LOAD_BALANCER, Lb.LISTENER),
    ),
    Kind(
        Lb.LISTENER_RULE,
        "listenerArn",
        (Lb.LISTENER,),
        "ValidationError: it is not a valid listener ARN",
        f"{_BALANCED}/API_CreateRule.html",
        wrong=(Lb.LOAD_BALANCER, Lb.TARGET_GROUP),
    ),
    Kind(
        Lb.LISTENER_RULE,
        "targetGroupArn",
        (Lb.TARGET_GROUP,),
        "ValidationError: it is not a valid target group ARN",
        f"{_BALANCED}/API_CreateRule.html",
        within="actions",
        wrong=(Lb.LOAD_BALANCER, Lb.LISTENER),
    ),
    Kind(
        Lb.TARGET_GROUP_ATTACHMENT,
        "targetGroupArn",
        (Lb.TARGET_GROUP,),
        "ValidationError: it is not a valid target group ARN",
        f"{_BALANCED}/API_RegisterTargets.html",
        wrong=(Lb.LOAD_BALANCER, Lb.LISTENER),
    ),
    Kind(
        Ecs.SERVICE,
        "targetGroupArn",
        (Lb.TARGET_GROUP,),
        "InvalidParameterException: the target group is not valid",
        _SERVICE,
        within="loadBalancers",
        wrong=(Lb.LOAD_BALANCER, Lb.LISTENER),
    ),
    Kind(
        Ecs.SERVICE,
        "cluster",
        (Ecs.CLUSTER,),
        "ClusterNotFoundException",
        _SERVICE,
        wrong=(Ecs.TASK_DEFINITION, Eks.CLUSTER, Ecs.SERVICE),
    ),
    Kind(
        Ecs.SERVICE,
        "taskDefinition",
        (Ecs.TASK_DEFINITION,),
        "ClientException: TaskDefinition not found",
        _SERVICE,
        wrong=(Ecs.CLUSTER, Ecs.SERVICE, Batch.JOB_DEFINITION),
    ),
    *(
        Kind(
            type,
            name,
            (Iam.ROLE,),
            "a service assumes a role, and neither an instance profile nor a policy",
            _ROLES,
            within=within,
            wrong=_NO_ROLES,
        )
        for type, name, within in (
            (Ecs.TASK_DEFINITION, "executionRoleArn", ""),
            (Ecs.TASK_DEFINITION, "taskRoleArn", ""),
            (Eks.CLUSTER, "roleArn", ""),
            (Eks.NODE_GROUP, "nodeRoleArn", ""),
            (Eks.FARGATE_PROFILE, "podExecutionRoleArn", ""),
            (Lambda.FUNCTION, "role", ""),
            (Batch.COMPUTE_ENVIRONMENT, "serviceRole", ""),
        )
    ),
    Kind(
        Batch.COMPUTE_ENVIRONMENT,
        "instanceRole",
        (Iam.INSTANCE_PROFILE,),
        "ClientException: machines run with an instance profile; a role has an ARN of another form",
        f"{_DOCS}/batch/latest/APIReference/API_ComputeResource.html",
        within="computeResources",
        wrong=(Iam.POLICY, Iam.USER),
    ),
    Kind(
        Iam.INSTANCE_PROFILE,
        "role",
        (Iam.ROLE,),
        "NoSuchEntity: The role with name … cannot be found",
        f"{_DOCS}/IAM/latest/APIReference/API_AddRoleToInstanceProfile.html",
        wrong=_NO_ROLES,
    ),
    Kind(
        Iam.ROLE_POLICY_ATTACHMENT,
        "role",
        (Iam.ROLE,),
        "NoSuchEntity: The role with name … cannot be found",
        f"{_DOCS}/IAM/latest/APIReference/API_AttachRolePolicy.html",
        wrong=_NO_ROLES,
    ),
    Kind(
        Iam.ROLE_POLICY_ATTACHMENT,
        "policyArn",
        (Iam.POLICY,),
        "InvalidInput: ARN is not valid for a policy",
        f"{_DOCS}/IAM/latest/APIReference/API_AttachRolePolicy.html",
        wrong=(Iam.ROLE, Iam.USER, Iam.GROUP, Iam.INSTANCE_PROFILE, Iam.ROLE_POLICY),
    ),
)
