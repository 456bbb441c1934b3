"""How a command line is read and its help is written, and the values that several commands take."""

from __future__ import annotations

import argparse
import shutil
import sys
import textwrap
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NoReturn

from policypack import presets
from policypack.nearest import did_you_mean
from policypack.shown import visible

USAGE = 3  # the exit status of wrong usage: 2 means a failed program
BUG = USAGE  # and of what is our own fault


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, the nearest right word with it, and exits with 3.

    `examples` are (what follows the command, what that does), which its help shows last.
    """

    given: Sequence[str] = ()

    def __init__(self, *, examples: Sequence[tuple[str, str]] = (), **more: Any) -> None:
        super().__init__(formatter_class=_Help, allow_abbrev=False, **more)
        self.examples = examples
        if examples:
            self.epilog = _MARK.join(f"{self.prog} {line}".rstrip() + f"\n{what}" for line, what in examples)

    def parse_args(self, args: Any = None, namespace: Any = None) -> Any:
        self.given = list(sys.argv[1:] if args is None else args)
        return super().parse_args(args, namespace)

    def error(self, message: str) -> NoReturn:
        hint = ""
        strange = [word for word in self.given if word.startswith("--") and word not in self._option_string_actions]
        if "are required" in message and strange and strange == list(self.given):
            message = f"unrecognized arguments: {' '.join(strange)}"  # it is in the way of a command
        meant: argparse.ArgumentParser = self
        if "unrecognized arguments" in message:
            # The outermost parser says so, also of what stands behind a command.
            meant = self._command()
            wrong = message.split(": ", 1)[1].split()[0]
            hint = did_you_mean(wrong, meant._option_string_actions)
        elif "invalid choice" in message:
            wrong = message.split("invalid choice: ", 1)[1].split("'")[1]
            hint = did_you_mean(wrong, [str(c) for action in self._actions if action.choices for c in action.choices])
        self.exit(USAGE, f"{meant.prog}: {message}{hint}\nSee: {meant.prog} --help\n")

    def _command(self) -> argparse.ArgumentParser:
        """Return the parser of the command that was named, or of the one below it."""
        meant: argparse.ArgumentParser = self
        for word in self.given:
            meant = commands_of(meant).get(word, meant)
        return meant


def commands_of(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    """Return the parsers of the commands below one, by name."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            return dict(action.choices)
    return {}


def leaves(parser: argparse.ArgumentParser) -> list[argparse.ArgumentParser]:
    """Return the parsers that have no commands below them: of `parser` or of those below it."""
    below = list(commands_of(parser).values())
    return [leaf for each in below for leaf in leaves(each)] if below else [parser]


_MARK = "\0"  # between examples


class _Help(argparse.HelpFormatter):
    """Wraps all but the command lines of examples, which can be copied in a narrow terminal too."""

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        if "\n" not in text:
            return super()._fill_text(text, width, indent)
        lines = ["examples:"]
        for example in text.split(_MARK):
            command, _, what = example.partition("\n")
            lines += [f"  {command}", *textwrap.wrap(what, width, initial_indent=" " * 6, subsequent_indent=" " * 6)]
        return "\n".join(lines)


def where(text: str) -> str:
    """Read who answers lookups: live, emulator, off, record=FILE or replay=FILE."""
    if text in ("live", "emulator", "off"):
        return text
    how, equals, file = text.partition("=")
    if how in ("record", "replay") and equals and file:
        return text
    near = did_you_mean(text, ("live", "emulator", "off", "record=FILE", "replay=FILE"))
    raise argparse.ArgumentTypeError(f"{text!r} is none of live, emulator, off, record=FILE, replay=FILE{near}")


def setting(text: str) -> str:
    """Read a stack setting, KEY=VALUE."""
    key, equals, _ = text.partition("=")
    if not key or not equals:
        raise argparse.ArgumentTypeError(f"{text!r} is not KEY=VALUE; write it as project:key=value")
    return text


def seconds(text: str) -> float:
    """Read how long something may take."""
    number = float(text)
    if not 0 < number < 86_400:
        raise ValueError(text)
    return number


seconds.__name__ = "number of seconds"


def policy_config(command: argparse.ArgumentParser) -> None:
    """Add the option that names the configuration of the pack."""
    command.add_argument(
        "--policy-config",
        type=config_file,
        metavar="FILE",
        help=f"a policy-pack-config file (JSON), or the name of a preset: {', '.join(presets.names())}",
    )


def own_policies(command: argparse.ArgumentParser) -> None:
    """Add the option that names packages of policies of one's own."""
    command.add_argument(
        "--policies",
        dest="own",
        action="append",
        type=Path,
        default=[],
        metavar="DIR",
        help="a package of policies of your own, beside the pack's, or its project; may be given several times",
    )


def config_file(text: str) -> Path:
    """Return the preset of this name, else the file that is named.

    A file in the judged repository does not stand for a preset: who means it writes `./strict`.
    """
    if text in presets.names():
        return presets.path(text)
    near = did_you_mean(text, presets.names())
    if near and not Path(text).exists():
        raise argparse.ArgumentTypeError(f"there is no file and no preset {text!r}{near}")
    return Path(text)


def width() -> int | None:
    """Return how many columns a line may have on the terminal, None where the output goes elsewhere."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def table(rows: Iterable[Sequence[str]], most: int | None) -> str:
    """Return rows as lines whose columns stand below each other.

    With `most` columns of a terminal, the last one is wrapped; where that leaves it too narrow to be read, it stands
    below the others.
    """
    rows = [tuple(map(visible, row)) for row in rows]
    before = [max(map(len, column)) for column in zip(*(row[:-1] for row in rows), strict=True)]
    margin = sum(before) + 2 * len(before)
    lines: list[str] = []
    for *first, last in rows:
        start = "".join(f"{text:{size}}  " for text, size in zip(first, before, strict=True))
        if most is None or margin + len(last) <= most:
            lines.append(start + last)
        elif most - margin >= _READABLE:
            lines += textwrap.wrap(last, most, initial_indent=start, subsequent_indent=" " * margin)
        else:
            lines += [" ".join(first), *textwrap.wrap(last, most, initial_indent="    ", subsequent_indent="    ")]
    return "".join(f"{line.rstrip()}\n" for line in lines)


_READABLE = 24  # columns
