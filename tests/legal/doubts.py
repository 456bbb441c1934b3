"""What was once said to be wrong and is not, or not for certain: each was looked up again."""

from __future__ import annotations

from policypack.testing import Json, Ref
from tests.legal.words import ACCOUNT, BALANCING, ROLE, SUBNETS, VPC, Planned, trust

WEB_ACL = {"cloudwatchMetricsEnabled": False, "metricName": "m", "sampledRequestsEnabled": False}
DOUBTS: dict[str, list[Planned]] = {
    # https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/multi-az-db-clusters-create.html
    "a cluster of MySQL that replicates another one": [
        (
            "aws:rds/cluster:Cluster",
            "copy",
            {"engine": "mysql", "replicationSourceIdentifier": f"arn:aws:rds:eu-west-1:{ACCOUNT}:db:main"},
        ),
    ],
    # terraform-provider-aws, internal/service/elbv2/listener.go and target_group.go (ToUpper in StateFunc)
    "protocols of load balancers in small letters": [
        (
            "aws:lb/loadBalancer:LoadBalancer",
            "web",
            {"internal": True, "subnets": SUBNETS, "loadBalancerType": "application"},
        ),
        (
            "aws:lb/targetGroup:TargetGroup",
            "web",
            {
                "port": 80,
                "protocol": "http",
                "vpcId": VPC,
                "healthCheck": {"protocol": "http", "path": "/", "matcher": "200-399"},
            },
        ),
        (
            "aws:lb/listener:Listener",
            "web",
            {
                "loadBalancerArn": Ref("web", "arn"),
                "port": 80,
                "protocol": "http",
                "defaultActions": [{"type": "forward", "targetGroupArn": Ref("web-targetGroup", "arn")}],
            },
        ),
        (
            "aws:lb/targetGroup:TargetGroup",
            "unwatched",
            {"targetType": "lambda", "healthCheck": {"enabled": False, "interval": 5, "timeout": 30}},
        ),
    ],
    # https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html
    "schedules with commas, lists and capitals": [
        ("aws:cloudwatch/eventRule:EventRule", "commas", {"scheduleExpression": "cron(5, 0, 1, *, ?, *)"}),
        ("aws:cloudwatch/eventRule:EventRule", "hours", {"scheduleExpression": "cron(0 8,12,18 ? * 2-6 *)"}),
        (
            "aws:cloudwatch/eventRule:EventRule",
            "exactly",
            {"eventPattern": Json({"detail": {"a": [{"exactly": "x"}], "b": [{"anything-but": {"wildcard": "a*"}}]}})},
        ),
    ],
    # https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html
    "a Sid with a space in a policy of a resource": [
        (
            "aws:sqs/queue:Queue",
            "q",
            {
                "policy": Json(
                    {
                        "Version": "2012-10-17",
                        "Statement": [
                            {
                                "Sid": "let all in",
                                "Effect": "Allow",
                                "Principal": {"AWS": ACCOUNT},
                                "Action": "sqs:*",
                                "Resource": "*",
                            }
                        ],
                    }
                )
            },
        ),
    ],
    # https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html
    "a log group of the class DELIVERY": [
        ("aws:cloudwatch/logGroup:LogGroup", "sent", {"logGroupClass": "DELIVERY", "retentionInDays": 2}),
    ],
    "addresses with capitals": [
        (
            "aws:sns/topicSubscription:TopicSubscription",
            "mail",
            {"topic": f"arn:aws:sns:eu-west-1:{ACCOUNT}:t", "protocol": "email", "endpoint": "Ops.Team@Acme.IO"},
        ),
        (
            "aws:sns/topicSubscription:TopicSubscription",
            "web",
            {"topic": f"arn:aws:sns:eu-west-1:{ACCOUNT}:t", "protocol": "https", "endpoint": "HTTPS://Hooks.Acme.io/X"},
        ),
    ],
    # https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.html
    "windows of a database that takes no backups": [
        (
            "aws:rds/instance:Instance",
            "scratch",
            {
                "engine": "postgres",
                "instanceClass": "db.t4g.micro",
                "allocatedStorage": 20,
                "username": "owner",
                "manageMasterUserPassword": True,
                "backupRetentionPeriod": 0,
                "backupWindow": "03:00-04:00",
                "maintenanceWindow": "mon:03:00-mon:04:00",
            },
        ),
    ],
    # https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_WorkingWithDBClusterParamGroups.html
    "static parameters of Aurora's instances and clusters": [
        (
            f"aws:rds/{kind}:{kind[0].upper()}{kind[1:]}",
            kind,
            {"family": "aurora-postgresql16", "parameters": [{"name": "max_connections", "value": "500"}]},
        )
        for kind in ("parameterGroup", "clusterParameterGroup")
    ],
    # https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_effect.html
    "an effect in capitals": [
        (
            "aws:iam/role:Role",
            "r",
            {
                "assumeRolePolicy": Json(
                    {
                        "Version": "2012-10-17",
                        "Statement": {
                            "Effect": "ALLOW",
                            "Action": "sts:AssumeRole",
                            "Principal": {"Service": "lambda.amazonaws.com"},
                        },
                    }
                )
            },
        ),
        ("aws:iam/role:Role", "s", {"name": "todo-dummy", "assumeRolePolicy": trust(Service="lambda.amazonaws.com")}),
    ],
    # https://docs.aws.amazon.com/apigateway/latest/developerguide/aws-api-gateway-stage-variables-reference.html
    "what AWS fills in by itself": [
        (
            "aws:apigatewayv2/integration:Integration",
            "i",
            {
                "apiId": "a1b2c3d4e5",
                "integrationType": "AWS_PROXY",
                "integrationUri": f"arn:aws:lambda:eu-west-1:{ACCOUNT}:function:${{stageVariables.fn}}",
                "payloadFormatVersion": "2.0",
            },
        ),
        (
            "aws:lambda/permission:Permission",
            "p",
            {
                "function": "f",
                "action": "lambda:InvokeFunction",
                "principal": "apigateway.amazonaws.com",
                "sourceArn": f"arn:aws:execute-api:eu-west-1:{ACCOUNT}:a1b2c3d4e5/*/GET/users/{{id}}",
            },
        ),
        (
            "aws:lb/listenerRule:ListenerRule",
            "r",
            {
                "listenerArn": f"{BALANCING}listener/app/todo/50dc6c495c0c9188/f2f7dc8efc522ab2",
                "actions": [{"type": "redirect", "redirect": {"path": "/new/#{path}", "statusCode": "HTTP_302"}}],
                "conditions": [{"pathPattern": {"values": ["/old/*"]}}],
            },
        ),
        (
            "aws:cloudwatch/eventTarget:EventTarget",
            "t",
            {
                "rule": "r",
                "arn": f"arn:aws:sqs:eu-west-1:{ACCOUNT}:todo",
                "inputTransformer": {"inputPaths": {"id": "$.detail.id"}, "inputTemplate": '{"id": <id>}'},
                "deadLetterConfig": {"arn": f"arn:aws:sqs:eu-west-1:{ACCOUNT}:dummy"},
            },
        ),
    ],
    # https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-fields-list.html
    "a web ACL for CloudFront, made in us-east-1": [
        (
            "aws:wafv2/webAcl:WebAcl",
            "edge",
            {"region": "us-east-1", "scope": "CLOUDFRONT", "defaultAction": {"allow": {}}, "visibilityConfig": WEB_ACL},
        ),
    ],
    # https://docs.aws.amazon.com/lambda/latest/dg/configuration-function-common.html
    "empty texts, which the provider leaves out": [
        ("aws:sqs/queue:Queue", "q", {"name": "", "kmsMasterKeyId": ""}),
        (
            "aws:lambda/function:Function",
            "fn",
            {
                "role": ROLE,
                "runtime": "python3.13",
                "handler": "a.b",
                "s3Bucket": "code",
                "s3Key": "k",
                "kmsKeyArn": "",
                "description": "",
                "codeSigningConfigArn": "",
            },
        ),
        ("aws:cloudwatch/logGroup:LogGroup", "g", {"name": "", "kmsKeyId": "", "namePrefix": "app-"}),
        ("aws:route53/zone:Zone", "z", {"name": "acme.io", "comment": "", "delegationSetId": ""}),
    ],
    # https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolDomain.html
    "a domain of a user pool's own": [
        (
            "aws:cognito/userPoolDomain:UserPoolDomain",
            "login",
            {
                "domain": "auth.acme-corp.net",
                "userPoolId": "eu-west-1_aB3dE5fG7",
                "certificateArn": f"arn:aws:acm:us-east-1:{ACCOUNT}:certificate/7f0a3c52-9b1e-4d7a-8c25-1e6f0b9d4a11",
            },
        ),
    ],
    # https://docs.aws.amazon.com/msk/latest/developerguide/limits.html
    "a cluster of thirty brokers": [
        (
            "aws:msk/cluster:Cluster",
            "events",
            {
                "clusterName": "events",
                "kafkaVersion": "3.9.x",
                "numberOfBrokerNodes": 30,
                "brokerNodeGroupInfo": {
                    "instanceType": "kafka.m7g.large",
                    "clientSubnets": SUBNETS,
                    "securityGroups": ["sg-0123456789abcdef0"],
                },
            },
        ),
    ],
    # https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-tiers.html
    "a topic that the Standard tier takes": [
        (
            "aws:bedrock/guardrail:Guardrail",
            "careful",
            {
                "name": "careful",
                "blockedInputMessaging": "No.",
                "blockedOutputsMessaging": "No.",
                "crossRegionConfig": {"guardrailProfileIdentifier": "eu.guardrail.v1:0"},
                "topicPolicyConfig": {
                    "tierConfigs": [{"tierName": "STANDARD"}],
                    "topicsConfigs": [{"name": "advice", "type": "DENY", "definition": "advice, " * 125}],
                },
            },
        ),
    ],
    # terraform-provider-aws, internal/service/connect/routing_profile.go (routingProfileQueueAssociationChunkSize)
    "a routing profile of eleven queues": [
        (
            "aws:connect/routingProfile:RoutingProfile",
            "support",
            {
                "instanceId": "7f0a3c52-9b1e-4d7a-8c25-1e6f0b9d4a11",
                "name": "support",
                "description": "all queues",
                "defaultOutboundQueueId": "7f0a3c52-9b1e-4d7a-8c25-1e6f0b9d4a12",
                "mediaConcurrencies": [{"channel": "VOICE", "concurrency": 1}],
                "queueConfigs": [
                    {
                        "channel": "VOICE",
                        "delay": 0,
                        "priority": 1,
                        "queueId": f"7f0a3c52-9b1e-4d7a-8c25-1e6f0b9d4a{at}",
                    }
                    for at in range(12, 23)
                ],
            },
        ),
    ],
    # https://docs.aws.amazon.com/general/latest/gr/global_accelerator.html
    "an endpoint group of eleven machines": [
        (
            "aws:globalaccelerator/endpointGroup:EndpointGroup",
            "all",
            {
                "listenerArn": f"arn:aws:globalaccelerator::{ACCOUNT}:accelerator/1234abcd-abcd-1234-abcd-1234abcdefgh"
                "/listener/0123vxyz",
                "endpointConfigurations": [{"endpointId": f"i-0a1b2c3d4e5f600{at}"} for at in range(10, 21)],
            },
        ),
    ],
    # The provider sends the one of CloudFront only where there is no other (expandViewerCertificate in its source).
    "a certificate of one's own beside the default one": [
        (
            "aws:cloudfront/distribution:Distribution",
            "both",
            {
                "enabled": True,
                "aliases": ["www.acme.io"],
                "origins": [
                    {
                        "originId": "a",
                        "domainName": "api.acme.io",
                        "customOriginConfig": {
                            "httpPort": 80,
                            "httpsPort": 443,
                            "originProtocolPolicy": "https-only",
                            "originSslProtocols": ["TLSv1.2"],
                        },
                    }
                ],
                "defaultCacheBehavior": {
                    "targetOriginId": "a",
                    "viewerProtocolPolicy": "https-only",
                    "allowedMethods": ["GET", "HEAD"],
                    "cachedMethods": ["GET", "HEAD"],
                    "cachePolicyId": "658327ea-f89d-4fab-a63d-7e88639e58f6",
                },
                "restrictions": {"geoRestriction": {"restrictionType": "none"}},
                "viewerCertificate": {
                    "cloudfrontDefaultCertificate": True,
                    "acmCertificateArn": f"arn:aws:acm:us-east-1:{ACCOUNT}:certificate/7f0a3c52",
                    "sslSupportMethod": "sni-only",
                    "minimumProtocolVersion": "TLSv1.2_2021",
                },
            },
        ),
    ],
    # https://docs.aws.amazon.com/waf/latest/developerguide/waf-regex-pattern-support.html
    "signs that a backslash makes of what WAF does not have": [
        (
            "aws:wafv2/regexPatternSet:RegexPatternSet",
            "calls",
            {
                "scope": "REGIONAL",
                "regularExpressions": [{"regexString": r"alert\(?=1"}, {"regexString": r"c:\\1"}],
            },
        ),
    ],
    # https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_RestoreDBInstanceToPointInTime.html: it has no key
    "a database of RDS Custom as it was": [
        (
            "aws:rds/instance:Instance",
            "before",
            {
                "engine": "custom-oracle-ee",
                "instanceClass": "db.m5.large",
                "autoMinorVersionUpgrade": False,
                "customIamInstanceProfile": "AWSRDSCustomInstanceProfile",
                "restoreToPointInTime": {"sourceDbInstanceIdentifier": "main", "useLatestRestorableTime": True},
                "skipFinalSnapshot": True,
            },
        ),
    ],
}
