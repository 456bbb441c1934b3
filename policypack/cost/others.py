"""Small monthly fees, and the types that are billed by use alone.

Sources: https://aws.amazon.com/kms/pricing/ https://aws.amazon.com/secrets-manager/pricing/
https://aws.amazon.com/cloudwatch/pricing/ https://aws.amazon.com/waf/pricing/ https://aws.amazon.com/route53/pricing/
"""

from __future__ import annotations

from collections.abc import Iterator

from policypack.cost.parts import LineName, Part, Pricer, Said, Unpriced, Usage, counted
from policypack.resource import Resource
from policypack.stack import Stack


def key(key: Resource, stack: Stack) -> Iterator[Said]:
    yield Part("kms-key/month")


def secret(secret: Resource, stack: Stack) -> Iterator[Said]:
    yield Part("secret/month", 1 + len(secret.items("replicas")))


def alarm(alarm: Resource, stack: Stack) -> Iterator[Said]:
    metrics = sum(1 for query in alarm.blocks("metricQueries") if query.has("metric")) or 1
    fast = (alarm.number("period", 60) or 60) < 60
    yield Part("alarm-fast/month" if fast else "alarm/month", metrics)


def composite(alarm: Resource, stack: Stack) -> Iterator[Said]:
    yield Part("alarm-composite/month")


def dashboard(dashboard: Resource, stack: Stack) -> Iterator[Said]:
    yield Part("dashboard/month")


def web_acl(acl: Resource, stack: Stack) -> Iterator[Said]:
    rules = len(acl.items("rules"))
    yield Part("web-acl/month")
    yield Part("web-acl-rule/month", rules)
    yield LineName(f"with {counted(rules, 'rule')}")
    yield Usage("requests to web ACLs")


def zone(zone: Resource, stack: Stack) -> Iterator[Said]:
    yield Part("zone/month")


def health_check(check: Resource, stack: Stack) -> Iterator[Said]:
    yield Part("health-check/month")


def transfer(server: Resource, stack: Stack) -> Iterator[Said]:
    yield Part("transfer/hour", len(server.items("protocols")) or 1)
    yield Usage("data through Transfer servers")


PRICERS: dict[str, tuple[str, Pricer]] = {
    "aws:kms/key:Key": ("KMS key", key),
    "aws:kms/externalKey:ExternalKey": ("KMS key", key),
    "aws:kms/replicaKey:ReplicaKey": ("KMS key", key),
    "aws:secretsmanager/secret:Secret": ("Secret", secret),
    "aws:cloudwatch/metricAlarm:MetricAlarm": ("Alarm", alarm),
    "aws:cloudwatch/compositeAlarm:CompositeAlarm": ("Composite alarm", composite),
    "aws:cloudwatch/dashboard:Dashboard": ("Dashboard", dashboard),
    "aws:wafv2/webAcl:WebAcl": ("Web ACL", web_acl),
    "aws:route53/zone:Zone": ("Hosted zone", zone),
    "aws:route53/healthCheck:HealthCheck": ("Health check", health_check),
    "aws:transfer/server:Server": ("Transfer server", transfer),
}


def _always(what: str) -> Pricer:
    def unpriced(resource: Resource, stack: Stack) -> Iterator[Said]:
        yield Unpriced(what, "there are no list prices of it here")

    return unpriced


# What costs by the hour and is not counted: said, so that nobody takes the sum for all of it.
UNCOUNTED: dict[str, tuple[str, Pricer]] = {
    type: (what, _always("the resource"))
    for type, what in {
        "aws:neptune/clusterInstance:ClusterInstance": "Neptune instance",
        "aws:memorydb/cluster:Cluster": "MemoryDB cluster",
        "aws:fsx/lustreFileSystem:LustreFileSystem": "FSx file system",
        "aws:fsx/windowsFileSystem:WindowsFileSystem": "FSx file system",
        "aws:fsx/ontapFileSystem:OntapFileSystem": "FSx file system",
        "aws:fsx/openZfsFileSystem:OpenZfsFileSystem": "FSx file system",
        "aws:sagemaker/endpoint:Endpoint": "SageMaker endpoint",
        "aws:sagemaker/notebookInstance:NotebookInstance": "Notebook instance",
        "aws:mwaa/environment:Environment": "Airflow environment",
        "aws:directoryservice/directory:Directory": "Directory",
        "aws:emr/cluster:Cluster": "EMR cluster",
        "aws:dms/replicationInstance:ReplicationInstance": "DMS instance",
        "aws:dax/cluster:Cluster": "DAX cluster",
        "aws:ec2clientvpn/endpoint:Endpoint": "Client VPN",
        "aws:acmpca/certificateAuthority:CertificateAuthority": "Private certificate authority",
        "aws:apprunner/service:Service": "App Runner service",
        "aws:elasticbeanstalk/environment:Environment": "Elastic Beanstalk environment",
    }.items()
}

# Billed by use alone: they add nothing to the sum and make it an "at least".
BY_USE: dict[str, str] = {
    "aws:s3/bucket:Bucket": "S3 storage and requests",
    "aws:lambda/function:Function": "Lambda calls",
    "aws:sqs/queue:Queue": "messages",
    "aws:sns/topic:Topic": "messages",
    "aws:cloudwatch/logGroup:LogGroup": "logs",
    "aws:ecr/repository:Repository": "image storage",
    "aws:cloudfront/distribution:Distribution": "CloudFront traffic",
    "aws:apigateway/restApi:RestApi": "API calls",
    "aws:apigatewayv2/api:Api": "API calls",
    "aws:efs/fileSystem:FileSystem": "EFS storage",
    "aws:elasticache/serverlessCache:ServerlessCache": "serverless caches",
    "aws:cloudwatch/eventBus:EventBus": "events",
    "aws:sfn/stateMachine:StateMachine": "state transitions",
    "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream": "delivered data",
    "aws:backup/vault:Vault": "backups",
    "aws:cloudtrail/trail:Trail": "recorded events",
}
