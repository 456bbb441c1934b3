"""Permissible forms of what is easily mistaken: languages, filters, records, targets, scaling, users, items."""

from __future__ import annotations

from policypack.testing import Json, Ref
from tests.legal.words import ACCOUNT, BALANCING, ROLE, SUBNETS, VPC, Planned, statement, trust

FUNCTION = {"role": ROLE, "runtime": "python3.13", "handler": "a.b", "s3Bucket": "code", "s3Key": "k"}
FORMS: dict[str, list[Planned]] = {
    # https://docs.aws.amazon.com/autoscaling/application/userguide/integrated-services-list.html
    "scaling of every service": [
        (
            "aws:appautoscaling/target:Target",
            name,
            {
                "serviceNamespace": space,
                "resourceId": id,
                "scalableDimension": dimension,
                "minCapacity": 1,
                "maxCapacity": 2,
            },
        )
        for name, space, id, dimension in (
            ("ecs", "ecs", "service/main/web", "ecs:service:DesiredCount"),
            ("table", "dynamodb", "table/orders", "dynamodb:table:ReadCapacityUnits"),
            ("index", "dynamodb", "table/orders/index/by", "dynamodb:index:WriteCapacityUnits"),
            ("aurora", "rds", "cluster:ledger", "rds:cluster:ReadReplicaCount"),
            ("fn", "lambda", "function:f:live", "lambda:function:ProvisionedConcurrency"),
            ("sage", "sagemaker", "endpoint/e/variant/v", "sagemaker:variant:DesiredInstanceCount"),
            (
                "spot",
                "ec2",
                "spot-fleet-request/sfr-73fbd2ce-aa30-494c-8788-1cee4EXAMPLE",
                "ec2:spot-fleet-request:TargetCapacity",
            ),
            ("cache", "elasticache", "replication-group/g", "elasticache:replication-group:NodeGroups"),
            (
                "kafka",
                "kafka",
                f"arn:aws:kafka:eu-west-1:{ACCOUNT}:cluster/c/6357e0b2-0e6a-4b86-a0b4-70df934c2e31-5",
                "kafka:broker-storage:VolumeSize",
            ),
            (
                "custom",
                "custom-resource",
                "https://example.execute-api.eu-west-1.amazonaws.com/prod/x",
                "custom-resource:ResourceType:Property",
            ),
        )
    ],
    # https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scaling-simple-step.html
    "steps on both sides of the threshold": [
        (
            "aws:autoscaling/policy:Policy",
            "steps",
            {
                "autoscalingGroupName": "g",
                "policyType": "StepScaling",
                "adjustmentType": "PercentChangeInCapacity",
                "minAdjustmentMagnitude": 2,
                "stepAdjustments": [
                    {"scalingAdjustment": -10, "metricIntervalUpperBound": "0"},
                    {"scalingAdjustment": 0, "metricIntervalLowerBound": "0", "metricIntervalUpperBound": "10.5"},
                    {"scalingAdjustment": 30, "metricIntervalLowerBound": "10.5"},
                ],
            },
        ),
        (
            "aws:autoscaling/policy:Policy",
            "tracking",
            {
                "autoscalingGroupName": "g",
                "policyType": "TargetTrackingScaling",
                "targetTrackingConfiguration": {
                    "targetValue": 50,
                    "predefinedMetricSpecification": {"predefinedMetricType": "ASGAverageCPUUtilization"},
                },
            },
        ),
    ],
    # https://docs.aws.amazon.com/config/latest/developerguide/managed-rules-by-aws-config.html
    "rules of AWS Config with and without parameters": [
        (
            "aws:cfg/rule:Rule",
            "tags",
            {
                "source": {"owner": "AWS", "sourceIdentifier": "REQUIRED_TAGS"},
                "inputParameters": Json({"tag1Key": "Owner", "tag1Value": "a,b"}),
            },
        ),
        (
            "aws:cfg/rule:Rule",
            "keys",
            {
                "source": {"owner": "AWS", "sourceIdentifier": "ACCESS_KEYS_ROTATED"},
                "inputParameters": Json({"maxAccessKeyAge": "90"}),
                "maximumExecutionFrequency": "Twelve_Hours",
            },
        ),
        (
            "aws:cfg/rule:Rule",
            "ssh",
            {
                "source": {"owner": "AWS", "sourceIdentifier": "INCOMING_SSH_DISABLED"},
                "scope": {"complianceResourceTypes": ["AWS::EC2::SecurityGroup"]},
            },
        ),
    ],
    # https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
    "patterns of logs in all their forms": [
        (
            "aws:cloudwatch/logMetricFilter:LogMetricFilter",
            f"f{n}",
            {"logGroupName": "g", "pattern": p, "metricTransformation": {"name": "n", "namespace": "s", "value": "1"}},
        )
        for n, p in enumerate(
            (
                "",
                " ",
                "ERROR",
                "ERROR -Exiting",
                "?ERROR ?WARN",
                '"INTERNAL SERVER ERROR"',
                "%AUTHORIZED%",
                "[ip, user, ..., status_code=4*, bytes > 1000]",
                "[w1=ERROR || w1=%WARN%, w2]",
                '{ $.eventType = "Update*" }',
                "{ ($.a = 1) || ($.b NOT EXISTS) && ($.c IS NULL) }",
                "{ $.arr[0].x IS TRUE }",
                "{ $.a = %2[0-9]{2}% }",
                "{ $['a b'].c = * }",
                "{ $.ip = 10.* }",
                '-"x y"',
            )
        )
    ],
    "filters that deliver logs to a queue's function and a stream": [
        ("aws:cloudwatch/logGroup:LogGroup", "g", {"name": "g"}),
        (
            "aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter",
            "a",
            {
                "logGroup": Ref("g", "name"),
                "filterPattern": "",
                "destinationArn": f"arn:aws:lambda:eu-west-1:{ACCOUNT}:function:f",
            },
        ),
        (
            "aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter",
            "b",
            {
                "logGroup": Ref("g", "name"),
                "filterPattern": "x",
                "destinationArn": f"arn:aws:logs:eu-west-1:{ACCOUNT}:destination:d",
            },
        ),
    ],
    # https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html
    "filters of subscriptions": [
        (
            "aws:sns/topicSubscription:TopicSubscription",
            f"s{n}",
            {
                "topic": f"arn:aws:sns:eu-west-1:{ACCOUNT}:t",
                "protocol": "sqs",
                "endpoint": f"arn:aws:sqs:eu-west-1:{ACCOUNT}:q{n}",
                "filterPolicy": Json(policy),
                **more,
            },
        )
        for n, (policy, more) in enumerate(
            (
                ({"a": ["x", 1, True, None]}, {}),
                ({"a": [{"anything-but": ["x"]}, {"prefix": "y"}, {"suffix": "z"}]}, {}),
                ({"n": [{"numeric": [">=", 0, "<", 1.5]}]}, {}),
                ({"ip": [{"cidr": "10.0.0.0/8"}]}, {}),
                ({"e": [{"exists": False}]}, {}),
                (
                    {"o": {"i": [{"equals-ignore-case": "A"}]}, "$or": [{"a": ["1"]}, {"b": ["2"]}]},
                    {"filterPolicyScope": "MessageBody"},
                ),
                ({}, {}),
            )
        )
    ],
    # https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-policy.html
    "records of every policy and type": [
        ("aws:route53/zone:Zone", "acme", {"name": "acme.io"}),
        *(
            ("aws:route53/record:Record", f"r{n}", {"zoneId": Ref("acme", "zoneId"), **values})
            for n, values in enumerate(
                (
                    {
                        "name": "www",
                        "type": "CNAME",
                        "ttl": 60,
                        "records": ["x.acme.io"],
                        "setIdentifier": "a",
                        "weightedRoutingPolicies": [{"weight": 1}],
                    },
                    {
                        "name": "www",
                        "type": "CNAME",
                        "ttl": 60,
                        "records": ["y.acme.io."],
                        "setIdentifier": "b",
                        "weightedRoutingPolicies": [{"weight": 0}],
                    },
                    {"name": "_dmarc", "type": "TXT", "ttl": 60, "records": ["v=DMARC1; p=none"]},
                    {
                        "name": "selector._domainkey",
                        "type": "CNAME",
                        "ttl": 60,
                        "records": ["selector.dkim.amazonses.com"],
                    },
                    {"name": "six", "type": "AAAA", "ttl": 60, "records": ["2001:db8::1", "::1"]},
                    {
                        "name": "sub.acme.io.",
                        "type": "NS",
                        "ttl": 60,
                        "records": ["ns-1.awsdns-00.com.", "ns-2.awsdns-00.org"],
                    },
                    {
                        "name": "ds",
                        "type": "DS",
                        "ttl": 60,
                        "records": ["12345 13 2 49FD46E6C4B45C55D4AC49FD46E6C4B45C55D4AC49FD46E6C4B45C55D4AC1234"],
                    },
                    {"name": "ptr", "type": "PTR", "ttl": 60, "records": ["host.acme.io"]},
                    {"name": "spf", "type": "SPF", "ttl": 60, "records": ["v=spf1 -all"]},
                    {
                        "name": "naptr",
                        "type": "NAPTR",
                        "ttl": 60,
                        "records": ['100 50 "s" "SIP+D2U" "" _sip._udp.acme.io'],
                    },
                    {"name": "tlsa", "type": "TLSA", "ttl": 60, "records": ["3 1 1 " + "ab" * 32]},
                    {"name": "sshfp", "type": "SSHFP", "ttl": 60, "records": ["4 2 " + "ab" * 32]},
                    {"name": "svcb", "type": "SVCB", "ttl": 60, "records": ["1 svc.acme.io. port=8443"]},
                    {
                        "name": "caa",
                        "type": "CAA",
                        "ttl": 60,
                        "records": ['0 issuewild ";"', '128 iodef "mailto:a@acme.io"'],
                    },
                    {
                        "name": "lb",
                        "type": "A",
                        "aliases": [
                            {
                                "name": "dualstack.web-1.eu-west-1.elb.amazonaws.com",
                                "zoneId": "Z32O12XQLNTSW2",
                                "evaluateTargetHealth": True,
                            }
                        ],
                    },
                    {
                        "name": "same",
                        "type": "A",
                        "aliases": [
                            {"name": "lb.acme.io", "zoneId": Ref("acme", "zoneId"), "evaluateTargetHealth": False}
                        ],
                    },
                )
            )
        ),
    ],
    # https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-listeners.html
    "actions and conditions of listeners": [
        (
            "aws:lb/listener:Listener",
            "auth",
            {
                "loadBalancerArn": f"{BALANCING}loadbalancer/app/web/50dc6c495c0c9188",
                "port": 443,
                "protocol": "HTTPS",
                "certificateArn": f"arn:aws:acm:eu-west-1:{ACCOUNT}:certificate/7f0a3c52-9b1e-4d7a-8c25-1e6f0b9d4a11",
                "defaultActions": [
                    {
                        "type": "authenticate-oidc",
                        "order": 1,
                        "authenticateOidc": {
                            "authorizationEndpoint": "https://a.io/a",
                            "clientId": "a",
                            "clientSecret": "b",
                            "issuer": "https://a.io",
                            "tokenEndpoint": "https://a.io/t",
                            "userInfoEndpoint": "https://a.io/u",
                        },
                    },
                    {
                        "type": "forward",
                        "order": 2,
                        "forward": {
                            "targetGroups": [
                                {"arn": f"{BALANCING}targetgroup/a/6d0ecf831eec9f09", "weight": 0},
                                {"arn": f"{BALANCING}targetgroup/b/6d0ecf831eec9f08", "weight": 999},
                            ],
                            "stickiness": {"enabled": True, "duration": 604800},
                        },
                    },
                ],
            },
        ),
        (
            "aws:lb/listenerRule:ListenerRule",
            "rule",
            {
                "listenerArn": f"{BALANCING}listener/app/web/50dc6c495c0c9188/f2f7dc8efc522ab2",
                "priority": 50000,
                "actions": [
                    {"type": "fixed-response", "fixedResponse": {"contentType": "text/plain", "statusCode": "503"}}
                ],
                "conditions": [
                    {"hostHeader": {"values": ["*.acme.io", "acme.io"]}},
                    {"sourceIp": {"values": ["10.0.0.0/8", "2001:db8::/32"]}},
                    {"httpHeader": {"httpHeaderName": "X-A", "values": ["*"]}},
                ],
            },
        ),
        (
            "aws:lb/listenerRule:ListenerRule",
            "query",
            {
                "listenerArn": f"{BALANCING}listener/app/web/50dc6c495c0c9188/f2f7dc8efc522ab2",
                "actions": [{"type": "forward", "targetGroupArn": f"{BALANCING}targetgroup/a/6d0ecf831eec9f09"}],
                "conditions": [
                    {"queryStrings": [{"key": "v", "value": "1"}, {"value": "*beta*"}]},
                    {"httpRequestMethod": {"values": ["GET", "PURGE"]}},
                ],
            },
        ),
    ],
    # https://docs.aws.amazon.com/elasticloadbalancing/latest/network/target-group-register-targets.html
    "targets of every kind": [
        ("aws:lb/targetGroup:TargetGroup", "ip", {"port": 80, "protocol": "HTTP", "targetType": "ip", "vpcId": VPC}),
        (
            "aws:lb/targetGroupAttachment:TargetGroupAttachment",
            "a",
            {"targetGroupArn": Ref("ip", "arn"), "targetId": "10.1.2.3", "availabilityZone": "all"},
        ),
        ("aws:lb/targetGroup:TargetGroup", "i", {"port": 80, "protocol": "HTTP", "vpcId": VPC}),
        (
            "aws:lb/targetGroupAttachment:TargetGroupAttachment",
            "b",
            {"targetGroupArn": Ref("i", "arn"), "targetId": "i-0123456789abcdef0", "port": 8080},
        ),
        ("aws:lb/targetGroup:TargetGroup", "l", {"targetType": "lambda"}),
        (
            "aws:lb/targetGroupAttachment:TargetGroupAttachment",
            "c",
            {"targetGroupArn": Ref("l", "arn"), "targetId": f"arn:aws:lambda:eu-west-1:{ACCOUNT}:function:f:live"},
        ),
        (
            "aws:autoscaling/group:Group",
            "g",
            {
                "minSize": 0,
                "maxSize": 1,
                "vpcZoneIdentifiers": SUBNETS,
                "launchTemplate": {"name": "b"},
                "targetGroupArns": [Ref("i", "arn")],
            },
        ),
    ],
    "one target group of two listeners of one load balancer": [
        ("aws:lb/loadBalancer:LoadBalancer", "web", {"internal": True, "subnets": SUBNETS}),
        ("aws:lb/targetGroup:TargetGroup", "t", {"port": 80, "protocol": "HTTP", "vpcId": VPC}),
        *(
            (
                "aws:lb/listener:Listener",
                f"l{port}",
                {
                    "loadBalancerArn": Ref("web", "arn"),
                    "port": port,
                    "protocol": "HTTP",
                    "defaultActions": [{"type": "forward", "targetGroupArn": Ref("t", "arn")}],
                },
            )
            for port in (80, 8080)
        ),
    ],
    # https://docs.aws.amazon.com/waf/latest/developerguide/web-acl-rule-actions.html
    "web ACLs with rule groups of every kind": [
        (
            "aws:wafv2/ruleGroup:RuleGroup",
            "own",
            {
                "scope": "REGIONAL",
                "capacity": 10,
                "visibilityConfig": {
                    "cloudwatchMetricsEnabled": True,
                    "metricName": "x",
                    "sampledRequestsEnabled": True,
                },
            },
        ),
        (
            "aws:wafv2/webAcl:WebAcl",
            "acl",
            {
                "scope": "REGIONAL",
                "defaultAction": {"block": {"customResponse": {"responseCode": 403}}},
                "visibilityConfig": {
                    "cloudwatchMetricsEnabled": True,
                    "metricName": "x",
                    "sampledRequestsEnabled": True,
                },
                "rules": [
                    {
                        "name": "own",
                        "priority": 1,
                        "overrideAction": {"count": {}},
                        "statement": {"ruleGroupReferenceStatement": {"arn": Ref("own", "arn")}},
                        "visibilityConfig": {
                            "cloudwatchMetricsEnabled": True,
                            "metricName": "o",
                            "sampledRequestsEnabled": True,
                        },
                    },
                    {
                        "name": "geo",
                        "priority": 2,
                        "action": {"captcha": {}},
                        "statement": {
                            "notStatement": {"statements": [{"geoMatchStatement": {"countryCodes": ["DE"]}}]}
                        },
                        "visibilityConfig": {
                            "cloudwatchMetricsEnabled": True,
                            "metricName": "g",
                            "sampledRequestsEnabled": True,
                        },
                    },
                ],
            },
        ),
        (
            "aws:wafv2/webAcl:WebAcl",
            "json",
            {
                "scope": "REGIONAL",
                "defaultAction": {"allow": {}},
                "ruleJson": "[]",
                "visibilityConfig": {
                    "cloudwatchMetricsEnabled": True,
                    "metricName": "x",
                    "sampledRequestsEnabled": True,
                },
            },
        ),
    ],
    # https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html
    "items and indexes of tables": [
        (
            "aws:dynamodb/table:Table",
            "t",
            {
                "name": "t.1-x_y",
                "billingMode": "PAY_PER_REQUEST",
                "hashKey": "pk",
                "rangeKey": "sk",
                "attributes": [{"name": n, "type": k} for n, k in (("pk", "S"), ("sk", "N"), ("l", "B"), ("g", "S"))],
                "localSecondaryIndexes": [
                    {"name": "lsi", "rangeKey": "l", "projectionType": "INCLUDE", "nonKeyAttributes": ["a"]}
                ],
                "globalSecondaryIndexes": [
                    {"name": "gsi", "hashKey": "g", "rangeKey": "sk", "projectionType": "KEYS_ONLY"}
                ],
                "streamEnabled": True,
                "streamViewType": "KEYS_ONLY",
                "ttl": {"attributeName": "", "enabled": False},
            },
        ),
        (
            "aws:dynamodb/tableItem:TableItem",
            "i",
            {
                "tableName": Ref("t", "name"),
                "hashKey": "pk",
                "rangeKey": "sk",
                "item": Json(
                    {
                        "pk": {"S": "a"},
                        "sk": {"N": "-1.5e3"},
                        "n": {"NULL": True},
                        "b": {"BOOL": False},
                        "l": {"B": "YQ=="},
                        "s": {"SS": ["a", "b"]},
                        "m": {"M": {"x": {"L": [{"N": "1"}]}}},
                        "e": {"S": ""},
                    }
                ),
            },
        ),
    ],
    # https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies.html
    "statements of bucket policies": [
        ("aws:s3/bucket:Bucket", "b", {}),
        (
            "aws:s3/bucketPolicy:BucketPolicy",
            "p",
            {
                "bucket": Ref("b"),
                "policy": Json(
                    {
                        "Version": "2012-10-17",
                        "Statement": [
                            {
                                "Effect": "Deny",
                                "Principal": "*",
                                "Action": "s3:*",
                                "Resource": [Ref("b", "arn"), Ref("b", "arn", after="/*")],
                                "Condition": {"Bool": {"aws:SecureTransport": "false"}},
                            },
                            {
                                "Effect": "Allow",
                                "Principal": {"AWS": ROLE},
                                "Action": ["s3:ListBucket", "s3:GetBucketLocation"],
                                "Resource": Ref("b", "arn"),
                            },
                            {
                                "Effect": "Allow",
                                "Principal": {"AWS": ROLE},
                                "Action": ["s3:GetObject", "s3:PutObject*"],
                                "Resource": Ref("b", "arn", after="/team/${aws:PrincipalTag/team}/*"),
                            },
                            {
                                "Effect": "Deny",
                                "NotPrincipal": {"AWS": ROLE},
                                "NotAction": "s3:Get*",
                                "Resource": Ref("b", "arn", after="/*"),
                            },
                        ],
                    }
                ),
            },
        ),
        ("aws:s3/bucket:Bucket", "named", {"bucket": "acme-logs"}),
        (
            "aws:s3/bucketPolicy:BucketPolicy",
            "q",
            {
                "bucket": "acme-logs",
                "policy": statement(
                    Action="s3:PutObject",
                    Principal={"Service": "logging.s3.amazonaws.com"},
                    Resource="arn:aws:s3:::acme-logs/*",
                ),
            },
        ),
    ],
    # https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html
    "functions with SnapStart, layers, destinations and filters": [
        (
            "aws:lambda/function:Function",
            "snap",
            {
                **FUNCTION,
                "snapStart": {"applyOn": "PublishedVersions"},
                "publish": True,
                "layers": [f"arn:aws:lambda:eu-west-1:{ACCOUNT}:layer:l{n}:1" for n in range(5)],
                "environment": {"variables": {"AB": "x" * 4000}},
            },
        ),
        (
            "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
            "to",
            {
                "functionName": Ref("snap", "name"),
                "qualifier": "$LATEST",
                "maximumRetryAttempts": 0,
                "maximumEventAgeInSeconds": 60,
                "destinationConfig": {
                    "onSuccess": {"destination": f"arn:aws:events:eu-west-1:{ACCOUNT}:event-bus/b"},
                    "onFailure": {"destination": f"arn:aws:sqs:eu-west-1:{ACCOUNT}:q"},
                },
            },
        ),
        (
            "aws:lambda/eventSourceMapping:EventSourceMapping",
            "kinesis",
            {
                "functionName": Ref("snap", "arn"),
                "eventSourceArn": f"arn:aws:kinesis:eu-west-1:{ACCOUNT}:stream/s",
                "startingPosition": "AT_TIMESTAMP",
                "startingPositionTimestamp": "2026-01-01T00:00:00Z",
                "maximumRecordAgeInSeconds": -1,
                "maximumRetryAttempts": -1,
                "parallelizationFactor": 10,
                "bisectBatchOnFunctionError": True,
                "tumblingWindowInSeconds": 900,
                "filterCriteria": {"filters": [{"pattern": Json({"data": {"a": [{"numeric": [">", 1]}]}})}]},
            },
        ),
        (
            "aws:lambda/eventSourceMapping:EventSourceMapping",
            "kafka",
            {
                "functionName": "f",
                "topics": ["t"],
                "startingPosition": "TRIM_HORIZON",
                "selfManagedEventSource": {"endpoints": {"KAFKA_BOOTSTRAP_SERVERS": "a:9092,b:9092"}},
                "sourceAccessConfigurations": [
                    {"type": "VPC_SUBNET", "uri": f"subnet:{SUBNETS[0]}"},
                    {"type": "VPC_SECURITY_GROUP", "uri": "security_group:sg-0123456789abcdef0"},
                ],
            },
        ),
        (
            "aws:lambda/eventSourceMapping:EventSourceMapping",
            "mq",
            {
                "functionName": "f",
                "eventSourceArn": f"arn:aws:mq:eu-west-1:{ACCOUNT}:broker:b:b-7f0a3c52-9b1e-4d7a-8c25-1e6f0b9d4a11",
                "queues": ["q"],
                "sourceAccessConfigurations": [
                    {"type": "BASIC_AUTH", "uri": f"arn:aws:secretsmanager:eu-west-1:{ACCOUNT}:secret:x-AbCdEf"},
                    {"type": "VIRTUAL_HOST", "uri": "/"},
                ],
            },
        ),
        (
            "aws:lambda/eventSourceMapping:EventSourceMapping",
            "docdb",
            {
                "functionName": "f",
                "eventSourceArn": f"arn:aws:rds:eu-west-1:{ACCOUNT}:cluster:papers",
                "startingPosition": "LATEST",
                "documentDbEventSourceConfig": {
                    "databaseName": "d",
                    "collectionName": "c",
                    "fullDocument": "UpdateLookup",
                },
                "sourceAccessConfigurations": [
                    {"type": "BASIC_AUTH", "uri": f"arn:aws:secretsmanager:eu-west-1:{ACCOUNT}:secret:x-AbCdEf"}
                ],
            },
        ),
    ],
    # https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-at-edge-function-restrictions.html
    "a function at the edge, by its version": [
        (
            "aws:iam/role:Role",
            "edge",
            {"assumeRolePolicy": trust(Service=["lambda.amazonaws.com", "edgelambda.amazonaws.com"])},
        ),
        (
            "aws:lambda/function:Function",
            "edge",
            {
                "region": "us-east-1",
                "role": Ref("edge", "arn"),
                "runtime": "nodejs22.x",
                "handler": "a.b",
                "s3Bucket": "code",
                "s3Key": "k",
                "publish": True,
                "timeout": 30,
            },
        ),
        (
            "aws:cloudfront/distribution:Distribution",
            "site",
            {
                "enabled": True,
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
                    },
                    {"originId": "vpc", "domainName": "internal.acme.io", "vpcOriginConfig": {"vpcOriginId": "vo_1"}},
                ],
                "defaultCacheBehavior": {
                    "targetOriginId": "a",
                    "viewerProtocolPolicy": "https-only",
                    "allowedMethods": ["GET", "HEAD"],
                    "cachedMethods": ["GET", "HEAD"],
                    "cachePolicyId": "658327ea-f89d-4fab-a63d-7e88639e58f6",
                    "lambdaFunctionAssociations": [
                        {
                            "eventType": "origin-request",
                            "lambdaArn": Ref("edge-function", "qualifiedArn"),
                            "includeBody": True,
                        }
                    ],
                },
                "restrictions": {"geoRestriction": {"restrictionType": "whitelist", "locations": ["DE"]}},
                "viewerCertificate": {"cloudfrontDefaultCertificate": True},
            },
        ),
    ],
    # https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-universal.html
    "schedules and pipes": [
        (
            "aws:scheduler/schedule:Schedule",
            "sqs",
            {
                "scheduleExpression": "cron(0 9 ? * MON-FRI *)",
                "scheduleExpressionTimezone": "Europe/Berlin",
                "flexibleTimeWindow": {"mode": "FLEXIBLE", "maximumWindowInMinutes": 15},
                "startDate": "2030-01-01T00:00:00Z",
                "endDate": "2030-02-01T00:00:00Z",
                "target": {
                    "arn": f"arn:aws:sqs:eu-west-1:{ACCOUNT}:q.fifo",
                    "roleArn": ROLE,
                    "sqsParameters": {"messageGroupId": "g"},
                    "input": "plain text",
                },
            },
        ),
        (
            "aws:scheduler/schedule:Schedule",
            "put",
            {
                "scheduleExpression": "rate(7 days)",
                "flexibleTimeWindow": {"mode": "OFF"},
                "target": {
                    "arn": "arn:aws:scheduler:::aws-sdk:sqs:sendMessage",
                    "roleArn": ROLE,
                    "input": Json({"MessageBody": "<aws.scheduler.scheduled-time>", "QueueUrl": "x"}),
                },
            },
        ),
        (
            "aws:pipes/pipe:Pipe",
            "p",
            {
                "roleArn": ROLE,
                "source": f"arn:aws:sqs:eu-west-1:{ACCOUNT}:q",
                "target": f"arn:aws:states:eu-west-1:{ACCOUNT}:stateMachine:s",
                "targetParameters": {
                    "inputTemplate": '{"id": "<$.messageId>"}',
                    "stepFunctionStateMachineParameters": {"invocationType": "FIRE_AND_FORGET"},
                },
            },
        ),
        (
            "aws:pipes/pipe:Pipe",
            "k",
            {
                "roleArn": ROLE,
                "source": f"arn:aws:kinesis:eu-west-1:{ACCOUNT}:stream/s",
                "target": f"arn:aws:lambda:eu-west-1:{ACCOUNT}:function:f",
                "sourceParameters": {"kinesisStreamParameters": {"startingPosition": "LATEST"}},
                "enrichment": f"arn:aws:execute-api:eu-west-1:{ACCOUNT}:a1/live/POST/x",
            },
        ),
    ],
    # https://docs.aws.amazon.com/step-functions/latest/dg/state-wait.html
    "state machines with every state": [
        (
            "aws:sfn/stateMachine:StateMachine",
            "all",
            {
                "roleArn": ROLE,
                "definition": Json(
                    {
                        "Comment": "x",
                        "Version": "1.0",
                        "TimeoutSeconds": 60,
                        "StartAt": "W",
                        "States": {
                            "W": {"Type": "Wait", "SecondsPath": "$.s", "Next": "P"},
                            "P": {
                                "Type": "Parallel",
                                "Branches": [
                                    {
                                        "StartAt": "A",
                                        "States": {
                                            "A": {"Type": "Pass", "Result": {"x": 1}, "ResultPath": "$.a", "End": True}
                                        },
                                    }
                                ],
                                "Next": "C",
                                "Retry": [
                                    {
                                        "ErrorEquals": ["States.TaskFailed", "Custom.E"],
                                        "IntervalSeconds": 1,
                                        "MaxAttempts": 0,
                                        "BackoffRate": 1.0,
                                        "JitterStrategy": "FULL",
                                        "MaxDelaySeconds": 5,
                                    }
                                ],
                            },
                            "C": {
                                "Type": "Choice",
                                "Choices": [
                                    {
                                        "And": [
                                            {"Variable": "$.x", "IsPresent": True},
                                            {"Not": {"Variable": "$.x", "NumericLessThanPath": "$.y"}},
                                        ],
                                        "Next": "M",
                                    }
                                ],
                                "Default": "F",
                            },
                            "M": {
                                "Type": "Map",
                                "ItemsPath": "$.items",
                                "MaxConcurrency": 0,
                                "Iterator": {
                                    "StartAt": "T",
                                    "States": {
                                        "T": {
                                            "Type": "Task",
                                            "Resource": f"arn:aws:lambda:eu-west-1:{ACCOUNT}:function:f",
                                            "TimeoutSecondsPath": "$.t",
                                            "End": True,
                                        }
                                    },
                                },
                                "Next": "S",
                            },
                            "S": {"Type": "Succeed"},
                            "F": {"Type": "Fail", "ErrorPath": "$.e", "CausePath": "States.Format('{}', $.c)"},
                        },
                    }
                ),
            },
        ),
    ],
    # https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html
    "users and their groups": [
        (
            "aws:elasticache/user:User",
            "d",
            {
                "userId": "d1",
                "userName": "default",
                "engine": "redis",
                "accessString": "off ~* -@all",
                "noPasswordRequired": True,
            },
        ),
        (
            "aws:elasticache/userGroup:UserGroup",
            "g",
            {"userGroupId": "g", "engine": "redis", "userIds": [Ref("d", "userId")]},
        ),
        (
            "aws:elasticache/userGroup:UserGroup",
            "there",
            {"userGroupId": "t", "engine": "redis", "userIds": ["default"]},
        ),
        (
            "aws:elasticache/user:User",
            "v",
            {
                "userId": "v1",
                "userName": "app",
                "engine": "valkey",
                "accessString": "on ~app:* +@read",
                "authenticationMode": {"type": "iam"},
            },
        ),
        (
            "aws:elasticache/userGroup:UserGroup",
            "vg",
            {"userGroupId": "vg", "engine": "valkey", "userIds": [Ref("v", "userId")]},
        ),
    ],
    # https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_LogAccess.Procedural.UploadtoCloudWatch.html
    "logs of databases by engine": [
        (
            "aws:rds/instance:Instance",
            f"db-{n}",
            {
                "engine": engine,
                "instanceClass": "db.m6i.large",
                "allocatedStorage": 100,
                "username": "owner",
                "manageMasterUserPassword": True,
                "enabledCloudwatchLogsExports": logs,
            },
        )
        for n, (engine, logs) in enumerate(
            (
                ("mysql", ["audit", "error", "general", "slowquery"]),
                ("mariadb", ["audit", "error"]),
                ("postgres", ["postgresql", "upgrade", "iam-db-auth-error"]),
                ("oracle-ee", ["alert", "audit", "listener", "trace", "oemagent"]),
                ("sqlserver-se", ["agent", "error"]),
                ("db2-se", ["diag.log", "notify.log"]),
            )
        )
    ],
    # https://docs.aws.amazon.com/fsx/latest/WindowsGuide/high-availability-multiAZ.html
    "file systems of every deployment": [
        (
            "aws:fsx/windowsFileSystem:WindowsFileSystem",
            "two",
            {
                "deploymentType": "MULTI_AZ_1",
                "subnetIds": SUBNETS,
                "preferredSubnetId": SUBNETS[0],
                "throughputCapacity": 32,
                "storageCapacity": 32,
                "activeDirectoryId": "d-1234567890",
            },
        ),
        (
            "aws:fsx/lustreFileSystem:LustreFileSystem",
            "one",
            {"deploymentType": "SCRATCH_2", "subnetIds": SUBNETS[0], "storageCapacity": 1200},
        ),
        (
            "aws:fsx/openZfsFileSystem:OpenZfsFileSystem",
            "zfs",
            {
                "deploymentType": "SINGLE_AZ_HA_2",
                "subnetIds": SUBNETS[0],
                "throughputCapacity": 160,
                "storageCapacity": 64,
            },
        ),
        (
            "aws:fsx/ontapFileSystem:OntapFileSystem",
            "ontap",
            {
                "deploymentType": "MULTI_AZ_2",
                "subnetIds": SUBNETS,
                "preferredSubnetId": SUBNETS[0],
                "throughputCapacity": 384,
                "storageCapacity": 1024,
            },
        ),
    ],
    # https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-targets.html
    "targets with what their kinds need": [
        ("aws:cloudwatch/eventTarget:EventTarget", name, {"rule": "r", **values})
        for name, values in (
            ("fifo", {"arn": f"arn:aws:sqs:eu-west-1:{ACCOUNT}:q.fifo", "sqsTarget": {"messageGroupId": "g"}}),
            ("json", {"arn": f"arn:aws:lambda:eu-west-1:{ACCOUNT}:function:f", "input": '"text"'}),
            ("number", {"arn": f"arn:aws:lambda:eu-west-1:{ACCOUNT}:function:f", "input": "1"}),
            ("path", {"arn": f"arn:aws:sns:eu-west-1:{ACCOUNT}:t", "inputPath": "$.detail"}),
            (
                "text",
                {
                    "arn": f"arn:aws:sns:eu-west-1:{ACCOUNT}:t",
                    "inputTransformer": {"inputTemplate": '"The time is <aws.events.event.ingestion-time>."'},
                },
            ),
            (
                "lines",
                {
                    "arn": f"arn:aws:sns:eu-west-1:{ACCOUNT}:t",
                    "inputTransformer": {"inputPaths": {"a": "$.a"}, "inputTemplate": '"<a>"\n"b"'},
                },
            ),
            (
                "task",
                {
                    "arn": f"arn:aws:ecs:eu-west-1:{ACCOUNT}:cluster/c",
                    "roleArn": ROLE,
                    "ecsTarget": {
                        "taskDefinitionArn": f"arn:aws:ecs:eu-west-1:{ACCOUNT}:task-definition/t",
                        "launchType": "FARGATE",
                        "networkConfiguration": {"subnets": SUBNETS},
                    },
                },
            ),
            ("pipeline", {"arn": f"arn:aws:codepipeline:eu-west-1:{ACCOUNT}:p", "roleArn": ROLE}),
            ("stream", {"arn": f"arn:aws:kinesis:eu-west-1:{ACCOUNT}:stream/s", "roleArn": ROLE}),
            (
                "warehouse",
                {
                    "arn": f"arn:aws:redshift:eu-west-1:{ACCOUNT}:cluster:c",
                    "roleArn": ROLE,
                    "redshiftTarget": {"database": "d", "dbUser": "u", "sql": "select 1"},
                },
            ),
        )
    ],
    # https://states-language.net/spec.html, https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
    "state machines whose values are expressions, at the ends of their ranges": [
        (
            "aws:sfn/stateMachine:StateMachine",
            "expressions",
            {
                "roleArn": ROLE,
                "type": "EXPRESS",
                "definition": Json(
                    {
                        "QueryLanguage": "JSONata",
                        "StartAt": "Each",
                        "States": {
                            "Each": {
                                "Type": "Map",
                                "Items": "{% $states.input.orders %}",
                                "MaxConcurrency": "{% 2 %}",
                                "ItemProcessor": {
                                    "StartAt": "Keep",
                                    "States": {"Keep": {"Type": "Pass", "Assign": {"x": "{% 1 %}"}, "End": True}},
                                },
                                "Next": "Which",
                            },
                            "Which": {
                                "Type": "Choice",
                                "Choices": [{"Condition": "{% $x = 1 %}", "Next": "Wait", "Assign": {"y": 1}}],
                                "Default": "Stop",
                            },
                            "Wait": {"Type": "Wait", "Seconds": "{% 5 %}", "Next": "Stop"},
                            "Stop": {"Type": "Fail", "Error": "{% 'a' %}", "Cause": "{% 'b' %}"},
                        },
                    }
                ),
            },
        ),
        (
            "aws:sfn/stateMachine:StateMachine",
            "ends",
            {
                "roleArn": ROLE,
                "definition": Json(
                    {
                        "Comment": "",
                        "StartAt": "Read",
                        "TimeoutSeconds": 99999999,
                        "States": {
                            "Read": {
                                "Type": "Task",
                                "Resource": "arn:aws:states:::aws-sdk:s3:getObject",
                                "QueryLanguage": "JSONata",
                                "Arguments": {"Bucket": "orders"},
                                "Retry": [
                                    {
                                        "ErrorEquals": ["States.ALL"],
                                        "MaxAttempts": 0,
                                        "BackoffRate": 1.0,
                                        "IntervalSeconds": 1,
                                        "MaxDelaySeconds": 31622399,
                                        "JitterStrategy": "FULL",
                                    }
                                ],
                                "Next": "Done",
                            },
                            "Done": {"Type": "Succeed", "OutputPath": None},
                        },
                    }
                ),
            },
        ),
    ],
    # https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html
    "the largest Fargate task and the smallest container": [
        (
            "aws:ecs/taskDefinition:TaskDefinition",
            "largest",
            {
                "family": "largest",
                "cpu": "16 vCPU",
                "memory": "120 GB",
                "networkMode": "awsvpc",
                "requiresCompatibilities": ["FARGATE"],
                "executionRoleArn": ROLE,
                "containerDefinitions": Json(
                    [
                        {
                            "name": "web",
                            "image": "public.ecr.aws/nginx/nginx@sha256:" + "a" * 64,
                            "versionConsistency": "disabled",
                            "restartPolicy": {"enabled": True, "ignoredExitCodes": [0], "restartAttemptPeriod": 60},
                            "portMappings": [{"containerPort": 80, "appProtocol": "grpc", "name": "web"}],
                            "stopTimeout": 120,
                            "healthCheck": {
                                "command": ["CMD-SHELL", "true"],
                                "interval": 5,
                                "retries": 1,
                                "timeout": 2,
                            },
                        },
                        {
                            "name": "beside",
                            "image": "beside:1",
                            "essential": False,
                            "dependsOn": [{"containerName": "web", "condition": "HEALTHY"}],
                        },
                    ]
                ),
            },
        ),
        (
            "aws:ecs/taskDefinition:TaskDefinition",
            "smallest",
            {
                "family": "smallest",
                "containerDefinitions": Json([{"name": "a", "image": "a:1", "memoryReservation": 6, "cpu": 0}]),
            },
        ),
    ],
}
