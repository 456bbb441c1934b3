from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("boto3", "botocore", "moto", "werkzeug", "urllib3")


@pytest.mark.parametrize("module", ["policypack.aws", "policypack.aws.services.rds", "policypack.aws.emulator"])
def test_nothing_heavy_is_imported_before_the_first_question(module: str):
    code = f"import {module}, sys; print(*(name for name in {HEAVY} if name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_listing_the_facts_needs_no_boto():
    code = (
        "import sys; from policypack.aws import facts; assert facts();"
        f"print(*(name for name in {HEAVY} if name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
