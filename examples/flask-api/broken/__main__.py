"""The order API of the web shop."""

from __future__ import annotations

import pulumi

from database import Database
from encryption import customer_key
from images import Images
from network import Network
from release import release_check
from service import FlaskApi, security_groups
from settings import Settings

settings = Settings.load()
key = customer_key(settings)
network = Network(settings)
images = Images(settings)
groups = security_groups(settings, network)
database = Database(settings, network, key, clients=groups[1])
api = FlaskApi(settings, network, database, images, key, groups)
check = release_check(settings, api, key)

pulumi.export("url", f"https://{api.domain}")
pulumi.export("name_servers", api.zone.name_servers)
pulumi.export("cluster", api.cluster.name)
pulumi.export("service", api.service.name)
pulumi.export("release_check", check.name)
pulumi.export("database_endpoint", database.cluster.endpoint)
