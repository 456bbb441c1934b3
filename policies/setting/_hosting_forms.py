"""Forms of texts of machines, networks, balancers, functions and APIs, which AWS or the provider states in prose."""

from __future__ import annotations

from policies.setting._forms import Form
from policypack.catalogue.tokens import (
    Apigateway,
    Apigatewayv2,
    Appautoscaling,
    Appsync,
    Autoscaling,
    Batch,
    Ec2,
    Ec2clientvpn,
    Ecs,
    Eks,
    Elasticbeanstalk,
    Elb,
    Lambda,
    Lb,
    Vpc,
)

_DOCS = "https://docs.aws.amazon.com"
_PROVIDER = "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/"
_EC2 = f"{_DOCS}/AWSEC2/latest/APIReference"
_ELB = f"{_DOCS}/elasticloadbalancing/latest/APIReference"
_SCALING = f"{_DOCS}/autoscaling/ec2/APIReference"
_LAMBDA = f"{_DOCS}/lambda/latest/api"
_API = f"{_DOCS}/apigateway/latest/api"
# What speaks over TCP or UDP is no protocol of IP.
_SPOKEN = "https?|ssh|s?ftp|smtp|dns|rdp|nfs|mysql|mariadb|postgres|postgresql|redis|ssl|tls|any|ping|tcp[_/,]udp|[*]"
_TYPE = r"[a-z0-9-]+\.[a-z0-9-]+"
_TEMPLATES = "mixedInstancesPolicy.launchTemplate"
# The ranges of link-local addresses that AWS keeps for itself.
_KEPT = r"169\.254\.([0-5]\.0|169\.252)/30"
_TIME = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"
_TERMINATION = (
    *("AllocationStrategy", "ClosestToNextInstanceHour", "Default", "NewestInstance", "OldestInstance"),
    *("OldestLaunchConfiguration", "OldestLaunchTemplate"),
)
# What the provider reads as an ARN before AWS is asked.
_ARNS = (
    (Apigateway.ACCOUNT, "cloudwatchRoleArn", "apigateway/account.go"),
    (Appsync.DATA_SOURCE, "serviceRoleArn", "appsync/data_source.go"),
    (Appsync.GRAPH_QL_API, "logConfig.cloudwatchLogsRoleArn", "appsync/graphql_api.go"),
    (Autoscaling.LIFECYCLE_HOOK, "roleArn", "autoscaling/lifecycle_hook.go"),
    (Ec2.FLOW_LOG, "iamRoleArn", "ec2/vpc_flow_log.go"),
    (Ecs.SERVICE, "loadBalancers[].targetGroupArn", "ecs/service.go"),
    (Ecs.TASK_DEFINITION, "executionRoleArn", "ecs/task_definition.go"),
    (Ecs.TASK_DEFINITION, "taskRoleArn", "ecs/task_definition.go"),
    (Eks.CLUSTER, "roleArn", "eks/cluster.go"),
    (Eks.FARGATE_PROFILE, "podExecutionRoleArn", "eks/fargate_profile.go"),
    (Eks.NODE_GROUP, "nodeRoleArn", "eks/node_group.go"),
    (Lambda.FUNCTION, "kmsKeyArn", "lambda/function.go"),
    (Lb.LISTENER, "certificateArn", "elbv2/listener.go"),
    (Lb.LISTENER, "defaultActions[].targetGroupArn", "elbv2/listener.go"),
    (Lb.LISTENER, "loadBalancerArn", "elbv2/listener.go"),
    (Lb.LISTENER_RULE, "actions[].targetGroupArn", "elbv2/listener_rule.go"),
    (Lb.LISTENER_RULE, "listenerArn", "elbv2/listener_rule.go"),
)
HOSTING_FORMS = (
    *(
        Form(
            type,
            path,
            rf"(?i)(?!({_SPOKEN})$).+",
            "be tcp, udp, icmp, icmpv6, the number of a protocol, or -1 for all; what is spoken over it is a port",
            "InvalidParameterValue: Invalid value for IP protocol. Unknown protocol",
            f"{_EC2}/API_IpPermission.html",
        )
        for type, path in (
            (Ec2.SECURITY_GROUP, "ingress[].protocol"),
            (Ec2.SECURITY_GROUP, "egress[].protocol"),
            (Ec2.SECURITY_GROUP_RULE, "protocol"),
            (Vpc.SECURITY_GROUP_EGRESS_RULE, "ipProtocol"),
            (Vpc.SECURITY_GROUP_INGRESS_RULE, "ipProtocol"),
        )
    ),
    *(
        Form(
            type,
            path,
            _TYPE,
            "be a type such as t3.micro, in small letters",
            "InvalidParameterValue: Invalid value for InstanceType",
            f"{_DOCS}/ec2/latest/instancetypes/instance-type-names.html",
        )
        for type, path in (
            (Ec2.INSTANCE, "instanceType"),
            (Ec2.LAUNCH_TEMPLATE, "instanceType"),
            (Ec2.SPOT_INSTANCE_REQUEST, "instanceType"),
            (Autoscaling.GROUP, f"{_TEMPLATES}.overrides[].instanceType"),
            (Eks.NODE_GROUP, "instanceTypes[]"),
        )
    ),
    *(
        Form(
            type,
            path,
            r"(/dev/)?(sd|xvd|hd|nvme)\w+",
            "be the name of a device, such as /dev/sdf",
            "InvalidParameterValue: Value for parameter device is invalid: it is not a valid EBS device name",
            f"{_DOCS}/AWSEC2/latest/UserGuide/device_naming.html",
        )
        for type, path in ((Ec2.INSTANCE, "ebsBlockDevices[].deviceName"), (Ec2.VOLUME_ATTACHMENT, "deviceName"))
    ),
    *(
        Form(
            type,
            path,
            r"\$(Latest|Default)|\d+",
            "be $Latest, $Default or a number",
            "ValidationError: Invalid launch template version: either '$Default', '$Latest', or a numeric version are "
            "allowed",
            f"{_SCALING}/API_LaunchTemplateSpecification.html",
        )
        for type, path in (
            (Autoscaling.GROUP, "launchTemplate.version"),
            (Autoscaling.GROUP, f"{_TEMPLATES}.launchTemplateSpecification.version"),
            (Ec2.INSTANCE, "launchTemplate.version"),
            (Eks.NODE_GROUP, "launchTemplate.version"),
        )
    ),
    Form(
        Ec2.LAUNCH_TEMPLATE,
        "name",
        r"[0-9A-Za-z()./_-]{3,128}",
        "be of 3 to 128 letters, digits and ().-/_",
        "InvalidLaunchTemplateName.MalformedException: the name must have 3 to 128 characters, with no spaces",
        f"{_EC2}/API_CreateLaunchTemplate.html",
    ),
    Form(
        Ec2.MANAGED_PREFIX_LIST,
        "name",
        r"(?!com\.amazonaws).+",
        "not begin with com.amazonaws",
        "The name cannot start with com.amazonaws",
        f"{_EC2}/API_CreateManagedPrefixList.html",
    ),
    *(
        Form(
            Ec2.VPN_CONNECTION,
            f"tunnel{number}InsideCidr",
            rf"(?!{_KEPT})169\.254\.\d{{1,3}}\.\d{{1,3}}/30",
            "be a /30 of 169.254.0.0/16 that AWS does not keep for itself, such as 169.254.10.0/30",
            "InvalidParameterValue: A size /30 CIDR block from the 169.254.0.0/16 range is wanted",
            f"{_EC2}/API_VpnTunnelOptionsSpecification.html",
        )
        for number in (1, 2)
    ),
    Form(
        Ec2clientvpn.ENDPOINT,
        "clientCidrBlock",
        r"[^/]+/(1[2-9]|2[0-2])",
        "have a length from /12 to /22",
        "InvalidParameterValue: the size of the clients' range is between /12 and /22",
        f"{_EC2}/API_CreateClientVpnEndpoint.html",
    ),
    # -- scaling
    Form(
        Autoscaling.GROUP,
        "healthCheckType",
        r"(EC2|EBS|ELB|VPC_LATTICE)(\s*,\s*(EC2|EBS|ELB|VPC_LATTICE))*",
        "be EC2, EBS, ELB or VPC_LATTICE, or several of them; that of a load balancer of any kind is ELB",
        "ValidationError: Invalid health check type",
        f"{_SCALING}/API_CreateAutoScalingGroup.html",
    ),
    Form(
        Autoscaling.GROUP,
        "terminationPolicies[]",
        rf"arn:.+|{'|'.join(_TERMINATION)}",
        f"be {', '.join(_TERMINATION)} or the ARN of a function",
        "ValidationError: Termination policy is not valid",
        f"{_SCALING}/API_CreateAutoScalingGroup.html",
    ),
    Form(
        Autoscaling.SCHEDULE,
        "recurrence",
        r"@\w+|(?!cron|rate)\S+(\s+\S+){4}",
        "have five fields, as in '0 9 * * MON-FRI', with no cron( ) around them",
        "ValidationError: Given recurrence string is invalid",
        f"{_SCALING}/API_PutScheduledUpdateGroupAction.html",
    ),
    *(
        Form(
            Autoscaling.SCHEDULE,
            name,
            _TIME,
            "be a time such as 2027-01-01T00:00:00Z",
            "cannot be parsed as iso8601 Timestamp Format",
            f"{_PROVIDER}autoscaling/schedule.go",
        )
        for name in ("startTime", "endTime")
    ),
    # -- balancers
    Form(
        Lb.TARGET_GROUP,
        "healthCheck.port",
        r"traffic-port|\d{1,5}",
        "be a number or traffic-port",
        "ValidationError: Health check port is neither 'traffic-port' nor a number from 1 to 65535",
        f"{_ELB}/API_CreateTargetGroup.html",
    ),
    Form(
        Lb.TARGET_GROUP,
        "healthCheck.matcher",
        r"\d{1,3}([-,]\d{1,3})*",
        "be codes such as 200, 200,202 or 200-299",
        "ValidationError: Health check matcher HTTP code must be within '200-499'",
        f"{_ELB}/API_Matcher.html",
    ),
    Form(
        Lb.TARGET_GROUP,
        "stickiness.cookieName",
        r"(?!AWSALB).+",
        "not begin with AWSALB",
        "ValidationError: AWSALB, AWSALBAPP and AWSALBTG are reserved",
        f"{_ELB}/API_TargetGroupAttribute.html",
    ),
    *(
        Form(
            type,
            f"{within}[].fixedResponse.messageBody",
            r".{0,1024}",
            "have 1024 characters at most",
            "ValidationError: Member must have length less than or equal to 1024",
            f"{_ELB}/API_FixedResponseActionConfig.html",
        )
        for type, within in ((Lb.LISTENER, "defaultActions"), (Lb.LISTENER_RULE, "actions"))
    ),
    *(
        Form(Lb.LISTENER_RULE, f"conditions[].{path}", pattern, shown, says, f"{_ELB}/{page}.html")
        for path, pattern, shown, says, page in (
            (
                "hostHeader.values[]",
                r"[^/]{1,128}",
                "be the name of a host, without a scheme or a path, of 128 characters at most",
                "ValidationError: Condition value contains a character that is not valid",
                "API_HostHeaderConditionConfig",
            ),
            (
                "httpHeader.httpHeaderName",
                r"(?i)(?!host$).{1,40}",
                "have 40 characters at most and be none that has a condition of its own, as Host has hostHeader",
                "ValidationError: The host header is asked for by a host-header condition",
                "API_HttpHeaderConditionConfig",
            ),
            (
                "httpRequestMethod.values[]",
                r"[A-Z_-]{1,40}",
                "be of capital letters, hyphens and underscores",
                "ValidationError: Condition value contains a character that is not valid",
                "API_HttpRequestMethodConditionConfig",
            ),
            (
                "pathPattern.values[]",
                r".{1,128}",
                "have 128 characters at most",
                "ValidationError: Condition value is longer than 128 characters",
                "API_PathPatternConditionConfig",
            ),
            (
                "sourceIp.values[]",
                r"[0-9A-Fa-f.:]+/\d{1,3}",
                "be a range of addresses, such as 203.0.113.7/32",
                "ValidationError: The value must be a valid CIDR block",
                "API_SourceIpConditionConfig",
            ),
        )
    ),
    Form(
        Elb.LOAD_BALANCER,
        "healthCheck.target",
        r"(?i)(TCP|SSL):\d{1,5}|HTTPS?:\d{1,5}/.*",
        "be a protocol, a port, and of HTTP a path, such as HTTP:80/health or TCP:22",
        "ValidationError: HealthCheck Target is not valid",
        f"{_DOCS}/elasticloadbalancing/2012-06-01/APIReference/API_HealthCheck.html",
    ),
    # -- functions
    Form(
        Lambda.FUNCTION,
        "role",
        r"arn:[^:]+:iam::\d{12}:role/.+",
        "be the ARN of a role",
        "ValidationException: Member must satisfy regular expression pattern: arn:(aws[a-zA-Z-]*)?:iam::…",
        f"{_LAMBDA}/API_CreateFunction.html",
    ),
    Form(
        Lambda.FUNCTION,
        "layers[]",
        r"arn:[^:]+:lambda:[^:]+:\d{12}:layer:[^:]+:\d+",
        "be the ARN of a version of a layer, with its number at the end",
        "ValidationException: Member must satisfy regular expression pattern: arn:[a-zA-Z0-9-]+:lambda:…",
        f"{_LAMBDA}/API_CreateFunction.html",
    ),
    Form(
        Lambda.FUNCTION,
        "fileSystemConfig.localMountPath",
        r"/mnt/[a-zA-Z0-9_.-]+",
        "be a folder below /mnt/",
        "must start with '/mnt/'",
        f"{_LAMBDA}/API_FileSystemConfig.html",
    ),
    Form(
        Lambda.FUNCTION,
        "fileSystemConfig.arn",
        r"(?!.*:file-system/).+",
        "be the ARN of an access point, not of its file system",
        "ValidationException: Value at 'fileSystemConfigs.1.member.arn' failed to satisfy constraint",
        f"{_LAMBDA}/API_FileSystemConfig.html",
    ),
    Form(
        Lambda.PERMISSION,
        "principal",
        r"[*]|\d{12}|arn:.+|[\w-]+(\.[\w-]+)+",
        "be a service such as s3.amazonaws.com, an account, an ARN or *",
        "InvalidParameterValueException: The provided principal was invalid. Please check the principal and try again",
        f"{_LAMBDA}/API_AddPermission.html",
    ),
    Form(
        Lambda.PERMISSION,
        "sourceAccount",
        r"\d{12}",
        "be the twelve digits of an account",
        "ValidationException: Member must satisfy regular expression pattern: \\d{12}",
        f"{_LAMBDA}/API_AddPermission.html",
    ),
    # -- APIs
    *(
        Form(
            type,
            "statusCode",
            r"[1-5]\d\d",
            "be a status such as 200",
            "BadRequestException: Invalid status code specified",
            f"{_API}/API_PutMethodResponse.html",
        )
        for type in (Apigateway.METHOD_RESPONSE, Apigateway.INTEGRATION_RESPONSE)
    ),
    Form(
        Apigateway.AUTHORIZER,
        "identitySource",
        r"(method\.request\.|context\.|stageVariables\.).+",
        "be where the token is, such as method.request.header.Authorization",
        "BadRequestException: Invalid mapping expression specified",
        f"{_API}/API_CreateAuthorizer.html",
    ),
    *(
        Form(
            type,
            "domainName",
            r"[^/:]+",
            "be a name without a scheme or a path",
            "BadRequestException: Invalid domain name",
            f"{_API}/API_CreateDomainName.html",
        )
        for type in (Apigateway.DOMAIN_NAME, Apigatewayv2.DOMAIN_NAME)
    ),
    Form(
        Apigateway.REST_API,
        "endpointConfiguration.vpcEndpointIds[]",
        r"vpce-[0-9a-f]+",
        "be the id of a VPC endpoint, vpce-…",
        "BadRequestException: Invalid VPC Endpoint",
        f"{_API}/API_EndpointConfiguration.html",
    ),
    Form(
        Apigateway.RESPONSE,
        "responseParameters{}",
        r"gatewayresponse\.header\..+",
        "name a header as gatewayresponse.header.NAME",
        "BadRequestException: Invalid gateway response parameter specified",
        f"{_DOCS}/apigateway/latest/developerguide/api-gateway-gatewayResponse-definition.html",
    ),
    Form(
        Apigateway.METHOD_SETTINGS,
        "methodPath",
        r"[^/].*",
        "begin with no slash, as in */* or orders/GET",
        "BadRequestException: Invalid method setting path",
        f"{_PROVIDER}apigateway/method_settings.go",
    ),
    Form(
        Apigatewayv2.AUTHORIZER,
        "jwtConfiguration.issuer",
        r"https://.+",
        "be a URL that begins with https://",
        "BadRequestException: Invalid issuer. Issuer must have a valid discovery endpoint",
        f"{_DOCS}/apigateway/latest/developerguide/http-api-jwt-authorizer.html",
    ),
    *(
        Form(
            type,
            "name",
            r"[_A-Za-z][_0-9A-Za-z]*",
            "be of letters, digits and underscores, and begin with no digit",
            "BadRequestException: must match [_A-Za-z][_0-9A-Za-z]*",
            f"{_DOCS}/appsync/latest/APIReference/{page}.html",
        )
        for type, page in (
            (Appsync.DATA_SOURCE, "API_CreateDataSource"),
            (Appsync.FUNCTION, "API_CreateFunction"),
        )
    ),
    Form(
        Appsync.DATA_SOURCE,
        "httpConfig.endpoint",
        r"https?://.+",
        "be a URL that begins with https:// or http://",
        "BadRequestException: Endpoint must be a valid URL",
        f"{_DOCS}/appsync/latest/APIReference/API_HttpDataSourceConfig.html",
    ),
    Form(
        Appsync.API_KEY,
        "expires",
        r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)",
        "be a time such as 2027-01-01T00:00:00Z",
        "expected to be a valid RFC3339 date",
        f"{_PROVIDER}appsync/api_key.go",
    ),
    # -- jobs, clusters and environments
    Form(
        Batch.COMPUTE_ENVIRONMENT,
        "computeResources.instanceRole",
        r"(?!arn:[^:]+:iam::\d*:role/).+",
        "be an instance profile, not its role",
        "ClientException: the instance role is the name or ARN of an instance profile",
        f"{_DOCS}/batch/latest/APIReference/API_ComputeResource.html",
    ),
    *(
        Form(
            type,
            "version",
            r"1\.\d{1,2}",
            "be a version of Kubernetes such as 1.33, without v and without a patch",
            "InvalidParameterException: unsupported Kubernetes version",
            f"{_DOCS}/eks/latest/userguide/kubernetes-versions.html",
        )
        for type in (Eks.CLUSTER, Eks.NODE_GROUP)
    ),
    Form(
        Eks.ACCESS_ENTRY,
        "kubernetesGroups[]",
        r"(?!(system|eks|aws|amazon|iam):).+",
        "not begin with system:, eks:, aws:, amazon: or iam:",
        "InvalidParameterException: The kubernetes group name is invalid, it cannot start with system:",
        f"{_DOCS}/eks/latest/APIReference/API_CreateAccessEntry.html",
    ),
    Form(
        Eks.ACCESS_POLICY_ASSOCIATION,
        "policyArn",
        r"arn:[^:]+:eks::aws:cluster-access-policy/.+",
        "be the ARN of an access policy of EKS, such as arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy",
        "InvalidParameterException: The policyArn parameter format is not valid",
        f"{_DOCS}/eks/latest/userguide/access-policy-permissions.html",
    ),
    Form(
        Elasticbeanstalk.ENVIRONMENT,
        "name",
        r"[A-Za-z0-9][A-Za-z0-9-]{2,38}[A-Za-z0-9]",
        "have 4 to 40 letters, digits and hyphens, and neither begin nor end with a hyphen",
        "InvalidParameterValue: Value at 'EnvironmentName' failed to satisfy constraint",
        f"{_DOCS}/elasticbeanstalk/latest/api/API_CreateEnvironment.html",
    ),
    Form(
        Appautoscaling.SCHEDULED_ACTION,
        "schedule",
        r"(at|cron|rate)\(.+\)",
        "be at(…), cron(…) or rate(…)",
        "ValidationException: Invalid schedule expression",
        f"{_DOCS}/autoscaling/application/APIReference/API_PutScheduledAction.html",
    ),
    Form(
        Appautoscaling.TARGET,
        "resourceId",
        r"(?!function:.*:\$LATEST$).+",
        "name a version or an alias of the function: $LATEST has no provisioned concurrency",
        "ValidationException: Unsupported service namespace, resource type or scalable dimension",
        f"{_DOCS}/autoscaling/application/APIReference/API_RegisterScalableTarget.html",
    ),
    *(
        Form(
            type,
            path,
            r"arn:[^:\s]+:[^:\s]+:[^:\s]*:[^:\s]*:.+",
            "be an ARN",
            "is an invalid ARN: arn: invalid prefix",
            f"{_PROVIDER}{source}",
        )
        for type, path, source in _ARNS
    ),
)
