"""Which labelled deploy failures the policies report: `make labels` counts them and writes docs/labels.md.

A label is a failure that somebody found after a real deployment (tests/labels.txt). It counts as caught where the table
of a policy has it as a minimal stack: the row has the finding, and the base, which is the stack put right, has none.
"""

from __future__ import annotations

import importlib
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from policypack.testing import Table
from tests.captured import ROOT

LABELS = Path(__file__).with_name("labels.txt")
PAGE = ROOT / "docs" / "labels.md"
FAILURES = ROOT.parent / "shared" / "failures.jsonl"
PLACES = ("resource", "stack")
OPEN, WRONG, PROGRAM = "open", "wrong", "program-type-error"


class Label(NamedTuple):
    """One label: its rule, the program it was found in, where a plan shows it, and who says so.

    `policy` is a policy's id, or `open`, or `wrong`; `row` the row of its table, or the reason.
    """

    rule: str
    case: str
    place: str
    policy: str
    row: str

    @property
    def service(self) -> str:
        return self.policy.split("-")[0]


def labels() -> list[Label]:
    found = []
    for text in LABELS.read_text("utf-8").splitlines():
        if text and not text.startswith("#"):
            label, claim = text.split(" | ")
            rule, case, place = label.split()
            policy, _, row = claim.partition(": ")
            found.append(Label(rule, case, place, policy, row))
    return found


def labelled() -> list[tuple[str, str, str]]:
    """Return (rule, case, place) of each label beside the project, in the order of the table."""
    found = (json.loads(line) for line in FAILURES.read_text("utf-8").splitlines())
    return sorted(
        (label["rule"], label["case"].removeprefix("case-"), label["seen_at"])
        for label in found
        if label["kind"] == "deploy_error" and label["seen_at"] in PLACES
    )


def shown() -> dict[str, set[str]]:
    """Return the rows with a finding of every policy that has a table."""
    found: dict[str, set[str]] = {}
    for path in sorted((ROOT / "tests" / "policies").rglob("test_*.py")):
        module = importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
        for table in vars(module).values():
            if isinstance(table, Table):
                found.setdefault(table.policy, set()).update(row.id for row in table.rows if row.expected)
    return found


def page(known: list[Label]) -> str:
    """Return docs/labels.md: the totals by place and by room of the policy, and what is not caught, with the reason."""
    right = [label for label in known if label.policy != WRONG]
    lines = [
        "<!-- Written by `make labels`. -->",
        "# Labelled failures",
        "",
        "Somebody read what real programs failed of when they were deployed, and labelled each failure that one",
        "planned resource or the stack shows. A label is caught where a policy's table has it as a minimal stack: the",
        "row has the finding, and the stack put right has none. The labels are in `tests/labels.txt`.",
        "",
        "| where it is seen | labels | caught | of those that are right |",
        "|---|---|---|---|",
    ]
    for place in (*PLACES, "both"):
        these = [label for label in right if place in (label.place, "both")]
        caught = [label for label in these if label.policy != OPEN]
        lines.append(f"| {place} | {len(these)} | {len(caught)} | {len(caught) / len(these):.0%} |")
    lines += ["", "| service | caught |", "|---|---|"]
    services = Counter(label.service for label in right if label.policy != OPEN)
    lines += [f"| {service} | {count} |" for service, count in sorted(services.items())]
    lines += ["", "## Not caught", "", *_reasons(known, OPEN)]
    lines += ["", "## Labels that are wrong", "", *_reasons(known, WRONG)]
    return "\n".join(lines) + "\n"


def _reasons(known: list[Label], policy: str) -> Iterator[str]:
    yield from ("| label | program | why |", "|---|---|---|")
    for label in known:
        if label.policy == policy:
            yield f"| {label.rule} | {label.case} | {label.row} |"


def main() -> None:
    PAGE.write_text(page(labels()), encoding="utf-8")


if __name__ == "__main__":
    main()
