from __future__ import annotations

import json

from policypack.testing import Json, Plan, Ref, Table, Unknown

API, INTEGRATION = "aws:apigateway/restApi:RestApi", "aws:apigateway/integration:Integration"
LAMBDA = "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/{}/invocations"
FUNCTION = "arn:aws:lambda:eu-west-1:210987654321:function:orders"


def base() -> Plan:
    plan = Plan()
    plan.add(API, "api", name="api")
    plan.add("aws:apigateway/resource:Resource", "path", restApi=Ref("api"), pathPart="orders")
    one = {"restApi": Ref("api"), "resourceId": Ref("path"), "httpMethod": "GET"}
    plan.add("aws:apigateway/method:Method", "get", **one, authorization="NONE")
    plan.add(INTEGRATION, "calls", **one, type="AWS_PROXY", integrationHttpMethod="POST", uri=LAMBDA.format(FUNCTION))
    plan.add("aws:lambda/function:Function", "orders", name="orders")
    plan.add("aws:apigateway/authorizer:Authorizer", "who", restApi=Ref("api"), authorizerUri=LAMBDA.format(FUNCTION))
    plan.add("aws:apigateway/model:Model", "order", restApi=Ref("api"), schema=json.dumps({"type": "object"}))
    plan.add("aws:apigateway/deployment:Deployment", "live", restApi=Ref("api"), depends_on=["calls"])
    return plan


def bare(plan: Plan) -> Plan:
    """The same without a method."""
    return plan.depends("live").remove("get", "calls")


def private(plan: Plan, **more: object) -> Plan:
    return plan.set("api", endpointConfiguration={"types": "PRIVATE"}, **more)


NO_METHOD = "The deployment is of api, which has no method in this stack and no body."
deployment_without_methods = (
    Table("apigateway-api-deployment-without-methods", base)
    .good("a method")
    .good("a body", lambda p: bare(p).set("api", body="{}"))
    .good(
        "a body that is put into it",
        lambda p: bare(p).add("aws:apigateway/restApiPut:RestApiPut", "put", restApiId=Ref("api"), body="{}"),
    )
    .good(
        "a body that is put into what an update knows",
        lambda p: bare(p).add("aws:apigateway/restApiPut:RestApiPut", "put", restApiId=Unknown(), body="{}"),
    )
    .bad("none", lambda p: bare(p), ("live", NO_METHOD), level="mandatory", view="preview")
    .bad(
        "a body that is put into another one",
        lambda p: bare(p).add("aws:apigateway/restApiPut:RestApiPut", "put", restApiId="a1b2c3", body="{}"),
        ("live", NO_METHOD, "Add methods and integrations to api, and let the deployment depend on them."),
    )
    .bad("none in the engine", lambda p: bare(p), ("live", NO_METHOD), level="advisory", view="engine")
    .absent("no API", lambda p: bare(p).set("live", restApi=None))
    .unknown("which API", lambda p: bare(p).set("live", restApi=Unknown()), undecided=False)
    .outside("an API of another stack", lambda p: p.set("live", restApi="a1b2c3d4e5"))
)

NO_POLICY = "api is PRIVATE and has no resource policy, so it cannot be deployed."
private_without_policy = (
    Table("apigateway-api-private-without-policy", base)
    .good("regional")
    .good("its own policy", lambda p: private(p, policy="{}"))
    .good(
        "beside it",
        lambda p: private(p).add("aws:apigateway/restApiPolicy:RestApiPolicy", "may", restApiId=Ref("api")) and p,
    )
    .good("in its body", lambda p: private(p, body='{"x-amazon-apigateway-policy": {}}'))
    .good("perhaps in its body", lambda p: private(p, body=Unknown()), undecided=False)
    .bad("none", private, ("live", NO_POLICY), level="mandatory", view="preview")
    .absent("no endpoint", lambda p: p.set("api", endpointConfiguration=None))
    .unknown("the endpoint", lambda p: p.set("api", endpointConfiguration=Unknown()))
    .outside("an API of another stack", lambda p: p.set("live", restApi="a1b2c3d4e5"))
)


def bodied(uri: object, kind: str = "aws_proxy") -> object:
    call = {"x-amazon-apigateway-integration": {"type": kind, "httpMethod": "POST", "uri": uri}}
    body = {"openapi": "3.0.1", "paths": {"/orders": {"parameters": [], "get": call}}}
    return lambda plan: plan.add("aws:apigateway/restApi:RestApi", "written", name="written", body=Json(body))


body_uri_wrong = (
    Table("apigateway-api-body-uri-wrong", base)
    .good("a function's path", bodied(Ref("orders", "invokeArn")))
    .good("a page of the web", bodied("https://shop.io", "http_proxy"))
    .bad(
        "the function itself",
        bodied(Ref("orders", "arn")),
        (
            "written",
            "uri of get /orders is the arn of the function orders, which names neither a path nor an action.",
        ),
        level="mandatory",
        view="preview",
    )
    .bad(
        "a function as text",
        bodied("arn:aws:lambda:eu-west-1:210987654321:function:orders"),
        (
            "written",
            (
                "uri of get /orders is 'arn:aws:lambda:eu-west-1:210987654321:function:orders', which names neither a "
                "path nor an action."
            ),
        ),
        level="mandatory",
    )
    .good(
        "a body in YAML",
        lambda p: p.add("aws:apigateway/restApi:RestApi", "plain", name="plain", body="openapi: 3.0.1\npaths: {}\n"),
        undecided=False,
    )
    .absent("no body", lambda p: p.add("aws:apigateway/restApi:RestApi", "plain", name="plain"))
    .unknown(
        "the body",
        lambda p: p.add("aws:apigateway/restApi:RestApi", "plain", name="plain", body=Unknown()),
        undecided=False,
    )
)

integration_uri_wrong = (
    Table("apigateway-api-integration-uri-wrong", base)
    .good("a function's path")
    .good("an action", lambda p: p.set("calls", type="AWS", uri="arn:aws:apigateway:eu-west-1:sqs:action/SendMessage"))
    .good("a bucket's path", lambda p: p.set("calls", type="AWS", uri="arn:aws-cn:apigateway:cn-north-1:s3:path/b/k"))
    .good("what the function says", lambda p: p.set("calls", uri=Ref("orders", "invokeArn")), view="preview")
    .good("a page of the web", lambda p: p.set("calls", type="HTTP", uri="https://shop.io"))
    .good("text around the function", lambda p: p.set("calls", uri=Ref("orders", "arn", LAMBDA[:45], "/invocations")))
    .bad(
        "the function itself",
        lambda p: p.set("calls", uri=Ref("orders", "arn")),
        ("calls", "uri is the arn of the function orders, which names neither a path nor an action."),
        level="mandatory",
        view="preview",
    )
    .bad(
        "the function as text",
        lambda p: p.set("calls", uri=FUNCTION),
        ("calls", f"uri is '{FUNCTION}', which names neither a path nor an action of a service."),
        level="mandatory",
    )
    .bad(
        "the function as text with a hole",
        lambda p: p.set("calls", uri=Ref("orders", "name", FUNCTION.removesuffix("orders"))),
        (
            "calls",
            (
                f"uri begins with '{FUNCTION.removesuffix('orders')}', which names neither a path nor an action of a "
                "service."
            ),
        ),
        view="preview",
    )
    .absent("none", lambda p: p.set("calls", uri=None))
    .unknown("from an update", lambda p: p.set("calls", uri=Unknown()))
)

integration_incomplete = (
    Table("apigateway-api-integration-incomplete", base)
    .good("both")
    .good("a mock needs none", lambda p: p.set("calls", type="MOCK", uri=None, integrationHttpMethod=None))
    .bad(
        "no method",
        lambda p: p.set("calls", integrationHttpMethod=None),
        ("calls", "The integration of type AWS_PROXY has no integrationHttpMethod."),
        level="mandatory",
    )
    .bad(
        "neither",
        lambda p: p.set("calls", type="HTTP", integrationHttpMethod="", uri=None),
        ("calls", "The integration of type HTTP has no integrationHttpMethod and no uri."),
    )
    .absent("no type", lambda p: p.set("calls", type=None))
    .unknown("the type", lambda p: p.set("calls", type=Unknown()))
)

integration_method_wrong = (
    Table("apigateway-api-integration-method-wrong", base)
    .good("POST")
    .good(
        "a page of the web",
        lambda p: p.set("calls", type="HTTP_PROXY", integrationHttpMethod="GET", uri="https://a.io"),
    )
    .bad(
        "GET",
        lambda p: p.set("calls", integrationHttpMethod="GET"),
        ("calls", "integrationHttpMethod is GET, and Lambda is invoked by POST alone."),
        level="advisory",
    )
    .bad(
        "GET, by what the function says",
        lambda p: p.set("calls", integrationHttpMethod="GET", uri=Ref("orders", "invokeArn")),
        ("calls", "integrationHttpMethod is GET, and Lambda is invoked by POST alone."),
        view="preview",
    )
    .good(
        "GET of a balancer",
        lambda p: p.set("calls", integrationHttpMethod="GET", uri="arn:aws:apigateway:eu-west-1:s3:path/b/k"),
    )
    .absent("none", lambda p: p.set("calls", integrationHttpMethod=None))
    .unknown("from an update", lambda p: p.set("calls", integrationHttpMethod=Unknown()))
)

method_without_authorizer = (
    Table("apigateway-api-method-without-authorizer", base)
    .good("nobody is asked")
    .good("one is named", lambda p: p.set("get", authorization="CUSTOM", authorizerId=Ref("who")))
    .good("IAM needs none", lambda p: p.set("get", authorization="AWS_IAM"))
    .bad(
        "none is named",
        lambda p: p.set("get", authorization="COGNITO_USER_POOLS"),
        ("get", "authorization is COGNITO_USER_POOLS, and there is no authorizerId."),
        level="mandatory",
    )
    .absent("no authorization", lambda p: p.set("get", authorization=None))
    .unknown("from an update", lambda p: p.set("get", authorization=Unknown()))
)

authorizer_incomplete = (
    Table("apigateway-api-authorizer-incomplete", base)
    .good("a function decides")
    .good("a user pool", lambda p: p.set("who", type="COGNITO_USER_POOLS", providerArns=["arn:aws:cognito-idp:x"]))
    .bad(
        "a user pool that is not named",
        lambda p: p.set("who", type="COGNITO_USER_POOLS"),
        ("who", "The authorizer is of type COGNITO_USER_POOLS and has no providerArns."),
        level="mandatory",
    )
    .absent(
        "no type and no function",
        lambda p: p.set("who", authorizerUri=None),
        ("who", "The authorizer is of type TOKEN and has no authorizerUri."),
    )
    .unknown("the type", lambda p: p.set("who", type=Unknown()))
)

model_schema_invalid = (
    Table("apigateway-api-model-schema-invalid", base)
    .good("an object")
    .good("an empty one", lambda p: p.set("order", schema="{}"))
    .bad(
        "an enumeration with one element twice",
        lambda p: p.set("order", schema='{"properties": {"size": {"enum": ["S", "S"]}}}'),
        ("order", "schema is no JSON schema of draft 4: properties/size/enum: ['S', 'S'] has non-unique elements."),
        level="mandatory",
    )
    .bad(
        "an unknown type",
        lambda p: p.set("order", schema='{"type": "text"}'),
        ("order", "schema is no JSON schema of draft 4: type: 'text' is not valid under any of the given schemas."),
    )
    .bad(
        "no JSON",
        lambda p: p.set("order", schema="{"),
        (
            "order",
            "schema is not JSON: Expecting property name enclosed in double quotes: line 1 column 2 (char 1).",
            "Write the schema as JSON.",
        ),
    )
    .absent("none", lambda p: p.set("order", schema=None))
    .unknown("from an update", lambda p: p.set("order", schema=Unknown()), undecided=False)
)
