"""Settings of REST APIs of API Gateway."""

from __future__ import annotations

from policies.setting._alike import arn
from policies.setting._shapes import DOCS, PROVIDER, Form, Pair, Range, When, Words
from policypack.catalogue.tokens import Apigateway

_API = f"{DOCS}/apigateway/latest/api"

ROWS = (
    arn(Apigateway.ACCOUNT, "cloudwatchRoleArn", "apigateway/account.go"),
    Words(Apigateway.AUTHORIZER, f"{_API}/API_CreateAuthorizer.html", {"type": "TOKEN REQUEST COGNITO_USER_POOLS"}),
    *(
        Range(type, path, ((low, high),), f"{_API}/{page}.html")
        for type, path, low, high, page in (
            (Apigateway.AUTHORIZER, "authorizerResultTtlInSeconds", 0, 3_600, "API_CreateAuthorizer"),
            (Apigateway.INTEGRATION, "timeoutMilliseconds", 50, 900_000, "API_PutIntegration"),
            (Apigateway.REST_API, "minimumCompressionSize", -1, 10_485_760, "API_CreateRestApi"),
        )
    ),
    Form(
        Apigateway.AUTHORIZER,
        "identitySource",
        r"(method\.request\.|context\.|stageVariables\.).+",
        "be where the token is, such as method.request.header.Authorization",
        "BadRequestException: Invalid mapping expression specified",
        f"{_API}/API_CreateAuthorizer.html",
    ),
    Form(
        Apigateway.BASE_PATH_MAPPING,
        "basePath",
        "[^/]+",
        "be one part of a path, without a slash; mappings of aws.apigatewayv2.ApiMapping may have several",
        "BadRequestException: API Gateway V1 doesn't support the slash character (/) in base path mappings",
        f"{DOCS}/apigateway/latest/developerguide/rest-api-mappings.html",
    ),
    *(
        Pair(
            Apigateway.DOMAIN_NAME,
            (When(name),),
            f"conflicts with {other}",
            f"{PROVIDER}/apigateway/domain_name.go",
            refuses=(other,),
        )
        for name, other in (
            ("certificateArn", "certificateName"),
            ("certificateArn", "certificateBody"),
            ("certificateArn", "regionalCertificateArn"),
            ("certificateArn", "regionalCertificateName"),
            ("certificateName", "regionalCertificateArn"),
            ("regionalCertificateArn", "regionalCertificateName"),
        )
    ),
    Form(
        Apigateway.DOMAIN_NAME,
        "domainName",
        r"[^/:]+",
        "be a name without a scheme or a path",
        "BadRequestException: Invalid domain name",
        f"{_API}/API_CreateDomainName.html",
    ),
    Words(
        Apigateway.INTEGRATION,
        f"{_API}/API_PutIntegration.html",
        {
            "connectionType": "INTERNET VPC_LINK",
            "contentHandling": "CONVERT_TO_BINARY CONVERT_TO_TEXT",
            "integrationHttpMethod": "ANY DELETE GET HEAD OPTIONS PATCH POST PUT",
            "passthroughBehavior": "WHEN_NO_MATCH WHEN_NO_TEMPLATES NEVER",
            "type": "HTTP AWS MOCK HTTP_PROXY AWS_PROXY",
        },
    ),
    Pair(
        Apigateway.INTEGRATION,
        (When("connectionType", ("VPC_LINK",)),),
        "an integration of the type VPC_LINK names its link",
        f"{_API}/API_PutIntegration.html",
        needs=("connectionId",),
        certain=False,
    ),
    Pair(
        Apigateway.INTEGRATION,
        (When("type", ("HTTP", "HTTP_PROXY")), When("uri")),
        "BadRequestException: Invalid HTTP endpoint specified for URI",
        f"{_API}/API_PutIntegration.html",
        takes=When("uri", ("https://*", "http://*", "$*")),
    ),
    Pair(
        Apigateway.INTEGRATION,
        (When("type", ("AWS_PROXY",)),),
        "BadRequestException: proxy integrations take no request templates",
        f"{_API}/API_PutIntegration.html",
        refuses=("requestTemplates",),
        certain=False,
    ),
    Words(
        Apigateway.METHOD,
        f"{_API}/API_PutMethod.html",
        {
            "authorization": "NONE CUSTOM AWS_IAM COGNITO_USER_POOLS",
            "httpMethod": "ANY DELETE GET HEAD OPTIONS PATCH POST PUT",
        },
    ),
    Pair(
        Apigateway.METHOD,
        (When("authorizationScopes"),),
        "scopes are of the tokens of a user pool",
        f"{_API}/API_PutMethod.html",
        takes=When("authorization", ("COGNITO_USER_POOLS",)),
        certain=False,
    ),
    Range(
        Apigateway.METHOD_SETTINGS,
        "settings.cacheTtlInSeconds",
        ((0, 3_600),),
        f"{_API}/API_MethodSetting.html",
    ),
    Form(
        Apigateway.MODEL,
        "contentType",
        r"[^/\s]+/[^/\s]+.*",
        "be a type of content, such as application/json",
        "BadRequestException: Invalid content type specified",
        f"{_API}/API_CreateModel.html",
    ),
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
    Words(
        Apigateway.METHOD_SETTINGS,
        f"{_API}/API_MethodSetting.html",
        {
            "settings.loggingLevel": "OFF ERROR INFO",
            "settings.unauthorizedCacheControlHeaderStrategy": "FAIL_WITH_403 SUCCEED_WITH_RESPONSE_HEADER "
            "SUCCEED_WITHOUT_RESPONSE_HEADER",
        },
    ),
    Form(
        Apigateway.METHOD_SETTINGS,
        "methodPath",
        r"[^/].*",
        "begin with no slash, as in */* or orders/GET",
        "BadRequestException: Invalid method setting path",
        f"{PROVIDER}/apigateway/method_settings.go",
    ),
    Form(
        Apigateway.MODEL,
        "name",
        "[A-Za-z0-9]+",
        "be of letters and digits alone, which what Pulumi makes of the resource's name is not",
        "BadRequestException: Model name must be alphanumeric",
        f"{_API}/API_CreateModel.html",
    ),
    Words(
        Apigateway.RESPONSE,
        f"{_API}/API_PutGatewayResponse.html",
        {
            "responseType": "DEFAULT_4XX DEFAULT_5XX RESOURCE_NOT_FOUND UNAUTHORIZED INVALID_API_KEY ACCESS_DENIED "
            "AUTHORIZER_FAILURE AUTHORIZER_CONFIGURATION_ERROR INVALID_SIGNATURE EXPIRED_TOKEN "
            "MISSING_AUTHENTICATION_TOKEN INTEGRATION_FAILURE INTEGRATION_TIMEOUT API_CONFIGURATION_ERROR "
            "UNSUPPORTED_MEDIA_TYPE BAD_REQUEST_PARAMETERS BAD_REQUEST_BODY REQUEST_TOO_LARGE THROTTLED QUOTA_EXCEEDED "
            "WAF_FILTERED"
        },
    ),
    Form(
        Apigateway.RESPONSE,
        "responseParameters{}",
        r"gatewayresponse\.header\..+",
        "name a header as gatewayresponse.header.NAME",
        "BadRequestException: Invalid gateway response parameter specified",
        f"{DOCS}/apigateway/latest/developerguide/api-gateway-gatewayResponse-definition.html",
    ),
    Words(Apigateway.REST_API, f"{_API}/API_CreateRestApi.html", {"apiKeySource": "HEADER AUTHORIZER"}),
    *(
        Words(type, f"{_API}/API_EndpointConfiguration.html", {"endpointConfiguration.types": "EDGE REGIONAL PRIVATE"})
        for type in (Apigateway.REST_API, Apigateway.DOMAIN_NAME)
    ),
    Pair(
        Apigateway.DOMAIN_NAME,
        (When("mutualTlsAuthentication"),),
        "BadRequestException: mutual TLS is for domains of the security policy TLS_1_2",
        f"{DOCS}/apigateway/latest/developerguide/rest-api-mutual-tls.html",
        shuts=When("securityPolicy", ("TLS_1_0",)),
    ),
    Form(
        Apigateway.REST_API,
        "endpointConfiguration.vpcEndpointIds[]",
        r"vpce-[0-9a-f]+",
        "be the id of a VPC endpoint, vpce-…",
        "BadRequestException: Invalid VPC Endpoint",
        f"{_API}/API_EndpointConfiguration.html",
    ),
    Words(
        Apigateway.STAGE,
        f"{_API}/API_CreateStage.html",
        {"cacheClusterSize": "0.5 1.6 6.1 13.5 28.4 58.2 118 237"},
    ),
    Form(
        Apigateway.STAGE,
        "stageName",
        "[A-Za-z0-9_-]{1,128}",
        "be of at most 128 letters, digits, hyphens and underscores",
        "BadRequestException: Stage name only allows a-zA-Z0-9_-",
        f"{_API}/API_CreateStage.html",
    ),
    Form(
        Apigateway.STAGE,
        "variables{}",
        "[A-Za-z0-9_]+",
        "be of letters, digits and underscores",
        "BadRequestException: Stage variable names can have alphanumeric characters and underscores",
        f"{_API}/API_CreateStage.html",
    ),
    Form(
        Apigateway.STAGE,
        "variables{=}",
        "[A-Za-z0-9._~:/?#&=,-]*",
        "be of letters, digits and -._~:/?#&=,",
        "BadRequestException: Stage variable values must match [A-Za-z0-9-._~:/?#&=,]+",
        f"{_API}/API_CreateStage.html",
    ),
    Words(Apigateway.USAGE_PLAN, f"{_API}/API_QuotaSettings.html", {"quotaSettings.period": "DAY WEEK MONTH"}),
    Pair(
        Apigateway.USAGE_PLAN,
        (When("quotaSettings"),),
        "a quota has a limit for a period",
        f"{_API}/API_QuotaSettings.html",
        needs=("quotaSettings.limit",),
        certain=False,
    ),
    *(
        Range(
            Apigateway.USAGE_PLAN,
            "quotaSettings.offset",
            ((0, most),),
            f"{PROVIDER}/apigateway/usage_plan.go",
            when=(When("quotaSettings.period", (period,)),),
        )
        for period, most in (("DAY", 0), ("WEEK", 6), ("MONTH", 27))
    ),
    Words(Apigateway.USAGE_PLAN_KEY, f"{_API}/API_CreateUsagePlanKey.html", {"keyType": "API_KEY"}),
)
