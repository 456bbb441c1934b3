"""Settings of Shield."""

from __future__ import annotations

from policies.setting._shapes import DOCS, Form, Pair, When
from policypack.catalogue.tokens import Shield

ROWS = (
    Form(
        Shield.PROTECTION,
        "resourceArn",
        "arn:[^:]+:(cloudfront|ec2|elasticloadbalancing|globalaccelerator|route53):.+",
        "be the ARN of a distribution, an address, a load balancer, an accelerator or a hosted zone",
        "InvalidResourceException: the resource cannot be protected",
        f"{DOCS}/waf/latest/DDOSAPIReference/API_CreateProtection.html",
    ),
    *(
        Pair(
            Shield.PROTECTION_GROUP,
            (When("pattern", (pattern,)),),
            f"You must set this when you set Pattern to {pattern}",
            f"{DOCS}/waf/latest/DDOSAPIReference/API_CreateProtectionGroup.html",
            needs=(needed,),
        )
        for pattern, needed in (("BY_RESOURCE_TYPE", "resourceType"), ("ARBITRARY", "members"))
    ),
    *(
        Pair(
            Shield.PROTECTION_GROUP,
            (When("pattern", patterns),),
            "you must not set it for any other Pattern setting",
            f"{DOCS}/waf/latest/DDOSAPIReference/API_CreateProtectionGroup.html",
            refuses=(refused,),
        )
        for patterns, refused in (
            (("ALL", "ARBITRARY"), "resourceType"),
            (("ALL", "BY_RESOURCE_TYPE"), "members"),
        )
    ),
)
