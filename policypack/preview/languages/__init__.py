"""The languages of programs, one module each: how one is run, and what its source says.

A third language is a module here with its `LANGUAGE`, and its runtime in `policypack.preview.project.RUNTIMES`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from policypack.preview.project import Project

if TYPE_CHECKING:
    from policypack.preview.languages.language import Language


def of(project: Project) -> Language:
    """Return the language of a project's program, which is loaded when it is first asked for."""
    found: Language = import_module(f"{__name__}.{project.runtime}").LANGUAGE
    return found
