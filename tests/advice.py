"""How much advice a good program gets: `python -m tests.advice` counts it and writes docs/advice.md (two minutes).

Good programs are those that deploy: the small ones of tests/preview/programs/good, the fixed examples, and the
recorded stacks that were deployed, where those lie beside the project.
"""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from pulumi.runtime import proto

from policypack.config import Settings
from policypack.finding import Report
from policypack.judge import Context, Judge
from policypack.policy import Policy, discover
from policypack.preview.judgement import stack_of
from policypack.preview.run import PreviewOptions, preview
from policypack.serve import Servicer
from tests.captured import ABSENT, SHARED, Recording, recordings

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "advice.md"
GOOD = ROOT / "tests" / "preview" / "programs" / "good"
# As it was before rules were made stricter or switched off by default: programs, the median, the 90th percentile.
BEFORE = {
    "all": (263, 4, 9.8),
    "small programs": (27, 2, 5.4),
    "fixed examples": (7, 0, 0.4),
    "deployed stacks": (229, 4, 10),
}
# What is said of more than half of the resources that a policy looks at, and why it is said all the same.
WORTH_IT = {
    "lambda-runtime-deprecated": "right: the recorded programs name runtimes of their time, which AWS patches no more",
    "s3-bucket-replication-unversioned": "right: the replication may begin before its bucket keeps versions",
    "secretsmanager-rotation-not-permitted": "right: the rotation may begin before the permission is there",
}
FIXED = {
    "flask-api": "production",
    "ml-api": "dev",
    "payments-fargate": "dev",
    "three-tier-payments": "dev",
    "small/new-region": "dev",
    "small/order-tools": "dev",
    "small/sandbox": "dev",
}
EXPECTED = ROOT / "tests" / "preview" / "good_programs.toml"
HALF = 0.5


class Told(NamedTuple):
    """The advice on one program: how often each policy advises, and how many resources there are of each type."""

    name: str
    advice: Counter[str]
    types: Counter[str]


def judged(program: Path, stack: str, policies: list[Policy]) -> tuple[Report, Counter[str]]:
    """Judge a program without asking AWS; return what is reported and the types of its resources."""
    result = preview(program, PreviewOptions(stack=stack))
    planned = stack_of(result)
    context = Context(
        stack=result.project.stack,
        project=result.project.name,
        config=planned.config,
        environment=Settings().environment(stack, planned.config),
    )
    report = Judge([policy for policy in policies if not policy.preview_only], Settings(), context).judge(planned)
    return report, Counter(resource.type for resource in planned)


def recorded(recording: Recording, policies: list[Policy]) -> tuple[Report, Counter[str]]:
    analyze, stack = recording.load()
    servicer = Servicer(policies)
    servicer.ConfigureStack(
        proto.AnalyzerStackConfigureRequest(stack="recorded", project="shop", organization="organization"), None
    )
    report = Report()
    for request in analyze:
        report.add(servicer.judge.resource(servicer.seen(request)))
    planned = servicer.stack(stack)
    report.add(servicer.judge.stack(planned))
    return report, Counter(resource.type for resource in planned)


def _told(name: str, judgement: tuple[Report, Counter[str]]) -> Told:
    report, types = judgement
    advice = Counter(f.policy for f in report.findings if f.level == "advisory" and f.policy != "coverage")
    return Told(name, advice, types)


def small(policies: list[Policy]) -> Iterator[Told]:
    for folder in sorted(GOOD.glob("*/*")):
        yield _told(f"{folder.parent.name}/{folder.name}", judged(folder, "dev", policies))


def examples(policies: list[Policy]) -> Iterator[Told]:
    for name, stack in FIXED.items():
        yield _told(name, judged(ROOT / "examples" / name / "fixed", stack, policies))


def deployed(policies: list[Policy]) -> Iterator[Told]:
    for recording in recordings(SHARED / "deployed"):
        yield _told(recording.name, recorded(recording, policies))


def spread(told: list[Told]) -> tuple[float, float]:
    """Return the median and the 90th percentile of how many findings a program has."""
    counts = [sum(each.advice.values()) for each in told]
    return statistics.median(counts), statistics.quantiles(counts, n=10, method="inclusive")[-1]


def sets() -> Mapping[str, list[Told]]:
    policies = discover("policies")
    found = {"small programs": list(small(policies)), "fixed examples": list(examples(policies))}
    if SHARED.is_dir():
        found["deployed stacks"] = list(deployed(policies))
    return {"all": [each for told in found.values() for each in told], **found}


def rules(told: list[Told], policies: list[Policy]) -> Iterator[tuple[str, int, int]]:
    """Yield (policy, findings, resources it looks at) of those with a finding for more than half of them."""
    types: Counter[str] = sum((each.types for each in told), Counter())
    advice: Counter[str] = sum((each.advice for each in told), Counter())
    by_id = {policy.id: policy for policy in policies}
    for id, count in sorted(advice.items()):
        seen = sum(number for type, number in types.items() if any(map(type.startswith, _stems(by_id[id]))))
        if count > HALF * seen > 0 and count > 1:
            yield id, count, seen


def _stems(policy: Policy) -> list[str]:
    return [type.removesuffix("*") for type in policy.types]


def page(found: Mapping[str, list[Told]], policies: list[Policy]) -> str:
    """Return docs/advice.md. Raises AssertionError where a policy speaks too often and nobody said why."""
    lines = [
        "<!-- Written by `make advice`. -->",
        "# Advice on good programs",
        "",
        "Advice costs attention. Counted here are the advisory findings on programs that deploy: the small ones in",
        "`tests/preview/programs/good`, the fixed examples, and recorded stacks that were deployed. No question is",
        "asked of AWS, and whether a recorded stack is production is not known.",
        "",
        "| programs | how many | before: median | 90th percentile | now: median | 90th percentile |",
        "|---|---|---|---|---|---|",
    ]
    for name, told in found.items():
        _, median, ninth = BEFORE[name]
        now, now_ninth = spread(told)
        lines.append(f"| {name} | {len(told)} | {median:g} | {ninth:g} | {now:g} | {round(now_ninth, 1):g} |")
    lines += [
        "",
        "A policy that advises about more than half of the resources it looks at is right and worth it, or it is",
        "stricter, or off by default. Left are:",
        "",
        "| policy | findings | resources | why it stays |",
        "|---|---|---|---|",
    ]
    for id, count, seen in rules(found["all"], policies):
        assert id in WORTH_IT, (
            f"{id} advises about {count} of {seen} resources of good programs: say why, or less often"
        )
        lines.append(f"| {id} | {count} | {seen} | {WORTH_IT[id]} |")
    return "\n".join(lines) + "\n"


def expected(told: list[Told]) -> str:
    """Return the file that says the advice on each small program."""
    lines = ["# Written by `make advice`: the advice that each good program gets. What blocks is none, ever."]
    for each in told:
        advice = ", ".join(f'"{id}"' for id in sorted(each.advice))
        lines += ["", f'["{each.name}"]', f"advice = [{advice}]"]
    return "\n".join(lines) + "\n"


def main() -> None:
    found = sets()
    EXPECTED.write_text(expected(found["small programs"]), encoding="utf-8")
    assert SHARED.is_dir(), ABSENT
    PAGE.write_text(page(found, discover("policies")), encoding="utf-8")


if __name__ == "__main__":
    main()
