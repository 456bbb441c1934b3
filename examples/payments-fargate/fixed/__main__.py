"""The payment processor on ECS Fargate."""

from __future__ import annotations

import pulumi

from balancer import Balancer
from cluster import Cluster
from encryption import customer_key
from images import Images
from network import Network
from processor import processor
from settings import Settings
from vault import Vault
from webhooks import webhooks

settings = Settings.load()
key = customer_key(settings)
network = Network(settings)
balancer = Balancer(settings, network)
cluster = Cluster(settings, network, Images(settings), Vault(settings, key), key)
payments = processor(cluster, balancer)
callbacks = webhooks(cluster, balancer)

pulumi.export("url", f"https://{settings.domain}")
pulumi.export("cluster", cluster.cluster.name)
pulumi.export("services", [payments.name, callbacks.name])
pulumi.export("secrets", {name: secret.name for name, secret in cluster.vault.secrets.items()})
