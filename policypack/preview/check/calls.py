"""Calls of boto3 that it refuses, and answers of it that are read at a key they do not have."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from policypack.preview.check.locate import Found
from policypack.preview.check.nearest_name import nearest
from policypack.preview.check.problem import Problem
from policypack.preview.check.stubs import Operation, Stubs

LISTED = 12


def refused(item: Found, call: ast.Call, client: Operation, boto3: Stubs) -> Iterator[Problem]:
    """Yield the problem of a call with a parameter that it does not have, or without one that it needs."""
    parameters = boto3.parameters(client)
    given = [str(word.arg) for word in call.keywords if word.arg]
    wrong = [name for name in given if parameters and name not in parameters]
    missing = [name for name in client.missing if name not in given]
    shown = ast.unparse(call.func)
    if not wrong and not missing:
        return
    has = f"{shown} has no parameter {', '.join(wrong)}" if wrong else f"{shown} is not given {', '.join(missing)}"
    right = missing[0] if len(missing) == 1 else nearest(wrong[0], parameters) if wrong else None
    listed = ", ".join(list(parameters)[:LISTED])
    if right and wrong:
        fix = f"Pass {right} instead."
    elif missing:
        fix = f"Pass {' and '.join(f'{name}=…' for name in missing)}."
    else:
        fix = f"It takes {listed}."
    yield item.made(call, f"boto3:{client.client}.{client.name}:{','.join(wrong or missing)}", f"{has}.", fix)


def wrong_key(item: Found, boto3: Stubs) -> Iterator[Problem]:
    """Yield the problem of an answer that is read at a key it does not have."""
    quoted = re.search(r'key "([^"]+)" for TypedDict `(\w+)TypeDef`', item.diagnostic.text)
    if quoted is None:
        return  # a dictionary in place of an args object: the provider reads it, not Python
    key, structure = quoted[1], quoted[2]
    keys = boto3.keys(f"{structure}TypeDef")
    right = nearest(key, keys)
    call = boto3.asked_with(f"{structure}TypeDef", key)
    what = structure.removesuffix("Output").removesuffix("Result").removesuffix("Response")
    if call:
        fix = f"Ask for it with {call}, whose answer has {key}."
    elif right:
        fix = f"Read {right}."
    else:
        fix = f"Read one of {', '.join(keys[:LISTED])}." if keys else "Read a key that the answer has."
    yield item.made(item.node, f"answer:{structure}:{key}", f"boto3's answer has no {key} in {what}.", fix)
