import json

import pulumi_aws as aws

TRUST = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole"}]}
TRUST["Statement"][0]["Principal"] = {"Service": ["lambda.amazonaws.com", "ecs.amazonaws.com", "events.amazonaws.com"]}
role = aws.iam.Role("app", assume_role_policy=json.dumps(TRUST))

image = "210987654321.dkr.ecr.us-east-1.amazonaws.com/shop@sha256:" + "0a" * 32
orders = aws.lambda_.Function("orders", role=role.arn, package_type="Image", image_uri=image)
api = aws.apigateway.RestApi("api")
path = aws.apigateway.Resource("path", rest_api=api.id, parent_id=api.root_resource_id, path_part="orders")
get = aws.apigateway.Method("get", rest_api=api.id, resource_id=path.id, http_method="GET", authorization="AWS_IAM")
aws.apigateway.Integration(
    "calls",
    rest_api=api.id,
    resource_id=path.id,
    http_method=get.http_method,
    integration_http_method="POST",
    type="AWS_PROXY",
    uri=orders.invoke_arn,
)
aws.lambda_.Permission("may", action="lambda:InvokeFunction", function=orders.name, principal="apigateway.amazonaws.com")

vpc = aws.ec2.Vpc("main", cidr_block="10.0.0.0/16")
lattice = aws.vpclattice.TargetGroup(
    "lattice", type="IP", config={"port": 80, "protocol": "HTTP", "vpc_identifier": vpc.id}
)
aws.ecs.Service(
    "web",
    cluster="shop",
    task_definition="web:1",
    desired_count=1,
    vpc_lattice_configurations=[{"port_name": "http", "role_arn": role.arn, "target_group_arn": lattice.arn}],
)

connection = aws.cloudwatch.EventConnection(
    "hooks", authorization_type="API_KEY", auth_parameters={"api_key": {"key": "x-key", "value": "y"}}
)
hook = aws.cloudwatch.EventApiDestination(
    "hook", invocation_endpoint="https://hooks.shop.dev/a", http_method="POST", connection_arn=connection.arn
)
rule = aws.cloudwatch.EventRule("stops", event_pattern=json.dumps({"source": ["aws.ec2"]}))
aws.cloudwatch.EventTarget("sends", rule=rule.name, arn=hook.arn, role_arn=role.arn)
aws.iam.RolePolicy(
    "sends",
    role=role.id,
    policy=hook.arn.apply(
        lambda arn: json.dumps(
            {
                "Version": "2012-10-17",
                "Statement": [{"Effect": "Allow", "Action": "events:InvokeApiDestination", "Resource": arn}],
            }
        )
    ),
)
