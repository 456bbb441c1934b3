"""The command `completion`: a script that completes commands, options and files in a shell."""

from __future__ import annotations

import argparse
import sys

from policypack.commands.arguments import commands_of
from policypack.errors import ConfigError
from policypack.version import INSTALL, NAME

DESCRIPTION = "Print the script that completes commands and options in a shell."
EXAMPLES = (
    ("bash > ~/.local/share/bash-completion/completions/aws-preflight", "for bash, in new shells"),
    ('zsh > "${fpath[1]}/_aws-preflight"', "for zsh, in new shells"),
    ("fish > ~/.config/fish/completions/aws-preflight.fish", "for fish, in new shells"),
)
SHELLS = ("bash", "zsh", "fish", "tcsh", "powershell")


def parser(command: argparse.ArgumentParser) -> None:
    command.add_argument("shell", choices=SHELLS, help="the shell")


def run(options: argparse.Namespace) -> int:
    """Print it. Raises ConfigError where what writes it is not installed."""
    from policypack.commands import COMMANDS
    from policypack.commands import parser as line

    try:
        import shtab
    except ImportError:
        raise ConfigError(
            f"Completion needs shtab, which a published pack does not carry.\nInstall it: {INSTALL}"
        ) from None
    root = line(name=NAME)
    for word, command in commands_of(root).items():
        command.description = COMMANDS[word]  # a shell shows one line
    sys.stdout.write(shtab.complete(root, shell=options.shell) + "\n")
    return 0
