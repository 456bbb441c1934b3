"""Templates of CloudFormation, read far enough to follow what refers to what."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import yaml

from policypack import Resource, Text, read_json
from policypack.catalogue.tokens import Cloudformation
from policypack.shelf.yaml_text import read_yaml

TYPES = (Cloudformation.STACK, Cloudformation.STACK_SET)
# https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html
SECTIONS = (
    *("AWSTemplateFormatVersion", "Conditions", "Description", "Hooks", "Mappings", "Metadata", "Outputs"),
    *("Parameters", "Resources", "Rules", "Transform"),
)
# `${Name}` and `${Name.Attribute}` in a Fn::Sub; `${!Name}` stands for itself.
_HOLE = re.compile(r"\$\{([^!${}][^${}]*)\}")
# https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html
_MOST = 51_200
# Logical ids begin with no "AWS::": those are what CloudFormation knows by itself.
_PSEUDO = "AWS::"


class Mention(NamedTuple):
    """Something of a template that is named in it: by which function, and whether only a resource can be meant."""

    name: str
    by: str
    resource: bool


class Template:
    """A template: its sections, and whether a macro makes another one of it before it is looked at."""

    def __init__(self, body: Mapping[str, Any]) -> None:
        self.body = body
        self.parameters = _section(body, "Parameters")
        self.resources = _section(body, "Resources")
        self.conditions = _section(body, "Conditions")
        self.mappings = _section(body, "Mappings")
        self.outputs = _section(body, "Outputs")
        transform = body.get("Transform")
        self.transforms = [name for name in _listed(transform) if isinstance(name, str)]
        self.expanded = transform is not None or any("Fn::Transform" in node for node in nodes(body))


def _section(body: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    section = body.get(name)
    return section if isinstance(section, Mapping) else {}


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def template(resource: Resource) -> Template | str | None:
    """Return the template of a stack, what is wrong with its text, or None. Raises Undecided where it is not known."""
    text = resource.text("templateBody")
    if not text or not re.search("Resources|Transform", text):
        return None
    size = len(_sent(text).encode())
    if size > _MOST:
        return f"templateBody has {size:,} bytes; {_MOST:,} are taken, and more by templateUrl."
    # Tabs stand between the tokens of JSON, and YAML's reader takes none there.
    if text.lstrip().startswith("{"):
        text = text.replace("\t", " ")
    try:
        body = read_yaml(text, _Loader)
    except (yaml.YAMLError, ValueError) as error:
        where = getattr(error, "problem_mark", None)
        return f"templateBody is neither JSON nor YAML{f' (line {where.line + 1})' if where else ''}."
    return Template(body) if isinstance(body, Mapping) else "templateBody is no object."


def _sent(text: str) -> str:
    """Return a template as the provider sends it: JSON without white space, YAML as it is."""
    # https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/cloudformation/stack.go
    try:
        return json.dumps(read_json(text), separators=(",", ":"), ensure_ascii=False)
    except ValueError:
        return text


class _Loader(yaml.BaseLoader):
    """Reads all scalars as texts, and the short forms of functions as the long ones."""


def _short(loader: _Loader, suffix: str, node: yaml.Node) -> dict[str, Any]:
    value: Any
    if isinstance(node, yaml.SequenceNode):
        value = loader.construct_sequence(node, deep=True)
    elif isinstance(node, yaml.MappingNode):
        value = loader.construct_mapping(node, deep=True)
    elif isinstance(node, yaml.ScalarNode):
        value = loader.construct_scalar(node)
    else:
        value = None
    return {suffix if suffix in ("Ref", "Condition") else f"Fn::{suffix}": value}


_Loader.add_multi_constructor("!", _short)


def nodes(value: Any) -> Iterator[Mapping[str, Any]]:
    """Yield all objects in a part of a template, each once."""
    todo, seen = [value], set()
    while todo:
        item = todo.pop()
        if id(item) in seen:
            continue
        if isinstance(item, Mapping):
            seen.add(id(item))
            yield item
            todo += item.values()
        elif isinstance(item, list):
            seen.add(id(item))
            todo += item


def uses(part: Any) -> Iterator[Mention]:
    """Yield what a part of a template refers to, what CloudFormation knows by itself left out."""
    for node in nodes(part):
        # A function is an object of one key.
        if len(node) != 1:
            continue
        ((function, value),) = node.items()
        if function == "Ref" and isinstance(value, str) and not value.startswith(_PSEUDO):
            yield Mention(value, "Ref", resource=False)
        elif function == "Fn::GetAtt":
            target = value.partition(".")[0] if isinstance(value, str) else next(iter(_listed(value)), None)
            if isinstance(target, str):
                yield Mention(target, "Fn::GetAtt", resource=True)
        elif function == "Fn::Sub":
            text, own = (value, {}) if isinstance(value, str) else _pair(value)
            for hole in _HOLE.findall(text):
                name, dot, _ = hole.strip().partition(".")
                if name and not name.startswith(_PSEUDO) and hole.strip() not in own:
                    yield Mention(name, "Fn::Sub", resource=bool(dot))


def _pair(value: Any) -> tuple[str, Mapping[str, Any]]:
    if isinstance(value, list) and len(value) == 2 and isinstance(value[0], str) and isinstance(value[1], Mapping):
        return value[0], value[1]
    return "", {}


def waits(resource: Any) -> list[str]:
    """Return the names in DependsOn."""
    value = resource.get("DependsOn") if isinstance(resource, Mapping) else None
    return [name for name in _listed(value) if isinstance(name, str)]


def given(resource: Resource) -> Mapping[str, str | Text | None]:
    """Return the parameters that a stack is given, what only an update knows as None."""
    block = resource.block("parameters")
    names = block.keys() if block else []
    return {name: value if isinstance(value := block.raw(name), str | Text) else None for name in names if block}
