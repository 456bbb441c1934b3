"""Arguments to ask every fact once with: for the doctor, and for the test that no action goes undeclared.

What they name need not exist: "there is none" is an answer too. A text is enough for most parameters; the table
has those that AWS or botocore would refuse as malformed.
"""

from __future__ import annotations

import inspect
import typing
from typing import Any

from policypack.aws.fact import Fact

NAME = "preflight-doctor"
# By parameter, and by "service.verb(parameter)" where a parameter's name means different things.
SAMPLES: dict[str, Any] = {
    "account": "{account}",
    "engine": "postgres",
    "version": "16",
    "instance_class": "db.t4g.medium",
    "opensearch.instance_types(version)": "OpenSearch_2.17",
    "ecr.find_image(tag)": "latest",
    "ecr.find_image(digest)": None,
}


def arguments(fact: Fact, account: str) -> dict[str, Any]:
    """Return arguments to ask a fact with; parameters that have a default keep it."""
    hints = typing.get_type_hints(fact.body)
    found = {}
    for name, parameter in list(inspect.signature(fact.body).parameters.items())[1:]:
        if name == "region" or parameter.default is not parameter.empty:
            continue
        value = SAMPLES.get(f"{fact.name}({name})", SAMPLES.get(name, _plain(hints[name])))
        found[name] = value.format(account=account) if isinstance(value, str) else value
    return found


def _plain(hint: Any) -> Any:
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if origin is tuple:
        return (_plain(inner[0]),)
    if origin is frozenset:
        return frozenset({_plain(inner[0])})
    if hint is bool:
        return False
    if hint in (int, float):
        return 1
    return NAME
