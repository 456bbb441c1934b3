"""Unique names of what runs and of the networks that it runs in: functions, clusters, machines, load balancers."""

from __future__ import annotations

from policies.name._unique import Unique, answered, listed, named
from policypack import Aws, Resource
from policypack.catalogue.tokens import Autoscaling, Batch, Ec2, Ecr, Ecs, Eks, Elasticbeanstalk, Lambda, Lb


def _load_balancer(aws: Aws, _balancer: Resource, name: str) -> str | None:
    found = aws.elbv2.load_balancer(name)
    return found.arn if found else None


def _target_group(aws: Aws, _group: Resource, name: str) -> str | None:
    found = aws.elbv2.target_group(name)
    return found.arn if found else None


def _launch_template(aws: Aws, _template: Resource, name: str) -> str | None:
    found = aws.ec2.launch_template_named(name)
    return found.id if found else None


def _security_group(aws: Aws, group: Resource, name: str) -> str | None:
    network = group.text("vpcId")
    if not network:
        default = aws.ec2.vpcs((("is-default", ("true",)),))
        network = default[0].id if default else None
    if not network:
        return None
    # In a network that is shared, groups of other accounts may be seen.
    found = aws.ec2.security_groups((("vpc-id", (network,)),))
    return next((item.id for item in found if item.name == name and item.owner in ("", aws.account())), None)


def _node_group(aws: Aws, group: Resource, name: str) -> str | None:
    cluster = group.text("clusterName")
    return f"{cluster}:{name}" if cluster and aws.eks.node_group(cluster, name) is not None else None


def _addon(aws: Aws, addon: Resource, name: str) -> str | None:
    cluster = addon.text("clusterName")
    return f"{cluster}:{name}" if cluster and aws.eks.installed_addon(cluster, name) is not None else None


def _access_entry(aws: Aws, entry: Resource, principal: str) -> str | None:
    cluster = entry.text("clusterName")
    return f"{cluster}:{principal}" if cluster and aws.eks.access_entry(cluster, principal) is not None else None


def _service(aws: Aws, service: Resource, name: str) -> str | None:
    # A cluster of this stack has no service yet, or its services are this stack's own.
    cluster = service.raw("cluster") or "default"
    if not isinstance(cluster, str) or aws.ecs.service_status(cluster, name) is None:
        return None
    return f"{cluster.rpartition('/')[2]}/{name}"


IN_USE = "ResourceInUseException"

COMPUTE: dict[str, Unique] = {
    Lambda.FUNCTION: Unique(
        "name", "a function", named(lambda aws, name: aws.lambda_.function(name)), "ResourceConflictException"
    ),
    Ecr.REPOSITORY: Unique(
        "name",
        "a repository",
        named(lambda aws, name: aws.ecr.repository(aws.account(), name)),
        "RepositoryAlreadyExistsException",
    ),
    # https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreatePullThroughCacheRule.html
    Ecr.PULL_THROUGH_CACHE_RULE: Unique(
        "ecrRepositoryPrefix",
        "a pull through cache rule",
        listed(lambda aws: [rule.prefix for rule in aws.ecr.pull_through_rules(aws.account())]),
        "PullThroughCacheRuleAlreadyExistsException",
    ),
    # AWS would hand out one with the same settings, but the provider looks first: "ELBv2 Load Balancer (…) already
    # exists", and alike for target groups.
    # https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/elbv2/load_balancer.go
    Lb.LOAD_BALANCER: Unique("name", "a load balancer", _load_balancer, "DuplicateLoadBalancerName"),
    Lb.TARGET_GROUP: Unique("name", "a target group", _target_group, "DuplicateTargetGroupName"),
    # https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
    Ec2.SECURITY_GROUP: Unique("name", "a security group", _security_group, "InvalidGroup.Duplicate", within="vpcId"),
    Ec2.KEY_PAIR: Unique(
        "keyName", "a key pair", named(lambda aws, name: aws.ec2.key_pair(name)), "InvalidKeyPair.Duplicate"
    ),
    Ec2.LAUNCH_TEMPLATE: Unique(
        "name", "a launch template", _launch_template, "InvalidLaunchTemplateName.AlreadyExistsException"
    ),
    Ec2.PLACEMENT_GROUP: Unique(
        "name",
        "a placement group",
        listed(lambda aws: aws.network.placement_groups()),
        "InvalidPlacementGroup.Duplicate",
    ),
    # https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_CreateAutoScalingGroup.html
    Autoscaling.GROUP: Unique(
        "name", "an Auto Scaling group", named(lambda aws, name: aws.autoscaling.group(name)), "AlreadyExists"
    ),
    # https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateCluster.html, and so on for each
    Eks.CLUSTER: Unique("name", "a cluster", named(lambda aws, name: aws.eks.cluster(name)), IN_USE),
    Eks.NODE_GROUP: Unique("nodeGroupName", "a node group", _node_group, IN_USE, within="clusterName"),
    Eks.ADDON: Unique("addonName", "an add-on", _addon, IN_USE, within="clusterName"),
    Eks.ACCESS_ENTRY: Unique("principalArn", "an access entry for", _access_entry, IN_USE, within="clusterName"),
    # https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html
    Ecs.SERVICE: Unique(
        "name", "a service", _service, "InvalidParameterException: Creation of service was not idempotent"
    ),
    # https://docs.aws.amazon.com/elasticbeanstalk/latest/api/API_CreateApplication.html
    Elasticbeanstalk.APPLICATION: Unique(
        "name",
        "an Elastic Beanstalk application",
        listed(lambda aws: aws.elasticbeanstalk.applications()),
        "InvalidParameterValue",
    ),
    # Batch's own words are "Object already exists".
    Batch.COMPUTE_ENVIRONMENT: Unique(
        "name",
        "a compute environment",
        named(lambda aws, name: aws.batch.compute_environment(name)),
        "ClientException",
    ),
    Batch.JOB_QUEUE: Unique(
        "name", "a job queue", answered(lambda aws, name: aws.batch.job_queue(name)), "ClientException"
    ),
}
