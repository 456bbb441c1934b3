"""Predictions over HTTP: the API and its batch worker, the features, the model cards."""

from __future__ import annotations

import pulumi

from database import Database
from domain import Domain
from edge import Edge
from encryption import customer_key
from network import Network
from service import Service
from settings import Settings
from storage import Storage

settings = Settings.load()
key = customer_key(settings)
network = Network(settings)
domain = Domain(settings)
storage = Storage(settings, key)
service = Service(settings, network, domain, storage, key)
database = Database(settings, network, key, clients=service.tasks_group)
edge = Edge(settings, domain, storage, service)

pulumi.export("url", f"https://{domain.api}")
pulumi.export("distribution", edge.api.domain_name)
pulumi.export("cards", edge.cards.domain_name)
pulumi.export("cluster", service.cluster.name)
pulumi.export("features_endpoint", database.features.endpoint)
pulumi.export("predictions_table", storage.predictions.name)
