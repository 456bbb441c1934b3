from __future__ import annotations

from policypack.testing import Plan, Table, Unknown

ONE, TWO = ["subnet-01234567"], ["subnet-01234567", "subnet-12345678"]


def base() -> Plan:
    plan = Plan().add("aws:fsx/windowsFileSystem:WindowsFileSystem", "files", throughputCapacity=32, subnetIds=ONE)
    return plan.add("aws:fsx/ontapFileSystem:OntapFileSystem", "nets", deploymentType="MULTI_AZ_2", subnetIds=TWO)


subnets_unequal_deployment = (
    Table("fsx-subnets-unequal-deployment", base)
    .good("one by default, two in two zones")
    .bad(
        "two in one zone",
        lambda p: p.set("files", subnetIds=TWO),
        ("files", "deploymentType is SINGLE_AZ_1, which is the default, and subnetIds has 2 of 1."),
        level="mandatory",
    )
    .bad(
        "one in two zones",
        lambda p: p.set("nets", subnetIds=ONE),
        ("nets", "deploymentType is MULTI_AZ_2, and subnetIds has 1 of 2."),
    )
    .absent("no subnets", lambda p: p.set("files", subnetIds=None))
    .unknown("the subnets", lambda p: p.set("files", subnetIds=Unknown()))
)
