"""The check of a TypeScript program: its own compiler, without writing anything."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from policypack.catalogue import provider as shapes
from policypack.clock import limit
from policypack.errors import Undecided
from policypack.preview.check.nearest import MODULES, class_elsewhere, nearest
from policypack.preview.check.problem import Kind, Problem
from policypack.preview.check.source import walk
from policypack.preview.places import shown
from policypack.preview.project import Project

SECONDS = 60.0
_LINE = re.compile(r"^(?P<file>.+?)\((?P<line>\d+),(?P<column>\d+)\): error (?P<code>TS\d+): (?P<text>.*)$")
_SUGGESTED = re.compile(r"Did you mean(?: to write)? '([^']+)'\?")
_UNKNOWN = re.compile(r"'(?P<name>\w+)' does not exist in type '(?P<type>\w+)'")
_NO_PROPERTY = re.compile(r"Property '(?P<name>\w+)' does not exist on type '(?P<type>[^']+)'")
_TYPEOF = re.compile(r"""typeof import\(".*?node_modules/((?:@[\w.-]+/)?[\w.-]+)[^"]*"\)""")
_RELATIVE = re.compile(r"""(?:from|import|require\()\s*["'](\.[^"']*)["']""")
_ABSENT = re.compile(r"Cannot find module '(?P<name>[^']+)'")
_MISSING = re.compile(r"Property '(?P<name>\w+)' is missing in type .* but required in type '(?P<type>\w+)'")
# Syntax errors are TS1xxx; the others in these ranges are about types.
_IMPORTS = frozenset({"TS2307", "TS2305", "TS2724", "TS2614"})


def files(project: Project) -> list[Path]:
    """Return the program's TypeScript and JavaScript files, tests left out."""
    found = [path for path in walk(project.root, (".ts", ".js", ".mts", ".cts")) if not path.name.endswith(".d.ts")]
    return [path for path in found if not {"tests", "test", "__tests__"} & set(path.relative_to(project.root).parts)]


def check(project: Project, *, seconds: float = SECONDS) -> tuple[Problem, ...]:
    """Return what `tsc --noEmit` finds. Raises Undecided where Node, the packages or the compiler are not there.

    A program without TypeScript files is not checked: there is nothing that a compiler could say.
    """
    if not any(path.suffix in (".ts", ".mts", ".cts") for path in files(project)):
        return ()
    if shutil.which("node") is None:
        raise Undecided(
            "node is not on the PATH, so the TypeScript program was not checked: install Node.js", "checker"
        )
    # Workspaces keep the packages above the program.
    bases = dict.fromkeys((project.folder, *project.folder.parents))
    modules = [base / "node_modules" for base in bases if (base / "node_modules").is_dir()]
    if not modules:
        raise Undecided(f"{project.root} has no node_modules: run `npm install` there", "checker")
    name = "tsc.cmd" if os.name == "nt" else "tsc"
    compiler = next((found for base in modules if (found := base / ".bin" / name).exists()), None)
    if compiler is None:
        raise Undecided(f"the program's node_modules has no TypeScript compiler: run `npm install --save-dev typescript` in {project.root}", "checker")  # fmt: skip  # noqa: E501
    command = [str(compiler), "--noEmit", "--pretty", "false"]
    if not any((base / "tsconfig.json").is_file() for base in (project.folder, project.root)):
        sources = [str(path) for path in files(project)]
        command += [
            "--skipLibCheck",
            "--target",
            "es2020",
            "--module",
            "commonjs",
            "--moduleResolution",
            "node",
            *sources,
        ]
    try:
        done = subprocess.run(  # noqa: S603  no shell, and the user's own tools
            command, cwd=project.root, capture_output=True, text=True, timeout=limit(seconds), check=False
        )
    except subprocess.TimeoutExpired:
        raise Undecided(f"the TypeScript compiler was not done after {seconds:g} seconds", "checker") from None
    except OSError as error:
        raise Undecided(f"the TypeScript compiler cannot be run: {error.strerror}", "checker") from None
    problems = tuple(_problems(project, done.stdout.splitlines()))
    if done.returncode != 0 and not problems:
        last = ((done.stdout + done.stderr).strip().splitlines() or ["it said nothing"])[-1]
        raise Undecided(
            f"the TypeScript compiler ended with exit code {done.returncode}: {last.removesuffix('.')}", "checker"
        )
    return problems


def _problems(project: Project, lines: Iterable[str]) -> list[Problem]:
    found: dict[str, Problem] = {}
    last: str | None = None
    stops = compiled_at_run(project)
    for text in lines:
        match = _LINE.match(text)
        if match is None:
            # The reasons below a line are indented; the innermost one names the cause best.
            if last is not None and text.startswith(" ") and (_UNKNOWN.search(text) or _MISSING.search(text)):
                what = f"{found[last].detail} {text.strip()}"
                found[last] = replace(found[last], fix=_fix(what, ""), detail=what)
            continue
        path = project.root / match["file"]
        line = int(match["line"])
        cause = f"{match['code']}:{match['text'].strip()}"
        last = None if "node_modules" in path.parts else cause
        if last is not None and cause not in found:
            found[cause] = Problem(
                kind=_kind(match["code"]),
                cause=cause,
                problem=f"{_sentence(match['text'])} ({match['code']}).",
                fix=_fix(match["text"], _from(path, line, int(match["column"]))),
                file=shown(path),
                line=line,
                first=line,
                last=line,
                detail=match["text"].strip(),
                sure=path.resolve() in stops,
            )
    return list(found.values())


def _kind(code: str) -> Kind:
    if code in _IMPORTS:
        return "import"
    return "syntax" if re.fullmatch(r"TS1\d{3}", code) else "type"


def compiled_at_run(project: Project) -> frozenset[Path]:
    """Return the TypeScript files that Pulumi itself compiles when it runs the program, and so refuses.

    Those are the entry point and what it imports from its own folder, unless the project, or the environment, has types
    left unchecked, or runs JavaScript that was compiled before.
    Source: https://www.pulumi.com/docs/iac/languages-sdks/javascript/#typescript
    """
    unchecked = any(
        os.environ.get(name) == "true" for name in ("PULUMI_NODEJS_TRANSPILE_ONLY", "TS_NODE_TRANSPILE_ONLY")
    )
    # `nodeargs` bring loaders of their own, such as tsx, which look at no types.
    if unchecked or project.options.get("typescript") is False or project.options.get("nodeargs"):
        return frozenset()
    todo = [_entry(project)]
    found: set[Path] = set()
    while todo:
        path = _typescript(todo.pop())
        if path is None or path in found:
            continue
        found.add(path)
        text = path.read_text("utf-8-sig", "replace")
        todo += [path.parent / name for name in _RELATIVE.findall(text)]
    return frozenset(found)


def _entry(project: Project) -> Path:
    if project.entry != ".":
        return project.folder / project.entry
    package = project.folder / "package.json"
    main: Any = None
    if package.is_file():
        try:
            main = json.loads(package.read_text("utf-8-sig")).get("main")
        except (ValueError, AttributeError):
            main = None  # npm says more about such a file
    return project.folder / (main if isinstance(main, str) and main else "index.ts")


def _typescript(path: Path) -> Path | None:
    """Return the TypeScript file that a name stands for; None for JavaScript, or for nothing."""
    if path.suffix in (".ts", ".mts", ".cts"):
        return path.resolve() if path.is_file() else None
    if path.is_file():
        return None
    for candidate in (path.with_name(f"{path.name}.ts"), path / "index.ts", path.with_suffix(".ts")):
        if candidate.is_file():
            return candidate.resolve()
    return None


def _sentence(text: str) -> str:
    text = _SUGGESTED.sub("", text)
    return _TYPEOF.sub(lambda match: match[1], text).strip().removesuffix(".").strip()


def _from(path: Path, line: int, column: int) -> str:
    """Return the names in the source from a place on, such as `elbv2.LoadBalancer`."""
    try:
        text = path.read_text("utf-8-sig", "replace").splitlines()[line - 1][column - 1 :]
    except (OSError, IndexError):
        return ""
    found = re.match(r"\w+(\.\w+)*", text)
    return found.group() if found else ""


def _fix(text: str, names: str) -> str:
    absent = _ABSENT.search(text)
    if absent:
        if absent["name"].startswith("."):
            return f"Add the file {absent['name']}, or correct the import."
        return f"Run `npm install {absent['name']}`, or correct the import."
    nothing = _NO_PROPERTY.search(text)
    if nothing and "@pulumi/aws/index" in text:
        module, _, cls = names.partition(".")
        right = class_elsewhere(cls) or MODULES.get(module)
        if right:
            return f"Use aws.{right.replace('lambda_', 'lambda')}."
    suggested = _SUGGESTED.search(text)
    if suggested:
        return f"Write {suggested[1]}."
    missing = _MISSING.search(text)
    if missing:
        return f"Give it the property {missing['name']}, which {missing['type']} needs."
    unknown = _UNKNOWN.search(text)
    if unknown:
        return f"Remove {unknown['name']}, or write the property of {unknown['type']} that is meant."
    if nothing and (close := nearest(nothing["name"], _outputs(nothing["type"]))):
        return f"Read {close}."
    return "Correct the program there."


def _outputs(cls: str) -> list[str]:
    """Return the outputs of pulumi-aws's resource classes of this name."""
    return sorted(
        {name for token in shapes.resource_types() if token.endswith(f":{cls}") for name in shapes.outputs(token)}
    )
