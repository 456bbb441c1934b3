"""IAM policy documents of the plan: trust policies of roles, and what identities are allowed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from policypack import Block, Resource, Text, read_json, unwrap
from policypack.catalogue.tokens import Iam
from policypack.shelf.outputs import MARKS

IDENTITY_TYPES = (Iam.ROLE, Iam.POLICY, Iam.ROLE_POLICY, Iam.USER_POLICY, Iam.GROUP_POLICY)


class Document(NamedTuple):
    """One policy document: where it stands, what it is for, and its text or object as the program gave it."""

    owner: Block
    name: str
    trust: bool

    @property
    def path(self) -> str:
        return self.owner.path(self.name)

    @property
    def body(self) -> Block | None:
        """The document, None where it is no JSON object. Raises Undecided where it is not known."""
        return None if self.broken else self.owner.document(self.name)

    @property
    def stringified(self) -> bool:
        """Does it hold Pulumi's warning about an Output? Then it is wrong throughout, and another policy's finding."""
        value = self.owner.raw(self.name)
        text = value.raw if isinstance(value, Text) else value
        return isinstance(text, str) and any(mark in text for mark in MARKS)

    @property
    def broken(self) -> str:
        """Say what is wrong with a text that is no JSON object; an empty text where nothing is."""
        value = self.owner.raw(self.name)
        if not isinstance(value, str):
            return ""
        try:
            parsed = read_json(value)
        except ValueError as error:
            return f"is not JSON ({error})"
        return "" if isinstance(parsed, dict) else "is JSON, but not an object"

    @property
    def statements(self) -> list[Block]:
        """The statements that are objects. Raises Undecided where they are not known."""
        body = self.body
        return body.blocks("Statement") if body else []


def documents(resource: Resource, *, trust: bool | None = None) -> Iterator[Document]:
    """Yield the documents of a role or policy: all, or only those (not) of trust."""
    if resource.type == Iam.ROLE:
        if trust is not False and resource.has("assumeRolePolicy"):
            yield Document(resource, "assumeRolePolicy", trust=True)
        if trust is not True:
            for inline in resource.blocks("inlinePolicies"):
                if inline.has("policy"):
                    yield Document(inline, "policy", trust=False)
    elif trust is not True and resource.has("policy"):
        yield Document(resource, "policy", trust=False)


def allows(statement: Block) -> bool:
    """Is the Effect Allow? AWS has taken it in capitals too."""
    return (statement.text("Effect") or "").lower() == "allow"


def allowed(resource: Resource) -> Iterator[Block]:
    """Yield the statements that allow an identity something."""
    for document in documents(resource, trust=False):
        for statement in document.statements:
            if allows(statement):
                yield statement


def listed(statement: Block, name: str) -> list[str | Text]:
    """Return the texts of an element that is a text or a list of them; unknown ones are left out."""
    value = statement.raw(name)
    items: list[Any] = value if isinstance(value, list) else [value]
    return [item for item in map(unwrap, items) if isinstance(item, str | Text)]


def actions(statement: Block) -> list[str]:
    """Return the known actions, in lower case: IAM takes them in any."""
    return [action.lower() for action in listed(statement, "Action") if isinstance(action, str)]


def everywhere(statement: Block) -> bool:
    """Is a statement about every resource there is?"""
    return "*" in listed(statement, "Resource")


def label(statement: Block) -> str:
    """Return how a reader finds a statement: by its Sid, else by its place."""
    sid = statement.raw("Sid")
    if isinstance(sid, str) and sid:
        return f"the statement {sid}"
    place = statement.path("").rstrip(".").rpartition("Statement")[2].strip("[]")
    return f"statement {int(place) + 1}" if place.isdecimal() else "the statement"
