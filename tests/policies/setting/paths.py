"""What a path of a table leads to, by the provider."""

from __future__ import annotations

import re

from policypack.catalogue import provider


def shape(type: str, path: str) -> provider.Shape:
    """Return the shape at a path. Raises AssertionError where the provider has none, or another than the path says."""
    fields = provider.inputs(type)
    for step in path.split("."):
        name = re.sub(r"\[\]|\{=?\}", "", step)
        assert name in fields, path
        found = fields[name]
        element = found.element or found
        # An object may stand in a list of one: the path does without brackets.
        assert step.endswith("[]") <= (found.kind == "list"), path
        assert step.endswith("}") == (found.kind == "map"), path
        fields = element.fields
    return element
