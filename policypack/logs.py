"""What goes to stderr: log lines and the command's own remarks, inert and without the secrets that are known."""

from __future__ import annotations

import io
import logging
import sys
from collections.abc import Iterable

from policypack.reads import Reads
from policypack.redaction import Redactor
from policypack.shown import output


class Inert(logging.Formatter):
    """Formats log lines without known secrets, and so that no terminal and no CI system obeys them."""

    def __init__(self, format: str) -> None:
        super().__init__(format)
        self.redactor = Redactor(Reads())

    def format(self, record: logging.LogRecord) -> str:
        return output(self.redactor.text(super().format(record)))


def to_stderr(format: str) -> None:
    """Log to stderr, warnings and worse. Whatever a stream cannot encode is written as an escape, never raised."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Inert(format))
    logging.basicConfig(handlers=[handler], level=logging.WARNING)


def keep_out(secrets: Iterable[str]) -> None:
    """Leave these values out of all log lines from here on."""
    redactor = Redactor(Reads(), secrets)
    for handler in logging.getLogger().handlers:
        if isinstance(handler.formatter, Inert):
            handler.formatter.redactor = redactor
