"""Passwords that another resource makes for a database."""

from __future__ import annotations

from collections.abc import Iterator

from policies.rds._passwords import password_property, password_rule, refused_characters
from policypack import Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Docdb, Rds, Redshift

GENERATORS = ("random:index/randomPassword:RandomPassword", "random:index/randomString:RandomString")

# https://www.pulumi.com/registry/packages/random/api-docs/randompassword/#overridespecial_python
SPECIALS = "!@#$%&*()-_=+[]{}<>:?"


@policy(Rds.INSTANCE, Rds.CLUSTER, Docdb.CLUSTER, Redshift.CLUSTER, level="advisory")
def generator_unsafe(database: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Generated master password may hold a character that the engine refuses.

    Why: A RandomPassword draws from special characters of which `@` is one unless they are named, so that one
    deployment passes and the next fails: "Only printable ASCII characters besides '/', '@', '"', ' ' may be used".
    Source: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
    """
    name, rule = password_property(database), password_rule(database)
    generator = stack.follow(database, name, *GENERATORS)
    # A password that is drawn already is known, and judged itself.
    if rule is None or generator is None or database.known(name):
        return
    length = generator.number("length")
    if length is not None and not rule.least <= length <= rule.most:
        yield generator.finding(
            "length",
            problem=f"The password has {length} characters; {database.name} takes {rule.least} to {rule.most}.",
            fix=f"Set length to 24 or another number from {rule.least} to {rule.most}.",
        )
    if not generator.flag("special", default=True):
        return
    drawn = generator.text("overrideSpecial") or SPECIALS
    bad = [c for c in drawn if c in rule.refused]
    if bad:
        named = " ".join("space" if c == " " else c for c in bad)
        which = "names" if generator.has("overrideSpecial") else "is not set, and the default has"
        yield generator.finding(
            "overrideSpecial",
            problem=f"overrideSpecial {which} {named}, which {database.name} refuses in its password.",
            fix=f"Set overrideSpecial to characters other than {refused_characters(rule)}, for instance !#$%*()-_=+.",
        )
