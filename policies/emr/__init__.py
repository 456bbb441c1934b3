"""Amazon EMR: releases."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypack import Aws, Finding, Resource, policy
from policypack.catalogue.tokens import Emr
from policypack.shelf.outside import listed, with_commands


@policy(Emr.CLUSTER, severity="critical")
def release_not_offered(cluster: Resource, *, aws: Aws) -> Iterator[Finding]:
    """EMR release is not offered in the region.

    Why: "ValidationException: The supplied release label is invalid: emr-7.99.0." A release is written with all three
    numbers.
    Source: https://docs.aws.amazon.com/emr/latest/APIReference/API_ListReleaseLabels.html
    """
    label = cluster.text("releaseLabel")
    offered = aws.emr.releases() if label else ()
    if not label or not offered or label in offered:
        return
    newest = sorted(offered, key=_numbers, reverse=True)
    # The list may leave out old releases that can still be had.
    past = bool(re.fullmatch(r"emr-\d+\.\d+\.\d+", label)) and _numbers(label) < _numbers(newest[0])
    near = [item for item in newest if item.split(".")[0] == label.split(".")[0]] or newest
    yield cluster.finding(
        "releaseLabel",
        problem=f"EMR has no release {label} in {cluster.region}.",
        fix=with_commands(
            f"Use an offered release, such as {listed(near, 3)}; this lists all of them:",
            f"aws emr list-release-labels --region {cluster.region}",
        ),
        level="advisory" if past else None,
    )


def _numbers(label: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d{1,9}", label)]
