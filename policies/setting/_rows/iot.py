"""Settings of IoT Core."""

from __future__ import annotations

from policies.setting._shapes import DOCS, Form, Range, Words
from policypack.catalogue.tokens import Iot

_API = f"{DOCS}/iot/latest/apireference"

ROWS = (
    Form(
        Iot.POLICY,
        "policy",
        r"(?s)\s*\{.*\}\s*",
        "be an object of JSON",
        "MalformedPolicyException",
        f"{_API}/API_CreatePolicy.html",
    ),
    Form(
        Iot.ROLE_ALIAS,
        "alias",
        r"[\w=,@-]{1,128}",
        "be of at most 128 letters, digits and _=,@-",
        "InvalidRequestException: Member must satisfy regular expression pattern: [\\w=,@-]+",
        f"{_API}/API_CreateRoleAlias.html",
    ),
    Range(Iot.ROLE_ALIAS, "credentialDuration", ((900, 43_200),), f"{_API}/API_CreateRoleAlias.html"),
    Words(Iot.TOPIC_RULE, f"{_API}/API_TopicRulePayload.html", {"sqlVersion": "2015-10-08 2016-03-23 beta"}),
    Form(
        Iot.TOPIC_RULE,
        "sql",
        r"(?is)\s*select\s.+",
        "begin with SELECT",
        "SqlParseException: Expected a rule that begins with SELECT",
        f"{DOCS}/iot/latest/developerguide/iot-sql-reference.html",
    ),
)
