"""Permissions in all their forms, what is there by itself, and things that belong together."""

from __future__ import annotations

from policypack.testing import Json, Ref
from tests.legal.words import ACCOUNT, BALANCING, ROLE, SUBNETS, VPC, Planned, statement, trust

GRANTS: dict[str, list[Planned]] = {
    # -- grants in all their forms
    # https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html#configuration-vpc-permissions
    **{
        f"a function in a VPC whose role may make interfaces {how}": [
            ("aws:iam/role:Role", "role", {"assumeRolePolicy": trust(Service="lambda.amazonaws.com"), **inputs}),
            *more,
            (
                "aws:lambda/function:Function",
                "fn",
                {
                    "role": Ref("role", "arn"),
                    "runtime": "python3.13",
                    "handler": "a.b",
                    "s3Bucket": "code",
                    "s3Key": "k",
                    "vpcConfig": {"subnetIds": SUBNETS, "securityGroupIds": ["sg-0123456789abcdef0"]},
                },
            ),
        ]
        for how, inputs, more in (
            (
                "by AWS's policy",
                {},
                [
                    (
                        "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
                        "a",
                        {
                            "role": Ref("role", "name"),
                            "policyArn": "arn:aws:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole",
                        },
                    )
                ],
            ),
            ("as an administrator", {"managedPolicyArns": ["arn:aws:iam::aws:policy/AdministratorAccess"]}, []),
            (
                "by AWS's policy for ENIs",
                {"managedPolicyArns": ["arn:aws:iam::aws:policy/service-role/AWSLambdaENIManagementAccess"]},
                [],
            ),
            (
                "by an inline policy",
                {"inlinePolicies": [{"name": "x", "policy": statement(Action="ec2:*", Resource="*")}]},
                [],
            ),
            (
                "by all but IAM",
                {},
                [
                    (
                        "aws:iam/rolePolicy:RolePolicy",
                        "p",
                        {"role": Ref("role"), "policy": statement(NotAction="iam:*", Resource="*")},
                    )
                ],
            ),
            (
                "by a wildcard",
                {},
                [
                    (
                        "aws:iam/rolePolicy:RolePolicy",
                        "p",
                        {
                            "role": Ref("role"),
                            "policy": statement(Action=["EC2:*networkinterface*", "ec2:Assign*"], Resource="*"),
                        },
                    )
                ],
            ),
            (
                "by a policy of the plan, attached to many",
                {},
                [
                    ("aws:iam/policy:Policy", "p", {"policy": statement(Action="*", Resource="*")}),
                    (
                        "aws:iam/policyAttachment:PolicyAttachment",
                        "pa",
                        {"name": "pa", "roles": [Ref("role", "name")], "policyArn": Ref("p", "arn")},
                    ),
                ],
            ),
            (
                "by a list of all policies",
                {},
                [
                    (
                        "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive",
                        "e",
                        {"roleName": Ref("role", "name"), "policyArns": ["arn:aws:iam::aws:policy/PowerUserAccess"]},
                    )
                ],
            ),
            (
                "by another account's policy",
                {},
                [
                    (
                        "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
                        "a",
                        {"role": Ref("role", "name"), "policyArn": f"arn:aws:iam::{ACCOUNT}:policy/shared"},
                    )
                ],
            ),
        )
    },
    # https://docs.aws.amazon.com/AmazonS3/latest/userguide/grant-destinations-permissions-to-s3.html
    **{
        f"a bucket that may notify {how}": [
            ("aws:s3/bucket:Bucket", "inbox", {}),
            *more,
            ("aws:s3/bucketNotification:BucketNotification", "sends", {"bucket": Ref("inbox"), **inputs}),
        ]
        for how, inputs, more in (
            (
                "a function, permitted for every service",
                {"lambdaFunctions": [{"lambdaFunctionArn": Ref("fn", "arn"), "events": ["s3:ObjectCreated:*"]}]},
                [
                    (
                        "aws:lambda/function:Function",
                        "fn",
                        {"role": ROLE, "runtime": "python3.13", "handler": "a.b", "s3Bucket": "code", "s3Key": "k"},
                    ),
                    (
                        "aws:lambda/permission:Permission",
                        "may",
                        {
                            "function": Ref("fn", "name"),
                            "action": "lambda:*",
                            "principal": "s3.amazonaws.com",
                            "sourceAccount": ACCOUNT,
                        },
                    ),
                ],
            ),
            (
                "a function, permitted by its ARN",
                {"lambdaFunctions": [{"lambdaFunctionArn": Ref("fn", "arn"), "events": ["s3:ObjectCreated:*"]}]},
                [
                    (
                        "aws:lambda/function:Function",
                        "fn",
                        {"role": ROLE, "runtime": "python3.13", "handler": "a.b", "s3Bucket": "code", "s3Key": "k"},
                    ),
                    (
                        "aws:lambda/permission:Permission",
                        "may",
                        {
                            "function": Ref("fn", "arn"),
                            "action": "lambda:InvokeFunction",
                            "principal": "s3.amazonaws.com",
                            "sourceArn": Ref("inbox", "arn"),
                        },
                    ),
                ],
            ),
            (
                "an alias of a function",
                {"lambdaFunctions": [{"lambdaFunctionArn": Ref("live", "arn"), "events": ["s3:ObjectCreated:*"]}]},
                [
                    (
                        "aws:lambda/function:Function",
                        "fn",
                        {
                            "role": ROLE,
                            "runtime": "python3.13",
                            "handler": "a.b",
                            "s3Bucket": "code",
                            "s3Key": "k",
                            "publish": True,
                        },
                    ),
                    (
                        "aws:lambda/alias:Alias",
                        "live",
                        {"name": "live", "functionName": Ref("fn", "name"), "functionVersion": Ref("fn", "version")},
                    ),
                    (
                        "aws:lambda/permission:Permission",
                        "may",
                        {
                            "function": Ref("fn", "name"),
                            "qualifier": Ref("live", "name"),
                            "action": "lambda:InvokeFunction",
                            "principal": "s3.amazonaws.com",
                        },
                    ),
                ],
            ),
            (
                "a queue, open to all of the account",
                {"queues": [{"queueArn": Ref("q", "arn"), "events": ["s3:ObjectCreated:*"]}]},
                [
                    (
                        "aws:sqs/queue:Queue",
                        "q",
                        {
                            "policy": statement(
                                Action="SQS:*",
                                Principal="*",
                                Resource="*",
                                Condition={"StringEquals": {"aws:SourceAccount": ACCOUNT}},
                            )
                        },
                    )
                ],
            ),
            (
                "a queue whose policy names it by its ARN",
                {"queues": [{"queueArn": Ref("q", "arn"), "events": ["s3:ObjectCreated:*"]}]},
                [
                    ("aws:sqs/queue:Queue", "q", {}),
                    (
                        "aws:sqs/queuePolicy:QueuePolicy",
                        "qp",
                        {
                            "queueUrl": Ref("q", "url"),
                            "policy": statement(
                                Action=["sqs:SendMessage"],
                                Principal={"Service": ["sns.amazonaws.com", "s3.amazonaws.com"]},
                                Resource=Ref("q", "arn"),
                            ),
                        },
                    ),
                ],
            ),
            (
                "a topic and EventBridge",
                {"eventbridge": True, "topics": [{"topicArn": Ref("t", "arn"), "events": ["s3:ObjectRemoved:*"]}]},
                [
                    ("aws:sns/topic:Topic", "t", {}),
                    (
                        "aws:sns/topicPolicy:TopicPolicy",
                        "tp",
                        {
                            "arn": Ref("t", "arn"),
                            "policy": statement(
                                Action="sns:Publish",
                                Principal={"AWS": "*"},
                                Resource=Ref("t", "arn"),
                                Condition={"ArnLike": {"aws:SourceArn": Ref("inbox", "arn")}},
                            ),
                        },
                    ),
                ],
            ),
        )
    },
    # https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html
    "a trail whose bucket lets the service write everywhere": [
        ("aws:s3/bucket:Bucket", "logs", {}),
        (
            "aws:s3/bucketPolicy:BucketPolicy",
            "bp",
            {
                "bucket": Ref("logs"),
                "policy": Json(
                    {
                        "Version": "2012-10-17",
                        "Statement": [
                            {
                                "Effect": "Allow",
                                "Principal": {"Service": "cloudtrail.amazonaws.com"},
                                "Action": "s3:*",
                                "Resource": [Ref("logs", "arn"), Ref("logs", "arn", after="/*")],
                            },
                            {
                                "Effect": "Deny",
                                "Principal": "*",
                                "Action": "s3:*",
                                "Resource": "*",
                                "Condition": {"Bool": {"aws:SecureTransport": "false"}},
                            },
                        ],
                    }
                ),
            },
        ),
        (
            "aws:cloudtrail/trail:Trail",
            "t",
            {"s3BucketName": Ref("logs"), "s3KeyPrefix": "a/b", "isMultiRegionTrail": True},
        ),
    ],
    # https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
    **{
        f"a log group with a key that lets it {how}": [
            (
                "aws:kms/key:Key",
                "key",
                {
                    "policy": Json(
                        {
                            "Version": "2012-10-17",
                            "Statement": [
                                {
                                    "Effect": "Allow",
                                    "Principal": {"AWS": f"arn:aws:iam::{ACCOUNT}:root"},
                                    "Action": "kms:*",
                                    "Resource": "*",
                                },
                                {"Effect": "Allow", "Principal": principal, "Action": action, "Resource": "*", **more},
                            ],
                        }
                    )
                },
            ),
            ("aws:cloudwatch/logGroup:LogGroup", "g", {"kmsKeyId": Ref("key", "arn")}),
        ]
        for how, principal, action, more in (
            (
                "in its region",
                {"Service": "logs.eu-west-1.amazonaws.com"},
                ["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"],
                {},
            ),
            ("everywhere", {"Service": "logs.amazonaws.com"}, "kms:*", {}),
            ("among all", {"AWS": "*"}, "kms:*", {"Condition": {"StringEquals": {"kms:CallerAccount": ACCOUNT}}}),
            (
                "by its context",
                {"Service": ["logs.eu-west-1.amazonaws.com", "sns.amazonaws.com"]},
                "kms:*",
                {
                    "Condition": {
                        "ArnLike": {"kms:EncryptionContext:aws:logs:arn": f"arn:aws:logs:eu-west-1:{ACCOUNT}:*"}
                    }
                },
            ),
        )
    },
    # -- what is there by itself
    # https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc.html
    "load balancer and instances in the default VPC": [
        ("aws:ec2/defaultVpc:DefaultVpc", "d", {}),
        ("aws:ec2/defaultSubnet:DefaultSubnet", "a", {"availabilityZone": "eu-west-1a"}),
        ("aws:ec2/defaultSubnet:DefaultSubnet", "b", {"availabilityZone": "eu-west-1b"}),
        ("aws:lb/loadBalancer:LoadBalancer", "web", {"subnets": [Ref("a"), Ref("b")]}),
    ],
    # https://docs.aws.amazon.com/apigateway/latest/developerguide/import-export-api-endpoints.html
    "REST and HTTP APIs by OpenAPI": [
        (
            "aws:apigateway/restApi:RestApi",
            "api",
            {
                "body": Json(
                    {
                        "openapi": "3.0.1",
                        "info": {"title": "x", "version": "1"},
                        "paths": {"/": {"get": {"x-amazon-apigateway-integration": {"type": "mock"}}}},
                    }
                )
            },
        ),
        ("aws:apigateway/deployment:Deployment", "now", {"restApi": Ref("api")}),
        ("aws:apigateway/stage:Stage", "live", {"restApi": Ref("api"), "deployment": Ref("now"), "stageName": "live"}),
        ("aws:apigatewayv2/api:Api", "http", {"protocolType": "HTTP", "body": "{}"}),
        ("aws:apigatewayv2/deployment:Deployment", "d", {"apiId": Ref("http")}),
        (
            "aws:apigatewayv2/api:Api",
            "quick",
            {"protocolType": "HTTP", "target": f"arn:aws:lambda:eu-west-1:{ACCOUNT}:function:f"},
        ),
    ],
    # https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html
    "dead letters: FIFO to FIFO, and by a resource of their own": [
        ("aws:sqs/queue:Queue", "dead", {"fifoQueue": True, "name": "dead.fifo", "messageRetentionSeconds": 1209600}),
        (
            "aws:sqs/queue:Queue",
            "live",
            {
                "fifoQueue": True,
                "name": "live.fifo",
                "redrivePolicy": Json({"deadLetterTargetArn": Ref("dead", "arn"), "maxReceiveCount": 1000}),
            },
        ),
        ("aws:sqs/queue:Queue", "plain", {}),
        (
            "aws:sqs/queue:Queue",
            "plain-dead",
            {"redriveAllowPolicy": Json({"redrivePermission": "byQueue", "sourceQueueArns": [Ref("plain", "arn")]})},
        ),
        (
            "aws:sqs/redrivePolicy:RedrivePolicy",
            "rp",
            {
                "queueUrl": Ref("plain"),
                "redrivePolicy": Json({"deadLetterTargetArn": Ref("plain-dead", "arn"), "maxReceiveCount": "5"}),
            },
        ),
    ],
    # https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
    "a queue that hides its messages just as long as its function takes": [
        ("aws:sqs/queue:Queue", "q", {"visibilityTimeoutSeconds": 30}),
        (
            "aws:lambda/function:Function",
            "fn",
            {"role": ROLE, "runtime": "python3.13", "handler": "a.b", "s3Bucket": "code", "s3Key": "k", "timeout": 30},
        ),
        (
            "aws:lambda/eventSourceMapping:EventSourceMapping",
            "m",
            {"eventSourceArn": Ref("q", "arn"), "functionName": Ref("fn", "arn")},
        ),
    ],
    # https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
    "groups that refer to each other": [
        ("aws:ec2/securityGroup:SecurityGroup", "a", {"vpcId": VPC, "name": "web-sg"}),
        ("aws:ec2/securityGroup:SecurityGroup", "b", {"vpcId": VPC}),
        (
            "aws:ec2/securityGroupRule:SecurityGroupRule",
            "ab",
            {
                "type": "ingress",
                "securityGroupId": Ref("a"),
                "sourceSecurityGroupId": Ref("b"),
                "protocol": "tcp",
                "fromPort": 0,
                "toPort": 65535,
            },
        ),
        (
            "aws:ec2/securityGroupRule:SecurityGroupRule",
            "ba",
            {
                "type": "ingress",
                "securityGroupId": Ref("b"),
                "sourceSecurityGroupId": Ref("a"),
                "protocol": "tcp",
                "fromPort": 0,
                "toPort": 65535,
            },
        ),
        (
            "aws:ec2/securityGroupRule:SecurityGroupRule",
            "all",
            {
                "type": "egress",
                "securityGroupId": Ref("a"),
                "cidrBlocks": ["0.0.0.0/0"],
                "protocol": "-1",
                "fromPort": 0,
                "toPort": 0,
            },
        ),
        (
            "aws:ec2/securityGroupRule:SecurityGroupRule",
            "pl",
            {
                "type": "egress",
                "securityGroupId": Ref("b"),
                "prefixListIds": ["pl-0123456789abcdef0"],
                "protocol": "tcp",
                "fromPort": 443,
                "toPort": 443,
            },
        ),
    ],
    # https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html
    "routes of every target": [
        ("aws:ec2/vpc:Vpc", "main", {"cidrBlock": "10.0.0.0/16"}),
        (
            "aws:ec2/routeTable:RouteTable",
            "t",
            {
                "vpcId": Ref("main"),
                "routes": [
                    {"cidrBlock": "0.0.0.0/0", "gatewayId": "igw-0123456789abcdef0"},
                    {"cidrBlock": "10.1.0.0/16", "vpcPeeringConnectionId": "pcx-0123456789abcdef0"},
                    {"ipv6CidrBlock": "::/0", "egressOnlyGatewayId": "eigw-0123456789abcdef0"},
                    {"cidrBlock": "10.0.4.0/24", "networkInterfaceId": "eni-0123456789abcdef0"},
                ],
            },
        ),
        (
            "aws:ec2/route:Route",
            "local",
            {
                "routeTableId": Ref("t"),
                "destinationCidrBlock": "172.16.0.0/12",
                "transitGatewayId": "tgw-0123456789abcdef0",
            },
        ),
        (
            "aws:ec2/route:Route",
            "pl",
            {
                "routeTableId": Ref("t"),
                "destinationPrefixListId": "pl-0123456789abcdef0",
                "gatewayId": "vgw-0123456789abcdef0",
            },
        ),
    ],
    # https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service_definition_parameters.html
    "services on Fargate, on machines, outside and behind balancers": [
        (
            "aws:ecs/taskDefinition:TaskDefinition",
            "aw",
            {
                "family": "aw",
                "networkMode": "awsvpc",
                "requiresCompatibilities": ["FARGATE"],
                "cpu": "256",
                "memory": "512",
                "containerDefinitions": Json(
                    [
                        {
                            "name": "a",
                            "image": "nginx:1.27",
                            "portMappings": [{"containerPort": 80, "hostPort": 80, "name": "http"}],
                            "dependsOn": [{"containerName": "init", "condition": "SUCCESS"}],
                        },
                        {"name": "init", "image": "busybox:1.37", "essential": False},
                    ]
                ),
            },
        ),
        ("aws:ecs/cluster:Cluster", "c", {}),
        (
            "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders",
            "cp",
            {"clusterName": Ref("c", "name"), "capacityProviders": ["FARGATE", "FARGATE_SPOT"]},
        ),
        (
            "aws:ecs/service:Service",
            "spot",
            {
                "cluster": Ref("c", "arn"),
                "taskDefinition": Ref("aw", "arn"),
                "desiredCount": 1,
                "capacityProviderStrategies": [
                    {"capacityProvider": "FARGATE_SPOT", "weight": 1},
                    {"capacityProvider": "FARGATE", "weight": 0, "base": 1},
                ],
                "networkConfiguration": {"subnets": SUBNETS, "assignPublicIp": True},
                "serviceConnectConfiguration": {"enabled": True, "services": [{"portName": "http"}]},
            },
        ),
        (
            "aws:ecs/service:Service",
            "daemon",
            {
                "cluster": Ref("c", "arn"),
                "taskDefinition": "agent:3",
                "launchType": "EC2",
                "schedulingStrategy": "DAEMON",
            },
        ),
    ],
    # https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-bluegreen.html
    "a service that CodeDeploy deploys": [
        (
            "aws:ecs/service:Service",
            "bg",
            {
                "cluster": "main",
                "taskDefinition": "web:1",
                "deploymentController": {"type": "CODE_DEPLOY"},
                "desiredCount": 1,
                "loadBalancers": [
                    {
                        "targetGroupArn": f"{BALANCING}targetgroup/a/6d0ecf831eec9f09",
                        "containerName": "web",
                        "containerPort": 80,
                    }
                ],
            },
        ),
    ],
    # https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html
    "buckets with ACLs, open on purpose": [
        ("aws:s3/bucket:Bucket", "b", {}),
        (
            "aws:s3/bucketOwnershipControls:BucketOwnershipControls",
            "oc",
            {"bucket": Ref("b"), "rule": {"objectOwnership": "ObjectWriter"}},
        ),
        (
            "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
            "ab",
            {
                "bucket": Ref("b"),
                "blockPublicAcls": False,
                "blockPublicPolicy": False,
                "ignorePublicAcls": False,
                "restrictPublicBuckets": False,
            },
        ),
        ("aws:s3/bucketAcl:BucketAcl", "acl", {"bucket": Ref("b"), "acl": "public-read"}),
        (
            "aws:s3/bucketPolicy:BucketPolicy",
            "bp",
            {
                "bucket": Ref("b"),
                "policy": statement(Action="s3:GetObject", Principal="*", Resource=Ref("b", "arn", after="/*")),
            },
        ),
        ("aws:s3/bucket:Bucket", "closed", {}),
        (
            "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
            "cb",
            {
                "bucket": Ref("closed"),
                "blockPublicAcls": True,
                "blockPublicPolicy": True,
                "ignorePublicAcls": True,
                "restrictPublicBuckets": True,
            },
        ),
        (
            "aws:s3/bucketPolicy:BucketPolicy",
            "cp",
            {
                "bucket": Ref("closed"),
                "policy": statement(
                    Action="s3:GetObject",
                    Principal="*",
                    Resource=Ref("closed", "arn", after="/*"),
                    Condition={"StringEquals": {"aws:SourceVpce": "vpce-0123456789abcdef0"}},
                ),
            },
        ),
    ],
}
