"""Where rows stand: whoever asks what is known of a service's settings reads one file."""

from __future__ import annotations

from collections import Counter
from importlib import import_module
from pathlib import Path

import pytest

from policies.setting import _rows

MODULES = sorted(path.stem for path in Path(_rows.__file__).parent.glob("*.py") if path.stem != "__init__")
# Services that are one for whoever looks, by what types call them.
FAMILIES = {"ebs": "ec2", "vpc": "ec2", "elasticsearch": "opensearch", "redshiftserverless": "redshift", "sesv2": "ses"}


@pytest.mark.parametrize("module", MODULES)
def test_each_row_stands_with_its_service(module: str) -> None:
    rows = import_module(f"{_rows.__name__}.{module}").ROWS
    services = {row.type.split(":")[1].partition("/")[0] for row in rows}
    (home,) = {FAMILIES.get(service, service) for service in services}
    assert module.removesuffix("_") == home or module.startswith(f"{home}_")


def test_no_row_stands_twice() -> None:
    rows = Counter(repr(row) for module in MODULES for row in import_module(f"{_rows.__name__}.{module}").ROWS)
    assert [row for row, times in rows.items() if times > 1] == []
