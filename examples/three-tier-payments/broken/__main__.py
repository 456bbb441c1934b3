"""The merchants' portal: web servers on EC2, the ledger on ECS, MySQL behind both."""

from __future__ import annotations

import pulumi

from certificates import public_zone
from database import Database
from encryption import customer_key
from firewalls import Firewalls
from ledger import Ledger
from network import Network
from portal import Portal
from settings import Settings
from settlement import settlement
from storage import Storage

settings = Settings.load()
key = customer_key(settings)
network = Network(settings)
firewalls = Firewalls(settings, network)
storage = Storage(settings)
zone = public_zone(settings)
database = Database(settings, network, firewalls, key)
ledger = Ledger(settings, network, firewalls, database, key, zone)
portal = Portal(settings, network, firewalls, storage, key)
settle = settlement(settings, storage, key)

pulumi.export("url", f"https://{portal.domain}")
pulumi.export("name_servers", zone.name_servers)
pulumi.export("portal_group", portal.group.name)
pulumi.export("ledger_service", ledger.service.name)
pulumi.export("database_endpoint", database.instance.endpoint)
pulumi.export("statements_bucket", storage.statements.bucket)
pulumi.export("settlement", settle.name)
