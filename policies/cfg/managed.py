"""Rules of AWS Config: which managed rules there are, what triggers them and what they are told."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from policypack import Block, Finding, Resource, Text, catalogue, policy
from policypack.catalogue.tokens import Cfg


def _identifier(rule: Resource) -> tuple[Block, str] | None:
    """Return the source of a managed rule with its identifier; None for a rule of one's own."""
    source = rule.block("source")
    name = source.text("sourceIdentifier") if source and source.text("owner") == "AWS" else None
    return (source, name) if source and name else None


@policy(Cfg.RULE, level="advisory")
def unknown(rule: Resource) -> Iterator[Finding]:
    """Managed rule is one that AWS Config does not have.

    Why: "InvalidParameterValueException: The sourceIdentifier … is invalid. Please refer to the documentation for a
    list
    of valid sourceIdentifiers that can be used when AWS is the Owner". A rule that is newer than the list is there.
    Source: https://docs.aws.amazon.com/config/latest/developerguide/managed-rules-by-aws-config.html
    """
    found = _identifier(rule)
    known = catalogue.config_rules()
    if found is None or found[1] in known:
        return
    source, name = found
    near = difflib.get_close_matches(name.upper().replace("-", "_"), known, n=2, cutoff=0.7)
    yield source.finding(
        "sourceIdentifier",
        problem=f"{name} is none of the {len(known)} managed rules"
        + (f"; there is {' and '.join(near)}." if near else "."),
        fix=f"Set sourceIdentifier to {' or '.join(near)}."
        if near
        else "Take the identifier from the page of the rule.",
        evidence=catalogue.evidence("config-rules"),
    )


@policy(Cfg.RULE)
def frequency_refused(rule: Resource) -> Iterator[Finding]:
    """Rule that changes trigger is given a frequency.

    Why: "InvalidParameterValueException": a frequency is for a managed rule that is triggered periodically, or for a
    rule
    of one's own that is triggered by the delivery of snapshots.
    Source: https://docs.aws.amazon.com/config/latest/APIReference/API_ConfigRule.html
    """
    found = _identifier(rule)
    about = catalogue.config_rules().get(found[1]) if found else None
    if about and about.triggers == {"change"} and rule.given("maximumExecutionFrequency"):
        yield rule.finding(
            "maximumExecutionFrequency",
            problem=f"{found[1] if found else ''} is triggered by changes alone, and maximumExecutionFrequency is "
            f"{rule.partial('maximumExecutionFrequency')}.",
            fix="Remove maximumExecutionFrequency.",
            evidence=catalogue.documented("config-rules"),
        )


@policy(Cfg.RULE)
def parameters_refused(rule: Resource) -> Iterator[Finding]:
    """Managed rule lacks a parameter, or is given one that it does not have.

    Why: "InvalidParameterValueException: The required parameter [amiIds] is not present in the inputParameters",
    "Unknown parameters provided in the inputParameters".
    Source: https://docs.aws.amazon.com/config/latest/developerguide/managed-rules-by-aws-config.html
    """
    found = _identifier(rule)
    about = catalogue.config_rules().get(found[1]) if found else None
    if about is None or isinstance(rule.raw("inputParameters"), Text):
        return
    document = rule.document("inputParameters")
    given = list(document.values) if document else []
    missing = [name for name in about.needed if name not in given]
    others = sorted(name for name in given if name not in about.parameters)
    if missing:
        yield rule.finding(
            "inputParameters",
            problem=f"{found[1] if found else ''} needs {' and '.join(missing)}, and inputParameters has "
            f"{' and '.join(given) or 'nothing'}.",
            fix=f"Give {' and '.join(missing)} in inputParameters, a JSON text.",
            evidence=catalogue.documented("config-rules"),
        )
    if others:
        yield rule.finding(
            "inputParameters",
            problem=f"{found[1] if found else ''} is given {' and '.join(others)}; it has "
            f"{' and '.join(sorted(about.parameters)) or 'no parameters'}.",
            fix=f"Leave {' and '.join(others)} out, or correct the name.",
            evidence=catalogue.evidence("config-rules"),
        )
