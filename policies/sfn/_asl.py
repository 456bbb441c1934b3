"""The Amazon States Language: what Step Functions refuses in a definition.

Sources: https://states-language.net/spec.html,
https://docs.aws.amazon.com/step-functions/latest/dg/concepts-amazon-states-language.html and the codes that AWS's
validation answers with, such as MISSING_TRANSITION_TARGET and SCHEMA_VALIDATION_FAILED.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from policypack import UNKNOWN, Text

TYPES = ("Task", "Pass", "Choice", "Wait", "Succeed", "Fail", "Parallel", "Map")
# States that another one follows.
_GOING_ON = ("Task", "Pass", "Wait", "Parallel", "Map")
_ENDS = ("Succeed", "Fail")
_RETRYING = ("Task", "Parallel", "Map")
_WAITS = ("Seconds", "Timestamp", "SecondsPath", "TimestampPath")
_LONGEST_NAME = 80
# Fields of one query language alone.
# https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
_OF_PATHS = ("InputPath", "Parameters", "ResultSelector", "ResultPath", "OutputPath", "ItemsPath")
_OF_JSONATA = ("Arguments", "Output")
_TEMPLATES = ("Parameters", "ResultSelector", "ItemSelector")
# What these calls must be told, where anything is told; each may be a path.
# https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html
_NEEDED = {
    "batch:submitJob": ("JobDefinition", "JobName", "JobQueue"),
    "dynamodb:deleteItem": ("TableName", "Key"),
    "dynamodb:getItem": ("TableName", "Key"),
    "dynamodb:putItem": ("TableName", "Item"),
    "dynamodb:updateItem": ("TableName", "Key"),
    "ecs:runTask": ("TaskDefinition",),
    "events:putEvents": ("Entries",),
    "glue:startJobRun": ("JobName",),
    "lambda:invoke": ("FunctionName",),
    "sqs:sendMessage": ("QueueUrl", "MessageBody"),
    "states:startExecution": ("StateMachineArn",),
}
# All that these services are called for without the SDK.
# https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html
_CALLS = {
    "apigateway": ("invoke",),
    "batch": ("submitJob",),
    "dynamodb": ("deleteItem", "getItem", "putItem", "updateItem"),
    "ecs": ("runTask",),
    "events": ("putEvents",),
    "http": ("invoke",),
    "lambda": ("invoke",),
    "sns": ("publish",),
    "sqs": ("sendMessage",),
    "states": ("startExecution",),
}
# https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html
_OF_SDK = re.compile(r"arn:[^:]+:states:[^:]*:[^:]*:aws-sdk:(?P<service>[^:]+):(?P<action>[^.:]+).*")
_CALL = re.compile(
    r"arn:[^:]+:states:[^:]*:[^:]*:(?P<call>[A-Za-z0-9-]+:[A-Za-z0-9]+)(\.(?P<way>sync|waitForTaskToken))?.*"
)
_PATH = re.compile(r"\$.*|States\..+", re.DOTALL)
# These services end with their call, so that nothing is waited for.
# https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html
_NO_SYNC = frozenset(("apigateway", "dynamodb", "events", "lambda", "sns", "sqs"))
# https://states-language.net/spec.html#timestamps
_TIMESTAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
# A path that leads to one place alone: https://states-language.net/spec.html#ref-paths
_NO_REFERENCE = re.compile(r"\*|\.\.|\?|@")
_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"")
_OPERATOR = re.compile(r"(String|Numeric|Boolean|Timestamp)[A-Z]\w+|Is[A-Z]\w+")
_SECONDS = ("TimeoutSeconds", "HeartbeatSeconds", "Seconds")


# Fields that states of some types have alone: "SCHEMA_VALIDATION_FAILED: Field 'MaxConcurrency' is not supported".
_ALONE = {
    **dict.fromkeys(("MaxConcurrency", "ItemProcessor", "Iterator", "ItemsPath", "ItemSelector"), ("Map",)),
    **dict.fromkeys(("ItemReader", "ItemBatcher", "ResultWriter"), ("Map",)),
    "Branches": ("Parallel",),
    **dict.fromkeys(("Choices", "Default"), ("Choice",)),
    "Resource": ("Task",),
    **dict.fromkeys(_WAITS, ("Wait",)),
    **dict.fromkeys(("Retry", "Catch"), _RETRYING),
}


class MachineProblem(NamedTuple):
    """What is wrong, and where, as AWS writes it: /States/Pay/Next."""

    path: str
    text: str


def problems(definition: Any, *, express: bool) -> Iterator[MachineProblem]:
    """Yield what Step Functions refuses in a parsed definition; what only an update knows is taken as right."""
    if not isinstance(definition, Mapping):
        yield MachineProblem("", "it is no JSON object")
        return
    yield from _Machine(definition, "", str(definition.get("QueryLanguage", "JSONPath")), express).problems()
    for name, count in Counter(_names(definition)).items():
        if count > 1:
            yield MachineProblem("", f"{count} states have the name {name!r}, which one alone may have in all branches")


def _names(body: Any) -> Iterator[str]:
    """Yield the names of all states, those in branches and in what is done for each item too."""
    states = body.get("States") if isinstance(body, Mapping) else None
    for name, state in states.items() if isinstance(states, Mapping) else ():
        yield name
        if isinstance(state, Mapping):
            branches = state.get("Branches")
            for inner in (
                *(branches if isinstance(branches, list) else ()),
                state.get("ItemProcessor", state.get("Iterator")),
            ):
                yield from _names(inner)


class _Machine(NamedTuple):
    """A set of states: the definition's own, a branch of a Parallel state, or what a Map state does for each item."""

    body: Mapping[str, Any]
    path: str
    language: str
    express: bool

    def problems(self) -> Iterator[MachineProblem]:
        states = self.body.get("States")
        start = self.body.get("StartAt")
        if _open(states):
            return
        if not isinstance(states, Mapping) or not states:
            yield MachineProblem(f"{self.path}/States", "there are no States")
            return
        if start is None:
            yield MachineProblem(f"{self.path}/StartAt", "there is no StartAt")
        elif isinstance(start, str) and start not in states:
            yield MachineProblem(f"{self.path}/StartAt", f"StartAt is {start!r}, and there is no such state")
        found = False
        for name, state in states.items():
            for problem in self._state(name, state, states):
                found = True
                yield problem
        # What is unreachable after a wrong transition is the same mistake.
        if not found and isinstance(start, str) and start in states:
            yield from self._reached(states, start)

    def _reached(self, states: Mapping[str, Any], start: str) -> Iterator[MachineProblem]:
        seen: set[str] = set()
        new = {start}
        for _ in states:  # no way through them is longer
            seen |= new
            if any(_open(states[name]) or _open(states[name].get("Type")) for name in new):
                return
            targets = [target for name in new for target in _targets(states[name])]
            if any(not isinstance(target, str) for target in targets):
                return
            new = (set(targets) & states.keys()) - seen
        ends = any(states[name]["Type"] in _ENDS or states[name].get("End") is not None for name in seen)
        for name in states:
            if name not in seen:
                yield MachineProblem(f"{self.path}/States/{name}", f"the state {name!r} is not reachable")
        if not ends:
            yield MachineProblem(self.path or "/", "no state ends the workflow")

    def _state(self, name: str, state: Any, states: Mapping[str, Any]) -> Iterator[MachineProblem]:
        here = f"{self.path}/States/{name}"
        if _open(state):
            return
        if not isinstance(state, Mapping):
            yield MachineProblem(here, f"the state {name!r} is no object")
            return
        if len(name) > _LONGEST_NAME:
            yield MachineProblem(here, f"the name {name[:20]!r}… has {len(name)} characters, more than {_LONGEST_NAME}")
        kind = state.get("Type")
        if _open(kind):
            return
        if kind not in TYPES:
            said = f"has the Type {kind!r}" if kind else "has no Type"
            yield MachineProblem(f"{here}/Type", f"the state {name!r} {said}; one of {', '.join(TYPES)} is needed")
            return
        language = str(state.get("QueryLanguage", self.language))
        yield from self._transition(here, name, kind, state, states)
        yield from _fields(here, name, kind, state, language)
        if kind in _RETRYING:
            yield from _errors(here, name, state, states)
        yield from self._own(here, name, kind, state, language, states)

    def _transition(
        self, here: str, name: str, kind: str, state: Mapping[str, Any], states: Mapping[str, Any]
    ) -> Iterator[MachineProblem]:
        following, end = state.get("Next"), state.get("End")
        if kind in _GOING_ON:
            if following is None and end in (None, False):
                yield MachineProblem(here, f"the state {name!r} has neither Next nor End")
            elif following is not None and end is True:
                yield MachineProblem(here, f"the state {name!r} has both Next and End")
        elif following is not None or end is not None:
            yield MachineProblem(here, f"the state {name!r} is a {kind} state and has {'Next' if following else 'End'}")
        if kind in _GOING_ON and isinstance(following, str) and following not in states:
            yield MachineProblem(f"{here}/Next", f"Next of {name!r} is {following!r}, and there is no such state")

    def _own(
        self,
        here: str,
        name: str,
        kind: str,
        state: Mapping[str, Any],
        language: str,
        states: Mapping[str, Any],
    ) -> Iterator[MachineProblem]:
        """Yield what is wrong with what states of this type have alone."""
        if kind == "Task":
            yield from _task(here, name, state, self.express)
        elif kind == "Choice":
            yield from _choice(here, name, state, language, states)
        elif kind == "Wait":
            given = [field for field in _WAITS if state.get(field) is not None]
            if len(given) != 1:
                said = "nothing to wait for" if not given else " and ".join(given)
                yield MachineProblem(here, f"the Wait state {name!r} has {said}; one of {', '.join(_WAITS)} is needed")
            until = state.get("Timestamp")
            if isinstance(until, str) and not until.startswith("{%") and not _TIMESTAMP.fullmatch(until):
                yield MachineProblem(
                    f"{here}/Timestamp",
                    f"{name!r} waits until {until!r}, which is not of the form 2030-01-31T12:00:00Z",
                )
        elif kind == "Parallel":
            branches = state.get("Branches")
            if not _open(branches) and (not isinstance(branches, list) or not branches):
                yield MachineProblem(f"{here}/Branches", f"the Parallel state {name!r} has no Branches")
            for index, branch in enumerate(branches if isinstance(branches, list) else []):
                yield from self._inner(branch, f"{here}/Branches[{index}]", language)
        elif kind == "Map":
            field = "ItemProcessor" if "ItemProcessor" in state else "Iterator"
            if state.get(field) is None:
                yield MachineProblem(here, f"the Map state {name!r} has no ItemProcessor")
            else:
                yield from _processor(here, name, state[field], self.express)
                yield from self._inner(state[field], f"{here}/{field}", language)

    def _inner(self, body: Any, path: str, language: str) -> Iterator[MachineProblem]:
        if _open(body):
            return
        if not isinstance(body, Mapping):
            yield MachineProblem(path, "it is no object with StartAt and States")
            return
        for field in sorted(set(_ALONE) & set(body)):
            yield MachineProblem(f"{path}/{field}", f"{field} stands beside States, and belongs into a state")
        config = body.get("ProcessorConfig")
        child = config.get("ExecutionType") if isinstance(config, Mapping) else None
        express = child == "EXPRESS" if isinstance(child, str) else self.express
        yield from _Machine(body, path, str(body.get("QueryLanguage", language)), express).problems()


def _open(value: Any) -> bool:
    """Is it known only after an update?"""
    return value is UNKNOWN or isinstance(value, Text)


def _targets(state: Mapping[str, Any]) -> Iterator[Any]:
    for field in ("Next", "Default"):
        if state.get(field) is not None:
            yield state[field]
    for field in ("Choices", "Catch"):
        rules = state.get(field)
        for rule in rules if isinstance(rules, list) else []:
            yield rule.get("Next") if isinstance(rule, Mapping) else None


def _fields(here: str, name: str, kind: str, state: Mapping[str, Any], language: str) -> Iterator[MachineProblem]:
    for field, kinds in _ALONE.items():
        if field in state and kind not in kinds:
            yield MachineProblem(
                f"{here}/{field}", f"the {kind} state {name!r} has {field}, which is of {' and '.join(kinds)} alone"
            )
    other = _OF_PATHS if language == "JSONata" else _OF_JSONATA
    for field in other:
        if field in state:
            yield MachineProblem(f"{here}/{field}", f"the state {name!r} has {field}, which {language} does not have")
    if language == "JSONata":
        for field in (*_OF_JSONATA, "Assign", "Items"):
            yield from _expression(state.get(field), f"{here}/{field}")
        return
    for field in _SECONDS:
        if isinstance(state.get(field), str):
            yield MachineProblem(f"{here}/{field}", f"{field} of {name!r} is the text {state[field]!r} and no number")
    result = state.get("ResultPath")
    # The name of a field in brackets may have any sign: $['@type'].
    if isinstance(result, str) and result.startswith("$") and _NO_REFERENCE.search(_QUOTED.sub("", result)):
        yield MachineProblem(
            f"{here}/ResultPath", f"ResultPath of {name!r} is {result!r}, which does not lead to one place alone"
        )
    for field in ("InputPath", "OutputPath", "ResultPath", "ItemsPath"):
        value = state.get(field)
        if isinstance(value, str) and not value.startswith("$"):
            yield MachineProblem(f"{here}/{field}", f"{field} of {name!r} is {value!r}, which does not begin with $")
    for field in _TEMPLATES:
        yield from _template(state.get(field), f"{here}/{field}")


def _expression(value: Any, here: str) -> Iterator[MachineProblem]:
    """What begins as an expression of JSONata ends as one."""
    if isinstance(value, str):
        if value.startswith("{%") and not value.endswith("%}"):
            yield MachineProblem(here, f"{value!r} begins with {{% and does not end with %}}")
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _expression(item, f"{here}/{key}")
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _expression(item, f"{here}[{index}]")


def _processor(here: str, name: str, body: Any, express: bool) -> Iterator[MachineProblem]:
    """Yield what is wrong with the way in which a Map state runs: inline, or distributed over workflows of its own."""
    config = body.get("ProcessorConfig") if isinstance(body, Mapping) else None
    if not isinstance(config, Mapping):
        return
    mode, child = config.get("Mode", "INLINE"), config.get("ExecutionType")
    place = f"{here}/ItemProcessor/ProcessorConfig"
    if mode == "DISTRIBUTED" and child is None:
        yield MachineProblem(place, f"{name!r} is DISTRIBUTED, and has no ExecutionType (STANDARD or EXPRESS)")
    elif mode == "DISTRIBUTED" and express:
        yield MachineProblem(place, f"{name!r} is DISTRIBUTED, which Express workflows do not have")
    elif mode == "INLINE" and child is not None:
        yield MachineProblem(place, f"{name!r} is INLINE, and has an ExecutionType, which is for DISTRIBUTED")


def _template(value: Any, here: str) -> Iterator[MachineProblem]:
    """A name that ends with .$ takes a path or a function of the language."""
    if isinstance(value, Mapping):
        for key, item in value.items():
            if key.endswith(".$") and not _open(item) and not (isinstance(item, str) and _PATH.fullmatch(item)):
                yield MachineProblem(f"{here}/{key}", f"{key} is {item!r}, which is neither a path nor a function")
            else:
                yield from _template(item, f"{here}/{key}")
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _template(item, f"{here}[{index}]")


def _errors(here: str, name: str, state: Mapping[str, Any], states: Mapping[str, Any]) -> Iterator[MachineProblem]:
    for field in ("Retry", "Catch"):
        rules = state.get(field)
        if rules is None or _open(rules):
            continue
        if not isinstance(rules, list):
            yield MachineProblem(f"{here}/{field}", f"{field} of {name!r} is no list")
            continue
        for index, rule in enumerate(rules):
            place = f"{here}/{field}[{index}]"
            if isinstance(rule, Mapping):
                yield from _rule(place, field, name, rule, states, last=index == len(rules) - 1)


def _rule(
    place: str, field: str, name: str, rule: Mapping[str, Any], states: Mapping[str, Any], *, last: bool
) -> Iterator[MachineProblem]:
    errors = rule.get("ErrorEquals")
    if not _open(errors) and (not isinstance(errors, list) or not errors):
        yield MachineProblem(f"{place}/ErrorEquals", f"{field} of {name!r} has no ErrorEquals")
    elif isinstance(errors, list) and "States.ALL" in errors and (len(errors) > 1 or not last):
        yield MachineProblem(
            f"{place}/ErrorEquals", f"States.ALL stands alone and last, which it does not in {field} of {name!r}"
        )
    following = rule.get("Next")
    if field == "Catch" and following is None:
        yield MachineProblem(place, f"a Catch of {name!r} has no Next")
    elif field == "Catch" and isinstance(following, str) and following not in states:
        yield MachineProblem(f"{place}/Next", f"a Catch of {name!r} goes to {following!r}, and there is no such state")
    for number, least in (("IntervalSeconds", 1), ("MaxAttempts", 0), ("BackoffRate", 1)):
        value = rule.get(number)
        if isinstance(value, int | float) and not isinstance(value, bool) and value < least:
            yield MachineProblem(
                f"{place}/{number}", f"{number} in {field} of {name!r} is {value}; {least} is the least"
            )


def _task(here: str, name: str, state: Mapping[str, Any], express: bool) -> Iterator[MachineProblem]:
    resource = state.get("Resource")
    if resource is None:
        yield MachineProblem(here, f"the Task state {name!r} has no Resource")
    known = resource if isinstance(resource, str) else ""
    if known and not known.startswith("arn:"):
        yield MachineProblem(f"{here}/Resource", f"Resource of {name!r} is {known!r}, which is no ARN")
    match = _CALL.fullmatch(known)
    if express and re.fullmatch(r"arn:[^:]+:states:[^:]*:[^:]*:activity:.*", known):
        yield MachineProblem(f"{here}/Resource", f"{name!r} is an activity, which Express workflows do not have")
    if match and match["way"] == "sync" and match["call"].partition(":")[0] in _NO_SYNC:
        yield MachineProblem(
            f"{here}/Resource", f"{match['call']} of {name!r} ends with its call, and is not waited for (.sync)"
        )
    elif match and match["way"] and express:
        yield MachineProblem(
            f"{here}/Resource", f"Express workflows do not wait for what {name!r} starts (.{match['way']})"
        )
    yield from _unrecognized(here, name, known)
    told = state.get("Arguments", state.get("Parameters"))
    if match and isinstance(told, Mapping):
        names = {key.removesuffix(".$") for key in told}
        missing = [field for field in _NEEDED.get(match["call"], ()) if field not in names]
        if missing:
            yield MachineProblem(f"{here}/Parameters", f"{match['call']} of {name!r} lacks {', '.join(missing)}")
    limit, beat = state.get("TimeoutSeconds"), state.get("HeartbeatSeconds")
    if limit == 0 or beat == 0:
        yield MachineProblem(
            here, f"{'TimeoutSeconds' if limit == 0 else 'HeartbeatSeconds'} of {name!r} is 0; 1 is the least"
        )
    elif isinstance(limit, int) and isinstance(beat, int) and beat >= limit:
        yield MachineProblem(
            f"{here}/HeartbeatSeconds", f"HeartbeatSeconds of {name!r} is {beat}, and TimeoutSeconds only {limit}"
        )


def _unrecognized(here: str, name: str, resource: str) -> Iterator[MachineProblem]:
    """Yield what is no call of an integration: "The resource provided … is not recognized"."""
    match, of_sdk = _CALL.fullmatch(resource), _OF_SDK.fullmatch(resource)
    service, _, call = match["call"].partition(":") if match else ("", "", "")
    if call not in _CALLS.get(service, (call,)):
        calls = ", ".join(f"{service}:{other}" for other in _CALLS[service])
        yield MachineProblem(f"{here}/Resource", f"{name!r} calls {service}:{call}; there is {calls}")
    elif of_sdk and (of_sdk["action"][0].isupper() or of_sdk["service"] != of_sdk["service"].lower()):
        right = f"{of_sdk['service'].lower()}:{of_sdk['action'][0].lower()}{of_sdk['action'][1:]}"
        yield MachineProblem(
            f"{here}/Resource",
            f"{name!r} calls {of_sdk['service']}:{of_sdk['action']} of the SDK, which is written {right}",
        )


def _choice(
    here: str, name: str, state: Mapping[str, Any], language: str, states: Mapping[str, Any]
) -> Iterator[MachineProblem]:
    rules = state.get("Choices")
    if not _open(rules) and (not isinstance(rules, list) or not rules):
        yield MachineProblem(f"{here}/Choices", f"the Choice state {name!r} has no Choices")
    default = state.get("Default")
    if isinstance(default, str) and default not in states:
        yield MachineProblem(f"{here}/Default", f"Default of {name!r} is {default!r}, and there is no such state")
    for index, rule in enumerate(rules if isinstance(rules, list) else []):
        if not isinstance(rule, Mapping):
            continue
        place = f"{here}/Choices[{index}]"
        following = rule.get("Next")
        if following is None:
            yield MachineProblem(place, f"a choice of {name!r} has no Next")
        elif isinstance(following, str) and following not in states:
            yield MachineProblem(
                f"{place}/Next", f"a choice of {name!r} goes to {following!r}, and there is no such state"
            )
        if language == "JSONata":
            if rule.get("Condition") is None:
                yield MachineProblem(place, f"a choice of {name!r} has no Condition")
        elif not _compares(rule):
            yield MachineProblem(place, f"a choice of {name!r} compares nothing: Variable and an operator are needed")
        elif len(operators := sorted(filter(_OPERATOR.fullmatch, rule))) > 1:
            yield MachineProblem(place, f"a choice of {name!r} has {' and '.join(operators)}; join them with And or Or")


def _compares(rule: Mapping[str, Any]) -> bool:
    """Does a rule compare something, by itself or by the rules in it? Which operators there are is not looked at."""
    for joined in ("And", "Or"):
        inner: Sequence[Any] = rule[joined] if isinstance(rule.get(joined), list) else ()
        if joined in rule:
            return bool(inner) and all(_compares(each) for each in inner if isinstance(each, Mapping))
    if isinstance(rule.get("Not"), Mapping):
        return _compares(rule["Not"])
    return "Variable" in rule and len(set(rule) - {"Variable", "Next", "Comment", "Assign", "Output"}) > 0
