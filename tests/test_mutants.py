from __future__ import annotations

import ast
from pathlib import Path

from tests.mutants import _readers, mutants

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
