"""AWS WAF: rule groups that AWS and other vendors manage, as web ACLs name them."""

from __future__ import annotations

import difflib
import math
from collections.abc import Iterator

from policypack import Aws, Block, Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Wafv2
from policypack.shelf.outside import listed, proven, with_commands
from policypack.shelf.providers import in_other_partition

HOME = "us-east-1"
# https://docs.aws.amazon.com/waf/latest/developerguide/limits.html
MOST = 5000


def _managed(resource: Resource) -> Iterator[Block]:
    """Yield every managed rule group that a web ACL, or a rule of one, names."""
    if resource.type == Wafv2.WEB_ACL_RULE_GROUP_ASSOCIATION:
        yield from resource.blocks("managedRuleGroup")
        return
    for rule in resource.blocks("rules") if resource.type == Wafv2.WEB_ACL else [resource]:
        for statement in rule.blocks("statement"):
            yield from statement.blocks("managedRuleGroupStatement")


def _scope(resource: Resource, stack: Stack) -> tuple[str, str] | None:
    """Return the scope of the web ACL and the region to ask in; None where it is not known here."""
    acl = resource if resource.type == Wafv2.WEB_ACL else stack.follow(resource, "webAclArn", Wafv2.WEB_ACL)
    if acl is not None:
        scope = acl.text("scope")
    else:
        scope = "CLOUDFRONT" if ":global/" in (resource.text("webAclArn") or "") else "REGIONAL"
    if scope not in ("REGIONAL", "CLOUDFRONT") or in_other_partition(resource):
        return None
    return scope, HOME if scope == "CLOUDFRONT" else resource.region


def _named(block: Block) -> tuple[str, str, str] | None:
    vendor, name = block.text("vendorName"), block.text("name")
    return (vendor, name, block.text("version") or "") if vendor and name else None


def _command(scope: str, region: str, operation: str, more: str = "") -> str:
    return f"aws wafv2 {operation} --scope {scope} --region {region}{more}"


@policy(Wafv2.WEB_ACL, Wafv2.WEB_ACL_RULE, Wafv2.WEB_ACL_RULE_GROUP_ASSOCIATION)
def group_not_found(resource: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Managed rule group does not exist, or the account does not subscribe to it.

    Why: "WAFInvalidParameterException: Error reason: A reference in your rule statement is not valid., field: RULE",
    or WAFSubscriptionNotFoundException for one of the AWS Marketplace.
    Source: https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-list.html
        https://docs.aws.amazon.com/waf/latest/APIReference/API_ListAvailableManagedRuleGroups.html
    """
    asked = [(block, named) for block in _managed(resource) if (named := _named(block))]
    where = _scope(resource, stack) if asked else None
    if where is None:
        return
    scope, region = where
    available = aws.wafv2.managed_groups(scope, region=region)
    for block, (vendor, name, _) in asked:
        if (vendor, name) in available:
            continue
        names = [known for by, known in available if by == vendor]
        near = difflib.get_close_matches(name, names)
        yield block.finding(
            "name",
            problem=f"{vendor} has no managed rule group {name} of scope {scope} in {region} that this account may use."
            + (f" It has {near[0]}." if near else ""),
            fix=with_commands(
                "Set vendorName and name to a group that is listed:"
                if vendor == "AWS"
                else "Subscribe to it in the AWS Marketplace, or name a group that is listed:",
                _command(scope, region, "list-available-managed-rule-groups"),
            ),
            level=proven(block, block.path("").split(".")[0].split("[")[0], stack),
        )


@policy(Wafv2.WEB_ACL, Wafv2.WEB_ACL_RULE, Wafv2.WEB_ACL_RULE_GROUP_ASSOCIATION)
def version_not_found(resource: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Version of the managed rule group does not exist or has expired.

    Why: "WAFExpiredManagedRuleGroupVersionException", or WAFNonexistentItemException: versions end some months after
    the next one came. Without version the vendor's default one is used.
    Source: https://docs.aws.amazon.com/waf/latest/developerguide/waf-managed-rule-groups-versioning.html
    """
    asked = [named for block in _managed(resource) if (named := _named(block)) and named[2]]
    where = _scope(resource, stack) if asked and not resource.exists else None
    if where is None:
        return
    scope, region = where
    available = aws.wafv2.managed_groups(scope, region=region)
    for block in _managed(resource):
        named = _named(block)
        if named is None or not named[2] or named[:2] not in available:
            continue
        vendor, name, version = named
        if aws.wafv2.managed_group(vendor, name, scope, version, region=region) is None:
            yield block.finding(
                "version",
                problem=f"The managed rule group {name} has no version {version} in {region}, or it has expired.",
                fix=with_commands(
                    "Leave version out to follow the vendor's default, or set one that is listed:",
                    _command(
                        scope,
                        region,
                        "list-available-managed-rule-group-versions",
                        f" --vendor-name {vendor} --name {name}",
                    ),
                ),
            )


@policy(Wafv2.WEB_ACL, Wafv2.WEB_ACL_RULE, Wafv2.WEB_ACL_RULE_GROUP_ASSOCIATION, level="advisory", severity="medium")
def override_names_no_rule(resource: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Override is for a rule that the managed rule group does not have.

    Why: WAF silently ignores an override whose name is not exactly that of a rule, capitals included: a rule that
    should only count blocks.
    Source: https://docs.aws.amazon.com/waf/latest/APIReference/API_RuleActionOverride.html
    """
    for block in _managed(resource):
        named = _named(block)
        overrides = block.blocks("ruleActionOverrides") if named else []
        where = _scope(resource, stack) if overrides else None
        if named is None or where is None:
            continue
        group = aws.wafv2.managed_group(*named[:2], where[0], named[2], region=where[1])
        for override in overrides:
            rule = override.text("name")
            # A group may keep its rules to itself.
            if rule and group and group.rules and rule not in group.rules:
                near = difflib.get_close_matches(rule, group.rules, n=2, cutoff=0.5)
                yield override.finding(
                    "name",
                    problem=f"The managed rule group {named[1]} has no rule {rule}, so WAF ignores the override.",
                    fix=f"Set name to a rule of the group, capitals included: {listed(near or list(group.rules), 8)}.",
                )


def _capacities(acl: Resource, scope: str, region: str, aws: Aws) -> Iterator[tuple[str, int]]:
    """Yield (name, capacity) of the managed rule groups of a web ACL that are there."""
    for block in _managed(acl):
        named = _named(block)
        group = aws.wafv2.managed_group(*named[:2], scope, named[2], region=region) if named else None
        if named and group:
            yield named[1], group.capacity


@policy(Wafv2.WEB_ACL, level="advisory")
def capacity_exceeded(acl: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Rule groups of the web ACL need more capacity than it may have.

    Why: "WAFInvalidParameterException: Error reason: You exceeded the capacity limit for a rule group or web ACL.,
    field: WEB_ACL". Each rule group costs what it was made with; the limit is 5,000 units.
    Source: https://docs.aws.amazon.com/waf/latest/developerguide/limits.html
        https://docs.aws.amazon.com/waf/latest/developerguide/aws-waf-capacity-units.html
    """
    where = _scope(acl, stack)
    needs = dict(_capacities(acl, *where, aws)) if where else {}
    for rule in acl.blocks("rules"):
        for statement in rule.blocks("statement"):
            for reference in statement.blocks("ruleGroupReferenceStatement"):
                own = stack.follow(reference, "arn", Wafv2.RULE_GROUP)
                if own is not None:
                    needs[own.name] = math.floor(own.number("capacity", default=0) or 0)
    if sum(needs.values()) > MOST:
        shown = [f"{name} {units}" for name, units in sorted(needs.items(), key=lambda item: -item[1])]
        yield acl.finding(
            "rules",
            problem=f"The rule groups need {sum(needs.values()):,} capacity units: {listed(shown)}; a web ACL may have "
            f"{MOST:,}.",
            fix="Leave rule groups out, or move some of them to a web ACL of their own.",
        )
