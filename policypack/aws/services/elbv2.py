"""Elastic Load Balancing: load balancers, target groups and listeners that are there already.

Sources:
https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeLoadBalancers.html
https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeTargetGroups.html
https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeListeners.html
https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeRules.html
https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeSSLPolicies.html
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from policypack.aws.fact import Service, fact


@dataclass(frozen=True, slots=True)
class LoadBalancer:
    """A load balancer. `kind` is application, network or gateway."""

    arn: str
    name: str
    kind: str
    vpc: str = ""


@dataclass(frozen=True, slots=True)
class TargetGroup:
    """A target group. Protocol and port are missing where its targets are functions."""

    arn: str
    name: str
    target_type: str
    protocol: str = ""
    port: int = 0
    vpc: str = ""


@dataclass(frozen=True, slots=True)
class Listener:
    """A listener of a load balancer."""

    arn: str
    port: int
    protocol: str


class Elbv2(Service):
    """Application, network and gateway load balancers."""

    service = "elbv2"

    @fact("elasticloadbalancing:DescribeLoadBalancers", absent=("LoadBalancerNotFound",), empty="proves")
    def load_balancer(self, name: str, region: str | None = None) -> LoadBalancer | None:
        """The load balancer of this name."""
        return _balancer(self.pages("describe_load_balancers", "LoadBalancers", Names=[name]))

    @fact("elasticloadbalancing:DescribeLoadBalancers", absent=("LoadBalancerNotFound",), empty="proves")
    def load_balancer_at(self, arn: str, region: str | None = None) -> LoadBalancer | None:
        """The load balancer of this ARN."""
        return _balancer(self.pages("describe_load_balancers", "LoadBalancers", LoadBalancerArns=[arn]))

    @fact("elasticloadbalancing:DescribeLoadBalancers", empty="proves")
    def load_balancers(self, region: str | None = None) -> tuple[LoadBalancer, ...]:
        """All load balancers of a region."""
        return tuple(
            LoadBalancer(item["LoadBalancerArn"], item["LoadBalancerName"], item["Type"], item.get("VpcId", ""))
            for item in self.pages("describe_load_balancers", "LoadBalancers")
        )

    @fact("elasticloadbalancing:DescribeTargetGroups", empty="proves")
    def target_groups(self, region: str | None = None) -> tuple[str, ...]:
        """The ARNs of a region's target groups."""
        return tuple(item["TargetGroupArn"] for item in self.pages("describe_target_groups", "TargetGroups"))

    @fact("elasticloadbalancing:DescribeTargetGroups", absent=("TargetGroupNotFound",), empty="proves")
    def target_group(self, name: str, region: str | None = None) -> TargetGroup | None:
        """The target group of this name."""
        return _group(self.pages("describe_target_groups", "TargetGroups", Names=[name]))

    @fact("elasticloadbalancing:DescribeTargetGroups", absent=("TargetGroupNotFound",), empty="proves")
    def target_group_at(self, arn: str, region: str | None = None) -> TargetGroup | None:
        """The target group of this ARN."""
        return _group(self.pages("describe_target_groups", "TargetGroups", TargetGroupArns=[arn]))

    @fact("elasticloadbalancing:DescribeListeners", absent=("ListenerNotFound",), empty="proves")
    def listener_at(self, arn: str, region: str | None = None) -> Listener | None:
        """The listener of this ARN."""
        return next(iter(_listeners(self.pages("describe_listeners", "Listeners", ListenerArns=[arn]))), None)

    @fact("elasticloadbalancing:DescribeListeners", absent=("LoadBalancerNotFound",), empty="proves")
    def listeners(self, balancer: str, region: str | None = None) -> tuple[Listener, ...] | None:
        """The listeners of a load balancer, by its ARN; None where there is no such load balancer."""
        return _listeners(self.pages("describe_listeners", "Listeners", LoadBalancerArn=balancer))

    @fact("elasticloadbalancing:DescribeSSLPolicies", lifetime="24h", empty="never")
    def tls_policies(self, region: str | None = None) -> tuple[str, ...]:
        """The names of the security policies that listeners negotiate TLS by."""
        return tuple(sorted(item["Name"] for item in self.pages("describe_ssl_policies", "SslPolicies")))

    @fact("elasticloadbalancing:DescribeRules", absent=("ListenerNotFound",), empty="proves")
    def priorities(self, listener: str, region: str | None = None) -> tuple[str, ...] | None:
        """The priorities that the rules of a listener have, "default" among them; None for an unknown listener."""
        return tuple(sorted(item["Priority"] for item in self.pages("describe_rules", "Rules", ListenerArn=listener)))


def _balancer(found: Iterable[Mapping[str, Any]]) -> LoadBalancer | None:
    for item in found:
        return LoadBalancer(item["LoadBalancerArn"], item["LoadBalancerName"], item["Type"], item.get("VpcId", ""))
    return None


def _group(found: Iterable[Mapping[str, Any]]) -> TargetGroup | None:
    for item in found:
        return TargetGroup(
            item["TargetGroupArn"],
            item["TargetGroupName"],
            item.get("TargetType", "instance"),
            item.get("Protocol", ""),
            item.get("Port", 0),
            item.get("VpcId", ""),
        )
    return None


def _listeners(found: Iterable[Mapping[str, Any]]) -> tuple[Listener, ...]:
    return tuple(Listener(item["ListenerArn"], item.get("Port", 0), item.get("Protocol", "")) for item in found)
