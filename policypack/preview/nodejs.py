"""How a JavaScript or TypeScript program is started: by the SDK's own runner, from the program's node_modules.

Source: sdk/nodejs/cmd/pulumi-language-nodejs/main.go of pulumi/pulumi.
"""

from __future__ import annotations

import json
import shlex
import shutil
from pathlib import Path

from policypack.preview.hosts import Command, Job, environment
from policypack.preview.project import Project
from policypack.preview.records import ProgramError

_HOOK = Path(__file__).resolve().parent / "nodejs_hook.cjs"


def node_command(job: Job) -> Command:
    """Return how to run a program with Node.js. Raises ProgramError where node or packages are missing."""
    project = job.project
    node, sdk = runtime(project)
    own = environment(project)
    order = {
        "sdk": str(sdk.resolve()),  # as stack traces name it
        "root": str(project.root),
        "skip": job.skip,
        "secrets": job.secrets,
        "report": str(job.report),
        "monitor": job.address,
        "maps": str(job.folder / "maps"),
        "nodeOptions": own.get("NODE_OPTIONS"),
    }
    file = job.folder / "job.json"
    file.write_text(json.dumps(order), "utf-8")
    own["PREFLIGHT_JOB"] = str(file)
    own["NODE_OPTIONS"] = " ".join(filter(None, (f"--require {_quoted(_HOOK)}", own.get("NODE_OPTIONS"))))
    if project.options.get("typescript", True) is not False:
        own["PULUMI_NODEJS_TYPESCRIPT"] = "true"
    if "tsconfig" in project.options:
        own["PULUMI_NODEJS_TSCONFIG_PATH"] = str(project.root / str(project.options["tsconfig"]))
    arguments = (
        *(node, *shlex.split(str(project.options.get("nodeargs") or ""))),
        str(sdk / "cmd" / "run"),
        *("--monitor", job.address, "--engine", job.address),
        *("--project", project.name, "--stack", project.stack, "--organization", job.organization),
        *("--root-directory", str(project.root), "--pwd", str(project.folder)),
        *("--dry-run", "true", "--parallel", str(job.parallel)),
        project.entry,
    )
    return Command(arguments, own, project.folder)


def runtime(project: Project) -> tuple[str, Path]:
    """Return the command and the SDK that run a program. Raises ProgramError where one of them is missing."""
    node = shutil.which("node")
    if node is None:
        raise ProgramError(
            f"{project.file.name} asks for Node.js, and there is no `node` on the PATH.",
            "Install Node.js 20 or newer: https://nodejs.org/en/download.",
        )
    return node, _sdk(project)


def _quoted(path: Path) -> str:
    """Return a path as NODE_OPTIONS takes it: spaces part its options, and a backslash keeps what follows.

    Source: https://nodejs.org/api/cli.html#node_optionsoptions
    """
    escaped = str(path).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _sdk(project: Project) -> Path:
    """Return the folder of the program's own @pulumi/pulumi. Workspaces keep it above the program."""
    for folder in (project.folder, *project.folder.parents):
        found = folder / "node_modules" / "@pulumi" / "pulumi"
        if (found / "cmd" / "run").is_dir():
            return found
    if not (project.folder / "node_modules").is_dir():
        raise ProgramError(
            f"The program's packages are not installed: there is no node_modules in {project.folder}.",
            f"Run `npm install` in {project.root}, or the package manager that the program uses.",
        )
    raise ProgramError(
        f"There is no @pulumi/pulumi in {project.folder / 'node_modules'}.",
        f"Add it: run `npm install @pulumi/pulumi` in {project.root}.",
    )
