"""The commands: one module each, one table of them. Help, completion, docs/commands.md and tests read it.

A command's module says what it is for (its docstring's first line is not shown), with:

- `DESCRIPTION`: what `--help` says first, and `EXAMPLES`: command lines, each with what it does;
- `parser(command)`: adds its arguments to an argparse parser;
- `run(options)`: does it and returns the exit status. Raises ConfigError and UsageError for what is its user's.

It is imported when it is named: no command waits for what another one needs.
"""

from __future__ import annotations

import argparse
import importlib
from collections.abc import Mapping, Sequence
from typing import Protocol, cast

from policypack.commands.arguments import Parser, leaves
from policypack.version import COMMAND, NAME, VERSION

# Each command with its line in the list.
COMMANDS: Mapping[str, str] = {
    "preview": "run a Pulumi program without the engine and judge what it plans",
    "audit": "judge a stack that exists, by its exported state",
    "list": "list the policies",
    "explain": "say all about one policy",
    "config": "check a configuration, or show what holds and why",
    "exemptions": "list exemptions: whose they are, until when, and which are used",
    "doctor": "say who you are for AWS, and what can be asked",
    "iam-policy": "print the IAM policy that lookups need",
    "pack": "write a folder for pulumi's --policy-pack",
    "new": "begin a package of policies of your own, or one more policy",
    "completion": "print what completes commands in a shell",
}


class Command(Protocol):
    """What the module of a command has. Each of EXAMPLES is (what follows the command's name, what that does)."""

    DESCRIPTION: str
    EXAMPLES: Sequence[tuple[str, str]]

    def parser(self, command: argparse.ArgumentParser) -> None: ...

    def run(self, options: argparse.Namespace) -> int: ...


def load(name: str) -> Command:
    """Return the module of a command in the table."""
    return cast("Command", importlib.import_module(f"{__name__}.{name.replace('-', '_')}"))


def parser(arguments: Sequence[str] | None = None, name: str = COMMAND) -> Parser:
    """Return the parser of the command line `name`, with the arguments of the command that is named: None for all."""
    root = Parser(prog=name, description="Find at preview what AWS will refuse at update.")
    root.add_argument("--version", action="version", version=f"{NAME} {VERSION}")
    commands = root.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for word, line in COMMANDS.items():
        if arguments is not None and word not in arguments:
            commands.add_parser(word, help=line)
            continue
        command = load(word)
        own = commands.add_parser(word, help=line, description=command.DESCRIPTION, examples=command.EXAMPLES)
        command.parser(own)
        for each in leaves(own):
            if "--debug" not in each._option_string_actions:
                each.add_argument("--debug", action="store_true", help="show the traceback where the command fails")
    return root
