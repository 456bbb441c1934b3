"""Parts of networks and machines, by id."""

from __future__ import annotations

from typing import Any

import pytest

from policypack.aws import Lookups
from policypack.aws.emulator import Emulator
from tests.aws.helpers import Stub
from tests.aws.outcomes import Verb, found, outcomes

# Verb, operation, IAM action, filter, list in the answer, id in an item, what a thing looks like that is gone.
KINDS: list[tuple[str, str, str, str, str, dict[str, Any]]] = [
    ("route_tables", "describe_route_tables", "route-table-id", "RouteTables", "RouteTableId", {}),
    ("transit_gateways", "describe_transit_gateways", "transit-gateway-id", "TransitGateways", "TransitGatewayId",
     {"State": "deleting"}),
    ("peering_connections", "describe_vpc_peering_connections", "vpc-peering-connection-id", "VpcPeeringConnections",
     "VpcPeeringConnectionId", {"Status": {"Code": "rejected"}}),
    ("interfaces", "describe_network_interfaces", "network-interface-id", "NetworkInterfaces", "NetworkInterfaceId",
     {}),
    ("network_acls", "describe_network_acls", "network-acl-id", "NetworkAcls", "NetworkAclId", {}),
    ("prefix_lists", "describe_managed_prefix_lists", "prefix-list-id", "PrefixLists", "PrefixListId",
     {"State": "delete-complete"}),
    ("dhcp_options", "describe_dhcp_options", "dhcp-options-id", "DhcpOptions", "DhcpOptionsId", {}),
    ("volumes", "describe_volumes", "volume-id", "Volumes", "VolumeId", {"State": "deleting"}),
    ("snapshots", "describe_snapshots", "snapshot-id", "Snapshots", "SnapshotId", {}),
]  # fmt: skip
HIDDEN = {"IncludeManagedResources": True}
VERBS = {
    name: Verb(
        operation,
        "ec2:" + operation.title().replace("_", ""),
        lambda aws, name=name: getattr(aws.network_ids, name)(("a", "b")),
        {"Filters": [{"Name": filter, "Values": ["a", "b"]}], **(HIDDEN if name in ("interfaces", "volumes") else {})},
    )
    for name, operation, filter, *_ in KINDS
}
INSTANCES = Verb(
    "describe_instances",
    "ec2:DescribeInstances",
    lambda aws: aws.network_ids.instances(("i-1", "i-2")),
    {"Filters": [{"Name": "instance-id", "Values": ["i-1", "i-2"]}], **HIDDEN},
)
EGRESS = Verb(
    "describe_egress_only_internet_gateways",
    "ec2:DescribeEgressOnlyInternetGateways",
    lambda aws: aws.network_ids.egress_gateways(("eigw-1", "eigw-9")),
    {},
)
ADDRESSES = Verb(
    "describe_addresses",
    "ec2:DescribeAddresses",
    lambda aws: aws.network_ids.addresses(("eipalloc-1", "eipalloc-2")),
    {"Filters": [{"Name": "allocation-id", "Values": ["eipalloc-1", "eipalloc-2"]}]},
)
ASSOCIATIONS = Verb(
    "describe_security_group_vpc_associations",
    "ec2:DescribeSecurityGroupVpcAssociations",
    lambda aws: aws.network_ids.associated_vpcs(("sg-1",)),
    {"Filters": [{"Name": "group-id", "Values": ["sg-1"]}]},
)

TestRefusals = outcomes("ec2", [*VERBS.values(), INSTANCES, EGRESS, ADDRESSES, ASSOCIATIONS])


@pytest.mark.parametrize(("name", "items", "id", "gone"), [(k[0], k[3], k[4], k[5]) for k in KINDS])
def test_those_of_two_pages_that_are_there(stub: Stub, name: str, items: str, id: str, gone: dict[str, Any]) -> None:
    first = {items: [{id: "b", **gone}], "NextToken": "2"}
    second = {items: [{id: "a"}]}
    # Where AWS forgets at once what is gone, both are there.
    expected = frozenset({"a"}) if gone else frozenset({"a", "b"})
    assert found(stub, "ec2", VERBS[name], first, second, following="NextToken") == expected


def test_a_terminated_instance_is_gone(stub: Stub) -> None:
    instances = [
        {"InstanceId": "i-1", "State": {"Name": "stopped"}},
        {"InstanceId": "i-2", "State": {"Name": "terminated"}},
    ]
    first = {"Reservations": [{"Instances": instances[:1]}], "NextToken": "2"}
    second = {"Reservations": [{"Instances": instances[1:]}]}
    assert found(stub, "ec2", INSTANCES, first, second, following="NextToken") == {"i-1"}


def test_egress_only_gateways_have_no_filter(stub: Stub) -> None:
    gateways = [{"EgressOnlyInternetGatewayId": f"eigw-{number}"} for number in (1, 2)]
    first = {"EgressOnlyInternetGateways": gateways[:1], "NextToken": "2"}
    second = {"EgressOnlyInternetGateways": gateways[1:]}
    assert found(stub, "ec2", EGRESS, first, second, following="NextToken") == {"eigw-1"}


def test_an_address_of_a_pool_of_ones_own_is_there(stub: Stub) -> None:
    addresses = [{"AllocationId": "eipalloc-1", "PublicIpv4Pool": "ipv4pool-ec2-1"}]
    assert found(stub, "ec2", ADDRESSES, {"Addresses": addresses}) == {"eipalloc-1"}


def test_vpcs_that_a_group_is_associated_with(stub: Stub) -> None:
    items = [
        {"GroupId": "sg-1", "VpcId": "vpc-2", "State": "associated"},
        {"GroupId": "sg-1", "VpcId": "vpc-3", "State": "disassociated"},
    ]
    answer = {"SecurityGroupVpcAssociations": items}
    assert found(stub, "ec2", ASSOCIATIONS, answer) == {("sg-1", "vpc-2")}


def test_many_ids_are_asked_for_in_parts(stub: Stub) -> None:
    ids = tuple(f"rtb-{number}" for number in range(201))
    for values in (ids[:200], ids[200:]):
        stub("ec2").add_response(
            "describe_route_tables",
            {"RouteTables": [{"RouteTableId": values[0]}]},
            {"Filters": [{"Name": "route-table-id", "Values": list(values)}]},
        )
    assert stub.aws.network_ids.route_tables(ids) == {"rtb-0", "rtb-200"}


def test_against_the_emulator() -> None:
    # moto does not know the filter of network ACLs.
    with Emulator() as emulator:
        lookups = Lookups(mode="emulator", endpoint_url=emulator.url)
        aws = lookups.bind({}, "eu-west-1")
        client = lookups.sessions.client(aws.identity, "ec2", "eu-west-1")
        vpc = client.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
        subnet = client.create_subnet(VpcId=vpc, CidrBlock="10.0.0.0/24")["Subnet"]["SubnetId"]
        table = client.create_route_table(VpcId=vpc)["RouteTable"]["RouteTableId"]
        egress = client.create_egress_only_internet_gateway(VpcId=vpc)["EgressOnlyInternetGateway"]
        interface = client.create_network_interface(SubnetId=subnet)["NetworkInterface"]["NetworkInterfaceId"]
        volume = client.create_volume(AvailabilityZone="eu-west-1a", Size=1)["VolumeId"]
        snapshot = client.create_snapshot(VolumeId=volume)["SnapshotId"]
        transit = client.create_transit_gateway()["TransitGateway"]["TransitGatewayId"]
        peering = client.create_vpc_peering_connection(VpcId=vpc, PeerVpcId=vpc)["VpcPeeringConnection"]
        options = client.create_dhcp_options(DhcpConfigurations=[{"Key": "domain-name", "Values": ["example.com"]}])
        list_ = client.create_managed_prefix_list(PrefixListName="own", MaxEntries=1, AddressFamily="IPv4")
        image = client.describe_images(Owners=["amazon"])["Images"][0]["ImageId"]
        address = client.allocate_address(Domain="vpc")["AllocationId"]
        instance = client.run_instances(ImageId=image, MinCount=1, MaxCount=1)["Instances"][0]["InstanceId"]
        ids = aws.network_ids
        for asked, id in (
            (ids.route_tables, table),
            (ids.egress_gateways, egress["EgressOnlyInternetGatewayId"]),
            (ids.interfaces, interface),
            (ids.volumes, volume),
            (ids.snapshots, snapshot),
            (ids.transit_gateways, transit),
            (ids.peering_connections, peering["VpcPeeringConnectionId"]),
            (ids.dhcp_options, options["DhcpOptions"]["DhcpOptionsId"]),
            (ids.prefix_lists, list_["PrefixList"]["PrefixListId"]),
            (ids.instances, instance),
            (ids.addresses, address),
        ):
            nobodys = f"{id.partition('-')[0]}-00000000000000000"
            assert asked((id, nobodys)) == {id}, asked
        assert ids.associated_vpcs(("sg-00000000000000000",)) == frozenset()
        client.terminate_instances(InstanceIds=[instance])
        assert ids.instances((instance,)) == frozenset()
