"""Whether a stand-in was on the way to where a program stopped, asked of the source and of the frames' variables."""

from __future__ import annotations

import json
import runpy
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from policypack.preview import python_runner
from policypack.preview.blame import Answered, on_the_way

TOKEN = "zq00001qz"


class Lines(list[dict[str, Any]]):
    """A report that is kept."""

    def write(self, **line: Any) -> None:
        self.append(line)


def blamed(folder: Path, code: str, **files: str) -> bool:
    """Run a program that stops; `ask()` answers with a stand-in, `ask_number()` with none that shows."""
    for name, text in {"main": code, **files}.items():
        (folder / f"{name}.py").write_text(dedent(text))
    lines = Lines()
    witness = python_runner.Witness(str(folder), lines)

    def ask() -> dict[str, Any]:
        witness.answered({"id": TOKEN})
        return {"id": TOKEN, "size": None}

    def ask_number() -> None:
        witness.answered({"id": TOKEN})

    with pytest.raises(Exception) as caught:
        runpy.run_path(str(folder / "main.py"), {"ask": ask, "ask_number": ask_number})
    said = json.loads(json.dumps(witness.described(caught.value)))
    answered = [Answered(*line["answered"], tokens=line["tokens"]) for line in lines]
    return not on_the_way(said, answered)


@pytest.mark.parametrize(
    "code",
    [
        "vpc = ask()\nint(vpc['id'])",
        "vpc = ask()\nsize = vpc['size']\ntwice = size + 1",
        "number = ask_number()\nif not number:\n    raise ValueError('it must be on')",
        "if not ask_number():\n    raise ValueError('it must be on')",
        "vpc = ask()\nwanted = {'vpc-1': 'a'}.get(vpc['id'])\nfirst = wanted[0]",
        "def check(vpc):\n    if vpc['id'] != 'vpc-1':\n        raise ValueError('wrong')\ncheck(ask())",
        "def check(length):\n    raise ValueError(f'too long: {length}')\nvpc = ask()\ncheck(len(vpc['id']))",
        "def known():\n    return ask_number()\n[1, 2][known()]",
        "class Net:\n    def __init__(self):\n        self.id = ask()['id']\nnet = Net()\nint(net.id)",
        "ids = []\nids.append(ask()['id'])\nfor id in ids:\n    int(id)",
        "import json\njson.loads(ask()['id'])",
        "vpc = ask()\ntry:\n    int(vpc['id'])\nexcept ValueError:\n    raise RuntimeError('no number') from None",
        "vpc = ask()\ntry:\n    int(vpc['id'])\nexcept ValueError as error:\n    raise RuntimeError('none') from error",
    ],
    ids=[
        "itself",
        "what-is-missing-in-it",
        "condition",
        "condition-inline",
        "looked-up",
        "argument",
        "what-an-argument-was-made-of",
        "through-a-function",
        "attribute",
        "list",
        "library",
        "hidden-cause",
        "cause",
    ],
)
def test_a_stand_in_on_the_way_takes_the_blame(tmp_path: Path, code: str) -> None:
    assert not blamed(tmp_path, code)


@pytest.mark.parametrize(
    "code",
    [
        "raise ValueError('mine')",
        "vpc = ask()\nraise ValueError('mine')",
        "vpc = ask()\nwrong = {}['key']",
        "vpc = ask()\ndef make(name):\n    return {}[name]\nmake('key')",
        "vpc = ask()\ndef make(vpc, name):\n    return {}[name]\nmake(vpc, 'key')",
        "vpc = ask()\nname = vpc['id']\nint('seven')",
    ],
    ids=["nothing", "elsewhere", "other-names", "in-a-function", "beside-an-argument", "other-value"],
)
def test_without_one_the_program_is_to_blame(tmp_path: Path, code: str) -> None:
    assert blamed(tmp_path, code)


def test_what_another_module_of_the_program_holds_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(tmp_path))
    assert not blamed(tmp_path, "import parts_of_blame\nint(parts_of_blame.ID)", parts_of_blame=f"ID = '{TOKEN}'\n")
