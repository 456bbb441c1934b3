"""Words that this project no longer uses: one word for each thing, as docs/design.md says them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
# Word -> what is said instead.
RETIRED = {
    "verbs?": "fact: one question that AWS can be asked",
    "famil(y|ies) of resources": "ResourceTree",
    "(white|black)lists?": "a list of what is allowed, or of what is not",
    "sanity": "say what is checked",
    "managed by amazon": "owned by AWS",
}
PAGES = (
    "README.md",
    "CONTRIBUTING.md",
    "docs/design.md",
    "docs/lookups.md",
    "docs/commands.md",
    "policypack/README.md",
)
GENERATED_BY_OTHERS = ("catalogue/_", "catalogue/tokens.py")


def said() -> Iterator[tuple[str, str]]:
    """Yield (place, text): pages, docstrings, and texts with a blank in them, which are messages."""
    for name in PAGES:
        yield name, (ROOT / name).read_text(encoding="utf-8")
    for room in ("policypack", "policies"):
        for path in sorted((ROOT / room).rglob("*.py")):
            where = path.relative_to(ROOT).as_posix()
            if any(part in where for part in GENERATED_BY_OTHERS):
                continue
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value:
                    yield f"{where}:{node.lineno}", node.value


@pytest.fixture(scope="module")
def texts() -> list[tuple[str, str]]:
    return list(said())


@pytest.mark.parametrize("word", RETIRED)
def test_a_retired_word_comes_back_nowhere(word: str, texts: list[tuple[str, str]]) -> None:
    pattern = re.compile(rf"\b{word}\b", re.IGNORECASE)
    found = [where for where, text in texts if pattern.search(text)]
    assert not found, f"say instead: {RETIRED[word]}"


def test_every_room_is_in_the_design() -> None:
    design = (ROOT / "docs" / "design.md").read_text(encoding="utf-8")
    rooms = {path.parent.relative_to(ROOT).as_posix() for path in (ROOT / "policypack").rglob("__init__.py")}
    missing = sorted(room for room in rooms - {"policypack"} if f"`{room}/`" not in design)
    assert not missing, "docs/design.md has a table of rooms"
