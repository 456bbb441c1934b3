from __future__ import annotations

from typing import Any

from policypack.testing import Json, Plan, Table, Unknown


def rule(priority: int = 1, **selection: Any) -> dict[str, Any]:
    chosen = {"tagStatus": "untagged", "countType": "sinceImagePushed", "countUnit": "days", "countNumber": 14}
    return {"rulePriority": priority, "selection": {**chosen, **selection}, "action": {"type": "expire"}}


def counted(priority: int, **selection: Any) -> dict[str, Any]:
    found = rule(priority, countType="imageCountMoreThan", countNumber=10, **selection)
    del found["selection"]["countUnit"]
    return found


def holding(*rules: Any) -> Any:
    return lambda plan: plan.set("old", policy=Json({"rules": list(rules)}))


def base() -> Plan:
    plan = Plan().add("aws:ecr/lifecyclePolicy:LifecyclePolicy", "old", repository="web")
    result: Plan = holding(rule(), counted(2, tagStatus="any"))(plan)
    return result


refused = (
    Table("ecr-lifecycle-refused", base)
    .good("untagged by age, any by number")
    .good(
        "any tag of each class of storage",
        holding(
            rule(1, tagStatus="any", countType="sinceImagePulled"),
            rule(2, tagStatus="any", storageClass="archive", countType="sinceImageTransitioned"),
        ),
    )
    .good("tagged", holding(counted(1, tagStatus="tagged", tagPatternList=["v*"])))
    .bad(
        "tagged without tags",
        holding(counted(1, tagStatus="tagged")),
        ("old", "Rule 1 is for tagged images and has neither tagPrefixList nor tagPatternList."),
        level="mandatory",
    )
    .bad(
        "no unit",
        holding(rule(countUnit="hours")),
        ("old", "Rule 1 counts sinceImagePushed and has no countUnit of days."),
    )
    .bad(
        "two of one priority",
        holding(rule(), rule()),
        ("old", "Two rules have the priority 1."),
    )
    .bad(
        "any is not last",
        holding(counted(1, tagStatus="any"), rule(2)),
        ("old", "The rule for any tag has the priority 1, and there is one of 2."),
    )
    .bad("nothing", holding(), ("old", "The policy has no rules."))
    .absent("no policy", lambda p: p.set("old", policy=None))
    .unknown("the policy", lambda p: p.set("old", policy=Unknown()))
)
