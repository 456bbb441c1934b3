"""Settings of Security Hub."""

from __future__ import annotations

from policies.setting._shapes import DOCS, Form, Pair, When, Words
from policypack.catalogue.tokens import Securityhub

_API = f"{DOCS}/securityhub/1.0/APIReference"

ROWS = (
    Words(
        Securityhub.ACCOUNT,
        f"{_API}/API_EnableSecurityHub.html",
        {"controlFindingGenerator": "STANDARD_CONTROL SECURITY_CONTROL"},
    ),
    Form(
        Securityhub.ACTION_TARGET,
        "identifier",
        "[A-Za-z0-9]{1,20}",
        "be of at most 20 letters and digits",
        "InvalidInputException: Id must be alphanumeric and 20 characters at most",
        f"{_API}/API_CreateActionTarget.html",
    ),
    Pair(
        Securityhub.FINDING_AGGREGATOR,
        (When("linkingMode", ("SPECIFIED_REGIONS", "ALL_REGIONS_EXCEPT_SPECIFIED")),),
        "InvalidInputException: this mode names regions",
        f"{_API}/API_CreateFindingAggregator.html",
        needs=("specifiedRegions",),
    ),
    Pair(
        Securityhub.FINDING_AGGREGATOR,
        (When("linkingMode", ("ALL_REGIONS",)),),
        "InvalidInputException: this mode names no regions",
        f"{_API}/API_CreateFindingAggregator.html",
        refuses=("specifiedRegions",),
    ),
    Form(
        Securityhub.STANDARDS_SUBSCRIPTION,
        "standardsArn",
        r"arn:[^:]+:securityhub:([a-z0-9-]+::standards/(?!cis-aws-foundations-benchmark/v/1\.2\.0)[a-z0-9-]+"
        r"|::ruleset/[a-z0-9-]+)/v/\d+(\.\d+)+",
        "be the ARN of a standard, such as arn:aws:securityhub:eu-west-1::standards/pci-dss/v/3.2.1 "
        "(arn:aws:securityhub:::ruleset/cis-aws-foundations-benchmark/v/1.2.0 alone has no region)",
        "InvalidInputException: the standard does not exist",
        f"{DOCS}/securityhub/latest/userguide/securityhub-standards-enable-disable.html",
    ),
)
