"""Texts of YAML that nobody means to write: they are told, or left alone, in no time and without a crash."""

from __future__ import annotations

import pytest

from policypack import Undecided
from policypack.policy import discover
from policypack.shelf.yaml_text import read_yaml
from policypack.testing import Plan, judge_plan

POLICIES = [
    policy for policy in discover("policies") if policy.id.startswith(("cloudformation", "ssm", "imagebuilder"))
]
# 10 to the power of 20 texts, were aliases written out.
BOMB = "a: &a [x,x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{chr(98 + step)}: &{chr(98 + step)} [{','.join(['*' + chr(97 + step)] * 10)}]\n" for step in range(20)
)
TEMPLATES = (
    "Resources: {A: {Type: [x]}}",
    "Resources: {A: {Type: {}, Properties: 3}}",
    "Resources: []",
    "Resources: {A: {Type: T, DependsOn: {}}}",
    "Resources: {A: {Type: T, Properties: {x: {Fn::GetAtt: {a: b}}, y: {Fn::GetAtt: []}, z: {Ref: []}}}}",
    "Resources: {A: {Type: T, Properties: {w: {Fn::Sub: []}, v: {Fn::Sub: {}}}}}",
    "Parameters: {P: {Type: []}, Q: [], R: x}\nResources: {A: {Type: T}}",
    "Resources: {[a]: {Type: T}}",
    "Resources: &r {A: *r}",
    "Resources: {A: {Type: T, X: *z}}",
    f"{BOMB}Resources: {{A: {{Type: T, Properties: {{q: *k}}}}}}",
    "Resources: " + "[" * 50_000,
    "{" * 50_000 + "Resources",
    "Resources: {A: {Type: AWS::IAM::Role, Properties: {RoleName: []}}}",
    "Transform: [1, [2], {}]\nResources: {}",
    "Resources: {A: {Type: T, Condition: [x]}}\nConditions: []",
    "Outputs: {O: {Value: {Fn::FindInMap: [[], a, b]}}}\nResources: {A: {Type: T}}",
    "\x00Resources",
    "%YAML 9\n---\nResources: {}",
)
DOCUMENTS = (
    "schemaVersion: '0.3'\nmainSteps: [{name: [a], action: x}, {name: [a], action: y}]\n",
    "schemaVersion: '0.3'\nmainSteps: 2026-02-30\n",
    f"{BOMB}schemaVersion: '0.3'\nassumeRole: *s\nmainSteps: [{{name: a, action: b, inputs: {{x: *t}}}}]\n",
    "schemaVersion: {}\nmainSteps: {}",
    "? [a]\n: b\n",
    "!!python/object:os.system x",
    "phases: 3",
    "schemaVersion: 1.0\nphases: [{name: [a], steps: [{action: [x], name: {}}]}]",
)


@pytest.mark.parametrize("view", ["engine", "preview"])
@pytest.mark.parametrize("template", TEMPLATES, ids=range(len(TEMPLATES)))
def test_a_template_ends_no_policy(template: str, view: str) -> None:
    plan = Plan().add("aws:cloudformation/stack:Stack", "net", templateBody=template, parameters={"a": "b"})
    judge_plan(plan, POLICIES, view=view)  # type: ignore[arg-type]  # one of the two; raises what a policy raises


@pytest.mark.parametrize("kind", ["Automation", "Command", "Package"])
@pytest.mark.parametrize("content", DOCUMENTS, ids=range(len(DOCUMENTS)))
def test_a_document_ends_no_policy(content: str, kind: str) -> None:
    plan = Plan().add("aws:imagebuilder/component:Component", "base", name="base", platform="Linux", data=content)
    plan.add("aws:ssm/document:Document", "run", name="run", documentType=kind, documentFormat="YAML", content=content)
    judge_plan(plan, POLICIES, view="preview")


def test_what_is_too_deep_is_not_read() -> None:
    assert read_yaml("[" * 150 + "]" * 150) is not None
    for text in ("[" * 300 + "]" * 300, "{" * 300):
        with pytest.raises(Undecided, match="nested out of all reason"):
            read_yaml(text)


def test_what_an_alias_repeats_is_there_once() -> None:
    found = read_yaml(BOMB)
    assert found["b"][0] is found["b"][9] is found["a"]
