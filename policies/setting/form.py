"""Texts that have a form, by AWS's prose or the provider's source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policies.setting._paths import at
from policies.setting._reading import holds
from policies.setting._rows import by_type, rows
from policies.setting._shapes import Form
from policypack import Evidence, Finding, Resource, policy

ROWS = rows(Form)
_OF_TYPE = by_type(ROWS)
_LONGEST = 100  # characters that are shown of a text

# What looks for a thing by its name or ARN.
_LOOKED_UP = (
    "cloudfront-reference-not-found",
    "eks-access-policy-not-found",
    "emr-release-not-offered",
    "eks-version-not-offered",
    *(f"{service}-instance-class-not-orderable" for service in ("docdb", "neptune", "rds")),
    "mq-instance-type-not-offered",
    "node-type-not-priced-in-region",
    "rds-engine-version-not-offered",
)


@policy(*_OF_TYPE, silences=dict.fromkeys(_LOOKED_UP, "property"))
def refused(resource: Resource) -> Iterator[Finding]:
    """Text has a form that AWS does not take.

    Why: AWS, or the provider before it, refuses it, as in "ValidationException: Member must satisfy regular expression
    pattern: [a-zA-Z]([a-zA-Z0-9_])+" for the environment of a function: each row quotes its own answer. What is in
    AWS's models is judged by limit-text-form-refused.
    Source: https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
        https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_Origin.html
        https://docs.aws.amazon.com/AmazonS3/latest/API/API_CORSRule.html
    """
    for form in _OF_TYPE[resource.type]:
        for path, text in at(resource.values, form.path):
            if not isinstance(text, str) or re.fullmatch(form.pattern, text, re.DOTALL):
                continue
            if all(holds(resource, when) for when in form.when):
                yield resource.finding(
                    path,
                    problem=f"{path} is {text[:_LONGEST]!r}; it must {form.shown}: {form.says}.",
                    fix=f"Change it: it must {form.shown}.",
                    evidence=Evidence("documented", form.source),
                    level=None if form.certain else "advisory",
                )
