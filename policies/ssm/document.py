"""Documents of AWS Systems Manager."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from policypack import Finding, Resource, policy, read_json
from policypack.catalogue.tokens import Ssm
from policypack.shelf.yaml_text import read_yaml

# Which versions of the schema each type of document has. Other types are left alone.
# https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-schemas-features.html
_SCHEMAS = {
    "Automation": ("0.3",),
    "Command": ("1.2", "2.0", "2.2"),
    "Policy": ("2.0",),
    "Session": ("1.0",),
}
_STEPS = {"0.3": "mainSteps", "2.2": "mainSteps", "1.2": "runtimeConfig"}
_PARAMETER = re.compile(r"\{\{\s*([A-Za-z]\w*)\s*\}\}")


@policy(Ssm.DOCUMENT)
def content_refused(document: Resource) -> Iterator[Finding]:
    """Content of a document is not what its format and its type want.

    Why: "InvalidDocumentContent: JSON not well-formed", "InvalidDocumentSchemaVersion: The document schema version you
    specified is not supported", "InvalidDocumentContent: Parameter … is not declared" of an automation. The format is
    JSON unless documentFormat says YAML.
    Source: https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-schemas-features.html
    https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_CreateDocument.html
    """
    content = document.raw("content")
    form = document.text("documentFormat", default="JSON")
    if form not in ("JSON", "YAML") or not isinstance(content, str) or not content:
        return
    try:
        body = read_json(content) if form == "JSON" else read_yaml(content)
    except (yaml.scanner.ScannerError, yaml.parser.ParserError) as error:
        at = f" in line {error.problem_mark.line + 1}" if error.problem_mark else ""
        yield document.finding(
            "content", problem=f"content is not YAML: {error.problem}{at}.", fix="Write the content as YAML."
        )
        return
    except yaml.YAMLError:
        return
    except ValueError as error:
        if form == "YAML":  # such as a date that there is not: how AWS reads it is not known
            return
        yield document.finding(
            "content",
            problem=f"content is not JSON: {error}.",
            fix="Set documentFormat to YAML, or write JSON.",
        )
        return
    kind = document.text("documentType") or ""
    version = body.get("schemaVersion") if isinstance(body, dict) else None
    version = str(version) if isinstance(version, int | float) else version
    allowed = _SCHEMAS.get(kind)
    if allowed is None or not isinstance(body, dict):
        return
    if version not in allowed:
        said = f"schemaVersion is {version!r}" if version else "There is no schemaVersion"
        problem = f"{said}, and documents of the type {kind} have {' or '.join(allowed)}."
        fix = f'Set schemaVersion to "{allowed[-1]}", a text.'
    elif version in _STEPS and _STEPS[version] not in body:
        problem, fix = f"The document has no {_STEPS[version]}.", f"Add {_STEPS[version]}, the steps that it is to run."
    elif step := _wrong_step(body.get("mainSteps")):
        problem, fix = (
            step,
            'Write each step as an object with a name of its own: {"action": …, "name": …, "inputs": {…}}.',
        )
    elif undeclared := _undeclared(body) if kind == "Automation" else "":
        problem = f"The parameter {undeclared} is used, and the document declares none of that name."
        fix = f"Declare {undeclared} in parameters."
    else:
        return
    yield document.finding("content", problem=problem, fix=fix)


def _wrong_step(steps: object) -> str:
    """Say what is wrong with the steps: each has a name of its own, an action, and inputs that are an object."""
    if steps is None:
        return ""
    if not isinstance(steps, list):
        return "mainSteps is no list."
    names = set()
    for index, step in enumerate(steps):
        if not isinstance(step, dict):
            return f"mainSteps[{index}] is no object."
        missing = [name for name in ("action", "name") if not step.get(name)]
        if missing:
            return f"mainSteps[{index}] has no {' and no '.join(missing)}."
        if not isinstance(step.get("inputs", {}), dict):
            return f"inputs of the step {step['name']!r} is no object."
        if str(step["name"]) in names:
            return f"Two steps are called {step['name']!r}."
        names.add(str(step["name"]))
    return ""


def _undeclared(body: dict[str, object]) -> str:
    """Return a parameter that is used in the steps, or as the role, without being declared."""
    parameters = body.get("parameters") or {}
    if not isinstance(parameters, dict):
        return ""
    used = [
        name for text in _texts([body.get("assumeRole"), body.get("mainSteps")]) for name in _PARAMETER.findall(text)
    ]
    return next((name for name in used if name not in parameters), "")


def _texts(value: object) -> Iterator[str]:
    """Yield the texts in a part of a document, those of what YAML says twice by an alias once."""
    todo, seen = [value], set[int]()
    while todo:
        item = todo.pop()
        if isinstance(item, str):
            yield item
        elif isinstance(item, dict | list) and id(item) not in seen:
            seen.add(id(item))
            # The code of a step may be written with braces of its own.
            mapped = item if isinstance(item, dict) else dict(enumerate(item))
            todo += reversed([inner for name, inner in mapped.items() if name not in ("Script", "script")])
