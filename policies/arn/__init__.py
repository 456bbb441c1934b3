"""ARNs, in whichever property they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypack import Finding, Resource, policy
from policypack.shelf.arns import arns
from policypack.shelf.providers import emulated

# AWS looks these up when it creates the resource: one that is not there is refused.
LOOKED_UP = re.compile(
    r"(^|.*[.\]])(\w*[cC]ertificateArn|\w*[kK]msKey(Arn|Id)|\w*[rR]oleArn|role|iamRole|targetGroupArns?|listenerArn"
    r"|loadBalancerArn|targetArn)(\[\d+\])?$"
)


# Services that take a key or a role as it is written, and look for it when it is used.
NOT_LOOKED_UP = frozenset({"athena", "glue", "imagebuilder"})
# And one that takes a topic so, and no role.
_LATER = {"iot": "targetArn"}


@policy("aws:*", silences={"region-mismatch-in-value": "property", "setting-form-refused": "property"})
def has_placeholder(resource: Resource) -> Iterator[Finding]:
    """ARN still has a placeholder in it.

    Why: ACCOUNT_ID, CERT_ID, 123456789012 and the like stand in documentation and templates. Nothing is there: a
    listener answers CertificateNotFound, a function cannot pass the role, and a policy allows nothing.
    Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
    """
    if emulated(resource) or resource.type.startswith("aws:cloudformation/"):
        return
    seen = set()
    for arn in arns(resource):
        placeholder = arn.placeholder
        if placeholder is None or (arn.path, arn.shown) in seen:
            continue
        seen.add((arn.path, arn.shown))
        certain = arn.whole and LOOKED_UP.match(arn.path) and resource.service not in NOT_LOOKED_UP
        later = arn.path.rpartition(".")[2] == _LATER.get(resource.service)
        yield resource.finding(
            arn.path,
            problem=f"{arn.path} holds {arn.shown}, in which {placeholder} is a placeholder.",
            fix="Take the ARN from the planned resource, from a function such as aws.acm.get_certificate, or from the "
            "stack's configuration.",
            level=None if certain and not later else "advisory",
        )
