"""What the AWS provider adds to a resource's inputs, and what its ids are: facts that the SDK does not hold.

Autonames and defaults: the provider's own table (read 2026-11),
https://github.com/pulumi/pulumi-aws/blob/master/provider/resource_overrides.go with aliases.go and autonaming.go beside
it. Every optional text input called `name` gets the resource's name, a dash and seven hex digits; `AUTONAMES` lists
what differs. Identifiers of RDS, DocumentDB and Neptune clusters and of their instances are left to AWS: version 3 was
the last that named them. Only the generator uses this module.
"""

from __future__ import annotations

from typing import Any

# token → None (has a `name` that is never filled) or what differs from
# {"property": "name", "max": 255, "separator": "-", "random": 7, "charset": "hex"}.
# "lower" lowers the resource's name; "prefix" goes before; "fifo" names the flag that adds .fifo; "when" is what
# differs for resources of which the input "input" holds the text "holds".
AUTONAMES: dict[str, dict[str, Any] | None] = {
    "aws:appsync/dataSource:DataSource": {"separator": "_"},
    "aws:appsync/function:Function": {"separator": "_"},
    "aws:athena/database:Database": {"separator": "_"},
    "aws:backup/restoreTestingPlan:RestoreTestingPlan": {"separator": "_"},
    "aws:cloudwatch/eventRule:EventRule": {"max": 64},
    "aws:cloudwatch/eventTarget:EventTarget": {"property": "targetId"},
    "aws:codedeploy/deploymentConfig:DeploymentConfig": {
        "property": "deploymentConfigName",
        "max": 100,
        "separator": "_",
    },
    "aws:directoryservice/directory:Directory": None,
    "aws:ec2/keyPair:KeyPair": {"property": "keyName"},
    "aws:efs/fileSystem:FileSystem": {"property": "creationToken"},
    "aws:eks/fargateProfile:FargateProfile": {"property": "fargateProfileName"},
    "aws:eks/nodeGroup:NodeGroup": {"property": "nodeGroupName"},
    "aws:elasticache/cluster:Cluster": {"property": "clusterId", "max": 50, "lower": True},
    "aws:elasticache/replicationGroup:ReplicationGroup": {"property": "replicationGroupId", "max": 40, "lower": True},
    "aws:elasticbeanstalk/environment:Environment": {"max": 40},
    "aws:elasticsearch/domain:Domain": {"property": "domainName", "max": 28, "lower": True},
    "aws:glue/catalogDatabase:CatalogDatabase": {"separator": "_", "random": 8, "charset": "letters", "lower": True},
    "aws:glue/catalogTable:CatalogTable": {"separator": "_", "random": 8, "charset": "letters", "lower": True},
    "aws:iam/role:Role": {"max": 64},
    "aws:iot/topicRule:TopicRule": {"random": 0},
    "aws:kms/alias:Alias": {"max": 238, "prefix": "alias/"},
    "aws:lambda/function:Function": {"max": 64},
    "aws:lambda/permission:Permission": {"property": "statementId", "max": 100},
    "aws:lb/targetGroup:TargetGroup": {"max": 32},
    "aws:lex/bot:Bot": {"separator": "_", "random": 8, "charset": "letters"},
    "aws:lex/botAlias:BotAlias": {"separator": "_", "random": 8, "charset": "letters"},
    "aws:lex/intent:Intent": {"separator": "_", "random": 8, "charset": "letters"},
    "aws:lex/slotType:SlotType": {"separator": "_", "random": 8, "charset": "letters"},
    "aws:mq/broker:Broker": {"property": "brokerName", "max": 55},
    "aws:msk/cluster:Cluster": {"property": "clusterName"},
    "aws:msk/serverlessCluster:ServerlessCluster": {"property": "clusterName"},
    "aws:opensearch/domain:Domain": {"property": "domainName"},
    "aws:rds/instance:Instance": {
        "property": "identifier",
        "separator": "",
        "when": {"input": "engine", "holds": "sqlserver", "random": 3, "max": 15},
    },
    "aws:route53/record:Record": None,
    "aws:s3/bucket:Bucket": {"property": "bucket", "max": 63, "lower": True},
    "aws:s3/bucketV2:BucketV2": {"property": "bucket", "max": 63, "lower": True},
    "aws:s3/bucketObject:BucketObject": {"property": "key", "random": 0},
    "aws:s3/bucketObjectv2:BucketObjectv2": {"property": "key", "random": 0},
    "aws:sns/topic:Topic": {"max": 80, "fifo": "fifoTopic"},
    "aws:sqs/queue:Queue": {"max": 80, "fifo": "fifoQueue"},
}

_MANAGED = "Managed by Pulumi"

DEFAULTS: dict[str, dict[str, str]] = {
    "aws:apigateway/apiKey:ApiKey": {"description": _MANAGED},
    "aws:appsync/apiKey:ApiKey": {"description": _MANAGED},
    "aws:docdb/subnetGroup:SubnetGroup": {"description": _MANAGED},
    "aws:ec2/securityGroup:SecurityGroup": {"description": _MANAGED},
    "aws:elasticache/parameterGroup:ParameterGroup": {"description": _MANAGED},
    "aws:elasticache/subnetGroup:SubnetGroup": {"description": _MANAGED},
    "aws:mediapackage/channel:Channel": {"description": _MANAGED},
    "aws:neptune/subnetGroup:SubnetGroup": {"description": _MANAGED},
    "aws:rds/clusterParameterGroup:ClusterParameterGroup": {"description": _MANAGED},
    "aws:rds/optionGroup:OptionGroup": {"optionGroupDescription": _MANAGED},
    "aws:rds/parameterGroup:ParameterGroup": {"description": _MANAGED},
    "aws:rds/subnetGroup:SubnetGroup": {"description": _MANAGED},
    "aws:redshift/parameterGroup:ParameterGroup": {"description": _MANAGED},
    "aws:redshift/subnetGroup:SubnetGroup": {"description": _MANAGED},
    "aws:route53/zone:Zone": {"comment": _MANAGED},
}

# token → the output that `id` repeats. Most ids are known only after an update; these are said by the inputs.
# Source: the `d.SetId(…)` of each resource in https://github.com/hashicorp/terraform-provider-aws/tree/main/internal/service
IDENTITIES: dict[str, str] = {
    "aws:autoscaling/group:Group": "name",
    "aws:backup/vault:Vault": "name",
    "aws:cloudwatch/logGroup:LogGroup": "name",
    "aws:cloudwatch/metricAlarm:MetricAlarm": "name",
    "aws:codepipeline/pipeline:Pipeline": "name",
    "aws:dynamodb/table:Table": "name",
    "aws:ec2/keyPair:KeyPair": "keyName",
    "aws:ecr/repository:Repository": "name",
    "aws:ecs/cluster:Cluster": "arn",
    "aws:ecs/service:Service": "arn",
    "aws:ecs/taskDefinition:TaskDefinition": "family",
    "aws:eks/cluster:Cluster": "name",
    "aws:elasticache/cluster:Cluster": "clusterId",
    "aws:elasticache/replicationGroup:ReplicationGroup": "replicationGroupId",
    "aws:elasticache/subnetGroup:SubnetGroup": "name",
    "aws:elasticsearch/domain:Domain": "arn",
    "aws:elb/loadBalancer:LoadBalancer": "name",
    "aws:iam/group:Group": "name",
    "aws:iam/instanceProfile:InstanceProfile": "name",
    "aws:iam/role:Role": "name",
    "aws:iam/user:User": "name",
    "aws:kinesis/stream:Stream": "arn",
    "aws:kms/alias:Alias": "name",
    "aws:lambda/function:Function": "name",
    "aws:opensearch/domain:Domain": "arn",
    "aws:rds/cluster:Cluster": "clusterIdentifier",
    "aws:rds/clusterInstance:ClusterInstance": "identifier",
    "aws:rds/clusterParameterGroup:ClusterParameterGroup": "name",
    "aws:rds/parameterGroup:ParameterGroup": "name",
    "aws:rds/subnetGroup:SubnetGroup": "name",
    "aws:s3/bucket:Bucket": "bucket",
    "aws:s3/bucketV2:BucketV2": "bucket",
    "aws:sqs/queue:Queue": "url",
    "aws:ssm/parameter:Parameter": "name",
}

# Types whose import id looks like an ARN although their `id` is no ARN.
NOT_ARNS = frozenset({"aws:ecs/taskDefinition:TaskDefinition", "aws:secretsmanager/secretVersion:SecretVersion"})
