"""Amazon EventBridge: rules, schedules, buses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypack import UNKNOWN, Finding, Resource, Stack, Symbol, Text, policy, read_json
from policypack.catalogue.tokens import S3, Cloudwatch, Lambda, Scheduler, Sns, Sqs
from policypack.shelf.buckets import companions
from policypack.shelf.cron import cron_problem
from policypack.shelf.event_patterns import HOLE, NO_OPERATOR, pattern_problems
from policypack.shelf.permissions import permissions, resource_policies

UNITS = ("minute", "hour", "day")


@policy(Cloudwatch.EVENT_RULE, Scheduler.SCHEDULE)
def schedule_invalid(rule: Resource) -> Iterator[Finding]:
    """Schedule is not a valid expression.

    Why: "ValidationException: Parameter ScheduleExpression is not valid." EventBridge's cron has six fields, a year
    among them and no seconds, and leaves either the day of the month or the day of the week open with a question mark.
    Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html
        https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
    """
    expression = rule.text("scheduleExpression")
    if not expression:
        return
    # With commas between the fields, as in cron(5, 0, 1, *, ?, *), it was seen in use: what is said then is advice.
    plain = re.sub(r",\s+", " ", expression.strip())
    problem = _schedule_problem(plain, scheduler=rule.type == Scheduler.SCHEDULE)
    if problem:
        yield rule.finding(
            "scheduleExpression",
            problem=f"scheduleExpression is {expression!r}: {problem}.",
            fix="Write for instance rate(6 hours), or cron(0 9 ? * MON-FRI *): minutes, hours, day of month, month, "
            "day of week, year.",
            level=None if plain == expression.strip() else "advisory",
        )


def _schedule_problem(expression: str, *, scheduler: bool) -> str | None:
    match = re.fullmatch(r"(cron|rate|at)\((.*)\)", expression)
    if match is None or (match[1] == "at" and not scheduler):
        return f"it is neither rate(…) nor cron(…){' nor at(…)' if scheduler else ''}"
    inside = match[2].strip()
    if match[1] == "rate":
        return _rate_problem(inside, scheduler=scheduler)
    if match[1] == "cron":
        return cron_problem(inside)
    return None if re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", inside) else "at takes yyyy-mm-ddThh:mm:ss"


def _rate_problem(inside: str, *, scheduler: bool) -> str | None:
    match = re.fullmatch(r"(\d+)\s+([a-z]+)", inside)
    if match is None or match[2].removesuffix("s") not in UNITS:
        return "rate takes a whole number and minutes, hours or days"
    number = match[1].lstrip("0")
    if not number:
        return "a rate of 0 is not allowed"
    # The scheduler's documentation allows either; rules refuse what English would.
    if not scheduler and (number == "1") == match[2].endswith("s"):
        unit = match[2].removesuffix("s")
        return f"it must be rate({match[1]} {unit if number == '1' else unit + 's'})"
    return None


@policy(Cloudwatch.EVENT_RULE)
def rule_without_trigger(rule: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Rule has neither a schedule nor a pattern.

    Why: The provider refuses it: "one of `event_pattern,schedule_expression` must be specified". A schedule is taken
    on the default bus only: "ScheduleExpression is supported only on the default event bus."
    Source: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html
    """
    if not rule.has("scheduleExpression") and not rule.has("eventPattern"):
        yield rule.finding(
            problem="Neither scheduleExpression nor eventPattern is set.",
            fix="Set scheduleExpression to rate(…) or cron(…), or eventPattern to the JSON of the events it waits for.",
        )
    bus = rule.raw("eventBusName")
    if bus not in (None, "default") and bus is not UNKNOWN and rule.given("scheduleExpression"):
        if isinstance(bus, str) and bus.endswith(":event-bus/default"):
            return
        # Another stack's bus, or one that is only read, may be the default one.
        planned = [
            found for found in stack.follow_all(rule, "eventBusName", Cloudwatch.EVENT_BUS) if not found.external
        ]
        if isinstance(bus, Text) and not planned:
            raise rule.undecided("eventBusName")
        yield rule.finding(
            "eventBusName",
            problem=f"scheduleExpression is set, and the rule is on the bus {str(bus)!r}.",
            fix="Remove eventBusName: schedules run on the default bus. EventBridge Scheduler needs no bus at all.",
        )


@policy(Cloudwatch.EVENT_RULE)
def pattern_invalid(rule: Resource) -> Iterator[Finding]:
    """Event pattern is not valid.

    Why: "InvalidEventPatternException: Event pattern is not valid. Reason: "source" must be an object or an array".
    Every value that is compared stands in an array, operators such as exists too.
    Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html
        https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
    """
    raw = rule.raw("eventPattern")
    if raw is UNKNOWN:
        raise rule.undecided("eventPattern")
    if raw is None:
        return
    text = "".join(map(_shown, raw.parts)) if isinstance(raw, Text) else raw
    certain = True
    try:
        pattern = read_json(text)
    except (TypeError, ValueError) as error:
        # A number or an object that only an update knows leaves no JSON behind.
        if isinstance(raw, Text):
            raise rule.undecided("eventPattern") from None
        problem = f"it is not JSON ({error})" if isinstance(raw, str) else "it is not JSON"
    else:
        found = list(pattern_problems(pattern)) if isinstance(pattern, dict) else ["it is not a JSON object"]
        if not found:
            return
        problem = "; ".join(found[:3])
        # Operators come along: one that is not known here may be new.
        certain = not all(NO_OPERATOR in each for each in found)
    yield rule.finding(
        "eventPattern",
        problem=f"The eventPattern is not valid: {problem}.",
        level=None if certain else "advisory",
        fix=(
            "Use an operator that event patterns have, such as prefix, anything-but, exists or numeric; "
            if not certain
            else 'Put every value into an array: {"source": ["aws.s3"], "detail": {"size": [{"exists": true}]}}; '
        )
        + "`aws events test-event-pattern` tries one.",
    )


def _shown(part: str | Symbol) -> str:
    """Return a part of a text; for what may be no text, such as another stack's output, what stands for a hole."""
    if isinstance(part, str):
        return part
    return str(part) if "::aws:" in part.urn else HOLE


@policy(Cloudwatch.EVENT_RULE, level="advisory", group="reliability")
def bucket_sends_nothing(rule: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Rule waits for events of a bucket that sends none.

    Why: A bucket sends its object events to EventBridge only when that is switched on; until then the rule never fires,
    and nothing says so.
    Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-event-notifications-eventbridge.html
    """
    pattern = rule.document("eventPattern")
    if pattern is None or "aws.s3" not in pattern.items("source"):
        return
    kinds = [kind for kind in pattern.items("detail-type") if isinstance(kind, str) and kind.startswith("Object ")]
    detail = pattern.block("detail")
    named = detail.block("bucket") if detail is not None and kinds else None
    if named is None:
        return
    for bucket in stack.follow_all(named, "name", S3.BUCKET):
        if any(notification.flag("eventbridge") for notification in companions(bucket, stack, S3.BUCKET_NOTIFICATION)):
            continue
        yield rule.finding(
            "eventPattern",
            problem=f"The rule waits for {kinds[0]!r} of {bucket.name}, and nothing switches EventBridge on for that "
            "bucket.",
            fix=f"Add a BucketNotification with eventbridge true for {bucket.name}.",
        )


@policy(Cloudwatch.EVENT_BUS)
def bus_source_invalid(bus: Resource) -> Iterator[Finding]:
    """Event bus names an event source that is not a partner's.

    Why: eventSourceName is for the buses of partners, and the provider refuses any other text. A bus of one's own takes
    events of every source; rules choose by source.
    Source: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_CreateEventBus.html
    """
    source = bus.text("eventSourceName")
    if source is not None and not re.fullmatch(r"aws\.partner(/[.\-_A-Za-z0-9]+){2,}", source):
        yield bus.finding(
            "eventSourceName",
            problem=f"eventSourceName is {source!r}; a partner's begins with aws.partner/.",
            fix="Remove eventSourceName, and match the source in the rules' eventPattern.",
        )


@policy(Cloudwatch.EVENT_TARGET, level="advisory", group="reliability")
def target_not_permitted(target: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Rule may not send to its target.

    Why: EventBridge takes the target and fails at each event: functions need a permission for events.amazonaws.com,
    queues and topics a policy. Nothing but the metric FailedInvocations says so.
    Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html
    """
    if target.has("roleArn"):
        return
    found = stack.follow(target, "arn", Lambda.FUNCTION, Sqs.QUEUE, Sns.TOPIC)
    if found is None or found.exists:
        return
    if found.type == Lambda.FUNCTION:
        granted = permissions(found, "events.amazonaws.com", stack)
        missing = "no permission of this stack lets events.amazonaws.com invoke it"
    else:
        granted = resource_policies(found, stack)
        missing = "it has no policy that would let events.amazonaws.com send to it"
    if not granted:
        yield target.finding(
            "arn",
            problem=f"The target is {found.name}, and {missing}.",
            fix="Add a Lambda Permission with the principal events.amazonaws.com and the rule's ARN as sourceArn."
            if found.type == Lambda.FUNCTION
            else f"Give {found.name} a policy that allows events.amazonaws.com to send, for the rule's ARN.",
        )
