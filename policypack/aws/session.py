"""botocore sessions and clients: one session per credential set, one client per service and region, all shared.

A lookup asks as the resource's own provider would. A role that cannot be assumed makes its resources undecided;
the identity of the shell never stands in for it, because it may belong to another account and answer wrongly.
botocore is imported on first use only: it costs a preview without lookups nothing.
"""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar

from policypack.aws import roles
from policypack.aws.breaker import again
from policypack.aws.credentials import Metadata, prepare, present
from policypack.aws.provider_resource import AwsProvider
from policypack.aws.refusals import PLUMBING, Asked, Refused, classify
from policypack.clock import limit
from policypack.errors import Unavailable

T = TypeVar("T")

# What a local emulator is given: made up, valid in form only.
EMULATOR_KEY = "AKIAPREFLIGHTEMULATE"
_EMULATOR_TIMEOUT = 120.0  # seconds


@dataclass(frozen=True, slots=True)
class Transport:
    """How long and how often a call may try. Times in seconds.

    `process_timeout` is how long a profile's credential_process may take. `resolver` is the address and port of the
    name server that is asked about domains, None for the machine's own. `send` stands in for the network: it takes
    the operation ("sqs.GetQueueUrl") and botocore's prepared request, and returns botocore's response or raises what
    botocore's connection raises.
    """

    connect_timeout: float = 2.0
    read_timeout: float = 8.0
    attempts: int = 3
    connections: int = 16
    process_timeout: float = 10.0
    resolver: tuple[str, int] | None = None
    send: Callable[[str, Any], Any] | None = None


@dataclass(slots=True)
class _Entry:
    """What is known about one identity. `lock` is held while its session is built, network calls included."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    session: Any = None
    failure: Unavailable | None = None
    account: str | None = None
    overridden: bool | None = None
    clients: dict[tuple[str, str], Any] = field(default_factory=dict)


class Sessions:
    """All sessions and clients of one run. Every method may be called from any thread."""

    def __init__(
        self, *, endpoint_url: str | None = None, emulator: bool = False, transport: Transport | None = None
    ) -> None:
        self._endpoint_url = endpoint_url
        self._emulator = emulator
        self._transport = transport or Transport()
        # Sessions are documented as unsafe for threads; clients, once made, are safe. One lock for all of it:
        # making a client is parsing JSON, which two threads cannot do faster than one.
        self._lock = threading.RLock()
        self._entries: dict[AwsProvider, _Entry] = {}
        self._metadata: dict[str | None, Metadata] = {}
        self._loader: Any = None
        _quiet()

    def client(self, identity: AwsProvider, service: str, region: str) -> Any:
        """The shared client. Raises Unavailable where the identity has no usable credentials, or no usable endpoint."""
        entry = self._entry(identity)
        session = self._session(identity, entry, region)
        client = entry.clients.get((service, region))
        if client is None:
            asked = Asked(service, region, f"{service}:*")
            with self._lock:
                client = entry.clients.get((service, region))
                if client is None:
                    client = self._guard(asked, lambda: self._create(session, identity, service, region))
                    entry.clients[service, region] = client
        return client

    def has_credentials(self, identity: AwsProvider) -> bool:
        """True where a source of credentials is configured. Nothing is asked but, last, instance metadata."""
        if self._emulator or (identity.access_key and identity.secret_key) or identity.web_identity:
            return True
        found, metadata = self._configured(identity)
        return found or (metadata is not None and metadata.get() is not None)

    def warm(self, identity: AwsProvider) -> None:
        """Begin whatever is slow about finding credentials, without waiting for it."""
        if not (self._emulator or identity.access_key or identity.web_identity):
            self._configured(identity)

    def account(self, identity: AwsProvider) -> str | None:
        """The account as far as it is known without asking: from a role's ARN or from the credentials' source."""
        return None if self._emulator else identity.account or self._entry(identity).account

    def access_key(self, identity: AwsProvider, region: str) -> str | None:
        """The id (not the secret) of the access key in use."""
        entry = self._entry(identity)
        session = self._session(identity, entry, region)
        with self._lock:
            credentials = session.get_credentials()
            return str(credentials.access_key) if credentials else None

    def default_region(self, identity: AwsProvider) -> str | None:
        """The region that the environment or the profile says, where neither resource nor provider does."""
        named = os.environ.get("AWS_REGION") or os.environ.get("AWS_DEFAULT_REGION")
        if named or self._emulator:
            return named or None
        with self._lock:
            try:
                value = self._files(identity).get_config_variable("region")
            except self._unusable():
                return None  # a missing profile is reported by the first lookup
        return str(value) if value else None

    def overridden(self, identity: AwsProvider) -> bool:
        """True where any endpoint is not AWS's own: then nothing is shared with other runs."""
        if self._endpoint_url or identity.endpoints:
            return True
        if os.environ.get("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "").lower() == "true":
            return False
        if any(name.startswith("AWS_ENDPOINT_URL") and value for name, value in os.environ.items()):
            return True
        entry = self._entry(identity)
        if entry.overridden is None:
            with self._lock:
                try:
                    config = self._files(identity).get_scoped_config()
                except self._unusable():
                    config = {}  # a missing profile is reported by the first lookup
            entry.overridden = bool(config.get("endpoint_url") or config.get("services"))
        return entry.overridden

    def known_region(self, region: str) -> bool:
        """True where botocore's list of regions has this one; a new region may be missing there."""
        with self._lock:
            data = self._shared_loader().load_data("partitions")
        return any(region in partition["regions"] for partition in data["partitions"])

    # -- building ------------------------------------------------------------------------------------------

    def _entry(self, identity: AwsProvider) -> _Entry:
        identity = replace(identity, region=None)
        with self._lock:
            return self._entries.setdefault(identity, _Entry())

    def _session(self, identity: AwsProvider, entry: _Entry, region: str) -> Any:
        if entry.session is not None:
            return entry.session
        with entry.lock:
            if entry.failure is not None:
                raise again(entry.failure)
            if entry.session is None:
                try:
                    entry.session = self._build(identity, entry, region)
                except Unavailable as failure:
                    entry.failure = failure
                    raise again(failure) from None
            return entry.session

    def _build(self, identity: AwsProvider, entry: _Entry, region: str) -> Any:
        sts_region = identity.sts_region or region
        asked = Asked("sts", sts_region, "sts:AssumeRole")
        session = self._guard(asked, lambda: self._signed_in(identity))
        if self._emulator:
            return session
        if identity.web_identity:
            request = roles.with_token(identity.web_identity)
            self._become(session, identity, sts_region, "assume_role_with_web_identity", request)
        for role in identity.roles:
            self._become(session, identity, sts_region, "assume_role", roles.with_keys(role))
        if not identity.roles and not identity.web_identity:
            credentials = session.get_credentials()
            # Profiles with roles and single sign-on fetch on first use: do it here, where a refusal is about who
            # asks, and where it is remembered.
            self._guard(asked, credentials.get_frozen_credentials)
            entry.account = getattr(credentials, "account_id", None)
        return session

    def _signed_in(self, identity: AwsProvider) -> Any:
        with self._lock:
            session = self._base(identity)
            if self._emulator:
                session.set_credentials(EMULATOR_KEY, "emulator")
                return session
            if identity.access_key and identity.secret_key:
                session.set_credentials(identity.access_key, identity.secret_key, identity.token)
                return session
            source = prepare(session, self._transport.process_timeout)
        if identity.web_identity:
            return session
        # May run a process of the profile's: nobody else waits for it.
        if session.get_credentials() is not None:
            return session
        metadata = self._ask_metadata(identity, source)
        found = metadata.get() if metadata else None
        if found is None:
            raise Unavailable("no AWS credentials were found", "credentials")
        session._credentials = found  # refreshable, which the public setter would flatten
        return session

    def _files(self, identity: AwsProvider, *, asks: bool = False) -> Any:
        """A session that says what profile and files say, and with `asks` has what a client needs, which takes longer.

        Raises ProfileNotFound on first use of its profile.
        """
        import botocore.session

        profile = None if self._emulator else identity.profile
        session = botocore.session.Session(profile=profile, include_builtin_handlers=asks)
        if identity.config_file:
            session.set_config_variable("config_file", str(Path(identity.config_file).expanduser()))
        if identity.credentials_file:
            session.set_config_variable("credentials_file", str(Path(identity.credentials_file).expanduser()))
        return session

    def _base(self, identity: AwsProvider) -> Any:
        """A bare session: profile, files and time limits. Raises ProfileNotFound on first use of its profile."""
        session = self._files(identity, asks=True)
        if identity.metadata_endpoint:
            session.set_config_variable("ec2_metadata_service_endpoint", identity.metadata_endpoint)
        session.register_component("data_loader", self._shared_loader())
        # Also what botocore itself uses to fetch credentials: a silent sign-in endpoint must not hold a preview.
        session.set_default_client_config(self._config(identity))
        events: Any = session
        events.register("before-parse", _no_detour)
        send = self._transport.send
        if send is not None:
            events.register(
                "before-send", lambda request, event_name, **_: send(event_name.removeprefix("before-send."), request)
            )
        return session

    def _shared_loader(self) -> Any:
        if self._loader is None:
            from botocore.loaders import create_loader

            self._loader = create_loader()
        return self._loader

    def _config(self, identity: AwsProvider) -> Any:
        import botocore.config

        transport = self._transport
        return botocore.config.Config(
            connect_timeout=limit(transport.connect_timeout),
            # The emulator loads a service when it is first asked about it.
            read_timeout=limit(
                max(transport.read_timeout, _EMULATOR_TIMEOUT) if self._emulator else transport.read_timeout
            ),
            retries={"mode": "standard", "total_max_attempts": transport.attempts},
            max_pool_connections=transport.connections,
            user_agent_extra="aws-preflight",
            use_fips_endpoint=None if self._emulator else identity.fips,
            use_dualstack_endpoint=None if self._emulator else identity.dualstack,
            proxies=dict(identity.proxies) or None,
            s3={"addressing_style": "path"} if identity.path_style else None,
        )

    def _create(self, session: Any, identity: AwsProvider, service: str, region: str, **more: Any) -> Any:
        verify: bool | str | None = False if identity.insecure else identity.ca_bundle
        return session.create_client(
            service,
            region_name=region,
            endpoint_url=self._endpoint_url or identity.endpoint(service),
            verify=verify,
            **more,
        )

    def _configured(self, identity: AwsProvider) -> tuple[bool, Metadata | None]:
        """Whether a source is configured; where none is, instance metadata, already being asked."""
        with self._lock:
            try:
                session = self._base(identity)
                source = prepare(session, self._transport.process_timeout)
                if present(session):
                    return True, None
            except self._unusable():
                return False, None  # a missing or broken profile; the first lookup says so
        return False, self._ask_metadata(identity, source)

    def _ask_metadata(self, identity: AwsProvider, source: Any) -> Metadata | None:
        if identity.skip_metadata or os.environ.get("AWS_EC2_METADATA_DISABLED", "").lower() == "true":
            return None
        with self._lock:
            metadata = self._metadata.setdefault(identity.metadata_endpoint, Metadata())
        metadata.start(source)
        return metadata

    # -- roles ---------------------------------------------------------------------------------------------

    def _become(
        self, session: Any, identity: AwsProvider, region: str, operation: str, request: dict[str, Any]
    ) -> None:
        """Exchange the session's credentials for those of a role, or raise Unavailable naming the role."""
        arn = request["RoleArn"]
        action = "sts:AssumeRole" if operation == "assume_role" else "sts:AssumeRoleWithWebIdentity"
        asked = Asked("sts", region, action)

        def ask() -> Any:
            unsigned: dict[str, Any] = {}
            if operation != "assume_role":
                import botocore
                from botocore.config import Config

                unsigned["config"] = Config(signature_version=botocore.UNSIGNED)
            with self._lock:
                client = self._create(session, identity, "sts", region, **unsigned)
            return getattr(client, operation)(**request)["Credentials"]

        try:
            given = self._guard(asked, ask)
        except Unavailable as failure:
            cause = failure.cause if failure.cause in ("timeout", "unreachable", "throttled") else "credentials"
            raise Unavailable(f"the role {arn} could not be assumed: {failure.reason}", cause, action) from None
        with self._lock:
            session.set_credentials(given["AccessKeyId"], given["SecretAccessKey"], given["SessionToken"])

    def _guard(self, asked: Asked, function: Callable[[], T]) -> T:
        """Run something that may fail as botocore and its plumbing fail; raise what `classify` makes of it."""
        from botocore.exceptions import ClientError

        expected: tuple[type[Exception], ...] = (*self._unusable(), ClientError)
        try:
            return function()
        except expected as error:
            failure = classify(error, asked)
            if isinstance(failure, Refused):
                why = " ".join(failure.message.split())
                failure = Unavailable(f"the credentials could not be fetched ({failure.code}: {why})", "credentials")
            raise failure from None

    @staticmethod
    def _unusable() -> tuple[type[Exception], ...]:
        """What settings that cannot be used raise in botocore. `Unavailable` goes through as it is."""
        from botocore.exceptions import BotoCoreError
        from botocore.parsers import ResponseParserError

        return (BotoCoreError, ResponseParserError, *PLUMBING)


def _no_detour(operation_model: Any, response_dict: Mapping[str, Any], **_: object) -> None:
    """End a request that is sent elsewhere, before botocore makes anything of it.

    AWS redirects nobody but those who ask S3 in another region than the bucket's, and names that region; of any other
    answer botocore would ask where the bucket is, over and over.
    """
    status = response_dict["status_code"]
    if 300 <= status < 400 and "x-amz-bucket-region" not in response_dict["headers"]:
        service = operation_model.service_model.service_name
        reason = f"something between here and AWS redirects what {service} is asked (status {status})"
        raise Unavailable(reason, "unreachable")


def _quiet() -> None:
    """Keep botocore's warnings off the terminal: what cannot be asked is said once, in the report."""
    for name in ("botocore", "urllib3"):
        logger = logging.getLogger(name)
        if logger.level == logging.NOTSET:
            logger.setLevel(logging.CRITICAL)
