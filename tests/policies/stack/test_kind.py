from __future__ import annotations

import pytest

from policies.stack._kinds import KINDS, Kind
from policypack.catalogue import provider
from policypack.testing import Plan, Ref, Table, Unknown

CLUSTER_GROUP = "aws:rds/clusterParameterGroup:ClusterParameterGroup"


def base() -> Plan:
    plan = Plan()
    plan.add("aws:rds/parameterGroup:ParameterGroup", "own", family="postgres16")
    plan.add(CLUSTER_GROUP, "shared", family="aurora-postgresql16")
    plan.add("aws:rds/instance:Instance", "books", instanceClass="db.t4g.micro", parameterGroupName=Ref("own", "name"))
    plan.add("aws:lb/targetGroup:TargetGroup", "targets", port=80, protocol="HTTP", vpcId="vpc-01234567")
    plan.add("aws:lb/loadBalancer:LoadBalancer", "front", subnets=["subnet-01234567", "subnet-12345678"])
    return plan.add("aws:autoscaling/group:Group", "web", maxSize=1, minSize=1, targetGroupArns=[Ref("targets", "arn")])


of_another = (
    Table("stack-kind-of-another", base)
    .good("the right ones")
    .bad(
        "a group of clusters",
        lambda p: p.set("books", parameterGroupName=Ref("shared", "name")),
        (
            "books",
            "parameterGroupName is the name of shared, a ClusterParameterGroup of rds: DBParameterGroupNotFound.",
        ),
        level="mandatory",
        view="preview",
    )
    .bad(
        "a load balancer for its targets",
        lambda p: p.set("web", targetGroupArns=[Ref("front", "arn")]),
        (
            "web",
            (
                "targetGroupArns is the arn of front, a LoadBalancer of lb: ValidationError: Target group ARN is not "
                "valid."
            ),
        ),
        view="preview",
    )
    .good(
        "one of the same name",
        lambda p: (
            p.set("own", name="books")
            .set("shared", name="books")
            .set("books", parameterGroupName=Ref("shared", "name"))
        ),
    )
    .absent("none", lambda p: p.set("books", parameterGroupName=None))
    .unknown("which", lambda p: p.set("books", parameterGroupName=Unknown()), undecided=False)
    .outside("another stack's", lambda p: p.set("books", parameterGroupName="company"))
)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: f"{kind.type} {kind.property}")
def test_each_kind_is_of_this_provider(kind: Kind) -> None:
    fields = provider.inputs(kind.type)
    for step in filter(None, kind.within.split(".")):
        fields = (fields[step].element or fields[step]).fields
    assert kind.property in fields
    assert not set(kind.types) & set(kind.wrong)
    assert all(provider.is_known(type) for type in (*kind.types, *kind.wrong))
