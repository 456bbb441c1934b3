from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.mutants import ROOT, Mutant, _readers, judged, mutants, notices

SOURCE = """
def rule(resource):
    if resource.number("size") > 3 and resource.has("name"):
        yield resource.finding("size", problem="Too big.", fix="Shrink it.")
"""


def test_every_kind_of_change_is_made_once() -> None:
    found = list(mutants(SOURCE))
    assert sorted(mutant.what for mutant in found) == [
        "3 + 1",
        "another fix",
        "another problem",
        "finding('size'): another property",
        "has('name'): another property",
        "if resource.number('size') > 3 and resource.has('name'): False",
        "if resource.number('size') > 3 and resource.has('name'): True",
        "number('size'): another property",
        "resource.number('size') > 3 and resource.has('name'): Or",
        "resource.number('size') > 3: GtE",
    ]
    texts = {ast.unparse(mutant.tree) for mutant in found}
    assert len(texts) == len(found)
    assert ast.unparse(ast.parse(SOURCE)) not in texts


def test_a_folder_of_tables_is_read_by_the_rules_beside_it_and_first_by_itself() -> None:
    readers = [name for name, _ in _readers("policies.setting._rows.sqs", Path("policies/setting/_rows"))]
    assert readers[0] == "policies.setting._rows"
    assert {"policies.setting", "policies.setting.form", "policies.setting.zone"} <= set(readers)


def test_a_change_is_noticed_and_what_is_as_it_was_is_not() -> None:
    path = Path("policies/sns/filter.py")
    source = (ROOT / path).read_text(encoding="utf-8")
    by = judged(path)
    assert not notices(by, Mutant(1, "nothing", ast.parse(source)))
    assert notices(by, next(each for each in mutants(source) if each.what == "another problem"))


def test_a_change_that_never_ends_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.mutants.LONGEST", 0.1)
    assert notices(judged(Path("policies/sns/filter.py")), Mutant(1, "endless", ast.parse("while True: pass")))
