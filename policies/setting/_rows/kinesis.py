"""Settings of Kinesis and Firehose."""

from __future__ import annotations

from policies.setting._alike import arn
from policies.setting._shapes import DOCS, PROVIDER, TRIED, Alone, Form, Pair, Range, When, Words
from policypack.catalogue.tokens import Kinesis

_FIREHOSE = f"{DOCS}/firehose/latest/APIReference"
_DELIVERIES = (
    "extendedS3Configuration",
    "elasticsearchConfiguration",
    "opensearchConfiguration",
    "opensearchserverlessConfiguration",
    "redshiftConfiguration",
    "splunkConfiguration",
    "httpEndpointConfiguration",
    "snowflakeConfiguration",
    "icebergConfiguration",
)

ROWS = (
    *(
        Pair(
            Kinesis.FIREHOSE_DELIVERY_STREAM,
            (When("destination", (kind,)),),
            f"when destination is '{kind}', its configuration is required",
            f"{PROVIDER}/firehose/delivery_stream.go",
            needs=(name,),
        )
        for kind, name in (
            ("elasticsearch", "elasticsearchConfiguration"),
            ("extended_s3", "extendedS3Configuration"),
            ("http_endpoint", "httpEndpointConfiguration"),
            ("iceberg", "icebergConfiguration"),
            ("opensearch", "opensearchConfiguration"),
            ("opensearchserverless", "opensearchserverlessConfiguration"),
            ("redshift", "redshiftConfiguration"),
            ("snowflake", "snowflakeConfiguration"),
            ("splunk", "splunkConfiguration"),
        )
    ),
    *(
        Pair(
            Kinesis.FIREHOSE_DELIVERY_STREAM,
            (),
            "specify either ClusterEndpoint or DomainARN",
            f"{_FIREHOSE}/API_CreateDeliveryStream.html",
            needs=("domainArn", "clusterEndpoint"),
            within=within,
        )
        for within in ("elasticsearchConfiguration", "opensearchConfiguration")
    ),
    *(
        Pair(
            Kinesis.FIREHOSE_DELIVERY_STREAM,
            (When("domainArn"),),
            "specify either ClusterEndpoint or DomainARN",
            f"{_FIREHOSE}/API_CreateDeliveryStream.html",
            refuses=("clusterEndpoint",),
            within=within,
        )
        for within in ("elasticsearchConfiguration", "opensearchConfiguration")
    ),
    *(
        Pair(
            Kinesis.FIREHOSE_DELIVERY_STREAM,
            (When("enabled", ("true",)),),
            "this value is required if CloudWatch logging is enabled",
            f"{_FIREHOSE}/API_CloudWatchLoggingOptions.html",
            needs=(name,),
            within=f"{delivery}.cloudwatchLoggingOptions",
        )
        for delivery in _DELIVERIES
        for name in ("logGroupName", "logStreamName")
    ),
    *(
        Pair(
            Kinesis.FIREHOSE_DELIVERY_STREAM,
            (),
            "the provider requires all three of a conversion, one that is switched off too",
            f"{PROVIDER}/firehose/delivery_stream.go",
            needs=(name,),
            within="extendedS3Configuration.dataFormatConversionConfiguration",
        )
        for name in ("inputFormatConfiguration", "outputFormatConfiguration", "schemaConfiguration")
    ),
    *(
        Pair(
            Kinesis.FIREHOSE_DELIVERY_STREAM,
            (When("s3BackupMode", ("Enabled",)),),
            "what is backed up goes somewhere",
            f"{_FIREHOSE}/API_CreateDeliveryStream.html",
            needs=("s3BackupConfiguration",),
            within=within,
        )
        for within in ("extendedS3Configuration", "redshiftConfiguration")
    ),
    Pair(
        Kinesis.FIREHOSE_DELIVERY_STREAM,
        (When("clusterJdbcurl"),),
        "the formats SNAPPY and ZIP cannot be specified, because the COPY operation of Redshift does not read them",
        f"{_FIREHOSE}/API_CreateDeliveryStream.html",
        shuts=When("s3Configuration.compressionFormat", ("Snappy", "ZIP")),
        within="redshiftConfiguration",
    ),
    *(
        Pair(
            Kinesis.FIREHOSE_DELIVERY_STREAM,
            (When("enabled", ("true",)),),
            "this parameter is required when Enabled is set to True",
            f"{_FIREHOSE}/API_SecretsManagerConfiguration.html",
            needs=("secretArn",),
            within=f"{within}.secretsManagerConfiguration",
        )
        for within in ("redshiftConfiguration", "splunkConfiguration", "httpEndpointConfiguration")
    ),
    Pair(
        Kinesis.FIREHOSE_DELIVERY_STREAM,
        (When("serverSideEncryption.enabled", ("true",)),),
        "only streams that are written to directly are encrypted by Firehose",
        f"{_FIREHOSE}/API_StartDeliveryStreamEncryption.html",
        refuses=("kinesisSourceConfiguration", "mskSourceConfiguration"),
    ),
    Pair(
        Kinesis.FIREHOSE_DELIVERY_STREAM,
        (
            When("serverSideEncryption.keyType", ("CUSTOMER_MANAGED_CMK",)),
            When("serverSideEncryption.enabled", ("true",)),
        ),
        "If you set KeyType to CUSTOMER_MANAGED_CMK, you must specify the ARN of the key",
        f"{_FIREHOSE}/API_DeliveryStreamEncryptionConfigurationInput.html",
        needs=("serverSideEncryption.keyArn",),
    ),
    Pair(
        Kinesis.STREAM,
        (When("encryptionType", ("KMS",)),),
        "KMS Key Id required when setting encryption_type is not set as NONE",
        f"{PROVIDER}/kinesis/stream.go",
        needs=("kmsKeyId",),
    ),
    Pair(
        Kinesis.STREAM,
        (When("streamModeDetails.streamMode", ("ON_DEMAND",)),),
        "shard_count must not be set when stream_mode is ON_DEMAND",
        f"{PROVIDER}/kinesis/stream.go",
        refuses=("shardCount",),
    ),
    Pair(
        Kinesis.STREAM,
        (When("streamModeDetails.streamMode", ("PROVISIONED",), "PROVISIONED"),),
        "shard_count must be at least 1 when stream_mode is PROVISIONED",
        f"{PROVIDER}/kinesis/stream.go",
        needs=("shardCount",),
    ),
    Range(
        Kinesis.STREAM,
        "retentionPeriod",
        ((24, 8760),),
        f"{DOCS}/kinesis/latest/APIReference/API_IncreaseStreamRetentionPeriod.html",
    ),
    *(
        Form(
            Kinesis.FIREHOSE_DELIVERY_STREAM,
            path,
            "UNCOMPRESSED|GZIP|ZIP|Snappy|HADOOP_SNAPPY",
            "be UNCOMPRESSED, GZIP, ZIP, Snappy or HADOOP_SNAPPY",
            "expected compression_format to be one of UNCOMPRESSED, GZIP, ZIP, Snappy, HADOOP_SNAPPY",
            f"{PROVIDER}/firehose/delivery_stream.go",
        )
        for path in (
            "extendedS3Configuration.compressionFormat",
            "extendedS3Configuration.s3BackupConfiguration.compressionFormat",
            *(f"{delivery}.s3Configuration.compressionFormat" for delivery in _DELIVERIES[1:]),
        )
    ),
    Words(
        Kinesis.STREAM,
        f"{DOCS}/kinesis/latest/APIReference/API_EnableEnhancedMonitoring.html",
        {
            "shardLevelMetrics[]": "IncomingBytes IncomingRecords OutgoingBytes OutgoingRecords "
            "WriteProvisionedThroughputExceeded ReadProvisionedThroughputExceeded IteratorAgeMilliseconds ALL"
        },
    ),
    *(
        arn(Kinesis.FIREHOSE_DELIVERY_STREAM, path, "firehose/delivery_stream.go")
        for path in (
            "extendedS3Configuration.bucketArn",
            "extendedS3Configuration.s3BackupConfiguration.bucketArn",
            *(f"{delivery}.s3Configuration.bucketArn" for delivery in _DELIVERIES[1:]),
        )
    ),
    *(
        Alone(
            Kinesis.FIREHOSE_DELIVERY_STREAM,
            names,
            "firehose/delivery_stream.go",
            within=f"extendedS3Configuration.dataFormatConversionConfiguration.{within}",
        )
        for within, names in (
            ("inputFormatConfiguration.deserializer", ("hiveJsonSerDe", "openXJsonSerDe")),
            ("outputFormatConfiguration.serializer", ("orcSerDe", "parquetSerDe")),
        )
    ),
    Pair(
        Kinesis.FIREHOSE_DELIVERY_STREAM,
        (
            When("serverSideEncryption.keyType", ("AWS_OWNED_CMK",), default="AWS_OWNED_CMK"),
            When("serverSideEncryption.enabled", ("true",)),
        ),
        "a key is named with the keyType CUSTOMER_MANAGED_CMK",
        TRIED,
        refuses=("serverSideEncryption.keyArn",),
    ),
    Form(
        Kinesis.FIREHOSE_DELIVERY_STREAM,
        "httpEndpointConfiguration.url",
        "https://.*",
        "be a URL that begins with https://",
        "invalid value for url",
        f"{PROVIDER}/firehose/delivery_stream.go",
    ),
    Form(
        Kinesis.FIREHOSE_DELIVERY_STREAM,
        "splunkConfiguration.hecEndpoint",
        "https://.+",
        "be a URL that begins with https://",
        "InvalidArgumentException: the endpoint of Splunk is reached by HTTPS",
        TRIED,
    ),
    *(
        Pair(
            Kinesis.FIREHOSE_DELIVERY_STREAM,
            (),
            "the destination asks who delivers",
            TRIED,
            needs=(name, "secretsManagerConfiguration"),
            within=within,
        )
        for within, name in (
            ("redshiftConfiguration", "username"),
            ("redshiftConfiguration", "password"),
            ("snowflakeConfiguration", "user"),
            ("snowflakeConfiguration", "privateKey"),
        )
    ),
)
