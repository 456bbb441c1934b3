"""`preview --watch`: judge again with every save, and tell what came and what went."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, TextIO

from policypack.config import COVERAGE
from policypack.errors import ConfigError, UsageError
from policypack.finding import Finding, inert
from policypack.report import Outcome
from policypack.report.fingerprint import fingerprints
from policypack.report.words import verdict
from policypack.shown import output, shown
from policypack.version import INSTALL


class Difference(NamedTuple):
    """The findings that one outcome has and the one before has not, and the other way round."""

    came: Sequence[Finding]
    went: Sequence[Finding]


def watch(find: Callable[[], Outcome], before: Outcome, saves: Iterable[Iterable[str]], out: TextIO) -> Outcome:
    """Judge again after each of `saves`, the files of each, and write what is different. Returns the last outcome.

    What cannot be judged, such as a setting that is wrong, is told, and the next save awaited.
    """
    for files in saves:
        names = ", ".join(sorted({shown(Path(file).name) for file in files}))
        out.write(f"\nSaved {names}\n")
        out.flush()
        try:
            after = find()
        except (ConfigError, UsageError) as error:
            out.write(f"{output(str(error))}\n")
        else:
            out.write(told(difference(before, after), after))
            before = after
        out.flush()
    return before


def difference(before: Outcome, after: Outcome) -> Difference:
    """Compare two outcomes. A finding whose level or words are others came anew, and the one before it went."""
    old, new = _marked(before), _marked(after)
    common = Counter(mark for mark, _ in old) & Counter(mark for mark, _ in new)
    return Difference(_without(new, common), _without(old, common))


def _marked(outcome: Outcome) -> list[tuple[tuple[str, ...], Finding]]:
    findings = [finding for finding in outcome.ordered if finding.policy != COVERAGE]
    marks = fingerprints(findings)
    return [((mark, each.level or "", each.problem), each) for mark, each in zip(marks, findings, strict=True)]


def _without(marked: Iterable[tuple[tuple[str, ...], Finding]], common: Counter[tuple[str, ...]]) -> list[Finding]:
    return [finding for mark, finding in marked if not common[mark]]


def told(difference: Difference, outcome: Outcome) -> str:
    """Return the lines that tell a difference, and what there is in all."""
    lines = [line for finding in map(inert, difference.came) for line in _came(finding)]
    lines += [f"- {finding.policy} {finding.name}".rstrip() for finding in map(inert, difference.went)]
    if not lines:
        lines = ["Nothing came, and nothing went."]
    return "\n".join([*lines, verdict(outcome)]) + "\n"


def _came(finding: Finding) -> Iterator[str]:
    place = f" ({finding.location})" if finding.location else ""
    yield f"+ {finding.level} {finding.policy} {finding.name}".rstrip() + place
    yield from (f"    {line}" for text in (finding.problem, f"Fix: {finding.fix}") for line in text.split("\n"))


def saves(*folders: Path) -> Iterator[list[str]]:
    """Return the files of each save below these folders, until it is interrupted. Raises ConfigError."""
    try:
        import watchfiles
    except ImportError:
        text = "To watch needs watchfiles, which a published pack does not carry"
        raise ConfigError(f"{text}.\nInstall it: {INSTALL}") from None

    # Environments, caches and node_modules are left out by its own filter.
    logging.getLogger("watchfiles").setLevel(logging.ERROR)  # that it was interrupted is no news
    return ([path for _, path in changes] for changes in watchfiles.watch(*folders, raise_interrupt=False))
