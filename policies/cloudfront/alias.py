"""Alternate domain names of distributions."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Aws, Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Cloudfront
from policypack.shelf.existing import by_another, whose
from policypack.shelf.outside import with_commands
from policypack.shown import argument


@policy(Cloudfront.DISTRIBUTION)
def taken(distribution: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Alternate domain name belongs to another distribution of the account.

    Why: "CNAMEAlreadyExists: One or more of the CNAMEs you provided are already associated with a different
    resource." A name is one distribution's in all of AWS, also while that one is disabled. Those of other accounts
    cannot be seen from here.
    Source: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/CNAMEs.html#alternate-domain-names-requirements
        https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CreateDistribution.html
    """
    names = [item for item in distribution.items("aliases") if isinstance(item, str)]
    if distribution.exists or not names:
        return
    given = {alias.lower(): other for alias, other in aws.cloudfront.aliases()}
    for name in names:
        other = given.get(name.lower().rstrip("."))
        if other is not None:
            yield distribution.finding(
                "aliases",
                problem=f"The alternate domain name {name} belongs to the distribution {other} of this account "
                f"already; AWS would answer CNAMEAlreadyExists.{whose(stack)}",
                fix=with_commands(
                    "Remove it from that distribution first. To move it without a gap, create this one without the "
                    "alias, move the alias, and then add it here:",
                    "aws cloudfront associate-alias --target-distribution-id ID_OF_THE_NEW_ONE "
                    f"--alias {argument(name)}",
                ),
                level=by_another(stack),
            )
