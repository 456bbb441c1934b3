"""Settings of Step Functions."""

from __future__ import annotations

from policies.setting._shapes import DOCS, PROVIDER, Form, Pair, When
from policypack.catalogue.tokens import Sfn

ROWS = (
    Pair(
        Sfn.STATE_MACHINE,
        (When("type", ("CUSTOMER_MANAGED_KMS_KEY",)),),
        "a key of the customer's is named",
        f"{DOCS}/step-functions/latest/apireference/API_EncryptionConfiguration.html",
        needs=("kmsKeyId",),
        within="encryptionConfiguration",
    ),
    Pair(
        Sfn.STATE_MACHINE,
        (When("level", ("ALL", "ERROR", "FATAL")),),
        "a log group is required if the log level is not set to OFF",
        f"{DOCS}/step-functions/latest/apireference/API_LoggingConfiguration.html",
        needs=("logDestination",),
        within="loggingConfiguration",
    ),
    Form(
        Sfn.STATE_MACHINE,
        "name",
        "[0-9A-Za-z_-]{1,80}",
        "be of at most 80 letters, digits, hyphens and underscores",
        "InvalidName: Invalid Name",
        f"{PROVIDER}/sfn/state_machine.go",
    ),
    Form(
        Sfn.ACTIVITY,
        "name",
        r"[^\s<>{}\[\]?*\"#%\\^|~`$&,;:/]{1,80}",
        "have 80 characters at most, and no space, bracket, wildcard or other special character",
        "InvalidName: Invalid Name",
        f"{DOCS}/step-functions/latest/apireference/API_CreateActivity.html",
    ),
)
