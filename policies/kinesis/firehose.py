"""Delivery streams of Amazon Data Firehose."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypack import UNKNOWN, Block, Finding, Resource, Text, policy
from policypack.catalogue.tokens import Kinesis

# MiB. https://docs.aws.amazon.com/firehose/latest/dev/dynamic-partitioning.html, record-format-conversion.html
_LEAST = 64


@policy(Kinesis.FIREHOSE_DELIVERY_STREAM)
def buffer_too_small(stream: Resource) -> Iterator[Finding]:
    """Buffer of a delivery stream is too small for what it does.

    Why: "InvalidArgumentException: BufferingHints.SizeInMBs must be at least 64 when Dynamic Partitioning is enabled";
    the same for the conversion of records' format. The default of the provider is 5.
    Source: https://docs.aws.amazon.com/firehose/latest/dev/dynamic-partitioning.html
    https://docs.aws.amazon.com/firehose/latest/dev/record-format-conversion.html
    """
    bucket = stream.block("extendedS3Configuration")
    if bucket is None:
        return
    partitions = _on(bucket, "dynamicPartitioningConfiguration", default=True)
    converts = _on(bucket, "dataFormatConversionConfiguration", default=True)
    if not partitions and not converts:
        return
    size = bucket.number("bufferingSize")
    if size is None and converts and not partitions:
        return  # the conversion has a default of its own
    if not size or size < _LEAST:
        what = "partitions dynamically" if partitions else "converts the format of records"
        yield bucket.finding(
            "bufferingSize",
            problem=f"The stream {what}, and bufferingSize is {size or '5 by default'}; it must be {_LEAST} MiB at "
            "least.",
            fix=f"Set bufferingSize to {_LEAST} or more.",
        )


def _on(bucket: Block, name: str, *, default: bool) -> bool:
    block = bucket.block(name)
    return block is not None and block.flag("enabled", default=default)


_EXPRESSION = "!{"
_KEYS = ("!{partitionKeyFromQuery:", "!{partitionKeyFromLambda:")
_EXTRACTS = "MetadataExtraction"
_ERROR_TYPE = "!{firehose:error-output-type}"
_NAMESPACES = ("firehose", "timestamp", "partitionKeyFromQuery", "partitionKeyFromLambda")
_UNKNOWN = re.compile(rf"!\{{(?!({'|'.join(_NAMESPACES)}):)[^}}]*\}}?")


@policy(Kinesis.FIREHOSE_DELIVERY_STREAM)
def prefix_refused(stream: Resource) -> Iterator[Finding]:
    """Prefix of a delivery stream is one that Firehose does not take.

    Why: "InvalidArgumentException: ErrorOutputPrefix cannot be null or empty when Prefix contains expressions", "S3
    Prefix should contain Dynamic Partitioning namespaces when Dynamic Partitioning is enabled", "MetadataExtraction
    processor should be present when S3 Prefix has partitionKeyFromQuery namespace".
    Source: https://docs.aws.amazon.com/firehose/latest/dev/s3-prefixes.html
    https://docs.aws.amazon.com/firehose/latest/dev/dynamic-partitioning.html
    """
    bucket = stream.block("extendedS3Configuration")
    if bucket is None:
        return
    prefix, errors = _literal(bucket, "prefix"), _literal(bucket, "errorOutputPrefix")
    partitions = _on(bucket, "dynamicPartitioningConfiguration", default=True)
    keys = any(key in prefix for key in _KEYS)
    if _ERROR_TYPE in prefix:
        name, problem = "prefix", f"prefix has {_ERROR_TYPE}, which is for errorOutputPrefix."
        fix = "Move it to errorOutputPrefix."
    elif keys and not partitions:
        name, problem = "prefix", "prefix has partition keys, and dynamic partitioning is not on."
        fix = "Set dynamicPartitioningConfiguration.enabled to true."
    elif partitions and not keys and not isinstance(bucket.raw("prefix"), Text):
        name, problem = "prefix", "Dynamic partitioning is on, and prefix has no partition key."
        fix = "Add for instance customer=!{partitionKeyFromQuery:customer}/ to prefix."
    elif partitions and _KEYS[0] in prefix and _EXTRACTS not in _processors(bucket):
        name, problem = (
            "processingConfiguration",
            f"prefix has partition keys of a query, and no processor {_EXTRACTS}.",
        )
        fix = f"Add a processor {_EXTRACTS} with MetadataExtractionQuery and JsonParsingEngine JQ-1.6."
    elif partitions and _KEYS[1] in prefix and "Lambda" not in _processors(bucket):
        name, problem = "processingConfiguration", "prefix has partition keys of a function, and no processor Lambda."
        fix = "Add a processor Lambda with LambdaArn, whose function gives each record its partitionKeys."
    elif unknown := _UNKNOWN.search(prefix) or _UNKNOWN.search(errors):
        name = "prefix" if _UNKNOWN.search(prefix) else "errorOutputPrefix"
        problem = f"{name} has {unknown[0]}, and there are {', '.join(_NAMESPACES)} alone."
        fix = "Write for instance !{timestamp:yyyy/MM/dd}/."
    elif _EXPRESSION in prefix and not bucket.has("errorOutputPrefix"):
        name, problem = "errorOutputPrefix", "prefix has expressions, and there is no errorOutputPrefix."
        fix = f"Set errorOutputPrefix, for instance to errors/{_ERROR_TYPE}/."
    elif any(key in errors for key in _KEYS):
        name, problem = "errorOutputPrefix", "errorOutputPrefix has partition keys, which errors do not have."
        fix = "Leave them out of errorOutputPrefix."
    elif _EXPRESSION in prefix and _lacks_type(bucket, errors):
        name, problem = "errorOutputPrefix", f"prefix has expressions, and errorOutputPrefix has no {_ERROR_TYPE}."
        fix = f"Add {_ERROR_TYPE}/ to errorOutputPrefix."
    else:
        return
    # AWS took a plain errorOutputPrefix beside expressions; its docs ask for the type where there are expressions.
    plain = name == "errorOutputPrefix" and bool(errors) and _EXPRESSION not in errors
    yield bucket.finding(name, problem=problem, fix=fix, level="advisory" if plain else None)


@policy(Kinesis.FIREHOSE_DELIVERY_STREAM)
def conversion_refused(stream: Resource) -> Iterator[Finding]:
    """Converted records are to be compressed once more.

    Why: "InvalidArgumentException: CompressionFormat must be UNCOMPRESSED when data format conversion is enabled":
    Parquet and ORC compress by themselves.
    Source: https://docs.aws.amazon.com/firehose/latest/dev/record-format-conversion.html
    """
    bucket = stream.block("extendedS3Configuration")
    if bucket is None or not _on(bucket, "dataFormatConversionConfiguration", default=True):
        return
    compression = bucket.text("compressionFormat", default="UNCOMPRESSED")
    if compression != "UNCOMPRESSED":
        yield bucket.finding(
            "compressionFormat",
            problem=f"compressionFormat is {compression}, and the format of records is converted.",
            fix="Remove compressionFormat, and set the serializer's own compression.",
        )


# https://docs.aws.amazon.com/firehose/latest/APIReference/API_ProcessorParameter.html
_DELIVERED = (
    *("elasticsearchConfiguration", "extendedS3Configuration", "httpEndpointConfiguration", "icebergConfiguration"),
    *("opensearchConfiguration", "opensearchserverlessConfiguration", "redshiftConfiguration"),
    *("snowflakeConfiguration", "splunkConfiguration"),
)
_BUFFERED = ("BufferSizeInMBs", "BufferIntervalInSeconds")
_SPANS = {"BufferSizeInMBs": (0.2, 3), "BufferIntervalInSeconds": (0, 900), "NumberOfRetries": (0, 300)}
_OF_PARTITIONS = (_EXTRACTS, "RecordDeAggregation")
_NEEDED = {"Lambda": ("LambdaArn",), _EXTRACTS: ("JsonParsingEngine", "MetadataExtractionQuery")}


@policy(Kinesis.FIREHOSE_DELIVERY_STREAM)
def processor_refused(stream: Resource) -> Iterator[Finding]:
    """Processor of a delivery stream lacks what it needs, or is in a wrong place.

    Why: Firehose answers InvalidArgumentException: a function is named by LambdaArn, and there is one; it gets 0.2 to 3
    MB or 0 to 900 seconds, both or neither; extraction and de-aggregation are for dynamic partitioning.
    Source: https://docs.aws.amazon.com/firehose/latest/APIReference/API_ProcessorParameter.html
        https://github.com/badmintoncryer/cdk-preflight/blob/main/docs/rules.md
    """
    for name in _DELIVERED:
        for outer in stream.blocks(name):
            processing = outer.block("processingConfiguration")
            if processing is not None and processing.flag("enabled", default=False):
                yield from _processed(outer, processing.blocks("processors"))


def _processed(outer: Block, processors: list[Block]) -> Iterator[Finding]:
    kinds = [processor.text("type") or "" for processor in processors]
    if kinds.count("Lambda") > 1:
        yield processors[kinds.index("Lambda")].finding(
            "type", problem="There are several processors Lambda.", fix="Keep one, whose function does it all."
        )
    for kind, processor in zip(kinds, processors, strict=True):
        told = {each.text("parameterName"): each for each in processor.blocks("parameters")}
        missing = [name for name in _NEEDED.get(kind, ()) if name not in told]
        sub = told.get("SubRecordType")
        if sub is not None and sub.text("parameterValue") == "DELIMITED" and "Delimiter" not in told:
            missing.append("Delimiter")
        unbuffered = [name for name in _BUFFERED if name not in told]
        if kind == "Lambda" and len(unbuffered) == 1:
            missing += unbuffered
        if missing:
            yield processor.finding(
                "parameters",
                problem=f"The processor {kind} has no {' and no '.join(missing)}.",
                fix=f"Add {' and '.join(missing)} to its parameters.",
            )
        if kind in _OF_PARTITIONS and not _on(outer, "dynamicPartitioningConfiguration", default=True):
            yield processor.finding(
                "type",
                problem=f"The processor {kind} is for dynamic partitioning, which is not on.",
                fix="Set dynamicPartitioningConfiguration.enabled to true, or remove the processor.",
            )
        for name, (least, most) in _SPANS.items() if kind == "Lambda" else ():
            text = told[name].text("parameterValue") if name in told else None
            if text and re.fullmatch(r"\d+(\.\d+)?", text) and not least <= float(text) <= most:
                yield told[name].finding(
                    "parameterValue",
                    problem=f"{name} is {text}; from {least} to {most} are allowed.",
                    fix="Choose a value in that range.",
                )


def _processors(bucket: Block) -> set[str | None]:
    processing = bucket.block("processingConfiguration")
    return {each.text("type") for each in processing.blocks("processors")} if processing else set()


def _lacks_type(bucket: Block, errors: str) -> bool:
    return _ERROR_TYPE not in errors and not isinstance(bucket.raw("errorOutputPrefix"), Text)


def _literal(bucket: Block, name: str) -> str:
    value = bucket.raw(name)
    if value is UNKNOWN:
        raise bucket.undecided(name)
    return value.literal if isinstance(value, Text) else value or ""
