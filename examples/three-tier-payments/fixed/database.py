"""MySQL with the merchants' balances."""

from __future__ import annotations

import pulumi
import pulumi_aws as aws

from firewalls import MYSQL_PORT, Firewalls
from network import Network
from settings import Settings


class Database(pulumi.ComponentResource):
    def __init__(
        self,
        settings: Settings,
        network: Network,
        firewalls: Firewalls,
        key: aws.kms.Key,
        opts: pulumi.ResourceOptions | None = None,
    ) -> None:
        name = f"{settings.prefix}-mysql"
        super().__init__("payments:database:Database", name, None, opts)
        child = pulumi.ResourceOptions(parent=self)

        subnets = aws.rds.SubnetGroup(
            f"{name}-subnets",
            description="Private subnets of the merchants' portal.",
            subnet_ids=[subnet.id for subnet in network.private],
            opts=child,
        )
        self.instance = aws.rds.Instance(
            name,
            engine="mysql",
            engine_version="8.4",
            instance_class="db.m6g.large" if settings.production else "db.t4g.micro",
            allocated_storage=100,
            max_allocated_storage=500,
            storage_type="gp3",
            storage_encrypted=True,
            kms_key_id=key.arn,
            db_name="ledger",
            username="ledger_admin",
            manage_master_user_password=True,
            master_user_secret_kms_key_id=key.arn,
            port=MYSQL_PORT,
            db_subnet_group_name=subnets.name,
            vpc_security_group_ids=[firewalls.database.id],
            publicly_accessible=False,
            multi_az=settings.production,
            backup_retention_period=14 if settings.production else 1,
            backup_window="17:00-18:00",
            maintenance_window="sun:18:30-sun:19:30",
            enabled_cloudwatch_logs_exports=["error", "slowquery"],
            auto_minor_version_upgrade=True,
            copy_tags_to_snapshot=True,
            deletion_protection=settings.production,
            skip_final_snapshot=not settings.production,
            final_snapshot_identifier=f"{name}-final" if settings.production else None,
            opts=child,
        )
        self.password_secret = self.instance.master_user_secrets.apply(lambda secrets: secrets[0].secret_arn)
        self.register_outputs({"endpoint": self.instance.endpoint})
