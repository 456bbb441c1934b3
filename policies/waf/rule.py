"""Rules of web ACLs and rule groups of AWS WAF."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Block, Finding, Resource, policy
from policypack.catalogue.tokens import Wafv2

_GROUPS = ("managedRuleGroupStatement", "ruleGroupReferenceStatement")


def _given(block: Block | None, name: str) -> bool:
    return block is not None and block.raw(name) not in (None, [])


@policy(Wafv2.WEB_ACL)
def action_refused(acl: Resource) -> Iterator[Finding]:
    """Rule of a web ACL has an action for an override, or the reverse.

    Why: "WAFInvalidParameterException: Error reason: A reference in your rule statement is not valid., field: RULE" or
    "You have used none or multiple values for a field that requires exactly one value": a rule that refers to a group
    has overrideAction, any other one has action.
    Source: https://docs.aws.amazon.com/waf/latest/APIReference/API_Rule.html
    """
    for rule in acl.blocks("rules"):
        statement = rule.block("statement")
        group = next((name for name in _GROUPS if _given(statement, name)), "")
        wanted, other = ("overrideAction", "action") if group else ("action", "overrideAction")
        if statement is None or (_given(rule, wanted) and not _given(rule, other)):
            continue
        what = f"refers to a group of rules ({group})" if group else "refers to no group of rules"
        has = " and ".join(name for name in ("action", "overrideAction") if _given(rule, name)) or "neither"
        yield rule.finding(
            other if _given(rule, other) else wanted,
            problem=f"The rule {rule.raw('name')} {what}, and has {has} of action and overrideAction.",
            fix=f"Set {wanted} alone"
            + (", to none or count." if group else ", to allow, block, count, captcha or challenge."),
        )


@policy(Wafv2.WEB_ACL)
def default_action_refused(acl: Resource) -> Iterator[Finding]:
    """Web ACL has no default action, or two.

    Why: "WAFInvalidParameterException: Error reason: You have used none or multiple values for a field that requires
    exactly one value., field: DEFAULT_ACTION".
    Source: https://docs.aws.amazon.com/waf/latest/APIReference/API_DefaultAction.html
    """
    action = acl.block("defaultAction")
    if action is None:
        return
    given = [name for name in ("allow", "block") if action.raw(name) is not None]
    if len(given) != 1:
        yield action.finding(
            "allow",
            problem=f"defaultAction has {' and '.join(given) or 'neither allow nor block'}.",
            fix="Set one of allow and block, to an empty object: {}.",
        )
