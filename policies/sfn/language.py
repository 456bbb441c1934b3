"""AWS Step Functions: definitions by the grammar of their language."""

from __future__ import annotations

from collections.abc import Iterator

from policies.sfn._asl import problems
from policypack import Finding, Resource, policy, read_json
from policypack.catalogue.tokens import Sfn


@policy(Sfn.STATE_MACHINE, severity="critical", silences={"sfn-definition-refused": "property"})
def malformed(machine: Resource) -> Iterator[Finding]:
    """Definition of a state machine is not in the States Language.

    Why: "InvalidDefinition: Invalid State Machine Definition: 'MISSING_TRANSITION_TARGET: Missing 'Next' target',
    'SCHEMA_VALIDATION_FAILED: The field 'States' is required but was missing'".
    Source: https://states-language.net/spec.html
    https://docs.aws.amazon.com/step-functions/latest/dg/concepts-amazon-states-language.html
    """
    raw = machine.raw("definition")
    if isinstance(raw, str):
        try:
            definition = read_json(raw)
        except ValueError as error:
            yield machine.finding(
                "definition",
                problem=f"The definition is not JSON: {error}.",
                fix="Build it with json.dumps or JSON.stringify from an object.",
            )
            return
    else:
        document = machine.document("definition")
        if document is None:
            return
        definition = document.values
    express = machine.text("type", default="STANDARD") == "EXPRESS"
    found = list(problems(definition, express=express))
    if found:
        more = f"; and {len(found) - 3} more" if len(found) > 3 else ""
        said = "; ".join(f"{problem.text} ({problem.path or '/'})" for problem in found[:3])
        yield machine.finding(
            "definition",
            problem=f"In the definition, {said}{more}.",
            fix="Correct it there. The console's Workflow Studio shows a definition as it is written.",
        )
