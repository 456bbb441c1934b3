from __future__ import annotations

from policypack.testing import Plan, Ref, Table, Unknown

ORIGIN = "method.response.header.Access-Control-Allow-Origin"
PLACE = {"restApi": Ref("api"), "resourceId": Ref("order"), "httpMethod": "GET"}


def base() -> Plan:
    plan = Plan()
    plan.add("aws:apigateway/restApi:RestApi", "api", name="api")
    plan.add("aws:apigateway/resource:Resource", "order", restApi=Ref("api"), pathPart="{id}")
    plan.add(
        "aws:apigateway/method:Method",
        "get",
        **PLACE,
        authorization="NONE",
        requestParameters={"method.request.path.id": True},
    )
    plan.add(
        "aws:apigateway/integration:Integration",
        "calls",
        **PLACE,
        type="HTTP",
        requestParameters={"integration.request.path.id": "method.request.path.id"},
    )
    ok = {**PLACE, "statusCode": "200"}
    plan.add("aws:apigateway/methodResponse:MethodResponse", "ok", **ok, responseParameters={ORIGIN: True})
    plan.add(
        "aws:apigateway/integrationResponse:IntegrationResponse", "answers", **ok, responseParameters={ORIGIN: "'*'"}
    )
    return plan


expression_invalid = (
    Table("apigateway-mapping-expression-invalid", base)
    .good("all of them")
    .good(
        "every kind",
        lambda p: p.set(
            "calls",
            requestParameters={
                "integration.request.header.X-One": "'1'",
                "integration.request.header.X-Two": "context.requestId",
                "integration.request.querystring.three": "stageVariables.three",
                "integration.request.path.id": "method.request.multivaluequerystring.id",
                "integration.request.header.X-Body": "method.request.body.order",
            },
        ),
    )
    .bad(
        "a star without quotes in an answer of the gateway's own",
        lambda p: p.add(
            "aws:apigateway/response:Response",
            "denied",
            restApiId=Ref("api"),
            responseType="DEFAULT_4XX",
            responseParameters={"gatewayresponse.header.Access-Control-Allow-Origin": "*"},
        ),
        (
            "denied",
            "gatewayresponse.header.Access-Control-Allow-Origin is mapped from '*', which is no mapping expression.",
        ),
        level="mandatory",
    )
    .bad(
        "a star without quotes",
        lambda p: p.set("answers", responseParameters={ORIGIN: "*"}),
        ("answers", f"{ORIGIN} is mapped from '*', which is no mapping expression."),
        level="mandatory",
    )
    .bad(
        "a header without its method",
        lambda p: p.set("ok", responseParameters={"Access-Control-Allow-Origin": True}).set(
            "answers", responseParameters=None
        ),
        ("ok", "responseParameters has the key 'Access-Control-Allow-Origin'."),
    )
    .absent("none", lambda p: p.set("answers", responseParameters=None))
    .unknown("from what", lambda p: p.set("answers", responseParameters={ORIGIN: Unknown()}), undecided=False)
)

parameter_undeclared = (
    Table("apigateway-mapping-parameter-undeclared", base)
    .good("declared")
    .good(
        "a header in other capitals",
        lambda p: p.set("answers", responseParameters={ORIGIN.replace("Origin", "origin"): "'*'"}),
    )
    .good("what needs none", lambda p: p.set("calls", requestParameters={"integration.request.header.A": "'1'"}))
    .bad(
        "a path's variable",
        lambda p: p.set("get", requestParameters=None),
        ("calls", "requestParameters maps method.request.path.id, which get does not declare."),
        level="mandatory",
    )
    .bad(
        "a header of the response",
        lambda p: p.set("ok", responseParameters={}),
        ("answers", f"responseParameters maps {ORIGIN}, which ok does not declare."),
        level="mandatory",
    )
    .bad(
        "another method declares it",
        lambda p: p.set("get", requestParameters=None).add(
            "aws:apigateway/method:Method",
            "put",
            **{**PLACE, "httpMethod": "PUT"},
            authorization="NONE",
            requestParameters={"method.request.path.id": True},
        ),
        ("calls", "requestParameters maps method.request.path.id, which get does not declare."),
    )
    .bad(
        "the response of another status declares it",
        lambda p: p.set("ok", responseParameters={}).add(
            "aws:apigateway/methodResponse:MethodResponse",
            "gone",
            **PLACE,
            statusCode="404",
            responseParameters={ORIGIN: True},
        ),
        ("answers", f"responseParameters maps {ORIGIN}, which ok does not declare."),
    )
    .outside(
        "a path of another stack",
        lambda p: p.set("get", requestParameters=None, resourceId="a1b2c3").set("calls", resourceId="a1b2c3"),
    )
    .absent("nothing mapped", lambda p: p.set("calls", requestParameters=None))
    .unknown("the declared ones", lambda p: p.set("get", requestParameters=Unknown()))
    .outside("an API of another stack", lambda p: p.set("calls", restApi="a1b2c3").set("answers", restApi="a1b2c3"))
)
