"""The command line: `python -P -m policypack COMMAND`."""

from __future__ import annotations

import argparse
import gc
import logging
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from policypack import logs
from policypack.config import nearest
from policypack.errors import ConfigError, UsageError, broken_at
from policypack.report import formats
from policypack.shown import output
from policypack.version import NAME, VERSION

USAGE, BUG = 3, 3


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, the nearest right word with it, and exits with 3: 2 means a failed program."""

    given: Sequence[str] = ()

    def parse_args(self, args: Any = None, namespace: Any = None) -> Any:
        self.given = list(sys.argv[1:] if args is None else args)
        return super().parse_args(args, namespace)

    def error(self, message: str) -> NoReturn:
        hint = ""
        meant: argparse.ArgumentParser = self
        if "unrecognized arguments" in message:
            # The outermost parser says so, also of what stands behind a command.
            meant = self._command() or self
            wrong = message.split(": ", 1)[1].split()[0]
            hint = nearest(wrong, meant._option_string_actions)
        elif "invalid choice" in message:
            wrong = message.split("invalid choice: ", 1)[1].split("'")[1]
            hint = nearest(wrong, [str(c) for action in self._actions if action.choices for c in action.choices])
        self.exit(USAGE, f"{meant.prog}: {message}{hint}\nSee: {meant.prog} --help\n")

    def _command(self) -> argparse.ArgumentParser | None:
        """Return the parser of the command that was named."""
        for action in self._actions:
            if isinstance(action, argparse._SubParsersAction):
                return next((action.choices[word] for word in self.given if word in action.choices), None)
        return None


def parser() -> argparse.ArgumentParser:
    root = _Parser(
        prog=NAME if Path(sys.argv[0]).stem == NAME else "python -P -m policypack",
        description="Find at preview what AWS will refuse at update.",
        allow_abbrev=False,
    )
    root.add_argument("--version", action="version", version=f"{NAME} {VERSION}")
    commands = root.add_subparsers(dest="command", metavar="COMMAND", required=True)

    preview = commands.add_parser(
        "preview",
        help="run a Pulumi program without the engine and judge what it plans",
        description="Run a Pulumi program without the engine and judge what it plans. Needs no Pulumi CLI, no login "
        "and no credentials. Exit status: 0 nothing mandatory, 1 mandatory findings, 2 the program or its set-up "
        "failed, 3 wrong usage.",
        allow_abbrev=False,
    )
    preview.add_argument(
        "program",
        type=Path,
        metavar="PROGRAM",
        nargs="?",
        default=Path(),
        help="the folder with Pulumi.yaml (default: the current one)",
    )
    preview.add_argument(
        "--stack",
        metavar="S",
        help="the stack (default: the only Pulumi.*.yaml, of several the one that the CLI has selected)",
    )
    preview.add_argument(
        "--config",
        action="append",
        type=_setting,
        default=[],
        metavar="K=V",
        help="a stack setting, over those of the files",
    )
    preview.add_argument("--region", metavar="R", help="the region, over aws:region of the stack")
    preview.add_argument(
        "--aws",
        metavar="WHERE",
        type=_where,
        help="who answers lookups: live, emulator, off, record=FILE (ask and keep the answers) or replay=FILE "
        "(default: live where credentials are found, else off)",
    )
    preview.add_argument("--redact", action="store_true", help="with record=FILE: keep no account numbers and users")
    preview.add_argument("--policy-config", type=Path, metavar="FILE", help="a policy-pack-config file (JSON)")
    preview.add_argument("--format", choices=formats.NAMES, default="text", help="the report (default: text)")
    preview.add_argument(
        "--report",
        action="append",
        type=_report,
        default=[],
        metavar="FORMAT=FILE",
        help="write a report into a file as well; may be given several times",
    )
    preview.add_argument(
        "--timeout", type=_seconds, default=120.0, metavar="SECONDS", help="time for the program (default: 120)"
    )
    preview.add_argument("--debug", action="store_true", help="show tracebacks and what the program printed")

    doctor = commands.add_parser(
        "doctor",
        help="say who you are for AWS, and what can be asked",
        description="Ask AWS once for each fact that policies use, and say which can be asked, which cannot and why.",
        allow_abbrev=False,
    )
    doctor.add_argument("--region", metavar="R", help="the region (default: the environment's or the profile's)")
    doctor.add_argument("--profile", metavar="P", help="the AWS profile (default: the ambient identity)")
    doctor.add_argument("--seconds", type=_seconds, default=60.0, help="time for all questions (default: 60)")

    iam = commands.add_parser(
        "iam-policy",
        help="print the IAM policy that lookups need",
        description="Print the least IAM policy under which every lookup can be made. It only reads.",
        allow_abbrev=False,
    )
    iam.add_argument("--without", action="append", default=[], metavar="SERVICE", help="leave a service out")
    iam.add_argument("--part", type=int, metavar="N", help="only as much as a managed policy holds: part 1, 2, …")
    return root


def _where(text: str) -> str:
    if text in ("live", "emulator", "off"):
        return text
    how, equals, file = text.partition("=")
    if how in ("record", "replay") and equals and file:
        return text
    near = nearest(text, ("live", "emulator", "off", "record=FILE", "replay=FILE"))
    raise argparse.ArgumentTypeError(f"{text!r} is none of live, emulator, off, record=FILE, replay=FILE{near}")


def _report(text: str) -> formats.Destination:
    try:
        return formats.destination(text)
    except ConfigError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _setting(text: str) -> str:
    key, equals, _ = text.partition("=")
    if not key or not equals:
        raise argparse.ArgumentTypeError(f"{text!r} is not KEY=VALUE; write it as project:key=value")
    return text


def _seconds(text: str) -> float:
    seconds = float(text)
    if not 0 < seconds < 86_400:
        raise ValueError(text)
    return seconds


_seconds.__name__ = "number of seconds"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line, the process's own where no arguments are given, and return its exit status."""
    if arguments is not None:
        return _run(arguments)
    # What a command imports and reads stays until its end: looking for garbage in it, as often as Python does and once
    # more at the exit, is a third of a preview with the emulator.
    gc.set_threshold(50_000, 20, 100)
    status = _run(sys.argv[1:])
    gc.freeze()
    return status


def _run(arguments: Sequence[str]) -> int:
    options = parser().parse_args(arguments)
    level = logging.DEBUG if getattr(options, "debug", False) else logging.WARNING
    logs.to_stderr("%(message)s")
    logging.getLogger("policypack").setLevel(level)
    try:
        if options.command == "preview":
            from policypack.preview.command import run

            return run(options)
        from policypack.aws import command

        return command.doctor(options) if options.command == "doctor" else command.iam_policy(options)
    except (ConfigError, UsageError) as error:
        sys.stderr.write(f"{output(str(error))}\n")
        return USAGE
    except KeyboardInterrupt:
        return 130
    except Exception as error:  # noqa: BLE001  the last fence: a bug of ours is told as one, not as the user's
        if getattr(options, "debug", False):
            sys.stderr.write(output(traceback.format_exc()) + "\n")
        else:
            sys.stderr.write(
                f"aws-preflight itself failed: {broken_at(error)}.\n"
                "This is a bug, not a fault of your program. --debug shows the traceback to report.\n"
            )
        return BUG


if __name__ == "__main__":
    sys.exit(main())
