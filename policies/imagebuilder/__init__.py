"""EC2 Image Builder."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from policypack import Finding, Resource, policy
from policypack.catalogue.tokens import Imagebuilder
from policypack.nearest import closest
from policypack.shelf.yaml_text import read_yaml

# The platforms on which an action runs, where it is not all of them.
# https://docs.aws.amazon.com/imagebuilder/latest/userguide/toe-action-modules.html
_ONLY = {
    "ExecuteBash": ("Linux", "macOS"),
    "ExecutePowerShell": ("Windows",),
    "InstallMSI": ("Windows",),
    "UninstallMSI": ("Windows",),
    "SetRegistry": ("Windows",),
}
_ACTIONS = (
    *("AppendFile", "Assert", "CopyFile", "CopyFolder", "CreateFile", "CreateFolder", "CreateSymlink", "DeleteFile"),
    *("DeleteFolder", "ExecuteBash", "ExecuteBinary", "ExecuteDocument", "ExecutePowerShell", "InstallMSI"),
    *("ListFiles", "MoveFile", "MoveFolder", "ReadFile", "Reboot", "S3Download", "S3Upload", "SetFileEncoding"),
    *("SetFileOwner", "SetFilePermissions", "SetFolderOwner", "SetFolderPermissions", "SetRegistry", "UninstallMSI"),
    *("UpdateOS", "WebDownload"),
)
_COMMON = ("build", "validate", "test")


@policy(Imagebuilder.COMPONENT)
def document_refused(component: Resource) -> Iterator[Finding]:
    """Document of an Image Builder component is one that Image Builder refuses.

    Why: InvalidParameterValueException: "The value supplied for parameter 'data' is not valid. Parsing step
    'DisableWindowsUpdate' in phase 'update' failed. Error: Unsupported action ExecutePowerShell for os platform linux."
    Actions that are newer than the table may be there all the same, and a step without inputs may fail only when it
    runs: those are advice.
    Source: https://docs.aws.amazon.com/imagebuilder/latest/userguide/toe-use-documents.html
        https://docs.aws.amazon.com/imagebuilder/latest/userguide/toe-action-modules.html
        https://github.com/aws-samples/cdk-image-pipeline/pull/135
        https://github.com/CloudSnorkel/cdk-github-runners/issues/964
    """
    data, platform = component.text("data"), component.text("platform")
    if not data:
        return
    try:
        document = read_yaml(data)
    except (yaml.YAMLError, ValueError):
        yield component.finding(
            "data", problem="data is not YAML.", fix="Write the document as YAML or JSON.", level="advisory"
        )
        return
    phases = document.get("phases") if isinstance(document, dict) else None
    if not isinstance(document, dict) or not isinstance(phases, list):
        yield component.finding(
            "data",
            problem="data has no phases.",
            fix='Write a document with a schemaVersion of 1.0 and the list "phases".',
        )
        return
    if "schemaVersion" not in document:
        yield component.finding("data", problem="data has no schemaVersion.", fix="Add schemaVersion: 1.0.")
    if not any(isinstance(phase, dict) and phase.get("name") in _COMMON for phase in phases):
        yield component.finding(
            "data",
            problem=f"None of the phases is {', '.join(_COMMON[:-1])} or {_COMMON[-1]}.",
            fix="Name a phase of the three.",
            level="advisory",
        )
    for where, step in _steps(phases):
        for problem, fix, certain in _wrong(step, platform):
            yield component.finding(
                "data", problem=f"{where}: {problem}", fix=fix, level=None if certain else "advisory"
            )


def _steps(phases: list[Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for phase in phases:
        steps = phase.get("steps") if isinstance(phase, dict) else None
        for step in steps if isinstance(steps, list) else ():
            if isinstance(step, dict) and "action" in step:
                yield f"The step {step.get('name')} in the phase {phase.get('name')}", step


def _wrong(step: dict[str, Any], platform: str | None) -> Iterator[tuple[str, str, bool]]:
    action = step["action"]
    if action not in _ACTIONS:
        near = closest(str(action), _ACTIONS)
        instead = f"; {near} is one" if near else ""
        yield f"{action} is no known action{instead}.", "Use an action that the guide has.", False
    elif platform and platform not in _ONLY.get(action, (platform,)):
        other = "ExecutePowerShell" if action == "ExecuteBash" else "ExecuteBash"
        fix = f"Use {other}, or set platform to {_ONLY[action][0]}."
        yield f"{action} does not run on {platform}.", fix, True
    elif action not in ("Reboot", "UpdateOS", "Assert") and not step.get("inputs") and "loop" not in step:
        yield f"{action} has no inputs.", "Add the action's inputs, or take the step out.", False
