"""What an ARN of each resource type looks like, so that programs that take one apart keep working.

Source: https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html,
"Resource types defined by" each service.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from policypack.aws.regions import partition

# service:region:account:resource, with r for the region, a for the account and {} for what only an update knows.
_FORMS: Final = {
    "acm/certificate:Certificate": "acm:r:a:certificate/{}",
    "alb/listener:Listener": "elasticloadbalancing:r:a:listener/app/{}/{}/{}",
    "alb/loadBalancer:LoadBalancer": "elasticloadbalancing:r:a:loadbalancer/app/{}/{}",
    "alb/targetGroup:TargetGroup": "elasticloadbalancing:r:a:targetgroup/{}/{}",
    "apigateway/restApi:RestApi": "apigateway:r::/restapis/{}",
    "apigateway/stage:Stage": "apigateway:r::/restapis/{}/stages/{}",
    "apigatewayv2/api:Api": "apigateway:r::/apis/{}",
    "apigatewayv2/stage:Stage": "apigateway:r::/apis/{}/stages/{}",
    "autoscaling/group:Group": "autoscaling:r:a:autoScalingGroup:{}:autoScalingGroupName/{}",
    "autoscaling/policy:Policy": "autoscaling:r:a:scalingPolicy:{}:autoScalingGroupName/{}:policyName/{}",
    "backup/vault:Vault": "backup:r:a:backup-vault:{}",
    "backup/plan:Plan": "backup:r:a:backup-plan:{}",
    "cloudfront/distribution:Distribution": "cloudfront::a:distribution/{}",
    "cloudtrail/trail:Trail": "cloudtrail:r:a:trail/{}",
    "cloudwatch/compositeAlarm:CompositeAlarm": "cloudwatch:r:a:alarm:{}",
    "cloudwatch/dashboard:Dashboard": "cloudwatch::a:dashboard/{}",
    "cloudwatch/eventBus:EventBus": "events:r:a:event-bus/{}",
    "cloudwatch/eventRule:EventRule": "events:r:a:rule/{}",
    "cloudwatch/logGroup:LogGroup": "logs:r:a:log-group:{}",
    "cloudwatch/metricAlarm:MetricAlarm": "cloudwatch:r:a:alarm:{}",
    "codebuild/project:Project": "codebuild:r:a:project/{}",
    "codepipeline/pipeline:Pipeline": "codepipeline:r:a:{}",
    "cognito/userPool:UserPool": "cognito-idp:r:a:userpool/{}",
    "docdb/cluster:Cluster": "rds:r:a:cluster:{}",
    "docdb/clusterInstance:ClusterInstance": "rds:r:a:db:{}",
    "dynamodb/table:Table": "dynamodb:r:a:table/{}",
    "ec2/instance:Instance": "ec2:r:a:instance/{}",
    "ec2/launchTemplate:LaunchTemplate": "ec2:r:a:launch-template/{}",
    "ec2/securityGroup:SecurityGroup": "ec2:r:a:security-group/{}",
    "ec2/subnet:Subnet": "ec2:r:a:subnet/{}",
    "ec2/vpc:Vpc": "ec2:r:a:vpc/{}",
    "ecr/repository:Repository": "ecr:r:a:repository/{}",
    "ecs/cluster:Cluster": "ecs:r:a:cluster/{}",
    "ecs/service:Service": "ecs:r:a:service/{}/{}",
    "ecs/taskDefinition:TaskDefinition": "ecs:r:a:task-definition/{}:1",
    "efs/accessPoint:AccessPoint": "elasticfilesystem:r:a:access-point/{}",
    "efs/fileSystem:FileSystem": "elasticfilesystem:r:a:file-system/{}",
    "eks/cluster:Cluster": "eks:r:a:cluster/{}",
    "elasticache/cluster:Cluster": "elasticache:r:a:cluster:{}",
    "elasticache/replicationGroup:ReplicationGroup": "elasticache:r:a:replicationgroup:{}",
    "iam/group:Group": "iam::a:group/{}",
    "iam/instanceProfile:InstanceProfile": "iam::a:instance-profile/{}",
    "iam/openIdConnectProvider:OpenIdConnectProvider": "iam::a:oidc-provider/{}",
    "iam/policy:Policy": "iam::a:policy/{}",
    "iam/role:Role": "iam::a:role/{}",
    "iam/user:User": "iam::a:user/{}",
    "kinesis/firehoseDeliveryStream:FirehoseDeliveryStream": "firehose:r:a:deliverystream/{}",
    "kinesis/stream:Stream": "kinesis:r:a:stream/{}",
    "kms/alias:Alias": "kms:r:a:alias/{}",
    "kms/key:Key": "kms:r:a:key/{}",
    "lambda/alias:Alias": "lambda:r:a:function:{}:{}",
    "lambda/function:Function": "lambda:r:a:function:{}",
    "lambda/layerVersion:LayerVersion": "lambda:r:a:layer:{}:1",
    "lb/listener:Listener": "elasticloadbalancing:r:a:listener/app/{}/{}/{}",
    "lb/listenerRule:ListenerRule": "elasticloadbalancing:r:a:listener-rule/app/{}/{}/{}/{}",
    "lb/loadBalancer:LoadBalancer": "elasticloadbalancing:r:a:loadbalancer/app/{}/{}",
    "lb/targetGroup:TargetGroup": "elasticloadbalancing:r:a:targetgroup/{}/{}",
    "mq/broker:Broker": "mq:r:a:broker:{}:{}",
    "msk/cluster:Cluster": "kafka:r:a:cluster/{}/{}",
    "neptune/cluster:Cluster": "rds:r:a:cluster:{}",
    "opensearch/domain:Domain": "es:r:a:domain/{}",
    "rds/cluster:Cluster": "rds:r:a:cluster:{}",
    "rds/clusterInstance:ClusterInstance": "rds:r:a:db:{}",
    "rds/instance:Instance": "rds:r:a:db:{}",
    "rds/proxy:Proxy": "rds:r:a:db-proxy:{}",
    "rds/subnetGroup:SubnetGroup": "rds:r:a:subgrp:{}",
    "route53/zone:Zone": "route53:::hostedzone/{}",
    "s3/bucket:Bucket": "s3:::{}",
    "s3/bucketV2:BucketV2": "s3:::{}",
    "scheduler/schedule:Schedule": "scheduler:r:a:schedule/default/{}",
    "secretsmanager/secret:Secret": "secretsmanager:r:a:secret:{}",
    "secretsmanager/secretVersion:SecretVersion": "secretsmanager:r:a:secret:{}",
    "sfn/stateMachine:StateMachine": "states:r:a:stateMachine:{}",
    "sns/topic:Topic": "sns:r:a:{}",
    "sqs/queue:Queue": "sqs:r:a:{}",
    "ssm/parameter:Parameter": "ssm:r:a:parameter/{}",
    "wafv2/ipSet:IpSet": "wafv2:r:a:regional/ipset/{}/{}",
    "wafv2/webAcl:WebAcl": "wafv2:r:a:regional/webacl/{}/{}",
}
# How an ARN calls the service where the module of the type token has another name.
_SERVICES: Final = {
    "alb": "elasticloadbalancing",
    "appautoscaling": "application-autoscaling",
    "cfg": "config",
    "cognito": "cognito-idp",
    "directoryservice": "ds",
    "docdb": "rds",
    "ebs": "ec2",
    "efs": "elasticfilesystem",
    "elb": "elasticloadbalancing",
    "lb": "elasticloadbalancing",
    "msk": "kafka",
    "neptune": "rds",
    "opensearch": "es",
    "sesv2": "ses",
    "sfn": "states",
    "vpc": "ec2",
}
_GLOBAL: Final = frozenset({"iam", "route53", "cloudfront", "organizations", "globalaccelerator", "shield"})


def shaped(type: str, token: str, *, region: str, account: str) -> str:
    """Return a text of an ARN's shape, six parts, in which `token` stands for what only an update can know.

    `type` is a type token such as `aws:ecs/cluster:Cluster`; empty for the ARN of something unknown.
    `region` and `account` may be tokens too.
    """
    package, _, member = type.partition(":")
    form = _FORMS.get(member) if package == "aws" else None
    if form is None:
        module, _, kind = (member if package == "aws" else "").partition("/")
        # Whose it is nobody knows of the ARN of something else (invokeArn): a name here would be believed.
        service = _SERVICES.get(module) or _of_module(module) or "{}"
        name = kind.split(":")[0].lower() or "resource"
        form = f"{service}:{'' if module in _GLOBAL else 'r'}:a:{name}/{{}}"
    service, where, whose, resource = form.split(":", 3)
    where = region if where else ""
    whose = account if whose else ""
    return f"arn:{partition(region)}:{service}:{where}:{whose}:{resource}".replace("{}", token)


@cache
def _of_module(module: str) -> str:
    """Return the service of a module's ARNs, where all that are known have one; "" where that is not sure."""
    services = {form.partition(":")[0] for member, form in _FORMS.items() if member.partition("/")[0] == module}
    return services.pop() if len(services) == 1 else ""
