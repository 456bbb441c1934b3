"""What the program imports and cannot: modules that are not installed, names that a module does not have."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from policypack.preview.check.installed import Installed
from policypack.preview.check.locate import columns_of
from policypack.preview.check.nearest_name import nearest
from policypack.preview.check.problem import Problem
from policypack.preview.check.python_files import Source, is_local
from policypack.preview.check.typecheck import Diagnostic
from policypack.preview.check.wording import merged, missing_member
from policypack.preview.project import Project

# Modules whose distribution has another name.
_DISTRIBUTIONS = {
    "yaml": "PyYAML",
    "dotenv": "python-dotenv",
    "dateutil": "python-dateutil",
    "jwt": "PyJWT",
    "Crypto": "pycryptodome",
    "OpenSSL": "pyOpenSSL",
}
# Modules of which it is certain whose distribution has them: those above, Pulumi's own, AWS's and a few that all know.
_PROVEN = _DISTRIBUTIONS | {
    name: name.replace("_", "-")
    for name in (
        *("boto3", "botocore", "cryptography", "jinja2", "pytest", "requests", "pulumi", "pulumi_archive"),
        *("pulumi_aws", "pulumi_aws_native", "pulumi_awsx", "pulumi_command", "pulumi_docker", "pulumi_docker_build"),
        *("pulumi_eks", "pulumi_kubernetes", "pulumi_policy", "pulumi_random", "pulumi_tls"),
    )
}
# The cause of all requirements that are asked for and not installed.
REQUIREMENTS = "requirements"
_MEMBER = re.compile(r"Module `([^`]+)` has no member `([^`]+)`")


def explain_imports(
    diagnostics: Iterable[Diagnostic], sources: Sequence[Source], installed: Installed, project: Project
) -> tuple[Problem, ...]:
    """Return the imports that fail, one problem per cause. Raises Undecided where the interpreter cannot be asked."""
    by_path = {source.path.resolve(): source for source in sources}
    absent: list[tuple[Source, ast.Import | ast.ImportFrom, str]] = []
    members: list[tuple[Source, ast.Import | ast.ImportFrom, str, str]] = []
    for diagnostic in diagnostics:
        source = by_path.get(diagnostic.file.resolve())
        node = _statement(source, diagnostic) if source else None
        if source is None or node is None or source.guarded(node):
            continue
        member = _MEMBER.search(diagnostic.text)
        if member:
            members.append((source, node, member[1], member[2]))
        else:
            name = next(iter(re.findall(r"`([^`]+)`", diagnostic.text)), "")
            absent.append((source, node, name))
    return tuple(merged([*_absent(absent, installed, project, sources), *_members(members, installed, project)]))


def _statement(source: Source, diagnostic: Diagnostic) -> ast.Import | ast.ImportFrom | None:
    for node in source.nodes:
        if isinstance(node, ast.Import | ast.ImportFrom) and node.lineno <= diagnostic.line <= (node.end_lineno or 0):
            return node
    return None


def _absent(
    found: Sequence[tuple[Source, ast.Import | ast.ImportFrom, str]],
    installed: Installed,
    project: Project,
    sources: Sequence[Source],
) -> Iterator[Problem]:
    foreign = [(source, node, name) for source, node, name in found if not is_local(project, name) and name]
    folders = tuple(dict.fromkeys((project.folder, project.root)))
    there = installed.there({name.partition(".")[0] for _, _, name in foreign}, folders) if foreign else {}
    required = _requirements(project.root)
    unmet: dict[str, tuple[Source, ast.AST]] = {}
    for source, node, name in foreign:
        top = name.partition(".")[0]
        if there.get(top):
            yield from _submodule(source, node, name, installed)
            continue
        if _distribution(top).lower() in required:
            unmet.setdefault(top, (source, node))
            continue
        yield _not_there(source, node, name, top, installed, project, sources)
    if unmet:
        yield _not_installed(unmet, installed)
    for source, node, name in found:
        if is_local(project, name) or not name:
            shown = name.strip(".") or ", ".join(each.name for each in getattr(node, "names", ())) or "."
            yield _problem(
                source,
                node,
                f"module:{shown}",
                f"{shown} is not among the program's own files.",
                _own_fix(name, sources),
            )


def _submodule(source: Source, node: ast.AST, name: str, installed: Installed) -> Iterator[Problem]:
    known = installed.known(name)
    if not known.found:
        found = missing_member(source, node, name, known, installed)
        yield _problem(source, node, found.cause, found.problem, found.fix)


def _not_there(
    source: Source,
    node: ast.AST,
    name: str,
    top: str,
    installed: Installed,
    project: Project,
    sources: Sequence[Source],
) -> Problem:
    own = sorted({path.stem for path in (each.path for each in sources if not each.test)} - {"__main__", "__init__"})
    right = nearest(top, own)
    if right:
        fix = f"Import {right}, which is among the program's files."
    elif node_relative := _elsewhere(project, top):
        fix = f"Import it from where it is ({node_relative}), or move it beside {source.name}."
    elif known := _PROVEN.get(top):
        fix = f"Add {known} to requirements.txt and run `pulumi install`, or correct the import."
    elif top.startswith("pulumi_"):
        fix = "Name the package that has it in requirements.txt and run `pulumi install`, or correct the import."
    else:
        # Whoever installs a package because of its name may install somebody's trap.
        fix = (
            f"Add {top}.py if it is a file of the program's own, or correct the import. If it comes with a package, "
            "name that in requirements.txt, as the documentation of the module says."
        )
    return _problem(
        source, node, f"module:{top}", f"The module {name} is not installed for {installed.interpreter}.", fix
    )


def _elsewhere(project: Project, top: str) -> str | None:
    for path in (*project.root.glob(f"*/{top}.py"), *project.root.glob(f"*/{top}/__init__.py")):
        if not {"site-packages", "node_modules", ".venv", "venv"} & set(path.parts):
            return str(path.relative_to(project.root))
    return None


def _not_installed(unmet: dict[str, tuple[Source, ast.AST]], installed: Installed) -> Problem:
    source, node = next(iter(unmet.values()))
    names = ", ".join(sorted(_distribution(top) for top in unmet))
    verb = "is" if len(unmet) == 1 else "are"
    return _problem(
        source,
        node,
        REQUIREMENTS,
        f"{names} {verb} in requirements.txt but not installed for {installed.interpreter}.",
        f"Run `pulumi install`, or `{installed.interpreter} -m pip install -r requirements.txt`.",
    )


def _own_fix(name: str, sources: Sequence[Source]) -> str:
    names = {source.module for source in sources if not source.test}
    last = {each.rpartition(".")[2]: each for each in names if each}
    right = nearest(name, names) or last.get(nearest(name.rpartition(".")[2], last) or "")
    return f"Import {right}." if right else "Add the file, or correct the import."


def _members(
    found: Sequence[tuple[Source, ast.Import | ast.ImportFrom, str, str]], installed: Installed, project: Project
) -> Iterator[Problem]:
    foreign = [
        name for _, _, module, member in found if not is_local(project, module) for name in (f"{module}.{member}",)
    ]
    installed.ask(foreign)
    for source, node, module, member in found:
        if is_local(project, module):
            yield _problem(
                source,
                node,
                f"name:{module}.{member}",
                f"{module} defines no {member}.",
                _defined_fix(module, member, project),
            )
            continue
        known = installed.known(f"{module}.{member}")
        if not known.found:
            told = missing_member(source, node, f"{module}.{member}", known, installed)
            yield _problem(source, node, told.cause, told.problem, told.fix)


def _defined_fix(module: str, member: str, project: Project) -> str:
    path = module.replace(".", "/")
    for base in (project.folder, project.root):
        for file in (base / f"{path}.py", base / path / "__init__.py"):
            if file.is_file():
                source = Source(file)
                names = [
                    node.name
                    for node in source.nodes
                    if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
                ]
                right = nearest(member, names)
                return f"Import {right}." if right else f"Define {member} in {source.name}, or correct the import."
    return "Correct the import."


def _problem(source: Source, node: ast.AST, cause: str, problem: str, fix: str) -> Problem:
    first, last = source.span(node)
    line = int(getattr(node, "lineno", 1))
    return Problem("import", cause, problem, fix, source.name, line, first, last, columns=columns_of(source, node))


def _distribution(module: str) -> str:
    return _DISTRIBUTIONS.get(module, module.replace("_", "-"))


def _requirements(root: Path) -> frozenset[str]:
    """Return the distributions that the program asks for, lower case, with hyphens."""
    names: set[str] = set()
    for file in (root / "requirements.txt", root / "pyproject.toml", root / "Pipfile"):
        if file.is_file():
            for line in file.read_text("utf-8", "replace").splitlines():
                found = re.match(r"""^\s*["']?([A-Za-z][\w.-]*)""", line.partition("#")[0])
                if found:
                    names.add(found[1].lower().replace("_", "-"))
    return frozenset(names)
