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
        ("old", "Two rules have the priority 1.", "Give each a rulePriority of its own."),
    )
    .bad(
        "any is not last",
        holding(counted(1, tagStatus="any"), rule(2)),
        (
            "old",
            "The rule for any tag has the priority 1, and there is one of 2.",
            "Give the rule with tagStatus any the highest number: it is done last.",
        ),
    )
    .bad("nothing", holding(), ("old", "The policy has no rules.", "Add a rule, or remove the policy."))
    .good(
        "any tag before a rule of archived images",
        holding(counted(1, tagStatus="any"), rule(2, storageClass="archive", countType="sinceImageTransitioned")),
    )
    .good("a rule without a priority, which the text must have", holding({**rule(), "rulePriority": None}, rule(0)))
    .absent("no policy", lambda p: p.set("old", policy=None))
    .unknown("the policy", lambda p: p.set("old", policy=Unknown()))
)

for changed, problem, fix in (
    ({"rulePriority": 3}, "has no selection", "Give it one with tagStatus, countType and countNumber"),
    (rule(3, tagStatus="none"), "has the tagStatus none", "Set tagStatus to tagged or untagged or any"),
    (rule(3, tagStatus=None), "has no tagStatus", "Set tagStatus to tagged or untagged or any"),
    (
        rule(3, tagStatus="tagged", tagPrefixList=["v"], tagPatternList=["v*"]),
        "is for tagged images and has tagPrefixList and tagPatternList",
        "Give it one of tagPrefixList and tagPatternList, or the tagStatus any",
    ),
    (
        rule(3, tagPrefixList=["v"]),
        "is for untagged images and has tagPrefixList",
        "Remove tagPrefixList, or set tagStatus to tagged",
    ),
    (
        rule(3, countType="imageAge"),
        "has the countType imageAge",
        "Set countType to imageCountMoreThan or sinceImagePushed",
    ),
    (rule(3, countType=None), "has no countType", "Set countType to imageCountMoreThan or sinceImagePushed"),
    (rule(3, countType="imageCountMoreThan"), "counts images and has a countUnit", "Remove countUnit"),
    (rule(3, countUnit=None), "counts sinceImagePushed and has no countUnit of days", "Set countUnit to days"),
    (
        rule(3, countNumber=None),
        "has no countNumber",
        "Set countNumber to the images, or days, beyond which it acts",
    ),
):
    refused.bad(problem, holding(changed), ("old", f"Rule 3 {problem}.", f"{fix}."), view="engine")
