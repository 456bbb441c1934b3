"""Puts the type checker's lines into words: what is wrong, and the nearest right name in the installed version.

Each line is first confirmed by the program's own interpreter: what the installed package does have after all, or what
cannot be looked up, is not reported as long as the run itself does not stop there.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from policypack.preview.check.installed import Installed, Known
from policypack.preview.check.nearest import MODULES, class_elsewhere, nearest
from policypack.preview.check.problem import Problem
from policypack.preview.check.source import Source
from policypack.preview.check.stubs import Operation, Stubs, operation
from policypack.preview.check.typecheck import Diagnostic

_QUOTED = re.compile(r"`([^`]+)`")
_LISTED = 12


@dataclass(frozen=True, slots=True)
class _Found:
    """A line of the checker's with the part of the syntax tree it speaks about, and that part's full name."""

    diagnostic: Diagnostic
    source: Source
    node: ast.AST
    name: str | None


def explain(diagnostics: Iterable[Diagnostic], sources: Sequence[Source], installed: Installed) -> tuple[Problem, ...]:
    """Return the problems behind the checker's lines, one per cause, in the order of the source.

    Lines about imports are left to `imports`. Raises Undecided where the interpreter cannot be asked.
    """
    by_path = {source.path.resolve(): source for source in sources}
    found: list[_Found] = []
    for diagnostic in diagnostics:
        source = by_path.get(diagnostic.file.resolve())
        node = _node(source, diagnostic) if source else None
        if source is not None and node is not None:
            found.append(_Found(diagnostic, source, node, _subject(source, node, diagnostic, sources)))
    own = {name for item in found if (name := item.name) and not _local(item.source, name)}
    outer = {name for item in found for name in _outer_names(item)}
    installed.ask(own | outer)
    boto3 = Stubs(sources)
    problems = [problem for item in found for problem in _problems(item, installed, boto3)]
    return tuple(merged(problems))


def merged(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield one problem per cause, the first, with the lines of the others of its file."""
    first: dict[str, Problem] = {}
    lines: dict[str, list[int]] = {}
    for problem in sorted(problems, key=lambda each: (each.file, each.line)):
        if problem.cause not in first:
            first[problem.cause] = problem
            lines[problem.cause] = []
        elif problem.file == first[problem.cause].file:
            lines[problem.cause].append(problem.line)
    for cause, problem in first.items():
        yield replace(problem, also=tuple(sorted(set(lines[cause]) - {problem.line})))


def _node(source: Source, diagnostic: Diagnostic) -> ast.AST | None:
    """Return the part of the tree that a line is about: a call, an argument, an attribute or a key."""
    kinds: tuple[type[ast.AST], ...] = {
        "no-matching-overload": (ast.Call,),
        "missing-argument": (ast.Call,),
        "unknown-argument": (ast.keyword,),
        "missing-attribute": (ast.Attribute,),
        "invalid-typed-dict-key": (ast.Constant, ast.Subscript),
    }.get(diagnostic.rule, ())
    best: ast.AST | None = None
    for node in source.nodes:
        if not isinstance(node, kinds):
            continue
        start = (getattr(node, "lineno", 0), _column(source, node))
        if start != (diagnostic.line, diagnostic.column):
            continue
        if isinstance(node, ast.Attribute) and (node.end_lineno, _end_column(source, node)) != (
            diagnostic.end_line,
            diagnostic.end_column,
        ):
            continue
        if best is None or _size(node) > _size(best):
            best = node
    return best


def _column(source: Source, node: ast.AST) -> int:
    """Return a node's column in characters, from 1; the tree counts bytes."""
    return _characters(source, getattr(node, "lineno", 1), getattr(node, "col_offset", 0)) + 1


def _end_column(source: Source, node: ast.AST) -> int:
    return _characters(source, getattr(node, "end_lineno", 1), getattr(node, "end_col_offset", 0)) + 1


def _characters(source: Source, line: int, offset: int) -> int:
    lines = source.text.splitlines()
    text = lines[line - 1] if line <= len(lines) else ""
    return len(text.encode()[:offset].decode("utf-8", "ignore"))


def _size(node: ast.AST) -> tuple[int, int]:
    return (getattr(node, "end_lineno", 0) or 0, getattr(node, "end_col_offset", 0) or 0)


def _subject(source: Source, node: ast.AST, diagnostic: Diagnostic, sources: Sequence[Source]) -> str | None:
    """Return the full name of what is called or read: "pulumi_aws.ec2.Vpc", a class for an object of that class."""
    if isinstance(node, ast.keyword):
        call = source.parents.get(node)
        return source.dotted(call.func) if isinstance(call, ast.Call) else None
    if isinstance(node, ast.Call):
        return source.dotted(node.func)
    if isinstance(node, ast.Attribute):
        dotted = source.dotted(node)
        if dotted is not None and "Module `" in diagnostic.text:
            return dotted
        quoted = _QUOTED.findall(diagnostic.text)
        return _class_name(quoted[0], [source, *sources]) if quoted and diagnostic.text.startswith("Object") else None
    return None


def _class_name(name: str, sources: Sequence[Source]) -> str | None:
    """Return the full name of a class that the program calls by any of its files' names."""
    if not name.isidentifier():
        return None
    for source in sources:
        for node in source.nodes:
            if isinstance(node, ast.Attribute | ast.Name):
                dotted = source.dotted(node)
                if dotted and dotted.rpartition(".")[2] == name and not dotted.startswith("."):
                    return dotted
    return None


def _local(source: Source, name: str) -> bool:
    return name.startswith(".")


def _outer_names(item: _Found) -> Iterator[str]:
    """Yield the full names of the calls around an argument: a nested block's argument may belong one level up."""
    for node in item.source.above(item.node):
        if isinstance(node, ast.Call):
            name = item.source.dotted(node.func)
            if name and not name.startswith("."):
                yield name


def _problems(item: _Found, installed: Installed, boto3: Stubs) -> Iterator[Problem]:
    rule = item.diagnostic.rule
    if rule == "invalid-typed-dict-key":
        yield from _answer_key(item, boto3)
    elif rule == "missing-attribute":
        yield from _attribute(item, installed)
    elif client := operation(item.diagnostic.text):
        call = item.source.parents.get(item.node) if isinstance(item.node, ast.keyword) else item.node
        if isinstance(call, ast.Call):
            yield from _boto3(item, call, client, boto3)
    elif isinstance(item.node, ast.keyword):
        call = item.source.parents.get(item.node)
        if isinstance(call, ast.Call):
            yield from _arguments(item, call, installed, [item.node])
    elif isinstance(item.node, ast.Call):
        yield from _arguments(item, item.node, installed, item.node.keywords)


def _make(item: _Found, node: ast.AST, cause: str, problem: str, fix: str, *, confirmed: bool = True) -> Problem:
    first, last = item.source.span(node)
    return Problem(
        kind="type",
        cause=cause,
        problem=problem,
        fix=fix,
        file=item.source.name,
        line=int(getattr(node, "lineno", item.diagnostic.line)),
        first=first,
        last=last,
        detail=item.diagnostic.text,
        confirmed=confirmed,
    )


# -- arguments ------------------------------------------------------------------------------------------------------


def _arguments(
    item: _Found, call: ast.Call, installed: Installed, keywords: Sequence[ast.keyword]
) -> Iterator[Problem]:
    shown = ast.unparse(call.func)
    known = installed.known(item.name) if item.name and not item.name.startswith(".") else None
    if known is None or not known.found or known.parameters is None:
        # The program's own function, or one that cannot be looked up: the checker's own words. An overload that does
        # not match says nothing about what happens when the program runs.
        sure = known is None and item.diagnostic.rule != "no-matching-overload"
        text = item.diagnostic.text.removesuffix(".")
        yield _make(item, item.node, f"{item.source.name}:{item.diagnostic.line}:{text}", f"{text}.",
                    f"Correct the call of {shown}.", confirmed=sure)  # fmt: skip
        return
    package = installed.version((item.name or "").partition(".")[0])
    wrong = [word for word in keywords if word.arg and word.arg not in known.parameters and not known.any]
    for word in wrong:
        yield _unknown_argument(item, call, word, known, installed, package)
    missing = [] if wrong else _missing(call, known)
    if missing:
        names = ", ".join(missing)
        yield _make(
            item,
            call,
            f"missing:{item.name}:{names}:{item.source.name}:{call.lineno}",
            f"{shown} is not given {names}, which it needs in {package}.",
            f"Pass {' and '.join(f'{name}=…' for name in missing)}.",
        )


def _missing(call: ast.Call, known: Known) -> list[str]:
    """Return the required arguments that a call does not give; none where that cannot be seen."""
    if any(word.arg is None for word in call.keywords) or any(isinstance(arg, ast.Starred) for arg in call.args):
        return []
    given = {word.arg for word in call.keywords}
    if known.resource:
        # The second positional argument of a resource is its args object or its options.
        if len(call.args) > 1 or "args" in given or _looks_up(call):
            return []
    else:
        given |= set(known.parameters[: len(call.args)] if known.parameters else ())
    return [name for name in known.required if name not in given and name != "resource_name"]


def _looks_up(call: ast.Call) -> bool:
    return any(word.arg == "opts" and "urn=" in ast.unparse(word.value) for word in call.keywords)


def _unknown_argument(
    item: _Found, call: ast.Call, word: ast.keyword, known: Known, installed: Installed, package: str
) -> Problem:
    shown = ast.unparse(call.func)
    name = str(word.arg)
    parameters = [each for each in known.parameters or () if each not in ("resource_name", "opts")]
    fix = _argument_fix(item, call, name, parameters, installed, shown)
    return _make(
        item,
        word,
        f"argument:{item.name}:{name}",
        f"{shown} has no argument {name} in {package}.",
        fix,
    )


def _argument_fix(
    item: _Found, call: ast.Call, name: str, parameters: Sequence[str], installed: Installed, shown: str
) -> str:
    for outer in item.source.above(call):
        if not isinstance(outer, ast.Call):
            continue
        outer_name = item.source.dotted(outer.func)
        around = installed.known(outer_name) if outer_name and not outer_name.startswith(".") else None
        if around is None or not around.resource or around.parameters is None:
            continue
        better = next((each for each in around.parameters if each == name), None) or next(
            (each for each in around.parameters if each.endswith(f"_{name}")), None
        )
        if better:
            return f"Move it out of {shown}: {ast.unparse(outer.func)} itself takes {better}."
    right = nearest(name, parameters)
    if right:
        many = " It takes a list." if right in (f"{name}s", f"{name}es") else ""
        return f"Write {right}.{many}"
    listed = ", ".join(parameters[:_LISTED]) + (", …" if len(parameters) > _LISTED else "")
    return f"Remove it; {shown} takes {listed}." if parameters else f"Remove it; {shown} takes no arguments."


# -- attributes, classes and modules --------------------------------------------------------------------------------


def _attribute(item: _Found, installed: Installed) -> Iterator[Problem]:
    assert isinstance(item.node, ast.Attribute)  # `_node` picks nothing else for this rule
    name = item.node.attr
    known = installed.known(item.name) if item.name and not item.name.startswith(".") else None
    if known is not None and "Module `" in item.diagnostic.text:
        if not known.found:
            yield missing_member(item.source, item.node, str(item.name), known, installed, item.diagnostic.text)
        return
    if known is None or not known.found or known.kind != "class":
        text = item.diagnostic.text.removesuffix(".")
        cause = f"{item.source.name}:{item.diagnostic.line}:{text}"
        yield _make(item, item.node, cause, f"{text}.", f"Correct {ast.unparse(item.node)}.", confirmed=False)
        return
    if name in known.members or known.dynamic:
        return
    shown = _short(str(item.name), item.source)
    right = nearest(name, known.members)
    first = ", ".join(each for each in known.members[:_LISTED])
    yield _make(
        item,
        item.node,
        f"attribute:{item.name}:{name}",
        f"{shown} has no attribute {name} in {installed.version(str(item.name).partition('.')[0])}.",
        f"Read {right}." if right else f"Remove it; among its attributes are {first}.",
    )


def missing_member(
    source: Source, node: ast.AST, name: str, known: Known, installed: Installed, detail: str = ""
) -> Problem:
    """Return the problem of a package that does not have what `name` asks of it."""
    path, _, member = known.missing.rpartition(".")
    package = installed.version(name.partition(".")[0])
    first, last = source.span(node)
    kind = "class" if member[:1].isupper() else "module" if path.count(".") == 0 and "." in name else "member"
    return Problem(
        kind="type",
        cause=f"member:{known.missing}",
        problem=f"{_short(path, source)} has no {kind} {member} in {package}." if path else f"There is no {member}.",
        fix=_member_fix(source, node, path, member, known),
        file=source.name,
        line=int(getattr(node, "lineno", 1)),
        first=first,
        last=last,
        detail=detail,
    )


def _member_fix(source: Source, node: ast.AST, path: str, member: str, known: Known) -> str:
    shown = _short(path, source)
    if path == "pulumi_aws":
        above = source.parents.get(node)
        wanted = above.attr if isinstance(above, ast.Attribute) else ""
        other = MODULES.get(member.lower())
        elsewhere = class_elsewhere(wanted) if wanted else class_elsewhere(member)
        if elsewhere and (other is None or elsewhere.startswith(f"{other}.")):
            return f"Use {shown}.{elsewhere}."
        if other:
            return f"Use the module {shown}.{other}."
    right = nearest(member, known.members)
    if path.startswith("pulumi_aws.") and member[:1].isupper() and not member.endswith("Args"):
        elsewhere = class_elsewhere(member)
        if elsewhere and (right is None or right.lower() != member.lower()):
            return f"Use {_short('pulumi_aws', source)}.{elsewhere}."
    if right:
        return f"Use {shown}.{right}."
    return f"Remove it, or install the version of {path.partition('.')[0].replace('_', '-')} that has it."


def _short(name: str, source: Source) -> str:
    """Write a full name as the file itself would: "aws.ec2" for "pulumi_aws.ec2"."""
    for alias, full in sorted(source.imports.items(), key=lambda each: -len(each[1])):
        if name == full or name.startswith(f"{full}."):
            return alias + name.removeprefix(full)
    return name


# -- boto3 ----------------------------------------------------------------------------------------------------------


def _boto3(item: _Found, call: ast.Call, client: Operation, boto3: Stubs) -> Iterator[Problem]:
    parameters = boto3.parameters(client)
    given = [str(word.arg) for word in call.keywords if word.arg]
    wrong = [name for name in given if parameters and name not in parameters]
    missing = [name for name in client.missing if name not in given]
    shown = ast.unparse(call.func)
    if not wrong and not missing:
        return
    has = f"{shown} has no parameter {', '.join(wrong)}" if wrong else f"{shown} is not given {', '.join(missing)}"
    right = missing[0] if len(missing) == 1 else nearest(wrong[0], parameters) if wrong else None
    listed = ", ".join(list(parameters)[:_LISTED])
    if right and wrong:
        fix = f"Pass {right} instead."
    elif missing:
        fix = f"Pass {' and '.join(f'{name}=…' for name in missing)}."
    else:
        fix = f"It takes {listed}."
    yield _make(item, call, f"boto3:{client.client}.{client.name}:{','.join(wrong or missing)}", f"{has}.", fix)


def _answer_key(item: _Found, boto3: Stubs) -> Iterator[Problem]:
    quoted = re.search(r'key "([^"]+)" for TypedDict `(\w+)TypeDef`', item.diagnostic.text)
    if quoted is None:
        return  # a dictionary in place of an args object: the provider reads it, not Python
    key, structure = quoted[1], quoted[2]
    keys = boto3.keys(f"{structure}TypeDef")
    right = nearest(key, keys)
    call = boto3.asked_with(f"{structure}TypeDef", key)
    what = structure.removesuffix("Output").removesuffix("Result").removesuffix("Response")
    if call:
        fix = f"Ask for it with {call}, whose answer has {key}."
    elif right:
        fix = f"Read {right}."
    else:
        fix = f"Read one of {', '.join(keys[:_LISTED])}." if keys else "Read a key that the answer has."
    yield _make(item, item.node, f"answer:{structure}:{key}", f"boto3's answer has no {key} in {what}.", fix)
