"""Lifecycle rules of S3 buckets, beside the bucket and in it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from policypack import Block, Finding, Resource, policy
from policypack.catalogue.tokens import S3

# https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html
INFREQUENT = ("STANDARD_IA", "ONEZONE_IA")
LEAST_DAYS = 30
# How many days lie between two moves at least: by what AWS answers to fewer.
# https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html
_COLD = ("GLACIER_IR", "GLACIER")
_BETWEEN = {
    **{(first, "DEEP_ARCHIVE"): 90 for first in _COLD},
    **{(first, then): 30 for first in INFREQUENT for then in ("INTELLIGENT_TIERING", *_COLD, "DEEP_ARCHIVE")},
}
ACTIONS = (
    "abortIncompleteMultipartUpload",
    "abortIncompleteMultipartUploadDays",
    "expiration",
    "noncurrentVersionExpiration",
    "noncurrentVersionTransitions",
    "transitions",
)


def _rules(resource: Resource) -> list[Block]:
    return resource.blocks("lifecycleRules" if resource.type == S3.BUCKET else "rules")


def _label(rule: Block) -> str:
    name = rule.raw("id")
    return f"The rule {name!r}" if isinstance(name, str) else "The rule"


@policy(S3.BUCKET_LIFECYCLE_CONFIGURATION, S3.BUCKET)
def transition_too_early(resource: Resource) -> Iterator[Finding]:
    """Lifecycle rule moves objects to infrequent access before 30 days.

    Why: "InvalidArgument: 'Days' in Transition action must be greater than or equal to 30 for storageClass
    'STANDARD_IA'", and the same for ONEZONE_IA. Other classes take any number of days.
    Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html
    """
    for rule in _rules(resource):
        moves = [*((move, "days") for move in rule.blocks("transitions"))]
        for move in rule.blocks("noncurrentVersionTransitions"):
            moves += [(move, "days" if move.has("days") else "noncurrentDays")]
        for move, name in moves:
            days, to = move.number(name), move.text("storageClass")
            if days is not None and to in INFREQUENT and days < LEAST_DAYS:
                yield move.finding(
                    name,
                    problem=f"{_label(rule)} moves objects to {to} after {days} day{'' if days == 1 else 's'}.",
                    fix=f"Set {name} to {LEAST_DAYS} or more, or storageClass to INTELLIGENT_TIERING or GLACIER_IR.",
                )


@policy(S3.BUCKET_LIFECYCLE_CONFIGURATION, S3.BUCKET)
def transitions_too_close(resource: Resource) -> Iterator[Finding]:
    """Lifecycle rule moves objects on before they were long enough where it put them.

    Why: "InvalidArgument: 'Days' in the 'Transition' action for StorageClass 'DEEP_ARCHIVE' for filter '(prefix=)' must
    be 90 days more than 'filter '(prefix=)'' in the 'Transition' action for StorageClass 'GLACIER'"; 30 days after
    infrequent access.
    Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html
    """
    for rule in _rules(resource):
        moves = [(move, move.number("days"), move.text("storageClass")) for move in rule.blocks("transitions")]
        for move, days, to in moves:
            for _, before, first in moves:
                least = _BETWEEN.get((first or "", to or ""))
                if least is None or days is None or before is None or not 0 <= days - before < least:
                    continue
                yield move.finding(
                    "days",
                    problem=f"{_label(rule)} moves objects to {first} after {before} days and to {to} after {days}, "
                    f"and there must be {least} days between.",
                    fix=f"Set days of {to} to {before + least} or more, or leave {first} out.",
                    # AWS's answer is known of these; of the other classes its page alone speaks.
                    level=None if {first, to} <= {*INFREQUENT, "GLACIER", "DEEP_ARCHIVE"} else "advisory",
                )


@policy(S3.BUCKET_LIFECYCLE_CONFIGURATION, S3.BUCKET)
def expires_before_transition(resource: Resource) -> Iterator[Finding]:
    """Lifecycle rule deletes objects before it moves them.

    Why: "InvalidArgument: 'Days' in the Expiration action for filter … must be greater than 'Days' in the Transition
    action".
    Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html
    """
    for rule in _rules(resource):
        for ends, moves in (
            ("expiration", "transitions"),
            ("noncurrentVersionExpiration", "noncurrentVersionTransitions"),
        ):
            end = rule.block(ends)
            last = _days(end) if end is not None else None
            starts = [days for move in rule.blocks(moves) if (days := _days(move)) is not None]
            # Versions that are kept beyond their days by their number are moved before they are deleted.
            if end is not None and end.has("newerNoncurrentVersions"):
                continue
            if end is not None and last and starts and last <= max(starts):
                yield end.finding(
                    "days" if end.has("days") else "noncurrentDays",
                    problem=f"{_label(rule)} deletes after {last} days what it moves after {max(starts)} days.",
                    fix=f"Let {ends} come after more than {max(starts)} days, or remove the later of {moves}.",
                )


# https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html
_DOWN = ("STANDARD_IA", "INTELLIGENT_TIERING", "ONEZONE_IA", "GLACIER_IR", "GLACIER", "DEEP_ARCHIVE")


@policy(S3.BUCKET_LIFECYCLE_CONFIGURATION, S3.BUCKET)
def transition_goes_back(resource: Resource) -> Iterator[Finding]:
    """Lifecycle rule moves objects back up, or into one class twice.

    Why: Objects go down alone, and once into each class: "InvalidRequest: 'StorageClass' must be different for
    'Transition' actions in same 'Rule'", "InvalidArgument: 'Days' in the 'Transition' action for StorageClass
    'GLACIER' must be greater than" that of the class above.
    Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html
        https://github.com/badmintoncryer/cdk-preflight/blob/main/docs/rules.md
    """
    for rule in _rules(resource):
        for name in ("transitions", "noncurrentVersionTransitions"):
            moves = [(_days(move), move.text("storageClass") or "", move) for move in rule.blocks(name)]
            known = [(days, to, move) for days, to, move in moves if days is not None and to in _DOWN]
            known.sort(key=lambda each: each[0])
            for (before, first, _), (days, to, move) in pairwise(known):
                if first != to and (before == days or _DOWN.index(first) < _DOWN.index(to)):
                    continue
                above = "once more" if first == to else f"to {to}, which is above it,"
                yield move.finding(
                    "storageClass",
                    problem=f"{_label(rule)} moves objects to {first} after {before} days, and {above} after {days}.",
                    fix=f"Leave one of them out, or go down alone: {', '.join(_DOWN)}.",
                )


@policy(S3.BUCKET_LIFECYCLE_CONFIGURATION)
def days_beside_date(resource: Resource) -> Iterator[Finding]:
    """Lifecycle rule counts days and names dates.

    Why: "InvalidRequest: Found mixed 'Date' and 'Days' based Expiration and Transition actions in lifecycle rule".
    Source: https://docs.aws.amazon.com/AmazonS3/latest/API/API_LifecycleRule.html
        https://github.com/badmintoncryer/cdk-preflight/blob/main/docs/rules.md
    """
    for rule in _rules(resource):
        actions = [*rule.blocks("transitions"), *rule.blocks("expiration")]
        dated = [action for action in actions if action.given("date")]
        # Both in one action is setting-refused's.
        if dated and any(action.number("days") for action in actions if not action.has("date")):
            yield dated[0].finding(
                "date",
                problem=f"{_label(rule)} has a date in one of its actions, and days in another.",
                fix="Count days in all of them, or split the rule.",
            )


def _days(block: Block) -> float | None:
    days = block.number("days")
    return days if days is not None else block.number("noncurrentDays")


@policy(S3.BUCKET_LIFECYCLE_CONFIGURATION, S3.BUCKET)
def rule_without_action(resource: Resource) -> Iterator[Finding]:
    """Lifecycle rule does nothing.

    Why: "InvalidRequest: At least one action needs to be specified in a rule."
    Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html
    """
    for rule in _rules(resource):
        if not any(rule.has(name) and rule.raw(name) != [] for name in ACTIONS):
            yield rule.finding(
                problem=f"{_label(rule)} has no transition, no expiration and no end for incomplete uploads.",
                fix="Give the rule an action, for instance expiration with days, or remove it.",
            )


@policy(S3.BUCKET_LIFECYCLE_CONFIGURATION)
def filter_joins_nothing(resource: Resource) -> Iterator[Finding]:
    """Filter of a lifecycle rule joins fewer than two conditions.

    Why: "MalformedXML: The XML you provided was not well-formed or did not validate against our published schema":
    `and` is for two or more of prefix, tags and sizes.
    Source: https://docs.aws.amazon.com/AmazonS3/latest/API/API_LifecycleRuleAndOperator.html
    https://github.com/hashicorp/terraform-provider-aws/issues/23296
    """
    for rule in _rules(resource):
        chosen = rule.block("filter")
        joined = chosen.block("and") if chosen else None
        if joined is None:
            continue
        given = [name for name in ("prefix", "objectSizeGreaterThan", "objectSizeLessThan") if joined.has(name)]
        tags = joined.block("tags")
        if len(given) + len(tags.keys() if tags else ()) < 2:
            only = given[0] if given else "tags" if tags else "nothing"
            yield joined.finding(
                only if given else "tags",
                problem=f"{_label(rule)} joins {only} with nothing else.",
                fix="Write it directly below filter (prefix, tag), without and.",
                # An empty prefix was taken for one by some versions of the provider.
                # https://github.com/hashicorp/terraform-provider-aws/issues/41387
                level="advisory" if "prefix" in {*joined.keys()}.difference(given) else None,
            )
