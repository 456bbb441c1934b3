"""The command line: `aws-preflight COMMAND`, in a clone `python -P -m policypack COMMAND`."""

from __future__ import annotations

import errno
import gc
import logging
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

from policypack import logs
from policypack.commands import COMMANDS, load, parser
from policypack.commands.arguments import BUG, USAGE, commands_of
from policypack.errors import ConfigError, PolicyDefinitionError, UsageError, broken_at
from policypack.shown import output
from policypack.version import COMMAND

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)  # a disk or device takes no more


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
    try:
        arguments = _meant(arguments)
    except UsageError as error:
        sys.stderr.write(f"{output(str(error))}\nSee: {COMMAND} --help\n")
        return USAGE
    options = parser(arguments).parse_args(arguments)
    level = logging.DEBUG if getattr(options, "debug", False) else logging.WARNING
    logs.to_stderr("%(message)s")
    logging.getLogger("policypack").setLevel(level)
    try:
        status = load(options.command).run(options)
        sys.stdout.flush()
        return status
    except (ConfigError, PolicyDefinitionError, UsageError) as error:
        sys.stderr.write(f"{output(str(error))}\n")
        return USAGE
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        _drop()  # who reads has read enough, as `head` does
        return 141
    except Exception as error:  # noqa: BLE001  the last fence: a bug of ours is told as one, not as the user's
        if getattr(options, "debug", False):
            sys.stderr.write(output(traceback.format_exc()) + "\n")
        elif isinstance(error, OSError) and error.errno in _FULL:
            _drop()
            sys.stderr.write(f"What there is to say cannot be written: {error.strerror}.\n")
        else:
            sys.stderr.write(
                f"aws-preflight itself failed: {broken_at(error)}.\n"
                "This is a bug, not a fault of your program. --debug shows the traceback to report.\n"
            )
        return BUG


def _drop() -> None:
    """Let what is left in the buffer go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _meant(arguments: Sequence[str]) -> Sequence[str]:
    """Return the arguments with the command that they leave out: without one, a program is previewed.

    Raises UsageError where nothing is said and no program is here.
    """
    from policypack.preview.project import EXTENSIONS
    from policypack.preview.search import project_file

    if not arguments:
        project_file(Path(), EXTENSIONS)
        return ["preview"]
    first = arguments[0].partition("=")[0]
    if first in (*COMMANDS, "-h", "--help", "--version"):
        return arguments
    of_preview = commands_of(parser(["preview"]))["preview"]._option_string_actions
    return ["preview", *arguments] if first in of_preview or Path(first).is_dir() else arguments


if __name__ == "__main__":
    sys.exit(main())
