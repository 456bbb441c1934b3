"""What other stacks give to a program, where its backend is a folder of this machine."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from policypack.errors import Undecided
from policypack.preview import languages
from policypack.preview.check.backend import Backend, backend
from policypack.preview.languages.language import Tools
from policypack.preview.project import Project

# What a program cannot do without: `require_output("vpcId")`, in TypeScript `requireOutput`, of values too.
_REQUIRED = re.compile(r"""\brequire_?[oO]utput\w*\(\s*(?:name\s*=\s*)?["'`]([^"'`]+)""")


class OtherStacks:
    """The outputs of stacks by their full names, read when the first one is asked for."""

    def __init__(self, project: Project) -> None:
        self._project = project

    def outputs(self, stack: str) -> Mapping[str, Any] | None:
        """Return what a stack gave when it was updated, secrets as its state has them; None where nobody knows.

        Nobody does either where the program requires what no stack has: it would end there, and show no more.
        """
        parts = stack.split("/")
        try:
            found = self._backend.values(*parts[1:]) if len(parts) == 3 else None
            missing = self._required - set(found or {})
            if found is None or not missing:
                return found
            return found if missing <= self._elsewhere else None
        except Undecided:
            return None

    @cached_property
    def _backend(self) -> Backend:
        return backend(self._project)

    @cached_property
    def _texts(self) -> tuple[str, ...]:
        source = languages.of(self._project).checked(self._project, Tools(None, None, 0, None))
        return tuple(source.texts())

    @cached_property
    def _required(self) -> frozenset[str]:
        return frozenset(name for text in self._texts for name in _REQUIRED.findall(text))

    @cached_property
    def _elsewhere(self) -> frozenset[str]:
        """The names of the outputs of all stacks of projects that the program speaks of."""
        names = (stack.split("/") for stack in self._backend.stacks())
        spoken_of = [parts for parts in names if any(parts[1] in text for text in self._texts)]
        return frozenset(name for parts in spoken_of for name in self._backend.values(*parts[1:]) or ())
