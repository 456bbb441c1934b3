"""The program's source as policies see it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar

from policypack.errors import Undecided
from policypack.finding import Location
from policypack.preview import languages
from policypack.preview.check import comments, lint, made_up, suite, surroundings, typecheck
from policypack.preview.check.backend import Backend, backend
from policypack.preview.check.imports import REQUIREMENTS
from policypack.preview.check.installed import Installed
from policypack.preview.check.lint import Lint
from policypack.preview.check.node_kept import NodeRecords
from policypack.preview.check.problem import Problem
from policypack.preview.check.python_files import Source
from policypack.preview.check.references import Reference, references
from policypack.preview.check.required import Required
from policypack.preview.check.tools import tool
from policypack.preview.languages.language import AskedOnce, Language, ProgramSource, Tools
from policypack.preview.places import shown
from policypack.preview.project import Project, backend_url
from policypack.preview.records import WHOLE, MissingRead, ProgramFailure, Referred

T = TypeVar("T")


@dataclass(frozen=True)
class Program:
    """A program: its project, its settings, its source, and what tools say about that. Everything is read lazily.

    `interpreter` is the program's own (None for Node), `failures` what stopped our run of it, once it `ran`, and
    `missing_reads` the files that its callbacks looked for in vain, `referred` the stacks that it referred to.
    A question that a tool could not answer raises Undecided with the cause "checker", every time the same.
    """

    project: Project
    interpreter: Path | None
    failures: tuple[ProgramFailure, ...] = ()
    missing_reads: tuple[MissingRead, ...] = ()
    referred: tuple[Referred, ...] = ()
    checker: str | None = None
    linter: str | None = None
    seconds: float = typecheck.SECONDS
    kept: NodeRecords | None = None
    ran: bool = False
    _once: AskedOnce = field(default_factory=AskedOnce, repr=False, compare=False)

    def with_failure(
        self,
        *failures: ProgramFailure | None,
        missing_reads: Sequence[MissingRead] = (),
        referred: Sequence[Referred] = (),
    ) -> Program:
        """Return the same program after a run that ended in `failures` (None and nothing: it went through)."""
        ended = tuple(failure for failure in failures if failure is not None)
        return replace(self, failures=ended, missing_reads=tuple(missing_reads), referred=tuple(referred), ran=True)

    @property
    def language(self) -> Language:
        return languages.of(self.project)

    @property
    def _checked(self) -> ProgramSource:
        tools = Tools(self.interpreter, self.checker, self.seconds, self.kept)
        return self._once("source", lambda: self.language.checked(self.project, tools))

    def begin(self) -> None:
        """Start the slow tool beside whatever comes next, which saves its time, where it need not be told anything."""
        self._checked.begin()

    def told(self, line: Mapping[str, Any]) -> None:
        """Take a line that a run reports while it runs, of which a check may make use."""
        self._checked.told(line)

    # -- files --------------------------------------------------------------------------------------------------

    @property
    def files(self) -> tuple[Source, ...]:
        """The Python files that the program loads, and its tests."""
        return self._checked.files

    @property
    def sources(self) -> tuple[Source, ...]:
        """The Python files that the program loads."""
        return tuple(source for source in self.files if not source.test)

    @property
    def tests(self) -> tuple[Source, ...]:
        return tuple(source for source in self.files if source.test)

    def is_test(self, file: str) -> bool:
        """Is a file, as findings show it, one of the program's tests? They do not run with it."""
        return any(source.name == file for source in self.tests)

    @property
    def scripts(self) -> tuple[Path, ...]:
        """The TypeScript and JavaScript files of a Node program: what its run loaded, else all but its tests."""
        return self._checked.scripts

    def made_at(self, type: str, name: str) -> Location | None:
        """Return where the source makes a resource, None where that is not certain."""
        return self._checked.made_at(type, name)

    @property
    def exemptions(self) -> comments.Said:
        """What comments in the source exempt, whether that is allowed or not."""
        return self._once("exemptions", lambda: comments.said(self._checked.comments()))

    @property
    def location(self) -> Location:
        """The project file, for what is nowhere in the source."""
        return Location(shown(str(self.project.file)), 1)

    # -- what tools say -----------------------------------------------------------------------------------------

    @property
    def installed(self) -> Installed:
        return self._checked.installed

    @property
    def syntax_errors(self) -> tuple[Problem, ...]:
        return self._checked.problems("syntax")

    @property
    def import_errors(self) -> tuple[Problem, ...]:
        return self._checked.problems("import")

    @property
    def type_errors(self) -> tuple[Problem, ...]:
        return self._checked.problems("type")

    @property
    def _linter(self) -> str | None:
        return self.linter or tool("ruff", self.interpreter)

    @property
    def lint(self) -> Sequence[Lint]:
        """What the linter says by the program's own settings, or its defaults."""
        paths = [source.path for source in self.files]
        folder = self.project.root
        return self._once("lint", lambda: lint.run(folder, paths, linter=self._linter, seconds=self.seconds))

    @property
    def insecure_values(self) -> Sequence[made_up.Flow]:
        """Predictable random values that become secrets."""
        if not any(name.partition(".")[0] == "random" for each in self.sources for name in each.imports.values()):
            return ()  # the linter need not be asked
        return self._once("insecure", self._insecure)

    def _insecure(self) -> Sequence[made_up.Flow]:
        paths = [source.path for source in self.sources]
        found = lint.run(self.project.root, paths, select="S311", linter=self._linter, seconds=self.seconds)
        return tuple(made_up.insecure(self.sources, found))

    @property
    def fresh_values(self) -> Sequence[made_up.Fresh]:
        """Values that differ on every run and that resources are given."""
        return self._checked.fresh_values()

    # -- what the program asks for ------------------------------------------------------------------------------

    @property
    def required_settings(self) -> tuple[Required, ...]:
        """Settings that the program requires, `namespace:name`."""
        return self._checked.required_settings()

    @property
    def set_settings(self) -> frozenset[str]:
        """Settings that have a value."""
        return frozenset(self.project.config)

    @property
    def missing_settings(self) -> Sequence[Required]:
        """Settings that the program requires and that have no value.

        Of a program that went through there are none, whatever it would ask for on another way. Of one that stopped,
        those at which it stopped, and those that stand on no condition.
        """
        if self.ran and all(failure.kind in WHOLE for failure in self.failures):
            return ()
        missing = [each for each in self.required_settings if each.key not in self.set_settings]
        return [
            each
            for each in missing
            if not self.ran or not each.conditional or self.failed_at(each.source, each.line, each.last)
        ]

    @property
    def imported_environments(self) -> tuple[str, ...]:
        return self.project.environments

    @property
    def required_variables(self) -> tuple[Required, ...]:
        """Environment variables without which the program or its tests stop."""
        return self._once("variables", lambda: surroundings.required_variables(self.files))

    def writes(self, text: str) -> bool:
        """Does a text stand in the source?"""
        return any(text in source for source in self._checked.texts())

    def says(self, word: str) -> bool:
        """Do the documents beside the program (README, scripts, pipelines, sample env files) name a word?"""
        texts = self._once("documents", lambda: tuple(surroundings.documents(self.project)))
        return any(word in text for text in texts)

    @property
    def references(self) -> tuple[Reference, ...]:
        return self._once("references", lambda: references(self.project, self.sources))

    @property
    def backend_url(self) -> str:
        """The backend that the project file names, or nothing."""
        return backend_url(self.project.document)

    @staticmethod
    def shown(path: Path) -> str:
        """Return a path as findings show it."""
        return shown(str(path))

    @property
    def backend(self) -> Backend:
        """Where the states of stacks are. Raises Undecided (cause "backend") for one that needs a login."""
        return self._once("backend", lambda: backend(self.project))

    def outputs_of(self, stack: str) -> frozenset[str] | None:
        """Return the names of the outputs of another stack, by its full name; None where the backend has no such stack.

        Raises Undecided (cause "backend") where nobody can say.
        """
        parts = stack.split("/")
        if len(parts) == 1:
            return self.backend.outputs("organization", self.project.name, stack)
        if len(parts) != 3 or parts[0] != "organization":
            return None
        return self.backend.outputs(*parts)

    @property
    def refers_to_nothing(self) -> bool:
        """Has a run of it referred to a stack that is not there, as far as the backend can be asked?"""
        try:
            return any(self.outputs_of(each.stack) is None for each in self.referred)
        except Undecided:
            return False

    @property
    def literal_regions(self) -> Sequence[suite.Line]:
        """Regions that the source spells out."""
        return self._once("regions", lambda: tuple(suite.regions(self.sources)))

    @property
    def ambient_region(self) -> str | None:
        """The region that this machine's environment or AWS profile names."""
        return surroundings.ambient_region(self.project)

    @property
    def provider_regions(self) -> Sequence[surroundings.ProviderRegion]:
        """The regions that explicit AWS providers, or resources themselves, are given in the source."""
        return self._once("providers", lambda: surroundings.provider_regions(self.sources, self.scripts))

    @property
    def uses_aws(self) -> bool:
        """Does the program import pulumi-aws?"""
        return self._checked.uses_aws

    def empty_tests(self) -> Sequence[tuple[Source, list[suite.Line], int]]:
        """Return the test files in which tests check nothing, those tests, and how many tests the file has."""
        found = [(source, *suite.empty_tests(source)) for source in self.tests]
        return [(source, empty, count) for source, empty, count in found if empty]

    def recorded_outputs(self) -> Sequence[suite.Line]:
        """Return where tests read outputs that a deployment has written."""
        return [place for source in self.tests if (place := suite.recorded_outputs(source))]

    def mocked_regions(self, region: str) -> Sequence[list[suite.Line]]:
        """Return, file by file, the lines of mocks that name another region than `region` or the program's own."""
        own = frozenset(place.text for place in self.literal_regions)
        return [found for source in self.tests if (found := suite.mocked_regions(source, region, own))]

    @property
    def stack_file(self) -> Mapping[str, object]:
        """What the stack's own file holds."""
        return self.project.stack_document

    @property
    def may_not_compile(self) -> bool:
        """Does its compiler find an error before it runs, which may end it? Of a Python program its types say that."""
        try:
            return self._checked.may_not_compile
        except Undecided:
            return False

    # -- what the run said --------------------------------------------------------------------------------------

    def failed_at(self, file: str, first: int, last: int) -> bool:
        """Did our run of the program stop at these lines, or will its update?"""
        return any(
            failure.location is not None and failure.location.file == file and first <= failure.location.line <= last
            for failure in self.failures
            if failure.kind != "callback" or failure.sure
        )

    @property
    def does_not_compile(self) -> bool:
        """Has its compiler ended it, where types are checked? Asked after a run of our own, which checks none."""
        try:
            found = (*self.syntax_errors, *self.import_errors, *self.type_errors)
        except Undecided:
            return False
        return not self.language.early and any(problem.sure for problem in found)

    def stopped(self, problem: Problem) -> bool:
        """Is it certain that the problem stops the program: by its nature, or because our run stopped there?"""
        if problem.cause == REQUIREMENTS and any(failure.kind == "dependency" for failure in self.failures):
            return True  # such a run may not even have come to the program's first line
        return problem.sure or self.failed_at(problem.file, problem.first, problem.last)


def load(
    project: Project,
    stack: str | None = None,
    interpreter: Path | None = None,
    *,
    checker: str | None = None,
    linter: str | None = None,
    seconds: float = typecheck.SECONDS,
    kept: NodeRecords | None = None,
) -> Program:
    """Return the program of a project, before it is run. Nothing is read or started yet.

    `stack` is taken from the project where it is not given. `interpreter` is the program's own, found by its project's
    settings where it is not given (ProgramError where it is not there). `checker` and `linter` are the commands of
    the tools, `seconds` the time for each. `kept` holds what earlier checks of TypeScript found (the user's cache).
    """
    if stack is not None and stack != project.stack:
        project = replace(project, stack=stack)
    if interpreter is None:
        interpreter = languages.of(project).interpreter(project)
    return Program(project, interpreter, checker=checker, linter=linter, seconds=seconds, kept=kept)
