from __future__ import annotations

from typing import Any

import pytest

from policies.sfn._asl import problems
from policypack import UNKNOWN
from policypack.testing import Json, Plan, Ref, Table, Unknown

PAY: dict[str, Any] = {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": True}
INVOKE = {"FunctionName": "pay", "Payload.$": "$"}
SYNC: dict[str, Any] = {"Type": "Task", "Resource": "arn:aws:states:::states:startExecution.sync:2"}
NOWHERE = {"Type": "Pass"}


def of(**states: Any) -> dict[str, Any]:
    return {"StartAt": next(iter(states)), "States": states}


def base() -> Plan:
    plan = Plan()
    plan.add("aws:lambda/function:Function", "pay", name="pay")
    return plan.add("aws:sfn/stateMachine:StateMachine", "orders", definition=Json(of(Pay=PAY)))


def machine(**states: Any) -> object:
    return lambda plan: plan.set("orders", definition=Json(of(**states)))


malformed = (
    Table("sfn-language-malformed", base)
    .good("one task")
    .good("a function of the plan", machine(Pay={**PAY, "Resource": Ref("pay", "arn")}))
    .good(
        "calls of integrations and of the SDK",
        machine(
            A={"Type": "Task", "Resource": "arn:aws:states:::sns:publish", "Next": "B"},
            B={"Type": "Task", "Resource": "arn:aws:states:::aws-sdk:sfn:startExecution.waitForTaskToken", "End": True},
        ),
    )
    .bad(
        "calls that there are not",
        machine(
            A={"Type": "Task", "Resource": "arn:aws:states:::lambda:run", "Next": "B"},
            B={"Type": "Task", "Resource": "arn:aws:states:::aws-sdk:dynamodb:GetItem", "End": True},
        ),
        (
            "orders",
            (
                "In the definition, 'A' calls lambda:run; there is lambda:invoke (/States/A/Resource); 'B' calls "
                "dynamodb:GetItem of the SDK, which is written dynamodb:getItem (/States/B/Resource)."
            ),
        ),
        level="mandatory",
    )
    .bad(
        "a field of a map beside its states",
        machine(
            Each={
                "Type": "Map",
                "ItemProcessor": {"MaxConcurrency": 2, "StartAt": "Pay", "States": {"Pay": PAY}},
                "End": True,
            }
        ),
        (
            "orders",
            (
                "In the definition, MaxConcurrency stands beside States, and belongs into a state "
                "(/States/Each/ItemProcessor/MaxConcurrency)."
            ),
        ),
        level="mandatory",
    )
    .bad(
        "a field of another type",
        machine(Idle={"Type": "Pass", "Retry": [{"ErrorEquals": ["States.ALL"]}], "End": True}),
        (
            "orders",
            (
                "In the definition, the Pass state 'Idle' has Retry, which is of Task and Parallel and Map alone "
                "(/States/Idle/Retry)."
            ),
        ),
    )
    .bad(
        "a state that is not there",
        machine(Pay={**PAY, "End": None, "Next": "Ship"}),
        ("orders", "In the definition, Next of 'Pay' is 'Ship', and there is no such state (/States/Pay/Next)."),
        level="mandatory",
    )
    .bad(
        "beside a function of the plan",
        machine(Pay={"Type": "Task", "Resource": Ref("pay", "arn")}),
        ("orders", "In the definition, the state 'Pay' has neither Next nor End (/States/Pay)."),
        view="preview",
    )
    .bad(
        "three mistakes, in an express workflow",
        lambda plan: machine(A={**SYNC, "Next": "B"}, B={"Type": "Wait", "End": True}, C={"Type": "End"})(
            plan.set("orders", type="EXPRESS")
        ),
        (
            "orders",
            (
                "In the definition, Express workflows do not wait for what 'A' starts (.sync) (/States/A/Resource); "
                "the Wait state 'B' has nothing to wait for; one of Seconds, Timestamp, SecondsPath, TimestampPath is "
                "needed (/States/B); the state 'C' has the Type 'End'; one of Task, Pass, Choice, Wait, Succeed, Fail, "
                "Parallel, Map is needed (/States/C/Type)."
            ),
            "Correct it there. The console's Workflow Studio shows a definition as it is written.",
        ),
    )
    .good("the same waits in a standard one", machine(A={**SYNC, "End": True}))
    .bad(
        "four mistakes",
        machine(A=NOWHERE, B=NOWHERE, C=NOWHERE, D=NOWHERE),
        (
            "orders",
            (
                "In the definition, the state 'A' has neither Next nor End (/States/A); the state 'B' has neither Next "
                "nor End (/States/B); the state 'C' has neither Next nor End (/States/C); and 1 more."
            ),
        ),
    )
    .bad(
        "no JSON",
        lambda p: p.set("orders", definition="{'StartAt': 'Pay'}"),
        (
            "orders",
            (
                "The definition is not JSON: Expecting property name enclosed in double quotes: line 1 column 2 "
                "(char 1)."
            ),
            "Build it with json.dumps or JSON.stringify from an object.",
        ),
    )
    .absent("no definition", lambda p: p.set("orders", definition=None))
    .unknown("all of it", lambda p: p.set("orders", definition=Unknown()))
)

WAIT: dict[str, Any] = {"Type": "Wait", "Seconds": 1, "End": True}
CHOICE = {"Type": "Choice", "Choices": [{"Variable": "$.a", "IsPresent": True, "Next": "Pay"}]}
RETRY = {"ErrorEquals": ["States.ALL"], "IntervalSeconds": 1, "MaxAttempts": 0, "BackoffRate": 1.0}
COMPARES = {"Variable": "$.a", "IsPresent": True}
CATCH = {"ErrorEquals": ["States.ALL"], "Next": "Sorry"}
RULE = {"Variable": "$.a", "StringEquals": "b"}
ALONE = {"Mode": "DISTRIBUTED"}
CHILD = {"Mode": "INLINE", "ExecutionType": "STANDARD"}
DISTRIBUTED = {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "EXPRESS"}}
SORRY = {"Type": "Fail", "Error": "Sorry"}


@pytest.mark.parametrize(
    "definition",
    [
        of(Pick={**CHOICE, "Default": "Sorry"}, Pay=PAY, Sorry=SORRY),
        of(Pay={**PAY, "Retry": [{**RETRY, "ErrorEquals": ["a"]}, RETRY], "Catch": [CATCH]}, Sorry=SORRY),
        of(Both={"Type": "Parallel", "Branches": [of(A=PAY), of(B=WAIT)], "End": True}),
        of(Each={"Type": "Map", "ItemProcessor": of(A=PAY), "ItemSelector": {"a.$": "$.a"}, "End": True}),
        of(Pay={**PAY, "Parameters": {**INVOKE, "id.$": "States.UUID()", "token.$": "$$.Task.Token"}}),
        of(Pay={**PAY, "ResultPath": None}),
        of(Not={**CHOICE, "Choices": [{"Not": {"Variable": "$.a", "IsNull": True}, "Next": "Pay"}]}, Pay=PAY),
        {**of(Pay={**PAY, "Arguments": INVOKE, "Output": "{% 1 %}"}), "QueryLanguage": "JSONata"},
        {
            **of(A={"Type": "Choice", "Choices": [{"Condition": "{% 1 %}", "Next": "B"}]}, B=WAIT),
            "QueryLanguage": "JSONata",
        },
        of(**{"a" * 80: PAY}),
        of(A={**PAY, "TimeoutSeconds": 6, "HeartbeatSeconds": 5}),
        of(A={"Type": "Choice", "Choices": [{"And": [COMPARES, {"Not": COMPARES}], "Next": "Pay"}]}, Pay=PAY),
        of(A={"Type": "Map", "Iterator": of(B=PAY), "End": True}),
        # What only an update knows.
        {"StartAt": "A", "States": UNKNOWN},
        {"StartAt": UNKNOWN, "States": {"A": PAY, "B": PAY}},
        of(A={"Type": "Pass", "Next": "B"}, B=UNKNOWN, C=PAY),
        of(A={"Type": UNKNOWN, "Next": "B"}, B={"Type": "Pass", "Next": "A"}),
        of(A={"Type": "Pass", "Next": UNKNOWN}, B=PAY),
        of(A={"Type": "Parallel", "Branches": UNKNOWN, "End": True}),
        of(A={"Type": "Parallel", "Branches": [UNKNOWN], "End": True}),
        of(A={"Type": "Map", "ItemProcessor": UNKNOWN, "End": True}),
        of(A={"Type": "Choice", "Choices": UNKNOWN, "Default": UNKNOWN}, B=PAY),
        of(A={"Type": "Choice", "Choices": [UNKNOWN, {**COMPARES, "Next": UNKNOWN}]}, B=PAY),
        of(A={**PAY, "Parameters": {**INVOKE, "id.$": UNKNOWN}, "Retry": UNKNOWN, "Catch": [UNKNOWN]}),
        of(A={**PAY, "Retry": [{"ErrorEquals": UNKNOWN, "MaxAttempts": UNKNOWN}]}),
        of(A={**PAY, "Catch": [{"ErrorEquals": ["a"], "Next": UNKNOWN}]}, B=PAY),
        of(Work={**PAY, "Resource": "arn:aws:states:eu-west-1:210987654321:activity:work", "HeartbeatSeconds": 9}),
        of(A={"Type": "Wait", "Timestamp": "2030-01-31T12:00:00.5+02:00", "Next": "B"}, B=WAIT),
        of(Each={"Type": "Map", "ItemProcessor": {**of(A=PAY), "ProcessorConfig": {"Mode": "INLINE"}}, "End": True}),
        of(Each={"Type": "Map", "ItemProcessor": {**of(A=PAY), **DISTRIBUTED}, "End": True}),
        {**of(A={"Type": "Wait", "Timestamp": "{% $states.input.at %}", "End": True}), "QueryLanguage": "JSONata"},
        {**of(A={**PAY, "TimeoutSeconds": "{% 3 %}", "Output": {"a": ["{% 1 %}"]}}), "QueryLanguage": "JSONata"},
        of(Pay={**PAY, "ResultPath": "$.a['b'][0].c", "TimeoutSeconds": 1}),
        of(Pay={**PAY, "ResultPath": "$.detail['@type'][\"a*\"]"}),
        of(A={**PAY, "Resource": "arn:aws:states:::ecs:runTask.sync"}),
        of(Pick={"Type": "Choice", "Choices": [{"And": [RULE, RULE], "Next": "Pay"}]}, Pay=PAY),
    ],
)
def test_taken(definition: Any) -> None:
    assert list(problems(definition, express=False)) == []


@pytest.mark.parametrize(
    ("definition", "said"),
    [
        ([], "no JSON object"),
        ({"StartAt": "A", "States": {}}, "there are no States"),
        ({"States": {"Pay": PAY}}, "there is no StartAt"),
        ({"StartAt": "pay", "States": {"Pay": PAY}}, "StartAt is 'pay'"),
        (of(Pay={**PAY, "Type": "Tasks"}), "has the Type 'Tasks'"),
        (of(Pay={"Resource": "arn:a", "End": True}), "has no Type"),
        (of(Pay={**PAY, "Next": "B"}, B=WAIT), "both Next and End"),
        (of(Pay=PAY, B=WAIT), "'B' is not reachable"),
        (of(A={"Type": "Pass", "Next": "B"}, B={"Type": "Pass", "Next": "A"}), "no state ends the workflow"),
        (of(A={"Type": "Succeed", "End": True}), "is a Succeed state and has End"),
        (of(A={"Type": "Task", "End": True}), "has no Resource"),
        (of(A={**PAY, "Resource": "my-function"}), "which is no ARN"),
        (of(A={**PAY, "Parameters": {"Payload.$": "$"}}), "lambda:invoke of 'A' lacks FunctionName"),
        (of(A={**PAY, "TimeoutSeconds": 5, "HeartbeatSeconds": 5}), "HeartbeatSeconds of 'A' is 5"),
        (of(A={"Type": "Wait", "End": True}), "nothing to wait for"),
        (of(A={**WAIT, "Timestamp": "2030-01-01T00:00:00Z"}), "Seconds and Timestamp"),
        (of(A={"Type": "Parallel", "Branches": [], "End": True}), "has no Branches"),
        (of(A={"Type": "Parallel", "Branches": [of(B={"Type": "Pass"})], "End": True}), "'B' has neither Next nor End"),
        (of(A={"Type": "Map", "End": True}), "has no ItemProcessor"),
        (of(A={"Type": "Choice", "Choices": []}), "has no Choices"),
        (of(A={**CHOICE, "Default": "B"}, Pay=PAY), "Default of 'A' is 'B'"),
        (of(A={"Type": "Choice", "Choices": [{"Variable": "$.a", "Next": "Pay"}]}, Pay=PAY), "compares nothing"),
        (of(A={**PAY, "Retry": [RETRY, RETRY]}), "States.ALL stands alone and last"),
        (of(A={**PAY, "Retry": [{**RETRY, "BackoffRate": 0.5}]}), "BackoffRate in Retry of 'A' is 0.5"),
        (of(A={**PAY, "Retry": [{"MaxAttempts": 1}]}), "has no ErrorEquals"),
        (of(A={**PAY, "Catch": [{"ErrorEquals": ["a"], "Next": "B"}]}), "goes to 'B'"),
        (of(A={**PAY, "ResultPath": "result"}), "which does not begin with $"),
        (of(A={**PAY, "Parameters": {**INVOKE, "id.$": "id"}}), "neither a path nor a function"),
        (of(A={**PAY, "Arguments": INVOKE}), "has Arguments, which JSONPath does not have"),
        (of(A={**PAY, "QueryLanguage": "JSONata", "ResultPath": "a"}), "has ResultPath, which JSONata does not have"),
        (
            of(**{"a" * 81: PAY}),
            "the name 'aaaaaaaaaaaaaaaaaaaa'… has 81 characters, more than 80",
        ),
        (of(A="Pass"), "the state 'A' is no object"),
        (of(A={"Type": "Succeed", "Next": "B"}, B=PAY), "is a Succeed state and has Next"),
        (of(A={"Type": "Parallel", "Branches": ["B"], "End": True}), "it is no object with StartAt and States"),
        (of(A={"Type": "Parallel", "Branches": "B", "End": True}), "has no Branches"),
        (of(A={**PAY, "Parameters": {**INVOKE, "ids": [{"id.$": "id"}]}}), "id.$ is 'id'"),
        (of(A={**PAY, "Retry": RETRY}), "Retry of 'A' is no list"),
        (of(A={**PAY, "Retry": [{"ErrorEquals": []}]}), "Retry of 'A' has no ErrorEquals"),
        (of(A={**PAY, "Retry": [{**RETRY, "ErrorEquals": ["a", "States.ALL"]}]}), "States.ALL stands alone and last"),
        (of(A={**PAY, "Retry": [{**RETRY, "MaxAttempts": -1}]}), "MaxAttempts in Retry of 'A' is -1; 0 is the least"),
        (of(A={**PAY, "Retry": [{**RETRY, "IntervalSeconds": 0}]}), "IntervalSeconds in Retry of 'A' is 0"),
        (of(A={**PAY, "Catch": [{"ErrorEquals": ["a"]}]}), "a Catch of 'A' has no Next"),
        # Of another type's field no more is said.
        (of(A={"Type": "Pass", "Retry": [{}], "End": True}), "the Pass state 'A' has Retry"),
        (of(A={"Type": "Choice", "Choices": COMPARES, "Default": "Pay"}, Pay=PAY), "has no Choices"),
        (of(A={"Type": "Choice", "Choices": [COMPARES]}, Pay=PAY), "a choice of 'A' has no Next"),
        (of(A={"Type": "Choice", "Choices": [{**COMPARES, "Next": "B"}]}, Pay=PAY), "a choice of 'A' goes to 'B'"),
        (of(A={"Type": "Choice", "Choices": [{"IsPresent": True, "Next": "Pay"}]}, Pay=PAY), "compares nothing"),
        (of(A={"Type": "Choice", "Choices": [{"Or": [], "Next": "Pay"}]}, Pay=PAY), "compares nothing"),
        (of(A={"Type": "Choice", "Choices": [{"And": [COMPARES, {}], "Next": "Pay"}]}, Pay=PAY), "compares nothing"),
        (
            of(A={"Type": "Choice", "QueryLanguage": "JSONata", "Choices": [{"Next": "Pay"}]}, Pay=PAY),
            "a choice of 'A' has no Condition",
        ),
        (of(A={"Type": "Parallel", "Branches": [of(B=PAY), of(B=WAIT)], "End": True}), "2 states have the name 'B'"),
        (of(A={**PAY, "TimeoutSeconds": 0}), "TimeoutSeconds of 'A' is 0"),
        (of(A={**PAY, "HeartbeatSeconds": 0}), "HeartbeatSeconds of 'A' is 0"),
        (of(A={**PAY, "TimeoutSeconds": "60"}), "TimeoutSeconds of 'A' is the text '60'"),
        (of(A={"Type": "Wait", "Timestamp": "2030-01-31", "End": True}), "waits until '2030-01-31'"),
        (of(A={**PAY, "ResultPath": "$.a[*].b"}), "does not lead to one place alone"),
        (of(A={**PAY, "Resource": "arn:aws:states:::lambda:invoke.sync"}), "is not waited for (.sync)"),
        (
            of(A={**CHOICE, "Choices": [{**RULE, "NumericEquals": 1, "Next": "Pay"}]}, Pay=PAY),
            "a choice of 'A' has NumericEquals and StringEquals",
        ),
        (
            of(A={"Type": "Map", "ItemProcessor": {**of(B=PAY), "ProcessorConfig": ALONE}, "End": True}),
            "has no ExecutionType",
        ),
        (
            of(A={"Type": "Map", "ItemProcessor": {**of(B=PAY), "ProcessorConfig": CHILD}, "End": True}),
            "is INLINE, and has an ExecutionType",
        ),
        (
            of(A={**PAY, "QueryLanguage": "JSONata", "Output": {"a": ["{% $states.input"]}}),
            "begins with {% and does not end with %}",
        ),
    ],
)
def test_refused(definition: Any, said: str) -> None:
    found = [problem.text for problem in problems(definition, express=False)]
    assert len(found) == 1
    assert said in found[0]


def test_an_express_workflow_waits_for_nothing() -> None:
    waits = of(A={**SYNC, "End": True})
    assert [problem.path for problem in problems(waits, express=True)] == ["/States/A/Resource"]
    assert list(problems(waits, express=False)) == []


@pytest.mark.parametrize(("child", "express"), [("EXPRESS", False), (None, True)])
def test_a_map_may_run_its_items_as_express_workflows(child: str | None, express: bool) -> None:
    config = {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": child}} if child else {}
    each = {"Type": "Map", "ItemProcessor": {**of(B={**SYNC, "End": True}), **config}, "End": True}
    found = [problem.path for problem in problems(of(A=each), express=express)]
    assert found == ["/States/A/ItemProcessor/States/B/Resource"]


def test_a_standard_child_of_an_express_workflow_waits() -> None:
    config = {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"}}
    each = {"Type": "Map", "ItemProcessor": {**of(B={**SYNC, "End": True}), **config}, "End": True}
    found = [problem.path for problem in problems(of(A=each), express=True)]
    assert found == ["/States/A/ItemProcessor/ProcessorConfig"]


def test_what_never_ends_is_found_where_it_is() -> None:
    circle = of(A={"Type": "Pass", "Next": "B"}, B={"Type": "Pass", "Next": "A"})
    assert [problem.path for problem in problems(circle, express=False)] == ["/"]
    both = of(Both={"Type": "Parallel", "Branches": [of(C=PAY), circle], "End": True})
    assert [problem.path for problem in problems(both, express=False)] == ["/States/Both/Branches[1]"]


@pytest.mark.parametrize(
    "state",
    [
        {**PAY, "Resource": "arn:aws:states:eu-west-1:210987654321:activity:work"},
        {"Type": "Map", "ItemProcessor": {**of(B=PAY), **DISTRIBUTED}, "End": True},
    ],
)
def test_an_express_workflow_has_no_activity_and_no_distributed_map(state: Any) -> None:
    assert len(list(problems(of(A=state), express=True))) == 1
    assert list(problems(of(A=state), express=False)) == []
