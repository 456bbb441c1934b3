"""Settings of MSK."""

from __future__ import annotations

from policies.setting._shapes import DOCS, Form, Pair, Range, When
from policypack.catalogue.tokens import Msk

_GUIDE = f"{DOCS}/msk/latest/developerguide"
_SMALL_BROKERS = tuple(f"kafka.{family}.{size}" for family in ("m5", "m7g") for size in ("large", "xlarge", "2xlarge"))
# What no configuration may have.
_KEPT = r"(advertised\.)?listeners|log\.dirs?|broker\.id|zookeeper\.connect"

ROWS = (
    Range(
        Msk.CLUSTER,
        "brokerNodeGroupInfo.storageInfo.ebsStorageInfo.volumeSize",
        ((1, 16_384),),
        f"{DOCS}/msk/1.0/apireference/clusters.html",
    ),
    Pair(
        Msk.CLUSTER,
        (When("storageInfo.ebsStorageInfo.provisionedThroughput.enabled", ("true",)),),
        "provisioned throughput is for brokers of the size 4xlarge and larger",
        f"{_GUIDE}/msk-provision-throughput.html",
        shuts=When("instanceType", ("kafka.t3.small", *_SMALL_BROKERS)),
        within="brokerNodeGroupInfo",
        certain=False,
    ),
    Pair(
        Msk.CLUSTER,
        (When("instanceType", ("express.*",)),),
        "Express brokers have storage of their own accord",
        f"{_GUIDE}/msk-broker-types-express.html",
        refuses=("storageInfo",),
        within="brokerNodeGroupInfo",
        certain=False,
    ),
    *(
        Pair(
            Msk.CLUSTER,
            (When(f"clientAuthentication.sasl.{kind}", ("true",)),),
            "clients that authenticate speak TLS",
            f"{_GUIDE}/msk-encryption-in-transit.html",
            shuts=When("encryptionInfo.encryptionInTransit.clientBroker", ("PLAINTEXT",)),
            certain=False,
        )
        for kind in ("iam", "scram")
    ),
    Form(
        Msk.CLUSTER,
        "clusterName",
        r"[0-9A-Za-z-]{1,64}",
        "be of 1 to 64 letters, digits and hyphens",
        "BadRequestException: The parameter value contains one or more characters that are not valid",
        "https://github.com/hashicorp/terraform-provider-aws/issues/6653",
        certain=False,
    ),
    *(
        Pair(
            Msk.CLUSTER,
            (When("enabled", ("true",)),),
            "logs that are delivered have to go somewhere",
            f"{DOCS}/msk/1.0/apireference/clusters.html",
            needs=(name,),
            within=f"loggingInfo.brokerLogs.{where}",
        )
        for where, name in (("cloudwatchLogs", "logGroup"), ("firehose", "deliveryStream"), ("s3", "bucket"))
    ),
    Pair(
        Msk.CLUSTER,
        (When("storageMode", ("TIERED",)),),
        "tiered storage is not for kafka.t3.small",
        f"{_GUIDE}/msk-tiered-storage-constraints.html",
        shuts=When("brokerNodeGroupInfo.instanceType", ("kafka.t3.small",)),
    ),
    Form(
        Msk.CLUSTER,
        "brokerNodeGroupInfo.instanceType",
        r"(kafka|express)\..+",
        "begin with kafka. or express. as the types of brokers do",
        "BadRequestException: Unsupported InstanceType",
        f"{_GUIDE}/broker-instance-types.html",
    ),
    Form(
        Msk.CONFIGURATION,
        "name",
        "[0-9A-Za-z][0-9A-Za-z-]*",
        "be of letters, digits and hyphens, and begin with no hyphen",
        "BadRequestException: The configuration name is invalid",
        f"{DOCS}/msk/1.0/apireference/configurations.html",
    ),
    Form(
        Msk.CONFIGURATION,
        "serverProperties",
        rf"(?s)(?!\s*\{{)(?!(.*\n)?[ \t]*({_KEPT})[ \t]*[=:]).*",
        "be lines of name=value, none of what MSK keeps for itself, such as listeners, log.dirs and broker.id",
        "BadRequestException: The configuration has properties that cannot be set",
        f"{_GUIDE}/msk-configuration-properties.html",
    ),
)
