"""Protocols of listeners, by the kind of their load balancer."""

from __future__ import annotations

# https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateListener.html
SPOKEN = {
    "application": ("HTTP", "HTTPS"),
    "network": ("TCP", "TLS", "UDP", "TCP_UDP", "QUIC", "TCP_QUIC"),
}
