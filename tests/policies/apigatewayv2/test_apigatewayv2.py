from __future__ import annotations

from typing import Any

from policypack.testing import Plan, Ref, Table, Unknown

LISTENER = "arn:aws:elasticloadbalancing:eu-west-1:210987654321:listener/app/b/1/2"


def base() -> Plan:
    plan = Plan()
    plan.add("aws:apigatewayv2/api:Api", "api", protocolType="HTTP", corsConfiguration={"allowOrigins": ["*"]})
    plan.add(
        "aws:apigatewayv2/integration:Integration",
        "calls",
        apiId=Ref("api"),
        integrationType="HTTP_PROXY",
        integrationMethod="GET",
        integrationUri="https://shop.example.org",
    )
    plan.add("aws:apigatewayv2/route:Route", "get", apiId=Ref("api"), routeKey="GET /orders", target=TARGET)
    plan.add(
        "aws:apigatewayv2/authorizer:Authorizer",
        "who",
        apiId=Ref("api"),
        authorizerType="REQUEST",
        authorizerPayloadFormatVersion="2.0",
        identitySources=["$request.header.Authorization"],
    )
    plan.add("aws:apigatewayv2/deployment:Deployment", "first", apiId=Ref("api"))
    plan.add("aws:lb/loadBalancer:LoadBalancer", "balancer", loadBalancerType="application")
    return plan


TARGET = Ref("calls", "id", before="integrations/")


def sockets(plan: Plan) -> Plan:
    return plan.set("api", protocolType="WEBSOCKET", corsConfiguration=None).set("get", routeKey="$connect")


cors_with_everybody = (
    Table("apigatewayv2-cors-with-everybody", base)
    .good("everybody without credentials")
    .good(
        "some with them",
        lambda p: p.set("api", corsConfiguration={"allowOrigins": ["https://a.example"], "allowCredentials": True}),
    )
    .bad(
        "everybody with them",
        lambda p: p.set("api", corsConfiguration={"allowOrigins": ["*"], "allowCredentials": True}),
        ("api", "allowCredentials is true, and allowOrigins has *."),
        level="mandatory",
    )
    .absent("no origins", lambda p: p.set("api", corsConfiguration={"allowCredentials": True}))
    .unknown("which", lambda p: p.set("api", corsConfiguration={"allowOrigins": Unknown(), "allowCredentials": True}))
)

route_key_malformed = (
    Table("apigatewayv2-route-key-malformed", base)
    .good("a method and a path")
    .good("the default", lambda p: p.set("get", routeKey="$default"))
    .good("any method", lambda p: p.set("get", routeKey="ANY /{proxy+}"))
    .good("a WebSocket API", lambda p: sockets(p).set("get", routeKey="order"))
    .bad(
        "a path alone", lambda p: p.set("get", routeKey="/orders"), ("get", "routeKey is '/orders'."), level="mandatory"
    )
    .bad("no slash", lambda p: p.set("get", routeKey="GET orders"), ("get", "routeKey is 'GET orders'."))
    .absent("none", lambda p: p.set("get", routeKey=None))
    .unknown("which", lambda p: p.set("get", routeKey=Unknown()))
    .outside("an API of another stack", lambda p: p.set("get", apiId="a1b2c3", routeKey="/orders"))
)

route_twice = (
    Table("apigatewayv2-route-twice", base)
    .good("one")
    .bad(
        "twice",
        lambda p: p.add("aws:apigatewayv2/route:Route", "again", apiId=Ref("api"), routeKey="GET /orders"),
        ("again", "routeKey is 'GET /orders', and so is that of get."),
        level="mandatory",
    )
    .good(
        "another route",
        lambda p: p.add("aws:apigatewayv2/route:Route", "put", apiId=Ref("api"), routeKey="PUT /orders"),
    )
    .absent("none", lambda p: p.set("get", routeKey=None))
    .unknown("which", lambda p: p.set("get", routeKey=Unknown()))
    .outside(
        "of another API",
        lambda p: p.add("aws:apigatewayv2/route:Route", "again", apiId="a1b2c3", routeKey="GET /orders"),
    )
)

route_target_malformed = (
    Table("apigatewayv2-route-target-malformed", base)
    .good("by its kind and id")
    .bad(
        "by its id alone",
        lambda p: p.set("get", target="a1b2c3"),
        ("get", "target is 'a1b2c3', without integrations/ before it."),
        level="mandatory",
    )
    .bad(
        "by the id of a planned one",
        lambda p: p.set("get", target=Ref("calls")),
        ("get", "target is '${calls.id}', without integrations/ before it."),
        view="preview",
    )
    .absent("none", lambda p: p.set("get", target=None))
    .unknown("which", lambda p: p.set("get", target=Unknown()), undecided=False)
    .outside("of another stack", lambda p: p.set("get", target="integrations/a1b2c3"))
)

route_setting_of_other_protocol = (
    Table("apigatewayv2-route-setting-of-other-protocol", base)
    .good("neither")
    .good("a key for a WebSocket API", lambda p: sockets(p).set("get", apiKeyRequired=True))
    .bad(
        "a key for an HTTP API",
        lambda p: p.set("get", apiKeyRequired=True),
        ("get", "apiKeyRequired is true, and the API is an HTTP API, which has no keys."),
        level="mandatory",
    )
    .bad(
        "a token for a WebSocket API",
        lambda p: sockets(p).set("get", authorizationType="JWT"),
        ("get", "authorizationType is JWT, and the API is a WebSocket API."),
    )
    .absent("no setting", lambda p: p.set("get", apiKeyRequired=None))
    .unknown("whether", lambda p: p.set("get", apiKeyRequired=Unknown()))
    .outside("an API of another stack", lambda p: p.set("get", apiId="a1b2c3", apiKeyRequired=True))
)

integration_refused = (
    Table("apigatewayv2-integration-refused", base)
    .good("a URL")
    .good(
        "a listener",
        lambda p: p.set("calls", connectionType="VPC_LINK", connectionId="a", integrationUri=LISTENER),
    )
    .good("AWS of a WebSocket API", lambda p: sockets(p).set("calls", integrationType="AWS"))
    .bad(
        "AWS of an HTTP API",
        lambda p: p.set("calls", integrationType="AWS"),
        ("calls", "integrationType is AWS, and the API is an HTTP API."),
        level="mandatory",
    )
    .bad(
        "a load balancer",
        lambda p: p.set("calls", connectionType="VPC_LINK", integrationUri=Ref("balancer", "arn")),
        ("calls", "integrationUri is of the load balancer balancer, and not of a listener."),
    )
    .bad(
        "a URL through a link",
        lambda p: p.set("calls", connectionType="VPC_LINK"),
        ("calls", "integrationUri is 'https://shop.example.org', which is no listener's ARN."),
    )
    .bad(
        "a name through a link",
        lambda p: p.set("calls", connectionType="VPC_LINK", integrationUri="shop.internal"),
        ("calls", "integrationUri is 'shop.internal', which is no listener's ARN."),
    )
    .absent("no link", lambda p: p.set("calls", connectionType=None))
    .unknown("which type", lambda p: p.set("calls", integrationType=Unknown()))
    .outside("an API of another stack", lambda p: p.set("calls", apiId="a1b2c3", integrationType="AWS"))
)

authorizer_refused = (
    Table("apigatewayv2-authorizer-refused", base)
    .good("a function")
    .bad(
        "no version",
        lambda p: p.set("who", authorizerPayloadFormatVersion=None),
        ("who", "The API is an HTTP API, and its REQUEST authorizer has no authorizerPayloadFormatVersion."),
        level="mandatory",
    )
    .bad(
        "a source of REST APIs",
        lambda p: p.set("who", identitySources=["method.request.header.Authorization"]),
        ("who", "identitySources has 'method.request.header.Authorization', which is not of the form of HTTP APIs."),
    )
    .bad(
        "a token for a WebSocket API",
        lambda p: sockets(p).set("who", authorizerType="JWT", identitySources=None),
        ("who", "authorizerType is JWT, and the API is a WebSocket API."),
    )
    .good("a token", lambda p: p.set("who", authorizerType="JWT", authorizerPayloadFormatVersion=None))
    .absent("no source", lambda p: p.set("who", identitySources=None))
    .unknown("which type", lambda p: p.set("who", authorizerType=Unknown()))
    .outside("an API of another stack", lambda p: p.set("who", apiId="a1b2c3", authorizerPayloadFormatVersion=None))
)

NO_ROUTE = "The deployment is of api, which has no route in this stack and no body."
deployment_without_routes = (
    Table("apigatewayv2-deployment-without-routes", base)
    .good("a route")
    .good("a body", lambda p: p.remove("get").set("api", body="{}"))
    .bad("none", lambda p: p.remove("get"), ("first", NO_ROUTE), level="mandatory", view="preview")
    .good("a target", lambda p: p.remove("get").set("api", target="https://shop.example.org"))
    .absent("no API", lambda p: p.set("first", apiId=None))
    .unknown("of which", lambda p: p.set("first", apiId=Unknown()), undecided=False)
    .outside("an API of another stack", lambda p: p.remove("get").set("first", apiId="a1b2c3"))
)


def settled(key: str) -> object:
    return lambda plan: plan.add(
        "aws:apigatewayv2/stage:Stage", "live", apiId=Ref("api"), name="live", routeSettings=[{"routeKey": key}]
    ).depends("live", "get")


stage_route_unknown = (
    Table("apigatewayv2-stage-route-unknown", base)
    .good("its route", settled("GET /orders"))
    .good("what every API has", settled("$default"))
    .bad(
        "another one",
        settled("GET /order"),
        ("live", "The stage has settings of 'GET /order'; the routes are GET /orders."),
    )
    .absent("none", lambda p: p.add("aws:apigatewayv2/stage:Stage", "live", apiId=Ref("api"), name="live"))
    .unknown(
        "which",
        lambda p: p.add("aws:apigatewayv2/stage:Stage", "live", apiId=Ref("api"), name="live", routeSettings=Unknown()),
    )
    .outside(
        "an API of another stack",
        lambda p: p.add(
            "aws:apigatewayv2/stage:Stage", "live", apiId="a1b2", name="live", routeSettings=[{"routeKey": "GET /a"}]
        ),
    )
)

route_authorizer_mismatch = (
    Table("apigatewayv2-route-authorizer-mismatch", base)
    .good("a function", lambda p: p.set("get", authorizationType="CUSTOM", authorizerId=Ref("who")))
    .bad(
        "a function as tokens",
        lambda p: p.set("get", authorizationType="JWT", authorizerId=Ref("who")),
        ("get", "authorizationType is JWT, and the authorizer who is a REQUEST authorizer."),
        level="mandatory",
    )
    .absent("no authorizer", lambda p: p.set("get", authorizationType="JWT"))
    .unknown("which type", lambda p: p.set("get", authorizationType=Unknown(), authorizerId=Ref("who")))
    .outside("one that is there", lambda p: p.set("get", authorizationType="JWT", authorizerId="a1b2c3"))
)


def stage(plan: Plan, **settings: object) -> Plan:
    return plan.add("aws:apigatewayv2/stage:Stage", "live", apiId=Ref("api"), name="v1", defaultRouteSettings=settings)


stage_logs_refused = (
    Table("apigatewayv2-stage-logs-refused", base)
    .good("none", lambda p: stage(p, loggingLevel="OFF"))
    .good("of a WebSocket API", lambda p: stage(sockets(p), loggingLevel="INFO"))
    .bad(
        "of an HTTP API",
        lambda p: stage(p, loggingLevel="INFO"),
        ("live", "defaultRouteSettings has logs of executions, and the API is an HTTP API."),
        level="mandatory",
    )
    .bad(
        "traces of an HTTP API",
        lambda p: stage(p, dataTraceEnabled=True),
        ("live", "defaultRouteSettings has logs of executions, and the API is an HTTP API."),
    )
    .absent("no level", lambda p: stage(p, throttlingBurstLimit=1))
    .unknown("which level", lambda p: stage(p, loggingLevel=Unknown()))
    .outside("of an API that is there", lambda p: stage(p, loggingLevel="INFO").set("live", apiId="a1b2c3"))
)


def acting(action: str, **parameters: str) -> Any:
    return lambda plan: plan.set(
        "calls",
        integrationType="AWS_PROXY",
        integrationMethod=None,
        integrationUri=None,
        integrationSubtype=action,
        credentialsArn="arn:aws:iam::210987654321:role/calls",
        requestParameters=parameters,
    )


integration_parameter_missing = (
    Table("apigatewayv2-integration-parameter-missing", base)
    .good("a URL")
    .good("all there", acting("SQS-SendMessage", QueueUrl="$request.header.queue", MessageBody="$request.body.text"))
    .bad(
        "one missing",
        acting("SQS-SendMessage", MessageBody="$request.body.text"),
        (
            "calls",
            "integrationSubtype is SQS-SendMessage, and requestParameters have no QueueUrl.",
            "Add QueueUrl, as a value or as in $request.body.name.",
        ),
        level="mandatory",
    )
    .bad(
        "none there",
        acting("SQS-DeleteMessage"),
        (
            "calls",
            "integrationSubtype is SQS-DeleteMessage, and requestParameters have no ReceiptHandle and no QueueUrl.",
        ),
        level="mandatory",
    )
    .bad(
        "an action that is not among them",
        acting("SNS-Publish", Message="$request.body.text"),
        ("calls", "integrationSubtype is 'SNS-Publish', which is none of the actions that an HTTP API can call."),
        level="advisory",
    )
    .absent("no integration with an action", lambda p: p.set("calls", integrationSubtype=None))
    .unknown("its action", lambda p: p.set("calls", integrationSubtype=Unknown()))
    .without("outside", "reads one resource")
)

integration_timeout_refused = (
    Table("apigatewayv2-integration-timeout-refused", base)
    .good("an HTTP API", lambda p: p.set("calls", timeoutMilliseconds=30_000))
    .good("the longest", lambda p: sockets(p).set("calls", timeoutMilliseconds=29_000))
    .bad(
        "one more",
        lambda p: sockets(p).set("calls", timeoutMilliseconds=29_001),
        (
            "calls",
            "timeoutMilliseconds is 29001, and the API is a WebSocket API.",
            "Set it to 29000 or less.",
        ),
        level="mandatory",
    )
    .absent("none", lambda p: sockets(p).set("calls", timeoutMilliseconds=None))
    .unknown("its time", lambda p: sockets(p).set("calls", timeoutMilliseconds=Unknown()))
    .outside("an API of elsewhere", lambda p: p.set("calls", apiId="a1b2c3", timeoutMilliseconds=30_000))
)
