"""What a policy holds: AWS as seen by one resource's provider in one region."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from keyword import iskeyword
from typing import TYPE_CHECKING

from policypack.aws.fact import Service
from policypack.errors import NO_REGION, Unavailable
from policypack.finding import Evidence

if TYPE_CHECKING:
    from policypack.aws.flight import Source
    from policypack.aws.lookups import Lookups
    from policypack.aws.provider import Provider
    from policypack.aws.services.accessanalyzer import AccessAnalyzer
    from policypack.aws.services.acm import Acm
    from policypack.aws.services.apigateway import ApiGateway
    from policypack.aws.services.apigatewayv2 import ApiGatewayV2
    from policypack.aws.services.athena import Athena
    from policypack.aws.services.autoscaling import AutoScaling
    from policypack.aws.services.backup import Backup
    from policypack.aws.services.batch import Batch
    from policypack.aws.services.bedrock import Bedrock
    from policypack.aws.services.budgets import Budgets
    from policypack.aws.services.cloudfront import CloudFront
    from policypack.aws.services.cloudtrail import CloudTrail
    from policypack.aws.services.cloudwatch import CloudWatch
    from policypack.aws.services.codebuild import CodeBuild
    from policypack.aws.services.codecommit import CodeCommit
    from policypack.aws.services.codeconnections import CodeConnections
    from policypack.aws.services.codedeploy import CodeDeploy
    from policypack.aws.services.codepipeline import CodePipeline
    from policypack.aws.services.cognito import Cognito
    from policypack.aws.services.config import Config
    from policypack.aws.services.dms import Dms
    from policypack.aws.services.dns import Dns
    from policypack.aws.services.dynamodb import DynamoDb
    from policypack.aws.services.dynamodbstreams import DynamoDbStreams
    from policypack.aws.services.ec2 import Ec2
    from policypack.aws.services.ecr import Ecr
    from policypack.aws.services.ecs import Ecs
    from policypack.aws.services.efs import Efs
    from policypack.aws.services.eks import Eks
    from policypack.aws.services.elasticache import ElastiCache
    from policypack.aws.services.elasticbeanstalk import ElasticBeanstalk
    from policypack.aws.services.elbv2 import Elbv2
    from policypack.aws.services.emr import Emr
    from policypack.aws.services.events import Events
    from policypack.aws.services.firehose import Firehose
    from policypack.aws.services.glue import Glue
    from policypack.aws.services.guardduty import GuardDuty
    from policypack.aws.services.iam import Iam
    from policypack.aws.services.kafka import Kafka
    from policypack.aws.services.kinesis import Kinesis
    from policypack.aws.services.kms import Kms
    from policypack.aws.services.lambda_ import Lambda
    from policypack.aws.services.logs import Logs
    from policypack.aws.services.macie2 import Macie2
    from policypack.aws.services.memorydb import MemoryDb
    from policypack.aws.services.mq import Mq
    from policypack.aws.services.network import Network
    from policypack.aws.services.network_ids import NetworkIds
    from policypack.aws.services.opensearch import OpenSearch
    from policypack.aws.services.organizations import Organizations
    from policypack.aws.services.pricing import Pricing
    from policypack.aws.services.rds import Rds
    from policypack.aws.services.redshift import Redshift
    from policypack.aws.services.route53 import Route53
    from policypack.aws.services.s3 import S3
    from policypack.aws.services.scheduler import Scheduler
    from policypack.aws.services.secretsmanager import SecretsManager
    from policypack.aws.services.securityhub import SecurityHub
    from policypack.aws.services.servicediscovery import ServiceDiscovery
    from policypack.aws.services.servicequotas import ServiceQuotas
    from policypack.aws.services.sesv2 import SesV2
    from policypack.aws.services.sns import Sns
    from policypack.aws.services.sqs import Sqs
    from policypack.aws.services.ssm import Ssm
    from policypack.aws.services.stepfunctions import StepFunctions
    from policypack.aws.services.sts import Sts
    from policypack.aws.services.wafv2 import Wafv2


@dataclass(frozen=True, slots=True)
class Call:
    """One answer a policy was given. `actions` are IAM actions; `age` is in seconds at the time it was given."""

    actions: tuple[str, ...]
    region: str
    age: float
    at: float
    source: Source
    endpoint: str | None = None

    def __str__(self) -> str:
        return f"{' and '.join(self.actions)} in {self.region}"


class Aws:
    """The lookup facade. One attribute per service: `aws.rds` is the class in `policypack/aws/services/rds.py`.

    An answer is a frozen value, None ("AWS says there is none"), or `Unavailable` is raised ("could not ask").
    """

    if TYPE_CHECKING:  # services are found by name; a new one adds its line here for type checkers
        accessanalyzer: AccessAnalyzer
        acm: Acm
        apigateway: ApiGateway
        apigatewayv2: ApiGatewayV2
        athena: Athena
        autoscaling: AutoScaling
        backup: Backup
        batch: Batch
        bedrock: Bedrock
        budgets: Budgets
        cloudfront: CloudFront
        cloudtrail: CloudTrail
        cloudwatch: CloudWatch
        codebuild: CodeBuild
        codecommit: CodeCommit
        codeconnections: CodeConnections
        codedeploy: CodeDeploy
        codepipeline: CodePipeline
        cognito: Cognito
        config: Config
        dms: Dms
        dns: Dns
        dynamodb: DynamoDb
        dynamodbstreams: DynamoDbStreams
        ec2: Ec2
        ecr: Ecr
        ecs: Ecs
        efs: Efs
        eks: Eks
        elasticache: ElastiCache
        elasticbeanstalk: ElasticBeanstalk
        elbv2: Elbv2
        emr: Emr
        events: Events
        firehose: Firehose
        glue: Glue
        guardduty: GuardDuty
        iam: Iam
        kafka: Kafka
        kinesis: Kinesis
        kms: Kms
        lambda_: Lambda
        logs: Logs
        macie2: Macie2
        memorydb: MemoryDb
        mq: Mq
        network: Network
        network_ids: NetworkIds
        opensearch: OpenSearch
        organizations: Organizations
        pricing: Pricing
        rds: Rds
        redshift: Redshift
        route53: Route53
        s3: S3
        scheduler: Scheduler
        secretsmanager: SecretsManager
        securityhub: SecurityHub
        servicediscovery: ServiceDiscovery
        servicequotas: ServiceQuotas
        sesv2: SesV2
        sns: Sns
        sqs: Sqs
        ssm: Ssm
        stepfunctions: StepFunctions
        sts: Sts
        wafv2: Wafv2

    def __init__(
        self,
        lookups: Lookups,
        provider: Mapping[str, object] | Provider,
        region: str | None,
        calls: list[Call] | None = None,
        renews: bool = False,
    ) -> None:
        self.lookups = lookups
        self.renews = renews
        # False where what is asked may be a secret although it bears no mark: neither a tape nor the disk holds it.
        self.keeps = True
        self.calls: list[Call] = [] if calls is None else calls
        self._region = region
        self._identity: Provider | None = None
        self._inputs = provider

    def __getattr__(self, name: str) -> Service:
        if name.startswith("_"):
            raise AttributeError(name)
        # A service whose name is a word of Python's, lambda, has an underscore behind it.
        path = f"{__package__}.services.{name}_" if iskeyword(name) else f"{__package__}.services.{name}"
        try:
            module = importlib.import_module(path)
        except ModuleNotFoundError as error:
            if error.name != path:
                raise
            raise AttributeError(f"aws has no service {name!r}") from None
        for value in vars(module).values():
            if isinstance(value, type) and issubclass(value, Service) and value.__module__ == module.__name__:
                service = value(self)
                setattr(self, name, service)
                return service
        raise AttributeError(f"aws has no service {name!r}")

    @property
    def provider(self) -> Provider:
        """Who asks. Raises Unavailable where the provider's inputs are not known yet."""
        # Read when a question needs it: most policies that may ask find nothing to ask about.
        if isinstance(self._inputs, Mapping):
            from policypack.aws.provider import Provider  # for who asks; a boot does without

            self._inputs = Provider.parse(self._inputs)
        return self._inputs

    @property
    def identity(self) -> Provider:
        """The provider without its region: what decides which credentials and endpoints are used."""
        if self._identity is None:
            self._identity = replace(self.provider, region=None)
        return self._identity

    @property
    def region_if_known(self) -> str | None:
        """The region without looking into the environment, for services that have one endpoint everywhere."""
        return self._region or self.provider.region

    @property
    def region(self) -> str:
        """The resource's own region, else the provider's, else the environment's or the profile's.

        Raises Unavailable, cause "region", where none of them says one.
        """
        if self._region:
            return self._region
        provider = self.provider
        self._region = provider.region or self.lookups.sessions.default_region(provider)
        if not self._region:
            raise Unavailable(NO_REGION, "region")
        return self._region

    def account(self) -> str:
        """The account number that the provider's identity belongs to. Raises Unavailable."""
        known = self.lookups.store.known_account(self.identity)
        return known or self.quietly().sts.identity().account

    def at(self, provider: Mapping[str, object], region: str | None) -> Aws:
        """The same record of calls, asking as another resource's provider would."""
        return Aws(self.lookups, provider, region, self.calls, self.renews)

    def quietly(self) -> Aws:
        """The same identity with a record of its own: for questions that are no evidence of a policy's."""
        return Aws(self.lookups, self._inputs, self._region, renews=self.renews)

    def anew(self) -> Aws:
        """The same identity, which asks AWS where a former run's answer would serve; with a record of its own."""
        return Aws(self.lookups, self._inputs, self._region, renews=True)

    @property
    def remembers(self) -> bool:
        """Does an answer given so far come from a former run?"""
        return any(call.source == "cache" for call in self.calls)

    def evidence(self) -> Evidence | None:
        """What the answers given so far rest on; None before the first one."""
        if not self.calls:
            return None
        calls = list(dict.fromkeys(self.calls))
        detail = "; ".join(dict.fromkeys(str(call) for call in calls))
        try:
            account = self.lookups.store.known_account(self.identity)
        except Unavailable:
            account = None
        if account:
            detail += f", account {account}"
        oldest = max(calls, key=lambda call: call.age)
        if oldest.age >= 60:
            detail += f", answered {_ago(oldest.age)} ago"
        if any(call.source == "emulator" for call in calls):
            detail += ", from the emulator and not from AWS"
        for endpoint in sorted({call.endpoint for call in calls if call.endpoint and call.source != "emulator"}):
            detail += f", through the configured endpoint {endpoint}"
        at = datetime.fromtimestamp(min(call.at for call in calls), UTC)
        return Evidence("live", detail, at.isoformat(timespec="seconds").replace("+00:00", "Z"))


def _ago(seconds: float) -> str:
    if seconds < 5400:
        return f"{round(seconds / 60)} min"
    return f"{round(seconds / 3600)} h" if seconds < 48 * 3600 else f"{round(seconds / 86400)} d"
