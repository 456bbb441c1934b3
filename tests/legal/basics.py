"""Values at the edges: networks, load balancers, queues, functions, events, identities, storage, databases, alarms."""

from __future__ import annotations

from policypack.testing import Json, Ref
from tests.legal.words import ACCOUNT, BALANCING, ROLE, SUBNETS, VPC, Planned, statement, trust

BASICS: dict[str, list[Planned]] = {
    # -- words whose case AWS or the provider does not look at
    # terraform-provider-aws, internal/service/ec2/vpc_security_group.go (protocolStateFunc)
    "protocols of security groups in capitals and as numbers": [
        (
            "aws:ec2/securityGroup:SecurityGroup",
            "web",
            {
                "vpcId": VPC,
                "ingress": [
                    {"protocol": "TCP", "fromPort": 443, "toPort": 443, "cidrBlocks": ["0.0.0.0/0"]},
                    {"protocol": "6", "fromPort": 80, "toPort": 80, "cidrBlocks": ["10.0.0.0/8"]},
                    {"protocol": "icmp", "fromPort": -1, "toPort": -1, "cidrBlocks": ["10.0.0.0/8"]},
                    {"protocol": "icmp", "fromPort": 8, "toPort": 0, "cidrBlocks": ["10.0.0.0/8"]},
                    {"protocol": "icmpv6", "fromPort": -1, "toPort": -1, "ipv6CidrBlocks": ["::/0"]},
                    {"protocol": "58", "fromPort": -1, "toPort": -1, "ipv6CidrBlocks": ["::/0"]},
                    {"protocol": "50", "fromPort": 0, "toPort": 0, "cidrBlocks": ["10.0.0.0/8"]},
                    {"protocol": "ALL", "fromPort": 0, "toPort": 0, "self": True},
                ],
            },
        ),
    ],
    "rules of their own": [
        (
            "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
            "all",
            {"securityGroupId": "sg-0123456789abcdef0", "ipProtocol": "-1", "cidrIpv4": "10.0.0.0/8"},
        ),
        (
            "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
            "ping",
            {
                "securityGroupId": "sg-0123456789abcdef0",
                "ipProtocol": "icmp",
                "fromPort": 8,
                "toPort": -1,
                "cidrIpv4": "10.0.0.0/8",
                "description": "ping to the office (VPN), 10.0.0.0/8: [a] & {b} !$*;",
            },
        ),
    ],
    # https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html
    "the smallest and the largest network, of public addresses": [
        ("aws:ec2/vpc:Vpc", "tiny", {"cidrBlock": "203.0.113.0/28"}),
        ("aws:ec2/subnet:Subnet", "tiny", {"vpcId": Ref("tiny"), "cidrBlock": "203.0.113.0/28"}),
    ],
    "subnets of two VPCs with the same addresses": [
        ("aws:ec2/vpc:Vpc", "blue", {"cidrBlock": "10.0.0.0/16"}),
        ("aws:ec2/vpc:Vpc", "green", {"cidrBlock": "10.0.0.0/16"}),
        ("aws:ec2/subnet:Subnet", "blue-a", {"vpcId": Ref("blue"), "cidrBlock": "10.0.0.0/24"}),
        ("aws:ec2/subnet:Subnet", "green-a", {"vpcId": Ref("green"), "cidrBlock": "10.0.0.0/24"}),
    ],
    # https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html (IPv6-only)
    "a subnet for IPv6 alone": [
        ("aws:ec2/vpc:Vpc", "six", {"cidrBlock": "10.0.0.0/16", "assignGeneratedIpv6CidrBlock": True}),
        (
            "aws:ec2/subnet:Subnet",
            "six-a",
            {
                "vpcId": Ref("six"),
                "ipv6Native": True,
                "ipv6CidrBlock": Ref("six", "ipv6CidrBlock"),
                "assignIpv6AddressOnCreation": True,
            },
        ),
    ],
    # https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html
    "a private NAT gateway in a VPC without internet": [
        ("aws:ec2/vpc:Vpc", "inner", {"cidrBlock": "10.0.0.0/16"}),
        ("aws:ec2/subnet:Subnet", "inner-a", {"vpcId": Ref("inner"), "cidrBlock": "10.0.0.0/24"}),
        ("aws:ec2/natGateway:NatGateway", "nat", {"subnetId": Ref("inner-a"), "connectivityType": "private"}),
    ],
    # https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateways-regional.html
    "a regional NAT gateway": [
        ("aws:ec2/vpc:Vpc", "wide", {"cidrBlock": "10.0.0.0/16"}),
        ("aws:ec2/internetGateway:InternetGateway", "wide-igw", {"vpcId": Ref("wide")}),
        ("aws:ec2/natGateway:NatGateway", "nat", {"vpcId": Ref("wide"), "availabilityMode": "regional"}),
    ],
    # https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html
    "endpoints of S3 and DynamoDB of both types": [
        (
            "aws:ec2/vpcEndpoint:VpcEndpoint",
            "s3",
            {"vpcId": VPC, "serviceName": "com.amazonaws.eu-west-1.s3", "routeTableIds": ["rtb-0123456789abcdef0"]},
        ),
        (
            "aws:ec2/vpcEndpoint:VpcEndpoint",
            "s3-interface",
            {
                "vpcId": VPC,
                "serviceName": "com.amazonaws.eu-west-1.s3",
                "vpcEndpointType": "Interface",
                "subnetIds": SUBNETS,
            },
        ),
        (
            "aws:ec2/vpcEndpoint:VpcEndpoint",
            "table",
            {
                "vpcId": VPC,
                "serviceName": "com.amazonaws.eu-west-1.dynamodb",
                "vpcEndpointType": "Interface",
                "subnetIds": SUBNETS,
            },
        ),
    ],
    # -- load balancers
    # https://docs.aws.amazon.com/elasticloadbalancing/latest/network/network-load-balancers.html (one subnet)
    "a network load balancer in one subnet, a gateway load balancer": [
        (
            "aws:lb/loadBalancer:LoadBalancer",
            "tcp",
            {"loadBalancerType": "network", "internal": True, "subnets": SUBNETS[:1]},
        ),
        ("aws:lb/targetGroup:TargetGroup", "tcp", {"port": 53, "protocol": "TCP_UDP", "vpcId": VPC}),
        (
            "aws:lb/listener:Listener",
            "dns",
            {
                "loadBalancerArn": Ref("tcp", "arn"),
                "port": 53,
                "protocol": "TCP_UDP",
                "defaultActions": [{"type": "forward", "targetGroupArn": Ref("tcp-targetGroup", "arn")}],
            },
        ),
        (
            "aws:lb/loadBalancer:LoadBalancer",
            "geneve",
            {"loadBalancerType": "gateway", "subnets": SUBNETS[:1]},
        ),
        ("aws:lb/targetGroup:TargetGroup", "geneve", {"port": 6081, "protocol": "GENEVE", "vpcId": VPC}),
        (
            "aws:lb/listener:Listener",
            "geneve",
            {
                "loadBalancerArn": Ref("geneve", "arn"),
                "defaultActions": [{"type": "forward", "targetGroupArn": Ref("geneve-targetGroup", "arn")}],
            },
        ),
    ],
    # https://docs.aws.amazon.com/elasticloadbalancing/latest/network/application-load-balancer-target.html
    "an application load balancer behind a network load balancer": [
        ("aws:lb/loadBalancer:LoadBalancer", "front", {"loadBalancerType": "network", "subnets": SUBNETS}),
        ("aws:lb/targetGroup:TargetGroup", "alb", {"port": 443, "protocol": "TCP", "targetType": "alb", "vpcId": VPC}),
        (
            "aws:lb/listener:Listener",
            "front-443",
            {
                "loadBalancerArn": Ref("front", "arn"),
                "port": 443,
                "protocol": "TCP",
                "defaultActions": [{"type": "forward", "targetGroupArn": Ref("alb", "arn")}],
            },
        ),
    ],
    # https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html
    "a target group for a function, without port, protocol and VPC": [
        ("aws:lb/targetGroup:TargetGroup", "fn", {"targetType": "lambda"}),
    ],
    # https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-listeners.html (redirect)
    "redirects to another host, and to another path on the same port": [
        (
            "aws:lb/listener:Listener",
            "http",
            {
                "loadBalancerArn": f"{BALANCING}loadbalancer/app/web/50dc6c495c0c9188",
                "port": 80,
                "protocol": "HTTP",
                "defaultActions": [
                    {"type": "redirect", "redirect": {"host": "www.acme.io", "statusCode": "HTTP_301"}},
                ],
            },
        ),
    ],
    # -- queues and topics
    # https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-queues.html
    "a FIFO queue named by the provider, a queue of no delay and the longest times": [
        ("aws:sqs/queue:Queue", "orders", {"fifoQueue": True, "contentBasedDeduplication": True}),
        (
            "aws:sqs/queue:Queue",
            "slow",
            {
                "delaySeconds": 900,
                "messageRetentionSeconds": 1209600,
                "visibilityTimeoutSeconds": 0,
                "receiveWaitTimeSeconds": 20,
                "maxMessageSize": 1048576,
                "kmsDataKeyReusePeriodSeconds": 86400,
            },
        ),
    ],
    # https://docs.aws.amazon.com/sns/latest/dg/sns-create-subscribe-endpoint-to-topic.html
    "subscriptions of every protocol": [
        (
            "aws:sns/topicSubscription:TopicSubscription",
            name,
            {"topic": f"arn:aws:sns:eu-west-1:{ACCOUNT}:news", "protocol": protocol, "endpoint": endpoint, **more},
        )
        for name, protocol, endpoint, more in (
            ("mail", "email", "first.last+tag@sub.acme.io", {}),
            ("mail-json", "email-json", "o'neil@acme.io", {}),
            ("sms", "sms", "+15555550100", {}),
            ("web", "https", "https://user:pass@hooks.acme.io:8443/x?y=z", {}),
            ("queue", "sqs", f"arn:aws:sqs:us-east-1:{ACCOUNT}:other", {"rawMessageDelivery": True}),
            (
                "stream",
                "firehose",
                f"arn:aws:firehose:eu-west-1:{ACCOUNT}:deliverystream/x",
                {"subscriptionRoleArn": ROLE},
            ),
            ("app", "application", f"arn:aws:sns:eu-west-1:{ACCOUNT}:endpoint/GCM/app/0f-1", {}),
        )
    ],
    # -- functions
    # https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
    "functions at both ends of their limits": [
        (
            "aws:lambda/function:Function",
            "least",
            {
                "role": ROLE,
                "runtime": "provided.al2023",
                "handler": "bootstrap",
                "s3Bucket": "code",
                "s3Key": "k",
                "timeout": 1,
                "memorySize": 128,
                "ephemeralStorage": {"size": 512},
            },
        ),
        (
            "aws:lambda/function:Function",
            "most",
            {
                "role": ROLE,
                "runtime": "python3.13",
                "handler": "a.b",
                "s3Bucket": "code",
                "s3Key": "k",
                "timeout": 900,
                "memorySize": 10240,
                "ephemeralStorage": {"size": 10240},
                "environment": {"variables": {"TZ": "UTC", "LD_LIBRARY_PATH": "/opt/lib", "PYTHONPATH": "/opt"}},
            },
        ),
        (
            "aws:lambda/function:Function",
            "image",
            {
                "role": ROLE,
                "packageType": "Image",
                "imageUri": f"{ACCOUNT}.dkr.ecr.eu-west-1.amazonaws.com/fn@sha256:" + "a" * 64,
                "imageConfig": {"commands": ["app.handler"]},
            },
        ),
    ],
    # https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
    "large batches with a window, and partial responses": [
        (
            "aws:lambda/eventSourceMapping:EventSourceMapping",
            "bulk",
            {
                "eventSourceArn": f"arn:aws:sqs:eu-west-1:{ACCOUNT}:bulk",
                "functionName": "worker",
                "batchSize": 10000,
                "maximumBatchingWindowInSeconds": 300,
                "functionResponseTypes": ["ReportBatchItemFailures"],
                "scalingConfig": {"maximumConcurrency": 2},
            },
        ),
    ],
    # -- events
    # https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html
    "schedules in all their forms": [
        ("aws:cloudwatch/eventRule:EventRule", f"r{number}", {"scheduleExpression": text})
        for number, text in enumerate(
            (
                *(
                    "rate(1 minute)",
                    "rate(5 minutes)",
                    "rate(1 day)",
                    "cron(0 12 * * ? *)",
                    "cron(0/5 8-17 ? * MON-FRI *)",
                ),
                *("cron(0 10 ? * 6#3 *)", "cron(0 0 L * ? *)", "cron(0 9 15W * ? *)", "cron(15 10 ? * 6L 2026-2030)"),
                *("cron(0 18 ? * mon,wed,FRI *)", "cron(0 0 1 JAN,jul ? *)"),
            )
        )
    ],
    # https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
    "a schedule at one time, and one by the second hand": [
        (
            "aws:scheduler/schedule:Schedule",
            name,
            {
                "scheduleExpression": text,
                "flexibleTimeWindow": {"mode": "OFF"},
                "target": {"arn": "arn:aws:scheduler:::aws-sdk:ec2:startInstances", "roleArn": ROLE, "input": "{}"},
            },
        )
        for name, text in (
            ("once", "at(2030-11-20T13:00:00)"),
            ("often", "rate(1 minutes)"),
            ("hours", "rate(1 hours)"),
        )
    ],
    # https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
    "patterns with every operator": [
        (
            "aws:cloudwatch/eventRule:EventRule",
            "pattern",
            {
                "eventPattern": Json(
                    {
                        "source": [{"prefix": "aws."}, {"prefix": {"equals-ignore-case": "ACME"}}],
                        "detail": {
                            "a": [{"anything-but": ["x", "y"]}, {"anything-but": {"suffix": ".png"}}],
                            "b": [{"numeric": [">", 0, "<=", 5]}, {"numeric": ["=", 3e2]}],
                            "c": [{"cidr": "10.0.0.0/24"}, {"exists": False}, {"suffix": ".jpg"}],
                            "d": [{"wildcard": "dir/*/x"}, {"equals-ignore-case": "yes"}, None, "", True, 1.5],
                            "$or": [{"e": ["1"]}, {"f": {"g": [{"exists": True}]}}],
                        },
                    }
                )
            },
        ),
    ],
    # -- identities
    # https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
    "principals of all kinds": [
        ("aws:iam/role:Role", "account", {"assumeRolePolicy": trust(AWS=ACCOUNT)}),
        ("aws:iam/role:Role", "star", {"assumeRolePolicy": trust(AWS="*")}),
        ("aws:iam/role:Role", "session", {"assumeRolePolicy": trust(AWS=f"arn:aws:sts::{ACCOUNT}:assumed-role/a/b")}),
        ("aws:iam/role:Role", "gone", {"assumeRolePolicy": trust(AWS="AROAEXAMPLEID123456789")}),
        ("aws:iam/role:Role", "regional", {"assumeRolePolicy": trust(Service="states.eu-west-1.amazonaws.com")}),
        (
            "aws:iam/role:Role",
            "several",
            {"assumeRolePolicy": trust(Service=["ec2.amazonaws.com", "ssm.amazonaws.com"])},
        ),
        (
            "aws:iam/role:Role",
            "web",
            {
                "assumeRolePolicy": statement(
                    Action="sts:AssumeRoleWithWebIdentity", Principal={"Federated": "cognito-identity.amazonaws.com"}
                )
            },
        ),
        (
            "aws:iam/role:Role",
            "saml",
            {
                "assumeRolePolicy": statement(
                    Action=["sts:AssumeRoleWithSAML", "sts:TagSession"],
                    Principal={"Federated": f"arn:aws:iam::{ACCOUNT}:saml-provider/corp"},
                )
            },
        ),
        (
            "aws:iam/role:Role",
            "anywhere",
            {
                "assumeRolePolicy": statement(
                    Action=["sts:AssumeRole", "sts:SetSourceIdentity", "sts:TagSession"],
                    Principal={"Service": "rolesanywhere.amazonaws.com"},
                )
            },
        ),
        (
            "aws:iam/role:Role",
            "pods",
            {
                "assumeRolePolicy": statement(
                    Action=["sts:AssumeRole", "sts:TagSession"], Principal={"Service": "pods.eks.amazonaws.com"}
                )
            },
        ),
    ],
    # https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
    "policies in every shape of the grammar": [
        (
            "aws:iam/policy:Policy",
            "shapes",
            {
                "policy": Json(
                    {
                        "Version": "2008-10-17",
                        "Id": "some id",
                        "Statement": {
                            "Effect": "Deny",
                            "NotAction": "iam:*",
                            "NotResource": ["arn:aws:s3:::a/*", "*"],
                            "Condition": {
                                "Bool": {"aws:SecureTransport": False},
                                "NumericLessThan": {"s3:max-keys": 10},
                                "ForAnyValue:StringLikeIfExists": {"aws:TagKeys": ["a*"]},
                                "Null": {"aws:TokenIssueTime": "true"},
                                "IpAddress": {"aws:SourceIp": ["10.0.0.0/8", "2001:db8::/32"]},
                            },
                        },
                    }
                )
            },
        ),
        (
            "aws:iam/policy:Policy",
            "variables",
            {
                "policy": statement(
                    Action=["s3:Get*", "s3:?etObject", "*"],
                    Resource=["arn:*:s3:::${aws:PrincipalTag/team, 'none'}/*", "arn:aws:s3:::${aws:username}"],
                )
            },
        ),
    ],
    # -- storage
    # https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
    "names of buckets at the edges": [
        ("aws:s3/bucket:Bucket", "dots", {"bucket": "www.acme.io"}),
        ("aws:s3/bucket:Bucket", "short", {"bucket": "a1b"}),
        ("aws:s3/bucket:Bucket", "digits", {"bucket": "2026-logs"}),
        ("aws:s3/bucket:Bucket", "long", {"bucket": "b" * 63}),
    ],
    # https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html
    "rules of lifecycles": [
        ("aws:s3/bucket:Bucket", "store", {}),
        (
            "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
            "rules",
            {
                "bucket": Ref("store"),
                "rules": [
                    {
                        "id": "a",
                        "status": "Enabled",
                        "transitions": [{"days": 0, "storageClass": "INTELLIGENT_TIERING"}],
                    },
                    {"id": "b", "status": "Enabled", "transitions": [{"days": 1, "storageClass": "GLACIER"}]},
                    {"id": "c", "status": "Enabled", "abortIncompleteMultipartUpload": {"daysAfterInitiation": 1}},
                    {"id": "d", "status": "Enabled", "expiration": {"expiredObjectDeleteMarker": True}},
                    {
                        "id": "e",
                        "status": "Enabled",
                        "noncurrentVersionTransitions": [{"noncurrentDays": 30, "storageClass": "STANDARD_IA"}],
                        "noncurrentVersionExpiration": {"noncurrentDays": 31, "newerNoncurrentVersions": 2},
                    },
                ],
            },
        ),
    ],
    "two notifications of one bucket that do not meet": [
        ("aws:s3/bucket:Bucket", "inbox", {}),
        (
            "aws:s3/bucketNotification:BucketNotification",
            "inbox-sends",
            {
                "bucket": Ref("inbox"),
                "queues": [
                    {
                        "queueArn": f"arn:aws:sqs:eu-west-1:{ACCOUNT}:a",
                        "events": ["s3:ObjectCreated:*"],
                        "filterPrefix": "a/",
                    },
                    {
                        "queueArn": f"arn:aws:sqs:eu-west-1:{ACCOUNT}:b",
                        "events": ["s3:ObjectCreated:*"],
                        "filterPrefix": "b/",
                    },
                    {"queueArn": f"arn:aws:sqs:eu-west-1:{ACCOUNT}:c", "events": ["s3:ObjectRemoved:*"]},
                ],
            },
        ),
    ],
    # https://docs.aws.amazon.com/ebs/latest/userguide/ebs-volume-types.html
    "volumes at the edges": [
        ("aws:ebs/volume:Volume", "small", {"availabilityZone": "eu-west-1a", "size": 1, "type": "gp3"}),
        ("aws:ebs/volume:Volume", "io", {"availabilityZone": "eu-west-1a", "size": 4, "type": "io2", "iops": 4000}),
        ("aws:ebs/volume:Volume", "cold", {"availabilityZone": "eu-west-1a", "size": 125, "type": "sc1"}),
        (
            "aws:ebs/volume:Volume",
            "fast",
            {"availabilityZone": "eu-west-1a", "size": 8, "type": "gp3", "iops": 4000, "throughput": 1000},
        ),
        (
            "aws:ebs/volume:Volume",
            "restored",
            {"availabilityZone": "eu-west-1a", "snapshotId": "snap-0123456789abcdef0"},
        ),
    ],
    # -- tables
    # https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/on-demand-capacity-mode.html
    "tables on demand, with limits, indexes and zero capacities": [
        (
            "aws:dynamodb/table:Table",
            "events",
            {
                "billingMode": "PAY_PER_REQUEST",
                "hashKey": "pk",
                "rangeKey": "sk",
                "attributes": [{"name": n, "type": "S"} for n in ("pk", "sk", "gsi")],
                "globalSecondaryIndexes": [{"name": "by_gsi", "hashKey": "gsi", "projectionType": "ALL"}],
                "onDemandThroughput": {"maxReadRequestUnits": 10, "maxWriteRequestUnits": -1},
                "readCapacity": 0,
                "writeCapacity": 0,
            },
        ),
    ],
    # -- databases
    # https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReadRepl.Create.html
    "replicas and restored databases say little": [
        ("aws:rds/instance:Instance", "replica", {"replicateSourceDb": "ledger", "instanceClass": "db.t4g.micro"}),
        (
            "aws:rds/instance:Instance",
            "restored",
            {"snapshotIdentifier": "before", "instanceClass": "db.t4g.micro", "allocatedStorage": 5},
        ),
        (
            "aws:rds/cluster:Cluster",
            "aurora",
            {
                "engine": "aurora-postgresql",
                "masterUsername": "owner",
                "manageMasterUserPassword": True,
                "serverlessv2ScalingConfiguration": {
                    "minCapacity": 0,
                    "maxCapacity": 256,
                    "secondsUntilAutoPause": 300,
                },
            },
        ),
        (
            "aws:rds/clusterInstance:ClusterInstance",
            "aurora-1",
            {"clusterIdentifier": Ref("aurora"), "engine": "aurora-postgresql", "instanceClass": "db.serverless"},
        ),
    ],
    # https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.html
    "windows that meet and do not overlap, over midnight": [
        (
            "aws:rds/instance:Instance",
            "night",
            {
                "engine": "mysql",
                "instanceClass": "db.t4g.micro",
                "allocatedStorage": 20,
                "username": "owner",
                "manageMasterUserPassword": True,
                "backupRetentionPeriod": 7,
                "backupWindow": "23:30-00:00",
                "maintenanceWindow": "Mon:00:00-Mon:00:30",
            },
        ),
    ],
    # -- containers
    "tasks on machines, without sizes of their own": [
        (
            "aws:ecs/taskDefinition:TaskDefinition",
            "bridge",
            {
                "family": "bridge",
                "containerDefinitions": Json(
                    [
                        {
                            "name": "a",
                            "image": "nginx:1.27",
                            "memoryReservation": 64,
                            "portMappings": [{"containerPort": 80, "hostPort": 0}],
                            "links": ["b"],
                        },
                        {
                            "name": "b",
                            "image": "public.ecr.aws/docker/library/redis:7",
                            "memory": 128,
                            "essential": False,
                            "cpu": 0,
                            "healthCheck": {"command": ["CMD-SHELL", "exit 0"]},
                        },
                    ]
                ),
            },
        ),
        (
            "aws:ecs/taskDefinition:TaskDefinition",
            "large",
            {
                "family": "large",
                "networkMode": "awsvpc",
                "requiresCompatibilities": ["FARGATE", "EC2"],
                "cpu": "16 vCPU",
                "memory": "120 GB",
                "executionRoleArn": ROLE,
                "containerDefinitions": Json(
                    [{"name": "a", "image": "nginx:1.27", "portMappings": [{"containerPort": 80}]}]
                ),
            },
        ),
    ],
    "a service that somebody else deploys": [
        (
            "aws:ecs/service:Service",
            "external",
            {"cluster": "main", "deploymentController": {"type": "EXTERNAL"}, "desiredCount": 0},
        ),
    ],
    # -- alarms and logs
    # https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
    "alarms of high resolution, on percentiles and on expressions": [
        (
            "aws:cloudwatch/metricAlarm:MetricAlarm",
            "p99",
            {
                "comparisonOperator": "GreaterThanThreshold",
                "evaluationPeriods": 1,
                "metricName": "Latency",
                "namespace": "Shop",
                "period": 10,
                "threshold": 0.5,
                "extendedStatistic": "p99.9",
                "treatMissingData": "ignore",
            },
        ),
        (
            "aws:cloudwatch/metricAlarm:MetricAlarm",
            "trimmed",
            {
                "comparisonOperator": "LessThanThreshold",
                "evaluationPeriods": 3,
                "datapointsToAlarm": 2,
                "metricName": "L",
                "namespace": "Shop",
                "period": 86400,
                "threshold": -1,
                "extendedStatistic": "TM(10%:90%)",
            },
        ),
        (
            "aws:cloudwatch/metricAlarm:MetricAlarm",
            "rate",
            {
                "comparisonOperator": "GreaterThanThreshold",
                "evaluationPeriods": 2,
                "threshold": 10,
                "metricQueries": [
                    {"id": "e1", "expression": "m2/m1*100", "returnData": True},
                    {"id": "m1", "metric": {"metricName": "R", "namespace": "S", "period": 60, "stat": "Sum"}},
                    {"id": "m2", "metric": {"metricName": "E", "namespace": "S", "period": 60, "stat": "Sum"}},
                ],
            },
        ),
        (
            "aws:cloudwatch/metricAlarm:MetricAlarm",
            "band",
            {
                "comparisonOperator": "LessThanLowerOrGreaterThanUpperThreshold",
                "evaluationPeriods": 2,
                "thresholdMetricId": "ad",
                "metricQueries": [
                    {"id": "ad", "expression": "ANOMALY_DETECTION_BAND(m1)", "returnData": True},
                    {
                        "id": "m1",
                        "returnData": True,
                        "metric": {"metricName": "R", "namespace": "AWS/X", "period": 300, "stat": "Average"},
                    },
                ],
            },
        ),
    ],
    "log groups of every class, kept for ever": [
        ("aws:cloudwatch/logGroup:LogGroup", "ever", {"name": "/a/b_c.d-e#f", "retentionInDays": 0}),
        ("aws:cloudwatch/logGroup:LogGroup", "rare", {"logGroupClass": "INFREQUENT_ACCESS", "retentionInDays": 3653}),
    ],
    # -- DNS
    # https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/ResourceRecordTypes.html
    "records of many types": [
        ("aws:route53/zone:Zone", "acme", {"name": "acme.io"}),
        *(
            (
                "aws:route53/record:Record",
                f"record-{number}",
                {"zoneId": Ref("acme", "zoneId"), "name": name, "type": type, "ttl": ttl, "records": records},
            )
            for number, (name, type, ttl, records) in enumerate(
                (
                    ("_sip._tcp.acme.io", "SRV", 0, ["10 60 5060 sip.acme.io."]),
                    ("*.acme.io", "A", 60, ["192.0.2.1", "192.0.2.2"]),
                    ("acme.io", "CAA", 300, ['0 issue "letsencrypt.org"']),
                    ("", "MX", 300, ["10 mail.acme.io", "20 mail2.acme.io"]),
                    ("x", "TXT", 300, ['"' + "a" * 255 + '" "' + "b" * 255 + '"']),
                    ("h", "HTTPS", 300, ["1 . alpn=h2"]),
                )
            )
        ),
        (
            "aws:route53/record:Record",
            "alias",
            {
                "zoneId": Ref("acme", "zoneId"),
                "name": "acme.io",
                "type": "AAAA",
                "aliases": [
                    {"name": "d111111abcdef8.cloudfront.net", "zoneId": "Z2FDTNDATAQYW2", "evaluateTargetHealth": False}
                ],
            },
        ),
    ],
    # -- the same name, twice, where that is no clash
    # https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
    "names that are the same in kinds, paths and places of their own": [
        ("aws:sqs/queue:Queue", "q", {"name": "orders"}),
        ("aws:sns/topic:Topic", "t", {"name": "orders"}),
        ("aws:iam/policy:Policy", "p", {"name": "orders", "policy": statement(Action="s3:*", Resource="*")}),
        ("aws:iam/role:Role", "r", {"name": "orders", "assumeRolePolicy": trust(Service="ec2.amazonaws.com")}),
        (
            "aws:iam/rolePolicy:RolePolicy",
            "one",
            {"name": "x", "role": Ref("r"), "policy": statement(Action="s3:*", Resource="*")},
        ),
        (
            "aws:iam/rolePolicy:RolePolicy",
            "two",
            {"name": "x", "role": "other", "policy": statement(Action="s3:*", Resource="*")},
        ),
        (
            "aws:cloudwatch/eventRule:EventRule",
            "e1",
            {"name": "x", "eventBusName": "a", "eventPattern": Json({"source": ["x"]})},
        ),
        (
            "aws:cloudwatch/eventRule:EventRule",
            "e2",
            {"name": "x", "eventBusName": "b", "eventPattern": Json({"source": ["x"]})},
        ),
        ("aws:sqs/queue:Queue", "there", {"name": "orders", "region": "us-east-1"}),
        ("aws:route53/zone:Zone", "z1", {"name": "acme.io"}),
        ("aws:route53/zone:Zone", "z2", {"name": "acme.io", "vpcs": [{"vpcId": VPC}]}),
    ],
}
