"""Programs that deploy: nothing blocks them, and what they are advised is said here to the letter."""

from __future__ import annotations

import tomllib
from fnmatch import fnmatch

import pytest

from policypack.policy import discover
from tests.advice import EXPECTED, GOOD, judged

POLICIES = discover("policies")
ADVICE = tomllib.loads(EXPECTED.read_text(encoding="utf-8"))
PROGRAMS = sorted(f"{folder.parent.name}/{folder.name}" for folder in GOOD.glob("*/*"))
# What others complain about in these, and what must be heard of nobody here.
SILENT = {
    "01-rds-major-version-only": ("rds-*version*",),
    "03-aurora-mysql-8-0": ("rds-*version*",),
    "04-rds-older-version-still-valid": ("rds-*version*",),
    "05-rds-t4g-2xlarge": ("rds-*orderable*", "rds-*class*", "rds-instance-*"),
    "06-rds-new-class": ("rds-*orderable*", "rds-*class*", "rds-instance-*"),
    "08-s3-access-block-beside": ("s3-*acl*", "s3-*encryption*", "s3-*versioning*", "s3-*public*"),
    "10-s3-encryption-aes256": ("s3-*encryption*",),
    "11-rds-public-false": ("rds-database-publicly-accessible",),
    "12-dms-endpoint-type-from-config": ("dms-*", "secrets-*"),
    "13-iam-without-sid-and-unknown-arn": ("iam-*",),
    "14-s3-log-delivery-acl": ("s3-bucket-acl-*", "s3-bucket-versioning-off"),
    "16-two-vpcs-many-associations": ("vpc-*", "network-*"),
    "18-route53-txt-in-parts": ("route53-*",),
    "20-tags-with-an-output": ("tags-*",),
    "22-sg-open-on-purpose": ("vpc-*", "network-*", "lb-*"),
}


@pytest.mark.parametrize("name", PROGRAMS)
def test_nothing_blocks_it_and_its_advice_is_known(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("AWS_REGION", "AWS_DEFAULT_REGION", "AWS_PROFILE"):
        monkeypatch.delenv(variable, raising=False)
    report, _ = judged(GOOD / name, "dev", POLICIES)
    findings = [finding for finding in report.findings if finding.policy != "coverage"]
    assert [finding.problem for finding in findings if finding.level == "mandatory"] == []
    advised = {finding.policy for finding in findings}
    assert sorted(advised) == ADVICE[name]["advice"], "look at each change as the program's author; then: make advice"
    unheard = SILENT.get(name.partition("/")[2], ())
    assert [policy for policy in advised for pattern in unheard if fnmatch(policy, pattern)] == []


def test_every_program_that_must_be_silent_says_about_what() -> None:
    assert {name.partition("/")[2] for name in PROGRAMS if name.startswith("silent/")} == set(SILENT)
