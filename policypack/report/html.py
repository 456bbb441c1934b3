"""The report as a page in one file that works offline: the stack as a graph, tables to search, the cost.

What the page shows of findings and resources is data in it, which its script makes into text, never into markup. Its
content security policy lets it run its own script and load nothing.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path
from typing import Any, Final, TextIO

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from policypack.finding import PLAN, Finding, inert
from policypack.report import Outcome
from policypack.report.excerpt import excerpt
from policypack.report.plan import Planned
from policypack.report.words import counted, monthly, stack, verdict
from policypack.shown import URN, shown, told
from policypack.version import NAME, VERSION

_FOLDER: Final = Path(__file__).parent / "page"


def write(outcome: Outcome, out: TextIO) -> None:
    """Write the outcome as one HTML document."""
    style, scripts = _own("style.css"), [_own("dagre.min.js"), _own("page.js")]
    findings = outcome.found
    page = (
        _templates()
        .get_template("page.html")
        .render(
            tool=NAME,
            version=VERSION,
            stack=stack(outcome),
            verdict=verdict(outcome),
            passed=not outcome.exit_code,
            counted=counted(outcome),
            answers=told(outcome.answers),
            style=style,
            scripts=scripts,
            policy=f"default-src 'none'; style-src {_hash(style)}; script-src {' '.join(map(_hash, scripts))}",
            data={
                "findings": [_finding(outcome, finding) for finding in findings],
                "rules": _rules(outcome, findings),
                "resources": _resources(outcome),
            },
            count=len(findings),
            gaps=[{"problem": each.problem, "fix": each.fix} for each in map(inert, outcome.unjudged)],
            notes=list(map(told, outcome.notes)),
            undecided=_undecided(outcome),
            exempted=_exempted(outcome),
            cost=_cost(outcome),
        )
    )
    out.write(page)


@cache
def _own(name: str) -> Markup:
    """Return a file of the pack's own, which is markup, style or script as it stands."""
    return Markup((_FOLDER / name).read_text("utf-8"))  # noqa: S704  nothing of a program is in it


@cache
def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _hash(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


def _finding(outcome: Outcome, whole: Finding) -> dict[str, Any]:
    finding, source = inert(whole), excerpt(whole)
    line = source.line if source else finding.location.line if finding.location else 0
    return {
        "level": finding.level or "mandatory",
        "severity": finding.severity or "low",
        "group": finding.group,
        "policy": finding.policy,
        "urn": shown(finding.urn, URN),
        "type": finding.type,
        "name": finding.name,
        "property": finding.property,
        "problem": finding.problem,
        "fix": finding.fix,
        "evidence": str(finding.evidence) if finding.evidence != PLAN else "",
        "place": f"{finding.location.file}:{line}" if finding.location else "",
        "source": list(source) if source else None,
    }


def _rules(outcome: Outcome, findings: list[Finding]) -> dict[str, dict[str, Any]]:
    used = {finding.policy: outcome.rule(finding) for finding in reversed(findings)}
    return {id: {"title": rule.title, "why": rule.why, "pages": list(rule.source)} for id, rule in used.items()}


def _resources(outcome: Outcome) -> list[dict[str, Any]]:
    """Return the plan with positions for URNs, which are long."""
    at = {each.urn: number for number, each in enumerate(outcome.plan)}
    monthly_of: Counter[str] = Counter()
    for item in (outcome.cost or {}).get("items", ()):
        monthly_of[item["urn"]] += item["monthly"]
    unjudged: defaultdict[str, list[list[str]]] = defaultdict(list)
    for skip in outcome.undecided:
        unjudged[skip.urn].append([shown(skip.policy), told(skip.reason).partition("\n")[0]])
    return [_resource(each, at, monthly_of[each.urn], unjudged.get(each.urn, [])) for each in outcome.plan]


def _resource(each: Planned, at: dict[str, int], monthly: float, unjudged: list[list[str]]) -> dict[str, Any]:
    return {
        "urn": shown(each.urn, URN),
        "type": shown(each.type),
        "name": shown(each.name),
        "parent": at.get(each.parent, -1),
        "place": shown(each.location, URN) if each.location else "",
        "references": [[at[urn], shown(property)] for urn, property in each.references if urn in at],
        "external": each.external,
        "monthly": round(monthly, 2),
        "unjudged": unjudged,
    }


def _undecided(outcome: Outcome) -> list[dict[str, str]]:
    return [
        {
            "policy": shown(skip.policy),
            "name": shown(skip.name),
            "reason": told(skip.reason).partition("\n")[0],
            "cause": shown(skip.cause),
        }
        for skip in outcome.undecided
    ]


def _exempted(outcome: Outcome) -> list[dict[str, str]]:
    return [
        {
            "policy": each.finding.policy,
            "level": each.finding.level or "",
            "name": shown(each.finding.name),
            "problem": inert(each.finding).problem,
            "by": told(str(each.exemption)),
            "reason": told(each.exemption.reason),
            "owner": shown(each.exemption.owner),
            "until": str(each.exemption.until or ""),
        }
        for each in outcome.exempted
    ]


def _cost(outcome: Outcome) -> dict[str, Any] | None:
    cost = outcome.cost
    if cost is None:
        return None
    return {
        "head": monthly(cost),
        "items": [
            {"what": shown(item["what"]), "detail": shown(item.get("detail") or ""), "monthly": item["monthly"]}
            for item in cost["items"]
        ],
        "unpriced": [{"what": shown(gap["what"]), "why": told(gap["why"])} for gap in cost["unpriced"]],
        "by_use": list(map(told, cost.get("byUse", ()))),
        "source": told(str(cost.get("source") or "")),
    }
