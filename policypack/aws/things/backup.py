"""Vaults of AWS Backup, of whichever kind."""

from __future__ import annotations

from policypack.aws.things.thing import Taken, Thing, listed
from policypack.catalogue.tokens import Backup

# https://docs.aws.amazon.com/aws-backup/latest/devguide/API_CreateBackupVault.html
# https://docs.aws.amazon.com/aws-backup/latest/devguide/API_CreateLogicallyAirGappedBackupVault.html
VAULT = Thing(
    "backup vault",
    {Backup.VAULT: "name", Backup.LOGICALLY_AIR_GAPPED_VAULT: "name"},
    listed(lambda aws, region: aws.backup.vaults(region=region)),
    "backup list-backup-vaults",
    "BackupVaultList[].BackupVaultName",
    "ResourceNotFoundException or AccessDeniedException",
    taken=Taken("AlreadyExistsException"),
)
