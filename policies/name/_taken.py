"""Which names AWS gives only once, by type; what only updates what is there, such as an alarm, is not among them."""

from __future__ import annotations

from policies.name._taken_access import ACCESS
from policies.name._taken_compute import COMPUTE
from policies.name._taken_data import DATA
from policies.name._taken_databases import DATABASES
from policies.name._taken_delivery import DELIVERY
from policies.name._unique import ELSEWHERE, Unique

UNIQUE: dict[str, Unique] = {**ACCESS, **COMPUTE, **DATA, **DATABASES, **DELIVERY}

__all__ = ["ELSEWHERE", "UNIQUE", "Unique"]
