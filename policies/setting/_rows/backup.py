"""Settings of Backup."""

from __future__ import annotations

from policies.setting._alike import arn
from policies.setting._shapes import DOCS, Pair, Range, Rank, When
from policypack.catalogue.tokens import Backup

_GUIDE = f"{DOCS}/aws-backup/latest/devguide"

ROWS = (
    Pair(
        Backup.PLAN,
        (),
        "the only supported resource type is Amazon EC2 instances with Windows Volume Shadow Copy Service (VSS)",
        f"{_GUIDE}/API_AdvancedBackupSetting.html",
        takes=When("resourceType", ("EC2",)),
        within="advancedBackupSettings",
        certain=False,
    ),
    Range(
        Backup.PLAN,
        "rules[].startWindow",
        ((60, None),),
        f"{_GUIDE}/API_BackupRuleInput.html",
    ),
    Pair(
        Backup.SELECTION,
        (When("conditions"),),
        "conditions narrow down what is selected; without that: Invalid backup selection. Either 'ListOfTags' or "
        "'Resources' section must be non-empty",
        f"{_GUIDE}/API_BackupSelection.html",
        needs=("resources", "selectionTags"),
        unless=("notResources",),
    ),
    Pair(
        Backup.SELECTION,
        (),
        "InvalidParameterValueException: Invalid backup selection. Either 'ListOfTags' or 'Resources' section must be "
        "non-empty",
        f"{_GUIDE}/API_BackupSelection.html",
        needs=("resources", "selectionTags", "notResources", "conditions"),
    ),
    Range(
        Backup.VAULT_LOCK_CONFIGURATION,
        "changeableForDays",
        ((3, 36_500),),
        f"{_GUIDE}/API_PutBackupVaultLockConfiguration.html",
    ),
    Rank(
        Backup.VAULT_LOCK_CONFIGURATION,
        "minRetentionDays",
        "maxRetentionDays",
        "the shortest retention is not above the longest",
        f"{_GUIDE}/API_PutBackupVaultLockConfiguration.html",
    ),
    Rank(
        Backup.PLAN,
        "startWindow",
        "completionWindow",
        "a backup that may begin later than it must be done is never whole",
        f"{_GUIDE}/API_BackupRuleInput.html",
        within="rules",
        certain=False,
    ),
    arn(Backup.PLAN, "rules[].copyActions[].destinationVaultArn", "backup/plan.go"),
)
