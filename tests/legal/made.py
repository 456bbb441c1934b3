"""What AWS was seen to make: the provider makes each of these in its own acceptance tests, or documents it.

https://github.com/hashicorp/terraform-provider-aws/tree/main/internal/service
"""

from __future__ import annotations

from policypack.testing import Json, Ref
from tests.legal.words import ACCOUNT, ROLE, VPC, Planned, trust

_PERMISSIONS = ["ALL", "ALTER", "DELETE", "DESCRIBE", "DROP", "INSERT", "SELECT"]
_KEYS = f"arn:aws:lambda:eu-west-1:{ACCOUNT}:function:keys"
_SEEN = {"cloudwatchMetricsEnabled": False, "metricName": "shop", "sampledRequestsEnabled": False}
_SUBSCRIBED = {"ruleSetName": "in", "enabled": True, "recipients": ["shop@acme.dev"]}


def _only_trusts(service: str) -> Planned:
    return ("aws:iam/role:Role", "app", {"name": "app", "assumeRolePolicy": trust(Service=service)})


MADE: dict[str, list[Planned]] = {
    # internal/service/rds/instance_test.go: TestAccRDSInstance_basic
    "a MySQL database with 10 GiB of gp2": [
        (
            "aws:rds/instance:Instance",
            "rows",
            {
                "identifier": "rows",
                "engine": "mysql",
                "instanceClass": "db.t3.micro",
                "allocatedStorage": 10,
                "username": "shop",
                "password": "avoid-plaintext-passwords",
                "skipFinalSnapshot": True,
            },
        ),
    ],
    # internal/service/rds/instance_test.go: TestAccRDSInstance_monitoringInterval
    "monitoring switched off, with its role left": [
        (
            "aws:rds/clusterInstance:ClusterInstance",
            "first",
            {
                "clusterIdentifier": "rows",
                "engine": "aurora-postgresql",
                "instanceClass": "db.r6g.large",
                "monitoringInterval": 0,
                "monitoringRoleArn": ROLE,
            },
        ),
    ],
    # internal/service/ec2/vpc_flow_log_test.go
    "a flow log whose role trusts another service": [
        _only_trusts("ec2.amazonaws.com"),
        ("aws:cloudwatch/logGroup:LogGroup", "flows", {"name": "flows"}),
        (
            "aws:ec2/flowLog:FlowLog",
            "all",
            {
                "vpcId": VPC,
                "trafficType": "ALL",
                "iamRoleArn": Ref("app", "arn"),
                "logDestination": Ref("flows", "arn"),
            },
        ),
    ],
    # internal/service/redshift/cluster_iam_roles_test.go
    "a warehouse with a role of machines": [
        _only_trusts("ec2.amazonaws.com"),
        (
            "aws:redshift/clusterIamRoles:ClusterIamRoles",
            "facts",
            {"clusterIdentifier": "facts", "iamRoleArns": [Ref("app", "arn")]},
        ),
    ],
    # internal/service/ses/receipt_rule_test.go
    # https://docs.aws.amazon.com/ses/latest/APIReference/API_S3Action.html (IamRoleArn)
    "mail to a topic with the policy that it has by default, and to a bucket as a role": [
        ("aws:sns/topic:Topic", "told", {"name": "told"}),
        ("aws:s3/bucket:Bucket", "mail", {"bucket": "acme-mail"}),
        (
            "aws:ses/receiptRule:ReceiptRule",
            "in",
            {
                **_SUBSCRIBED,
                "name": "in",
                "snsActions": [{"topicArn": Ref("told", "arn"), "position": 1}],
                "s3Actions": [{"bucketName": Ref("mail", "bucket"), "iamRoleArn": ROLE, "position": 2}],
            },
        ),
    ],
    # internal/service/ses/receipt_rule_test.go
    "mail to a bucket that lets everybody write by its ACL": [
        ("aws:s3/bucket:Bucket", "mail", {"bucket": "acme-mail"}),
        (
            "aws:s3/bucketOwnershipControls:BucketOwnershipControls",
            "owned",
            {"bucket": Ref("mail", "bucket"), "rule": {"objectOwnership": "BucketOwnerPreferred"}},
        ),
        (
            "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
            "open",
            {
                "bucket": Ref("mail", "bucket"),
                "blockPublicAcls": False,
                "blockPublicPolicy": False,
                "ignorePublicAcls": False,
                "restrictPublicBuckets": False,
            },
        ),
        ("aws:s3/bucketAcl:BucketAcl", "written", {"bucket": Ref("mail", "bucket"), "acl": "public-read-write"}),
        (
            "aws:ses/receiptRule:ReceiptRule",
            "in",
            {**_SUBSCRIBED, "name": "in", "s3Actions": [{"bucketName": Ref("mail", "bucket"), "position": 1}]},
        ),
    ],
    # internal/service/wafv2/web_acl_test.go: Operators_maxNested
    # sdk/python/pulumi_aws/wafv2/_inputs.py (WebAclRuleStatementNotStatementArgs)
    "a rule of a web ACL about all but some": [
        (
            "aws:wafv2/webAcl:WebAcl",
            "shop",
            {
                "name": "shop",
                "scope": "REGIONAL",
                "defaultAction": {"allow": {}},
                "visibilityConfig": _SEEN,
                "rules": [
                    {
                        "name": "elsewhere",
                        "priority": 0,
                        "action": {"block": {}},
                        "visibilityConfig": _SEEN,
                        "statement": {
                            "notStatement": {
                                "statement": {
                                    "orStatement": {
                                        "statements": [
                                            {"geoMatchStatement": {"countryCodes": ["NL"]}},
                                            {
                                                "andStatement": {
                                                    "statements": [
                                                        {"geoMatchStatement": {"countryCodes": ["DE"]}},
                                                        {
                                                            "notStatement": {
                                                                "statement": {
                                                                    "labelMatchStatement": {
                                                                        "scope": "LABEL",
                                                                        "key": "bad",
                                                                    }
                                                                }
                                                            }
                                                        },
                                                    ]
                                                }
                                            },
                                        ]
                                    }
                                }
                            }
                        },
                    },
                    # internal/service/wafv2/web_acl_test.go: ManagedRuleGroup_ManagedRuleGroupConfig
                    {
                        "name": "logins",
                        "priority": 1,
                        "overrideAction": {"none": {}},
                        "visibilityConfig": _SEEN,
                        "statement": {
                            "managedRuleGroupStatement": {
                                "name": "AWSManagedRulesATPRuleSet",
                                "vendorName": "AWS",
                                "managedRuleGroupConfigs": [
                                    {"loginPath": "/login"},
                                    {"payloadType": "JSON"},
                                    {"passwordField": {"identifier": "/password"}},
                                    {"usernameField": {"identifier": "/username"}},
                                ],
                            }
                        },
                    },
                ],
            },
        ),
    ],
    # internal/service/s3/bucket_lifecycle_configuration_test.go: EmptyFilter_NonCurrentVersions
    "old versions that are moved and, but for two, deleted on one day": [
        (
            "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
            "old",
            {
                "bucket": "acme-old",
                "rules": [
                    {
                        "id": "old",
                        "status": "Enabled",
                        "filter": {},
                        "noncurrentVersionExpiration": {"newerNoncurrentVersions": 2, "noncurrentDays": 30},
                        "noncurrentVersionTransitions": [{"noncurrentDays": 30, "storageClass": "STANDARD_IA"}],
                    }
                ],
            },
        ),
    ],
    # internal/service/secretsmanager/secret.go, internal/service/s3control/access_point.go
    "policies that are taken away by an empty object": [
        ("aws:secretsmanager/secret:Secret", "key", {"name": "key", "policy": "{}"}),
        ("aws:s3/accessPoint:AccessPoint", "in", {"name": "in", "bucket": "acme-in", "policy": "{}"}),
    ],
    # internal/service/rds/instance_test.go: ReplicateSourceDB_characterSet_Replica
    "a replica with a character set, which the provider leaves out": [
        (
            "aws:rds/instance:Instance",
            "copy",
            {
                "identifier": "copy",
                "replicateSourceDb": "main",
                "instanceClass": "db.m5.large",
                "characterSetName": "NE8ISO8859P10",
                "skipFinalSnapshot": True,
            },
        ),
    ],
    # internal/service/iot/topic_rule_test.go
    "a rule that tells a topic which nobody looks for": [
        (
            "aws:iot/topicRule:TopicRule",
            "told",
            {
                "name": "told",
                "enabled": True,
                "sql": "SELECT * FROM 'topic/test'",
                "sqlVersion": "2015-10-08",
                "sns": [{"roleArn": ROLE, "targetArn": "arn:aws:sns:eu-west-1:123456789012:my_corporate_topic"}],
            },
        ),
    ],
    # internal/service/iam/openid_connect_provider_test.go
    # https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateServiceLinkedRole.html
    "a thumbprint of any characters, and a service of another partition": [
        (
            "aws:iam/openIdConnectProvider:OpenIdConnectProvider",
            "them",
            {
                "url": "https://accounts.acme.dev",
                "clientIdLists": ["shop"],
                "thumbprintLists": ["acme-7b3d9e5f1c2a4860-login.thumbprint.x"],
            },
        ),
        (
            "aws:iam/serviceLinkedRole:ServiceLinkedRole",
            "scaling",
            {"awsServiceName": "autoscaling.c2s.ic.gov"},
        ),
    ],
    # terraform-aws-modules/terraform-aws-s3-bucket, main.tf: each waits for the one before by its id
    "settings of a bucket that name the bucket by each other": [
        ("aws:s3/bucket:Bucket", "logs", {"bucket": "acme-logs"}),
        (
            "aws:s3/bucketPolicy:BucketPolicy",
            "delivered",
            {
                "bucket": Ref("logs"),
                "policy": Json(
                    {
                        "Version": "2012-10-17",
                        "Statement": [
                            {
                                "Effect": "Allow",
                                "Principal": {"Service": "logdelivery.elasticloadbalancing.amazonaws.com"},
                                "Action": "s3:PutObject",
                                "Resource": "arn:aws:s3:::acme-logs/*",
                            }
                        ],
                    }
                ),
            },
        ),
        (
            "aws:s3/bucketOwnershipControls:BucketOwnershipControls",
            "owned",
            {"bucket": Ref("delivered"), "rule": {"objectOwnership": "ObjectWriter"}},
        ),
        ("aws:s3/bucketAcl:BucketAcl", "given", {"bucket": Ref("logs"), "acl": "log-delivery-write"}),
    ],
    # internal/service/cur/report_definition_test.go
    "a report of costs by the account that wrote them before there was a service": [
        ("aws:s3/bucket:Bucket", "costs", {"bucket": "acme-costs"}),
        (
            "aws:s3/bucketPolicy:BucketPolicy",
            "writes",
            {
                "bucket": Ref("costs"),
                "policy": Json(
                    {
                        "Version": "2012-10-17",
                        "Statement": [
                            {
                                "Effect": "Allow",
                                "Principal": {"AWS": "arn:aws:iam::386209384616:root"},
                                "Action": ["s3:GetBucketAcl", "s3:GetBucketPolicy"],
                                "Resource": "arn:aws:s3:::acme-costs",
                            },
                            {
                                "Effect": "Allow",
                                "Principal": {"AWS": "arn:aws:iam::386209384616:root"},
                                "Action": "s3:PutObject",
                                "Resource": "arn:aws:s3:::acme-costs/*",
                            },
                        ],
                    }
                ),
            },
        ),
        (
            "aws:cur/reportDefinition:ReportDefinition",
            "costs",
            {
                "reportName": "costs",
                "timeUnit": "DAILY",
                "format": "textORcsv",
                "compression": "GZIP",
                "additionalSchemaElements": ["RESOURCES"],
                "s3Bucket": Ref("costs", "bucket"),
                "s3Region": "eu-west-1",
                "s3Prefix": "costs",
                "region": "us-east-1",
            },
        ),
    ],
    # internal/service/apigatewayv2/stage_test.go: TestAccAPIGatewayV2Stage_RouteSettingsHTTP
    "settings of $default without such a route": [
        ("aws:apigatewayv2/api:Api", "api", {"name": "api", "protocolType": "HTTP"}),
        (
            "aws:apigatewayv2/stage:Stage",
            "live",
            {
                "apiId": Ref("api"),
                "name": "live",
                "routeSettings": [{"routeKey": "$default", "throttlingBurstLimit": 2222, "throttlingRateLimit": 8888}],
            },
        ),
    ],
    # internal/service/route53/key_signing_key_test.go
    "a key of DNSSEC with hyphens in its name": [
        (
            "aws:route53/keySigningKey:KeySigningKey",
            "signs",
            {
                "name": "tf-acc-test-84",
                "hostedZoneId": "Z0123456789ABCDEFGHIJ",
                "keyManagementServiceArn": f"arn:aws:kms:us-east-1:{ACCOUNT}:key/7f0a3c52-9b1e-4d7a-8c25-1e6f0b9d4a11",
            },
        ),
    ],
    # internal/service/apigatewayv2/api_test.go: cors
    "an origin in capitals": [
        (
            "aws:apigatewayv2/api:Api",
            "api",
            {
                "name": "api",
                "protocolType": "HTTP",
                "corsConfiguration": {"allowOrigins": ["HTTP://WWW.EXAMPLE.ORG", "https://example.io"]},
            },
        ),
    ],
    # internal/service/batch/compute_environment_data_source_test.go
    "machines for jobs with a security group of another network": [
        ("aws:ec2/vpc:Vpc", "jobs", {"cidrBlock": "10.1.0.0/16"}),
        ("aws:ec2/subnet:Subnet", "jobs", {"vpcId": Ref("jobs"), "cidrBlock": "10.1.1.0/24"}),
        ("aws:ec2/securityGroup:SecurityGroup", "open", {"description": "of the default VPC"}),
        (
            "aws:batch/computeEnvironment:ComputeEnvironment",
            "jobs",
            {
                "name": "jobs",
                "type": "MANAGED",
                "serviceRole": ROLE,
                "computeResources": {
                    "type": "EC2",
                    "instanceRole": f"arn:aws:iam::{ACCOUNT}:instance-profile/jobs",
                    "instanceTypes": ["c4.large"],
                    "maxVcpus": 16,
                    "minVcpus": 0,
                    "securityGroupIds": [Ref("open")],
                    "subnets": [Ref("jobs-subnet")],
                },
            },
        ),
    ],
    # internal/service/lakeformation/permissions_test.go: twcWildcardSelectPlus
    "all that there is for a table, on all of its columns": [
        (
            "aws:lakeformation/permissions:Permissions",
            "all",
            {
                "principal": ROLE,
                "permissions": _PERMISSIONS,
                "tableWithColumns": {"databaseName": "sales", "name": "orders", "wildcard": True},
            },
        ),
    ],
    # internal/service/codepipeline/codepipeline_test.go: emptyStageArtifacts
    "artifacts without a name, which are none": [
        (
            "aws:codepipeline/pipeline:Pipeline",
            "site",
            {
                "name": "site",
                "roleArn": ROLE,
                "artifactStores": [{"location": "acme-artifacts", "type": "S3"}],
                "stages": [
                    {
                        "name": "Source",
                        "actions": [
                            {
                                "name": "Source",
                                "category": "Source",
                                "owner": "AWS",
                                "provider": "S3",
                                "version": "1",
                                "outputArtifacts": ["code"],
                                "configuration": {"S3Bucket": "acme-code", "S3ObjectKey": "code.zip"},
                            }
                        ],
                    },
                    {
                        "name": "Build",
                        "actions": [
                            {
                                "name": "Build",
                                "category": "Build",
                                "owner": "AWS",
                                "provider": "CodeBuild",
                                "version": "1",
                                "inputArtifacts": ["code", ""],
                                "outputArtifacts": [""],
                                "configuration": {"ProjectName": "site"},
                            }
                        ],
                    },
                ],
            },
        ),
    ],
    # internal/service/elbv2/load_balancer_test.go: ALB_outpost
    "a load balancer on an Outpost, behind its local gateway": [
        ("aws:ec2/vpc:Vpc", "edge", {"cidrBlock": "10.0.0.0/16"}),
        (
            "aws:ec2/subnet:Subnet",
            "edge",
            {
                "vpcId": Ref("edge"),
                "cidrBlock": "10.0.0.0/24",
                "outpostArn": f"arn:aws:outposts:eu-west-1:{ACCOUNT}:outpost/op-0123456789abcdef0",
            },
        ),
        (
            "aws:lb/loadBalancer:LoadBalancer",
            "edge",
            {"subnets": [Ref("edge-subnet")], "customerOwnedIpv4Pool": "ipv4pool-coip-0123456789abcdef0"},
        ),
    ],
    # internal/service/events/target_test.go: full
    "a stream that a rule reaches with the rule's role": [
        ("aws:kinesis/stream:Stream", "clicks", {"name": "clicks", "shardCount": 1}),
        (
            "aws:cloudwatch/eventRule:EventRule",
            "hourly",
            {"name": "hourly", "scheduleExpression": "rate(1 hour)", "roleArn": ROLE},
        ),
        (
            "aws:cloudwatch/eventTarget:EventTarget",
            "clicks",
            {"rule": Ref("hourly", "name"), "arn": Ref("clicks", "arn")},
        ),
    ],
    # website/docs/r/lambda_function.html.markdown
    "logs of a function that are handed on by a group for nothing else": [
        ("aws:cloudwatch/logGroup:LogGroup", "on", {"name": "/aws/lambda/resize", "logGroupClass": "DELIVERY"}),
        (
            "aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter",
            "on",
            {
                "name": "on",
                "logGroup": Ref("on", "name"),
                "filterPattern": "",
                "destinationArn": "arn:aws:s3:::acme-logs",
                "roleArn": ROLE,
            },
        ),
    ],
    # https://docs.aws.amazon.com/wavelength/latest/developerguide/how-wavelengths-work.html
    "a load balancer in a Wavelength Zone, behind the carrier's gateway": [
        ("aws:ec2/vpc:Vpc", "edge", {"cidrBlock": "10.0.0.0/16"}),
        (
            "aws:ec2/subnet:Subnet",
            "edge",
            {"vpcId": Ref("edge"), "cidrBlock": "10.0.0.0/24", "availabilityZone": "eu-west-1-wl1-dub-wlz-1"},
        ),
        ("aws:ec2/carrierGateway:CarrierGateway", "out", {"vpcId": Ref("edge")}),
        (
            "aws:lb/loadBalancer:LoadBalancer",
            "edge",
            {"loadBalancerType": "application", "subnets": [Ref("edge-subnet")]},
        ),
    ],
    # internal/service/firehose/delivery_stream_test.go
    "a stream that partitions by a function, and whose errors have a plain prefix": [
        ("aws:s3/bucket:Bucket", "clicks", {}),
        (
            "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream",
            "clicks",
            {
                "destination": "extended_s3",
                "extendedS3Configuration": {
                    "bucketArn": Ref("clicks", "arn"),
                    "roleArn": ROLE,
                    "bufferingSize": 64,
                    "prefix": "customer=!{partitionKeyFromLambda:customer}/year=!{timestamp:yyyy}/",
                    "errorOutputPrefix": "errors",
                    "dynamicPartitioningConfiguration": {"enabled": True, "retryDuration": 300},
                    "processingConfiguration": {
                        "enabled": True,
                        "processors": [
                            {
                                "type": "Lambda",
                                "parameters": [{"parameterName": "LambdaArn", "parameterValue": f"{_KEYS}:$LATEST"}],
                            }
                        ],
                    },
                },
            },
        ),
    ],
    # internal/service/dynamodb/table_test.go: TestAccDynamoDBTable_Replica_singleStreamSpecification
    "a global table with a stream of keys": [
        (
            "aws:dynamodb/table:Table",
            "carts",
            {
                "billingMode": "PAY_PER_REQUEST",
                "hashKey": "id",
                "attributes": [{"name": "id", "type": "S"}],
                "streamEnabled": True,
                "streamViewType": "KEYS_ONLY",
                "replicas": [{"regionName": "eu-central-1"}],
            },
        ),
    ],
}
