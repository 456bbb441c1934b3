"""Aurora PostgreSQL for the API and a small PostgreSQL instance for the reporting tool."""

from __future__ import annotations

import pulumi
import pulumi_aws as aws

from network import Network
from settings import Settings

PORT = 5432


class Database(pulumi.ComponentResource):
    def __init__(
        self,
        settings: Settings,
        network: Network,
        key: aws.kms.Key,
        clients: aws.ec2.SecurityGroup,
        opts: pulumi.ResourceOptions | None = None,
    ) -> None:
        name = settings.prefix
        super().__init__("shop:database:Database", f"{name}-database", None, opts)
        child = pulumi.ResourceOptions(parent=self)

        security_group = aws.ec2.SecurityGroup(
            f"{name}-database-sg",
            description="PostgreSQL from the API tasks.",
            vpc_id=network.vpc.id,
            ingress=[
                aws.ec2.SecurityGroupIngressArgs(
                    description="API tasks", protocol="tcp", from_port=PORT, to_port=PORT, security_groups=[clients.id]
                )
            ],
            tags={"Name": f"{name}-database"},
            opts=child,
        )
        subnets = aws.rds.SubnetGroup(
            f"{name}-subnets",
            description="Private subnets of the order API.",
            subnet_ids=[subnet.id for subnet in network.private],
            opts=child,
        )

        self.cluster = aws.rds.Cluster(
            f"{name}-aurora",
            engine=aws.rds.EngineType.AURORA_POSTGRESQL,
            engine_version="15.13",
            database_name="orders",
            master_username="orders_admin",
            manage_master_user_password=True,
            master_user_secret_kms_key_id=key.arn,
            db_subnet_group_name=subnets.name,
            vpc_security_group_ids=[security_group.id],
            port=PORT,
            storage_encrypted=True,
            kms_key_id=key.arn,
            backup_retention_period=14 if settings.production else 1,
            preferred_backup_window="02:00-03:00",
            preferred_maintenance_window="sun:03:30-sun:04:30",
            enabled_cloudwatch_logs_exports=["postgresql"],
            iam_database_authentication_enabled=True,
            copy_tags_to_snapshot=True,
            deletion_protection=settings.production,
            skip_final_snapshot=not settings.production,
            final_snapshot_identifier=f"{name}-aurora-final" if settings.production else None,
            opts=child,
        )
        # The second instance is what Aurora fails over to.
        self.instances = [
            aws.rds.ClusterInstance(
                f"{name}-aurora-{index}",
                cluster_identifier=self.cluster.id,
                engine=aws.rds.EngineType.AURORA_POSTGRESQL,
                instance_class="db.r6g.large" if settings.production else "db.t4g.medium",
                db_subnet_group_name=subnets.name,
                publicly_accessible=False,
                performance_insights_enabled=True,
                performance_insights_kms_key_id=key.arn,
                auto_minor_version_upgrade=True,
                opts=child,
            )
            for index in range(2 if settings.production else 1)
        ]

        self.reporting = aws.rds.Instance(
            f"{name}-reporting",
            engine="postgres",
            engine_version="16",
            instance_class="db.t4g.medium" if settings.production else "db.t4g.micro",
            allocated_storage=50,
            max_allocated_storage=200,
            storage_type="gp3",
            db_name="reporting",
            username="reporting_admin",
            manage_master_user_password=True,
            master_user_secret_kms_key_id=key.arn,
            db_subnet_group_name=subnets.name,
            vpc_security_group_ids=[security_group.id],
            publicly_accessible=False,
            multi_az=settings.production,
            storage_encrypted=True,
            kms_key_id=key.arn,
            backup_retention_period=7 if settings.production else 1,
            enabled_cloudwatch_logs_exports=["postgresql"],
            auto_minor_version_upgrade=True,
            copy_tags_to_snapshot=True,
            deletion_protection=settings.production,
            skip_final_snapshot=not settings.production,
            final_snapshot_identifier=f"{name}-reporting-final" if settings.production else None,
            # The reporting team pays for its own database and is found in the bill by its tag.
            tags={"Owner": "reporting-team"},
            opts=child,
        )

        self.connection = aws.secretsmanager.Secret(
            f"{name}-database",
            description="Where the order API finds its database.",
            kms_key_id=key.arn,
            recovery_window_in_days=30 if settings.production else 0,
            opts=child,
        )
        # RDS keeps and rotates the password in a secret of its own; the API reads it from there when it connects, so
        # that a rotation needs no new tasks.
        self.password_secret = self.cluster.master_user_secrets.apply(lambda secrets: secrets[0].secret_arn)
        aws.secretsmanager.SecretVersion(
            f"{name}-database-version",
            secret_id=self.connection.id,
            secret_string=pulumi.Output.json_dumps(
                {
                    "host": self.cluster.endpoint,
                    "reader": self.cluster.reader_endpoint,
                    "port": PORT,
                    "dbname": "orders",
                    "password_secret": self.password_secret,
                }
            ),
            opts=child,
        )
        self.register_outputs({"endpoint": self.cluster.endpoint})
