"""Settings that take one of a few words."""

from __future__ import annotations

from collections.abc import Iterator

from policies.setting._paths import at
from policies.setting._rows import by_type, rows
from policies.setting._shapes import Words
from policypack import Evidence, Finding, Resource, policy
from policypack.nearest import did_you_mean

ROWS = rows(Words)
_OF_TYPE = by_type(ROWS)


@policy(*_OF_TYPE, silences={"limit-choice-unknown": "property"})
def unknown(resource: Resource) -> Iterator[Finding]:
    """Setting is none of the words that it takes.

    Why: The provider says "expected tenancy to be one of ["default" "dedicated" "host"], got shared" in a preview, or
    AWS "InvalidParameterValue" in the update. Words that AWS adds to now and then are limit-choice-unknown's.
    Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RunInstances.html
        https://github.com/hashicorp/terraform-provider-aws/tree/main/internal/service
    """
    for row in _OF_TYPE[resource.type]:
        for setting, words in row.paths.items():
            taken = words.split()
            for path, word in at(resource.values, setting):
                # An empty text is "not given".
                if not isinstance(word, str) or not word or word in taken or (row.any_case and _one_of(word, taken)):
                    continue
                yield resource.finding(
                    path,
                    problem=f"{path} is {word!r}, which is none of the words that it takes"
                    f"{did_you_mean(word, taken) or '.'}",
                    fix=f"Write {' or '.join(taken)}.",
                    evidence=Evidence("documented", row.source),
                    # The provider compares some without case, and writes them as AWS does.
                    level="advisory" if _one_of(word, taken) else None,
                )


def _one_of(word: str, taken: list[str]) -> bool:
    return word.lower() in map(str.lower, taken)
