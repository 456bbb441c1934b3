from __future__ import annotations

from typing import Any

from policypack.testing import Plan, Table, Unknown

LIFECYCLE = "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration"


def base() -> Plan:
    plan = Plan()
    plan.add(
        LIFECYCLE,
        "ages",
        bucket="acme-shop-media",
        rules=[
            {
                "id": "old",
                "status": "Enabled",
                "transitions": [
                    {"days": 30, "storageClass": "STANDARD_IA"},
                    {"days": 60, "storageClass": "INTELLIGENT_TIERING"},
                ],
                "expiration": {"days": 365},
                "noncurrentVersionTransitions": [{"noncurrentDays": 30, "storageClass": "ONEZONE_IA"}],
                "noncurrentVersionExpiration": {"noncurrentDays": 90},
            }
        ],
    )
    return plan


def rule(plan: Plan, **values: object) -> Plan:
    return plan.set("ages", rules=[{"id": "old", "status": "Enabled", **values}])


transition_too_early = (
    Table("s3-lifecycle-transition-too-early", base)
    .good("30 days")
    .good(
        "at once, into a class that takes it",
        lambda plan: rule(plan, transitions=[{"days": 0, "storageClass": "INTELLIGENT_TIERING"}]),
    )
    .bad(
        "a week",
        lambda plan: rule(plan, transitions=[{"days": 7, "storageClass": "STANDARD_IA"}]),
        ("ages", "The rule 'old' moves objects to STANDARD_IA after 7 days."),
        level="mandatory",
    )
    .bad(
        "old versions, in the bucket itself",
        lambda plan: plan.add(
            "aws:s3/bucket:Bucket",
            "logs",
            lifecycleRules=[
                {"enabled": True, "noncurrentVersionTransitions": [{"days": 1, "storageClass": "ONEZONE_IA"}]}
            ],
        ),
        ("logs", "The rule moves objects to ONEZONE_IA after 1 day."),
    )
    .absent(
        "a date instead of days",
        lambda plan: rule(plan, transitions=[{"date": "2030-01-01", "storageClass": "STANDARD_IA"}]),
    )
    .unknown("the days", lambda plan: rule(plan, transitions=[{"days": Unknown(), "storageClass": "STANDARD_IA"}]))
    .without("outside", "reads one resource")
)

expires_before_transition = (
    Table("s3-lifecycle-expires-before-transition", base)
    .good("a year later")
    .bad(
        "the same day",
        lambda plan: rule(plan, transitions=[{"days": 90, "storageClass": "GLACIER"}], expiration={"days": 90}),
        ("ages", "The rule 'old' deletes after 90 days what it moves after 90 days."),
        level="mandatory",
    )
    .bad(
        "old versions too",
        lambda plan: rule(
            plan,
            noncurrentVersionTransitions=[{"noncurrentDays": 60, "storageClass": "GLACIER"}],
            noncurrentVersionExpiration={"noncurrentDays": 30},
        ),
        ("ages", "The rule 'old' deletes after 30 days what it moves after 60 days."),
    )
    .good(
        "old versions of which the last are kept",
        lambda plan: rule(
            plan,
            noncurrentVersionTransitions=[{"noncurrentDays": 60, "storageClass": "GLACIER"}],
            noncurrentVersionExpiration={"noncurrentDays": 30, "newerNoncurrentVersions": 3},
        ),
    )
    .absent("nothing is deleted", lambda plan: rule(plan, transitions=[{"days": 90, "storageClass": "GLACIER"}]))
    .unknown(
        "the days",
        lambda plan: rule(plan, transitions=[{"days": 90, "storageClass": "GLACIER"}], expiration={"days": Unknown()}),
    )
    .without("outside", "reads one resource")
)

rule_without_action = (
    Table("s3-lifecycle-rule-without-action", base)
    .good(
        "the older bucket says it in a list",
        lambda plan: plan.add(
            "aws:s3/bucketV2:BucketV2",
            "old",
            lifecycleRules=[{"id": "old", "enabled": True, "expirations": [{"days": 90}]}],
        ),
    )
    .good("it has some")
    .good("ends incomplete uploads", lambda plan: rule(plan, abortIncompleteMultipartUpload={"daysAfterInitiation": 7}))
    .bad(
        "only a filter",
        lambda plan: rule(plan, filter={"prefix": "logs/"}, transitions=[]),
        ("ages", "The rule 'old' has no transition, no expiration and no end for incomplete uploads."),
        level="mandatory",
    )
    .absent(
        "nothing set",
        rule,
        ("ages", "The rule 'old' has no transition, no expiration and no end for incomplete uploads."),
    )
    .unknown("the action", lambda plan: rule(plan, expiration=Unknown()), undecided=False)
    .without("outside", "reads one resource")
)


def moves(plan: Plan, *moves: tuple[object, str]) -> Plan:
    return rule(plan, transitions=[{"days": days, "storageClass": to} for days, to in moves])


transitions_too_close = (
    Table("s3-lifecycle-transitions-too-close", base)
    .good("90 days", lambda plan: moves(plan, (30, "GLACIER"), (120, "DEEP_ARCHIVE")))
    .good("30 days after infrequent access", lambda plan: moves(plan, (30, "STANDARD_IA"), (60, "GLACIER")))
    .good("one alone", lambda plan: moves(plan, (1, "DEEP_ARCHIVE")))
    .bad(
        "89 days",
        lambda plan: moves(plan, (30, "GLACIER"), (119, "DEEP_ARCHIVE")),
        (
            "ages",
            (
                "The rule 'old' moves objects to GLACIER after 30 days and to DEEP_ARCHIVE after 119, and there must "
                "be 90 days between."
            ),
        ),
        level="mandatory",
    )
    .bad(
        "29 days after infrequent access",
        lambda plan: moves(plan, (30, "STANDARD_IA"), (59, "GLACIER")),
        (
            "ages",
            (
                "The rule 'old' moves objects to STANDARD_IA after 30 days and to GLACIER after 59, and there must be "
                "30 days between."
            ),
        ),
    )
    .bad(
        "29 days, to a class of which nobody has reported it",
        lambda plan: moves(plan, (30, "STANDARD_IA"), (59, "GLACIER_IR")),
        (
            "ages",
            (
                "The rule 'old' moves objects to STANDARD_IA after 30 days and to GLACIER_IR after 59, and there must "
                "be 30 days between."
            ),
        ),
        level="advisory",
    )
    .bad(
        "on one day",
        lambda plan: moves(plan, (30, "GLACIER"), (30, "DEEP_ARCHIVE")),
        (
            "ages",
            (
                "The rule 'old' moves objects to GLACIER after 30 days and to DEEP_ARCHIVE after 30, and there "
                "must be 90 "
                "days between."
            ),
        ),
    )
    .absent("no days", lambda plan: rule(plan, transitions=[{"date": "2030-01-01", "storageClass": "GLACIER"}]))
    .unknown("when", lambda plan: moves(plan, (30, "GLACIER"), (Unknown(), "DEEP_ARCHIVE")))
)


def kept(**condition: object) -> Any:
    rule = {"id": "old", "status": "Enabled", "filter": {"and": condition}, "expiration": {"days": 30}}
    return lambda p: p.set("ages", rules=[rule])


filter_joins_nothing = (
    Table(
        "s3-lifecycle-filter-joins-nothing",
        lambda: kept(prefix="logs/", tags={"old": "yes"})(
            Plan().add("aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration", "ages", bucket="store")
        ),
    )
    .good("a prefix and a tag")
    .good("two tags", kept(tags={"old": "yes", "kept": "no"}))
    .good("two sizes", kept(objectSizeGreaterThan=1, objectSizeLessThan=100))
    .bad(
        "a prefix alone",
        kept(prefix="logs/"),
        (
            "ages",
            "The rule 'old' joins prefix with nothing else.",
            "Write it directly below filter (prefix, tag), without and.",
        ),
        level="mandatory",
    )
    .bad(
        "an empty prefix and a tag",
        kept(prefix="", tags={"old": "yes"}),
        ("ages", "The rule 'old' joins tags with nothing else."),
        level="advisory",
    )
    .bad("a tag alone", kept(tags={"old": "yes"}), ("ages", "The rule 'old' joins tags with nothing else."))
    .absent("no filter", lambda p: p.set("ages", rules=[{"id": "old", "status": "Enabled", "expiration": {"days": 1}}]))
    .unknown("from an update", lambda p: p.set("ages", rules=Unknown()))
    .outside("nothing is referred to", None)
)


def down(*classes: str, name: str = "transitions") -> Any:
    days = "days" if name == "transitions" else "noncurrentDays"
    return lambda plan: rule(
        plan, **{name: [{days: 30 + 100 * index, "storageClass": to} for index, to in enumerate(classes)]}
    )


transition_goes_back = (
    Table("s3-lifecycle-transition-goes-back", base)
    .good("down alone")
    .good(
        "all the way down",
        down("STANDARD_IA", "INTELLIGENT_TIERING", "ONEZONE_IA", "GLACIER_IR", "GLACIER", "DEEP_ARCHIVE"),
    )
    .good("a class that is not known yet", down("GLACIER", "COLDER_STILL"))
    .good(
        "by date",
        lambda plan: rule(plan, transitions=[{"date": "2030-01-31T00:00:00Z", "storageClass": "GLACIER"}]),
    )
    .bad(
        "up again",
        down("GLACIER", "STANDARD_IA"),
        (
            "ages",
            (
                "The rule 'old' moves objects to GLACIER after 30 days, and to STANDARD_IA, which is above it, "
                "after 130."
            ),
            (
                "Leave one of them out, or go down alone: STANDARD_IA, INTELLIGENT_TIERING, ONEZONE_IA, GLACIER_IR, "
                "GLACIER, DEEP_ARCHIVE."
            ),
        ),
        level="mandatory",
    )
    .bad(
        "old versions, twice",
        down("GLACIER", "GLACIER", name="noncurrentVersionTransitions"),
        ("ages", "The rule 'old' moves objects to GLACIER after 30 days, and once more after 130."),
    )
    .absent("no moves", lambda plan: rule(plan, expiration={"days": 3}))
    .unknown("all", lambda plan: rule(plan, transitions=Unknown()))
    .without("outside", "reads one resource")
)

days_beside_date = (
    Table("s3-lifecycle-days-beside-date", base)
    .good("days alone")
    .good(
        "dates alone",
        lambda plan: rule(
            plan,
            transitions=[{"date": "2030-01-31T00:00:00Z", "storageClass": "GLACIER"}],
            expiration={"date": "2031-01-31T00:00:00Z"},
        ),
    )
    .bad(
        "one of each",
        lambda plan: rule(
            plan,
            transitions=[{"days": 30, "storageClass": "GLACIER"}],
            expiration={"date": "2031-01-31T00:00:00Z"},
        ),
        (
            "ages",
            "The rule 'old' has a date in one of its actions, and days in another.",
            "Count days in all of them, or split the rule.",
        ),
        level="mandatory",
    )
    .absent("neither", lambda plan: rule(plan, expiration={"expiredObjectDeleteMarker": True}))
    .unknown("the actions", lambda plan: rule(plan, transitions=Unknown()))
    .without("outside", "reads one resource")
)
