"""Route 53: hosted zones and their records.

Sources:
https://docs.aws.amazon.com/Route53/latest/APIReference/API_ListHostedZones.html
https://docs.aws.amazon.com/Route53/latest/APIReference/API_GetHostedZone.html
https://docs.aws.amazon.com/Route53/latest/APIReference/API_ListResourceRecordSets.html
https://docs.aws.amazon.com/Route53/latest/APIReference/API_GetAccountLimit.html
https://docs.aws.amazon.com/Route53/latest/APIReference/API_ListHostedZonesByVPC.html
"""

from __future__ import annotations

from dataclasses import dataclass

from policypack.aws.fact import Service, fact


@dataclass(frozen=True, slots=True)
class HostedZone:
    """A hosted zone as listed. `id` without "/hostedzone/", `name` without the dot at its end."""

    id: str
    name: str
    private: bool
    records: int
    comment: str
    reference: str


@dataclass(frozen=True, slots=True)
class Delegation:
    """What a zone answers to: its name servers (none for a private zone) and the networks that see it."""

    name_servers: tuple[str, ...]
    vpcs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """A record of a zone. `identifier` is set where several records share name and type by a routing policy."""

    name: str
    type: str
    identifier: str = ""


class Route53(Service):
    """Hosted zones of the account."""

    service = "route53"
    everywhere = True

    @fact("route53:ListHostedZones", empty="proves")
    def zones(self, region: str | None = None) -> tuple[HostedZone, ...]:
        """All hosted zones of the account."""
        return tuple(
            HostedZone(
                item["Id"].rpartition("/")[2],
                item["Name"].rstrip("."),
                item["Config"]["PrivateZone"],
                item.get("ResourceRecordSetCount", 0),
                item["Config"].get("Comment", ""),
                item.get("CallerReference", ""),
            )
            for item in self.pages("list_hosted_zones", "HostedZones")
        )

    @fact("route53:GetAccountLimit")
    def zone_limit(self, region: str | None = None) -> tuple[int, int]:
        """(How many hosted zones the account has, how many it may have)."""
        found = self.call("get_account_limit", Type="MAX_HOSTED_ZONES_BY_OWNER")
        return found["Count"], found["Limit"]["Value"]

    @fact("route53:GetHostedZone", lifetime="5m", absent=("NoSuchHostedZone",))
    def delegation(self, zone: str, region: str | None = None) -> Delegation | None:
        """The zone's name servers and networks, None where there is no such zone."""
        found = self.call("get_hosted_zone", Id=zone)
        found["HostedZone"]
        servers = (found.get("DelegationSet") or {}).get("NameServers") or ()
        return Delegation(tuple(servers), tuple(vpc["VPCId"] for vpc in found.get("VPCs") or ()))

    @fact("route53:ListResourceRecordSets", absent=("NoSuchHostedZone",), empty="proves", denied_per=("zone",))
    def records(self, zone: str, name: str, region: str | None = None) -> tuple[Record, ...] | None:
        """The records of exactly this name, None where there is no such zone.

        AWS lists from the name on; reading stops at the first other name.
        """
        wanted = plain(name)
        found = []
        for item in self.pages(
            "list_resource_record_sets", "ResourceRecordSets", HostedZoneId=zone, StartRecordName=name
        ):
            if plain(item["Name"]) != wanted:
                break
            found.append(Record(wanted, item["Type"], item.get("SetIdentifier", "")))
        return tuple(found)

    # IAM asks for both: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonroute53.html
    @fact("route53:ListHostedZonesByVPC", "ec2:DescribeVpcs", empty="proves")
    def vpc_zones(self, vpc: str, vpc_region: str, region: str | None = None) -> tuple[tuple[str, str], ...]:
        """(Id, name) of the private zones that a VPC sees, those that AWS services made for endpoints too."""
        found = self.chained("list_hosted_zones_by_vpc", "HostedZoneSummaries", VPCId=vpc, VPCRegion=vpc_region)
        return tuple((item["HostedZoneId"], plain(item["Name"])) for item in found)

    def zones_for(self, name: str, region: str | None = None) -> tuple[HostedZone, ...]:
        """The account's zones that a host name belongs into, the nearest ones first."""
        host = plain(name)
        fitting = [zone for zone in self.zones() if host == zone.name or host.endswith(f".{zone.name}")]
        return tuple(sorted(fitting, key=lambda zone: len(zone.name), reverse=True))


def plain(name: str) -> str:
    """A name as people write it: lower case, no dot at its end, and the asterisk that AWS escapes."""
    return name.lower().rstrip(".").replace("\\052", "*")
