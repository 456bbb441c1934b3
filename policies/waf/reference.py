"""AWS WAF: sets, rule groups and web ACLs that are there already and that a resource names by ARN."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from policypack import Aws, Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Cloudfront, Wafv2
from policypack.shelf.existing import own_arn, proven
from policypack.shelf.outside import listed, with_commands
from policypack.shown import argument

Ask = Callable[[Aws, str, str], tuple[str, ...]]
# Kind in the ARN -> (what it is, how to ask, the command that lists what there is).
KINDS: dict[str, tuple[str, Ask, str]] = {
    "ipset": ("IP set", lambda aws, scope, region: aws.wafv2.ip_sets(scope, region=region), "list-ip-sets"),
    "regexpatternset": (
        "regex pattern set",
        lambda aws, scope, region: aws.wafv2.pattern_sets(scope, region=region),
        "list-regex-pattern-sets",
    ),
    "rulegroup": (
        "rule group",
        lambda aws, scope, region: aws.wafv2.rule_groups(scope, region=region),
        "list-rule-groups",
    ),
    "webacl": ("web ACL", lambda aws, scope, region: aws.wafv2.web_acls(scope, region=region), "list-web-acls"),
}
# Where they are named.
_PLACES = re.compile(
    r"(.*\.)?(ipSetReferenceStatement|regexPatternSetReferenceStatement|ruleGroupReferenceStatement"
    r"|ruleGroupReference)(\[\d+\])?\.arn|webAclArn|webAclId"
)
_RESOURCE = re.compile(r"(regional|global)/(\w+)/([^/]+)/[^/]+")


@policy(
    Wafv2.WEB_ACL,
    Wafv2.RULE_GROUP,
    Wafv2.WEB_ACL_RULE,
    Wafv2.WEB_ACL_RULE_GROUP_ASSOCIATION,
    Wafv2.WEB_ACL_ASSOCIATION,
    Cloudfront.DISTRIBUTION,
)
def not_found(resource: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """IP set, pattern set, rule group or web ACL does not exist.

    Why: "WAFNonexistentItemException: AWS WAF couldn't perform the operation because your resource doesn't exist";
    InvalidWebACLId of a distribution. What an ARN names is gone when it is deleted: one of the same name has another.
    Source: https://docs.aws.amazon.com/waf/latest/APIReference/API_CreateWebACL.html
        https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CreateDistribution.html
    """
    named = {
        path: value
        for path, value, secret in resource.leaves
        if isinstance(value, str) and not secret and value.startswith("arn:") and _PLACES.fullmatch(path)
    }
    for path, text in named.items():
        arn = None if stack.plans(text) else own_arn(text, aws)
        match = _RESOURCE.fullmatch(arn.resource) if arn and arn.service == "wafv2" else None
        if arn is None or match is None or match[2] not in KINDS:
            continue
        if path == "webAclArn" and arn.region != resource.region:
            continue  # region-mismatch-in-value reports it
        what, asks, command = KINDS[match[2]]
        scope = "CLOUDFRONT" if match[1] == "global" else "REGIONAL"
        there = asks(aws, scope, arn.region)
        if text in there:
            continue
        same = [other for other in there if f"/{match[2]}/{match[3]}/" in other]
        yield resource.finding(
            path,
            problem=f"{path} names the {what} {arn.resource}, and there is none in {arn.region}."
            + (f" The one of this name is {same[0]}." if same else ""),
            fix=with_commands(
                "Name one that is there, or plan it in this stack and refer to its arn:",
                f"aws wafv2 {command} --scope {scope} --region {argument(arn.region)}",
            ),
            level=proven(resource, path.split("[")[0].split(".")[0], stack),
        )


@policy(Wafv2.WEB_ACL)
def override_names_no_rule(acl: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Override is for a rule that the stack's own rule group does not have.

    Why: Creating or updating the web ACL fails with WAFInvalidParameterException. Capitals count.
    Source: https://docs.aws.amazon.com/waf/latest/APIReference/API_RuleActionOverride.html
    """
    for rule in acl.blocks("rules"):
        for statement in rule.blocks("statement"):
            for reference in statement.blocks("ruleGroupReferenceStatement"):
                group = stack.follow(reference, "arn", Wafv2.RULE_GROUP)
                names = [own.text("name") or "" for own in group.blocks("rules")] if group else []
                if group is None or not names:
                    continue  # what rulesJson says is not read
                for override in reference.blocks("ruleActionOverrides"):
                    wanted = override.text("name")
                    if wanted and wanted not in names:
                        yield override.finding(
                            "name",
                            problem=f"The rule group {group.name} has no rule {wanted}.",
                            fix=f"Set name to one of its rules: {listed(names, 8)}.",
                        )
