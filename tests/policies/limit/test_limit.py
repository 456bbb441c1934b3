from __future__ import annotations

from policypack.catalogue import limits
from policypack.testing import Plan, Ref, Table, Unknown

MAPPING = "aws:lambda/eventSourceMapping:EventSourceMapping"

PATTERN = '{"source": ["aws.ec2"]}'


def ids(number: int) -> str:
    """An event pattern of 30 characters and three for each of its words, written with many spaces."""
    return '{"source": ["aws.ec2"], "id": [\n' + ",\n".join([" " * 8 + '"a"'] * number) + "\n]}"


def base() -> Plan:
    plan = Plan()
    plan.add("aws:sqs/queue:Queue", "orders", name="orders")
    plan.add(MAPPING, "reads", eventSourceArn=Ref("orders", "arn"), functionName="resize", batchSize=10)
    plan.add("aws:opensearch/domain:Domain", "search", domainName="search")
    plan.add("aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig", "again", functionName="resize")
    plan.add("aws:kinesis/stream:Stream", "clicks", name="clicks", retentionPeriod=24)
    plan.add("aws:kms/key:Key", "odd")
    plan.add("aws:ecr/repository:Repository", "images", name="images")
    plan.add("aws:cloudfront/distribution:Distribution", "site", priceClass="PriceClass_100")
    plan.add("aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream", "log", name="log", destination="extended_s3")
    plan.add("aws:cloudwatch/eventRule:EventRule", "stops", name="stops", eventPattern=PATTERN)
    return plan


def near(amount: float) -> dict[str, object]:
    return {"randomCutForest": {"ignoreNearExpectedFromAbove": {"amount": amount}}}


number_out_of_range = (
    Table("limit-number-out-of-range", base)
    .good("as it should be")
    .good("the least", lambda p: p.set("reads", batchSize=1))
    .good("the most", lambda p: p.set("reads", batchSize=10000))
    .good("minus one is one of AWS's", lambda p: p.set("reads", maximumRetryAttempts=-1))
    .bad(
        "one more",
        lambda p: p.set("reads", batchSize=10001),
        ("reads", "batchSize is 10001; lambda:CreateEventSourceMapping takes 1 to 10000."),
        level="mandatory",
    )
    .bad(
        "nothing, which the provider may not send",
        lambda p: p.set("reads", batchSize=0),
        ("reads", "batchSize is 0; lambda:CreateEventSourceMapping takes 1 to 10000."),
        level="advisory",
    )
    .bad(
        "inside an object",
        lambda p: p.set("reads", scalingConfig={"maximumConcurrency": 1}),
        ("reads", "scalingConfig.maximumConcurrency is 1; lambda:CreateEventSourceMapping takes 2 to 1000."),
    )
    .bad(
        "retries",
        lambda p: p.set("again", maximumRetryAttempts=3),
        ("again", "maximumRetryAttempts is 3; lambda:PutFunctionEventInvokeConfig takes 0 to 2."),
    )
    .bad(
        "a member of another structure",
        lambda p: p.set("log", extendedS3Configuration={"bufferingInterval": 901}),
        ("log", "extendedS3Configuration.bufferingInterval is 901; firehose:CreateDeliveryStream takes 0 to 900."),
        level="mandatory",
    )
    .bad(
        "a range of the provider's documentation alone",
        lambda p: p.set("site", origins=[{"connectionAttempts": 4}]),
        ("site", "origins[0].connectionAttempts is 4; the provider takes 1 to 3."),
        level="advisory",
    )
    .good("a number as text, which the provider reads", lambda p: p.set("reads", batchSize="10"))
    .bad(
        "a range without a least",
        lambda p: p.add("aws:mwaa/environment:Environment", "flows", schedulers=6),
        ("flows", "schedulers is 6; mwaa:CreateEnvironment takes 5 or less."),
    )
    .bad(
        "a range without a most",
        lambda p: p.add("aws:amp/anomalyDetector:AnomalyDetector", "spikes", configuration=near(-1)),
        (
            "spikes",
            (
                "configuration.randomCutForest.ignoreNearExpectedFromAbove.amount is -1; amp:CreateAnomalyDetector "
                "takes 0 or more."
            ),
        ),
    )
    .unknown("the object of a number", lambda p: p.set("reads", scalingConfig=Unknown()), undecided=False)
    .absent("the default", lambda p: p.set("reads", batchSize=None))
    .unknown("from an update", lambda p: p.set("reads", batchSize=Unknown()), undecided=False)
)

text_length_refused = (
    Table("limit-text-length-refused", base)
    .good("the most", lambda p: p.set("search", domainName="s" * 28))
    .good("the least", lambda p: p.set("search", domainName="abc"))
    .good("not given", lambda p: p.set("search", domainName=""))
    .good("spaces between JSON's words", lambda p: p.set("stops", eventPattern=ids(1000)))
    .bad(
        "JSON that is too long without them",
        lambda p: p.set("stops", eventPattern=ids(1100)),
        ("stops", "eventPattern has 4429 characters; events:PutRule takes 0 to 4096."),
        level="mandatory",
    )
    .good("a short text with holes", lambda p: p.set("search", domainName=Ref("orders", "name", "a-")))
    .bad(
        "one more",
        lambda p: p.set("search", domainName="s" * 29),
        ("search", "domainName has 29 characters; opensearch:CreateDomain takes 3 to 28."),
        level="mandatory",
    )
    .bad(
        "one less",
        lambda p: p.set("search", domainName="ab"),
        ("search", "domainName has 2 characters; opensearch:CreateDomain takes 3 to 28."),
        level="advisory",
    )
    .bad(
        "an element of a list",
        lambda p: p.add("aws:acm/certificate:Certificate", "names", subjectAlternativeNames=["a.io", "a" * 254]),
        ("names", "subjectAlternativeNames[1] has 254 characters; acm:RequestCertificate takes 1 to 253."),
    )
    .absent("no name", lambda p: p.set("search", domainName=None))
    .unknown("from an update", lambda p: p.set("search", domainName=Unknown()), undecided=False)
)

text_form_refused = (
    Table("limit-text-form-refused", base)
    .good("digits and hyphens", lambda p: p.set("search", domainName="search-2"))
    .bad(
        "capitals",
        lambda p: p.set("search", domainName="Search"),
        (
            "search",
            "domainName is 'Search', which opensearch:CreateDomain does not take.",
        ),
        level="mandatory",
    )
    .bad(
        "no name, so not for certain",
        lambda p: p.set("odd", xksKeyId="a b"),
        ("odd", "xksKeyId is 'a b', which kms:CreateKey does not take."),
        level="advisory",
    )
    .absent("no name", lambda p: p.set("search", domainName=None))
    .unknown("from an update", lambda p: p.set("search", domainName=Unknown()), undecided=False)
)

choice_unknown = (
    Table("limit-choice-unknown", base)
    .good("in any case", lambda p: p.set("images", imageTagMutability="Mutable"))
    .good("a kind of keys that came later", lambda p: p.set("odd", customerMasterKeySpec="ML_DSA_87"))
    .bad(
        "a word of somebody else",
        lambda p: p.set("images", imageTagMutability="LOCKED"),
        ("images", "imageTagMutability is 'LOCKED', which is none of the 4 values of ecr:CreateRepository."),
        level="advisory",
    )
    .good("a price class", lambda p: p.set("site", priceClass="PriceClass_All"))
    .bad(
        "a price class that is none",
        lambda p: p.set("site", priceClass="PriceClass_300"),
        (
            "site",
            (
                "priceClass is 'PriceClass_300', which is none of the 4 values of cloudfront:CreateDistribution; "
                "did you mean 'PriceClass_200'?"
            ),
        ),
        level="advisory",
    )
    .bad(
        "all of twelve are said",
        lambda p: p.add("aws:codebuild/fleet:Fleet", "builds", environmentType="SOLARIS"),
        (
            "builds",
            "environmentType is 'SOLARIS', which is none of the 12 values of codebuild:CreateFleet.",
            (
                "Use one of WINDOWS_CONTAINER, LINUX_CONTAINER, LINUX_GPU_CONTAINER, ARM_CONTAINER, "
                "WINDOWS_SERVER_2019_CONTAINER, WINDOWS_SERVER_2022_CONTAINER, LINUX_LAMBDA_CONTAINER, "
                "ARM_LAMBDA_CONTAINER, LINUX_EC2, ARM_EC2, WINDOWS_EC2, MAC_ARM."
            ),
        ),
    )
    .bad(
        "twelve of thirteen are said",
        lambda p: p.add("aws:acmpca/certificate:Certificate", "own", signingAlgorithm="x"),
        (
            "own",
            "signingAlgorithm is 'x', which is none of the 13 values of acm-pca:IssueCertificate.",
            (
                "Use one of SHA256WITHECDSA, SHA384WITHECDSA, SHA512WITHECDSA, SHA256WITHRSA, SHA384WITHRSA, "
                "SHA512WITHRSA, SHA256WITHRSA_PSS, SHA384WITHRSA_PSS, SHA512WITHRSA_PSS, SM3WITHSM2, ML_DSA_44, "
                "ML_DSA_65, …."
            ),
        ),
    )
    .absent("no choice", lambda p: p.set("images", imageTagMutability=None))
    .unknown("from an update", lambda p: p.set("images", imageTagMutability=Unknown()), undecided=False)
)

list_too_long = (
    Table("limit-list-too-long", base)
    .good("the most", lambda p: p.set("reads", functionResponseTypes=["ReportBatchItemFailures"]))
    .good("one twice, which the provider merges", lambda p: p.set("reads", functionResponseTypes=["A", "A"]))
    .bad(
        "one more",
        lambda p: p.add("aws:lambda/function:Function", "both", architectures=["x86_64", "arm64"]),
        ("both", "architectures has 2 elements; lambda:CreateFunction takes 1 at most."),
        level="mandatory",
    )
    .absent("none", lambda p: p.set("reads", functionResponseTypes=None))
    .unknown("from an update", lambda p: p.set("reads", functionResponseTypes=Unknown()), undecided=False)
)


def test_every_limit_is_one() -> None:
    for type in limits.types():
        for limit in limits.limits(type):
            assert limit.pattern or limit.choices or limit.length or limit.items or limit.range, (type, limit.path)
            assert limit.operation.count(":") == 1 if limit.operation else limit.choices or limit.range
