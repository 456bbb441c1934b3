"""Paths of a REST API, and the methods at them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from policypack import Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Apigateway

_PART = re.compile(r"[a-zA-Z0-9._:~@$!*'()&=+,;%-]+|\{[a-zA-Z0-9._:-]+\+?\}")
_VARIABLE = re.compile(r"\{.*\}")


@policy(Apigateway.RESOURCE)
def part_malformed(resource: Resource) -> Iterator[Finding]:
    """Part of a path is none.

    Why: "BadRequestException: Resource's path part only allow a-zA-Z0-9._-: or a valid greedy path variable and curly
    braces at the beginning and the end".
    Source: https://docs.aws.amazon.com/apigateway/latest/api/API_CreateResource.html
    """
    part = resource.text("pathPart")
    if part and not _PART.fullmatch(part):
        fix = "Make one Resource for each part, each the parent of the next." if "/" in part.strip("/") else ""
        yield resource.finding(
            "pathPart",
            problem=f"pathPart is {part!r}, which is not one part of a path.",
            fix=fix or "Use letters, digits and ._-: without slashes, or one variable in braces: {id}, {proxy+}.",
        )


@policy(Apigateway.RESOURCE, silences={"stack-place-taken": "property"})
def siblings_collide(resource: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Two parts of a path cannot stand below the same parent.

    Why: "ConflictException: Another resource with the same parent already has this name", "BadRequestException: A
    sibling ({id}) of this resource already has a variable path part -- only one is allowed", "Cannot create a child of
    a resource with a greedy path variable".
    Source: https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-settings-method-request.html
    """
    part = resource.text("pathPart")
    parent = _parent(resource, stack)
    if not part or parent is None:
        return
    if parent.type == Apigateway.RESOURCE and str(parent.raw("pathPart")).endswith("+}"):
        yield resource.finding(
            "parentId",
            problem=f"The parent {parent.name} is {parent.raw('pathPart')}, a greedy variable, which has no children.",
            fix="Put the resource beside it, or name the variable without the plus sign.",
        )
    for other in stack.once(_children).get(parent.urn, []):
        if other is resource:
            return  # said once, at the later one
        beside = other.raw("pathPart")
        if beside == part:
            problem = f"{other.name} has the path part {part!r} and the same parent."
            fix = f"Use {other.name} in the place of {resource.name}, or give one of them another part."
        elif isinstance(beside, str) and _VARIABLE.fullmatch(beside) and _VARIABLE.fullmatch(part):
            problem = f"{other.name} is the variable {beside}, and {part} is another one below the same parent."
            fix = "Use one variable for both."
        else:
            continue
        yield resource.finding("pathPart", problem=problem, fix=fix)
        return


def _children(stack: Stack) -> Mapping[str, list[Resource]]:
    found: defaultdict[str, list[Resource]] = defaultdict(list)
    for resource in stack.of_type(Apigateway.RESOURCE):
        parents = stack.follow_all(resource, "parentId", Apigateway.RESOURCE, Apigateway.REST_API)
        if len(parents) == 1:
            found[parents[0].urn].append(resource)
    return found


def _parent(resource: Resource, stack: Stack) -> Resource | None:
    parents = stack.follow_all(resource, "parentId", Apigateway.RESOURCE, Apigateway.REST_API)
    return parents[0] if len(parents) == 1 else None
