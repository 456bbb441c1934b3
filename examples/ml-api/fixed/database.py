"""Aurora Serverless: the features, and the vectors of the similarity search."""

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
        super().__init__("ml:database:Database", f"{name}-database", None, opts)
        self.settings, self.key = settings, key
        self.child = pulumi.ResourceOptions(parent=self)
        self.group = aws.ec2.SecurityGroup(
            f"{name}-database-sg",
            description="PostgreSQL from the tasks.",
            vpc_id=network.vpc.id,
            ingress=[
                aws.ec2.SecurityGroupIngressArgs(
                    description="Tasks", protocol="tcp", from_port=PORT, to_port=PORT, security_groups=[clients.id]
                )
            ],
            tags={"Name": f"{name}-database"},
            opts=self.child,
        )
        self.subnets = aws.rds.SubnetGroup(
            f"{name}-subnets",
            description="Private subnets of the prediction API.",
            subnet_ids=[subnet.id for subnet in network.private],
            opts=self.child,
        )
        self.features = self._cluster("features", "16.13", least=0.5, most=16)
        self.vectors = self._cluster("vectors", "16.13", least=0.5, most=8)
        self.register_outputs({"features": self.features.endpoint})

    def _cluster(self, name: str, version: str, least: float, most: float) -> aws.rds.Cluster:
        name = f"{self.settings.prefix}-{name}"
        retain = self.settings.retain
        cluster = aws.rds.Cluster(
            name,
            engine=aws.rds.EngineType.AURORA_POSTGRESQL,
            engine_version=version,
            database_name="ml",
            master_username="ml_admin",
            manage_master_user_password=True,
            master_user_secret_kms_key_id=self.key.arn,
            serverlessv2_scaling_configuration=aws.rds.ClusterServerlessv2ScalingConfigurationArgs(
                min_capacity=least, max_capacity=most
            ),
            db_subnet_group_name=self.subnets.name,
            vpc_security_group_ids=[self.group.id],
            storage_encrypted=True,
            kms_key_id=self.key.arn,
            backup_retention_period=7 if retain else 1,
            enabled_cloudwatch_logs_exports=["postgresql"],
            copy_tags_to_snapshot=True,
            deletion_protection=retain,
            skip_final_snapshot=not retain,
            final_snapshot_identifier=f"{name}-final" if retain else None,
            opts=self.child,
        )
        # The second instance is what Aurora fails over to.
        for index in range(2 if self.settings.production else 1):
            aws.rds.ClusterInstance(
                f"{name}-{index}",
                cluster_identifier=cluster.id,
                engine=aws.rds.EngineType.AURORA_POSTGRESQL,
                instance_class="db.serverless",
                db_subnet_group_name=self.subnets.name,
                publicly_accessible=False,
                opts=self.child,
            )
        return cluster
