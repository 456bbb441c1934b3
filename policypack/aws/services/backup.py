"""Backup: vaults that are there already.

Source: https://docs.aws.amazon.com/aws-backup/latest/devguide/API_ListBackupVaults.html
"""

from __future__ import annotations

from policypack.aws.fact import Service, fact


class Backup(Service):
    """Backup vaults."""

    service = "backup"

    # DescribeBackupVault answers AccessDeniedException for a vault that is not there: the list tells the two apart.
    @fact("backup:ListBackupVaults", empty="proves")
    def vaults(self, region: str | None = None) -> tuple[str, ...]:
        """The names of all vaults of the region."""
        return tuple(sorted(item["BackupVaultName"] for item in self.pages("list_backup_vaults", "BackupVaultList")))
