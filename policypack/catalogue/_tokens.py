"""Write `tokens.py`: one class per module of the provider, one constant per resource type."""

from __future__ import annotations

import re
from collections.abc import Iterable

_HEAD = '''"""Type tokens of the AWS provider's resources: `Lambda.FUNCTION` is "aws:lambda/function:Function".

Written by `python -P -m policypack.catalogue.generate provider` from pulumi-aws {version}.
"""

from __future__ import annotations

from typing import Final
'''
_TOKEN = re.compile(r"aws:(?P<module>\w+)/\w+:(?P<name>\w+)")
_WORDS = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z0-9]+|[A-Z]+|\d+")


def names(tokens: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Return the class and constant of each token: `aws:ecs/taskSet:TaskSet` is ("Ecs", "TASK_SET")."""
    found = {}
    for token in tokens:
        match = _TOKEN.fullmatch(token)
        if match:
            module = match["module"]
            found[token] = (module[0].upper() + module[1:], "_".join(_WORDS.findall(match["name"])).upper())
    return found


def source(tokens: Iterable[str], version: str) -> str:
    """Return the text of the module."""
    classes: dict[str, dict[str, str]] = {}
    for token, (module, constant) in names(sorted(tokens)).items():
        assert constant not in classes.setdefault(module, {}), f"two constants {module}.{constant}"
        classes[module][constant] = token
    lines = [_HEAD.format(version=version)]
    for module, constants in sorted(classes.items()):
        lines += ["", f"class {module}:", f'    """Resources of `aws.{module[0].lower()}{module[1:]}`."""', ""]
        lines += [f'    {constant}: Final = "{token}"' for constant, token in sorted(constants.items())]
        lines.append("")
    return "\n".join(lines)
