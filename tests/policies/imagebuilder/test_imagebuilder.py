from __future__ import annotations

import json
from typing import Any

from policypack.testing import Plan, Table, Unknown


def base() -> Plan:
    return Plan().add(
        "aws:imagebuilder/component:Component", "tools", data=document(), platform="Linux", version="1.0.0"
    )


def document(action: str = "ExecuteBash", *, phase: str = "build", **changed: Any) -> str:
    step = {"name": "install", "action": action, "inputs": {"commands": ["true"]}, **changed}
    return json.dumps({"schemaVersion": 1.0, "phases": [{"name": phase, "steps": [step]}]})


PHASES = "phases:\n  - name: test\n    steps:\n      - {name: wait, action: Reboot}\n"
document_refused = (
    Table("imagebuilder-document-refused", base)
    .good("Bash on Linux")
    .good("YAML", lambda p: p.set("tools", data=f"schemaVersion: 1.0\n{PHASES}"))
    .good("PowerShell on Windows", lambda p: p.set("tools", data=document("ExecutePowerShell"), platform="Windows"))
    .bad(
        "PowerShell on Linux",
        lambda p: p.set("tools", data=document("ExecutePowerShell")),
        ("tools", "The step install in the phase build: ExecutePowerShell does not run on Linux."),
        level="mandatory",
    )
    .bad(
        "Bash on Windows",
        lambda p: p.set("tools", platform="Windows"),
        ("tools", "The step install in the phase build: ExecuteBash does not run on Windows."),
        level="mandatory",
    )
    .bad(
        "a download of nothing",
        lambda p: p.set("tools", data=document("S3Download", inputs=[])),
        ("tools", "The step install in the phase build: S3Download has no inputs."),
        level="advisory",
    )
    .bad(
        "an action that is not known",
        lambda p: p.set("tools", data=document("ExecuteBsh")),
        ("tools", "The step install in the phase build: ExecuteBsh is no known action; ExecuteBash is one."),
        level="advisory",
    )
    .bad(
        "no schema",
        lambda p: p.set("tools", data=PHASES),
        ("tools", "data has no schemaVersion.", "Add schemaVersion: 1.0."),
        level="mandatory",
    )
    .bad(
        "a list",
        lambda p: p.set("tools", data="[]"),
        ("tools", "data has no phases.", 'Write a document with a schemaVersion of 1.0 and the list "phases".'),
        level="mandatory",
    )
    .bad(
        "no YAML",
        lambda p: p.set("tools", data="a: {b"),
        ("tools", "data is not YAML.", "Write the document as YAML or JSON."),
        level="advisory",
    )
    .bad(
        "phases of other names",
        lambda p: p.set("tools", data=document(phase="update")),
        ("tools", "None of the phases is build, validate or test.", "Name a phase of the three."),
        level="advisory",
    )
    .absent("no document", lambda p: p.set("tools", data=None, uri="s3://bucket/tools.yaml"))
    .unknown("the document", lambda p: p.set("tools", data=Unknown()))
    .without("outside", "looks at one resource alone")
)
