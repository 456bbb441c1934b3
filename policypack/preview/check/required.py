"""What the program asks its surroundings for: settings that must be set, environment variables that must be there."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from policypack.preview.check.python_files import Source
from policypack.preview.project import Project

_REQUIRE = re.compile(r"require(_secret)?(_(bool|int|float|object))?")
_CONFIG = "pulumi.Config"


@dataclass(frozen=True, slots=True)
class Required:
    """A setting, or an environment variable, that the program cannot do without, and where it says so first.

    `conditional`: it is asked for only where a condition holds.
    """

    key: str
    secret: bool
    source: str
    line: int
    last: int
    conditional: bool = False


def required_settings(project: Project, sources: Sequence[Source]) -> tuple[Required, ...]:
    """Return the settings that the program requires, `namespace:name`, each once, in the order of the source.

    A call inside a `try` is left out: the program has another way. So is one whose key or namespace is computed.
    """
    files = [source for source in sources if not source.test]
    spaces = [_namespaces(source) for source in files]
    everywhere = {space for names in spaces for found in names.values() for space in found}
    wanted: dict[str, Required] = {}
    for source, names in zip(files, spaces, strict=True):
        for node in source.nodes:
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute) or not node.args:
                continue
            kind = _REQUIRE.fullmatch(node.func.attr)
            key = node.args[0]
            if kind is None or not isinstance(key, ast.Constant) or not isinstance(key.value, str):
                continue
            space = _namespace(source, node.func.value, names, everywhere)
            if space is None or source.guarded(node):
                continue
            full = f"{space or project.name}:{key.value}"
            first, last = source.span(node)
            found = Required(full, bool(kind[1]), source.name, first, last, _conditional(source, node))
            if full not in wanted or (wanted[full].conditional and not found.conditional):
                wanted[full] = found
    order = {source.name: index for index, source in enumerate(files)}
    return tuple(sorted(wanted.values(), key=lambda each: (order[each.source], each.line)))


def _conditional(source: Source, node: ast.AST) -> bool:
    """Is a call made only if a condition holds? What a function does counts as done: who calls it is not followed."""
    below = node
    for current in source.above(node):
        if isinstance(current, ast.If | ast.IfExp | ast.While) and below is not current.test:
            return True
        if isinstance(current, ast.BoolOp) and below is not current.values[0]:
            return True
        if isinstance(current, ast.For | ast.AsyncFor) and below is not current.iter:
            return True
        if isinstance(current, ast.ExceptHandler | ast.match_case | ast.Lambda | ast.comprehension):
            return True
        if isinstance(current, ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp):
            return True
        below = current
    return False


def _namespaces(source: Source) -> dict[str, set[str]]:
    """Return, for each name or attribute that holds a `pulumi.Config`, its namespaces; "" is the project's own."""
    found: dict[str, set[str]] = {}
    for node in source.nodes:
        if isinstance(node, ast.Assign):
            targets, value = node.targets, node.value
        elif isinstance(node, ast.AnnAssign | ast.NamedExpr) and node.value is not None:
            targets, value = [node.target], node.value
        else:
            continue
        space = _made(source, value)
        for target in targets if space is not None else ():
            if isinstance(target, ast.Name | ast.Attribute):
                found.setdefault(_last(target), set()).add(str(space))
    return found


def _last(node: ast.Name | ast.Attribute) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr


def _made(source: Source, node: ast.AST) -> str | None:
    """Return the namespace of a `pulumi.Config(…)` expression, None for anything else or a computed one."""
    if not isinstance(node, ast.Call) or source.dotted(node.func) not in (_CONFIG, "pulumi.config.Config"):
        return None
    given = node.args[0] if node.args else next((word.value for word in node.keywords if word.arg == "name"), None)
    if given is None or (isinstance(given, ast.Constant) and given.value is None):
        return ""
    if isinstance(given, ast.Constant) and isinstance(given.value, str):
        return given.value
    if isinstance(given, ast.Call) and source.dotted(given.func) == "pulumi.get_project":
        return ""
    return None


def _namespace(source: Source, node: ast.AST, names: dict[str, set[str]], everywhere: set[str]) -> str | None:
    direct = _made(source, node)
    if direct is not None:
        return direct
    if not isinstance(node, ast.Name | ast.Attribute):
        return None
    found = names.get(_last(node))
    if found:
        return next(iter(found)) if len(found) == 1 else None
    # A Config that was handed over: known where it is called so, and all of the program's have one namespace.
    called = "config" in _last(node).lower() or _last(node).lower() in ("cfg", "conf")
    return next(iter(everywhere)) if called and len(everywhere) == 1 else None


# -- TypeScript -----------------------------------------------------------------------------------------------------

_TS_CONFIG = re.compile(r"""(\w+)\s*(?::[^=;\n]+)?=\s*new\s+(?:pulumi\.)?Config\(\s*(?:["'`]([\w.-]+)["'`])?\s*\)""")
_TS_DECLARED = re.compile(r"\b(?:const|let|var)\s+(\w+)")
_TS_COMMENT_OR_TEXT = re.compile(
    r"""(?P<comment>//[^\n]*|/\*.*?\*/)|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`""", re.DOTALL
)
_TS_REQUIRE = re.compile(
    r"""(?:(\w+)|new\s+(?:pulumi\.)?Config\(\s*(?:["'`]([\w.-]+)["'`])?\s*\))\s*\.\s*require(Secret)?(?:Boolean|Number|Object)?"""
    r"""(?:<[^()]*>)?\(\s*["'`]([\w.-]+)["'`]"""
)


def required_settings_typescript(project: Project, files: Iterable[Path], shown: Iterable[str]) -> tuple[Required, ...]:
    """Return the settings that a TypeScript or JavaScript program requires, as `required_settings` does."""
    wanted: dict[str, Required] = {}
    for file, name in zip(files, shown, strict=True):
        text = _blanked(file.read_text("utf-8-sig", "replace"), texts=False)
        bare = _blanked(text, texts=True)
        names = _configs(text, bare)
        for match in _TS_REQUIRE.finditer(text):
            variable, space, secret, key = match.groups()
            if variable is not None:
                held = names.get(variable, [])
                # The innermost block that declares the name and holds the call.
                spaces = [found for first, last, found in held if first <= match.start() < last]
                space = spaces[-1] if spaces else None
                if space is None:
                    continue
            line = text.count("\n", 0, match.start()) + 1
            full = f"{space or project.name}:{key}"
            last = line + match.group().count("\n")
            found = Required(full, bool(secret), name, line, last, _conditional_typescript(bare, match.start()))
            if full not in wanted or (wanted[full].conditional and not found.conditional):
                wanted[full] = found
    return tuple(wanted.values())


_TS_BRANCH = re.compile(r"\b(?:if|for|while|switch|catch)\s*\(.*\)\s*$|\belse\s*$", re.DOTALL)
# Where a statement begins that no semicolon parts from the one before.
_TS_BEGIN = re.compile(r"\n(?=\s*(?:(?:export|await)\s+)?(?:const|let|var|return|throw|function|class|if|for|while)\b)")
_TS_CHOICE = re.compile(r"^\s*(?:else\b\s*)?(?:if|for|while)\s*\(|^\s*else\b|\?(?!\.)|&&|\|\||=>")


def _conditional_typescript(bare: str, start: int) -> bool:
    """Is what stands at a place of a source without its texts reached only if a condition holds, or in a callback?

    What a function does counts as done, unless the function is handed to another one where it is written.
    """
    for first, last in _blocks(bare)[1:]:
        if first < start < last:
            head = _statement(bare, first)
            if _TS_BRANCH.search(head) or head.count("(") > head.count(")"):
                return True
    return _TS_CHOICE.search(_statement(bare, start)) is not None


def _statement(bare: str, end: int) -> str:
    """Return what stands before a place in its own statement."""
    before = bare[max(bare.rfind(each, 0, end) for each in ";{}") + 1 : end]
    return _TS_BEGIN.split(before)[-1]


def _configs(text: str, bare: str) -> dict[str, list[tuple[int, int, str | None]]]:
    """Return where each name is known and which namespace it reads there, blocks in others after those.

    `bare` is the text without its texts. The namespace is "" for the project's own, None for a name that holds
    something else there.
    """
    blocks = _blocks(bare)
    configs = {match.start(1): (match[1], match[2] or "") for match in _TS_CONFIG.finditer(text)}
    others = {match.start(1): (match[1], None) for match in _TS_DECLARED.finditer(bare)}
    found: dict[str, list[tuple[int, int, str | None]]] = {}
    for start, (name, space) in {**others, **configs}.items():
        # Blocks that hold a place lie in each other: the one that begins last is the innermost.
        first, last = max(block for block in blocks if block[0] <= start < block[1])
        found.setdefault(name, []).append((first, last, space))
    return {name: sorted(each, key=lambda one: one[:2]) for name, each in found.items()}


def _blocks(bare: str) -> list[tuple[int, int]]:
    """Return where the blocks of a source without its texts begin and end; the first is the whole."""
    found = [(0, len(bare))]
    open_: list[int] = []
    for match in re.finditer(r"[{}]", bare):
        if match.group() == "{":
            open_.append(match.start())
        elif open_:
            found.append((open_.pop(), match.end()))
    return found


def _blanked(text: str, *, texts: bool) -> str:
    """Put spaces in the place of comments, and of texts where that is asked for; what is left stays where it was."""

    def blank(match: re.Match[str]) -> str:
        return re.sub(r"[^\n]", " ", match.group()) if texts or match["comment"] else match.group()

    return _TS_COMMENT_OR_TEXT.sub(blank, text)


def without_comments(text: str) -> str:
    """Blank out comments that take whole lines; line numbers stay."""
    text = re.sub(r"/\*.*?\*/", lambda match: "\n" * match.group().count("\n"), text, flags=re.DOTALL)
    return re.sub(r"(?m)^\s*//.*$", "", text)
