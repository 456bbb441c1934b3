"""Settings and forms: events, schedules, pipes, topics and mail."""

from __future__ import annotations

from policies.setting._forms import Form
from policies.setting._pairs import Pair, When
from policypack.catalogue.tokens import Cloudwatch, Codepipeline, Pipes, Ses, Sesv2, Sns

_DOCS = "https://docs.aws.amazon.com"
_PIPELINE = f"{_DOCS}/codepipeline/latest/userguide/pipeline-types-planning.html"
_TARGET = f"{_DOCS}/eventbridge/latest/APIReference/API_Target.html"
_DESTINATION = f"{_DOCS}/ses/latest/APIReference/API_EventDestination.html"
_DKIM = f"{_DOCS}/ses/latest/APIReference-V2/API_DkimSigningAttributes.html"
_DESTINATIONS = ("cloudwatchDestinations", "kinesisDestination", "snsDestination")
_PLATFORMS = (
    *("ADM", "APNS", "APNS_SANDBOX", "APNS_VOIP", "APNS_VOIP_SANDBOX", "BAIDU", "FCM", "GCM", "MACOS"),
    *("MACOS_SANDBOX", "MPNS", "WNS"),
)
_EVENTS = ("bounce", "click", "complaint", "delivery", "open", "reject", "renderingFailure", "send")
MESSAGES = (
    Pair(
        Codepipeline.PIPELINE,
        (When("pipelineType", ("V1",), default="V1"),),
        "InvalidStructureException: Triggers on tag can only be used with V2 pipelines",
        _PIPELINE,
        refuses=("triggers",),
    ),
    Pair(
        Codepipeline.PIPELINE,
        (When("pipelineType", ("V1",), default="V1"),),
        "variables of a pipeline are of the type V2",
        _PIPELINE,
        refuses=("variables",),
    ),
    Pair(
        Codepipeline.PIPELINE,
        (When("pipelineType", ("V1",), default="V1"),),
        "the modes QUEUED and PARALLEL are of the type V2",
        _PIPELINE,
        takes=When("executionMode", ("SUPERSEDED",), default="SUPERSEDED"),
    ),
    Pair(
        Pipes.PIPE,
        (When("level", ("ERROR", "INFO", "TRACE")),),
        "logs go somewhere",
        f"{_DOCS}/eventbridge/latest/pipes-reference/API_PipeLogConfigurationParameters.html",
        needs=("cloudwatchLogsLogDestination", "firehoseLogDestination", "s3LogDestination"),
        within="logConfiguration",
        certain=False,
    ),
    *(
        Pair(
            Ses.EVENT_DESTINATION,
            (When(name),),
            "you must provide one, and only one, destination",
            _DESTINATION,
            refuses=_DESTINATIONS[index + 1 :],
        )
        for index, name in enumerate(_DESTINATIONS[:-1])
    ),
    *(
        Pair(
            Sesv2.EMAIL_IDENTITY,
            (When(name),),
            "the selector and the private key of one's own DKIM go together",
            _DKIM,
            needs=(other,),
            within="dkimSigningAttributes",
        )
        for name, other in (
            ("domainSigningSelector", "domainSigningPrivateKey"),
            ("domainSigningPrivateKey", "domainSigningSelector"),
        )
    ),
)

MESSAGES_FORMS = (
    Form(
        Cloudwatch.EVENT_ARCHIVE,
        "eventSourceArn",
        r"arn:[^:]+:events:[^:]+:\d*:event-bus/.+",
        "be the ARN of an event bus",
        "ValidationException: the source of an archive is an event bus",
        f"{_DOCS}/eventbridge/latest/APIReference/API_CreateArchive.html",
    ),
    *(
        Form(
            Cloudwatch.EVENT_TARGET,
            path,
            r"\$.*",
            "be a path of JSON, such as $.detail",
            "ValidationException: Invalid InputPath for target",
            _TARGET,
        )
        for path in ("inputPath", "inputTransformer.inputPaths{=}")
    ),
    Form(
        Cloudwatch.EVENT_TARGET,
        "inputTransformer.inputPaths{}",
        "(?!AWS).+",
        "not begin with AWS",
        "ValidationException: Invalid InputPathsMap key: The keys cannot start with AWS",
        f"{_DOCS}/eventbridge/latest/APIReference/API_InputTransformer.html",
    ),
    Form(
        Sns.TOPIC,
        "displayName",
        "(?s).{1,100}",
        "have 100 characters at most",
        "InvalidParameter: Invalid parameter: DisplayName",
        f"{_DOCS}/sns/latest/dg/sns-create-topic.html",
    ),
    Form(
        Sns.TOPIC,
        "tracingConfig",
        "Active|PassThrough",
        "be Active or PassThrough",
        "InvalidParameter: Invalid parameter: TracingConfig",
        f"{_DOCS}/sns/latest/api/API_SetTopicAttributes.html",
    ),
    Form(
        Sns.PLATFORM_APPLICATION,
        "platform",
        "|".join(_PLATFORMS),
        f"be one of {', '.join(_PLATFORMS)}",
        "InvalidParameter: Invalid parameter: Platform",
        f"{_DOCS}/sns/latest/api/API_CreatePlatformApplication.html",
    ),
    Form(
        Ses.EVENT_DESTINATION,
        "matchingTypes[]",
        "|".join(_EVENTS),
        f"be one of {', '.join(_EVENTS)}",
        "ValidationError: Member must satisfy enum value set",
        _DESTINATION,
    ),
    Form(
        Ses.RECEIPT_FILTER,
        "policy",
        "Allow|Block",
        "be Allow or Block",
        "ValidationError: Member must satisfy enum value set",
        f"{_DOCS}/ses/latest/APIReference/API_ReceiptIpFilter.html",
    ),
    Form(
        Ses.DOMAIN_IDENTITY,
        "domain",
        r"[^\s/@:]+",
        "be a domain alone, without https:// and without a mailbox",
        "InvalidParameterValue: Invalid domain name",
        f"{_DOCS}/ses/latest/APIReference/API_VerifyDomainIdentity.html",
    ),
)
