"""ARNs of things that are there already, in whichever property they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policies.arn._checked import is_checked, named_by, names, of_bucket
from policypack import Aws, Finding, Resource, Stack, identities, policy
from policypack.aws.things import Thing
from policypack.aws.things.s3 import BUCKET
from policypack.scope import means, scope_of
from policypack.shelf.arns import HOLE, Arn, arns
from policypack.shelf.existing import NamedArn, own_arn
from policypack.shelf.origins import brought
from policypack.shelf.outside import proven, with_commands
from policypack.shelf.regions import is_foreign


@policy("aws:*")
def not_found(resource: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """What an ARN names does not exist.

    Why: "LoadBalancerNotFound", "ListenerNotFound", "TargetGroupNotFound", "Function not found" and the like. Some
    services take the ARN all the same, and then nothing arrives: that is advised about. Another account's things
    cannot be seen from here and are left alone; of buckets AWS tells only whether anybody has them.
    Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
    """
    found = [arn for arn in arns(resource) if arn.whole and _told(arn) and not _pattern(arn)]
    if not found:
        return
    for item in found:
        thing = named_by(item, resource.type)
        if thing is None or item.placeholder or stack.under(_texts, item.shown.removesuffix(":*")):
            continue
        if is_foreign(resource, item):
            continue  # region-mismatch-in-value reports it
        arn = of_bucket(item, resource.region) if thing is BUCKET else own_arn(item.shown, aws)
        # A name that the stack plans may be its own, with the ARN put together in the program.
        if arn is None or arn.region == "" or _planned(arn, thing, resource, stack):
            continue
        if not thing.found_by(arn, aws):
            where = f"in {arn.region}, account {arn.account}" if arn.account else "anywhere"
            yield resource.finding(
                item.path,
                problem=f"{item.path} names the {thing.noun} {_shown(arn, thing)}, and there is none {where}.",
                fix=with_commands(
                    "Name one that is there, or plan it in this stack:",
                    thing.command(arn.region, thing.arn.shows if thing.arn else ""),
                ),
                level=proven(resource, item.path, stack) if is_checked(resource.type, item) else "advisory",
            )


def _shown(arn: NamedArn, thing: Thing) -> str:
    """Return the resource of an ARN without its kind, which stands before it as a noun."""
    kind = re.match(r"[\w-]*[:/]", thing.arn.begins[0]) if thing.arn else None
    name = arn.resource.removeprefix(kind[0] if kind else "").removesuffix(":*")
    # The name of a parameter begins with a slash where it has a path.
    return f"/{name}" if arn.service == "ssm" and "/" in name else name


def _planned(arn: NamedArn, thing: Thing, resource: Resource, stack: Stack) -> bool:
    """May something that this stack plans in the ARN's account and region get it?"""
    where = scope_of(resource)._replace(region=arn.region)
    found = (planned for name in names(arn) for planned in stack.under(_texts, name))
    if any(means(arn.resource, planned, where) is not False for planned in found):
        return True
    return any(brought(type, name, resource, stack, arn.region) for type in thing.types for name in names(arn))


def _texts(resource: Resource) -> set[str]:
    """Return what names a planned thing. What only refers to a function may hold its ARN as functionName."""
    made = {resource.outputs.raw(name) for name in ("id", "arn")}
    texts = (text for text in identities(resource) if not text.startswith("arn:") or text in made)
    return {text.removesuffix(":*") for text in texts}


def _told(arn: Arn) -> bool:
    """Is all of it known before an update?"""
    return not any(HOLE in part for part in (arn.region, arn.account, arn.resource))


def _pattern(arn: Arn) -> bool:
    """Does it stand for more than one thing? The ARN of a log group ends with an asterisk by itself."""
    return any(mark in arn.resource.removesuffix(":*") for mark in ("*", "?"))
