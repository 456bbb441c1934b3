from __future__ import annotations

from policypack.testing import Json, Plan, Table, Unknown

STEPS = {"schemaVersion": "2.2", "mainSteps": []}


def base() -> Plan:
    return Plan().add("aws:ssm/document:Document", "patch", name="patch", documentType="Command", content=Json(STEPS))


def document(kind: str = "Command", **content: object) -> object:
    return lambda plan: plan.set("patch", documentType=kind, content=Json(content))


def steps(*steps: object) -> object:
    return document(schemaVersion="2.2", mainSteps=list(steps))


content_refused = (
    Table("ssm-document-content-refused", base)
    .good("a command")
    .good("an older one", document(schemaVersion="1.2", runtimeConfig={}))
    .good("YAML", lambda p: p.set("patch", documentFormat="YAML", content="schemaVersion: '2.2'\nmainSteps: []"))
    .good("text", lambda p: p.set("patch", documentFormat="TEXT", content="schemaVersion: '2.2'"))
    .good("YAML that only AWS reads", lambda p: p.set("patch", documentFormat="YAML", content="a: {{ b }}"))
    .good(
        "an automation with parameters",
        document(
            "Automation",
            schemaVersion="0.3",
            assumeRole="{{ Role }}",
            parameters={"Role": {"type": "String"}},
            mainSteps=[
                {
                    "action": "aws:executeScript",
                    "name": "run",
                    "inputs": {"Script": "{{ other }}", "At": "{{ global:DATE }}", "Of": ["{{ first.Id }}", 1]},
                }
            ],
        ),
    )
    .good(
        "parameters that are no object",
        document("Automation", schemaVersion="0.3", assumeRole="{{ Role }}", parameters=["Role"], mainSteps=[]),
    )
    .bad(
        "a parameter that is not declared",
        document("Automation", schemaVersion="0.3", assumeRole="{{ Role }}", mainSteps=[]),
        ("patch", "The parameter Role is used, and the document declares none of that name."),
        level="mandatory",
    )
    .bad(
        "YAML that is broken",
        lambda p: p.set("patch", documentFormat="YAML", content="schemaVersion: '2.2'\nmainSteps: ["),
        (
            "patch",
            "content is not YAML: expected the node content, but found '<stream end>' in line 2.",
            "Write the content as YAML.",
        ),
        level="mandatory",
    )
    .good("a type of its own", document("ChangeCalendar", any="thing"))
    .bad(
        "YAML as JSON",
        lambda p: p.set("patch", content="schemaVersion: '2.2'"),
        (
            "patch",
            "content is not JSON: Expecting value: line 1 column 1 (char 0).",
            "Set documentFormat to YAML, or write JSON.",
        ),
        level="mandatory",
    )
    .bad(
        "a command's version for an automation",
        document("Automation", **STEPS),
        ("patch", "schemaVersion is '2.2', and documents of the type Automation have 0.3."),
        level="mandatory",
    )
    .bad(
        "no version",
        document(mainSteps=[]),
        ("patch", "There is no schemaVersion, and documents of the type Command have 1.2 or 2.0 or 2.2."),
    )
    .bad("no steps", document(schemaVersion="2.2"), ("patch", "The document has no mainSteps."))
    .good("a step", steps({"action": "aws:runShellScript", "name": "a", "inputs": {"runCommand": ["ls"]}}))
    .bad(
        "inputs in a list",
        steps({"action": "aws:runShellScript", "name": "a", "inputs": [{"runCommand": ["ls"]}]}),
        ("patch", "inputs of the step 'a' is no object."),
        level="mandatory",
    )
    .bad("a step without a name", steps({"action": "aws:runShellScript"}), ("patch", "mainSteps[0] has no name."))
    .bad("a text for a step", steps("ls"), ("patch", "mainSteps[0] is no object."))
    .bad("no list", document(schemaVersion="2.2", mainSteps={}), ("patch", "mainSteps is no list."))
    .bad(
        "two of a name",
        steps({"action": "aws:x", "name": "a"}, {"action": "aws:y", "name": "a"}),
        ("patch", "Two steps are called 'a'."),
    )
    .absent("no content", lambda p: p.set("patch", content=None))
    .unknown("which format", lambda p: p.set("patch", documentFormat=Unknown()))
)
