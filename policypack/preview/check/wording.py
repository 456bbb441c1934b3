"""Puts the type checker's lines into words: what is wrong, and the nearest right name in the installed version.

Each line is first confirmed by the program's own interpreter: what the installed package does have after all, or what
cannot be looked up, is not reported as long as the run itself does not stop there.
"""

from __future__ import annotations

import ast
import difflib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from policypack.catalogue import renames
from policypack.catalogue.renames import Removed
from policypack.preview.check.calls import refused, wrong_key
from policypack.preview.check.installed import Installed, Known, required_arguments
from policypack.preview.check.locate import Found, columns_of, node_of, subject_of
from policypack.preview.check.nearest_name import (
    DOCKER,
    FUNCTIONS,
    MODULES,
    catalogued,
    class_elsewhere,
    nearest,
)
from policypack.preview.check.problem import Problem
from policypack.preview.check.python_files import Source, is_own
from policypack.preview.check.stubs import Stubs, operation
from policypack.preview.check.typecheck import Diagnostic

_LISTED = 12
_OF_ALL = ("get", "urn")  # beside what begins with pulumi_


def explain(diagnostics: Iterable[Diagnostic], sources: Sequence[Source], installed: Installed) -> tuple[Problem, ...]:
    """Return the problems behind the checker's lines, one per cause, in the order of the source.

    Lines about imports are left to `imports`. Raises Undecided where the interpreter cannot be asked.
    """
    by_path = {source.path.resolve(): source for source in sources}
    found: list[Found] = []
    for diagnostic in diagnostics:
        source = by_path.get(diagnostic.file.resolve())
        node = node_of(source, diagnostic) if source else None
        if source is not None and node is not None:
            name = subject_of(source, node, diagnostic, sources)
            found.append(Found(diagnostic, source, node, None if name and is_own(name, sources) else name))
    asked = {name for item in found for name in (item.name, *_outer_names(item)) if name and not is_own(name, sources)}
    installed.ask(asked)
    boto3 = Stubs(sources)
    problems = [problem for item in found for problem in _problems(item, installed, boto3)]
    return tuple(merged([*problems, *_incomplete(sources, installed)]))


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


def _outer_names(item: Found) -> Iterator[str]:
    """Yield the full names of the calls around an argument: a nested block's argument may belong one level up."""
    for node in item.source.above(item.node):
        if isinstance(node, ast.Call):
            name = item.source.dotted(node.func)
            if name and not name.startswith("."):
                yield name


def _problems(item: Found, installed: Installed, boto3: Stubs) -> Iterator[Problem]:
    rule = item.diagnostic.rule
    if rule == "invalid-typed-dict-key":
        yield from wrong_key(item, boto3)
    elif rule == "missing-attribute":
        yield from _attribute(item, installed)
    elif client := operation(item.diagnostic.text):
        call = item.source.parents.get(item.node) if isinstance(item.node, ast.keyword) else item.node
        if isinstance(call, ast.Call):
            yield from refused(item, call, client, boto3)
    elif isinstance(item.node, ast.keyword):
        call = item.source.parents.get(item.node)
        if isinstance(call, ast.Call):
            yield from _arguments(item, call, installed, [item.node])
    elif isinstance(item.node, ast.Call):
        yield from _arguments(item, item.node, installed, item.node.keywords)


# -- arguments ------------------------------------------------------------------------------------------------------


def _arguments(item: Found, call: ast.Call, installed: Installed, keywords: Sequence[ast.keyword]) -> Iterator[Problem]:
    shown = ast.unparse(call.func)
    known = installed.known(item.name) if item.name else None
    if known is None or not known.found or known.parameters is None:
        # The program's own function, or one that cannot be looked up: the checker's own words. An overload that does
        # not match says nothing about what happens when the program runs.
        sure = known is None and item.diagnostic.rule != "no-matching-overload"
        text = item.diagnostic.text.removesuffix(".")
        yield item.made(item.node, f"{item.source.name}:{item.diagnostic.line}:{text}", f"{text}.",
                    f"Correct the call of {shown}.", confirmed=sure)  # fmt: skip
        return
    package = installed.version((item.name or "").partition(".")[0])
    wrong = [word for word in keywords if word.arg and word.arg not in _accepted(known) and not known.any]
    for word in wrong:
        yield _unknown_argument(item, call, word, known, installed, package)
    missing = [] if wrong else _missing(call, known)
    if missing:
        yield _lacks(item, call, missing, installed)


def _accepted(known: Known) -> Sequence[str]:
    """Return what a call may be given by name; a resource also takes its args object so."""
    return (*(known.parameters or ()), *(("args", "__props__") if known.resource else ()))


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


def _incomplete(sources: Sequence[Source], installed: Installed) -> Iterator[Problem]:
    """Yield the resources that lack a required argument.

    Only their constructors know: to a type checker all arguments of a resource are optional, because it may be given
    an args object or be looked up in their place.
    """
    suspects = [
        (source, node, name)
        for source in sources
        for node in source.nodes
        if isinstance(node, ast.Call) and (name := source.dotted(node.func)) and _may_be_resource(name)
        if _missing(node, Known(required=required_arguments(installed.interpreter, name), resource=True))
    ]
    # Importing the SDK's modules takes seconds, so only what its text makes suspect is looked at.
    installed.ask(name for _, _, name in suspects)
    for source, call, name in suspects:
        known = installed.known(name)
        missing = _missing(call, known) if known.found and known.resource and known.parameters is not None else []
        if any(word.arg and word.arg not in _accepted(known) for word in call.keywords):
            continue  # an argument by a wrong name is told already, and may be the one that is missing
        if missing:
            item = Found(Diagnostic("missing-argument", "", source.path, call.lineno, 1, 0, 0), source, call, name)
            yield _lacks(item, call, missing, installed)


def _may_be_resource(name: str) -> bool:
    package, _, cls = name.partition(".")
    last = cls.rpartition(".")[2]
    return package.startswith("pulumi_") and last[:1].isupper() and not last.endswith("Args")


def _lacks(item: Found, call: ast.Call, missing: Sequence[str], installed: Installed) -> Problem:
    names = ", ".join(missing)
    package = installed.version(str(item.name).partition(".")[0])
    return item.made(
        call,
        f"missing:{item.name}:{names}:{item.source.name}:{call.lineno}",
        f"{ast.unparse(call.func)} is not given {names}, which it needs in {package}.",
        f"Pass {' and '.join(f'{name}=…' for name in missing)}.",
    )


def _looks_up(call: ast.Call) -> bool:
    return any(word.arg == "opts" and "urn=" in ast.unparse(word.value) for word in call.keywords)


def _unknown_argument(
    item: Found, call: ast.Call, word: ast.keyword, known: Known, installed: Installed, package: str
) -> Problem:
    shown = ast.unparse(call.func)
    name = str(word.arg)
    fix = _argument_fix(item, call, word, known, installed, shown)
    return item.made(
        word,
        f"argument:{item.name}:{name}",
        f"{shown} has no argument {name} in {package}.",
        fix,
    )


def _argument_fix(
    item: Found, call: ast.Call, word: ast.keyword, known: Known, installed: Installed, shown: str
) -> str:
    name = str(word.arg)
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
    former = renames.removed_argument(catalogued(str(item.name)), name)
    if former is not None and former.use:
        return _former_fix(former, f"the argument {name}", item.source)
    parameters = [each for each in known.parameters or () if each not in ("resource_name", "opts")]
    right = nearest(name, parameters)
    if right:
        # A single block in place of a list: the commonest change from one major version to the next.
        one = right in known.lists and isinstance(word.value, ast.Call | ast.Dict)
        return f"Write {right}=[…]: it takes a list." if one else f"Write {right}."
    if former is not None:
        return _former_fix(former, f"the argument {name}", item.source)
    listed = ", ".join(parameters[:_LISTED]) + (", …" if len(parameters) > _LISTED else "")
    return f"Remove it; {shown} takes {listed}." if parameters else f"Remove it; {shown} takes no arguments."


def _former_fix(former: Removed, what: str, source: Source) -> str:
    """Say what to do about something that an older version had."""
    until = f"it was last in pulumi-aws {former.until}"
    module, _, name = former.use.rpartition(".")
    if module:
        path = f"{_short('pulumi_aws', source)}.{former.use.removeprefix('index.')}"
        return f"Use a resource {path}; {until}." if name[:1].isupper() else f"Use {path}; {until}."
    if former.use:
        return f"Write {former.use}; {until}."
    return f"Remove {what}; {until}."


# -- attributes, classes and modules --------------------------------------------------------------------------------


def _attribute(item: Found, installed: Installed) -> Iterator[Problem]:
    assert isinstance(item.node, ast.Attribute)  # `node_of` picks nothing else for this rule
    name = item.node.attr
    known = installed.known(item.name) if item.name else None
    if known is not None and "Module `" in item.diagnostic.text:
        if not known.found:
            yield missing_member(item.source, item.node, str(item.name), known, installed, item.diagnostic.text)
        return
    if known is None or not known.found or known.kind != "class":
        text = item.diagnostic.text.removesuffix(".")
        cause = f"{item.source.name}:{item.diagnostic.line}:{text}"
        # An own class may get its attributes anywhere; what an own module has is plain to see.
        sure = known is None and text.startswith("Module ")
        yield item.made(item.node, cause, f"{text}.", f"Correct {ast.unparse(item.node)}.", confirmed=sure)
        return
    if name in known.members or known.dynamic:
        return
    shown = _short(str(item.name), item.source)
    former = renames.removed_attribute(catalogued(str(item.name)), name)
    # What other resources take is nearly always one of the first two; what the SDK adds to each of them is not meant.
    members = [member for member in known.members if not member.startswith("pulumi_") and member not in _OF_ALL]
    right = nearest(name, members) or nearest(name, known.members)
    usual = [member for member in ("id", "arn") if member in known.members]
    first = ", ".join([*usual, *difflib.get_close_matches(name, members, n=5 - len(usual), cutoff=0.0)])
    yield item.made(
        item.node,
        f"attribute:{item.name}:{name}",
        f"{shown} has no attribute {name} in {installed.version(str(item.name).partition('.')[0])}.",
        _former_fix(former, f"the attribute {name}", item.source)
        if former and (former.use or not right)
        else f"Read {right}."
        if right
        else f"The nearest of its attributes are {first}.",
    )


def missing_member(
    source: Source, node: ast.AST, name: str, known: Known, installed: Installed, detail: str = ""
) -> Problem:
    """Return the problem of a package that does not have what `name` asks of it."""
    path, _, member = known.missing.rpartition(".")
    package = installed.version(name.partition(".")[0])
    first, last = source.span(node)
    called = isinstance(source.parents.get(node), ast.Call)
    kind = "class" if member[:1].isupper() else "function" if called else "module" if "." not in path else "member"
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
        columns=columns_of(source, node),
    )


def _member_fix(source: Source, node: ast.AST, path: str, member: str, known: Known) -> str:
    shown = _short(path, source)
    if path == "pulumi" and member in FUNCTIONS:
        return f"Use {FUNCTIONS[member]}."
    above = source.parents.get(node)
    whole = f"{path}.{member}" + (f".{above.attr}" if isinstance(above, ast.Attribute) and member.islower() else "")
    former = renames.removed_member(catalogued(whole))
    if former is not None:
        return _former_fix(former, ast.unparse(above) if isinstance(above, ast.Attribute) else member, source)
    if path == "pulumi_aws":
        wanted = above.attr if isinstance(above, ast.Attribute) else ""
        other = MODULES.get(member.lower())
        elsewhere = class_elsewhere(wanted) if wanted else class_elsewhere(member)
        if elsewhere and (other is None or elsewhere.startswith(f"{other}.")):
            return f"Use {shown}.{elsewhere}."
        if other:
            return f"Use the module {shown}.{other}."
    right = DOCKER.get(member) if path == "pulumi_docker" else None
    right = right if right in known.members else _nearest_member(source, node, member, known.members)
    if path.startswith("pulumi_aws.") and member[:1].isupper() and not member.endswith("Args"):
        elsewhere = class_elsewhere(member)
        if elsewhere and (right is None or right.lower() != member.lower()):
            return f"Use {_short('pulumi_aws', source)}.{elsewhere}."
    if right:
        return f"Use {shown}.{right}."
    return f"Remove it, or install the version of {path.partition('.')[0].replace('_', '-')} that has it."


def _nearest_member(source: Source, node: ast.AST, member: str, members: Sequence[str]) -> str | None:
    """Return the member that is meant, one of the same kind: no module for a class, no resource for an argument."""
    if not member[:1].isupper():
        return nearest(member, members)
    classes = [each for each in members if each[:1].isupper()]
    call = source.parents.get(node)
    argument = source.parents.get(call) if isinstance(call, ast.Call) else None
    if not isinstance(argument, ast.keyword) or argument.arg is None:
        return nearest(member, classes)
    blocks = [each for each in classes if each.endswith("Args")]
    named = f"{argument.arg.title().replace('_', '')}Args"  # the block that an argument takes mostly has its name
    return named if named in blocks else nearest(member.removesuffix("Args") + "Args", blocks)


def _short(name: str, source: Source) -> str:
    """Write a full name as the file itself would: "aws.ec2" for "pulumi_aws.ec2"."""
    for alias, full in sorted(source.imports.items(), key=lambda each: -len(each[1])):
        if name == full or name.startswith(f"{full}."):
            return alias + name.removeprefix(full)
    return name
