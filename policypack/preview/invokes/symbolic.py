"""Answers of the right shape for functions that only AWS could answer: texts are symbols, what is given is echoed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from policypack.catalogue.names import snake
from policypack.catalogue.provider import FunctionShape, Shape
from policypack.preview import arn_forms
from policypack.preview.forms import formed
from policypack.preview.placeholders import OPEN
from policypack.symbol import Symbols
from policypack.values import UNKNOWN, Secret

# How many elements a list of texts gets: programs take the first two or three of the ids; a public zone has four name
# servers.
_COUNTS = {"nameServers": 4}
_MANY = 3
_FEW = 1
# function → field that repeats another one, so that programs which use either say the same.
_SAME: Mapping[str, tuple[str, str]] = {
    "aws:acm/getCertificate:getCertificate": ("id", "arn"),
    "aws:dynamodb/getTable:getTable": ("id", "name"),
    "aws:ec2/getAmi:getAmi": ("imageId", "id"),
    "aws:ec2/getInstanceType:getInstanceType": ("id", "instanceType"),
    "aws:ecr/getRepository:getRepository": ("id", "name"),
    "aws:ecs/getCluster:getCluster": ("id", "arn"),
    "aws:eks/getCluster:getCluster": ("id", "name"),
    "aws:iam/getPolicy:getPolicy": ("id", "arn"),
    "aws:iam/getRole:getRole": ("id", "name"),
    "aws:lb/getListener:getListener": ("id", "arn"),
    "aws:lb/getLoadBalancer:getLoadBalancer": ("id", "arn"),
    "aws:lb/getTargetGroup:getTargetGroup": ("id", "arn"),
    "aws:rds/getCluster:getCluster": ("id", "clusterIdentifier"),
    "aws:route53/getZone:getZone": ("zoneId", "id"),
    "aws:s3/getBucket:getBucket": ("id", "bucket"),
    "aws:secretsmanager/getSecret:getSecret": ("id", "arn"),
    "aws:sns/getTopic:getTopic": ("id", "arn"),
    "aws:sqs/getQueue:getQueue": ("id", "url"),
    "aws:ssm/getParameter:getParameter": ("id", "name"),
}
# Values that AWS keeps secret. They are never asked for either.
SECRETS: Mapping[str, frozenset[str]] = {
    "aws:ecr/getAuthorizationToken:getAuthorizationToken": frozenset({"authorizationToken", "password"}),
    "aws:ecrpublic/getAuthorizationToken:getAuthorizationToken": frozenset({"authorizationToken", "password"}),
    "aws:codeartifact/getAuthorizationToken:getAuthorizationToken": frozenset({"authorizationToken"}),
    "aws:eks/getClusterAuth:getClusterAuth": frozenset({"token"}),
    "aws:kms/getSecrets:getSecrets": frozenset({"plaintext"}),
    "aws:secretsmanager/getRandomPassword:getRandomPassword": frozenset({"randomPassword"}),
    "aws:secretsmanager/getSecretVersion:getSecretVersion": frozenset({"secretString", "secretBinary"}),
    "aws:ssm/getParameter:getParameter": frozenset({"value"}),
    "aws:ssm/getParametersByPath:getParametersByPath": frozenset({"values"}),
}


def called(function: FunctionShape | None, tok: str, args: Mapping[str, Any], symbols: Symbols) -> str:
    """Return how a reader calls this call: `aws.ec2.get_vpc(default=True)`. Different arguments, different names."""
    module = tok.split(":")[1].partition("/")[0] if tok.count(":") == 2 else ""
    name = function.python_name if function else tok.rpartition(":")[2]
    shown = [
        (key, "…" if key in _CONFIDENTIAL else _short(value, symbols))
        for key, value in sorted(args.items())
        if value is not None
    ]
    path = ".".join(part for part in (tok.split(":")[0], "" if module == "index" else module, name) if part)
    return f"{path}({', '.join(f'{snake(key)}={text}' for key, text in shown)})"


# Arguments that are confidential whether or not the program marks them secret.
_CONFIDENTIAL = frozenset({"payload", "plaintext", "password"})


def _short(value: Any, symbols: Symbols) -> str:
    if value is UNKNOWN or isinstance(value, Secret):
        return "…"
    if isinstance(value, str):
        return repr(str(symbols.parse(value)))
    if isinstance(value, Mapping):
        shown = {key: "…" if key in _CONFIDENTIAL else _short(item, symbols) for key, item in value.items()}
        return "{" + ", ".join(f"{key}: {text}" for key, text in shown.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_short(item, symbols) for item in value) + "]"
    return repr(value)


class Stand:
    """Builds one symbolic answer. `blank` is told the name of each number or flag that nothing could be said about."""

    def __init__(
        self,
        function: FunctionShape,
        name: str,
        args: Mapping[str, Any],
        symbols: Symbols,
        *,
        region: str,
        account: Callable[[], str],
        blank: Callable[[str], None],
        maps: bool = False,
    ) -> None:
        self._function = function
        self._name = name
        self._args = args
        self._symbols = symbols
        self._region = region
        self._account = account
        self._blank = blank
        self._maps = maps
        public = str(args.get("name", "")).startswith("/aws/service/")  # parameters that AWS itself publishes
        self._secrets = frozenset() if public else SECRETS.get(function.token, frozenset())

    def answer(self, known: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """Return the answer; `known` overrides what is known better."""
        given = {"region": self._region, **self._args, **(known or {})}
        found: dict[str, Any] = {}
        for name, shape in self._function.results.items():
            value = given.get(name)
            if value is not None and value is not UNKNOWN:
                found[name] = self._filled(value, name, name, shape)
            elif not shape.optional or value is UNKNOWN:
                stand_in = self._value(name, name, shape)
                if stand_in is not None:
                    found[name] = stand_in
        copy, original = _SAME.get(self._function.token, ("", ""))
        if original in found and copy not in given:
            found[copy] = found[original]
        return found

    def _filled(self, value: Any, name: str, path: str, shape: Shape | None) -> Any:
        """Return a known value of an answer, with stand-ins for what in it is unknown."""
        if value is UNKNOWN:
            return self._value(name, path, shape) if shape else self.token(path)
        element = shape.element if shape else None
        if isinstance(value, Mapping):
            inner = {key: shape.fields.get(key, element) if shape else None for key in value}
            found = {key: self._filled(item, key, f"{path}.{key}", inner[key]) for key, item in value.items()}
            return {key: item for key, item in found.items() if item is not None}
        if isinstance(value, list):
            singular = name.removesuffix("s")
            return [self._filled(item, singular, f"{path}[{at}]", element) for at, item in enumerate(value)]
        return value

    def token(self, path: str) -> str:
        secret = path.partition("[")[0].partition(".")[0] in self._secrets
        return self._symbols.token("", self._name, path, secret=secret)

    def _value(self, name: str, path: str, shape: Shape) -> Any:
        if shape.kind == "string":
            return formed(self._function.token, path, self.token(path))
        if shape.kind == "arn":
            return arn_forms.shaped(self._type(name), self.token(path), region=self._region, account=self._account())
        if shape.kind == "list" and shape.element is not None:
            return self._list(name, path, shape.element)
        if shape.kind == "map":
            return self._map(name, path, shape)
        if shape.kind == "object":
            return self._object(path, shape)
        self._blank(f"{self._name}.{path}")
        return None

    def _map(self, name: str, path: str, shape: Shape) -> dict[str, str]:
        """Return a map of which nobody can know the keys; a tag called Name is what programs read."""
        known = {"Name": self.token(f"{path}.Name")} if name == "tags" else {}
        texts = shape.element is not None and shape.element.kind == "string"
        return {**known, OPEN: self.token(path)} if self._maps and texts else known

    def _list(self, name: str, path: str, element: Shape) -> list[Any]:
        count = _COUNTS.get(name, _MANY if name.endswith(("ds", "rns", "ames")) else _FEW)
        if element.kind == "object":
            count = 1
        values = (self._value(name.removesuffix("s"), f"{path}[{at}]", element) for at in range(count))
        return [value for value in values if value is not None]

    def _object(self, path: str, shape: Shape) -> dict[str, Any]:
        if path.count(".") > 6:
            return {}  # shapes that contain themselves end here
        fields = {name: self._value(name, f"{path}.{name}", inner) for name, inner in shape.fields.items()}
        return {name: value for name, value in fields.items() if value is not None}

    def _type(self, name: str) -> str:
        """Return the type whose ARN a property holds: getRole's `arn` is a role's, a `kmsKeyArn` is a key's."""
        if name in ("arn", "arns", "id"):
            package, member, function = self._function.token.split(":")
            kind = function.removeprefix("get")
            return f"{package}:{member.partition('/')[0]}/{kind[:1].lower()}{kind[1:]}:{kind}"
        return _OTHERS.get(name.removesuffix("s"), "aws:aws/resource:Resource")


_OTHERS = {
    "certificateArn": "aws:acm/certificate:Certificate",
    "issuerArn": "aws:iam/role:Role",
    "kmsKeyArn": "aws:kms/key:Key",
    "loadBalancerArn": "aws:lb/loadBalancer:LoadBalancer",
    "roleArn": "aws:iam/role:Role",
    "secretArn": "aws:secretsmanager/secret:Secret",
    "targetGroupArn": "aws:lb/targetGroup:TargetGroup",
    "targetKeyArn": "aws:kms/key:Key",
}
