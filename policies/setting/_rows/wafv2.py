"""Settings of WAF."""

from __future__ import annotations

from policies.setting._shapes import DOCS, TRIED, Distinct, Form, Pair, Range, Size, When
from policypack.catalogue.tokens import Wafv2

_API = f"{DOCS}/waf/latest/APIReference"
_LIMITED = "rules.statement.rateBasedStatement"
_OCTET = r"(25[0-5]|2[0-4]\d|1?\d?\d)"

ROWS = (
    Form(
        Wafv2.IP_SET,
        "addresses[]",
        rf"{_OCTET}(\.{_OCTET}){{3}}/([1-9]|[12]\d|3[0-2])|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*/([1-9]|[1-9]\d|1[01]\d|12[0-8])",
        "be a range with its length, as 10.0.0.4/32, and not /0",
        "WAFInvalidParameterException: The parameter contains formatting that is not valid., field: IP_ADDRESS",
        f"{_API}/API_CreateIPSet.html",
    ),
    Size(
        Wafv2.REGEX_PATTERN_SET,
        "regularExpressions",
        1,
        10,
        "a set has 10 expressions at most",
        f"{DOCS}/waf/latest/developerguide/limits.html",
    ),
    *(
        Pair(
            type,
            (When("aggregateKeyType", (word,)),),
            says,
            f"{_API}/API_RateBasedStatement.html",
            needs=(needed,),
            within=_LIMITED,
        )
        for type in (Wafv2.WEB_ACL, Wafv2.RULE_GROUP)
        for word, needed, says in (
            ("FORWARDED_IP", "forwardedIpConfig", "With this option, you must specify the ForwardedIPConfig"),
            ("CUSTOM_KEYS", "customKeys", "With this option, you must specify the CustomKeys"),
            ("CONSTANT", "scopeDownStatement", "With this option, you must specify a ScopeDownStatement"),
        )
    ),
    *(
        Form(
            type,
            "rules[].statement.geoMatchStatement.countryCodes[]",
            "(?!UK|EN|EU)[A-Z]{2}",
            "be the code of a country in capitals, by ISO 3166-1, such as GB",
            "WAFInvalidParameterException: field: GEO_MATCH_STATEMENT",
            f"{_API}/API_GeoMatchStatement.html",
        )
        for type in (Wafv2.WEB_ACL, Wafv2.RULE_GROUP)
    ),
    *(
        Range(
            type,
            "rules[].statement.rateBasedStatement.evaluationWindowSec",
            ((60, 60), (120, 120), (300, 300), (600, 600)),
            f"{_API}/API_RateBasedStatement.html",
        )
        for type in (Wafv2.WEB_ACL, Wafv2.RULE_GROUP)
    ),
    *(
        Distinct(type, "rules", name, says, f"{_API}/API_Rule.html", merges=True)
        for type in (Wafv2.WEB_ACL, Wafv2.RULE_GROUP)
        for name, says in (
            ("priority", "the priorities must all be different"),
            ("name", "rules have names of their own"),
        )
    ),
    *(
        Form(
            type,
            "rules[].statement.byteMatchStatement.searchString",
            ".{1,200}",
            "be a text of 200 bytes at most",
            "WAFInvalidParameterException: The maximum length of the value is 200 bytes",
            f"{_API}/API_ByteMatchStatement.html",
        )
        for type in (Wafv2.WEB_ACL, Wafv2.RULE_GROUP)
    ),
    Size(
        Wafv2.WEB_ACL_LOGGING_CONFIGURATION,
        "logDestinationConfigs",
        1,
        1,
        "one logging destination is associated to a web ACL",
        f"{_API}/API_LoggingConfiguration.html",
    ),
    *(
        Form(
            type,
            f"{path}visibilityConfig.metricName",
            "(?!(All|Default_Action)$).*",
            "not be All or Default_Action, which are AWS's own",
            "WAFInvalidParameterException: the name of the metric is reserved",
            f"{_API}/API_VisibilityConfig.html",
        )
        for type in (Wafv2.WEB_ACL, Wafv2.RULE_GROUP)
        for path in ("", "rules[].")
    ),
    *(
        Form(
            type,
            path,
            r"(?!.*(?<!\\)(\\\\)*(\(\?<?[=!]|\\[1-9])).*",  # behind a backslash a parenthesis is a sign
            "have no lookahead, no lookbehind and no backreference",
            "WAFInvalidParameterException: the regular expression uses what WAF does not support",
            TRIED,
        )
        for type, path in (
            (Wafv2.REGEX_PATTERN_SET, "regularExpressions[].regexString"),
            (Wafv2.WEB_ACL, "rules[].statement.regexMatchStatement.regexString"),
            (Wafv2.RULE_GROUP, "rules[].statement.regexMatchStatement.regexString"),
        )
    ),
    Range(Wafv2.RULE_GROUP, "capacity", ((1, 5_000),), TRIED),
)
