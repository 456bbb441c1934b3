"""Forms that texts must have by AWS's prose, which its models do not state."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policies.setting._reading import blocks_at
from policies.setting._rows import by_type, rows
from policies.setting._shapes import Name, TextPattern
from policypack import Block, Evidence, Finding, Resource, policy

FORMS = (*rows(TextPattern), *(name.form() for name in rows(Name)))
_OF_TYPE = by_type(FORMS)


@policy(*_OF_TYPE, silences={"cloudfront-reference-not-found": "property"})
def form_refused(resource: Resource) -> Iterator[Finding]:
    """Text has a form that AWS does not take.

    Why: "InvalidArgument: The parameter origin name cannot contain a colon", "InvalidRequest: Found unsupported HTTP
    method in CORS config", "InvalidKey.Format": each row of the table quotes its own answer.
    Source: https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_Origin.html
    https://docs.aws.amazon.com/AmazonS3/latest/API/API_CORSRule.html
    """
    for form in _OF_TYPE[resource.type]:
        for block in blocks_at(resource, form.within):
            for name, text in _texts(block, form.name):
                if not re.fullmatch(form.pattern, text, re.DOTALL):
                    yield block.finding(
                        name,
                        problem=f"{block.path(name)} is {text[:60]!r}: {form.says}.",
                        fix=f"Write {form.what}.",
                        evidence=Evidence("documented", form.source),
                        level=None if form.certain else "advisory",
                    )


def _texts(block: Block, name: str) -> Iterator[tuple[str, str]]:
    """Yield the known texts of a property, each with its path. What only an update knows is left to it."""
    value = block.raw(name)
    several = isinstance(value, list)
    for index, item in enumerate(value if several else [value]):
        if isinstance(item, str) and item:
            yield f"{name}[{index}]" if several else name, item
