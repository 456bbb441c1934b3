"""What nobody meant to write: plans and answers of AWS drawn at random, and the two ways in for them.

The schema says what may be given; now and then something else is, as programs and states of other versions have it.
"""

from __future__ import annotations

import contextlib
import inspect
import json
import types
import typing
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, fields, is_dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any

import grpc
from hypothesis import strategies as st
from pulumi.runtime import proto
from pulumi.runtime.proto import resource_pb2

from policypack.aws import Aws
from policypack.catalogue import provider as catalogue
from policypack.catalogue.provider import Shape
from policypack.config import check
from policypack.errors import Unavailable
from policypack.preview import run, wire
from policypack.preview.monitor import Monitor
from policypack.preview.planned import Planner
from policypack.preview.project import Project
from policypack.preview.recorder import Recorder
from policypack.preview.resource_tree import Setting
from policypack.serve import Servicer
from policypack.stack import STACK_TYPE
from policypack.symbol import Symbols
from policypack.testing.fake import FakeAws, service_class
from policypack.values import UNKNOWN_STRING

SECRET, SECRET_NUMBER = "Hunter2-hunter2", 998877665
REGION = "eu-west-1"


@dataclass(frozen=True)
class Ref:
    """An output of a resource that was planned before, counted from the first."""

    number: int
    output: str


@dataclass(frozen=True)
class Hidden:
    value: Any


@dataclass(frozen=True)
class Made:
    """One planned resource."""

    type: str
    name: str
    inputs: Mapping[str, Any]
    parent: int | str | None
    provider: Mapping[str, Any] | None


# Texts that mean something to somebody: a rule, a parser, a terminal, a redactor.
TEXTS = st.sampled_from(
    [
        *(
            "",
            " ",
            "a",
            "0",
            "-1",
            "5",
            "1e999",
            "true",
            "None",
            "*",
            "**",
            "${",
            "${a.b}",
            "%s",
            "{0}",
            "a" * 300,
            "é" * 40,
        ),
        *("\x00", "\x1b[31m", "::error::x", "##[error]", "\u202e", "\ufeff", "\U0001f600", "(", "[", "\\", "'\"`\n"),
        *(
            "10.0.0.0/8",
            "::/0",
            "10.0.0.0/99",
            "300.1.1.1/8",
            "eu-west-1",
            "eu-west-1a",
            "2026-02-30",
            "rate(1 minute)",
        ),
        *(
            "arn:",
            "arn:aws:iam::aws:policy/X",
            "arn:aws:sqs:eu-west-1:210987654321:q",
            "arn:aws:lambda:::function:f:$LATEST",
        ),
        *(
            "arn:aws:iam::210987654321:role/r",
            "arn:aws-cn:s3:::b/*",
            "arn:a:b:c:d:e:f:g:h",
            "sg-",
            "vpc-0a",
            "ami-1",
            "subnet-0",
        ),
        *(
            "https://",
            "http://[",
            "https://x/y?z#",
            "s3://b/k",
            "a.b.c.",
            "-.-",
            "xn--",
            "a@b",
            "17.4",
            "v1.33",
            "postgres",
            "t3.micro",
        ),
        *(
            "210987654321.dkr.ecr.eu-west-1.amazonaws.com/a:b",
            "docker.io/library/nginx@sha256:",
            "zq00000qz",
            "Hunter2",
            "hunt",
        ),
        *(
            "{}",
            "[]",
            "null",
            "NaN",
            "1",
            '"a"',
            "{",
            '{"a": NaN}',
            '{"a": 1e999}',
            '{"Version": "2012-10-17", "Statement": []}',
        ),
        *('{"Statement": {"Effect": 1, "Action": {"a": []}, "Resource": null}}', '{"Statement": ["a", 1, null, [[]]]}'),
        *(
            '[{"name": "a", "image": 5, "portMappings": "x"}]',
            '{"a": "\\ud800"}',
            '[{"name": "\\udfff", "image": "\\ud800"}]',
        ),
        *(
            '{"StartAt": 1, "States": {"a": null, "b": {"Type": [], "Next": {}}}}',
            '{"source": [{"prefix": 5}], "detail": []}',
        ),
        *("[" * 5000 + "]" * 5000, '{"a":' * 3000 + "1" + "}" * 3000),
    ]
) | st.text("aZ0-_.*/:[]{}$\"'\\ \n\x00é\U0001f600", max_size=8)
NUMBERS = st.sampled_from(
    [
        0,
        1,
        -1,
        2,
        3,
        7,
        80,
        443,
        900,
        4096,
        65536,
        2**31,
        -(2**63),
        0.5,
        1e308,
        -1e308,
        float("nan"),
        float("inf"),
        -0.0,
    ]
)
SCALARS = TEXTS | NUMBERS | st.booleans() | st.none()
ANYTHING = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner, max_size=3),
    max_leaves=5,
)
REFS = st.builds(Ref, st.integers(0, 9), st.sampled_from(["id", "arn", "name", "url", "nothing"]))
SECRETS = st.sampled_from(
    [
        *(SECRET, f"{SECRET}@10.0.0.0/8", f"arn:aws:iam::210987654321:role/{SECRET}", SECRET.upper(), SECRET_NUMBER),
        *(f'{{"Statement": [{{"Effect": "Allow", "Action": "{SECRET}", "Principal": "*"}}]}}', [SECRET], {"a": SECRET}),
    ]
).map(Hidden)
ODD = st.just(UNKNOWN_STRING) | REFS | SECRETS | ANYTHING
FIVE = st.integers(0, 4)
_DEEPEST = 3


@cache
def of_shape(shape: Shape, depth: int = 0) -> st.SearchStrategy[Any]:
    """Values that a property of this shape may have, and every fifth time any other."""
    return FIVE.flatmap(lambda number: ODD if number == 0 else _fitting(shape, depth))


@cache
def _fitting(shape: Shape, depth: int) -> st.SearchStrategy[Any]:
    if shape.kind in ("string", "arn"):
        return TEXTS
    if shape.kind == "number":
        return NUMBERS
    if shape.kind == "boolean":
        return st.booleans()
    if shape.kind in ("list", "map") and shape.element is not None and depth < _DEEPEST:
        element = of_shape(shape.element, depth + 1)
        if shape.kind == "list":
            return st.lists(element, max_size=2)
        return st.dictionaries(st.sampled_from(["a", "Name", "zq00000qz", "é", "1"]), element, max_size=2)
    if shape.kind == "object" and depth < _DEEPEST:
        return members(shape.fields, depth + 1)
    return ANYTHING


def members(shapes: Mapping[str, Shape], depth: int = 0) -> st.SearchStrategy[dict[str, Any]]:
    """Objects with some of these members."""
    if not shapes:
        return st.just({})
    names = st.lists(st.sampled_from(sorted(shapes)), max_size=6 if depth == 0 else 4, unique=True)
    return names.flatmap(lambda chosen: st.fixed_dictionaries({name: of_shape(shapes[name], depth) for name in chosen}))


PROVIDER = members(catalogue.inputs("pulumi:providers:aws"), _DEEPEST - 1)
NAMES = st.sampled_from(["a", "web", "web", "\x1b[0m", "é", "a" * 300, "::error::", "\n", " "])
PARENTS = (
    st.none() | st.integers(0, 9) | st.sampled_from(["urn:pulumi:", "a::b", "urn:pulumi:dev::shop::a$b::c::d", "::::"])
)


@cache
def made(type: str) -> st.SearchStrategy[Made]:
    """Resources of a type."""
    inputs = (
        members(catalogue.inputs(type)) if catalogue.is_known(type) else st.dictionaries(TEXTS, ANYTHING, max_size=3)
    )
    return st.builds(Made, st.just(type), NAMES, inputs, PARENTS, st.none() | PROVIDER)


def plans(types: list[str]) -> st.SearchStrategy[list[Made]]:
    """Plans with one resource of each of these types, in this order."""
    return st.tuples(*map(made, types)).map(list)


# -- answers of AWS ---------------------------------------------------------------------------------------------


@cache
def answers(hint: Any) -> st.SearchStrategy[Any]:
    """Answers of a verb that is declared to give this."""
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        return st.one_of(*map(answers, inner))
    if origin is typing.Literal:
        return st.sampled_from(inner)
    if origin is tuple and inner[-1:] != (...,):
        return st.tuples(*map(answers, inner))
    if origin in (tuple, frozenset, list):
        return st.lists(answers(inner[0]), max_size=2).map(lambda found: _collected(origin, found))
    if origin is not None and issubclass(origin, Mapping):
        return st.dictionaries(answers(inner[0]), answers(inner[1]), max_size=2)
    if is_dataclass(hint):
        hints = typing.get_type_hints(hint)
        return st.builds(hint, **{field.name: answers(hints[field.name]) for field in fields(hint)})
    return _PLAIN[hint]


def _collected(kind: type, found: list[Any]) -> Any:
    return kind(found)


_PLAIN: Mapping[Any, st.SearchStrategy[Any]] = {
    str: TEXTS,
    int: st.sampled_from([0, 1, 5, 443, 10**9]),
    float: st.sampled_from([0.0, 0.5, 1e9]),
    bool: st.booleans(),
    type(None): st.none(),
    datetime: st.sampled_from([datetime(2020, 1, 1, tzinfo=UTC), datetime(2039, 1, 1, tzinfo=UTC)]),
}
CANNOT = st.sampled_from(
    [Unavailable("AWS denied the call", "denied", "a:B"), Unavailable("no answer in time", "timeout")]
)


@cache
def _answer_of(real: Callable[..., Any]) -> st.SearchStrategy[Any]:
    return FIVE.flatmap(lambda number: CANNOT if number == 0 else answers(typing.get_type_hints(real)["return"]))


class RandomAws(FakeAws):
    """AWS with an answer to everything, the same one to the same question."""

    def __init__(self, lookups: RandomLookups, region: str | None, provider: Mapping[str, object]) -> None:
        super().__init__({}, region, provider=provider)
        self.lookups = lookups

    def at(self, provider: Mapping[str, object], region: str | None) -> RandomAws:
        return RandomAws(self.lookups, region, provider)

    def anew(self) -> RandomAws:
        return self

    def answer(self, verb: str, arguments: tuple[Any, ...]) -> Any:
        self._asked = True
        found = self.lookups.answer(verb, arguments)
        if isinstance(found, Unavailable):
            raise Unavailable(found.reason, found.cause, found.action)
        return found


class RandomLookups:
    """Lookups in the test's own thread, whose answers are drawn."""

    mode = "live"
    answered = True

    def __init__(self, draw: Any) -> None:
        self._draw = draw
        self._given: dict[Any, Any] = {}

    def answer(self, verb: str, arguments: tuple[Any, ...]) -> Any:
        key = (verb, repr(arguments))
        if key not in self._given:
            service, _, name = verb.partition(".")
            self._given[key] = self._draw(_answer_of(inspect.unwrap(getattr(service_class(service), name))))
        return self._given[key]

    def bind(self, provider: Mapping[str, object], region: str | None) -> Aws:
        return RandomAws(self, region, provider)  # type: ignore[return-value]  # the same verbs

    def has_credentials(self, provider: Mapping[str, object]) -> bool:
        return False

    def submit(self, function: Callable[[], Any]) -> Future[Any]:
        future: Future[Any] = Future()
        try:
            future.set_result(function())
        except Unavailable as failure:
            future.set_exception(failure)
        return future

    def ahead(self, function: Callable[[], None]) -> None:
        function()

    def wait(self, future: Future[Any]) -> Any:
        return future.result()


# -- the two ways in --------------------------------------------------------------------------------------------


def _wire(value: Any, outputs: Callable[[Ref], Any]) -> Any:
    if isinstance(value, Ref):
        return outputs(value)
    if isinstance(value, Hidden):
        return wire.secret(wire.to_value(_wire(value.value, outputs)))
    if isinstance(value, Mapping):
        return {key: _wire(item, outputs) for key, item in value.items()}
    if isinstance(value, list):
        return [_wire(item, outputs) for item in value]
    return value


def _given(provider: Mapping[str, Any]) -> dict[str, Any]:
    """Return a provider's inputs as the SDK writes them: whatever is no text is JSON text."""
    return {
        key: value if isinstance(value, str | Ref | Hidden) else json.dumps(value, default=lambda _: UNKNOWN_STRING)
        for key, value in provider.items()
    }


def through_the_engine(plan: list[Made], servicer: Servicer, lookups: Any) -> list[bytes]:
    """Judge a plan as the engine sends it, and return the answers as they go over the wire."""
    servicer._lookups = lookups
    stack = {"aws:region": REGION, "shop:password": SECRET}
    servicer.ConfigureStack(
        proto.AnalyzerStackConfigureRequest(
            stack="dev", project="shop", dry_run=True, config=stack, config_secret_keys=["shop:password"]
        ),
        None,
    )
    # The program is nowhere here: nothing is to be run once more.
    servicer.set_settings(check({}, {"coverage": {"seeThrough": "off"}}, servicer._policies))
    whole, answered = proto.AnalyzeStackRequest(), []
    for number, made in enumerate(plan):
        urns: set[str] = set()

        def output(ref: Ref, urns: set[str] = urns) -> Any:
            urns.add(_urn(plan, ref.number % len(plan)))
            return UNKNOWN_STRING

        inputs = wire.to_struct(_wire(made.inputs, output))
        common: dict[str, Any] = {"type": made.type, "urn": _urn(plan, number), "name": made.name}
        if made.provider is not None:
            given = wire.to_struct(_wire(_given(made.provider), output))
            common["provider"] = proto.AnalyzerProviderResource(
                type="pulumi:providers:aws", urn=f"urn:provider:{number}", name="p", properties=given
            )
        common["options"] = proto.AnalyzerResourceOptions(parent=_parent(plan, made))
        answered.append(servicer.Analyze(_sent(proto.AnalyzeRequest(properties=inputs, **common)), None))
        edges = {name: proto.AnalyzerPropertyDependencies(urns=sorted(urns)) for name in made.inputs if urns}
        outputs = wire.to_struct({"id": UNKNOWN_STRING, **inputs.fields})
        whole.resources.add(properties=outputs, dependencies=sorted(urns), propertyDependencies=edges, **common)
    answered.append(servicer.AnalyzeStack(_sent(whole), None))
    return [answer.SerializeToString() for answer in answered]


def _sent(request: Any) -> Any:
    return type(request).FromString(request.SerializeToString())


def _urn(plan: list[Made], number: int) -> str:
    return f"urn:pulumi:dev::shop::{plan[number].type}::{plan[number].name}-{number}"


def _parent(plan: list[Made], made: Made) -> str:
    return _urn(plan, made.parent % len(plan)) if isinstance(made.parent, int) else made.parent or ""


class _RefusedError(Exception):
    """The monitor refused a registration: the program would end."""


class _Context:
    def invocation_metadata(self) -> tuple[()]:
        return ()

    def abort(self, code: grpc.StatusCode, details: str) -> None:
        raise _RefusedError(details)


def registered(plan: list[Made]) -> Callable[..., Any]:
    """What stands in for a run of the program: the plan is registered with the monitor, without a process."""

    def registering(project: Project, options: Any, symbols: Symbols, invokes: Any, way: Any) -> Any:
        recorder = Recorder(project.root, project.stack, project.name)
        setting = Setting(project.name, project.stack, "acme", project.config, project.secret_keys)
        monitor = Monitor(recorder, symbols, Planner(symbols), setting, invokes)
        done: list[Any] = []

        def register(type: str, name: str, given: Any, **more: Any) -> Any:
            request = resource_pb2.RegisterResourceRequest(type=type, name=name, object=given, custom=True, **more)
            return monitor.RegisterResource(_sent(request), _Context())  # type: ignore[arg-type]  # what of it is used

        def output(ref: Ref) -> Any:
            answer = done[ref.number % len(done)] if done else None
            fields = answer.object.fields if answer is not None else {}
            return fields.get(ref.output, UNKNOWN_STRING)

        def parent(made: Made) -> str:
            return (
                (done[made.parent % len(done)].urn if done else "")
                if isinstance(made.parent, int)
                else made.parent or ""
            )

        monitor.RegisterResource(
            resource_pb2.RegisterResourceRequest(type=STACK_TYPE, name=f"{project.name}-{project.stack}"),
            _Context(),  # type: ignore[arg-type]
        )
        for number, made in enumerate(plan):
            with contextlib.suppress(_RefusedError):
                more = {}
                if made.provider is not None:
                    provider = register(
                        "pulumi:providers:aws", f"p{number}", wire.to_struct(_wire(_given(made.provider), output))
                    )
                    more["provider"] = f"{provider.urn}::{UNKNOWN_STRING}"
                inputs = wire.to_struct(_wire(made.inputs, output))
                done.append(register(made.type, f"{made.name}-{number}", inputs, parent=parent(made), **more))
        monitor.close()
        return run._Run(recorder, None, [], "", frozenset())

    return registering
