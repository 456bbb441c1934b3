"""What is wrong with the program itself, found before any resource is registered.

Only `python -P -m policypack preview` reads a program's source; the engine sends planned resources alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from policypack import Evidence, Finding, Undecided, policy
from policypack.finding import Location
from policypack.shown import argument, lines

if TYPE_CHECKING:
    # The pack under the engine has no program, and does without loading what reads one.
    from policypack.preview.check import Problem, Program

SOURCE = Evidence("program")


def _findings(program: Program, problems: Iterable[Problem], evidence: Evidence = SOURCE) -> Iterator[Finding]:
    """Word each problem; mandatory is only what certainly stops the program."""
    for problem in problems:
        stopped = program.stopped(problem)
        if not stopped and not problem.confirmed:
            continue
        lines = ", ".join(str(line) for line in problem.also)
        yield Finding(
            problem=problem.problem + (f" So in line{'s' if len(problem.also) > 1 else ''} {lines}." if lines else ""),
            fix=problem.fix,
            evidence=evidence,
            location=Location(problem.file, problem.line, problem.columns),
            level=None if stopped else "advisory",
            severity="low" if program.is_test(problem.file) else None,
        )


@policy(severity="critical", ends=True)
def syntax_error(*, program: Program) -> Iterator[Finding]:
    """A file of the program cannot be parsed.

    Why: Python reads a whole file before it runs its first line: "SyntaxError: invalid syntax". A file that only some
    runs load, such as a test, is advised about.
    Source: https://docs.python.org/3/tutorial/errors.html#syntax-errors
    """
    yield from _findings(program, program.syntax_errors)


@policy(severity="critical", ends=True)
def import_error(*, program: Program) -> Iterator[Finding]:
    """The program imports what is not there.

    Why: "ModuleNotFoundError: No module named …" or "ImportError: cannot import name …" ends the program before its
    first resource. Mandatory where our own run ended there: what is installed here may differ elsewhere.
    Source: https://docs.python.org/3/library/exceptions.html#ModuleNotFoundError
    https://www.pulumi.com/docs/iac/languages-sdks/python/#virtual-environments
    """
    yield from _findings(program, program.import_errors)


@policy(severity="critical", ends=True)
def type_error(*, program: Program) -> Iterator[Finding]:
    """The program has a type error.

    Why: "TypeError: Repository._internal_init() got an unexpected keyword argument", "AttributeError: module
    'pulumi_aws' has no attribute", or botocore's "Unknown parameter in input" ends the program, one error a run. Names
    change between major versions of a provider; what counts is the version that is installed for the program. A
    TypeScript program ends with "TSError: ⨯ Unable to compile TypeScript", unless its settings leave types unchecked.
    Source: https://www.pulumi.com/registry/packages/aws/how-to-guides/7-0-migration/
    https://docs.astral.sh/ty/
    """
    yield from _findings(program, program.type_errors, Evidence("program", "the installed packages"))


@policy(severity="critical", ends=True)
def config_missing(*, program: Program) -> Iterator[Finding]:
    """The program requires settings that the stack does not set.

    Why: "Missing required configuration variable …" ends the program at the first of them; the next run ends at the
    second. What a program asks for only on a way that it did not take is not missing. Undecided where the stack's file
    imports an environment of Pulumi ESC, which may set them.
    Source: https://www.pulumi.com/docs/iac/concepts/config/#accessing-configuration-from-code
    """
    wanted = program.missing_settings
    keys = {each.key: each.secret for each in wanted}
    for name in program.project.missing:
        keys.setdefault(name if ":" in name else f"{program.project.name}:{name}", False)
    if not keys:
        return
    if program.imported_environments:
        names = ", ".join(program.imported_environments)
        raise Undecided(f"{', '.join(keys)} may be set by {names}, which cannot be read without a login", "login")
    stopped = any(program.failed_at(each.source, each.line, each.last) for each in wanted) or any(
        failure.kind == "configuration" and any(key in failure.problem for key in keys) for failure in program.failures
    )
    project = program.project
    where = f"not set in the stack {project.stack}" if project.stack_known else "set nowhere: there is no stack's file"
    yield Finding(
        problem=f"{', '.join(keys)} {'is' if len(keys) == 1 else 'are'} required and {where}.",
        fix=project.how_to_set(keys),
        evidence=SOURCE,
        location=Location(wanted[0].source, wanted[0].line) if wanted else program.location,
        level=None if stopped else "advisory",
    )


@policy(level="advisory", severity="low", group="convention")
def entry_point_ambiguous(*, program: Program) -> Iterator[Finding]:
    """The program has two entry points.

    Why: `main` in Pulumi.yaml names the file that runs; a `__main__.py` beside it looks like the entry point, never
    runs, and is edited in vain.
    Source: https://www.pulumi.com/docs/iac/concepts/projects/project-file/
    """
    project = program.project
    entry = program.language.entry
    other = project.folder / entry
    if not entry or project.entry in (".", entry) or not other.is_file():
        return
    yield Finding(
        problem=f"{project.file.name} runs {project.entry}, and {other.name} lies beside it.",
        fix=f"Remove {other.name}, or remove `main` from {project.file.name} if {other.name} is the program.",
        evidence=SOURCE,
        location=Location(program.shown(other), 1),
    )


@policy(level="advisory", severity="medium")
def region_not_configured(*, program: Program) -> Iterator[Finding]:
    """The region is configured nowhere.

    Why: Without `aws:region` the provider takes the region of whatever environment runs it, or refuses: "Missing region
    configuration". A region that stands only in the source cannot differ between stacks.
    Source: https://www.pulumi.com/registry/packages/aws/installation-configuration/
    """
    regions = [each for each in program.provider_regions if each.text is None or each.provider]
    if not program.uses_aws or "aws:region" in program.set_settings or any(each.text is None for each in regions):
        return
    if program.ambient_region:
        return  # a region in the source may be a second one, such as that of CloudFront's certificates
    if program.imported_environments:
        raise Undecided("the region may come from an environment that cannot be read without a login", "login")
    commands = program.project.how_to_set({"aws:region": False}, "REGION")
    if not regions:
        # `pulumi config set region` sets the project's own setting.
        meant = ("aws:region", f"{program.project.name.lower()}:region")
        others = sorted(key for key in program.set_settings if key.lower() in meant)
        unread = f" The provider does not read {' and '.join(others)}." if others else ""
        yield Finding(
            problem="aws:region is not set, no provider names a region, and this machine's environment has none."
            + unread,
            fix=commands,
            evidence=SOURCE,
            location=program.location,
        )
        return
    first = regions[0]
    yield Finding(
        problem=f"The region stands only in the source: {', '.join(sorted({str(each.text) for each in regions}))}.",
        fix=lines(commands, "Read it in the program with pulumi.Config('aws').require('region')."),
        evidence=SOURCE,
        location=Location(first.file, first.line),
    )


@policy(level="advisory", severity="high", group="security")
def insecure_random(*, program: Program) -> Iterator[Finding]:
    """A secret is made with predictable random numbers.

    Why: `random` is made for simulations: whoever knows some of its values can compute the others. Python's own page
    warns not to use it for security.
    Source: https://docs.python.org/3/library/random.html
    https://docs.astral.sh/ruff/rules/suspicious-non-cryptographic-random-usage/
    """
    for flow in program.insecure_values:
        what = f"the argument {flow.sink} of {flow.call}" if flow.call else flow.sink
        yield Finding(
            problem=f"{flow.maker} makes {what}.",
            fix="Let AWS make it (manageMasterUserPassword, or a Secrets Manager secret), or use pulumi-random's "
            "RandomPassword, which is kept in the state; `secrets` is safe too, but makes another one on every run.",
            evidence=Evidence("program", "ruff S311"),
            location=flow.source.at(flow.line),
        )


@policy(level="advisory", severity="medium", group="reliability")
def value_changes_every_run(*, program: Program) -> Iterator[Finding]:
    """A resource is given a value that differs on every run.

    Why: Pulumi compares what the program says with its state. A random number, a UUID or the time of day is another one
    each time, so every update changes the resource, replaces it, or sets another password.
    Source: https://www.pulumi.com/registry/packages/random/
    """
    package, option = program.language.package("random"), program.language.option("ignoreChanges")
    for flow in program.fresh_values:
        what = "name" if flow.sink == "resource_name" else flow.sink
        yield Finding(
            problem=f"{flow.call.removeprefix('pulumi_')} is given another {what} on every run, from {flow.maker}.",
            fix=f"Use a resource of {package} or pulumiverse-time, whose value is kept in the state, a setting, or "
            f"{option} for {what}.",
            evidence=SOURCE,
            location=flow.location,
        )


@policy(level="disabled", severity="low", group="convention")
def lint_error(*, program: Program) -> Iterator[Finding]:
    """The linter finds fault with the program.

    Why: Unused imports, undefined names and the like; by the program's own ruff settings, or ruff's defaults. Off by
    default: whether it matters is the team's to say.
    Source: https://docs.astral.sh/ruff/rules/
    """
    places: dict[tuple[str, str], list[int]] = {}
    texts: dict[tuple[str, str], str] = {}
    for lint in program.lint:
        key = (program.shown(lint.file), lint.code)
        places.setdefault(key, []).append(lint.line)
        texts.setdefault(key, lint.text.removesuffix("."))
    for (file, code), found in places.items():
        more = f" So in {len(found) - 1} more lines of {file}." if len(found) > 1 else ""
        yield Finding(
            problem=f"{texts[file, code]} ({code}).{more}",
            fix=f"Run `ruff check --fix {argument(file)}`; `ruff rule {code}` explains it.",
            evidence=Evidence("program", "ruff"),
            location=Location(file, found[0]),
        )


@policy(level="advisory", severity="low", group="convention")
def environment_undocumented(*, program: Program) -> Iterator[Finding]:
    """The program needs environment variables that nothing names.

    Why: `os.environ["X"]` raises KeyError where X is not set; a stack whose settings are encrypted with a passphrase
    wants PULUMI_CONFIG_PASSPHRASE, and one outside Pulumi Cloud PULUMI_BACKEND_URL ("passphrase must be set with
    PULUMI_CONFIG_PASSPHRASE"). Whoever runs it next learns of them one error at a time.
    Source: https://www.pulumi.com/docs/iac/cli/environment-variables/
    """
    wanted = [each for each in program.required_variables if not program.says(each.key)]
    names = [each.key for each in wanted]
    # Without `secretsprovider`, a salt is what a backend other than Pulumi Cloud leaves in the stack's file.
    if "encryptionsalt" in program.stack_file and not program.stack_file.get("secretsprovider"):
        if not program.says("PULUMI_CONFIG_PASSPHRASE"):
            names.append("PULUMI_CONFIG_PASSPHRASE")
        if not program.backend_url and not program.says("PULUMI_BACKEND_URL") and not program.says("pulumi login"):
            names.append("PULUMI_BACKEND_URL")
    if names:
        yield Finding(
            problem=f"The program needs {', '.join(names)}, and no README, script or pipeline beside it says so.",
            fix="Name them in the README, each with what it is for.",
            evidence=SOURCE,
            location=Location(wanted[0].source, wanted[0].line) if wanted else program.location,
        )
