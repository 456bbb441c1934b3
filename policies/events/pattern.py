"""Amazon EventBridge: event patterns as AWS itself sees them."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Aws, Finding, Resource, policy, read_json
from policypack.catalogue.tokens import Cloudwatch
from policypack.shelf.event_patterns import pattern_problems
from policypack.shelf.outside import with_commands


@policy(Cloudwatch.EVENT_RULE, Cloudwatch.EVENT_ARCHIVE)
def refused(rule: Resource, *, aws: Aws) -> Iterator[Finding]:
    """EventBridge refuses the event pattern.

    Why: "InvalidEventPatternException: Event pattern is not valid. Reason: …". AWS is asked to try the pattern on an
    event; what the plan alone shows to be wrong is left to events-pattern-invalid. A secret is not sent, and neither
    is a pattern that holds what only an update can know.
    Source: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_TestEventPattern.html
        https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html
    """
    pattern = rule.text("eventPattern")
    if not pattern:
        return
    if rule.secret("eventPattern"):
        raise rule.undecided("eventPattern", "is a secret and is not sent to AWS to be tried")
    if rule.type == Cloudwatch.EVENT_RULE and not _well_formed(pattern):
        return
    reason = aws.events.pattern_refused(pattern)
    if reason is None:
        return
    yield rule.finding(
        "eventPattern",
        problem=f"EventBridge refuses the eventPattern: {reason.rstrip('.')}.",
        fix=with_commands(
            "Correct the pattern, and try it without deploying:",
            f"aws events test-event-pattern --region {rule.region} --event-pattern file://pattern.json "
            "--event file://event.json",
        ),
    )


def _well_formed(pattern: str) -> bool:
    try:
        document = read_json(pattern)
    except ValueError:
        return False
    return isinstance(document, dict) and not any(pattern_problems(document))
