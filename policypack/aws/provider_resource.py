"""What a Pulumi provider resource says about who asks, and where.

Pulumi hands over provider inputs as texts: whatever is not a string in the schema arrives as JSON text
(`assumeRoles`, `endpoints`, `useFipsEndpoint` and so on). This module reads them once, strictly, into a frozen
record. Nothing here touches the network, the environment or botocore.

Source of the property names: https://www.pulumi.com/registry/packages/aws/api-docs/provider/
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from policypack.aws.regions import DUAL_STACK_SUFFIXES, SUFFIXES
from policypack.errors import NO_ROLE, Unavailable
from policypack.secret import bare
from policypack.values import parse_json, unwrap

_HOST = re.compile(r"https?://([\w.-]+)(?=[/:?#]|$)", re.IGNORECASE)
_OF_AWS = tuple(f".{suffix}" for suffix in (*SUFFIXES, *DUAL_STACK_SUFFIXES))
# The provider accepts several spellings per service. Most equal botocore's name without its hyphens; these do not.
# Source: names in pulumi-aws 7.51.1 `ProviderEndpointArgs` compared with botocore 1.44.5 service names.
ENDPOINT_ALIASES: dict[str, str] = {
    "amg": "grafana",
    "appautoscaling": "application-autoscaling",
    "appintegrationsservice": "appintegrations",
    "appregistry": "servicecatalog-appregistry",
    "beanstalk": "elasticbeanstalk",
    "cloudcontrolapi": "cloudcontrol",
    "cloudwatchevents": "events",
    "cloudwatchlog": "logs",
    "cloudwatchlogs": "logs",
    "cloudwatchobservabilityaccessmanager": "oam",
    "cloudwatchrum": "rum",
    "cognitoidentityprovider": "cognito-idp",
    "configservice": "config",
    "costandusagereportservice": "cur",
    "costexplorer": "ce",
    "databasemigration": "dms",
    "databasemigrationservice": "dms",
    "deploy": "codedeploy",
    "directoryservice": "ds",
    "directoryservicedata": "ds-data",
    "elasticloadbalancing": "elb",
    "elasticloadbalancingv2": "elbv2",
    "elasticsearch": "es",
    "elasticsearchservice": "es",
    "eventbridge": "events",
    "gluedatabrew": "databrew",
    "inspectorv2": "inspector2",
    "lambda_": "lambda",
    "lex": "lex-models",
    "lexmodelbuilding": "lex-models",
    "lexmodelbuildingservice": "lex-models",
    "lexmodelsv2": "lexv2-models",
    "locationservice": "location",
    "managedgrafana": "grafana",
    "msk": "kafka",
    "opensearchingestion": "osis",
    "opensearchservice": "opensearch",
    "prometheus": "amp",
    "prometheusservice": "amp",
    "rdsdataservice": "rds-data",
    "recyclebin": "rbin",
    "redshiftdataapiservice": "redshift-data",
    "resourcegroupstagging": "resourcegroupstaggingapi",
    "s3api": "s3",
    "serverlessapplicationrepository": "serverlessrepo",
    "serverlessapprepo": "serverlessrepo",
    "sfn": "stepfunctions",
    "transcribeservice": "transcribe",
}


@dataclass(frozen=True, slots=True)
class AssumedRole:
    """One step of a chain of assumed roles."""

    arn: str
    session_name: str = ""
    external_id: str = ""
    policy: str = ""
    policy_arns: tuple[str, ...] = ()
    source_identity: str = ""
    tags: tuple[tuple[str, str], ...] = ()
    transitive_tag_keys: tuple[str, ...] = ()

    @property
    def account(self) -> str | None:
        """The account the role lives in, from its ARN."""
        return account_of(self.arn)


@dataclass(frozen=True, slots=True)
class WebIdentity:
    """A role taken with a token of an identity provider, as CI systems hand them out."""

    arn: str
    session_name: str = ""
    token: str = field(default="", repr=False)
    token_file: str = ""
    policy: str = ""
    policy_arns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AwsProvider:
    """Everything in a provider's inputs that decides identity, endpoint and transport. Hashable."""

    region: str | None = None
    profile: str | None = None
    access_key: str | None = field(default=None, repr=False)
    secret_key: str | None = field(default=None, repr=False)
    token: str | None = field(default=None, repr=False)
    config_file: str | None = None
    credentials_file: str | None = None
    roles: tuple[AssumedRole, ...] = ()
    web_identity: WebIdentity | None = None
    sts_region: str | None = None
    endpoints: tuple[tuple[str, str], ...] = ()
    fips: bool | None = None
    dualstack: bool | None = None
    path_style: bool = False
    insecure: bool = False
    ca_bundle: str | None = None
    proxies: tuple[tuple[str, str], ...] = ()
    skip_metadata: bool = False
    metadata_endpoint: str | None = None

    @classmethod
    def parse(cls, inputs: Mapping[str, object]) -> AwsProvider:
        """Read a provider's inputs as Pulumi gives them; `{}` is the ambient identity.

        Raises Unavailable, cause "provider", where an input that matters is known only after an update, is not
        readable, or names no role to take: asking as somebody else would give wrong answers.
        """
        read = _Reader(inputs)
        roles = read.records("assumeRoles") or read.records("assumeRole")
        web = read.records("assumeRoleWithWebIdentity")
        endpoints: dict[str, str] = {}
        for record in read.records("endpoints"):
            for key, url in record.items():
                if isinstance(url, str) and url:
                    endpoints[_flat(ENDPOINT_ALIASES.get(key, key))] = url
        proxies = {"http": read.text("httpProxy"), "https": read.text("httpsProxy")}
        return cls(
            region=read.text("region"),
            profile=read.text("profile"),
            access_key=read.text("accessKey"),
            secret_key=read.text("secretKey"),
            token=read.text("token"),
            # botocore reads one file of each kind; the provider's first one wins there as well.
            config_file=next(iter(read.texts("sharedConfigFiles")), None),
            credentials_file=next(iter(read.texts("sharedCredentialsFiles")), None),
            roles=tuple(_role(record) for record in roles),
            web_identity=_web_identity(web[0]) if web else None,
            sts_region=read.text("stsRegion"),
            endpoints=tuple(sorted(endpoints.items())),
            fips=read.flag("useFipsEndpoint"),
            dualstack=read.flag("useDualstackEndpoint"),
            path_style=bool(read.flag("s3UsePathStyle")),
            insecure=bool(read.flag("insecure")),
            ca_bundle=read.text("customCaBundle"),
            proxies=tuple((scheme, url) for scheme, url in proxies.items() if url),
            skip_metadata=bool(read.flag("skipMetadataApiCheck")),
            metadata_endpoint=read.text("ec2MetadataServiceEndpoint"),
        )

    def endpoint(self, service: str) -> str | None:
        """The URL these inputs give for a botocore service name, or None."""
        return dict(self.endpoints).get(_flat(service))

    @property
    def account(self) -> str | None:
        """The account that an assumed role's ARN names, without asking anybody."""
        if self.roles:
            return self.roles[-1].account
        return account_of(self.web_identity.arn) if self.web_identity else None


def account_of(arn: str) -> str | None:
    """The account field of an ARN, or None where it has none."""
    parts = arn.split(":", 5)
    return parts[4] if len(parts) == 6 and parts[4].isdigit() else None


def elsewhere(endpoints: object, services: Iterable[str]) -> bool:
    """Does the provider's setting `endpoints` send one of these services elsewhere than to AWS? None: any service."""
    wanted = set(map(_flat, services))
    return any(
        (not wanted or _flat(ENDPOINT_ALIASES.get(str(key).lower(), str(key))) in wanted) and not _of_aws(url)
        for record in (endpoints if isinstance(endpoints, list) else [endpoints])
        if isinstance(record, dict)
        for key, url in record.items()
        if url
    )


def _of_aws(url: object) -> bool:
    host = _HOST.match(url) if isinstance(url, str) else None
    return host is not None and host[1].lower().rstrip(".").endswith(_OF_AWS)


def _flat(service: str) -> str:
    return service.replace("-", "").lower()


def _known(value: object) -> bool:
    """False where anything inside stands for a value that only an update can know."""
    value = unwrap(value)
    if isinstance(value, Mapping):
        return all(_known(item) for item in value.values())
    if isinstance(value, list | tuple):
        return all(_known(item) for item in value)
    return value is None or isinstance(value, str | int | float)


def _plain(value: object) -> object:
    """The value without secret marks at any depth."""
    value = unwrap(value)
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return bare(value)


class _Reader:
    """Typed reads of inputs that may be the value itself or its JSON text."""

    def __init__(self, inputs: Mapping[str, object]) -> None:
        self._inputs = inputs

    def _get(self, name: str) -> object:
        value = self._inputs.get(name)
        if not _known(value):
            raise Unavailable(f"the provider's {name} is known only after the update", "provider")
        return _plain(value)

    def _json(self, name: str) -> object:
        value = self._get(name)
        if not isinstance(value, str) or not value:
            return value
        try:
            return parse_json(value)
        except ValueError:
            if name.startswith("shared"):  # a single path, as stack configuration may have it
                return [value]
            raise Unavailable(f"the provider's {name} is not readable as JSON", "provider") from None

    def text(self, name: str) -> str | None:
        value = self._get(name)
        return str(value) if value not in (None, "") else None

    def flag(self, name: str) -> bool | None:
        value = self._get(name)
        if value is None or value == "":
            return None
        return value.strip().lower() == "true" if isinstance(value, str) else bool(value)

    def texts(self, name: str) -> tuple[str, ...]:
        value = self._json(name)
        items = value if isinstance(value, list) else [value]
        return tuple(str(item) for item in items if item)

    def records(self, name: str) -> list[dict[str, object]]:
        value = self._json(name)
        items = value if isinstance(value, list) else [] if value in (None, "") else [value]
        return [item if isinstance(item, dict) else {} for item in items]


def _text(record: Mapping[str, object], key: str) -> str:
    value = record.get(key)
    return str(value) if value else ""


def _texts(record: Mapping[str, object], key: str) -> tuple[str, ...]:
    value = record.get(key)
    return tuple(str(item) for item in value) if isinstance(value, Sequence) and not isinstance(value, str) else ()


def _role_arn(record: Mapping[str, object]) -> str:
    arn = _text(record, "roleArn")
    if not arn:
        raise Unavailable(NO_ROLE, "provider")
    return arn


def _role(record: Mapping[str, object]) -> AssumedRole:
    tags = record.get("tags")
    return AssumedRole(
        arn=_role_arn(record),
        session_name=_text(record, "sessionName"),
        external_id=_text(record, "externalId"),
        policy=_text(record, "policy"),
        policy_arns=_texts(record, "policyArns"),
        source_identity=_text(record, "sourceIdentity"),
        tags=tuple(sorted((str(k), str(v)) for k, v in tags.items())) if isinstance(tags, Mapping) else (),
        transitive_tag_keys=_texts(record, "transitiveTagKeys"),
    )


def _web_identity(record: Mapping[str, object]) -> WebIdentity:
    return WebIdentity(
        arn=_role_arn(record),
        session_name=_text(record, "sessionName"),
        token=_text(record, "webIdentityToken"),
        token_file=_text(record, "webIdentityTokenFile"),
        policy=_text(record, "policy"),
        policy_arns=_texts(record, "policyArns"),
    )
