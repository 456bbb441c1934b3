"""Settings of Lambda."""

from __future__ import annotations

from policies.setting._alike import arn
from policies.setting._shapes import DOCS, PROVIDER, Alone, Form, Pair, Range, When, Words
from policypack.catalogue.tokens import Lambda

_API = f"{DOCS}/lambda/latest/api"
_GUIDE = f"{DOCS}/lambda/latest/dg"
_FUNCTION = f"{_API}/API_CreateFunction.html"
_WEEK = 604_800

ROWS = (
    Pair(
        Lambda.ALIAS,
        (When("functionVersion", ("$LATEST",)),),
        "InvalidParameterValueException: $LATEST is not supported for an alias pointing to more than 1 version",
        f"{_GUIDE}/configuring-alias-routing.html",
        refuses=("routingConfig",),
    ),
    Range(Lambda.ALIAS, "routingConfig.additionalVersionWeights{=}", ((0, 1),), f"{_API}/API_CreateAlias.html"),
    Words(
        Lambda.CODE_SIGNING_CONFIG,
        f"{_API}/API_CodeSigningPolicies.html",
        {"policies.untrustedArtifactOnDeployment": "Warn Enforce"},
    ),
    Words(
        Lambda.EVENT_SOURCE_MAPPING,
        f"{_API}/API_CreateEventSourceMapping.html",
        {
            "functionResponseTypes[]": "ReportBatchItemFailures",
            "startingPosition": "TRIM_HORIZON LATEST AT_TIMESTAMP",
        },
    ),
    Pair(
        Lambda.EVENT_SOURCE_MAPPING,
        (),
        "one of event_source_arn, self_managed_event_source must be specified",
        f"{PROVIDER}/lambda/event_source_mapping.go",
        needs=("eventSourceArn", "selfManagedEventSource"),
    ),
    Range(
        Lambda.EVENT_SOURCE_MAPPING,
        "maximumRecordAgeInSeconds",
        ((-1, -1), (60, _WEEK)),
        f"{_API}/API_CreateEventSourceMapping.html",
    ),
    Pair(
        Lambda.EVENT_SOURCE_MAPPING,
        (When("selfManagedEventSource"),),
        "a cluster of one's own is read by topic",
        f"{_GUIDE}/with-kafka-process.html",
        needs=("topics",),
    ),
    Pair(
        Lambda.EVENT_SOURCE_MAPPING,
        (When("startingPosition", ("AT_TIMESTAMP",)),),
        "AT_TIMESTAMP needs the time that it stands for",
        f"{_API}/API_CreateEventSourceMapping.html",
        needs=("startingPositionTimestamp",),
    ),
    Words(
        Lambda.FUNCTION,
        _FUNCTION,
        {
            "architectures[]": "x86_64 arm64",
            "loggingConfig.applicationLogLevel": "TRACE DEBUG INFO WARN ERROR FATAL",
            "loggingConfig.logFormat": "JSON Text",
            "loggingConfig.systemLogLevel": "DEBUG INFO WARN",
            "packageType": "Zip Image",
            "snapStart.applyOn": "PublishedVersions None",
        },
    ),
    Words(
        Lambda.FUNCTION,
        f"{_API}/API_TracingConfig.html",
        {"tracingConfig.mode": "Active PassThrough"},
        any_case=True,
    ),
    Form(
        Lambda.FUNCTION,
        "environment.variables{}",
        r"[a-zA-Z][a-zA-Z0-9_]+|_HANDLER|_X_AMZN_TRACE_ID",
        "begin with a letter, go on with letters, digits and underscores, and have two characters at least",
        "ValidationException: Member must satisfy regular expression pattern: [a-zA-Z]([a-zA-Z0-9_])+",
        f"{_GUIDE}/configuration-envvars.html",
    ),
    Form(
        Lambda.FUNCTION,
        "fileSystemConfig.localMountPath",
        r"/mnt/[a-zA-Z0-9_.-]+",
        "be a folder below /mnt/",
        "must start with '/mnt/'",
        f"{_API}/API_FileSystemConfig.html",
    ),
    Form(
        Lambda.FUNCTION,
        "fileSystemConfig.arn",
        # The access point of an S3 Files file system has the file system in its ARN.
        r"(?!.*:file-system/[^/]*$).+",
        "be the ARN of an access point, not of its file system",
        "ValidationException: Value at 'fileSystemConfigs.1.member.arn' failed to satisfy constraint",
        f"{_API}/API_FileSystemConfig.html",
    ),
    Pair(
        Lambda.FUNCTION,
        (When("fileSystemConfig"),),
        "InvalidParameterValueException: Function must be configured to execute in a VPC to reference access point",
        f"{_GUIDE}/configuration-filesystem.html",
        needs=("vpcConfig",),
    ),
    arn(Lambda.FUNCTION, "kmsKeyArn", "lambda/function.go"),
    Form(
        Lambda.FUNCTION,
        "layers[]",
        r"arn:[^:]+:lambda:[^:]+:\d{12}:layer:[^:]+:\d+",
        "be the ARN of a version of a layer, with its number at the end",
        "ValidationException: Member must satisfy regular expression pattern: arn:[a-zA-Z0-9-]+:lambda:…",
        _FUNCTION,
    ),
    Pair(
        Lambda.FUNCTION,
        (When("logFormat", ("Text",), "Text"),),
        "InvalidParameterValueException: ApplicationLogLevel is not supported when you set LogFormat to Text",
        f"{_API}/API_LoggingConfig.html",
        refuses=("applicationLogLevel", "systemLogLevel"),
        within="loggingConfig",
    ),
    Pair(
        Lambda.FUNCTION,
        (When("packageType", ("Image",)),),
        "InvalidParameterValueException: Please don't provide Handler or Runtime or Layer when the intended function "
        "PackageType is Image",
        _FUNCTION,
        refuses=("handler", "runtime", "layers"),
    ),
    Pair(
        Lambda.FUNCTION,
        (When("packageType", ("Image",)),),
        "Code signing is not supported for functions that are container images",
        f"{_GUIDE}/configuration-codesigning.html",
        refuses=("codeSigningConfigArn",),
    ),
    Range(Lambda.FUNCTION, "reservedConcurrentExecutions", ((-1, None),), f"{_API}/API_PutFunctionConcurrency.html"),
    Form(
        Lambda.FUNCTION,
        "role",
        r"arn:[^:]+:iam::\d{12}:role/.+",
        "be the ARN of a role",
        "ValidationException: Member must satisfy regular expression pattern: arn:(aws[a-zA-Z-]*)?:iam::…",
        _FUNCTION,
    ),
    *(
        Pair(
            type,
            (When("s3Bucket"),),
            "all of `s3_bucket,s3_key` must be specified",
            f"{PROVIDER}/lambda/function.go",
            needs=("s3Key",),
        )
        for type in (Lambda.FUNCTION, Lambda.LAYER_VERSION)
    ),
    Pair(
        Lambda.FUNCTION,
        (When("snapStart.applyOn", ("PublishedVersions",)),),
        "SnapStart does not support Amazon EFS",
        f"{_GUIDE}/snapstart.html",
        refuses=("fileSystemConfig",),
        certain=False,  # of S3 Files, which is mounted in the same way, nothing is said
    ),
    Pair(
        Lambda.FUNCTION,
        (When("subnetIds"),),
        "InvalidParameterValueException: SubnetIds and SecurityIds must coexist or be both empty list",
        f"{_GUIDE}/configuration-vpc.html",
        needs=("securityGroupIds",),
        within="vpcConfig",
    ),
    Pair(
        Lambda.FUNCTION,
        (When("securityGroupIds"),),
        "InvalidParameterValueException: SubnetIds and SecurityIds must coexist or be both empty list",
        f"{_GUIDE}/configuration-vpc.html",
        needs=("subnetIds",),
        within="vpcConfig",
    ),
    Words(
        Lambda.FUNCTION_URL,
        f"{_API}/API_CreateFunctionUrlConfig.html",
        {"authorizationType": "NONE AWS_IAM", "invokeMode": "BUFFERED RESPONSE_STREAM"},
    ),
    Alone(Lambda.LAYER_VERSION, ("code", "s3Bucket"), "lambda/layer_version.go"),
    Pair(
        Lambda.LAYER_VERSION,
        (),
        "filename or s3_* attributes must be set",
        f"{PROVIDER}/lambda/layer_version.go",
        needs=("code", "s3Bucket"),
    ),
    Form(
        Lambda.PERMISSION,
        "action",
        r"lambda:[*]|lambda:[a-zA-Z]+|[*]",
        "be an action of Lambda, such as lambda:InvokeFunction",
        "ValidationException: Member must satisfy regular expression pattern: (lambda:[*]|lambda:[a-zA-Z]+|[*])",
        f"{_API}/API_AddPermission.html",
    ),
    Pair(
        Lambda.PERMISSION,
        (When("functionUrlAuthType"),),
        "InvalidParameterValueException: FunctionUrlAuthType is only supported for lambda:InvokeFunctionUrl action",
        f"{_API}/API_AddPermission.html",
        takes=When("action", ("lambda:InvokeFunctionUrl",)),
    ),
    Form(
        Lambda.PERMISSION,
        "principal",
        r"[*]|\d{12}|arn:.+|[\w-]+(\.[\w-]+)+",
        "be a service such as s3.amazonaws.com, an account, an ARN or *",
        "InvalidParameterValueException: The provided principal was invalid. Please check the principal and try again",
        f"{_API}/API_AddPermission.html",
    ),
    Form(
        Lambda.PERMISSION,
        "sourceAccount",
        r"\d{12}",
        "be the twelve digits of an account",
        "ValidationException: Member must satisfy regular expression pattern: \\d{12}",
        f"{_API}/API_AddPermission.html",
    ),
    Form(
        Lambda.PERMISSION,
        "sourceArn",
        r"arn:(aws[a-zA-Z0-9-]*):([a-zA-Z0-9\-])+:((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1})?:(\d{12})?:(.*)",
        "be an ARN with a whole region and account, or without; only what follows them may have a star",
        "ValidationException: Value at 'sourceArn' failed to satisfy constraint",
        f"{_API}/API_AddPermission.html",
    ),
    Alone(Lambda.PERMISSION, ("statementId", "statementIdPrefix"), "lambda/permission.go"),
    Form(
        Lambda.PERMISSION,
        "statementId",
        "[a-zA-Z0-9_-]{1,100}",
        "be of at most 100 letters, digits, hyphens and underscores",
        "ValidationException: Member must satisfy regular expression pattern: ([a-zA-Z0-9-_]+)",
        f"{_API}/API_AddPermission.html",
    ),
    Form(
        Lambda.PERMISSION,
        "qualifier",
        r"(?!\$LATEST$).+",
        "be a version or an alias",
        "InvalidParameterValueException: We currently do not support adding policies for $LATEST",
        f"{_API}/API_AddPermission.html",
    ),
)
