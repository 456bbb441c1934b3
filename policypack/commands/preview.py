"""The command `preview`: run the program, judge what it plans, report."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

from policypack import logs
from policypack.aws import Lookups
from policypack.aws.tape import Tape
from policypack.causes import CAUSES
from policypack.commands.arguments import BUG, own_policies, policy_config, seconds, setting, where
from policypack.commands.watch import saves, watch
from policypack.config import Settings, read_file
from policypack.errors import ConfigError, broken_at
from policypack.exempting import exempting
from policypack.finding import Finding, Location, Severity, Skip
from policypack.judge import Context, Judge
from policypack.policy import Policy, discover
from policypack.preview.check import Program, load
from policypack.preview.judgement import stack_of
from policypack.preview.places import shown as shown_path
from policypack.preview.project import EXTENSIONS, Project
from policypack.preview.records import CALLBACK, ProgramError, ProgramFailure
from policypack.preview.run import PreviewOptions, PreviewResult, preview
from policypack.preview.search import project_file
from policypack.reads import Reads
from policypack.redaction import Redactor
from policypack.report import Outcome, baseline, formats, rules
from policypack.report.estimate import estimated
from policypack.report.plan import plan
from policypack.shown import output, shown

EMULATED = "Answers about AWS come from the embedded emulator (account {account}), not from AWS itself."
REPLAYED = "Answers about AWS are those recorded in {file}."
RECORDED = "Answers about AWS are live, and recorded in {file}."
LIVE = "Answers about AWS are live."
SILENT = "AWS was asked and gave no answer."
NO_CREDENTIALS = "No AWS credentials were found, so AWS was not asked."
NO_AMBIENT = "No ambient AWS credentials were found: only providers with credentials of their own could be asked."
OFF = "AWS was not asked (--aws off)."
FAILED_REPORT = "The {format} report itself failed ({place}). This is a bug of the pack. What was found:\n"
DISABLED = "The configuration disables all {number} policies: nothing was judged."

DESCRIPTION = (
    "Run a Pulumi program without the engine and judge what it plans. Needs no Pulumi CLI, no login and no "
    "credentials. Exit status: 0 nothing mandatory, 1 mandatory findings, 2 the program or its set-up failed, "
    "3 wrong usage."
)
EXAMPLES = (
    ("", "judge the program of the current folder"),
    ("infra --stack production --aws off", "judge a stack of the program in infra, and ask AWS nothing"),
    ("--policy-config presets/pull-request.json", "only advise, as for a pull request"),
    ("--baseline main.json", "report only what a report of the main branch (--report json=main.json) does not have"),
    ("--watch --aws off", "judge again with every save, until Ctrl-C"),
    ("--report json=report.json", "write a report into a file beside what is shown"),
)


def parser(command: argparse.ArgumentParser) -> None:
    of_run(command)
    of_report(command)
    command.add_argument(
        "--watch", action="store_true", help="judge again with every save, and tell what came and went"
    )
    command.add_argument("--debug", action="store_true", help="show tracebacks and what the program printed")


def of_report(command: argparse.ArgumentParser) -> None:
    """Add what says what is reported, and where."""
    command.add_argument(
        "--format",
        choices=formats.NAMES,
        default="text",
        metavar="FORMAT",
        help=f"the report: {', '.join(formats.NAMES)} (default: text)",
    )
    command.add_argument(
        "--report",
        action="append",
        type=_report,
        default=[],
        metavar="FORMAT=FILE",
        help="write a report of this format into a file as well; may be given several times",
    )
    command.add_argument(
        "--baseline", type=Path, metavar="FILE", help="report only what this JSON report of another run does not have"
    )


def of_run(command: argparse.ArgumentParser) -> None:
    """Add what says which program is run, as which stack, and who answers lookups."""
    command.add_argument(
        "program",
        type=Path,
        metavar="PROGRAM",
        nargs="?",
        default=Path(),
        help="the folder with Pulumi.yaml (default: the current one)",
    )
    command.add_argument(
        "--stack",
        metavar="S",
        help="the stack (default: the only Pulumi.*.yaml, of several the one that the CLI has selected)",
    )
    command.add_argument(
        "--config",
        action="append",
        type=setting,
        default=[],
        metavar="K=V",
        help="a stack setting, over those of the files",
    )
    command.add_argument("--region", metavar="R", help="the region, over aws:region of the stack")
    command.add_argument(
        "--aws",
        metavar="WHERE",
        type=where,
        help="who answers lookups: live, emulator, off, record=FILE (ask and keep the answers) or replay=FILE "
        "(default: live where credentials are found, else off)",
    )
    command.add_argument("--redact", action="store_true", help="with record=FILE: keep no account numbers and users")
    policy_config(command)
    own_policies(command)
    command.add_argument(
        "--timeout", type=seconds, default=120.0, metavar="SECONDS", help="time for the program (default: 120)"
    )


def _report(text: str) -> formats.Destination:
    try:
        return formats.destination(text)
    except ConfigError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def run(options: argparse.Namespace) -> int:
    """Run the command and return its exit status. Raises ConfigError for settings that are wrong."""

    def find() -> Outcome:
        return look(options, quiet=options.format != "text")

    if not options.watch:
        return report(options, find)
    folders = {project_file(options.program, EXTENSIONS).parent, *filter(None, [options.policy_config])}
    coming = saves(*folders)
    first = find()
    formats.write(first, options.format, sys.stdout)
    return watch(find, first, coming, sys.stdout).exit_code


def report(options: argparse.Namespace, find: Callable[[], Outcome]) -> int:
    """Write what `find` finds as the options say, and return the exit status. Wrong options are told before."""
    formats.check(options.report)
    known = baseline.read(options.baseline) if options.baseline else None
    outcome = find()
    unwritten: ConfigError | None = None
    try:
        # In full, so that it can be the baseline of the next run, and first: who reads the other may go early.
        formats.write_all(outcome, options.report)
    except ConfigError as error:
        unwritten = error
    if known is not None:
        outcome = baseline.new(outcome, known, str(options.baseline))
    try:
        formats.write(outcome, options.format, sys.stdout)
    except OSError:
        raise  # whoever reads it has gone
    except Exception as error:  # noqa: BLE001  the fence: what was found is not lost with the report
        sys.stderr.write(FAILED_REPORT.format(format=options.format, place=broken_at(error)))
        sys.stderr.writelines(f"{line}\n" for line in formats.plainly(outcome))
        return BUG
    if unwritten:
        raise unwritten
    return outcome.exit_code


def look(options: argparse.Namespace, *, quiet: bool) -> Outcome:
    """Run the program and judge what it plans. `quiet`: show nothing of what is being done."""
    started = time.monotonic()
    policies = discover(own=options.own)
    settings = read_file(options.policy_config, policies) if options.policy_config else Settings()
    organization, name = _stack(options.stack)
    with ExitStack() as stack, progress_of(quiet) as progress:
        programs: list[Program] = []

        def begin(project: Project) -> None:
            """Check the types beside the run: both take their time, on a core each."""
            programs.append(load(project))
            programs[0].begin()

        lookups, answers, account = lookups_of(options.aws, settings, stack, options.redact)
        try:
            result = preview(
                options.program,
                PreviewOptions(
                    stack=name,
                    organization=organization,
                    config=options.config,
                    region=options.region,
                    timeout=options.timeout,
                    account=account,
                    lookups=lookups,
                    progress=progress,
                    on_project=begin,
                    on_report=lambda line: programs[0].told(line),
                ),
            )
        except ProgramError as error:
            failure = _failed(error.problem, error.fix, error.location)
            outcome = Outcome(_name(options.program), options.stack or "", failures=[failure], failed=True)
        else:
            logs.keep_out(result.secrets)
            progress("Judging the plan" if lookups is None else "Judging the plan and asking AWS")
            outcome = judged(result, programs[0], policies, settings, lookups)
            if options.debug:
                _debug(result)
    if answers is LIVE and lookups and not lookups.answered:
        asked = any(CAUSES[skip.cause].of_lookups for skip in outcome.undecided)
        answers = SILENT if asked else LIVE
    return replace(outcome, answers=answers, seconds=time.monotonic() - started)


def judged(
    result: PreviewResult,
    program: Program,
    policies: list[Policy],
    settings: Settings,
    lookups: Lookups | None,
    *,
    strict: bool = False,
) -> Outcome:
    """Judge what a program registered, and its source. `strict`: what a policy raises is raised."""
    project = result.project
    pack = settings.pack
    planned = stack_of(result)
    environment = settings.environment(project.stack if project.stack_known else "", planned.config)
    settings = settings.of_run(project.name, project.stack, environment)
    source = program.with_failure(*result.failures, missing_reads=result.missing_reads, referred=result.referred)
    allowed = exempting(pack, planned.config, {}, source)
    judge = Judge(
        policies,
        settings,
        Context(
            stack=project.stack,
            project=project.name,
            organization=result.organization,
            config=planned.config,
            secrets=tuple(sorted(result.secrets)),
            environment=environment,
            exemptions=allowed.exemptions,
            tags_exempt=allowed.tags_exempt,
            remarks=allowed.remarks,
            strict=strict,
        ),
        lookups,
        source,
    )
    redactor = Redactor(Reads(), result.secrets)

    def named(name: str) -> str:
        return redactor.name(str(result.symbols.parse(name)))

    def shown_as(finding: Finding) -> Finding:
        return replace(finding, urn=named(finding.urn), name=named(finding.name))

    judge.leave_out(_stopped([note.text for note in result.notes if note.cause == CALLBACK]))
    report = judge.judge(planned)
    cost, broken = estimated(planned, lookups, result.secrets)
    return Outcome(
        program=project.name,
        stack=project.stack,
        findings=[shown_as(finding) for finding in report.findings],
        failures=[
            replace(_failure(failure), urn=named(failure.urn))
            for failure in result.failures
            if not _explained(failure, report.findings)
        ],
        failed=result.failed,
        undecided=[replace(skip, urn=named(skip.urn), name=named(skip.name)) for skip in report.undecided],
        exempted=[replace(each, finding=shown_as(each.finding)) for each in report.exempted],
        exemptions=(*judge.exemptions, *judge.tagged),
        notes=[
            *([] if judge.policies else [DISABLED.format(number=len(policies))]),
            *(note.text for note in result.notes if note.cause != CALLBACK),
            *broken,
        ],
        rules=rules(policies),
        file=shown_path(project.file),
        plan=plan(planned, named),
        resources=sum(not resource.external for resource in planned),
        policies=len(judge.policies),
        cost=cost,
    )


def _stopped(deeds: Sequence[str]) -> list[Skip]:
    """Return, for `coverage`, what callbacks were stopped from doing: all of it in one."""
    if not deeds:
        return []
    more = [f"and {len(deeds) - _LISTED} more"] if len(deeds) > _LISTED else []
    reason = "; ".join([deed.removesuffix(".") for deed in deeds[:_LISTED]] + more)
    return [Skip(policy="what they make", urn="", name="", reason=reason, cause=CALLBACK)]


def lookups_of(
    where: str | None, settings: Settings, stack: ExitStack, redact: bool
) -> tuple[Lookups | None, str, str | None]:
    """Return who answers lookups, what to say of it, and the account where it is known."""
    seconds = settings.pack["lookupSeconds"]
    if where == "emulator":
        from policypack.aws.emulator import Emulator
        from policypack.aws.emulator_knows import knows

        emulator = stack.enter_context(Emulator(ahead=True))
        lookups = Lookups(mode="emulator", endpoint_url=emulator.url, budget=seconds, knows=knows)
        return lookups, EMULATED.format(account=emulator.account), emulator.account
    if where == "off" or (where is None and settings.pack["lookups"] == "off"):
        return None, OFF, None
    how, _, file = (where or "").partition("=")
    if how == "replay":
        lookups = Lookups(mode="live", budget=seconds, tape=Tape(Path(file), play=True), cache_dir=None)
        return lookups, REPLAYED.format(file=file), None
    tape = Tape(Path(file), play=False, redact=redact) if how == "record" else None
    lookups = Lookups(mode="live", budget=seconds, tape=tape)
    found = lookups.has_credentials({})
    if where is None and not found:
        return None, NO_CREDENTIALS, None
    stack.callback(lookups.flush)
    answers = RECORDED.format(file=file) if tape else LIVE
    return lookups, answers if found else NO_AMBIENT, None


# Which policies on the program's source say more about a failure than the failure itself does.
_EXPLAIN = {
    "configuration": ("program-config-missing",),
    "dependency": ("program-import-error",),
    "callback": ("program-type-error",),
    "exception": ("program-type-error", "program-import-error", "program-syntax-error"),
}
_LISTED = 5
_NEAR = 20  # lines: a statement may begin some lines above the one that raised


def _explained(failure: ProgramFailure, findings: Sequence[Finding]) -> bool:
    """Does a finding on the source say the same as the failure, with its fix and no less certain?"""
    for finding in findings:
        explains = finding.level == "mandatory" or not (failure.fatal or failure.sure)
        if finding.policy not in _EXPLAIN.get(failure.kind, ()) or not explains:
            continue
        if failure.kind == "configuration" or failure.location is None or finding.location is None:
            return True
        near = 0 <= failure.location.line - finding.location.line <= (0 if failure.kind == "callback" else _NEAR)
        if finding.location.file == failure.location.file and near:
            return True
    return False


def _failure(failure: ProgramFailure) -> Finding:
    found = _failed(failure.problem, failure.fix, failure.location)
    if not (failure.fatal or failure.sure):
        severity: Severity = "high" if failure.kind == "exit" else "low"  # what is left out is deleted
        return replace(found, urn=failure.urn, level="advisory", severity=severity)
    return replace(found, urn=failure.urn)


def _failed(problem: str, fix: str, location: Location | None) -> Finding:
    return Finding(
        policy="program",
        problem=problem,
        fix=fix,
        location=location,
        level="mandatory",
        severity="critical",
        group="deployability",
    )


def _stack(named: str | None) -> tuple[str, str | None]:
    """Return the organization and the name of a stack, which the CLI takes as `dev`, `acme/dev` and `acme/shop/dev`."""
    parts = (named or "").split("/")
    return (parts[0], parts[-1]) if 2 <= len(parts) <= 3 and all(parts) else ("organization", named)


def _name(program: Path) -> str:
    return program.resolve().name


@contextmanager
def progress_of(quiet: bool) -> Iterator[Callable[[str], None]]:
    """Show on a terminal what is done now; say nothing elsewhere, and nothing of what is over at once."""
    if quiet or not sys.stderr.isatty():
        yield lambda text: None
        return
    from rich.console import Console
    from rich.text import Text

    with Console(stderr=True).status("Starting") as status:
        yield lambda text: status.update(Text(shown(text)))


def _debug(result: PreviewResult) -> None:
    """Write what the program printed and why it failed, line by line, without what is secret in it."""
    for text in (*(failure.traceback for failure in result.failures), result.output):
        if text:
            sys.stderr.write(output(text.rstrip()) + "\n")
