"""Settings of AppSync."""

from __future__ import annotations

from policies.setting._alike import arn
from policies.setting._shapes import DOCS, PROVIDER, TRIED, Alone, Form, Pair, Range, When, Words
from policypack.catalogue.tokens import Appsync

_API = f"{DOCS}/appsync/latest/APIReference"

ROWS = (
    Words(
        Appsync.API_CACHE,
        f"{_API}/API_CreateApiCache.html",
        {"apiCachingBehavior": "FULL_REQUEST_CACHING PER_RESOLVER_CACHING OPERATION_LEVEL_CACHING"},
    ),
    Range(Appsync.API_CACHE, "ttl", ((1, 3_600),), f"{_API}/API_CreateApiCache.html"),
    Form(
        Appsync.API_KEY,
        "expires",
        r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)",
        "be a time such as 2027-01-01T00:00:00Z",
        "expected to be a valid RFC3339 date",
        f"{PROVIDER}/appsync/api_key.go",
    ),
    Form(
        Appsync.DATA_SOURCE,
        "httpConfig.endpoint",
        r"https?://.+",
        "be a URL that begins with https:// or http://",
        "BadRequestException: Endpoint must be a valid URL",
        f"{_API}/API_HttpDataSourceConfig.html",
    ),
    *(
        Form(
            type,
            "name",
            r"[_A-Za-z][_0-9A-Za-z]*",
            "be of letters, digits and underscores, and begin with no digit",
            "BadRequestException: must match [_A-Za-z][_0-9A-Za-z]*",
            f"{_API}/{page}.html",
        )
        for type, page in (
            (Appsync.DATA_SOURCE, "API_CreateDataSource"),
            (Appsync.FUNCTION, "API_CreateFunction"),
        )
    ),
    arn(Appsync.DATA_SOURCE, "serviceRoleArn", "appsync/data_source.go"),
    *(
        Pair(
            Appsync.DATA_SOURCE,
            (When("type", (kind,)),),
            f"{kind} needs its configuration",
            f"{_API}/API_CreateDataSource.html",
            needs=(name,),
        )
        for kind, name in (
            ("AMAZON_DYNAMODB", "dynamodbConfig"),
            ("AMAZON_ELASTICSEARCH", "elasticsearchConfig"),
            ("AMAZON_EVENTBRIDGE", "eventBridgeConfig"),
            ("AMAZON_OPENSEARCH_SERVICE", "opensearchserviceConfig"),
            ("AWS_LAMBDA", "lambdaConfig"),
            ("HTTP", "httpConfig"),
            ("RELATIONAL_DATABASE", "relationalDatabaseConfig"),
        )
    ),
    Pair(
        Appsync.DATA_SOURCE,
        (When("type", ("AMAZON_DYNAMODB", "AMAZON_EVENTBRIDGE", "AWS_LAMBDA", "RELATIONAL_DATABASE")),),
        "the data source needs a service role",
        f"{_API}/API_CreateDataSource.html",
        needs=("serviceRoleArn",),
        certain=False,
    ),
    Form(
        Appsync.DATA_SOURCE,
        "httpConfig.endpoint",
        "https?://.+",
        "begin with https:// or http://",
        "BadRequestException: the endpoint must be a valid URL",
        f"{_API}/API_HttpDataSourceConfig.html",
    ),
    *(
        Pair(
            type,
            (When("code"),),
            "When code is used, the runtime is required",
            f"{_API}/{page}",
            needs=("runtime",),
        )
        for type, page in (
            (Appsync.FUNCTION, "API_CreateFunction.html"),
            (Appsync.RESOLVER, "API_CreateResolver.html"),
        )
    ),
    *(
        Pair(
            type,
            (When("runtime"),),
            "if a runtime is specified, code must also be specified",
            f"{_API}/API_AppSyncRuntime.html",
            needs=("code",),
        )
        for type in (Appsync.FUNCTION, Appsync.RESOLVER)
    ),
    Words(
        Appsync.GRAPH_QL_API,
        f"{_API}/API_CreateGraphqlApi.html",
        {
            "apiType": "GRAPHQL MERGED",
            "authenticationType": "API_KEY AWS_IAM AMAZON_COGNITO_USER_POOLS OPENID_CONNECT AWS_LAMBDA",
            "introspectionConfig": "ENABLED DISABLED",
            "logConfig.fieldLogLevel": "NONE ERROR ALL INFO DEBUG",
            "userPoolConfig.defaultAction": "ALLOW DENY",
            "visibility": "GLOBAL PRIVATE",
        },
    ),
    *(
        Pair(
            Appsync.GRAPH_QL_API,
            (When("authenticationType", (kind,)),),
            "the configuration of a further provider is missing",
            f"{_API}/API_AdditionalAuthenticationProvider.html",
            needs=(name,),
            within="additionalAuthenticationProviders",
        )
        for kind, name in (
            ("AMAZON_COGNITO_USER_POOLS", "userPoolConfig"),
            ("AWS_LAMBDA", "lambdaAuthorizerConfig"),
            ("OPENID_CONNECT", "openidConnectConfig"),
        )
    ),
    Pair(
        Appsync.GRAPH_QL_API,
        (When("apiType", ("MERGED",)),),
        "a merged API reads its sources with a role",
        f"{_API}/API_CreateGraphqlApi.html",
        needs=("mergedApiExecutionRoleArn",),
    ),
    Pair(
        Appsync.GRAPH_QL_API,
        (When("authenticationType", ("AMAZON_COGNITO_USER_POOLS",)),),
        "the user pool's configuration is missing",
        f"{_API}/API_CreateGraphqlApi.html",
        needs=("userPoolConfig",),
    ),
    Pair(
        Appsync.GRAPH_QL_API,
        (When("authenticationType", ("OPENID_CONNECT",)),),
        "the OpenID Connect configuration is missing",
        f"{_API}/API_CreateGraphqlApi.html",
        needs=("openidConnectConfig",),
    ),
    Pair(
        Appsync.GRAPH_QL_API,
        (When("authenticationType", ("AWS_LAMBDA",)),),
        "the authorizer's configuration is missing",
        f"{_API}/API_CreateGraphqlApi.html",
        needs=("lambdaAuthorizerConfig",),
    ),
    arn(Appsync.GRAPH_QL_API, "logConfig.cloudwatchLogsRoleArn", "appsync/graphql_api.go"),
    Pair(
        Appsync.GRAPH_QL_API,
        (When("userPoolId"),),
        "defaultAction is required of the user pool's configuration",
        f"{_API}/API_UserPoolConfig.html",
        needs=("defaultAction",),
        within="userPoolConfig",
    ),
    *(
        Form(
            Appsync.GRAPH_QL_API,
            path,
            "https://.+",
            "begin with https://",
            "BadRequestException: the issuer's URL must use the HTTPS protocol",
            f"{_API}/API_OpenIDConnectConfig.html",
        )
        for path in ("openidConnectConfig.issuer", "additionalAuthenticationProviders[].openidConnectConfig.issuer")
    ),
    Words(Appsync.RESOLVER, f"{_API}/API_CreateResolver.html", {"kind": "UNIT PIPELINE"}),
    Pair(
        Appsync.RESOLVER,
        (When("kind", ("PIPELINE",)),),
        "BadRequestException: PipelineConfig can't be null",
        f"{_API}/API_CreateResolver.html",
        needs=("pipelineConfig",),
    ),
    Pair(
        Appsync.RESOLVER,
        (When("kind", ("PIPELINE",)),),
        "a PIPELINE resolver has no data source of its own",
        TRIED,
        refuses=("dataSource",),
    ),
    Pair(
        Appsync.RESOLVER,
        (When("kind", ("UNIT",), "UNIT"),),
        "a UNIT resolver needs a data source",
        f"{_API}/API_CreateResolver.html",
        needs=("dataSource",),
    ),
    Range(Appsync.RESOLVER, "cachingConfig.ttl", ((1, 3_600),), f"{_API}/API_CachingConfig.html"),
    Pair(
        Appsync.RESOLVER,
        (When("code"),),
        "BadRequestException: code and mapping templates are exclusive",
        f"{_API}/API_CreateResolver.html",
        refuses=("requestTemplate", "responseTemplate"),
        certain=False,
    ),
    Pair(
        Appsync.FUNCTION,
        (When("code"),),
        "BadRequestException: code and mapping templates are exclusive",
        f"{_API}/API_CreateFunction.html",
        refuses=("requestMappingTemplate", "responseMappingTemplate"),
        certain=False,
    ),
    Alone(Appsync.SOURCE_API_ASSOCIATION, ("mergedApiArn", "mergedApiId"), "appsync/source_api_association.go"),
    Alone(Appsync.SOURCE_API_ASSOCIATION, ("sourceApiArn", "sourceApiId"), "appsync/source_api_association.go"),
)
