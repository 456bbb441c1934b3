"""Predictions over HTTP: the API and its batch worker, the features, the model cards."""

from __future__ import annotations

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
Database(settings, network, key, clients=service.tasks_group)
Edge(settings, domain, storage, service)
