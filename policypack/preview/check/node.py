"""The check of a TypeScript program: its own compiler, without writing anything."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

from policypack.errors import Undecided
from policypack.preview.check.problem import Problem
from policypack.preview.check.source import walk
from policypack.preview.places import shown
from policypack.preview.project import Project

SECONDS = 60.0
_LINE = re.compile(r"^(?P<file>.+?)\((?P<line>\d+),(?P<column>\d+)\): error (?P<code>TS\d+): (?P<text>.*)$")
_SUGGESTED = re.compile(r"Did you mean(?: to write)? '([^']+)'\?")
_UNKNOWN = re.compile(r"'(?P<name>\w+)' does not exist in type '(?P<type>\w+)'")
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
    modules = next(
        (base / "node_modules" for base in (project.folder, project.root) if (base / "node_modules").is_dir()), None
    )
    if modules is None:
        raise Undecided(f"{project.root} has no node_modules: run `npm install` there", "checker")
    compiler = modules / ".bin" / ("tsc.cmd" if os.name == "nt" else "tsc")
    if not compiler.exists():
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
            command, cwd=project.root, capture_output=True, text=True, timeout=seconds, check=False
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
    for text in lines:
        match = _LINE.match(text)
        if match is None:
            # The reasons below a line are indented; the innermost one names the cause best.
            if last is not None and text.startswith(" ") and (inner := _UNKNOWN.search(text) or _MISSING.search(text)):
                found[last] = _reworded(found[last], inner.group(), text)
            continue
        file = shown(str(project.root / match["file"]))
        if "node_modules" in Path(match["file"]).parts:
            last = None
            continue
        line = int(match["line"])
        what = match["text"].strip()
        code = match["code"]
        kind = "import" if code in _IMPORTS else "syntax" if re.fullmatch(r"TS1\d{3}", code) else "type"
        cause = f"{code}:{what}"
        last = cause
        if cause not in found:
            found[cause] = Problem(
                kind=kind,  # type: ignore[arg-type]  # one of the three by the line above
                cause=cause,
                problem=f"{_sentence(what)} ({code}).",
                fix=_fix(what),
                file=file,
                line=line,
                first=line,
                last=line,
                detail=what,
            )
    return list(found.values())


def _reworded(problem: Problem, what: str, line: str) -> Problem:
    from dataclasses import replace

    return replace(problem, fix=_fix(f"{problem.detail} {line.strip()}"), detail=f"{problem.detail}: {what}")


def _sentence(text: str) -> str:
    return _SUGGESTED.sub("", text).strip().removesuffix(".").strip()


def _fix(text: str) -> str:
    suggested = _SUGGESTED.search(text)
    if suggested:
        return f"Write {suggested[1]}."
    absent = _ABSENT.search(text)
    if absent:
        if absent["name"].startswith("."):
            return f"Add the file {absent['name']}, or correct the import."
        return f"Run `npm install {absent['name']}`, or correct the import."
    missing = _MISSING.search(text)
    if missing:
        return f"Give it the property {missing['name']}, which {missing['type']} needs."
    unknown = _UNKNOWN.search(text)
    if unknown:
        return f"Remove {unknown['name']}, or write the property of {unknown['type']} that is meant."
    return "Correct the program there."
