"""Rules of web ACLs and rule groups of AWS WAF."""

from __future__ import annotations

from collections.abc import Iterator
from ipaddress import ip_address, ip_network

from policypack import Block, Finding, Resource, policy
from policypack.catalogue.tokens import Wafv2

_GROUPS = ("managedRuleGroupStatement", "ruleGroupReferenceStatement")


def _given(block: Block | None, name: str) -> bool:
    # An empty object is a word of its own here: {"allow": {}}.
    return block is not None and (block.raw(name) == {} or bool(block.given(name)))


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
        given = [name for name in ("action", "overrideAction") if _given(rule, name)]
        yield rule.finding(
            other if _given(rule, other) else wanted,
            problem=f"The rule {rule.raw('name')} {what}, and has "
            f"{' and '.join(given) or 'neither action nor overrideAction'}.",
            fix=f"Set {wanted} alone"
            + (", to none or count." if group else ", to allow, block, count, captcha or challenge."),
        )


# Statements that hold others, and how many at least.
_JOINED = {"andStatement": 2, "orStatement": 2, "notStatement": 1}
_TOP_ONLY = (*_GROUPS, "rateBasedStatement")


@policy(Wafv2.WEB_ACL, Wafv2.RULE_GROUP)
def statement_refused(acl: Resource) -> Iterator[Finding]:
    """Statement of a rule is none, or several, or joins too few.

    Why: "WAFInvalidParameterException: Error reason: You have used none or multiple values for a field that requires
    exactly one value", "You haven't met a minimum requirement for a threshold setting. Examples include … an OR
    statement with only one nested statement". Groups of rules and rate limits stand at the top of a rule.
    Source: https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statements-list.html
    https://docs.aws.amazon.com/waf/latest/APIReference/API_Statement.html
    """
    for rule in acl.blocks("rules"):
        for block in rule.blocks("statement"):
            yield from _statement(block, str(rule.raw("name")), top=True)


def _statement(block: Block, rule: str, *, top: bool) -> Iterator[Finding]:
    kinds = sorted(name for name in block.values if name.endswith("Statement") and _given(block, name))
    if len(kinds) != 1:
        yield block.finding(
            kinds[1] if kinds else "",
            problem=f"A statement of the rule {rule} has {' and '.join(kinds) or 'nothing in it'}; one is needed.",
            fix="Keep one, and join several by an andStatement or an orStatement." if kinds else "Give it one.",
        )
        return
    kind = kinds[0]
    fields = block.block(kind)
    for match in fields.blocks("fieldToMatch") if fields else ():
        given = sorted(name for name in match.values if _given(match, name))
        if len(given) != 1:
            yield match.finding(
                "",
                problem=f"fieldToMatch of the {kind} of the rule {rule} has {' and '.join(given) or 'nothing in it'}; "
                "one is needed.",
                fix="Keep one, and join several statements by an orStatement.",
            )
    if not top and kind in _TOP_ONLY:
        yield block.finding(
            kind,
            problem=f"The rule {rule} has a {kind} inside of another statement.",
            fix="Give it a rule of its own: it stands at the top alone.",
        )
    if fields is None:
        return
    least = _JOINED.get(kind)
    # What a notStatement of a WebAcl turns round is one object, that of a RuleGroup a list of one.
    statements = [each for name in ("statements", "statement", "scopeDownStatement") for each in fields.blocks(name)]
    if least is not None and len(statements) < least:
        yield block.finding(
            kind,
            problem=f"{kind} of the rule {rule} joins {len(statements)}; {least} are needed at least.",
            fix="Add a statement, or use the one without what joins it." if statements else "Add statements.",
        )
    for each in statements:
        yield from _statement(each, rule, top=False)


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
    given = [name for name in ("allow", "block") if _given(action, name)]
    if len(given) != 1:
        yield action.finding(
            "allow",
            problem=f"defaultAction has {' and '.join(given) or 'neither allow nor block'}.",
            fix="Set one of allow and block, to an empty object: {}.",
        )


# What these groups are told of the application, without which they protect nothing.
# https://docs.aws.amazon.com/waf/latest/developerguide/waf-atp-rg-using.html, waf-acfp-rg-using.html
_TOLD = {
    "AWSManagedRulesATPRuleSet": "awsManagedRulesAtpRuleSet",
    "AWSManagedRulesACFPRuleSet": "awsManagedRulesAcfpRuleSet",
    "AWSManagedRulesAntiDDoSRuleSet": "awsManagedRulesAntiDdosRuleSet",
}


# How the first of them was told before, which AWS still takes.
_ONCE_TOLD = {"awsManagedRulesAtpRuleSet": ("loginPath", "passwordField", "payloadType", "usernameField")}


@policy(Wafv2.WEB_ACL)
def managed_group_unconfigured(acl: Resource) -> Iterator[Finding]:
    """Managed rule group lacks the settings that it needs.

    Why: The groups against account takeover, fake accounts and floods of requests "require additional configuration",
    as the page of the login: without it CreateWebACL answers WAFInvalidOperationException.
    Source: https://docs.aws.amazon.com/waf/latest/developerguide/waf-atp-rg-using.html
    https://docs.aws.amazon.com/waf/latest/APIReference/API_ManagedRuleGroupConfig.html
    https://github.com/hashicorp/terraform-provider-aws/issues/31740
    """
    for rule in acl.blocks("rules"):
        for group in (group for s in rule.blocks("statement") for group in s.blocks("managedRuleGroupStatement")):
            needed = _TOLD.get(group.text("name") or "") if group.text("vendorName") == "AWS" else None
            if needed is None:
                continue
            told = (needed, *_ONCE_TOLD.get(needed, ()))
            configs = group.blocks("managedRuleGroupConfigs")
            if not any(_given(config, name) for config in configs for name in told):
                yield group.finding(
                    "managedRuleGroupConfigs",
                    problem=f"The rule {rule.raw('name')} refers to {group.text('name')}, and its "
                    f"managedRuleGroupConfigs have no {needed}.",
                    fix=f"Add managedRuleGroupConfigs with {needed}.",
                )


@policy(Wafv2.WEB_ACL, Wafv2.RULE_GROUP)
def response_body_missing(acl: Resource) -> Iterator[Finding]:
    """Rule answers by a body that is not declared.

    Why: "WAFInvalidParameterException: … field: CUSTOM_RESPONSE_BODY": the key is that of one of customResponseBodies
    of the same web ACL or rule group.
    Source: https://docs.aws.amazon.com/waf/latest/APIReference/API_CustomResponse.html
    """
    declared = {body.text("key") for body in acl.blocks("customResponseBodies")}
    for rule in acl.blocks("rules"):
        blocks = [block for action in rule.blocks("action") for block in action.blocks("block")]
        for response in (found for block in blocks for found in block.blocks("customResponse")):
            key = response.text("customResponseBodyKey")
            if key and key not in declared:
                yield response.finding(
                    "customResponseBodyKey",
                    problem=f"The rule {rule.raw('name')} answers by the body {key}, which customResponseBodies lack.",
                    fix="Declare it in customResponseBodies.",
                )


@policy(Wafv2.IP_SET)
def address_of_other_family(addresses: Resource) -> Iterator[Finding]:
    """Set of addresses has some of the other family.

    Why: "WAFInvalidParameterException: The parameter contains formatting that is not valid., field: IP_ADDRESS": a set
    has addresses of its ipAddressVersion alone.
    Source: https://docs.aws.amazon.com/waf/latest/APIReference/API_CreateIPSet.html
    """
    version = addresses.text("ipAddressVersion")
    others = [item for item in addresses.texts("addresses") if (":" in item) == (version == "IPV4")]
    if version in ("IPV4", "IPV6") and others:
        yield addresses.finding(
            "addresses",
            problem=f"ipAddressVersion is {version}, and addresses has {others[0]}.",
            fix="Make a set for each version.",
        )


@policy(Wafv2.IP_SET)
def block_malformed(addresses: Resource) -> Iterator[Finding]:
    """Set of addresses has an address where a block stands.

    Why: "WAFInvalidParameterException: The parameter contains formatting that is not valid., field: IP_ADDRESS": each
    is a block, with nothing but zeros behind its prefix.
    Source: https://docs.aws.amazon.com/waf/latest/APIReference/API_CreateIPSet.html
        https://github.com/badmintoncryer/cdk-preflight/blob/main/docs/rules.md
    """
    for item in addresses.texts("addresses"):
        try:
            block = ip_network(item, strict=False)
        except ValueError:
            continue  # what is no address at all is for others to say
        if "/" in item and str(block.network_address) != str(ip_address(item.partition("/")[0])):
            yield addresses.finding(
                "addresses",
                problem=f"addresses has {item}, which is an address within {block}.",
                fix=f"Write {block}, or the address alone as a block: {item.partition('/')[0]}/{block.max_prefixlen}.",
            )
