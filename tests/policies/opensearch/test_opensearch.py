from __future__ import annotations

from policypack.aws.services.iam import Role
from policypack.aws.services.opensearch import Domain, SearchInstanceType
from policypack.testing import Plan, Table, Unknown


def base() -> Plan:
    plan = Plan()
    plan.add(
        "aws:opensearch/domain:Domain",
        "logs",
        engineVersion="OpenSearch_2.19",
        clusterConfig={
            "instanceType": "r7g.large.search",
            "dedicatedMasterEnabled": True,
            "dedicatedMasterType": "m7g.large.search",
        },
    )
    return plan.add(
        "aws:elasticsearch/domain:Domain",
        "old",
        elasticsearchVersion="7.10",
        clusterConfig={"instanceType": "m5.large.elasticsearch"},
    )


OFFERED = {("opensearch.versions",): ("OpenSearch_2.19", "OpenSearch_2.9", "Elasticsearch_7.10")}
version_not_offered = (
    Table("opensearch-version-not-offered", base)
    .good("both are offered", facts=OFFERED)
    .not_found(
        "not offered",
        lambda plan: plan.set("logs", engineVersion="OpenSearch_2.12"),
        ("logs", "OpenSearch_2.12 is not offered in eu-west-1."),
        facts=OFFERED,
        level="mandatory",
    )
    .bad(
        "only the number",
        lambda plan: plan.set("logs", engineVersion="2.19"),
        ("logs", "2.19 is not offered in eu-west-1."),
        facts=OFFERED,
    )
    .bad(
        "an Elasticsearch that never was",
        lambda plan: plan.set("old", elasticsearchVersion="7.17"),
        ("old", "Elasticsearch_7.17 is not offered in eu-west-1."),
        facts=OFFERED,
    )
    .bad(
        "none of five",
        lambda plan: plan.remove("old").set("logs", engineVersion="OpenSearch_2.12"),
        (
            "logs",
            "OpenSearch_2.12 is not offered in eu-west-1.",
            (
                "Use an offered version, such as OpenSearch_2.5, OpenSearch_2.4, OpenSearch_2.3, OpenSearch_2.2 "
                "and 1 more; "
                "this lists all of them:\n    aws opensearch list-versions --region eu-west-1"
            ),
        ),
        facts={("opensearch.versions",): tuple(f"OpenSearch_2.{minor}" for minor in range(1, 6))},
    )
    .absent(
        "AWS chooses",
        lambda plan: plan.set("logs", engineVersion=None).set("old", elasticsearchVersion=None),
        facts={},
    )
    .unknown("from an update", lambda plan: plan.set("logs", engineVersion=Unknown()), facts=OFFERED)
    .cannot_ask("denied")
)

ASKED = ("opensearch.instance_types", "OpenSearch_2.19")
OLD = ("opensearch.instance_types", "Elasticsearch_7.10")
TYPES = {
    ASKED: (SearchInstanceType("r7g.large.search", ("data",)), SearchInstanceType("m7g.large.search", ("master",))),
    OLD: (SearchInstanceType("m5.large.search", ("data",)),),
}
instance_type_not_offered = (
    Table("opensearch-instance-type-not-offered", base)
    .good("all are offered, the older API's name too", facts=TYPES)
    .bad(
        "the masters are too small",
        lambda plan: plan.set(
            "logs",
            clusterConfig={
                "instanceType": "r7g.large.search",
                "dedicatedMasterEnabled": True,
                "dedicatedMasterType": "r7g.micro.search",
            },
        ),
        ("logs", "r7g.micro.search is not offered for OpenSearch_2.19 in eu-west-1."),
        facts=TYPES,
        level="mandatory",
    )
    .good(
        "a type for masters that there are none of",
        lambda plan: plan.set(
            "logs", clusterConfig={"instanceType": "r7g.large.search", "dedicatedMasterType": "r7g.micro.search"}
        ),
        facts=TYPES,
    )
    .bad(
        "no such family",
        lambda plan: plan.set("logs", clusterConfig={"instanceType": "r99.large.search"}),
        ("logs", "r99.large.search is not offered for OpenSearch_2.19 in eu-west-1."),
        facts=TYPES,
    )
    .not_found("the version is not offered: another policy's", None, facts={**TYPES, ASKED: None})
    .bad(
        "none of four of its family",
        lambda plan: plan.remove("old").set("logs", clusterConfig={"instanceType": "r7g.huge.search"}),
        (
            "logs",
            "r7g.huge.search is not offered for OpenSearch_2.19 in eu-west-1.",
            (
                "Use an offered type such as r7g.1.search, r7g.2.search, r7g.3.search and 1 more; this lists all "
                "of them:\n"
                "    aws opensearch list-instance-type-details --engine-version OpenSearch_2.19 --region "
                "eu-west-1 --query "
                "'InstanceTypeDetails[].InstanceType'"
            ),
        ),
        facts={ASKED: tuple(SearchInstanceType(f"r7g.{size}.search", ("data",)) for size in range(1, 5))},
    )
    .absent(
        "neither nodes nor a version",
        lambda plan: plan.remove("old").set("logs", clusterConfig=None),
        facts={},
        undecided=False,
    )
    .absent(
        "AWS chooses",
        lambda plan: plan.remove("old").set("logs", clusterConfig={"instanceCount": 2}),
        facts={},
    )
    .unknown("from an update", lambda plan: plan.set("logs", clusterConfig={"instanceType": Unknown()}), facts=TYPES)
    .cannot_ask("denied")
)


def in_vpc() -> Plan:
    return Plan().add("aws:opensearch/domain:Domain", "logs", vpcOptions={"subnetIds": ["subnet-1"]})


def _exists(plan: Plan, name: str) -> Plan:
    plan.planned[name].outputs["id"] = name
    return plan


NEW = ("iam.role", "AWSServiceRoleForAmazonOpenSearchService")
OLD_ROLE = ("iam.role", "AWSServiceRoleForAmazonElasticsearchService")
NO_ROLE = (
    "logs",
    "The domain shall stand in a VPC, and the account has no role AWSServiceRoleForAmazonOpenSearchService.",
)
LINKED = "aws:iam/serviceLinkedRole:ServiceLinkedRole"
linked_role_missing = (
    Table("opensearch-linked-role-missing", in_vpc)
    .good("there", facts={NEW: Role("AWSServiceRoleForAmazonOpenSearchService", "arn")})
    .good("the older one", facts={NEW: None, OLD_ROLE: Role("AWSServiceRoleForAmazonElasticsearchService", "arn")})
    .good("planned", lambda plan: plan.add(LINKED, "role", awsServiceName="es.amazonaws.com"), facts={})
    .good("a domain that is there", lambda plan: _exists(plan, "logs"), facts={}, view="engine")
    .not_found("not there", None, NO_ROLE, facts={NEW: None, OLD_ROLE: None}, level="advisory")
    .outside(
        "a role of another service",
        lambda plan: plan.add(LINKED, "role", awsServiceName="ecs.amazonaws.com"),
        NO_ROLE,
        facts={NEW: None, OLD_ROLE: None},
    )
    .bad(
        "a second domain",
        lambda plan: plan.add("aws:elasticsearch/domain:Domain", "old", vpcOptions={"subnetIds": ["subnet-1"]}),
        NO_ROLE,
        ("old", NO_ROLE[1]),
        facts={NEW: None, OLD_ROLE: None},
    )
    .absent("not in a VPC", lambda plan: plan.set("logs", vpcOptions=None), facts={})
    .unknown(
        "the planned role's service",
        lambda plan: plan.add(LINKED, "role", awsServiceName=Unknown()),
        facts={},
    )
    .cannot_ask("denied")
)

RUNNING = ("opensearch.domain", "logs")
TARGETS = ("opensearch.upgrades", "logs")


def named() -> Plan:
    return base().set("logs", domainName="logs").remove("old")


def running(version: str, *targets: str) -> dict[object, object]:
    return {RUNNING: Domain("logs", "arn", version), TARGETS: targets}


upgrade_not_allowed = (
    Table("opensearch-upgrade-not-allowed", named)
    .good("the same", facts=running("OpenSearch_2.19"), view="preview")
    .good("a target", facts=running("OpenSearch_2.11", "OpenSearch_2.19"), view="preview")
    .bad(
        "no target",
        None,
        (
            "logs",
            (
                "The domain logs runs OpenSearch_1.3, which cannot be taken to OpenSearch_2.19 directly; it can go to "
                "OpenSearch_2.11."
            ),
        ),
        facts=running("OpenSearch_1.3", "OpenSearch_2.11"),
        view="preview",
        level="advisory",
    )
    .bad(
        "back",
        None,
        (
            "logs",
            (
                "The domain logs runs OpenSearch_3.1, which cannot be taken to OpenSearch_2.19 directly; AWS lists no "
                "version that it can go to."
            ),
        ),
        facts=running("OpenSearch_3.1"),
        view="preview",
    )
    .good("new in a stack that has a state", facts={}, view="engine")
    .not_found("not there yet", None, facts={RUNNING: None}, view="preview")
    .absent("AWS chooses", lambda plan: plan.set("logs", engineVersion=None), facts={})
    .unknown("from an update", lambda plan: plan.set("logs", engineVersion=Unknown()), facts={})
    .cannot_ask("denied", view="preview")
    .without("outside", "names no other resource")
)
