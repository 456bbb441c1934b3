"""Addresses, gateways, endpoints and regions."""

from __future__ import annotations

from policypack.aws import Lookups
from policypack.aws.emulator import Emulator
from policypack.aws.services.network import AccountRegion, Endpoint, EndpointService, GroupRule, PrefixList, RouteTable
from tests.aws.helpers import Stub
from tests.aws.outcomes import Verb, found, outcomes

ADDRESSES = Verb("describe_addresses", "ec2:DescribeAddresses", lambda aws: aws.network.addresses(), {})
GATEWAYS = Verb(
    "describe_internet_gateways", "ec2:DescribeInternetGateways", lambda aws: aws.network.internet_gateways(), {}
)
ATTACHED = Verb(
    "describe_internet_gateways", "ec2:DescribeInternetGateways", lambda aws: aws.network.internet_vpcs(), {}
)
NATS = Verb("describe_nat_gateways", "ec2:DescribeNatGateways", lambda aws: aws.network.nat_gateways(), {})
ENDPOINTS = Verb("describe_vpc_endpoints", "ec2:DescribeVpcEndpoints", lambda aws: aws.network.endpoints(), {})
NAMES = Verb(
    "describe_vpc_attribute",
    "ec2:DescribeVpcAttribute",
    lambda aws: aws.network.dns_hostnames("vpc-1"),
    {"VpcId": "vpc-1", "Attribute": "enableDnsHostnames"},
    ("InvalidVpcID.NotFound",),
)
SUPPORT = Verb(
    "describe_vpc_attribute",
    "ec2:DescribeVpcAttribute",
    lambda aws: aws.network.dns_support("vpc-1"),
    {"VpcId": "vpc-1", "Attribute": "enableDnsSupport"},
    ("InvalidVpcID.NotFound",),
)
SERVICES = Verb(
    "describe_vpc_endpoint_services",
    "ec2:DescribeVpcEndpointServices",
    lambda aws: aws.network.endpoint_services(),
    {},
)
REGIONS = Verb("describe_regions", "ec2:DescribeRegions", lambda aws: aws.network.regions(), {"AllRegions": True})

TABLES = Verb(
    "describe_route_tables",
    "ec2:DescribeRouteTables",
    lambda aws: aws.network.route_tables("vpc-id", "vpc-1"),
    {"Filters": [{"Name": "vpc-id", "Values": ["vpc-1"]}]},
)
RULES = Verb(
    "describe_security_group_rules",
    "ec2:DescribeSecurityGroupRules",
    lambda aws: aws.network.group_rules("sg-1"),
    {"Filters": [{"Name": "group-id", "Values": ["sg-1"]}]},
)
LISTS = Verb(
    "describe_managed_prefix_lists", "ec2:DescribeManagedPrefixLists", lambda aws: aws.network.prefix_lists(), {}
)
TRANSIT = Verb(
    "describe_transit_gateways", "ec2:DescribeTransitGateways", lambda aws: aws.network.transit_gateways(), {}
)

TestRefusals = outcomes(
    "ec2",
    [
        *(ADDRESSES, GATEWAYS, ATTACHED, NATS, ENDPOINTS, NAMES, SUPPORT, SERVICES, REGIONS),
        *(TABLES, RULES, LISTS, TRANSIT),
    ],
)


def test_routes_that_somebody_put_into_tables(stub: Stub) -> None:
    routes = [
        {"DestinationCidrBlock": "10.0.0.0/16", "GatewayId": "local", "Origin": "CreateRouteTable"},
        {"DestinationCidrBlock": "10.9.0.0/16", "GatewayId": "vgw-1", "Origin": "EnableVgwRoutePropagation"},
        {"DestinationCidrBlock": "0.0.0.0/0", "GatewayId": "igw-1", "Origin": "CreateRoute"},
        {"DestinationIpv6CidrBlock": "::/0", "GatewayId": "igw-1", "Origin": "CreateRoute"},
        {"DestinationPrefixListId": "pl-1", "GatewayId": "vpce-1", "Origin": "CreateRoute"},
        {"DestinationPrefixListId": "pl-2", "TransitGatewayId": "tgw-1", "Origin": "CreateRoute"},
    ]
    first = {"RouteTables": [{"RouteTableId": "rtb-1", "VpcId": "vpc-1", "Routes": routes}], "NextToken": "2"}
    second = {"RouteTables": [{"RouteTableId": "rtb-2", "VpcId": "vpc-1"}]}
    assert found(stub, "ec2", TABLES, first, second, following="NextToken") == (
        RouteTable("rtb-1", "vpc-1", ("0.0.0.0/0",), ("::/0",), ("pl-2",)),
        RouteTable("rtb-2", "vpc-1"),
    )


def test_rules_of_two_pages(stub: Stub) -> None:
    first = {
        "SecurityGroupRules": [
            {"IsEgress": False, "CidrIpv4": "10.0.0.0/8"},
            {"IsEgress": False, "PrefixListId": "pl-1"},
        ],
        "NextToken": "2",
    }
    second = {
        "SecurityGroupRules": [
            {"IsEgress": True, "CidrIpv6": "::/0"},
            {"IsEgress": True, "ReferencedGroupInfo": {"GroupId": "sg-2"}},
        ]
    }
    assert found(stub, "ec2", RULES, first, second, following="NextToken") == (
        GroupRule(outbound=False, ipv4="10.0.0.0/8"),
        GroupRule(outbound=False, prefix_list="pl-1"),
        GroupRule(outbound=True, ipv6="::/0"),
        GroupRule(outbound=True, group="sg-2"),
    )


def test_prefix_lists_of_two_pages(stub: Stub) -> None:
    own = {"PrefixListId": "pl-1", "PrefixListName": "office", "AddressFamily": "IPv6", "MaxEntries": 20}
    s3 = {"PrefixListId": "pl-2", "PrefixListName": "com.amazonaws.eu-west-1.s3", "OwnerId": "AWS"}
    first, second = {"PrefixLists": [own], "NextToken": "2"}, {"PrefixLists": [s3]}
    assert found(stub, "ec2", LISTS, first, second, following="NextToken") == (
        PrefixList("pl-1", "office", "IPv6", 20),
        PrefixList("pl-2", "com.amazonaws.eu-west-1.s3", "IPv4", 0),
    )


def test_transit_gateways_of_two_pages(stub: Stub) -> None:
    first = {"TransitGateways": [{"TransitGatewayId": "tgw-2", "OwnerId": "1", "State": "deleted"}], "NextToken": "2"}
    second = {"TransitGateways": [{"TransitGatewayId": "tgw-1", "OwnerId": "2", "State": "available"}]}
    assert found(stub, "ec2", TRANSIT, first, second, following="NextToken") == (("tgw-1", "2"),)


def test_addresses(stub: Stub) -> None:
    addresses = [
        {"AllocationId": "eipalloc-1", "PublicIpv4Pool": "amazon"},
        {"AllocationId": "eipalloc-2", "PublicIpv4Pool": "ipv4pool-ec2-1"},
        {"AllocationId": "eipalloc-3", "CustomerOwnedIpv4Pool": "ipv4pool-coip-1"},
        {"AllocationId": "eipalloc-4", "PublicIpv4Pool": "amazon", "ServiceManaged": "alb"},
    ]
    assert found(stub, "ec2", ADDRESSES, {"Addresses": addresses}) == ("eipalloc-1",)


def test_internet_gateways_of_two_pages(stub: Stub) -> None:
    first = {"InternetGateways": [{"InternetGatewayId": "igw-2"}], "NextToken": "2"}
    second = {"InternetGateways": [{"InternetGatewayId": "igw-1", "Attachments": []}]}
    assert found(stub, "ec2", GATEWAYS, first, second, following="NextToken") == ("igw-1", "igw-2")


def test_networks_with_an_internet_gateway_of_two_pages(stub: Stub) -> None:
    first = {"InternetGateways": [{"Attachments": [{"VpcId": "vpc-1", "State": "available"}]}], "NextToken": "2"}
    second = {"InternetGateways": [{"InternetGatewayId": "igw-1", "Attachments": []}]}
    assert found(stub, "ec2", ATTACHED, first, second, following="NextToken") == ("vpc-1",)


def test_deleted_nat_gateways_do_not_count(stub: Stub) -> None:
    gateways = [
        {"NatGatewayId": "nat-1", "SubnetId": "subnet-1", "State": "available"},
        {"NatGatewayId": "nat-2", "SubnetId": "subnet-1", "State": "deleted"},
    ]
    first, second = {"NatGateways": gateways[:1], "NextToken": "2"}, {"NatGateways": gateways[1:]}
    assert found(stub, "ec2", NATS, first, second, following="NextToken") == (("nat-1", "subnet-1"),)


def test_endpoints_of_two_pages(stub: Stub) -> None:
    service = "com.amazonaws.eu-west-1.s3"
    s3 = {"VpcEndpointId": "vpce-1", "VpcId": "vpc-1", "ServiceName": service, "VpcEndpointType": "Gateway"}
    s3 |= {"RouteTableIds": ["rtb-1"]}
    gone = {**s3, "VpcEndpointId": "vpce-2", "State": "deleted"}
    first, second = {"VpcEndpoints": [s3], "NextToken": "2"}, {"VpcEndpoints": [gone]}
    assert found(stub, "ec2", ENDPOINTS, first, second, following="NextToken") == (
        Endpoint("vpce-1", "vpc-1", service, "Gateway", route_tables=("rtb-1",)),
    )


def test_whether_hosts_of_a_vpc_have_names(stub: Stub) -> None:
    assert found(stub, "ec2", NAMES, {"EnableDnsHostnames": {"Value": True}}) is True


def test_whether_a_vpc_has_a_dns_server(stub: Stub) -> None:
    assert found(stub, "ec2", SUPPORT, {"EnableDnsSupport": {"Value": False}}) is False


def test_services_of_two_pages(stub: Stub) -> None:
    name, dns = "com.amazonaws.eu-west-1.kms", "kms.eu-west-1.amazonaws.com"
    kms = {"ServiceName": name, "ServiceType": [{"ServiceType": "Interface"}], "AvailabilityZones": ["b", "a"]}
    first = {"ServiceDetails": [{**kms, "PrivateDnsNames": [{"PrivateDnsName": dns}]}], "NextToken": "2"}
    second = {"ServiceDetails": [{"ServiceName": "other"}]}
    assert found(stub, "ec2", SERVICES, first, second, following="NextToken") == (
        EndpointService(name, ("Interface",), ("a", "b"), (dns,)),
        EndpointService("other", (), ()),
    )


def test_regions_that_are_not_enabled(stub: Stub) -> None:
    regions = [
        {"RegionName": "eu-west-1", "OptInStatus": "opt-in-not-required"},
        {"RegionName": "eu-south-1", "OptInStatus": "not-opted-in"},
    ]
    assert found(stub, "ec2", REGIONS, {"Regions": regions}) == (
        AccountRegion("eu-west-1", "opt-in-not-required"),
        AccountRegion("eu-south-1", "not-opted-in"),
    )
    assert [region.enabled for region in (AccountRegion("a", "opted-in"), AccountRegion("b", "not-opted-in"))] == [
        True,
        False,
    ]


def test_against_the_emulator() -> None:
    with Emulator() as emulator:
        lookups = Lookups(mode="emulator", endpoint_url=emulator.url)
        aws = lookups.bind({}, "eu-west-1")
        client = lookups.sessions.client(aws.identity, "ec2", "eu-west-1")
        vpc = client.describe_vpcs()["Vpcs"][0]["VpcId"]
        assert aws.network.dns_hostnames(vpc) is True
        assert aws.network.dns_hostnames("vpc-00000000000000000") is None
        assert aws.network.dns_support(vpc) is True
        assert aws.network.internet_vpcs() == tuple(vpc.id for vpc in aws.ec2.vpcs())
        names = {service.name for service in aws.network.endpoint_services()}
        assert {"com.amazonaws.eu-west-1.s3", "com.amazonaws.eu-west-1.kms"} <= names
        assert aws.network.nat_gateways() == ()
        assert aws.network.endpoints() == ()
        address = client.allocate_address(Domain="vpc")["AllocationId"]
        assert aws.network.addresses() == (address,)
        assert "eu-west-1" in {region.name for region in aws.network.regions()}
