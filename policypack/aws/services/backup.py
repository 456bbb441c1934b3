"""Backup: vaults that are there already.

Source: https://docs.aws.amazon.com/aws-backup/latest/devguide/API_ListBackupVaults.html
"""

from __future__ import annotations

from policypack.aws.fact import Service, fact


class Backup(Service):
    """Vaults."""

    service = "backup"

    # Asked for one vault that is not there, AWS answers that access is denied.
    @fact("backup:ListBackupVaults")
    def vaults(self, region: str | None = None) -> tuple[str, ...]:
        """The names of the account's vaults."""
        return tuple(sorted(item["BackupVaultName"] for item in self.pages("list_backup_vaults", "BackupVaultList")))
