"""What pytest gets from the wheel by itself: tables of cases become tests, and the fixture `preview`.

pytest loads this wherever the pack is installed, so what takes time to import waits until a test asks for it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from policypack.testing import Previews
    from policypack.testing.table import Row, Table, View


class _RowItem(pytest.Item):
    def __init__(self, *, table: Table, row: Row, view: View, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.table, self.row, self.view = table, row, view

    def runtest(self) -> None:
        self.table.check(self.row, self.view)

    def repr_failure(self, excinfo: Any, style: Any = None) -> Any:
        """Say in words what is otherwise than in the row; of what is raised, show what is not of the pack."""
        from policypack.testing.table import RowError

        if excinfo.errisinstance(RowError):
            return str(excinfo.value)
        excinfo.traceback = excinfo.traceback.cut(path=self.path).cut(path=self.table.subject.file)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Any, int | None, str]:
        return self.path, None, self.name


class _TableCollector(pytest.Collector):
    def __init__(self, *, table: Table, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.table = table

    def collect(self) -> Iterator[pytest.Item]:
        for row in self.table.rows:
            for view in row.views:
                name = f"{self.table.policy}[{row.kind}: {row.id}, {view}]"
                yield _RowItem.from_parent(self, name=name, table=self.table, row=row, view=view)


def pytest_pycollect_makeitem(collector: Any, name: str, obj: Any) -> Any:
    """Collect module-level tables: each row is a test in each view."""
    tables = sys.modules.get("policypack.testing.table")
    if tables is not None and isinstance(obj, tables.Table):
        return _TableCollector.from_parent(collector, name=name, table=obj)
    return None


@pytest.fixture(scope="session")
def preview(request: pytest.FixtureRequest) -> Previews:
    """Run a program without the engine, and judge what it plans: see `policypack.testing.Previews`."""
    from policypack.testing import Previews

    return Previews(request.config.rootpath)
