"""Services one by one, other partitions, and settings that few programs use."""

from __future__ import annotations

from policypack.testing import Json, Ref
from tests.legal.words import ACCOUNT, AUTHORITY, CONNECTION, ROLE, SUBNETS, VPC, Planned, statement, trust

SERVICES: dict[str, list[Planned]] = {
    # https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ec2/vpc_subnet.go
    # https://github.com/hashicorp/terraform-provider-aws/blob/main/website/docs/r/eip.html.markdown
    # https://github.com/hashicorp/terraform-provider-aws/blob/main/website/docs/r/autoscaling_group.html.markdown
    "no Spot pools, a subnet that gets its block, an address of a machine and its interface": [
        ("aws:ec2/subnet:Subnet", "six", {"vpcId": VPC, "ipv6Native": True, "assignIpv6AddressOnCreation": True}),
        (
            "aws:ec2/eip:Eip",
            "out",
            {"domain": "vpc", "instance": "i-0123456789abcdef0", "networkInterface": "eni-0123456789abcdef0"},
        ),
        (
            "aws:autoscaling/group:Group",
            "workers",
            {
                "maxSize": 2,
                "minSize": 0,
                "vpcZoneIdentifiers": SUBNETS,
                "mixedInstancesPolicy": {
                    "launchTemplate": {"launchTemplateSpecification": {"launchTemplateId": "lt-0123456789abcdef0"}},
                    "instancesDistribution": {
                        "spotAllocationStrategy": "price-capacity-optimized",
                        "spotInstancePools": 0,
                    },
                },
            },
        ),
        # The provider's version 6 makes clusters public by default.
        (
            "aws:redshift/cluster:Cluster",
            "facts",
            {
                "clusterIdentifier": "facts",
                "nodeType": "ra3.large",
                "masterUsername": "facts",
                "manageMasterPassword": True,
                "elasticIp": "203.0.113.7",
                "skipFinalSnapshot": True,
            },
        ),
    ],
    # https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html
    "user pools with attributes, clients without OAuth, providers": [
        (
            "aws:cognito/userPool:UserPool",
            "people",
            {
                "name": "people, test +1",
                "usernameAttributes": ["email", "phone_number"],
                "autoVerifiedAttributes": ["email"],
                "schemas": [
                    {
                        "name": "tenant",
                        "attributeDataType": "String",
                        "mutable": True,
                        "stringAttributeConstraints": {},
                    },
                    {
                        "name": "email",
                        "attributeDataType": "String",
                        "required": True,
                        "mutable": True,
                        "stringAttributeConstraints": {"minLength": "0", "maxLength": "2048"},
                    },
                    {"name": "age", "attributeDataType": "Number", "numberAttributeConstraints": {"minValue": "0"}},
                ],
                "passwordPolicy": {"minimumLength": 6, "temporaryPasswordValidityDays": 365},
                "mfaConfiguration": "OPTIONAL",
                "softwareTokenMfaConfiguration": {"enabled": True},
            },
        ),
        (
            "aws:cognito/userPoolClient:UserPoolClient",
            "app",
            {
                "userPoolId": Ref("people"),
                "name": "app",
                "explicitAuthFlows": ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
                "accessTokenValidity": 5,
                "tokenValidityUnits": {"accessToken": "minutes"},
            },
        ),
        (
            "aws:cognito/resourceServer:ResourceServer",
            "api",
            {
                "userPoolId": Ref("people"),
                "name": "api",
                "identifier": "https://api.acme.io",
                "scopes": [{"scopeName": "read", "scopeDescription": "read"}],
            },
        ),
        (
            "aws:cognito/userPoolClient:UserPoolClient",
            "machine",
            {
                "userPoolId": Ref("people"),
                "name": "machine",
                "generateSecret": True,
                "allowedOauthFlows": ["client_credentials"],
                "allowedOauthFlowsUserPoolClient": True,
                "allowedOauthScopes": ["https://api.acme.io/read"],
            },
        ),
        (
            "aws:cognito/userPoolClient:UserPoolClient",
            "web",
            {
                "userPoolId": Ref("people"),
                "name": "web",
                "allowedOauthFlows": ["code"],
                "allowedOauthFlowsUserPoolClient": True,
                "allowedOauthScopes": ["openid", "email", "aws.cognito.signin.user.admin"],
                "callbackUrls": ["https://acme.io/cb", "http://localhost:3000", "myapp://done"],
                "supportedIdentityProviders": ["COGNITO"],
            },
        ),
        (
            "aws:cognito/identityProvider:IdentityProvider",
            "oidc",
            {
                "userPoolId": Ref("people"),
                "providerName": "corp",
                "providerType": "OIDC",
                "providerDetails": {
                    "client_id": "a",
                    "client_secret": "b",
                    "attributes_request_method": "GET",
                    "oidc_issuer": "https://login.acme.io",
                    "authorize_scopes": "openid",
                },
            },
        ),
    ],
    # https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-integration-types.html
    "a REST API with every kind of integration": [
        ("aws:apigateway/restApi:RestApi", "api", {"name": "api"}),
        (
            "aws:apigateway/resource:Resource",
            "proxy",
            {"restApi": Ref("api"), "parentId": Ref("api", "rootResourceId"), "pathPart": "{proxy+}"},
        ),
        (
            "aws:apigateway/resource:Resource",
            "users",
            {"restApi": Ref("api"), "parentId": Ref("api", "rootResourceId"), "pathPart": "users:batch"},
        ),
        (
            "aws:apigateway/resource:Resource",
            "user",
            {"restApi": Ref("api"), "parentId": Ref("users"), "pathPart": "{user_id}"},
        ),
        (
            "aws:apigateway/method:Method",
            "any",
            {
                "restApi": Ref("api"),
                "resourceId": Ref("proxy"),
                "httpMethod": "ANY",
                "authorization": "NONE",
                "requestParameters": {"method.request.path.proxy": True},
            },
        ),
        (
            "aws:apigateway/integration:Integration",
            "http",
            {
                "restApi": Ref("api"),
                "resourceId": Ref("proxy"),
                "httpMethod": "ANY",
                "type": "HTTP_PROXY",
                "integrationHttpMethod": "ANY",
                "uri": "https://${stageVariables.host}/{proxy}",
                "requestParameters": {"integration.request.path.proxy": "method.request.path.proxy"},
            },
        ),
        (
            "aws:apigateway/method:Method",
            "mock",
            {"restApi": Ref("api"), "resourceId": Ref("users"), "httpMethod": "OPTIONS", "authorization": "NONE"},
        ),
        (
            "aws:apigateway/integration:Integration",
            "mock",
            {
                "restApi": Ref("api"),
                "resourceId": Ref("users"),
                "httpMethod": "OPTIONS",
                "type": "MOCK",
                "requestTemplates": {"application/json": '{"statusCode": 200}'},
            },
        ),
        (
            "aws:apigateway/method:Method",
            "put",
            {
                "restApi": Ref("api"),
                "resourceId": Ref("user"),
                "httpMethod": "POST",
                "authorization": "AWS_IAM",
                "apiKeyRequired": True,
            },
        ),
        (
            "aws:apigateway/integration:Integration",
            "put",
            {
                "restApi": Ref("api"),
                "resourceId": Ref("user"),
                "httpMethod": "POST",
                "type": "AWS",
                "integrationHttpMethod": "POST",
                "credentials": ROLE,
                "uri": f"arn:aws:apigateway:eu-west-1:sqs:path/{ACCOUNT}/orders",
                "requestParameters": {"integration.request.header.Content-Type": "'application/x-www-form-urlencoded'"},
                "requestTemplates": {"application/json": "Action=SendMessage&MessageBody=$input.body"},
            },
        ),
        ("aws:apigateway/deployment:Deployment", "now", {"restApi": Ref("api")}),
        (
            "aws:apigateway/stage:Stage",
            "live",
            {"restApi": Ref("api"), "deployment": Ref("now"), "stageName": "v1_live-2"},
        ),
    ],
    # https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations.html
    "HTTP and WebSocket APIs": [
        (
            "aws:apigatewayv2/api:Api",
            "http",
            {"protocolType": "HTTP", "corsConfiguration": {"allowOrigins": ["*"], "allowMethods": ["*"], "maxAge": -1}},
        ),
        (
            "aws:apigatewayv2/integration:Integration",
            "sqs",
            {
                "apiId": Ref("http"),
                "integrationType": "AWS_PROXY",
                "integrationSubtype": "SQS-SendMessage",
                "credentialsArn": ROLE,
                "requestParameters": {"QueueUrl": "$request.header.queueUrl", "MessageBody": "$request.body"},
            },
        ),
        (
            "aws:apigatewayv2/route:Route",
            "default",
            {"apiId": Ref("http"), "routeKey": "$default", "target": Ref("sqs", before="integrations/")},
        ),
        (
            "aws:apigatewayv2/route:Route",
            "proxy",
            {"apiId": Ref("http"), "routeKey": "ANY /{proxy+}", "target": Ref("sqs", before="integrations/")},
        ),
        ("aws:apigatewayv2/stage:Stage", "live", {"apiId": Ref("http"), "name": "$default", "autoDeploy": True}),
        (
            "aws:apigatewayv2/api:Api",
            "ws",
            {"protocolType": "WEBSOCKET", "routeSelectionExpression": "$request.body.action"},
        ),
        ("aws:apigatewayv2/route:Route", "connect", {"apiId": Ref("ws"), "routeKey": "$connect"}),
        ("aws:apigatewayv2/route:Route", "send", {"apiId": Ref("ws"), "routeKey": "send message"}),
    ],
    # https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/distribution-web-values-specify.html
    "distributions with groups, functions and legacy values": [
        (
            "aws:cloudfront/distribution:Distribution",
            "site",
            {
                "enabled": True,
                "origins": [
                    {"originId": "a", "domainName": "a.s3.eu-west-1.amazonaws.com", "originAccessControlId": "E1"},
                    {
                        "originId": "b",
                        "domainName": "b.acme.io",
                        "customOriginConfig": {
                            "httpPort": 80,
                            "httpsPort": 8443,
                            "originProtocolPolicy": "https-only",
                            "originSslProtocols": ["TLSv1.2"],
                            "originReadTimeout": 60,
                            "originKeepaliveTimeout": 1,
                        },
                    },
                ],
                "originGroups": [
                    {
                        "originId": "both",
                        "failoverCriteria": {"statusCodes": [403, 500]},
                        "members": [{"originId": "a"}, {"originId": "b"}],
                    }
                ],
                "defaultCacheBehavior": {
                    "targetOriginId": "both",
                    "viewerProtocolPolicy": "redirect-to-https",
                    "allowedMethods": ["GET", "HEAD"],
                    "cachedMethods": ["GET", "HEAD"],
                    "cachePolicyId": "658327ea-f89d-4fab-a63d-7e88639e58f6",
                },
                "orderedCacheBehaviors": [
                    {
                        "pathPattern": "/api/*",
                        "targetOriginId": "b",
                        "viewerProtocolPolicy": "allow-all",
                        "allowedMethods": ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"],
                        "cachedMethods": ["HEAD", "GET", "OPTIONS"],
                        "forwardedValues": {"queryString": True, "cookies": {"forward": "all"}},
                        "minTtl": 0,
                        "defaultTtl": 0,
                        "maxTtl": 0,
                    }
                ],
                "customErrorResponses": [
                    {"errorCode": 404, "errorCachingMinTtl": 0},
                    {"errorCode": 403, "responseCode": 200, "responsePagePath": "/index.html"},
                ],
                "restrictions": {"geoRestriction": {"restrictionType": "none"}},
                "viewerCertificate": {"cloudfrontDefaultCertificate": True},
            },
        ),
    ],
    # https://docs.aws.amazon.com/step-functions/latest/dg/concepts-amazon-states-language.html
    "state machines of both languages": [
        (
            "aws:sfn/stateMachine:StateMachine",
            "old",
            {
                "roleArn": ROLE,
                "definition": Json(
                    {
                        "StartAt": "A",
                        "States": {
                            "A": {
                                "Type": "Task",
                                "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken",
                                "Parameters": {"FunctionName": "f", "Payload": {"t.$": "$$.Task.Token"}},
                                "Next": "B",
                                "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "C", "ResultPath": None}],
                            },
                            "B": {
                                "Type": "Map",
                                "ItemProcessor": {
                                    "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "EXPRESS"},
                                    "StartAt": "X",
                                    "States": {"X": {"Type": "Pass", "End": True}},
                                },
                                "End": True,
                            },
                            "C": {"Type": "Fail"},
                        },
                    }
                ),
            },
        ),
        (
            "aws:sfn/stateMachine:StateMachine",
            "new",
            {
                "roleArn": ROLE,
                "type": "EXPRESS",
                "definition": Json(
                    {
                        "QueryLanguage": "JSONata",
                        "StartAt": "A",
                        "States": {
                            "A": {
                                "Type": "Choice",
                                "Choices": [{"Condition": "{% $states.input.x > 1 %}", "Next": "B"}],
                                "Default": "B",
                            },
                            "B": {
                                "Type": "Task",
                                "Resource": "arn:aws:states:::aws-sdk:dynamodb:getItem",
                                "Arguments": {"TableName": "{% $t %}"},
                                "Assign": {"y": 1},
                                "End": True,
                            },
                        },
                    }
                ),
            },
        ),
    ],
    # https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/WhatIs.html
    "caches of one node, of many shards, and serverless": [
        (
            "aws:elasticache/replicationGroup:ReplicationGroup",
            "one",
            {"description": "one", "nodeType": "cache.t4g.micro", "engine": "valkey", "numCacheClusters": 1},
        ),
        (
            "aws:elasticache/replicationGroup:ReplicationGroup",
            "many",
            {
                "description": "many",
                "nodeType": "cache.r7g.large",
                "engine": "redis",
                "numNodeGroups": 3,
                "replicasPerNodeGroup": 0,
                "automaticFailoverEnabled": True,
                "parameterGroupName": "default.redis7.cluster.on",
                "transitEncryptionEnabled": True,
                "authToken": "aA1!bB2&cC3#dD4^",
            },
        ),
        (
            "aws:elasticache/cluster:Cluster",
            "mem",
            {
                "engine": "memcached",
                "nodeType": "cache.t4g.micro",
                "numCacheNodes": 1,
                "parameterGroupName": "default.memcached1.6",
            },
        ),
        ("aws:elasticache/serverlessCache:ServerlessCache", "less", {"engine": "valkey", "name": "less"}),
    ],
    # https://docs.aws.amazon.com/eks/latest/userguide/what-is-eks.html
    "clusters of every shape": [
        (
            "aws:eks/cluster:Cluster",
            "classic",
            {
                "roleArn": ROLE,
                "vpcConfig": {"subnetIds": SUBNETS, "endpointPublicAccess": False, "endpointPrivateAccess": True},
            },
        ),
        (
            "aws:eks/cluster:Cluster",
            "auto",
            {
                "roleArn": ROLE,
                "vpcConfig": {"subnetIds": SUBNETS},
                "accessConfig": {"authenticationMode": "API"},
                "bootstrapSelfManagedAddons": False,
                "computeConfig": {"enabled": True, "nodePools": ["general-purpose", "system"], "nodeRoleArn": ROLE},
                "kubernetesNetworkConfig": {"elasticLoadBalancing": {"enabled": True}},
                "storageConfig": {"blockStorage": {"enabled": True}},
            },
        ),
        (
            "aws:eks/nodeGroup:NodeGroup",
            "spot",
            {
                "clusterName": Ref("classic", "name"),
                "nodeRoleArn": ROLE,
                "subnetIds": SUBNETS,
                "capacityType": "SPOT",
                "instanceTypes": ["m6i.large", "m5.large"],
                "scalingConfig": {"minSize": 0, "desiredSize": 0, "maxSize": 1},
            },
        ),
        (
            "aws:eks/fargateProfile:FargateProfile",
            "fg",
            {
                "clusterName": Ref("classic", "name"),
                "podExecutionRoleArn": ROLE,
                "subnetIds": SUBNETS,
                "selectors": [{"namespace": "*"}],
            },
        ),
    ],
    # https://docs.aws.amazon.com/opensearch-service/latest/developerguide/managedomains-multiaz.html
    "search domains small and large": [
        (
            "aws:opensearch/domain:Domain",
            "small",
            {
                "engineVersion": "OpenSearch_2.19",
                "clusterConfig": {"instanceType": "t3.small.search", "instanceCount": 1},
                "ebsOptions": {"ebsEnabled": True, "volumeSize": 10},
            },
        ),
        (
            "aws:opensearch/domain:Domain",
            "large",
            {
                "clusterConfig": {
                    "instanceType": "r7g.large.search",
                    "instanceCount": 3,
                    "zoneAwarenessEnabled": True,
                    "zoneAwarenessConfig": {"availabilityZoneCount": 3},
                    "dedicatedMasterEnabled": True,
                    "dedicatedMasterCount": 3,
                    "dedicatedMasterType": "m7g.large.search",
                },
                "ebsOptions": {
                    "ebsEnabled": True,
                    "volumeSize": 100,
                    "volumeType": "gp3",
                    "iops": 3000,
                    "throughput": 125,
                },
                "vpcOptions": {"subnetIds": [*SUBNETS, "subnet-0123456789abcdef2"]},
            },
        ),
        (
            "aws:opensearch/domain:Domain",
            "log-only",
            {"clusterConfig": {"instanceType": "im4gn.large.search", "instanceCount": 2}},
        ),
    ],
    # https://docs.aws.amazon.com/aws-backup/latest/devguide/creating-a-backup-plan.html
    "plans of backups": [
        (
            "aws:backup/plan:Plan",
            "nightly",
            {
                "name": "nightly.plan_1-x",
                "rules": [
                    {
                        "ruleName": "a",
                        "targetVaultName": "Default",
                        "schedule": "cron(0 5 ? * * *)",
                        "lifecycle": {"deleteAfter": 1},
                    },
                    {
                        "ruleName": "b",
                        "targetVaultName": "Default",
                        "schedule": "cron(0 5 1 * ? *)",
                        "lifecycle": {"coldStorageAfter": 30, "deleteAfter": 120},
                    },
                    {
                        "ruleName": "c",
                        "targetVaultName": "Default",
                        "enableContinuousBackup": True,
                        "lifecycle": {"deleteAfter": 35},
                    },
                ],
            },
        ),
    ],
    # https://docs.aws.amazon.com/codebuild/latest/userguide/build-env-ref-compute-types.html
    "builds without source, in functions, and pipelines": [
        (
            "aws:codebuild/project:Project",
            "none",
            {
                "serviceRole": ROLE,
                "artifacts": {"type": "NO_ARTIFACTS"},
                "source": {"type": "NO_SOURCE", "buildspec": "version: 0.2\nphases: {}"},
                "environment": {
                    "type": "ARM_LAMBDA_CONTAINER",
                    "computeType": "BUILD_LAMBDA_1GB",
                    "image": "aws/codebuild/amazonlinux-aarch64-lambda-standard:nodejs20",
                },
            },
        ),
        (
            "aws:codebuild/project:Project",
            "github",
            {
                "serviceRole": ROLE,
                "artifacts": {"type": "NO_ARTIFACTS"},
                "source": {"type": "GITHUB", "location": "https://github.com/acme/shop.git", "gitCloneDepth": 0},
                "environment": {
                    "type": "LINUX_CONTAINER",
                    "computeType": "BUILD_GENERAL1_SMALL",
                    "image": "aws/codebuild/standard:7.0",
                    "privilegedMode": True,
                },
                "buildTimeout": 5,
                "queuedTimeout": 480,
            },
        ),
        (
            "aws:codepipeline/pipeline:Pipeline",
            "ship",
            {
                "roleArn": ROLE,
                "pipelineType": "V2",
                "artifactStores": [{"type": "S3", "location": "store"}],
                "stages": [
                    {
                        "name": "Source",
                        "actions": [
                            {
                                "name": "S",
                                "category": "Source",
                                "owner": "AWS",
                                "provider": "CodeStarSourceConnection",
                                "version": "1",
                                "outputArtifacts": ["src"],
                                "configuration": {
                                    "ConnectionArn": CONNECTION,
                                    "FullRepositoryId": "acme/shop",
                                    "BranchName": "main",
                                },
                            }
                        ],
                    },
                    {
                        "name": "Deploy",
                        "actions": [
                            {
                                "name": "Ask",
                                "category": "Approval",
                                "owner": "AWS",
                                "provider": "Manual",
                                "version": "1",
                                "runOrder": 1,
                            },
                            {
                                "name": "Build",
                                "category": "Compute",
                                "owner": "AWS",
                                "provider": "Commands",
                                "version": "1",
                                "inputArtifacts": ["src"],
                                "runOrder": 2,
                                "commands": ["make"],
                            },
                        ],
                    },
                ],
            },
        ),
    ],
    # https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statements.html
    "web ACLs": [
        (
            "aws:wafv2/webAcl:WebAcl",
            "acl",
            {
                "scope": "REGIONAL",
                "defaultAction": {"allow": {}},
                "visibilityConfig": {
                    "cloudwatchMetricsEnabled": False,
                    "metricName": "m",
                    "sampledRequestsEnabled": False,
                },
                "rules": [
                    {
                        "name": "a",
                        "priority": 0,
                        "overrideAction": {"none": {}},
                        "visibilityConfig": {
                            "cloudwatchMetricsEnabled": False,
                            "metricName": "a",
                            "sampledRequestsEnabled": False,
                        },
                        "statement": {
                            "managedRuleGroupStatement": {
                                "vendorName": "AWS",
                                "name": "AWSManagedRulesCommonRuleSet",
                                "ruleActionOverrides": [
                                    {"name": "SizeRestrictions_BODY", "actionToUse": {"count": {}}}
                                ],
                            }
                        },
                    },
                    {
                        "name": "b",
                        "priority": 10,
                        "action": {"block": {}},
                        "visibilityConfig": {
                            "cloudwatchMetricsEnabled": False,
                            "metricName": "b",
                            "sampledRequestsEnabled": False,
                        },
                        "statement": {"rateBasedStatement": {"limit": 10, "aggregateKeyType": "IP"}},
                    },
                ],
            },
        ),
    ],
    # https://docs.aws.amazon.com/batch/latest/userguide/fargate.html
    "jobs on Fargate and on machines": [
        (
            "aws:batch/computeEnvironment:ComputeEnvironment",
            "fargate",
            {
                "type": "MANAGED",
                "computeResources": {
                    "type": "FARGATE_SPOT",
                    "maxVcpus": 4,
                    "subnets": SUBNETS,
                    "securityGroupIds": ["sg-0123456789abcdef0"],
                },
            },
        ),
        (
            "aws:batch/jobDefinition:JobDefinition",
            "job",
            {
                "type": "container",
                "platformCapabilities": ["FARGATE"],
                "containerProperties": Json(
                    {
                        "image": "busybox:1.37",
                        "command": [],
                        "executionRoleArn": ROLE,
                        "resourceRequirements": [{"type": "VCPU", "value": "0.25"}, {"type": "MEMORY", "value": "512"}],
                    }
                ),
            },
        ),
        (
            "aws:batch/jobDefinition:JobDefinition",
            "gpu",
            {
                "type": "container",
                "containerProperties": Json(
                    {
                        "image": "busybox:1.37",
                        "vcpus": 2,
                        "memory": 4096,
                        "resourceRequirements": [{"type": "GPU", "value": "1"}],
                    }
                ),
            },
        ),
    ],
    # -- other partitions
    # https://docs.amazonaws.cn/en_us/aws/latest/userguide/ARNs.html
    "China": [
        (
            "aws:iam/role:Role",
            "cn",
            {"region": "cn-north-1", "assumeRolePolicy": trust(Service="ec2.amazonaws.com.cn")},
        ),
        (
            "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
            "cn-att",
            {
                "region": "cn-north-1",
                "role": Ref("cn"),
                "policyArn": "arn:aws-cn:iam::aws:policy/AmazonS3ReadOnlyAccess",
            },
        ),
        (
            "aws:lambda/function:Function",
            "cn-fn",
            {
                "region": "cn-north-1",
                "role": f"arn:aws-cn:iam::{ACCOUNT}:role/x",
                "packageType": "Image",
                "imageUri": f"{ACCOUNT}.dkr.ecr.cn-north-1.amazonaws.com.cn/app:1",
            },
        ),
        (
            "aws:ec2/vpcEndpoint:VpcEndpoint",
            "cn-s3",
            {"region": "cn-north-1", "vpcId": VPC, "serviceName": "com.amazonaws.cn-north-1.s3"},
        ),
        (
            "aws:ec2/vpcEndpoint:VpcEndpoint",
            "cn-ecr",
            {
                "region": "cn-north-1",
                "vpcId": VPC,
                "serviceName": "cn.com.amazonaws.cn-north-1.ecr.dkr",
                "vpcEndpointType": "Interface",
            },
        ),
        ("aws:sqs/queue:Queue", "cn-q", {"region": "cn-north-1"}),
        (
            "aws:sns/topicSubscription:TopicSubscription",
            "cn-sub",
            {
                "region": "cn-north-1",
                "topic": f"arn:aws-cn:sns:cn-north-1:{ACCOUNT}:t",
                "protocol": "sqs",
                "endpoint": f"arn:aws-cn:sqs:cn-north-1:{ACCOUNT}:q",
            },
        ),
    ],
    # https://docs.aws.amazon.com/govcloud-us/latest/UserGuide/using-govcloud-arns.html
    "GovCloud": [
        (
            "aws:cloudwatch/eventTarget:EventTarget",
            "gov",
            {
                "region": "us-gov-west-1",
                "rule": "r",
                "arn": f"arn:aws-us-gov:lambda:us-gov-west-1:{ACCOUNT}:function:f",
            },
        ),
        (
            "aws:s3/bucketPolicy:BucketPolicy",
            "gov-b",
            {
                "region": "us-gov-west-1",
                "bucket": "b",
                "policy": statement(
                    Action="s3:*",
                    Principal={"AWS": f"arn:aws-us-gov:iam::{ACCOUNT}:root"},
                    Resource="arn:aws-us-gov:s3:::b/*",
                ),
            },
        ),
        (
            "aws:kms/key:Key",
            "gov-k",
            {
                "region": "us-gov-west-1",
                "policy": statement(
                    Action="kms:*", Principal={"AWS": f"arn:aws-us-gov:iam::{ACCOUNT}:root"}, Resource="*"
                ),
            },
        ),
    ],
    # https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
    "keys and their policies": [
        (
            "aws:kms/key:Key",
            "by-number",
            {"policy": statement(Action="kms:*", Principal={"AWS": ACCOUNT}, Resource="*")},
        ),
        ("aws:kms/key:Key", "asymmetric", {"customerMasterKeySpec": "ECC_NIST_P256", "keyUsage": "SIGN_VERIFY"}),
        (
            "aws:kms/key:Key",
            "hmac",
            {"customerMasterKeySpec": "HMAC_256", "keyUsage": "GENERATE_VERIFY_MAC", "deletionWindowInDays": 7},
        ),
        (
            "aws:kms/key:Key",
            "unlocked",
            {
                "bypassPolicyLockoutSafetyCheck": True,
                "policy": statement(Action="kms:Decrypt", Principal={"AWS": ROLE}, Resource="*"),
            },
        ),
        ("aws:kms/alias:Alias", "named", {"name": "alias/shop/main_1-a", "targetKeyId": Ref("by-number")}),
    ],
    # https://docs.aws.amazon.com/secretsmanager/latest/userguide/intro.html
    "secrets and parameters": [
        ("aws:secretsmanager/secret:Secret", "s", {"name": "shop/db+a=b@c.d-e_f", "recoveryWindowInDays": 0}),
        ("aws:ssm/parameter:Parameter", "p", {"name": "/shop/db/Url-1.x_y", "type": "String", "value": "x" * 4096}),
        (
            "aws:ssm/parameter:Parameter",
            "big",
            {"name": "big", "type": "StringList", "value": "a,b", "tier": "Advanced"},
        ),
        (
            "aws:ssm/parameter:Parameter",
            "smart",
            {"name": "smart", "type": "String", "value": "x" * 8000, "tier": "Intelligent-Tiering"},
        ),
        (
            "aws:ssm/parameter:Parameter",
            "image",
            {"name": "golden", "type": "String", "value": "ami-0123456789abcdef0", "dataType": "aws:ec2:image"},
        ),
    ],
    # https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-mixed-instances-groups.html
    "groups of machines": [
        (
            "aws:ec2/launchTemplate:LaunchTemplate",
            "lt",
            {
                "imageId": "resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64",
                "userData": "IyEvYmluL3NoCg==",
                "instanceRequirements": {"memoryMib": {"min": 1024}, "vcpuCount": {"min": 1}},
            },
        ),
        (
            "aws:autoscaling/group:Group",
            "mixed",
            {
                "minSize": 0,
                "maxSize": 0,
                "vpcZoneIdentifiers": SUBNETS,
                "mixedInstancesPolicy": {
                    "launchTemplate": {
                        "launchTemplateSpecification": {"launchTemplateId": Ref("lt")},
                        "overrides": [{"instanceType": "m7g.large", "weightedCapacity": "2"}],
                    }
                },
            },
        ),
        (
            "aws:autoscaling/group:Group",
            "zones",
            {
                "minSize": 1,
                "maxSize": 1,
                "availabilityZones": ["eu-west-1a"],
                "launchTemplate": {"name": "base", "version": "$Default"},
            },
        ),
        (
            "aws:ec2/instance:Instance",
            "by-template",
            {"launchTemplate": {"id": Ref("lt"), "version": "$Latest"}, "subnetId": SUBNETS[0]},
        ),
        (
            "aws:ec2/instance:Instance",
            "plain",
            {
                "ami": "ami-0123456789abcdef0",
                "instanceType": "t4g.nano",
                "iamInstanceProfile": "web",
                "userData": "#!/bin/sh\necho hi",
            },
        ),
    ],
    # https://docs.aws.amazon.com/streams/latest/dev/how-do-i-size-a-stream.html
    "streams": [
        (
            "aws:kinesis/stream:Stream",
            "on-demand",
            {"streamModeDetails": {"streamMode": "ON_DEMAND"}, "retentionPeriod": 8760},
        ),
        (
            "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream",
            "raw",
            {
                "destination": "extended_s3",
                "extendedS3Configuration": {
                    "bucketArn": "arn:aws:s3:::b",
                    "roleArn": ROLE,
                    "bufferingInterval": 0,
                    "bufferingSize": 1,
                    "prefix": "y=!{timestamp:yyyy}/",
                    "errorOutputPrefix": "e/!{firehose:error-output-type}/",
                },
            },
        ),
        (
            "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream",
            "web",
            {
                "destination": "http_endpoint",
                "httpEndpointConfiguration": {
                    "url": "https://in.acme.io",
                    "roleArn": ROLE,
                    "s3Configuration": {"bucketArn": "arn:aws:s3:::b", "roleArn": ROLE},
                },
            },
        ),
    ],
    # https://docs.aws.amazon.com/redshift/latest/mgmt/managing-clusters-console.html
    "warehouses and graphs": [
        (
            "aws:redshift/cluster:Cluster",
            "one",
            {
                "clusterIdentifier": "one",
                "nodeType": "ra3.xlplus",
                "clusterType": "single-node",
                "masterUsername": "owner",
                "manageMasterPassword": True,
                "skipFinalSnapshot": True,
            },
        ),
        (
            "aws:redshift/cluster:Cluster",
            "from",
            {
                "clusterIdentifier": "from",
                "nodeType": "ra3.4xlarge",
                "numberOfNodes": 2,
                "snapshotIdentifier": "s",
                "skipFinalSnapshot": True,
            },
        ),
        (
            "aws:neptune/cluster:Cluster",
            "graph",
            {"skipFinalSnapshot": True, "serverlessV2ScalingConfiguration": {"minCapacity": 1, "maxCapacity": 128}},
        ),
        (
            "aws:docdb/cluster:Cluster",
            "papers",
            {
                "masterUsername": "owner",
                "masterPassword": "Passw0rd99x",
                "skipFinalSnapshot": True,
                "storageType": "iopt1",
            },
        ),
    ],
    # https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Limits.html
    "databases of many engines": [
        (
            "aws:rds/instance:Instance",
            "oracle",
            {
                "engine": "oracle-se2",
                "dbName": "ORCL",
                "instanceClass": "db.t3.small",
                "allocatedStorage": 20,
                "username": "owner",
                "manageMasterUserPassword": True,
                "licenseModel": "bring-your-own-license",
            },
        ),
        (
            "aws:rds/instance:Instance",
            "mssql",
            {
                "engine": "sqlserver-ex",
                "instanceClass": "db.t3.small",
                "allocatedStorage": 20,
                "username": "owner",
                "manageMasterUserPassword": True,
                "timezone": "UTC",
            },
        ),
        (
            "aws:rds/instance:Instance",
            "db2",
            {
                "engine": "db2-se",
                "instanceClass": "db.t3.small",
                "allocatedStorage": 20,
                "username": "owner",
                "manageMasterUserPassword": True,
                "dbName": "DB1",
                "licenseModel": "marketplace-license",
            },
        ),
        (
            "aws:rds/instance:Instance",
            "pg",
            {
                "engine": "postgres",
                "dbName": "_shop_1",
                "identifier": "a1-b2",
                "instanceClass": "db.t4g.micro",
                "allocatedStorage": 400,
                "storageType": "gp3",
                "iops": 12000,
                "username": "owner_1",
                "password": "p!#$%^&*()_+=-{}[]",
                "maxAllocatedStorage": 0,
            },
        ),
        (
            "aws:rds/cluster:Cluster",
            "maz",
            {
                "engine": "mysql",
                "dbClusterInstanceClass": "db.m6gd.large",
                "storageType": "io1",
                "iops": 1000,
                "allocatedStorage": 100,
                "masterUsername": "owner",
                "manageMasterUserPassword": True,
            },
        ),
        (
            "aws:rds/cluster:Cluster",
            "v1",
            {
                "engine": "aurora-mysql",
                "engineMode": "provisioned",
                "masterUsername": "owner",
                "masterPassword": "12345678",
                "databaseName": "shop",
            },
        ),
    ],
    # https://docs.aws.amazon.com/msk/latest/developerguide/msk-create-cluster.html
    "brokers": [
        (
            "aws:msk/cluster:Cluster",
            "kafka",
            {
                "clusterName": "kafka",
                "kafkaVersion": "3.8.x",
                "numberOfBrokerNodes": 4,
                "brokerNodeGroupInfo": {
                    "instanceType": "kafka.m7g.large",
                    "clientSubnets": SUBNETS,
                    "securityGroups": ["sg-0123456789abcdef0"],
                },
            },
        ),
        (
            "aws:mq/broker:Broker",
            "rabbit",
            {
                "brokerName": "rabbit",
                "engineType": "RabbitMQ",
                "engineVersion": "3.13",
                "hostInstanceType": "mq.t3.micro",
                "users": [{"username": "owner", "password": "longenough123"}],
                "autoMinorVersionUpgrade": True,
                "publiclyAccessible": True,
            },
        ),
        (
            "aws:mq/broker:Broker",
            "pair",
            {
                "brokerName": "pair",
                "engineType": "ActiveMQ",
                "engineVersion": "5.18",
                "hostInstanceType": "mq.m5.large",
                "deploymentMode": "ACTIVE_STANDBY_MULTI_AZ",
                "subnetIds": SUBNETS,
                "autoMinorVersionUpgrade": True,
                "users": [{"username": "owner", "password": "longenough123"}],
            },
        ),
    ],
    # https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html
    "permissions and targets": [
        (
            "aws:lambda/permission:Permission",
            "alb",
            {"function": "f", "action": "lambda:InvokeFunction", "principal": "elasticloadbalancing.amazonaws.com"},
        ),
        (
            "aws:lambda/permission:Permission",
            "url",
            {"function": "f", "action": "lambda:InvokeFunctionUrl", "principal": "*", "functionUrlAuthType": "NONE"},
        ),
        (
            "aws:lambda/permission:Permission",
            "org",
            {
                "function": "f:live",
                "action": "lambda:InvokeFunction",
                "principal": "*",
                "principalOrgId": "o-abcdefghij",
            },
        ),
        (
            "aws:cloudwatch/eventTarget:EventTarget",
            "logs",
            {"rule": "r", "arn": f"arn:aws:logs:eu-west-1:{ACCOUNT}:log-group:/aws/events/x"},
        ),
        (
            "aws:cloudwatch/eventTarget:EventTarget",
            "bus",
            {"rule": "r", "arn": f"arn:aws:events:us-east-1:{ACCOUNT}:event-bus/other", "roleArn": ROLE},
        ),
        (
            "aws:cloudwatch/eventTarget:EventTarget",
            "api",
            {"rule": "r", "arn": f"arn:aws:execute-api:eu-west-1:{ACCOUNT}:abc123/live/GET/x", "roleArn": ROLE},
        ),
    ],
    # https://docs.aws.amazon.com/efs/latest/ug/creating-using-create-fs.html
    "file systems": [
        ("aws:efs/fileSystem:FileSystem", "one-zone", {"availabilityZoneName": "eu-west-1a"}),
        ("aws:efs/fileSystem:FileSystem", "fast", {"throughputMode": "provisioned", "provisionedThroughputInMibps": 1}),
        ("aws:efs/mountTarget:MountTarget", "a", {"fileSystemId": Ref("fast"), "subnetId": SUBNETS[0]}),
        ("aws:efs/mountTarget:MountTarget", "b", {"fileSystemId": Ref("fast"), "subnetId": SUBNETS[1]}),
        (
            "aws:efs/accessPoint:AccessPoint",
            "root",
            {"fileSystemId": Ref("fast"), "posixUser": {"uid": 0, "gid": 0}, "rootDirectory": {"path": "/"}},
        ),
    ],
    # https://docs.aws.amazon.com/acm/latest/userguide/gs-acm-request-public.html
    "certificates": [
        (
            "aws:acm/certificate:Certificate",
            "wild",
            {
                "domainName": "*.acme.io",
                "subjectAlternativeNames": ["acme.io", "*.a.acme.io"],
                "validationMethod": "DNS",
                "keyAlgorithm": "EC_prime256v1",
            },
        ),
        ("aws:acm/certificate:Certificate", "idn", {"domainName": "xn--mller-kva.de", "validationMethod": "EMAIL"}),
        (
            "aws:acm/certificate:Certificate",
            "own",
            {"privateKey": "x", "certificateBody": "-----BEGIN CERTIFICATE-----"},
        ),
        (
            "aws:acm/certificate:Certificate",
            "private",
            {
                "domainName": "db.internal",
                "certificateAuthorityArn": AUTHORITY,
            },
        ),
    ],
    # https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html
    "a dashboard of every widget": [
        (
            "aws:cloudwatch/dashboard:Dashboard",
            "d",
            {
                "dashboardName": "a_b-c",
                "dashboardBody": Json(
                    {
                        "start": "-PT6H",
                        "widgets": [
                            {"type": "text", "properties": {"markdown": "# hi"}},
                            {
                                "type": "metric",
                                "width": 24,
                                "height": 6,
                                "properties": {
                                    "region": "us-east-1",
                                    "metrics": [
                                        ["AWS/EC2", "CPUUtilization", {"stat": "p99"}],
                                        [{"expression": "m1*2", "id": "e1"}],
                                        ["...", "x"],
                                    ],
                                },
                            },
                            {
                                "type": "log",
                                "properties": {"region": "eu-west-1", "query": "SOURCE 'x' | fields @message"},
                            },
                            {
                                "type": "alarm",
                                "properties": {"alarms": [f"arn:aws:cloudwatch:eu-west-1:{ACCOUNT}:alarm:x"]},
                            },
                            {"type": "explorer", "properties": {"metrics": [], "labels": [], "widgetOptions": {}}},
                            {
                                "type": "custom",
                                "properties": {"endpoint": f"arn:aws:lambda:eu-west-1:{ACCOUNT}:function:f"},
                            },
                        ],
                    }
                ),
            },
        ),
    ],
    # https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-add-config.html
    "replication to another account and back": [
        ("aws:s3/bucket:Bucket", "src", {}),
        (
            "aws:s3/bucketVersioning:BucketVersioning",
            "src-v",
            {"bucket": Ref("src"), "versioningConfiguration": {"status": "Enabled"}},
        ),
    ],
    # https://docs.aws.amazon.com/config/latest/developerguide/how-does-config-work.html
    "recorders in two regions": [
        ("aws:cfg/recorder:Recorder", "here", {"roleArn": ROLE}),
        (
            "aws:cfg/recorder:Recorder",
            "there",
            {
                "roleArn": ROLE,
                "region": "us-east-1",
                "recordingGroup": {"allSupported": False, "resourceTypes": ["AWS::EC2::Instance"]},
            },
        ),
    ],
    # https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html
    "trails of data events": [
        (
            "aws:cloudtrail/trail:Trail",
            "t",
            {
                "s3BucketName": "logs",
                "eventSelectors": [
                    {
                        "dataResources": [
                            {"type": "AWS::S3::Object", "values": ["arn:aws:s3:::"]},
                            {"type": "AWS::Lambda::Function", "values": ["arn:aws:lambda"]},
                        ]
                    }
                ],
            },
        ),
        (
            "aws:cloudtrail/trail:Trail",
            "a",
            {
                "s3BucketName": "logs",
                "advancedEventSelectors": [
                    {
                        "name": "x",
                        "fieldSelectors": [
                            {"field": "eventCategory", "equals": ["Data"]},
                            {"field": "resources.type", "equals": ["AWS::S3::Object"]},
                            {"field": "resources.ARN", "startsWiths": ["arn:aws:s3:::b/"]},
                        ],
                    }
                ],
            },
        ),
    ],
    # https://github.com/hashicorp/terraform-provider-aws/issues/5263
    # https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cfn-using-console-create-stack.html
    # https://docs.aws.amazon.com/eks/latest/userguide/creating-access-entries.html
    "numbers that old regions gave, a template in a document of SSM, the name that EKS gives to nodes": [
        ("aws:ec2/vpnGateway:VpnGateway", "old", {"amazonSideAsn": "7224"}),
        ("aws:directconnect/gateway:Gateway", "old", {"amazonSideAsn": "17493"}),
        (
            "aws:cloudformation/stack:Stack",
            "document",
            {"templateUrl": f"ssm-doc://arn:aws:ssm:eu-west-1:{ACCOUNT}:document/network"},
        ),
        (
            "aws:eks/accessEntry:AccessEntry",
            "nodes",
            {
                "clusterName": "shop",
                "principalArn": ROLE,
                "type": "EC2_LINUX",
                "userName": "system:node:{{EC2PrivateDNSName}}",
            },
        ),
        # https://docs.aws.amazon.com/general/latest/gr/cognito_identity.html
        (
            "aws:iam/role:Role",
            "signed-in",
            {
                "assumeRolePolicy": statement(
                    Action="sts:AssumeRoleWithWebIdentity",
                    Principal={"Federated": "cognito-identity.cn-north-1.amazonaws.com.cn"},
                )
            },
        ),
        # https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_VpcLatticeConfiguration.html
        (
            "aws:ecs/service:Service",
            "lattice",
            {
                "cluster": "shop",
                "taskDefinition": "web:1",
                "desiredCount": 1,
                "vpcLatticeConfigurations": [
                    {
                        "portName": "http",
                        "roleArn": ROLE,
                        "targetGroupArn": f"arn:aws:vpc-lattice:eu-west-1:{ACCOUNT}:targetgroup/tg-0f0d2b1c3a4e5f607",
                    }
                ],
            },
        ),
    ],
    "an endpoint of a service without a region, a mounted bucket, metrics of retained instances, patches at once": [
        # https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_interface_vpc_endpoints.html
        (
            "aws:ec2/vpcEndpoint:VpcEndpoint",
            "iam",
            {
                "vpcId": VPC,
                "serviceName": "com.amazonaws.iam",
                "serviceRegion": "us-east-1",
                "vpcEndpointType": "Interface",
                "subnetIds": SUBNETS,
            },
        ),
        # https://docs.aws.amazon.com/lambda/latest/api/API_FileSystemConfig.html
        (
            "aws:lambda/function:Function",
            "mounts",
            {
                "role": ROLE,
                "runtime": "python3.13",
                "handler": "a.b",
                "s3Bucket": "code",
                "s3Key": "k",
                "vpcConfig": {"subnetIds": SUBNETS, "securityGroupIds": ["sg-0123456789abcdef0"]},
                "fileSystemConfig": {
                    "arn": f"arn:aws:s3files:eu-west-1:{ACCOUNT}:file-system/fs-0a1b2c3d4e5f60718/access-point"
                    "/fsap-0a1b2c3d4e5f60718",
                    "localMountPath": "/mnt/objects",
                },
            },
        ),
        # https://docs.aws.amazon.com/autoscaling/ec2/userguide/manage-retained-instances.html
        (
            "aws:autoscaling/group:Group",
            "retained",
            {
                "maxSize": 2,
                "minSize": 0,
                "vpcZoneIdentifiers": SUBNETS,
                "launchTemplate": {"id": "lt-0123456789abcdef0"},
                "enabledMetrics": [
                    "GroupTerminatingRetainedInstances",
                    "GroupTerminatingRetainedCapacity",
                    "WarmPoolMinSize",
                    "WarmPoolPendingRetainedCapacity",
                    "WarmPoolTerminatingRetainedCapacity",
                ],
            },
        ),
        # The provider says 0 days where none are given, and the date alone where there are both.
        # https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ssm/patch_baseline.go
        (
            "aws:ssm/patchBaseline:PatchBaseline",
            "patches",
            {
                "operatingSystem": "AMAZON_LINUX_2023",
                "approvalRules": [
                    {"patchFilters": [{"key": "SEVERITY", "values": ["Critical"]}], "enableNonSecurity": True},
                    {
                        "patchFilters": [{"key": "SEVERITY", "values": ["Low"]}],
                        "approveAfterDays": 7,
                        "approveUntilDate": "2027-01-31",
                    },
                ],
            },
        ),
    ],
}
