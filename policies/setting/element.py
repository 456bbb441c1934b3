"""Elements of a list that may be there once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from policies.setting._reading import blocks_at
from policies.setting._rows import by_type, rows
from policies.setting._shapes import Distinct
from policypack import UNKNOWN, Evidence, Finding, Resource, Text, as_text, policy

ONCE = rows(Distinct)
_OF_TYPE = by_type(ONCE)


@policy(*_OF_TYPE)
def repeated(resource: Resource) -> Iterator[Finding]:
    """Elements of a list have the same name, number or place.

    Why: "InvalidArgument: Rule ID must be unique" for two rules of one id: each row of the table says its own.
    Source: https://docs.aws.amazon.com/waf/latest/APIReference/API_Rule.html
    https://docs.aws.amazon.com/AmazonS3/latest/API/API_LifecycleRule.html
    """
    for row in _OF_TYPE[resource.type]:
        counted = Counter(_values(resource, row))
        for value in [value for value, count in counted.items() if count > 1]:
            yield resource.finding(
                row.within.partition(".")[0],
                problem=f"{counted[value]} of {row.within} have the {row.name} {value}: {row.says}.",
                fix=f"Give each its own {row.name}.",
                evidence=Evidence("documented", row.source),
                level=None if row.certain else "advisory",
            )


def _values(resource: Resource, row: Distinct) -> Iterator[str]:
    """Yield what the elements say, what only an update knows left out."""
    merged: list[Mapping[str, object]] = []
    for block in blocks_at(resource, row.within):
        if row.merges and block.values in merged:
            continue
        merged.append(block.values)
        value = block.raw(row.name)
        for item in value if isinstance(value, list) else [value]:
            if item is not None and item is not UNKNOWN and item != "":
                yield item.raw if isinstance(item, Text) else as_text(item)
