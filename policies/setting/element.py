"""Elements of a list that may be there once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from policypack import UNKNOWN, Block, Evidence, Finding, Resource, Text, as_text, policy
from policypack.catalogue.tokens import S3, Cfg, Cloudfront, Codebuild, Codepipeline, Ec2, Wafv2


class Distinct(NamedTuple):
    """What is different in each element: `name`, in the blocks at the path `within`, or a list of texts itself.

    What AWS has not said is not `certain`. The provider `merges` elements that are equal as a whole.
    """

    type: str
    within: str
    name: str
    says: str
    source: str
    certain: bool = True
    merges: bool = False


_DOCS = "https://docs.aws.amazon.com"
_WAF = f"{_DOCS}/waf/latest/APIReference/API_Rule.html"
_ACL = f"{_DOCS}/AWSEC2/latest/APIReference/API_CreateNetworkAclEntry.html"
_DEVICES = f"{_DOCS}/AWSEC2/latest/APIReference/API_RunInstances.html"
ONCE = (
    *(
        Distinct(type, "rules", name, says, _WAF, merges=True)
        for type in (Wafv2.WEB_ACL, Wafv2.RULE_GROUP)
        for name, says in (
            ("priority", "the priorities must all be different"),
            ("name", "rules have names of their own"),
        )
    ),
    Distinct(
        S3.BUCKET_LIFECYCLE_CONFIGURATION,
        "rules",
        "id",
        "InvalidArgument: Rule ID must be unique. Found same ID for more than one rule",
        f"{_DOCS}/AmazonS3/latest/API/API_LifecycleRule.html",
    ),
    Distinct(
        S3.BUCKET_REPLICATION_CONFIG,
        "rules",
        "id",
        "InvalidArgument: Rule Id must be unique",
        f"{_DOCS}/AmazonS3/latest/API/API_ReplicationRule.html",
    ),
    Distinct(
        Cloudfront.DISTRIBUTION,
        "origins",
        "originId",
        "the id of an origin must be unique within the distribution",
        f"{_DOCS}/cloudfront/latest/APIReference/API_Origin.html",
        merges=True,
    ),
    Distinct(
        Cloudfront.DISTRIBUTION,
        "orderedCacheBehaviors",
        "pathPattern",
        "requests that match it go by the first of them",
        f"{_DOCS}/cloudfront/latest/APIReference/API_CacheBehavior.html",
        certain=False,
    ),
    *(
        Distinct(
            Cfg.CONFIGURATION_AGGREGATOR,
            within,
            "regions",
            "a region is listed once",
            f"{_DOCS}/config/latest/APIReference/API_PutConfigurationAggregator.html",
            certain=False,
        )
        for within in ("accountAggregationSource", "organizationAggregationSource")
    ),
    *(
        Distinct(type, within, "ruleNo", "NetworkAclEntryAlreadyExists", _ACL, merges=True)
        for type in (Ec2.NETWORK_ACL, Ec2.DEFAULT_NETWORK_ACL)
        for within in ("ingress", "egress")
    ),
    *(
        Distinct(
            type,
            within,
            "deviceName",
            "InvalidBlockDeviceMapping: the device is used in more than one mapping",
            _DEVICES,
            certain=type == Ec2.INSTANCE,
            merges=type == Ec2.INSTANCE,
        )
        for type, within in ((Ec2.INSTANCE, "ebsBlockDevices"), (Ec2.LAUNCH_TEMPLATE, "blockDeviceMappings"))
    ),
    Distinct(
        Codepipeline.PIPELINE,
        "stages.actions",
        "outputArtifacts",
        "Output artifact names must be unique within a pipeline",
        f"{_DOCS}/codepipeline/latest/APIReference/API_OutputArtifact.html",
    ),
    *(
        Distinct(
            Codebuild.PROJECT,
            within,
            name,
            "identifiers tell them apart",
            f"{_DOCS}/codebuild/latest/APIReference/API_{shape}.html",
            certain=False,
            merges=True,
        )
        for within, name, shape in (
            ("secondaryArtifacts", "artifactIdentifier", "ProjectArtifacts"),
            ("secondarySources", "sourceIdentifier", "ProjectSource"),
        )
    ),
    Distinct(
        Codepipeline.PIPELINE,
        "stages.actions",
        "namespace",
        "InvalidActionDeclarationException: Namespaces must be unique across the pipeline definition",
        f"{_DOCS}/codepipeline/latest/APIReference/API_ActionDeclaration.html",
    ),
)


@policy(*sorted({row.type for row in ONCE}))
def repeated(resource: Resource) -> Iterator[Finding]:
    """Elements of a list have the same name, number or place.

    Why: "InvalidArgument: Rule ID must be unique" for two rules of one id: each row of the table says its own.
    Source: https://docs.aws.amazon.com/waf/latest/APIReference/API_Rule.html
    https://docs.aws.amazon.com/AmazonS3/latest/API/API_LifecycleRule.html
    """
    for row in ONCE:
        if row.type == resource.type:
            counted = Counter(_values(resource, row))
            for value in [value for value, count in counted.items() if count > 1]:
                yield resource.finding(
                    row.within.partition(".")[0],
                    problem=f"{counted[value]} of {row.within} have the {row.name} {value}: {row.says}.",
                    fix=f"Give each its own {row.name}.",
                    evidence=Evidence("documented", row.source),
                    level=None if row.certain else "advisory",
                )


def _values(resource: Resource, row: Distinct) -> Iterator[str]:
    """Yield what the elements say, what only an update knows left out."""
    blocks: list[Block] = [resource]
    for step in row.within.split("."):
        blocks = [inner for block in blocks for inner in block.blocks(step)]
    merged: list[Mapping[str, object]] = []
    for block in blocks:
        if row.merges and block.values in merged:
            continue
        merged.append(block.values)
        value = block.raw(row.name)
        for item in value if isinstance(value, list) else [value]:
            if item is not None and item is not UNKNOWN and item != "":
                yield item.raw if isinstance(item, Text) else as_text(item)
