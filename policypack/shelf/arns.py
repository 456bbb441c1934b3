"""ARNs that a plan holds as text: found, taken apart, and told from placeholders."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from policypack import Resource, Text
from policypack.shelf.texts import code, free

# Accounts of documentation and templates. 123456789012 and the like can be nobody's registry.
PLACEHOLDER_ACCOUNTS = frozenset({"123456789012", "111122223333", "444455556666", "012345678901", "123456789123"}) | {
    digit * 12 for digit in "0123456789"
}
# Accounts of AWS that documentation tells everybody to name: load balancers' logs, EKS and deep-learning images.
# https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html
AWS_ACCOUNTS = frozenset(
    [
        "127311923021",
        "033677994240",
        "027434742980",
        "797873946194",
        "098369216593",
        "754344448648",
        "589379963580",
        "718504428378",
        "383597477331",
        "600734575887",
        "114774131450",
        "783225319266",
        "582318560864",
        "985666609251",
        "054676820928",
        "156460612806",
        "652711504416",
        "635631232127",
        "009996457667",
        "897822967062",
        "076674570225",
        "507241528517",
        "190560391635",
        "048591011584",
        "638102146993",
        "037604701340",
        "602401143452",
        "763104351884",
    ]
)
# Stands for a part that only an update can know.
HOLE = "\0"

_WHOLE = re.compile(r"arn:aws[a-z-]*:\S+")
_QUOTED = re.compile(r'"(arn:aws[a-z-]*:[^"\\]*)"')

# A placeholder is proven by its form alone: words such as todo, dummy or your-team are names like any other.
# What a template engine, a shell or CloudFormation would have replaced.
_TEMPLATE = re.compile(r"<[^<>]*>|%s|\$\{AWS::\w+\}|\$\{[A-Za-z_][\w.]*\}|\{[A-Za-z_][\w. -]*\}|\[[A-Za-z_][\w. -]*\]")
_PSEUDO = re.compile(r"\$\{AWS::\w+\}")
# What AWS itself fills in where the ARN is used: stage variables and contexts of API Gateway, dynamic references.
_FILLED_BY_AWS = re.compile(r"\$\{stageVariables\.|\$\{context\.|\$context\.|\{\{resolve:|\{proxy\+\}")
# Braces are part of what is named here: paths of APIs, keys of objects, topics.
_BRACES = frozenset({"apigateway", "execute-api", "s3", "iot", "iotwireless", "ssm", "states", "events"})
# Ids of AWS's own documentation.
_DOCUMENTED = frozenset({"12345678-1234-1234-1234-123456789012", "1234abcd-12ab-34cd-56ef-1234567890ab"})
# Things whose ids AWS makes, of hex digits: nobody chooses one, so that capital words and rows of x are none.
_HEX_IDS = frozenset({("acm", "certificate"), ("kms", "key")})
_NO_HEX = re.compile(r"[A-Z]+(_[A-Z]+)+|[xX]+(-[xX]+)*")
# Where the account's place is taken: by a service of API Gateway's, and by "ec2" in what an alarm does to a machine.
# https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
_OTHER_FIELD = frozenset({"apigateway", "automate"})
# What stands where the account is in ARNs that belong to nobody.
_NO_ACCOUNT = frozenset({"", "*", "aws", "cloudfront", "aws-marketplace", HOLE})


class Arn(NamedTuple):
    """One ARN. Parts that only an update can know are `HOLE`s; `shown` is for readers."""

    path: str
    shown: str
    whole: bool
    service: str
    region: str
    account: str
    resource: str

    @property
    def placeholder(self) -> str | None:
        """Return the part that is a placeholder by its form, None where there is none."""
        if _FILLED_BY_AWS.search(self.shown):
            return None
        if self.account in PLACEHOLDER_ACCOUNTS:
            return self.account
        if self.service not in _OTHER_FIELD and self.account not in _NO_ACCOUNT and not _is_account(self.account):
            return self.account
        if _TEMPLATE.fullmatch(self.region) or self.region in ("REGION", "AWS_REGION", "undefined", "null", "None"):
            return self.region
        pseudo = _PSEUDO.search(f"{self.region} {self.account} {self.resource}")
        return pseudo[0] if pseudo else self._made_up

    @property
    def _made_up(self) -> str | None:
        """Return the part of the resource that nothing can be called."""
        for segment in re.split(r"[/:]", self.resource):
            if segment in _DOCUMENTED or (_TEMPLATE.fullmatch(segment) and self.service not in _BRACES):
                return segment
        kind, _, id = self.resource.partition("/")
        return id if (self.service, kind) in _HEX_IDS and _NO_HEX.fullmatch(id) else None


def _is_account(text: str) -> bool:
    """May it be an account's number? Wildcards, holes and variables of policies may."""
    return re.fullmatch(r"\d{12}", text) is not None or any(mark in text for mark in ("*", "?", HOLE)) or ":" in text


def arns(resource: Resource) -> Sequence[Arn]:
    """Return the ARNs in a resource's properties: whole values, and texts within JSON documents, but no secrets."""
    return resource.once(_found)


def _found(resource: Resource) -> Sequence[Arn]:
    return tuple(_search(resource))


def _search(resource: Resource) -> Iterator[Arn]:
    for path, value, secret in resource.leaves:
        if secret or not isinstance(value, str | Text) or free(path) or code(path):
            continue
        text = value if isinstance(value, str) else "".join(p if isinstance(p, str) else HOLE for p in value.parts)
        if "arn:aws" not in text:
            continue
        symbols = [str(symbol) for symbol in value.symbols] if isinstance(value, Text) else []
        if _WHOLE.fullmatch(text):
            found = _arn(path, text, symbols, whole=True)
            if found:
                yield found
        elif text.lstrip()[:1] in ("{", "["):
            for match in _QUOTED.finditer(text):
                before = text.count(HOLE, 0, match.start())
                found = _arn(path, match[1], symbols[before:], whole=False)
                if found:
                    yield found


def _arn(path: str, text: str, symbols: list[str], *, whole: bool) -> Arn | None:
    # A variable of a policy, ${aws:PrincipalAccount}, has a colon of its own.
    masked = re.sub(r"\$\{[^}]*\}", lambda match: match[0].replace(":", "\1"), text)
    parts = [part.replace("\1", ":") for part in masked.split(":", 5)]
    if len(parts) < 6:
        return None
    shown = text
    for symbol in symbols:
        shown = shown.replace(HOLE, symbol, 1)
    return Arn(path, shown, whole, parts[2], parts[3], parts[4], parts[5])
