"""Settings of CodeStar Notifications."""

from __future__ import annotations

from policies.setting._shapes import DOCS, Form, Pair, When
from policypack.catalogue.tokens import Codestarnotifications

_NOTIFIED = (
    ("codebuild", "codebuild-project"),
    ("codecommit", "codecommit-repository"),
    ("codedeploy", "codedeploy-application"),
    ("codepipeline", "codepipeline-pipeline"),
)

ROWS = (
    Form(
        Codestarnotifications.NOTIFICATION_RULE,
        "eventTypeIds[]",
        f"({'|'.join(events for _, events in _NOTIFIED)})-.+",
        "be the id of an event, such as codepipeline-pipeline-pipeline-execution-failed",
        "ValidationException: Invalid event type id",
        f"{DOCS}/dtconsole/latest/userguide/concepts.html#events-ref-pipeline",
    ),
    *(
        Pair(
            Codestarnotifications.NOTIFICATION_RULE,
            (When("resource", (f"arn:aws:{service}:*",)),),
            "ValidationException: the events are those of another kind of resource",
            f"{DOCS}/dtconsole/latest/userguide/concepts.html#events-ref-pipeline",
            takes=When("eventTypeIds", (f"{events}-*",)),
        )
        for service, events in _NOTIFIED
    ),
)
