"""AWS CloudFormation: templates of stacks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from policies.cloudformation._template import SECTIONS, TYPES, Template, given, nodes, template, uses, waits
from policypack import Finding, Resource, policy
from policypack.catalogue.tokens import Cloudformation
from policypack.nearest import closest

# https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-attributes.html
_ATTRIBUTES = (
    *("Type", "Properties", "DependsOn", "Condition", "Metadata", "CreationPolicy", "UpdatePolicy", "DeletionPolicy"),
    "UpdateReplacePolicy",
)
# Only a custom resource has a version.
# https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-customresource.html
_CUSTOM = re.compile(r"Custom::.+|AWS::CloudFormation::CustomResource")
# https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-supplied-parameter-types.html
_KIND = re.compile(r"String|Number|CommaDelimitedList|List<.+>|AWS::.+")
_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?")
# What may change who may do what, and by what it is given a name.
# https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html
_NAMES = {
    "AWS::IAM::AccessKey": "",
    "AWS::IAM::Group": "GroupName",
    "AWS::IAM::InstanceProfile": "InstanceProfileName",
    "AWS::IAM::ManagedPolicy": "ManagedPolicyName",
    "AWS::IAM::Policy": "",
    "AWS::IAM::Role": "RoleName",
    "AWS::IAM::User": "UserName",
    "AWS::IAM::UserToGroupAddition": "",
}
_SAM = "AWS::Serverless-2016-10-31"
# https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html
_KEEPING = ("Delete", "Retain", "RetainExceptOnCreate", "Snapshot")
# https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
_FUNCTIONS = frozenset(
    f"Fn::{name}"
    for name in (
        *("And", "Base64", "Cidr", "Contains", "EachMemberEquals", "EachMemberIn", "Equals", "FindInMap", "GetAtt"),
        *("GetAZs", "GetStackOutput", "If", "ImportValue", "Join", "Length", "Not", "Or", "RefAll", "Select", "Split"),
        *("Sub", "ToJsonString", "Transform", "ValueOf", "ValueOfAll"),
    )
)


def _read(nested: Resource) -> Template | None:
    found = nested.once(template)
    return found if isinstance(found, Template) else None


@policy(*TYPES)
def template_malformed(nested: Resource) -> Iterator[Finding]:
    """Template is none that CloudFormation takes.

    Why: "ValidationError: Template format error: Resource name my-topic is non alphanumeric", "Invalid template
    property or properties [Resource]", "Invalid template resource property 'TopicName'", "Every Resources object must
    contain a Type member", "Encountered unsupported function: Fn::Ref".
    Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html
        https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resources-section-structure.html
    """
    found = nested.once(template)
    problems = [found] if isinstance(found, str) else list(_malformed(found)) if found else []
    for problem in problems:
        yield nested.finding(
            "templateBody",
            problem=problem,
            fix="Change the template, and let `aws cloudformation validate-template` read it before it goes on.",
        )


def _malformed(found: Template) -> Iterator[str]:
    # What a macro takes, only it knows.
    for name in () if found.expanded else found.body:
        if name not in SECTIONS:
            near = closest(name, SECTIONS)
            yield f"The template has a section {name!r}, which there is not{f'; there is {near}' if near else ''}."
    if not found.resources and not found.expanded:
        yield "The template has no resource."
    for name, resource in found.resources.items():
        if name.startswith("Fn::"):
            continue
        if not re.fullmatch("[A-Za-z0-9]{1,255}", name):
            yield f"The resource {name!r} has other signs in its name than letters and digits."
        elif not isinstance(resource, Mapping) or not resource.get("Type"):
            yield f"The resource {name} has no Type."
        elif not found.expanded and (
            other := [key for key in resource if key not in _attributes(resource) and key[:4] != "Fn::"]
        ):
            yield f"The resource {name} has {', '.join(other)} beside its Type, which is none of its attributes."
        elif isinstance(kept := resource.get("DeletionPolicy"), str) and kept not in _KEEPING:
            yield f"The resource {name} has the DeletionPolicy {kept}, which is none of {', '.join(_KEEPING)}."
    if found.body.get("AWSTemplateFormatVersion") not in (None, "2010-09-09"):
        yield "AWSTemplateFormatVersion is another than 2010-09-09, which is the only one."
    for section in () if found.expanded else ("Parameters", "Outputs"):
        for name in found.parameters if section == "Parameters" else found.outputs:
            if not re.fullmatch("[A-Za-z0-9]{1,255}", name):
                yield f"{section} has {name!r}, which has other signs in its name than letters and digits."
    for function in sorted({key for node in nodes(found.resources) for key in node if len(node) == 1}):
        if function.startswith("Fn::") and function not in _FUNCTIONS and not found.expanded:
            name = function.removeprefix("Fn::")
            near = name if name in ("Ref", "Condition") else closest(function, sorted(_FUNCTIONS))
            yield f"There is no function {function}{f'; there is {near}' if near else ''}."
    for name, parameter in found.parameters.items():
        kind = parameter.get("Type") if isinstance(parameter, Mapping) else None
        if not isinstance(kind, str):
            yield f"The parameter {name} has no Type."
        elif not _KIND.fullmatch(kind):
            yield f"The parameter {name} has the Type {kind}, which there is not."
    for name, output in found.outputs.items():
        if not name.startswith("Fn::") and isinstance(output, Mapping) and "Value" not in output and not found.expanded:
            yield f"The output {name} has no Value."


def _attributes(resource: Mapping[str, Any]) -> tuple[str, ...]:
    return (*_ATTRIBUTES, "Version") if _CUSTOM.fullmatch(str(resource["Type"])) else _ATTRIBUTES


@policy(*TYPES)
def reference_unresolved(nested: Resource) -> Iterator[Finding]:
    """Template refers to something that it does not have, or in a circle.

    Why: "ValidationError: Template format error: Unresolved resource dependencies [VpcID] in the Resources block of the
    template", "Template error: instance of Fn::GetAtt references undefined resource Topic", "Circular dependency
    between resources: [Topic, Queue]".
    Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-ref.html
        https://github.com/serverless/serverless/issues/4745
        https://github.com/openedx-unsupported/configuration/issues/137
    """
    found = _read(nested)
    # A macro adds resources of its own.
    if found is None or found.expanded:
        return
    for problem in dict.fromkeys((*_unresolved(found), *_circles(found))):
        yield nested.finding(
            "templateBody", problem=problem, fix="Name what the template has, or add it to the template."
        )


def _unresolved(found: Template) -> Iterator[str]:
    for place, section in (("Resources", found.resources), ("Outputs", found.outputs)):
        for name, part in section.items():
            for use in uses(part):
                if use.name not in found.resources and (use.resource or use.name not in found.parameters):
                    of = "resource" if use.resource else "resource or parameter"
                    near = closest(use.name, [*found.resources, *found.parameters])
                    instead = f"; there is {near}" if near else ""
                    yield f"{place}.{name} names {use.name} in {use.by}, which is no {of} of the template{instead}."
            for other in waits(part) if section is found.resources else ():
                if other not in found.resources:
                    yield f"{place}.{name} depends on {other}, which is no resource of the template."
            condition = part.get("Condition") if isinstance(part, Mapping) else None
            if isinstance(condition, str) and condition not in found.conditions:
                yield f"{place}.{name} has the condition {condition}, which the template does not have."
    for node in nodes([found.resources, found.outputs]):
        path = node.get("Fn::FindInMap") if len(node) == 1 else None
        mapping = path[0] if isinstance(path, list) and path else None
        if isinstance(mapping, str) and mapping not in found.mappings:
            yield f"Fn::FindInMap looks into {mapping}, which is no mapping of the template."


def _circles(found: Template) -> Iterator[str]:
    left = {
        name: {use.name for use in uses(part)}.union(waits(part)).intersection(found.resources)
        for name, part in found.resources.items()
    }
    while free := [name for name, needs in left.items() if not needs & left.keys()]:
        for name in free:
            del left[name]
    # What is left waits in a circle, or for one: the circle alone waits and is waited for.
    while idle := [name for name in left if not any(name in needs for needs in left.values())]:
        for name in idle:
            del left[name]
    if left:
        yield f"{' and '.join(sorted(left))} wait for each other in a circle."


@policy(*TYPES)
def parameter_refused(nested: Resource) -> Iterator[Finding]:
    """Stack is given other parameters than its template takes.

    Why: "ValidationError: Parameters: [Stage] must have values", "Parameters: [Stage] do not exist in the template",
    "Template error: Parameter 'Stage' must be one of AllowedValues".
    Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
    """
    found = _read(nested)
    if found is None:
        return
    values = given(nested)
    for name in values.keys() - found.parameters.keys():
        near = closest(name, list(found.parameters))
        yield nested.finding(
            "parameters",
            problem=f"parameters has {name}, which the template does not take{f'; it takes {near}' if near else ''}.",
            fix=f"Remove {name}, or add it to the template's Parameters.",
        )
    for name, parameter in found.parameters.items():
        if not isinstance(parameter, Mapping):
            continue
        # The instances of a stack set may have values of their own.
        if name not in values and "Default" not in parameter and nested.type == Cloudformation.STACK:
            yield nested.finding(
                "parameters",
                problem=f"The template's parameter {name} has no Default, and parameters has no {name}.",
                fix=f"Set parameters.{name}.",
            )
        value = values.get(name)
        said = _refused(parameter, value) if isinstance(value, str) else ""
        if said:
            yield nested.finding(
                "parameters",
                problem=f"parameters.{name} {said}.",
                fix=f"Set parameters.{name} to a value that the template takes, or change it there.",
            )


def _refused(parameter: Mapping[str, Any], value: str) -> str:
    allowed = parameter.get("AllowedValues")
    least, most = (parameter.get(key) for key in ("MinLength", "MaxLength"))
    if parameter.get("Type") not in ("String", "Number"):
        return ""
    if parameter["Type"] == "Number":
        return "" if _NUMBER.fullmatch(value) else "is no number"
    # Yes, true and the like may be written in several ways.
    if isinstance(allowed, list) and allowed and value.lower() not in (str(item).lower() for item in allowed):
        return f"is none of the AllowedValues {', '.join(map(str, allowed))}"
    if isinstance(least, str) and least.isdecimal() and len(value) < int(least):
        return f"has less than the {least} characters of MinLength"
    if isinstance(most, str) and most.isdecimal() and len(value) > int(most):
        return f"has more than the {most} characters of MaxLength"
    return ""


def _is_named(part: Mapping[str, Any]) -> bool:
    properties = part.get("Properties")
    name = properties.get(_NAMES[str(part["Type"])]) if isinstance(properties, Mapping) else None
    return name is not None and not (isinstance(name, Mapping) and "Fn::If" in name)


@policy(*TYPES)
def capability_missing(nested: Resource) -> Iterator[Finding]:
    """Stack does not acknowledge what its template may do.

    Why: "InsufficientCapabilitiesException: Requires capabilities : [CAPABILITY_NAMED_IAM]": what may change
    permissions, and what macros make of a template, has to be acknowledged.
    Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html
    """
    found = _read(nested)
    if found is None:
        return
    has = set(nested.texts("capabilities"))
    # One that a condition may leave out is not counted on.
    resources = [part for part in found.resources.values() if isinstance(part, Mapping) and not part.get("Condition")]
    made = [part for part in resources if str(part.get("Type")) in _NAMES]
    named = [part for part in made if _is_named(part)]
    wanted = []
    if named and "CAPABILITY_NAMED_IAM" not in has:
        wanted.append(("CAPABILITY_NAMED_IAM", f"gives a name to its {named[0]['Type']}"))
    elif made and not has & {"CAPABILITY_IAM", "CAPABILITY_NAMED_IAM"}:
        wanted.append(("CAPABILITY_IAM", f"has a resource {made[0]['Type']}"))
    if _SAM in found.transforms and "CAPABILITY_AUTO_EXPAND" not in has:
        wanted.append(("CAPABILITY_AUTO_EXPAND", f"has the transform {_SAM}"))
    for capability, why in wanted:
        yield nested.finding(
            "capabilities",
            problem=f"The template {why}, and capabilities has no {capability}.",
            fix=f"Add {capability} to capabilities.",
        )
