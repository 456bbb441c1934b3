"""AWS Secrets Manager."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from policypack import UNKNOWN, Finding, Resource, Stack, Text, policy, walk
from policypack.catalogue.tokens import Lambda, Secretsmanager
from policypack.shelf.permissions import permissions
from policypack.shelf.remote import unseen

# https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DeleteSecret.html (RecoveryWindowInDays)
DEFAULT_WINDOW = 30
WINDOW = (7, 30)

# A whole value that stands in for one. What follows a marker does not make it real: CHANGEME123.
PLACEHOLDER = re.compile(
    r"change[ _-]?(me|this|it).*|place[ _-]?holder.*|.*[ _-]placeholder|to[ _-]?be[ _-]?(set|defined|replaced).*"
    r"|replace[ _-]?(me|this|with).*|todo|tbd|fixme|dummy([ _-].*)?|x{3,}|\*{3,}|<[^<>]+>|your[ _-].*"
    r"|insert[ _-].*[ _-]here",
    re.IGNORECASE,
)
# A host below a domain that is reserved for documentation (RFC 2606). https://www.rfc-editor.org/rfc/rfc2606
EXAMPLE_HOST = re.compile(r"(.*[./@])?example\.(com|net|org)([:/].*)?", re.IGNORECASE)


@policy(Secretsmanager.SECRET, level="advisory", severity="low", group="convention", environment="test")
def recovery_window_in_test(secret: Resource) -> Iterator[Finding]:
    """Deleted secret of a test keeps its name for days.

    Why: While a secret waits for its deletion the name is taken: the next deployment fails with "You can't create
    this secret because a secret with this name is already scheduled for deletion."
    Source: https://docs.aws.amazon.com/secretsmanager/latest/userguide/manage_delete-secret.html
    """
    days = secret.number("recoveryWindowInDays", default=DEFAULT_WINDOW)
    if days:
        said = "is" if secret.has("recoveryWindowInDays") else "is not set, which means"
        yield secret.finding(
            "recoveryWindowInDays",
            problem=f"recoveryWindowInDays {said} {days}, and the stack is a test.",
            fix="Set recoveryWindowInDays to 0 outside production.",
        )


@policy(Secretsmanager.SECRET, level="advisory", group="reliability", environment="production")
def no_recovery_in_production(secret: Resource) -> Iterator[Finding]:
    """Deleted secret of production cannot be recovered.

    Why: With a window of 0 days a destroy or a replacement deletes the secret at once, and whatever was stored only
    there is lost.
    Source: https://docs.aws.amazon.com/secretsmanager/latest/userguide/manage_delete-secret.html
    """
    if secret.number("recoveryWindowInDays") == 0:
        yield secret.finding(
            "recoveryWindowInDays",
            problem="recoveryWindowInDays is 0, and the stack is production.",
            fix=f"Set recoveryWindowInDays to a value from {WINDOW[0]} to {WINDOW[1]}, or remove it: {DEFAULT_WINDOW}.",
        )


@policy(Secretsmanager.SECRET)
def recovery_window_invalid(secret: Resource) -> Iterator[Finding]:
    """Recovery window of the secret is not 0 and not 7 to 30 days.

    Why: The provider refuses the secret: "expected recovery_window_in_days to be in the range (7 - 30)" or 0, as
    DeleteSecret would.
    Source: https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DeleteSecret.html
    """
    days = secret.number("recoveryWindowInDays")
    if days is not None and days != 0 and not WINDOW[0] <= days <= WINDOW[1]:
        yield secret.finding(
            "recoveryWindowInDays",
            problem=f"recoveryWindowInDays is {days}.",
            fix=f"Set it to 0 (delete at once) or to a value from {WINDOW[0]} to {WINDOW[1]}.",
        )


@policy(Secretsmanager.SECRET_VERSION, level="advisory", group="reliability")
def placeholder_value(version: Resource) -> Iterator[Finding]:
    """Secret holds a stand-in instead of a value.

    Why: Whatever reads the secret gets the stand-in and fails at run time, with an error that names something else: a
    refused password, a host that does not resolve.
    Source: https://docs.aws.amazon.com/secretsmanager/latest/userguide/create_secret.html
    """
    # The usual way to fill in the value later: the program's value is only the first one.
    if "secretString" in version.options.ignore_changes:
        return
    raw = version.raw("secretString")
    if raw is UNKNOWN:
        raise version.undecided("secretString")
    found: dict[str, list[str]] = {}
    for path, value in _leaves(version, raw):
        kind = _stand_in(value.literal if isinstance(value, Text) else value)
        if kind:
            found.setdefault(kind, []).append(path)
    if found:
        said = "; ".join(f"{_values(paths)} in the secret is {kind}" for kind, paths in found.items())
        said = said[0].upper() + said[1:]
        yield version.finding(
            "secretString",
            problem=f"{said}.",
            fix="Take the value from secret configuration (`pulumi config set --secret`) or from the resource that "
            'makes it; to fill it in by hand later, set ignoreChanges to ["secretString"].',
        )


def _leaves(version: Resource, raw: Any) -> Iterator[tuple[str, Any]]:
    """Yield (path, value) of a secret: its JSON's leaves, or the text itself."""
    if not isinstance(raw, str | Text):
        return
    text = raw.raw if isinstance(raw, Text) else raw
    if text.lstrip().startswith(("{", "[")):
        for block in version.documents("secretString"):
            yield from ((path, value) for path, value, _ in walk(block.values) if isinstance(value, str | Text))
    else:
        yield "", raw


def _values(paths: list[str]) -> str:
    if paths == [""]:
        return "the value"
    return f"{'the value' if len(paths) == 1 else 'each value'} of {', '.join(map(repr, paths))}"


def _stand_in(text: str) -> str | None:
    if PLACEHOLDER.fullmatch(text.strip()):
        return "a placeholder"
    if EXAMPLE_HOST.fullmatch(text.strip()):
        return "a host of example.com, example.net or example.org, which nobody has"
    return None


@policy(Secretsmanager.SECRET_ROTATION)
def rotation_not_permitted(rotation: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Secrets Manager may not invoke the function that shall rotate the secret.

    Why: RotateSecret tries it at once: "AccessDeniedException: Secrets Manager cannot invoke the specified Lambda
    function. Ensure that the function policy grants access to the principal secretsmanager.amazonaws.com."
    Source: https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets-required-permissions-function.html
    """
    if rotation.exists:
        return
    function = stack.follow(rotation, "rotationLambdaArn", Lambda.FUNCTION)
    if function is None or function.exists:
        return
    granted = permissions(function, "secretsmanager.amazonaws.com", stack)
    if not granted:
        yield rotation.finding(
            "rotationLambdaArn",
            problem=f"{function.name} shall rotate the secret, and no permission of this stack lets "
            "secretsmanager.amazonaws.com invoke it.",
            fix="Add a Lambda Permission with the action lambda:InvokeFunction and the principal "
            "secretsmanager.amazonaws.com, and let the rotation depend on it.",
            level=unseen(stack, "function", Lambda.PERMISSION),
        )
    elif not any(stack.depends_on(rotation, permission) for permission in granted):
        yield rotation.finding(
            "rotationLambdaArn",
            problem=f"The rotation does not wait for {granted[0].name}, which lets Secrets Manager invoke "
            f"{function.name}.",
            fix=f"Let the rotation depend on {granted[0].name}.",
            level="advisory",
        )
