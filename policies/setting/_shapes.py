"""The shapes that what is known of settings has: one row says one thing of a type.

What needs more than one resource, or more than comparing values, is a rule of its own beside the service's others. What
AWS's models say is in `limit`: a row is what they do not say, by AWS's prose or the provider's source.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

DOCS = "https://docs.aws.amazon.com"
PROVIDER = "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service"
# What AWS answers and documents nowhere, tried there by the authors of rules for the CDK.
TRIED = "https://github.com/badmintoncryer/cdk-preflight/blob/main/docs/rules.md"
REGISTRY = "https://www.pulumi.com/registry/packages/aws/api-docs"

Span = tuple[float, float | None]


class When(NamedTuple):
    """A setting, and the values for which a row holds; none: whenever it is set. `default`: what absence means.

    Of a list one element is enough. A value that ends in `*` says how one begins.
    """

    name: str
    values: tuple[str, ...] = ()
    default: str = ""


class Pair(NamedTuple):
    """What follows from settings of a type: all of `when` must hold, and every block at the path `within` is judged.

    `needs`: one of these must be set. `refuses`: none of these may be. `takes`: that setting may have only those
    values, `shuts`: any but those (absence counts as `default`). Nothing holds where one of `unless` is set. `says` is
    what AWS or the provider answers, in its words or shortened; behind the name of an exception that has none of its
    own stand ours, in small letters. What neither has said is not `certain`.
    """

    type: str
    when: tuple[When, ...]
    says: str
    source: str
    needs: tuple[str, ...] = ()
    refuses: tuple[str, ...] = ()
    takes: When | None = None
    shuts: When | None = None
    unless: tuple[str, ...] = ()
    within: str = ""
    certain: bool = True


class Alone(NamedTuple):
    """Of `names`, in the blocks at `within`, one alone may be set; with `needed` one must be.

    `source` is a file below PROVIDER, which refuses the others before AWS is asked.
    """

    type: str
    names: tuple[str, ...]
    source: str
    within: str = ""
    needed: bool = False

    def pairs(self) -> Iterator[Pair]:
        """Yield what that means for each two of them, and for all."""
        names = ",".join(self.names)
        for at, name in enumerate(self.names[:-1]):
            yield Pair(
                self.type,
                (When(name),),
                f"only one of `{names}` can be specified",
                f"{PROVIDER}/{self.source}",
                refuses=self.names[at + 1 :],
                within=self.within,
            )
        if self.needed:
            says = f"one of `{names}` must be specified"
            yield Pair(self.type, (), says, f"{PROVIDER}/{self.source}", needs=self.names, within=self.within)


class Rank(NamedTuple):
    """Two numbers: `low` is not above `high`. `least` and `most` are their defaults, `within` the path of the block.

    `gap` is how far they must be apart.

    Nothing holds where one of `unless` is set. `says` is what AWS answers, in its words or shortened; what it has not
    said is not `certain`.
    """

    type: str
    low: str
    high: str
    says: str
    source: str
    least: float | None = None
    most: float | None = None
    within: str = ""
    unless: tuple[str, ...] = ()
    certain: bool = True
    gap: int = 0


class Range(NamedTuple):
    """The spans that the number at `path` may be in: "[]" after a name is each element of a list, "{=}" of a map.

    It holds where all of `when` do and none of `unless` is set. What AWS has not said is not `certain`.
    """

    type: str
    path: str
    spans: tuple[Span, ...]
    source: str
    certain: bool = True
    when: tuple[When, ...] = ()
    unless: tuple[str, ...] = ()


class Words(NamedTuple):
    """The words of settings of a type, by path: "[]" after a name is each element of a list.

    `any_case`: the provider, or AWS, takes them in capitals too.
    What AWS adds to now and then (runtimes, families of images) is no row: limit-choice-unknown advises about it.
    """

    type: str
    source: str
    paths: Mapping[str, str]
    any_case: bool = False


class Form(NamedTuple):
    """The form of a text: `pattern` must match all of it, `shown` says it in words after "must".

    `path` leads to it: "[]" after a name is each element of a list, "{}" each name in a map, "{=}" each value.
    `says` is what AWS or the provider answers. What neither has said is not `certain`. It holds where all of `when` do.
    """

    type: str
    path: str
    pattern: str
    shown: str
    says: str
    source: str
    certain: bool = True
    when: tuple[When, ...] = ()


class Count(NamedTuple):
    """The list `listed`, in the blocks at `within`, has as many elements as `number` says: a number, or a list.

    With `most` it may have fewer.
    """

    type: str
    within: str
    listed: str
    number: str
    says: str
    source: str
    most: bool = False


class Size(NamedTuple):
    """The list `listed`, in the blocks at `within`, has from `least` to `most` elements."""

    type: str
    listed: str
    least: int
    most: int
    says: str
    source: str
    within: str = ""


class Distinct(NamedTuple):
    """What is different in each element: `name`, in the blocks at the path `within`, or a list of texts itself.

    What AWS has not said is not `certain`. The provider `merges` elements that are equal as a whole.
    """

    type: str
    within: str
    name: str
    says: str
    source: str
    certain: bool = True
    merges: bool = False


class PasswordNeed(NamedTuple):
    """What a password at `name`, in the blocks at `within`, must be: so long, without `refused`, with `wanted`.

    `wanted` are (pattern, what it is) that each must be found in it.
    """

    type: str
    name: str
    least: int
    most: int
    refused: str
    says: str
    source: str
    wanted: tuple[tuple[str, str], ...] = ()
    within: str = ""


class TimeZone(NamedTuple):
    """The text at `property` is a time zone."""

    type: str
    property: str


class Window(NamedTuple):
    """The text at `property` is a span of time of a day, or of a `weekly` one, and `least` minutes long."""

    type: str
    property: str
    source: str
    weekly: bool = False
    least: int = 30
