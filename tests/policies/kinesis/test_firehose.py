from __future__ import annotations

from policypack.testing import Plan, Ref, Table, Unknown

EXTRACTION = {
    "type": "MetadataExtraction",
    "parameters": [
        {"parameterName": "JsonParsingEngine", "parameterValue": "JQ-1.6"},
        {"parameterName": "MetadataExtractionQuery", "parameterValue": "{shop:.shop}"},
    ],
}
PARTITIONS = {
    "dynamicPartitioningConfiguration": {"enabled": True},
    "processingConfiguration": {"enabled": True, "processors": [EXTRACTION]},
}

KEYED = "shop=!{partitionKeyFromQuery:shop}/"
ERRORS = {"errorOutputPrefix": "errors/!{firehose:error-output-type}/"}


def base() -> Plan:
    plan = Plan()
    stream = {"bucketArn": "arn:aws:s3:::acme-out", "bufferingSize": 64, "prefix": KEYED, **ERRORS, **PARTITIONS}
    plan.add("aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream", "out", extendedS3Configuration=stream)
    return plan


def into(plan: Plan, **more: object) -> Plan:
    return plan.set("out", extendedS3Configuration={"bucketArn": "arn:aws:s3:::acme-out", **more})


buffer_too_small = (
    Table("kinesis-firehose-buffer-too-small", base)
    .good("the least")
    .good("neither", lambda p: into(p, bufferingSize=5))
    .good("switched off", lambda p: into(p, bufferingSize=5, dynamicPartitioningConfiguration={"enabled": False}))
    .good("a conversion by default", lambda p: into(p, dataFormatConversionConfiguration={"enabled": True}))
    .bad(
        "one less",
        lambda p: into(p, bufferingSize=63, **PARTITIONS),
        ("out", "The stream partitions dynamically, and bufferingSize is 63; it must be 64 MiB at least."),
        level="mandatory",
    )
    .bad(
        "the default",
        lambda p: into(p, **PARTITIONS),
        ("out", "The stream partitions dynamically, and bufferingSize is 5 by default; it must be 64 MiB at least."),
    )
    .bad(
        "a conversion",
        lambda p: into(p, bufferingSize=5, dataFormatConversionConfiguration={}),
        ("out", "The stream converts the format of records, and bufferingSize is 5; it must be 64 MiB at least."),
    )
    .absent("another destination", lambda p: p.set("out", extendedS3Configuration=None))
    .unknown("from an update", lambda p: into(p, bufferingSize=Unknown(), **PARTITIONS))
)

prefix_refused = (
    Table("kinesis-firehose-prefix-refused", base)
    .good("keys and errors")
    .good("plain", lambda p: into(p, prefix="clicks/"))
    .good("a time", lambda p: into(p, prefix="!{timestamp:yyyy}/", **ERRORS))
    .bad(
        "keys of a query that nothing answers",
        lambda p: into(p, **{**PARTITIONS, "processingConfiguration": None}, bufferingSize=64, prefix=KEYED, **ERRORS),
        ("out", "prefix has partition keys of a query, and no processor MetadataExtraction."),
        level="mandatory",
    )
    .bad(
        "keys of a function that is not called",
        lambda p: into(
            p,
            **{**PARTITIONS, "processingConfiguration": None},
            bufferingSize=64,
            prefix="a/!{partitionKeyFromLambda:day}/",
            **ERRORS,
        ),
        (
            "out",
            "prefix has partition keys of a function, and no processor Lambda.",
            "Add a processor Lambda with LambdaArn, whose function gives each record its partitionKeys.",
        ),
    )
    .bad(
        "a namespace that there is not",
        lambda p: into(p, prefix="!{time:yyyy}/", **ERRORS),
        (
            "out",
            (
                "prefix has !{time:yyyy}, and there are firehose, timestamp, partitionKeyFromQuery, "
                "partitionKeyFromLambda alone."
            ),
            "Write for instance !{timestamp:yyyy/MM/dd}/.",
        ),
    )
    .bad(
        "errors that do not say of what type",
        lambda p: into(p, prefix="!{timestamp:yyyy}/", errorOutputPrefix="errors/"),
        (
            "out",
            "prefix has expressions, and errorOutputPrefix has no !{firehose:error-output-type}.",
            "Add !{firehose:error-output-type}/ to errorOutputPrefix.",
        ),
        level="advisory",
    )
    .bad(
        "errors with a time that do not say of what type",
        lambda p: into(p, prefix="!{timestamp:yyyy}/", errorOutputPrefix="errors/!{timestamp:yyyy}/"),
        ("out", "prefix has expressions, and errorOutputPrefix has no !{firehose:error-output-type}."),
        level="mandatory",
    )
    .bad(
        "a time without errors",
        lambda p: into(p, prefix="!{timestamp:yyyy}/"),
        ("out", "prefix has expressions, and there is no errorOutputPrefix."),
        level="mandatory",
    )
    .bad(
        "keys that are not made",
        lambda p: into(p, prefix=KEYED, **ERRORS),
        ("out", "prefix has partition keys, and dynamic partitioning is not on."),
        level="mandatory",
    )
    .bad(
        "keys that are not used",
        lambda p: into(p, prefix="clicks/", **PARTITIONS),
        ("out", "Dynamic partitioning is on, and prefix has no partition key."),
    )
    .bad(
        "the errors' own expression",
        lambda p: into(p, prefix="!{firehose:error-output-type}/"),
        ("out", "prefix has !{firehose:error-output-type}, which is for errorOutputPrefix."),
    )
    .bad(
        "keys of errors",
        lambda p: into(p, prefix=KEYED, errorOutputPrefix=KEYED, **PARTITIONS),
        ("out", "errorOutputPrefix has partition keys, which errors do not have."),
    )
    .good(
        "a prefix that an update knows",
        lambda p: into(
            p.add("aws:s3/bucket:Bucket", "b"), bufferingSize=64, prefix=Ref("b", "bucket"), **ERRORS, **PARTITIONS
        ),
        view="preview",
    )
    .good(
        "errors that an update knows",
        lambda p: into(
            p.add("aws:s3/bucket:Bucket", "b"), prefix="!{timestamp:yyyy}/", errorOutputPrefix=Ref("b", "bucket")
        ),
        view="preview",
    )
    .absent("a stream elsewhere", lambda p: p.set("out", extendedS3Configuration=None))
    .absent("no prefix", lambda p: into(p))
    .unknown("which", lambda p: into(p, prefix=Unknown()))
)

conversion_refused = (
    Table("kinesis-firehose-conversion-refused", base)
    .good("compressed, not converted", lambda p: into(p, compressionFormat="GZIP"))
    .good("converted, not compressed", lambda p: into(p, dataFormatConversionConfiguration={"enabled": True}))
    .bad(
        "both",
        lambda p: into(p, compressionFormat="GZIP", dataFormatConversionConfiguration={"enabled": True}),
        ("out", "compressionFormat is GZIP, and the format of records is converted."),
        level="mandatory",
    )
    .absent("the default", lambda p: into(p))
    .unknown("whether", lambda p: into(p, compressionFormat="GZIP", dataFormatConversionConfiguration=Unknown()))
)


def processor(kind: str, **parameters: str) -> dict[str, object]:
    listed = [{"parameterName": name, "parameterValue": value} for name, value in parameters.items()]
    return {"type": kind, "parameters": listed}


def processed(*processors: object, partitions: bool = False) -> object:
    more = {"dynamicPartitioningConfiguration": {"enabled": True}} if partitions else {}
    return lambda plan: into(
        plan, **more, bufferingSize=64, prefix=KEYED * partitions, **ERRORS, **processing(*processors)
    )


def processing(*processors: object) -> dict[str, object]:
    return {"processingConfiguration": {"enabled": True, "processors": list(processors)}}


FUNCTION = "arn:aws:lambda:eu-west-1:210987654321:function:shape"
QUERY = {"JsonParsingEngine": "JQ-1.6", "MetadataExtractionQuery": "{shop:.shop}"}

processor_refused = (
    Table("kinesis-firehose-processor-refused", base)
    .good("a query of partitions")
    .good("a function, and how much it gets at once", processed(processor("Lambda", LambdaArn=FUNCTION)))
    .good(
        "both ends",
        processed(
            processor("Lambda", LambdaArn=FUNCTION, BufferSizeInMBs="0.2", BufferIntervalInSeconds="0"),
            processor("Decompression", CompressionFormat="GZIP"),
        ),
    )
    .good(
        "the other ends",
        processed(
            processor(
                "Lambda", LambdaArn=FUNCTION, BufferSizeInMBs="3", BufferIntervalInSeconds="900", NumberOfRetries="300"
            )
        ),
    )
    .good(
        "switched off",
        lambda p: into(p, processingConfiguration={"enabled": False, "processors": [processor("Lambda")]}),
    )
    .good(
        "parts of a record",
        processed(
            processor("MetadataExtraction", **QUERY),
            processor("RecordDeAggregation", SubRecordType="DELIMITED", Delimiter="Cg=="),
            partitions=True,
        ),
    )
    .bad(
        "a function without a name, and one more",
        processed(processor("Lambda"), processor("Lambda", LambdaArn=FUNCTION)),
        ("out", "There are several processors Lambda.", "Keep one, whose function does it all."),
        ("out", "The processor Lambda has no LambdaArn."),
        level="mandatory",
    )
    .bad(
        "half of a buffer",
        processed(processor("Lambda", LambdaArn=FUNCTION, BufferSizeInMBs="1")),
        ("out", "The processor Lambda has no BufferIntervalInSeconds."),
    )
    .bad(
        "too much",
        processed(
            processor(
                "Lambda",
                LambdaArn=FUNCTION,
                BufferSizeInMBs="3.1",
                BufferIntervalInSeconds="901",
                NumberOfRetries="301",
            )
        ),
        ("out", "BufferSizeInMBs is 3.1; from 0.2 to 3 are allowed."),
        ("out", "BufferIntervalInSeconds is 901; from 0 to 900 are allowed."),
        ("out", "NumberOfRetries is 301; from 0 to 300 are allowed."),
    )
    .bad(
        "a query without partitions",
        processed(processor("MetadataExtraction", **QUERY)),
        (
            "out",
            "The processor MetadataExtraction is for dynamic partitioning, which is not on.",
            "Set dynamicPartitioningConfiguration.enabled to true, or remove the processor.",
        ),
    )
    .bad(
        "parts without what parts them",
        processed(
            processor("MetadataExtraction", JsonParsingEngine="JQ-1.6"),
            processor("RecordDeAggregation", SubRecordType="DELIMITED"),
            partitions=True,
        ),
        ("out", "The processor MetadataExtraction has no MetadataExtractionQuery."),
        ("out", "The processor RecordDeAggregation has no Delimiter."),
    )
    .absent("none", lambda p: into(p))
    .unknown("which", lambda p: into(p, processingConfiguration=Unknown()))
    .without("outside", "reads one resource")
)
