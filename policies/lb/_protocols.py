"""Protocols of listeners, by the kind of their load balancer."""

from __future__ import annotations

# https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateListener.html
SPOKEN = {
    "application": ("HTTP", "HTTPS"),
    "network": ("TCP", "TLS", "UDP", "TCP_UDP", "QUIC", "TCP_QUIC"),
}
# What listeners of a Network Load Balancer forward to.
# https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-target-groups.html
FORWARDED = {
    "TCP": ("TCP", "TCP_UDP"),
    "TLS": ("TLS", "TCP"),
    "UDP": ("UDP", "TCP_UDP"),
    "TCP_UDP": ("TCP_UDP",),
    "QUIC": ("QUIC", "TCP_QUIC"),
    "TCP_QUIC": ("TCP_QUIC",),
}
# Protocols that a balancer of both families speaks only where it sends with an IPv6 prefix of its own.
DATAGRAMS = ("UDP", "TCP_UDP", "QUIC", "TCP_QUIC")
