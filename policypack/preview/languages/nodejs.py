"""JavaScript and TypeScript programs: run by the SDK's own runner, and read by the program's own compiler.

Source of how one is started: sdk/nodejs/cmd/pulumi-language-nodejs/main.go of pulumi/pulumi.
"""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from policypack.clock import limit
from policypack.errors import Undecided
from policypack.finding import Location
from policypack.preview.check import comments, node, required
from policypack.preview.check.installed import Installed
from policypack.preview.check.made_up import Fresh
from policypack.preview.check.makers import NodeMakers
from policypack.preview.check.problem import Problem, ProblemKind
from policypack.preview.check.python_files import Source
from policypack.preview.check.required import Required
from policypack.preview.hosts import Job, Launch, environment
from policypack.preview.languages.language import AskedOnce, Language, Tools
from policypack.preview.places import shown
from policypack.preview.project import Project
from policypack.preview.records import ProgramError

# Ahead of a program its runner is given a file that is not there: whatever else fails, the program does not run then.
_NOTHING = "preflight-runs-nothing"
_SECONDS = 30.0
_UNCHECKED = "PULUMI_NODEJS_TRANSPILE_ONLY"
_HOOK = Path(__file__).resolve().parent.parent / "nodejs_hook.cjs"


def command(job: Job) -> Launch:
    """Return how to run a program with Node.js. Raises ProgramError where node or packages are missing."""
    project = job.project
    binary, sdk = runtime(project)
    own = environment(project)
    order = {
        "sdk": str(sdk.resolve()),  # as stack traces name it
        "root": str(project.root),
        "skip": job.skip,
        "ahead": job.ahead,
        "secrets": job.secrets,
        "report": str(job.report),
        "mark": job.mark,
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
        *(binary, *shlex.split(str(project.options.get("nodeargs") or ""))),
        str(sdk / "cmd" / "run"),
        *("--monitor", job.address, "--engine", job.address),
        *("--project", project.name, "--stack", project.stack, "--organization", job.organization),
        *("--root-directory", str(project.root), "--pwd", str(project.folder)),
        *("--dry-run", "true", "--parallel", str(job.parallel)),
        _NOTHING if job.ahead else project.entry,
    )
    return Launch(arguments, own, project.folder)


def runtime(project: Project) -> tuple[str, Path]:
    """Return the command and the SDK that run a program. Raises ProgramError where one of them is missing."""
    binary = shutil.which("node")
    if binary is None:
        raise ProgramError(
            f"{project.file.name} asks for Node.js, and there is no `node` on the PATH.",
            "Install Node.js 20 or newer: https://nodejs.org/en/download.",
        )
    return binary, _sdk(project)


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


def compiler_of(project: Project) -> Mapping[str, Any] | None:
    """Return what the runner will tell ts-node, without the program being run; None where it does not say."""
    with tempfile.TemporaryDirectory(prefix="preflight-") as folder:
        job = Job(project, "organization", "127.0.0.1:1", Path(folder), _SECONDS, (), ahead=True)
        how = command(job)
        try:
            subprocess.run(  # noqa: S603  no shell, and what runs the program
                how.arguments,
                cwd=how.folder,
                env=dict(how.environment),
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=limit(_SECONDS),
                check=False,
            )
            lines = [json.loads(line) for line in job.report.read_text("utf-8").splitlines()]
        except (OSError, ValueError, subprocess.SubprocessError):
            return None
    return next((line for line in lines if line.get("by") == job.mark and "tsNode" in line), None)


def entry_of(project: Project) -> Path | None:
    """Return the file that the runner begins with, as far as it is TypeScript."""
    named = project.folder / project.entry
    if project.entry == ".":
        package = next((folder for folder in (named, *named.parents) if (folder / "package.json").is_file()), named)
        manifest = node.document_of(package / "package.json")
        if "exports" in manifest:
            return None  # which of them it takes is the runner's business
        main = manifest.get("main")
        if isinstance(main, str) and (package / main).exists():
            named = package / main
    if named.is_dir():
        named = next((file for file in (named / "index.js", named / "index.ts") if file.is_file()), named)
    return named.resolve() if named.suffix in (".ts", ".mts", ".cts") else None


class NodeSource:
    """The source of a Node program: see `policypack.preview.languages.language.ProgramSource`."""

    files: tuple[Source, ...] = ()

    def __init__(self, project: Project, tools: Tools) -> None:
        self.project = project
        self.tools = tools
        self._once = AskedOnce()

    @cached_property
    def scripts(self) -> tuple[Path, ...]:
        """What the run loaded, else all files but tests."""
        return self._checking.loaded or tuple(node.files(self.project))

    @property
    def _checking(self) -> node.Checking:
        tools = self.tools
        return self._once("checking", lambda: node.Checking(self.project, seconds=tools.seconds, kept=tools.kept))

    @property
    def installed(self) -> Installed:
        raise Undecided("the program is not a Python one", "program")

    def begin(self) -> None:
        """The compiler is started by what the run tells of it: see `told`."""

    def told(self, line: Mapping[str, Any]) -> None:
        self._checking.told(line)

    @property
    def may_not_compile(self) -> bool:
        return self._once("ahead", self._compiled_ahead)

    def _compiled_ahead(self) -> bool:
        """Let the compiler look before the program runs, unless it is written without types or they are not checked."""
        if self.project.options.get("typescript", True) is False or os.environ.get(_UNCHECKED) == "true":
            return False
        entry = entry_of(self.project)
        order = compiler_of(self.project) if entry else None
        if entry is None or order is None or (order["options"] or {}).get("transpileOnly"):
            return False
        return self._checking.ahead(order, entry)

    def made_at(self, type: str, name: str) -> Location | None:
        return self._once("makers", lambda: NodeMakers(self.scripts)).at(type, name)

    def comments(self) -> Iterator[comments.Comment]:
        for path, text in zip(self.scripts, self.texts(), strict=True):
            yield from comments.of_typescript(shown(str(path)), text)

    def problems(self, kind: ProblemKind) -> tuple[Problem, ...]:
        compiled = self._once("compiled", self._checking.problems)
        return tuple(problem for problem in compiled if problem.kind == kind)

    def fresh_values(self) -> Sequence[Fresh]:
        return self._once("fresh", self._checking.fresh)

    def required_settings(self) -> tuple[Required, ...]:
        names = [shown(str(path)) for path in self.scripts]
        return self._once("settings", lambda: required.required_settings_typescript(self.project, self.scripts, names))

    def texts(self) -> Iterator[str]:
        return (path.read_text("utf-8", "replace") for path in self.scripts)

    @property
    def uses_aws(self) -> bool:
        return any("@pulumi/aws" in text for text in self.texts())


LANGUAGE = Language(
    command=command,
    require=runtime,
    interpreter=lambda _project: None,
    checked=NodeSource,
    early=False,
    entry="",
    package=lambda name: f"@pulumi/{name}",
    option=lambda name: name,
)
