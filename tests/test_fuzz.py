"""Nothing that a plan may hold, and nothing that AWS may answer, costs the report or shows a secret.

Every type that a policy handles comes in both ways with values that its schema has, and with values that it has not.
What failed once stays as an example.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.internal.conjecture import providers

from policypack.commands.preview import judged
from policypack.config import Settings
from policypack.cost import _PRICERS
from policypack.policy import discover
from policypack.preview import run
from policypack.preview.project import read_project
from policypack.preview.run import PreviewOptions, preview_project
from policypack.report import Outcome, formats
from policypack.serve import Servicer
from policypack.symbol import Symbols
from tests.fuzzing import SECRET, SECRET_NUMBER, Made, RandomLookups, plans, registered, through_the_engine

POLICIES = [policy for policy in discover() if not policy.preview_only]
TYPES = sorted({type for policy in POLICIES for type in policy.types if "*" not in type} | set(_PRICERS))
AT_ONCE = 32
SERVICER = Servicer(POLICIES, strict=True)
CHUNKS = [TYPES[start : start + AT_ONCE] for start in range(0, len(TYPES), AT_ONCE)]
QUICK = settings(
    max_examples=2,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="module", autouse=True)
def steady() -> Iterator[None]:
    """Draw the same today and tomorrow: else constants of all our modules are drawn too, which takes the longest."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(providers, "_get_local_constants", lambda: providers._local_constants)
        yield


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("program")
    (folder / "Pulumi.yaml").write_text("name: shop\nruntime: python\n")
    (folder / "__main__.py").write_text("")
    return read_project(folder, stack="dev", config=("aws:region=eu-west-1",))


def through_the_preview(plan: list[Made], project: Any, lookups: Any) -> Outcome:
    symbols = Symbols()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(run, "_run", registered(plan))
        result = preview_project(project, symbols, PreviewOptions(lookups=lookups))
    program: Any = SimpleNamespace(with_failure=lambda *_, **__: None)
    return judged(result, program, POLICIES, Settings(), lookups)


def reports(outcome: Outcome) -> Iterator[str]:
    for name in formats.NAMES:
        out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
        formats.write(outcome, name, out)
        out.flush()
        yield out.buffer.getvalue().decode()


LEAK = re.compile(rf"{SECRET}|{SECRET_NUMBER}|{SECRET_NUMBER:,}", re.IGNORECASE)


def leaked(text: str) -> list[str]:
    """Return where a secret stands, with what is around it."""
    return [text[max(0, found.start() - 200) : found.end() + 60] for found in LEAK.finditer(text)]


@pytest.mark.parametrize("types", CHUNKS, ids=lambda types: types[0].split(":")[1])
@QUICK
@given(st.data())
def test_it_comes_in_both_ways(project: Any, types: list[str], data: st.DataObject) -> None:
    plan = data.draw(plans(types))
    for answer in through_the_engine(plan, SERVICER, RandomLookups(data.draw)):
        assert leaked(answer.decode("utf-8", "ignore")) == []
    for report in reports(through_the_preview(plan, project, RandomLookups(data.draw))):
        assert leaked(report) == []
        assert "itself failed" not in report
