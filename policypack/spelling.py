"""Words that mean the same however they are written: enumerations that the provider takes in any case.

The provider compares these without case and sends AWS's spelling, so that a program may write "http" for "HTTP". What
it compares as it stands (most enumerations) is not listed here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

_INDEX: Final = re.compile(r"\[\d+\]")
_PROTOCOLS = ("HTTP", "HTTPS", "TCP", "TLS", "UDP", "TCP_UDP", "GENEVE", "QUIC", "TCP_QUIC")
_REDIRECT = ("#{protocol}", "HTTP", "HTTPS")
_APPLIED = {"parameters.applyMethod": ("immediate", "pending-reboot")}

# Type token -> path without indices -> AWS's spelling. In the schemas of the provider: `enum.ValidateIgnoreCase`,
# `validation.StringInSlice(…, true)`, or a StateFunc that changes the case.
# https://github.com/hashicorp/terraform-provider-aws/tree/main/internal/service (elbv2/listener.go,
# elbv2/listener_rule.go, elbv2/target_group.go, cloudwatch/metric_alarm.go, mq/broker.go, rds/parameter_group.go,
# rds/cluster_parameter_group.go, docdb/cluster_parameter_group.go, neptune/parameter_group.go, lambda/function.go)
ANY_CASE: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = {
    "aws:lb/listener:Listener": {"protocol": _PROTOCOLS, "defaultActions.redirect.protocol": _REDIRECT},
    "aws:lb/listenerRule:ListenerRule": {"actions.redirect.protocol": _REDIRECT},
    "aws:lb/targetGroup:TargetGroup": {
        "protocol": _PROTOCOLS,
        "protocolVersion": ("HTTP1", "HTTP2", "GRPC"),
        "healthCheck.protocol": _PROTOCOLS,
    },
    "aws:cloudwatch/metricAlarm:MetricAlarm": {
        "treatMissingData": ("breaching", "notBreaching", "ignore", "missing"),
        "evaluateLowSampleCountPercentiles": ("evaluate", "ignore"),
    },
    "aws:mq/broker:Broker": {
        "deploymentMode": ("SINGLE_INSTANCE", "ACTIVE_STANDBY_MULTI_AZ", "CLUSTER_MULTI_AZ"),
        "authenticationStrategy": ("SIMPLE", "LDAP", "CONFIG_MANAGED"),
        "storageType": ("EBS", "EFS"),
    },
    "aws:rds/parameterGroup:ParameterGroup": _APPLIED,
    "aws:rds/clusterParameterGroup:ClusterParameterGroup": _APPLIED,
    "aws:docdb/clusterParameterGroup:ClusterParameterGroup": _APPLIED,
    "aws:neptune/parameterGroup:ParameterGroup": _APPLIED,
    "aws:neptune/clusterParameterGroup:ClusterParameterGroup": _APPLIED,
    "aws:lambda/function:Function": {"tracingConfig.mode": ("Active", "PassThrough")},
}
# Texts that the provider makes lower-case, whatever they are: elasticache/cluster.go, elasticache/replication_group.go,
# rds/instance.go, dax/cluster.go.
LOWERED: Final[Mapping[str, frozenset[str]]] = {
    "aws:rds/instance:Instance": frozenset({"engine"}),
    "aws:elasticache/cluster:Cluster": frozenset({"engine"}),
    "aws:elasticache/replicationGroup:ReplicationGroup": frozenset({"engine"}),
    "aws:rds/parameterGroup:ParameterGroup": frozenset({"parameters.name"}),
    "aws:rds/clusterParameterGroup:ClusterParameterGroup": frozenset({"parameters.name"}),
}


def respelled(type: str, path: str, text: str) -> str:
    """Return a text as AWS spells it where the provider takes it in any case, else the text itself."""
    choices, lowered = ANY_CASE.get(type), LOWERED.get(type)
    if choices is None and lowered is None:
        return text
    plain = _INDEX.sub("", path)
    if lowered and plain in lowered:
        return text.lower()
    named = choices.get(plain, ()) if choices else ()
    return next((word for word in named if word.lower() == text.lower()), text)
