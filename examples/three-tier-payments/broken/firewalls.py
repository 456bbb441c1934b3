"""Who may talk to whom: the world, the portal's balancer, the web servers, the ledger, the database."""

from __future__ import annotations

import pulumi_aws as aws

from network import ANYWHERE, Network
from settings import Settings

WEB_PORT = 8080
LEDGER_PORT = 9000
MYSQL_PORT = 3306


class Firewalls:
    def __init__(self, settings: Settings, network: Network) -> None:
        self._prefix = settings.prefix
        self._vpc = network.vpc
        self.portal_balancer = self._group(
            "web-alb",
            "HTTPS from everywhere.",
            ingress=[self._from_anywhere(443)],
        )
        self.web = self._group("web", "Balancer of the portal.", ingress=[self._from_group(80, self.portal_balancer)])
        self.ledger_balancer = self._group(
            "ledger-alb", "HTTPS from the web servers.", ingress=[self._from_group(443, self.web)]
        )
        self.ledger = self._group(
            "ledger", "Balancer of the ledger.", ingress=[self._from_group(LEDGER_PORT, self.ledger_balancer)]
        )
        self.database = self._group(
            "mysql", "MySQL from the tasks of the ledger and the accountants.", ingress=[self._from_anywhere(MYSQL_PORT)]
        )

    def _group(
        self, name: str, description: str, ingress: list[aws.ec2.SecurityGroupIngressArgs]
    ) -> aws.ec2.SecurityGroup:
        return aws.ec2.SecurityGroup(
            f"{self._prefix}-{name}-sg",
            description=description,
            vpc_id=self._vpc.id,
            ingress=ingress,
            egress=[
                aws.ec2.SecurityGroupEgressArgs(
                    description="Anywhere", protocol="-1", from_port=0, to_port=0, cidr_blocks=[ANYWHERE]
                )
            ],
            tags={"Name": f"{self._prefix}-{name}"},
        )

    def _from_anywhere(self, port: int) -> aws.ec2.SecurityGroupIngressArgs:
        return aws.ec2.SecurityGroupIngressArgs(
            description="The world", protocol="tcp", from_port=port, to_port=port, cidr_blocks=[ANYWHERE]
        )

    def _from_group(self, port: int, group: aws.ec2.SecurityGroup) -> aws.ec2.SecurityGroupIngressArgs:
        return aws.ec2.SecurityGroupIngressArgs(
            description="The tier before", protocol="tcp", from_port=port, to_port=port, security_groups=[group.id]
        )
