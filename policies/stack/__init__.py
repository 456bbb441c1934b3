"""The stack as a whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from policies.stack._order_rows import NAMED
from policies.stack._orders import NEEDING, WAITING, not_awaited, reversed_order
from policypack import Finding, Resource, Stack, policy
from policypack.shelf.remote import unseen


@policy(level="advisory", severity="low", group="convention", environment="test")
def resource_protected_in_test(*, stack: Stack) -> Iterator[Finding]:
    """Resource of a test is protected or left behind by Pulumi.

    Why: With `protect` Pulumi refuses to destroy the stack; with `retainOnDelete` it forgets the resource, which goes
    on costing money and keeps its name, so that the next deployment of the test fails. The engine tells policies
    nothing of `retainOnDelete`; the preview without it does.
    Source: https://www.pulumi.com/docs/iac/concepts/options/protect/
        https://www.pulumi.com/docs/iac/concepts/options/retainondelete/
    """
    # One question about the stack, not one for each resource: where the environment is not said, it is said once.
    for resource in stack:
        options = resource.options
        for option, on, does in (
            ("protect", options.protect, "the stack cannot be destroyed"),
            ("retainOnDelete", options.retain_on_delete, "destroying the stack leaves it behind"),
        ):
            if on and not resource.external:
                yield resource.finding(
                    problem=f"The option {option} is true, and the stack is a test: {does}.",
                    fix=f"Set {option} only in production.",
                )


@policy(level="disabled", severity="low", group="convention")
def exports_nothing(*, stack: Stack) -> Iterator[Finding]:
    """Stack exports nothing.

    Why: Whoever needs an address or a name of what was deployed, another stack, a test or a person, has to look it up
    by hand. Off by default: many stacks are nobody's source.
    Source: https://www.pulumi.com/docs/iac/concepts/stacks/#outputs
    """
    if stack.exports.keys() or not any(resource.type.startswith("aws:") for resource in stack):
        return
    root = stack.finding_owner()
    yield root.finding(
        problem="The program exports no output.",
        fix="Export what others need: pulumi.export(name, value) in Python, `export const` in TypeScript.",
    )


@policy(
    level="advisory",
    severity="medium",
    group="convention",
    config={
        "required": {
            "type": "array",
            "items": {"type": "string"},
            "default": [],
            "description": "Names of the outputs that the stack must export.",
        }
    },
)
def output_required_missing(*, stack: Stack, config: Mapping[str, Any]) -> Iterator[Finding]:
    """Required output is not exported.

    Why: Other stacks and tests read these outputs; a StackReference to a missing one fails there, not here.
    Source: https://www.pulumi.com/docs/iac/concepts/stacks/#stackreferences
    """
    required: Sequence[str] = config["required"]
    exported = stack.exports.keys()
    missing = [name for name in required if name not in exported]
    if missing:
        shown = ", ".join(exported) or "nothing"
        yield stack.finding_owner().finding(
            problem=f"The stack does not export {', '.join(missing)}; it exports {shown}.",
            fix=f"Export {', '.join(missing)}.",
        )


@policy(*sorted({type for type, _ in NAMED} | set(WAITING)), level="advisory", group="reliability")
def dependency_missing(resource: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Resource does not wait for another one that it needs.

    Why: Pulumi creates side by side what does not depend on each other. A name that is written out makes no
    dependency, an output does; and some need what no property of theirs mentions, as a trail needs its bucket's
    policy. AWS answers NoSuchEntity, "No integration defined for method" and the like when the order comes out wrong.
    Source: https://www.pulumi.com/docs/iac/concepts/inputs-outputs/
    """
    for (type, name), (target, identity) in NAMED.items():
        if type != resource.type:
            continue
        value = resource.raw(name)
        for text in value if isinstance(value, list) else [value]:
            if not isinstance(text, str):
                continue
            found = [other for other in stack.holding(identity, text, target, at=resource) if other is not resource]
            if len(found) != 1 or resource.exists or found[0].exists:
                continue
            if stack.depends_on(resource, found[0]):
                continue
            yield resource.finding(
                name,
                problem=f"{name} is the text {text!r}, the name of {found[0].name}, and nothing makes it wait for "
                "that.",
                fix=f"Pass the output of {found[0].name} ({identity}) instead of the text, or add {found[0].name} to "
                "dependsOn.",
            )

    if resource.exists:
        return
    for name, missing, says in not_awaited(resource, stack):
        if missing:
            shown = _listed(missing)
            those = "it" if len(missing) == 1 else "them"
            yield resource.finding(
                name,
                problem=f"{_labelled(resource)} needs {shown} first and does not wait for {those}; when the order "
                f'comes out wrong, AWS answers "{says}".',
                fix=f"Add {shown} to dependsOn.",
            )


@policy(*NEEDING)
def dependency_reversed(resource: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Resource is made before what it needs, which waits for it.

    Why: What it needs is there only after it: "The REST API doesn't contain any methods", "Invalid Integration
    identifier specified". No order of an update helps.
    Source: https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-deploy-api.html
    https://docs.aws.amazon.com/apigateway/latest/api/API_PutIntegrationResponse.html
    """
    if resource.exists:
        return
    for name, firsts, says in reversed_order(resource, stack):
        shown = _listed(firsts)
        yield resource.finding(
            name,
            problem=f'{_labelled(resource)} needs {shown} first, which waits for it: AWS answers "{says}".',
            fix=f"Remove what makes it wait for {resource.name}, and add it to the dependsOn of {resource.name}.",
            level=unseen(stack),
        )


def _listed(resources: Sequence[Resource]) -> str:
    return ", ".join(map(_labelled, resources[:3])) + (", …" if len(resources) > 3 else "")


def _labelled(resource: Resource) -> str:
    """Return a resource by class and name: a recorder and its channel are both called main."""
    return f"{resource.type.rpartition(':')[2]} {resource.name}"
