"""Lifecycle policies of image repositories."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from policypack import Block, Finding, Resource, policy
from policypack.catalogue.tokens import Ecr

# https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html
_STATUS = ("tagged", "untagged", "any")
_COUNTS = ("imageCountMoreThan", "sinceImagePushed")
_TAGS = ("tagPrefixList", "tagPatternList")


@policy(Ecr.LIFECYCLE_POLICY)
def refused(holder: Resource) -> Iterator[Finding]:
    """Lifecycle policy of a repository is one that ECR refuses.

    Why: "InvalidParameterException: Invalid parameter at 'LifecyclePolicyText' failed to satisfy constraint: 'Lifecycle
    policy validation failure: …'".
    Source: https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html
    """
    document = holder.document("policy")
    rules = document.blocks("rules") if document else []
    if document is not None and not rules:
        yield holder.finding("policy", problem="The policy has no rules.", fix="Add a rule, or remove the policy.")
    for rule in rules:
        wrong = _wrong(rule)
        if wrong:
            problem, fix = wrong
            yield rule.finding("selection", problem=f"Rule {rule.raw('rulePriority')} {problem}.", fix=f"{fix}.")
    priorities = [rule.number("rulePriority") for rule in rules]
    twice = sorted(number for number, count in Counter(priorities).items() if count > 1 and number is not None)
    if twice:
        yield holder.finding(
            "policy",
            problem=f"Two rules have the priority {twice[0]}.",
            fix="Give each a rulePriority of its own.",
        )
    # What is archived has rules of its own.
    for archived in (False, True):
        among = {
            number: rule
            for rule in rules
            if _archived(rule) is archived and (number := rule.number("rulePriority")) is not None
        }
        every = [number for number, rule in among.items() if _selected(rule, "tagStatus") == "any"]
        if every and min(every) < max(among):
            yield holder.finding(
                "policy",
                problem=f"The rule for any tag has the priority {min(every)}, and there is one of {max(among)}.",
                fix="Give the rule with tagStatus any the highest number: it is done last.",
            )


def _selected(rule: Block, name: str) -> str | None:
    selection = rule.block("selection")
    return selection.text(name) if selection else None


def _archived(rule: Block) -> bool:
    return _selected(rule, "storageClass") == "archive"


def _wrong(rule: Block) -> tuple[str, str] | None:
    """Say what ECR refuses of one rule, and what to do; None where it refuses nothing."""
    selection = rule.block("selection")
    if selection is None:
        return "has no selection", "Give it one with tagStatus, countType and countNumber"
    status, kind = selection.text("tagStatus"), selection.text("countType")
    tags = [name for name in _TAGS if selection.items(name)]
    if status not in _STATUS:
        return (
            f"has {f'the tagStatus {status}' if status else 'no tagStatus'}",
            f"Set tagStatus to {' or '.join(_STATUS)}",
        )
    if status == "tagged" and len(tags) != 1:
        has = " and ".join(tags) or f"neither {_TAGS[0]} nor {_TAGS[1]}"
        return f"is for tagged images and has {has}", f"Give it one of {' and '.join(_TAGS)}, or the tagStatus any"
    if status != "tagged" and tags:
        return f"is for {status} images and has {tags[0]}", f"Remove {tags[0]}, or set tagStatus to tagged"
    # More may be counted by now, but time begins with since.
    if kind not in _COUNTS and not (kind or "").startswith("since"):
        return f"has {f'the countType {kind}' if kind else 'no countType'}", f"Set countType to {' or '.join(_COUNTS)}"
    if kind == "imageCountMoreThan" and selection.has("countUnit"):
        return "counts images and has a countUnit", "Remove countUnit"
    if kind != "imageCountMoreThan" and selection.text("countUnit") != "days":
        return f"counts {kind} and has no countUnit of days", "Set countUnit to days"
    if not selection.has("countNumber"):
        return "has no countNumber", "Set countNumber to the images, or days, beyond which it acts"
    return None
