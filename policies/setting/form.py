"""Texts that have a form, by AWS's prose or the provider's source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policies.setting._cloudfront import CLOUDFRONT_FORMS
from policies.setting._delivery import DELIVERY_FORMS
from policies.setting._forms import FORMS
from policies.setting._front import FRONT_FORMS
from policies.setting._hosting_forms import HOSTING_FORMS
from policies.setting._identity import IDENTITY_FORMS
from policies.setting._managed import MANAGED_FORMS
from policies.setting._messages import MESSAGES_FORMS
from policies.setting._paths import at
from policies.setting._watched import WATCHED_FORMS
from policypack import Finding, Resource, policy

ROWS = (
    *FORMS,
    *CLOUDFRONT_FORMS,
    *DELIVERY_FORMS,
    *FRONT_FORMS,
    *HOSTING_FORMS,
    *IDENTITY_FORMS,
    *MANAGED_FORMS,
    *MESSAGES_FORMS,
    *WATCHED_FORMS,
)
_FORMED = {type: [form for form in ROWS if form.type == type] for type in sorted({form.type for form in ROWS})}


# What looks for a thing by its name or ARN.
_LOOKED_UP = (
    "eks-access-policy-not-found",
    "eks-version-not-offered",
    *(f"{service}-instance-class-not-orderable" for service in ("docdb", "neptune", "rds")),
    "mq-instance-type-not-offered",
    "node-type-not-priced-in-region",
)


@policy(*_FORMED, silences=dict.fromkeys(_LOOKED_UP, "property"))
def refused(resource: Resource) -> Iterator[Finding]:
    """Text has a form that AWS does not take.

    Why: AWS, or the provider before it, refuses it, as in "ValidationException: Member must satisfy regular expression
    pattern: [a-zA-Z]([a-zA-Z0-9_])+" for the environment of a function. What is in AWS's models is judged by
    limit-text-form-refused.
    Source: https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
    """
    for form in _FORMED[resource.type]:
        for path, text in at(resource.values, form.path):
            if isinstance(text, str) and not re.fullmatch(form.pattern, text, re.DOTALL):
                yield resource.finding(
                    path,
                    problem=f"{path} is {text!r}; it must {form.shown}: {form.says}.",
                    fix=f"Change it: it must {form.shown}.",
                )
