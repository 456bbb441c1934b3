"""What one record says of a kind of AWS thing, for all who ask: rules on names, references, ARNs, ids and quotas."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Set
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

from policypack.aws.regions import partition
from policypack.errors import PolicyDefinitionError
from policypack.shown import argument

if TYPE_CHECKING:
    from policypack.aws.facade import Aws
    from policypack.resource import Resource

# (facade, name, region) -> what AWS answers, None where there is none; the region is None for the facade's own.
Find: TypeAlias = "Callable[[Aws, str, str | None], Any]"
# Where a name means one thing: in a region of an account, in all of the account, or among all accounts.
NameScope: TypeAlias = Literal["region", "account", "everyone"]
# What `Taken.asks` returns where another account has the name: nothing of this account's that could be adopted.
ELSEWHERE = ""
# Capitals whose names begin with a vowel: an HTTP namespace, an IP set.
_AN = re.compile(r"[aeio]|[AEIO][a-z]|[AEFHILMNORSX][A-Z]|u(?!s|ni)")


def _not_by_name(_aws: Aws, name: str, _region: str | None) -> Any:
    raise PolicyDefinitionError(f"no record says how AWS is asked for {name}")


class NamedArn(NamedTuple):
    """An ARN that stands in a property as text and is of the account that is deployed to."""

    text: str
    service: str
    region: str
    account: str
    resource: str

    @property
    def last(self) -> str:
        """What stands behind the last slash, or behind the kind: the name, in most ARNs."""
        return re.split(r"[/:]", self.resource)[-1]

    def before(self, colon: int) -> str:
        """What stands before a colon: of things that others are within, versions or streams, their own ARN."""
        return ":".join(self.text.split(":")[:colon])


class Taken(NamedTuple):
    """That a name can be given once: `says` is AWS's error for a second one.

    `adopts` makes what `pulumi import` takes of AWS's answer; without it that is the name. `asks` stands in for the
    record's `find` where the name alone does not say enough: it returns what `pulumi import` takes, None where the
    name is free. `within` is the property that says what the name is unique in, besides account and region; what is
    yet to be made holds no names. `alike` is for what AWS hands out instead of an error, if all its settings are the
    same: then the finding is an advice. `elsewhere` is what to say where another account has it.
    """

    says: str
    adopts: Callable[[Any], str] | None = None
    asks: Callable[[Aws, Resource, str], str | None] | None = None
    within: str = ""
    alike: bool = False
    elsewhere: str = ""


class ByArn(NamedTuple):
    """How ARNs name it: their service, and how their resource may begin; empty where all of it is the name.

    `name` is what to `find` it by, `there` stands in for `find` where that is not by name. `shows` is the query that
    lists ARNs.
    """

    service: str
    begins: tuple[str, ...] = ("",)
    name: Callable[[NamedArn], str] = lambda arn: arn.last
    there: Callable[[Aws, NamedArn], bool] | None = None
    shows: str = ""


class ById(NamedTuple):
    """How ids of EC2 name it: by their beginning. `asks` returns those of some ids that are there."""

    begins: str
    asks: Callable[[Aws, tuple[str, ...]], Set[str]]


class Quota(NamedTuple):
    """How many of it an account may have.

    `service` and `code` are Service Quotas'; the code is empty where the quota cannot be raised there. `used` is how
    many there are, `limit` how many there may be where the service says that itself, None where it does not.
    `raised` is the code to ask for instead where this quota follows another one. `weight` is what one planned
    resource adds, 0 where another quota counts it. `what`, `types` and `everywhere`, where they are left out, are the
    thing's own.

    Codes: https://docs.aws.amazon.com/general/latest/gr/aws-service-information.html
    """

    service: str
    used: Callable[[Aws], float]
    code: str = ""
    limit: Callable[[Aws], float | None] | None = None
    weight: Callable[[Aws, Resource], float] = lambda _aws, _resource: 1
    raised: str = ""
    what: str = ""
    types: tuple[str, ...] = ()
    everywhere: bool = False


class Thing(NamedTuple):
    """A kind of AWS thing.

    `types` are those that make one, each with the property that names it. `find` asks AWS by that name, in small
    letters where it is `folded`. `lists` is the AWS command that lists what there is, `names` its query for names.
    `gone` is AWS's answer where there is none. `own` are patterns of names that AWS has by itself. `every` returns all
    that there are, with `id` and `name`, of what AWS lists and does not look up.

    For properties of others that name it: `spells` returns the name in their text, None where the text is no name of
    the account's, as ARNs are not; `region_in` returns the region in such a text, empty where it says none; `there`
    stands in for `find` where the resource that names it says more.
    """

    noun: str
    types: Mapping[str, str]
    find: Find = _not_by_name
    lists: str = ""
    names: str = ""
    gone: str = ""
    plural: str = ""
    scope: NameScope = "region"
    folded: bool = False
    own: tuple[str, ...] = ()
    spells: Callable[[str], str | None] = lambda text: None if text.startswith("arn:") else text
    region_in: Callable[[str], str] = lambda _text: ""
    there: Callable[[Aws, str, Resource], bool] | None = None
    every: Callable[[Aws], Iterable[Any]] | None = None
    taken: Taken | None = None
    arn: ByArn | None = None
    id: ById | None = None
    quotas: tuple[Quota, ...] = ()

    @property
    def one(self) -> str:
        """The noun with its article."""
        return f"{'an' if _AN.match(self.noun) else 'a'} {self.noun}"

    @property
    def many(self) -> str:
        return self.plural or f"{self.noun}s"

    def found(self, aws: Aws, name: str, region: str | None = None) -> Any:
        """Ask AWS for the one of this name: its answer, None where there is none. Raises Unavailable."""
        return self.find(aws, self.spelt(name), region)

    def found_by(self, arn: NamedArn, aws: Aws) -> bool:
        """Is what an ARN of this kind names there? Raises Unavailable."""
        if self.arn is None:
            raise PolicyDefinitionError(f"no record says how ARNs name {self.many}")
        if self.arn.there:
            return self.arn.there(aws, arn)
        name = self.arn.name(arn)
        return self.has_by_itself(name) or self.found(aws, name, arn.region) is not None

    def spelt(self, name: str) -> str:
        """Return the name as AWS keeps it."""
        return name.lower() if self.folded else name

    def has_by_itself(self, name: str) -> bool:
        """Is it a name that AWS has by itself?"""
        return any(fnmatchcase(name, pattern) for pattern in self.own)

    def command(self, region: str, names: str = "") -> str:
        """Return the command that lists what there is in a region; `names` is another query than the record's."""
        query = names or self.names
        where = f" --region {argument(region)}" if self.scope == "region" else ""
        return f"aws {self.lists}{f' --query {query!r}' if query else ''}{where} --output text"


def listed(names: Callable[[Aws, str | None], Any]) -> Find:
    """Look for the name among all that are there."""
    return lambda aws, name, region: name if name in names(aws, region) else None


def paired(pairs: Callable[[Aws, str | None], Any]) -> Find:
    """Look for the name among all that are there, (name, what adopts it) of each; what adopts it is the answer."""
    return lambda aws, name, region: dict(pairs(aws, region)).get(name)


def arn_of(aws: Aws, resource: Resource, service: str, path: str, region: str = "") -> str:
    """Return the ARN of something of the account's, in the partition of the resource's region."""
    return f"arn:{partition(resource.region)}:{service}:{region}:{aws.account()}:{path}"
