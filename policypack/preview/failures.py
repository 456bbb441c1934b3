"""Turns what a runner reports about the end of a program into words for its author."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from policypack.finding import Location
from policypack.preview.places import owns, shown
from policypack.preview.project import Project
from policypack.preview.records import Note, ProgramFailure, Registration
from policypack.redaction import looks_secret
from policypack.secret import SHOWN
from policypack.shelf.outputs import PYTHON_MARKS
from policypack.shown import VALUE, argument, lines
from policypack.symbol import Symbols, Text

_TRACE_LINE = re.compile(r'File "(?P<file>[^"]+)", line (?P<line>\d+)')
_RESOURCE = re.compile(r"While processing resource: '(?P<name>.+?)', type:? '(?P<type>.+?)'")
_NO_LOADER = re.compile(r'Unknown file extension "\.[mc]?ts" for ')
# How the SDK strings an exception together on its way through inputs and resources; the cause comes last.
_RISEN = re.compile(r"(?<!\s)\s*(?<!\w)\w+ has risen: ")
_INPUT = re.compile(r"While processing input: '(?P<name>[^']+)'")
# What an exception says where a value was expected and nothing was there.
_NOTHING = re.compile(r"\bNone(?:Type)?\b|\bundefined\b|\bnull\b|Missing required property")
# What Python says of an Output where a value is wanted.
_OUTPUT = re.compile(r"""['"]Output['"]|type Output is|, not Output\b|\bOutput found|to Output\.__format__""")
_JOINED = re.compile(r"concatenate|for \+|str instance|__format__")
_WORDS = re.compile(r"[\w.-]+")
_MAX_MESSAGE = 600
_MAX_TRACE = 60_000  # characters of a traceback, half of its beginning and half of its end
_WORD = re.compile(r"[^\s'\"`=,;:]+")
_NAMED = 3


def readable(text: str, symbols: Symbols) -> str:
    """Return a text with symbols written as `${name.property}`, made short enough to be read."""
    parsed = symbols.parse(text.strip())
    return clipped(str(parsed) if isinstance(parsed, Text) else parsed)


def clipped(text: str) -> str:
    return text if len(text) <= _MAX_MESSAGE else text[: _MAX_MESSAGE - 1] + "…"


def named(tokens: Iterable[str], symbols: Symbols) -> str:
    """Return what tokens stand for, the first few of them."""
    names = sorted({str(symbol) for token in tokens if (symbol := symbols.symbol(token))})
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return ", ".join(names[:_NAMED]) + more


def _ends(traceback: str) -> str:
    half = _MAX_TRACE // 2
    return traceback if len(traceback) <= _MAX_TRACE else f"{traceback[:half]}\n…\n{traceback[-half:]}"


def remote(registrations: Iterable[Registration]) -> list[Note]:
    """Return what is to be said of remote components: one note for all of them."""
    found = [item for item in registrations if item.remote]
    if not found:
        return []
    names = [f"{item.name} ({item.type})" for item in found[:_NAMED]]
    more = f" and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
    whose = "its provider" if len(found) == 1 else "their providers"
    text = f"The children of {', '.join(names)}{more} are made by {whose} and are not in the preview."
    return [Note("remote-component", text, found[0].location)]


def where(root: Path, frames: Sequence[Sequence[Any]]) -> Location | None:
    """Return the innermost frame that lies in the program's own files."""
    own = [frame for frame in frames if owns(root, str(frame[0]))]
    if not own:
        return None
    file, line, *columns = own[-1]
    return Location(shown(str(file)), int(line), (int(columns[0]), int(columns[1])) if columns else None)


def raised(
    project: Project,
    line: Mapping[str, Any],
    symbols: Symbols,
    places: Mapping[tuple[str, str], Location],
    stand_ins: str,
    unset: Sequence[str] = (),
) -> ProgramFailure:
    """Return the failure for an exception that ended the program.

    `places` are those of resources by type and name. `stand_ins` names those that were on the way, if there were any.
    `unset` are the settings that the program asked for and that have no value.
    """
    location = where(project.root, line["frames"])
    # The SDK prepares resources later, when the program's own frames are gone; it names the resource instead.
    resource, said = _cause(str(line["message"]))
    if location is None and resource:
        location = places.get((resource["type"], resource["name"]))
    message = readable(said, symbols)
    kind = str(line["type"])
    traceback = _ends(str(line["traceback"]))
    if kind in ("ConfigMissingError", "ConfigTypeError", "ConfigEnumError", "ConfigRangeError", "ConfigPatternError"):
        if line["key"] in project.stand_ins:
            return _encrypted(project, str(line["key"]), location, traceback)
        return _setting(project, kind, str(line["key"] or ""), message, location, traceback)
    if kind in ("ModuleNotFoundError", "ImportError") and line["module"] == "builtins":
        if "relative import" in message:
            return _imported_relatively(project, message, location, traceback)
        return _not_imported(project, str(line["name"] or message), message, location, traceback)
    if _NO_LOADER.match(message):
        return ProgramFailure(
            "dependency",
            f"The program stopped with {kind}: {message.removesuffix('.')}. Pulumi runs ES modules in TypeScript by "
            "the loader of ts-node 10, with TypeScript 4.7 or newer, where `nodeargs` bring no loader of their own.",
            "Add ts-node 10 and typescript to the program's package.json and install them, or remove "
            '`"type": "module"` there.',
            location,
            traceback,
        )
    if stand_ins:
        said = f"{kind}: {message.removesuffix('.')}" if message else kind
        return _not_to_blame(f"The program stopped with {said}.", stand_ins, location, traceback)
    if kind == "KeyError" and line["frames"] and Path(str(line["frames"][-1][0])).name in ("os.py", "<frozen os>"):
        return ProgramFailure(
            "exception",
            f"The program stopped with KeyError: {message}, an environment variable that is not set.",
            "Set it where the preview and the deployment run, or give it a default: os.environ.get(NAME, DEFAULT).",
            location,
            traceback,
        )
    problem = (
        f"The program stopped with {kind}: {message.removesuffix('.')}."
        if message
        else f"The program stopped with {kind}."
    )
    wanted = [key for key in unset if _NOTHING.search(message) or key.partition(":")[2] in _WORDS.findall(message)]
    if wanted:
        return _without_value(project, problem, wanted[:_NAMED], location, traceback)
    return ProgramFailure("exception", problem, _correct(kind, message), location, traceback)


def _correct(kind: str, message: str) -> str:
    """Return the fix for an exception: what to write instead where it is an Output that has no value yet."""
    if not (kind == "TypeError" and _OUTPUT.search(message)) and not any(mark in message for mark in PYTHON_MARKS):
        return "Correct the program there: nothing is deployed while it raises."
    if "JSON serializable" in message:
        return "Write it with pulumi.Output.json_dumps(…), which waits for the values of the Outputs in it."
    if _JOINED.search(message):
        return (
            "Join texts with pulumi.Output.concat(…) or pulumi.Output.format(…), which wait for the values of Outputs."
        )
    return (
        "Use its value inside apply(), as in `output.apply(lambda value: …)`: outside of it an Output has none. "
        "pulumi.Output.all(…) gives the values of several."
    )


def mistaken(root: Path, line: Mapping[str, Any]) -> ProgramFailure:
    """Return the failure for a name that is not there, in a callback that a stand-in was given."""
    way = [(str(file), int(first), int(last)) for file, first, last in line["mistake"]]
    return ProgramFailure(
        "callback",
        f"A callback that only an update runs stops with {clipped(str(line['error'])).removesuffix('.')}.",
        "Correct the name: a preview does not come there, and the update stops half-way.",
        where(root, [(file, last) for file, _, last in way]),
        fatal=False,
        sure=not any(_is_conditional(Path(file), first, last) for file, first, last in way),
    )


# What a line that follows, or that it stands in, may depend on, outside of texts and comments.
_CONDITION = re.compile(
    r"\b(?:if|elif|else|for|while|try|except|catch|match|switch|case|and|or|filter|find|some|every)\b|\?|&&|\|\|"
)
_APART = re.compile(r"""'[^'\n]*'|"[^"\n]*"|`[^`\n]*`|\#.*|//.*""")
_FUNCTION = re.compile(r"=>|\bfunction\b")
_MAX_FUNCTION = 100  # lines


def _is_conditional(file: Path, first: int, last: int) -> bool:
    """May the line `last` of a function be left out, by what stands before it in the function?

    `first` is its first line: 0 where nobody knows it, -1 of a function of others.
    """
    try:
        source = file.read_text("utf-8", "replace").splitlines()[:last]
    except OSError:
        return True
    if first == 0:
        near = range(last, max(last - _MAX_FUNCTION, 0), -1)
        first = next((at for at in near if _FUNCTION.search(source[at - 1])), -1)
    return first < 0 or any(_CONDITION.search(_APART.sub("", text)) for text in source[first - 1 :])


def _cause(message: str) -> tuple[re.Match[str] | None, str]:
    """Return the resource at which an exception rose, and what it says there: not what passed it on.

    A resource that waits for one that failed fails with it, and with all of its message.
    """
    parts = _RISEN.split(message)
    found = [(at, match) for at, part in enumerate(parts) if (match := _RESOURCE.search(part))]
    if not found:
        return None, message
    at, resource = found[-1]
    inputs = [match["name"] for part in parts[at:-1] if (match := _INPUT.search(part))]
    where = f"{resource['name']} ({resource['type']})" + "".join(f", {name}" for name in inputs)
    return resource, f"{where}: {parts[-1].strip()}"


def _not_to_blame(problem: str, stand_ins: str, location: Location | None, traceback: str) -> ProgramFailure:
    """Return the failure of a program that a stand-in may have led astray: only the preview ends there."""
    return ProgramFailure(
        "placeholder",
        f"{problem} It was given a placeholder for {stand_ins}, whose value cannot be known here, so the preview ends "
        "there and says nothing of what comes after.",
        "Give it the value: AWS credentials for what AWS knows, --config KEY=VALUE for an encrypted setting.",
        location,
        traceback,
        fatal=False,
    )


def _without_value(
    project: Project, problem: str, keys: Sequence[str], location: Location | None, traceback: str
) -> ProgramFailure:
    """Return the failure of a program that went on without a setting that it needed after all."""
    one = len(keys) == 1
    asked = f"the setting{'' if one else 's'} {' and '.join(keys)}, which {'has' if one else 'have'} no value"
    return ProgramFailure(
        "exception",
        f"{problem} It had asked for {asked}.",
        lines(
            f"Give {'it' if one else 'them'} a value, or let the program do without.",
            project.how_to_set(dict.fromkeys(keys, False)),
        ),
        location,
        traceback,
    )


def _not_imported(
    project: Project, name: str, message: str, location: Location | None, traceback: str
) -> ProgramFailure:
    beside = project.folder / name.partition(".")[0]
    if (
        project.entry != "."
        and project.runtime == "python"
        and (beside.is_dir() or beside.with_suffix(".py").is_file())
    ):
        return ProgramFailure(
            "dependency",
            f"The program cannot import {name}, although it lies beside {project.entry}: Python does not look there "
            f"when {project.file.name} names a file as `main`.",
            f"Rename {project.entry} to __main__.py and name its folder as `main`, or leave `main` out.",
            location,
            traceback,
        )
    # No package can have such a name.
    aliased = project.runtime == "nodejs" and name.startswith(("@/", "~/"))
    return ProgramFailure(
        "dependency",
        f"The program cannot import {name}: {message.removesuffix('.')}.",
        "Import it by its relative path: the `paths` of tsconfig.json are the compiler's, and not followed by the run."
        if aliased
        else f"Install the program's packages (`pulumi install` in {shown(project.root)}), or correct the import.",
        location,
        traceback,
    )


def _imported_relatively(project: Project, message: str, location: Location | None, traceback: str) -> ProgramFailure:
    """Return the failure of `from .x import y` in a file that Pulumi runs by its path."""
    what = "Import it without the dot (`from x import y`)"
    if project.entry != ".":
        what += f", rename {project.entry} to __main__.py and name its folder as `main`"
    return ProgramFailure(
        "dependency",
        f"The program stopped with ImportError: {message.removesuffix('.')}. Pulumi runs the program by its path, as "
        "part of no package.",
        f"{what}: Python looks in that folder.",
        location,
        traceback,
    )


def _encrypted(project: Project, key: str, location: Location | None, traceback: str) -> ProgramFailure:
    return ProgramFailure(
        "placeholder",
        f"The setting {key} is encrypted, and the program needs its value to go on.",
        f"Pass a value for the preview: --config {argument(key)}=VALUE.",
        location,
        traceback,
    )


def _setting(
    project: Project, kind: str, key: str, message: str, location: Location | None, traceback: str
) -> ProgramFailure:
    if kind == "ConfigMissingError":
        return missing_settings(project, [key], location, traceback)
    return ProgramFailure(
        "configuration",
        f"The setting {key} has a value that the program does not accept: {message.removesuffix('.')}.",
        lines("Give it what the program asks for.", project.how_to_set({key: False})),
        location,
        traceback,
    )


def missing_settings(
    project: Project, keys: Sequence[str], location: Location | None = None, traceback: str = ""
) -> ProgramFailure:
    """Return the failure for settings without a value, with the commands that set them."""
    names = ", ".join(keys)
    one = len(keys) == 1
    who = f"the stack {project.stack}" if project.stack_known else "the project, which has no stack's file,"
    return ProgramFailure(
        "configuration",
        f"The setting{'' if one else 's'} {names} {'is' if one else 'are'} required, and {who} has no value for "
        f"{'it' if one else 'them'}.",
        project.how_to_set(dict.fromkeys(keys, False)),
        location,
        traceback,
    )


def exited(project: Project, line: Mapping[str, Any], ended: int | None, stand_ins: str = "") -> ProgramFailure | None:
    """Return the failure for `sys.exit`; ending with 0 is none, as the engine sees it, where the process `ended` so.

    `stand_ins` names those that were on the way, if there were any.
    """
    code = line["exit"]
    if code in (0, None):
        # Pulumi's runner of Node.js makes 1 of it where a resource is still on its way.
        return _left_early(project, line, ended) if ended is not None and ended > 0 else None
    said = f"with the message {clipped(code)!r}" if isinstance(code, str) else f"with exit code {code}"
    location = where(project.root, line["frames"])
    if stand_ins:
        return _not_to_blame(f"The program ended itself {said}.", stand_ins, location, _ends(str(line["traceback"])))
    return ProgramFailure(
        "exit",
        f"The program ended itself {said}.",
        "Correct what made it give up, or raise an exception that says why.",
        location,
        _ends(str(line["traceback"])),
    )


def _left_early(project: Project, line: Mapping[str, Any], code: int) -> ProgramFailure:
    return ProgramFailure(
        "exit",
        "The program ended itself while resources were still being registered, which Pulumi's runtime takes for an "
        f"error (exit code {code}).",
        "Let the program come to its end, or wait for what it has begun.",
        where(project.root, line["frames"]),
        _ends(str(line["traceback"])),
    )


def died(code: int, output: str) -> ProgramFailure:
    """Return the failure for a process that ended without a report."""
    if code == 0:
        # So do the language hosts: `Run` in main.go of pulumi-language-python and pulumi-language-nodejs.
        return ProgramFailure(
            "exit",
            "The program's process ended itself with exit code 0 before the program was done. Pulumi takes that for "
            "its end: what was not registered by then is not deployed, and deleted where it exists.",
            "Let the program come to its end, or raise an exception where it is to stop.",
            fatal=False,
        )
    last = [f"its last line was: {printed(line)}" for line in output.strip().splitlines()[-1:]]
    how = f"was killed by signal {-code}" if code < 0 else f"ended with exit code {code}"
    return ProgramFailure(
        "exit",
        f"The program's process {how} before the program was done; {last[0] if last else 'it printed nothing'}.",
        "Look at its output (--debug shows all of it); a killed process may have run out of memory.",
    )


def printed(line: str) -> str:
    """Return a line that a program printed, as a message may quote it.

    What is printed bears no mark, so a word that looks like a credential is taken for one.
    """
    words = _WORD.sub(lambda match: SHOWN if looks_secret(match[0]) else match[0], line)
    return words if len(words) <= VALUE else words[: VALUE - 1] + "…"


def hung(project: Project, after: str, trace: str, *, done: bool = False) -> ProgramFailure:
    """Return the failure for a program that did not end, `after` so many seconds.

    `trace` is what faulthandler wrote, innermost frame first.

    `done`: its last line was reached, and a thread of its own keeps its process.
    """
    found = [(match["file"], int(match["line"])) for match in _TRACE_LINE.finditer(trace)]
    location = next((Location(shown(file), line) for file, line in found if owns(project.root, file)), None)
    at = " It was last seen there." if location else ""
    if done:
        return ProgramFailure(
            "timeout",
            f"The program was done, and its process did not end within {after}: a thread goes on.{at}",
            "End the thread, or start it with daemon=True: Pulumi waits until the process has ended.",
            location,
            trace,
        )
    return ProgramFailure(
        "timeout",
        f"The program was not done after {after}.{at}",
        "End the loop or the wait, or allow more time with --timeout SECONDS.",
        location,
        trace,
    )


def no_sdk(project: Project, line: Mapping[str, Any]) -> ProgramFailure:
    return ProgramFailure(
        "dependency",
        f"Pulumi's SDK cannot be imported by {line['interpreter']}: {str(line['sdk_missing']).removesuffix('.')}.",
        f"Install the program's requirements: run `pulumi install` in {project.root}, or name its environment "
        f"(`virtualenv`) in {project.file.name}.",
    )


def empty(project: Project) -> ProgramFailure:
    return ProgramFailure(
        "empty",
        "The program registered no resources, so there is nothing to judge or to deploy.",
        "Check that its entry point creates them: code that is only defined, or guarded by a condition, does not run.",
        Location(shown(str(project.file)), 1),
        fatal=False,
    )
