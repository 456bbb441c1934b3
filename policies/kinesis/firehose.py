"""Delivery streams of Amazon Data Firehose."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Block, Finding, Resource, policy
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
    if (size or 5) < _LEAST:
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
