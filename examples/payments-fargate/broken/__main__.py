"""The payment processor on ECS Fargate, beside the legacy stack that it replaces."""

from __future__ import annotations

import pulumi
import pulumi_aws as aws

import legacy
from cluster import Cluster
from encryption import customer_key
from images import Images
from network import SettlementNetwork
from processor import processor
from settings import Settings
from settlement import settlement
from vault import Vault
from webhooks import webhooks

settings = Settings.load()
key = customer_key(settings)
vault = Vault(settings, key)
cluster = Cluster(settings, Images(settings), vault, key)
services = [processor(cluster), webhooks(cluster), settlement(cluster, SettlementNetwork(settings))]
aws.sns.TopicSubscription(
    f"{settings.prefix}-alerts", topic=legacy.alert_topic_arn, protocol="email", endpoint=settings.alert_email
)

pulumi.export("cluster", cluster.cluster.name)
pulumi.export("services", [service.name for service in services])
pulumi.export("secrets", {name: secret.name for name, secret in vault.secrets.items()})
