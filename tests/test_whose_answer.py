"""Whose answer it is: each setting of a provider decides who signs what its resources ask, and where it is sent.

One plan, a provider for each setting and a queue for each provider, comes in both ways: a program that the preview
runs, and what the engine sends over gRPC. botocore builds and signs every request; below it nothing is sent.
"""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import grpc
import pytest
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSResponse
from botocore.httpsession import URLLib3Session
from pulumi.runtime import proto
from pulumi.runtime.proto import analyzer_pb2_grpc

from policypack import Aws, Finding, Resource
from policypack.aws import Lookups
from policypack.aws.provider_resource import AwsProvider
from policypack.finding import Report
from policypack.judge import Context, Judge
from policypack.preview.judgement import stack_of
from policypack.preview.run import PreviewOptions, preview
from policypack.serve import Servicer
from policypack.testing import Hidden, Json, Plan, Unknown
from tests.aws.inprocess import Body, numbers
from tests.plain import QUEUE, make

ROLE = "arn:aws:iam::210987654321:role/{}"
METADATA = "http://127.0.0.1:1338"
AMBIENT = "AKIAAMBIENTAMBIENTAM"
SECRETS = ("accessKey", "secretKey", "token")


@dataclass(frozen=True)
class Sent:
    """One request: what it asks, who signed it, and how it would have travelled."""

    asks: str
    url: str
    key: str = ""
    secret: str = ""
    token: str = ""
    region: str = ""
    verify: Any = True
    proxies: Mapping[str, str] = field(default_factory=dict)

    @property
    def host(self) -> str:
        return urlsplit(self.url).hostname or ""


@dataclass(frozen=True)
class Row:
    """A provider's inputs, of which `setting` is tried unknown too, and what holds of the requests they lead to."""

    given: Mapping[str, Any]
    setting: str
    holds: Callable[[list[Sent]], bool]


def signed(key: str, **more: Any) -> Callable[[list[Sent]], bool]:
    """Did this key sign what is asked of the services?"""

    def holds(sent: list[Sent]) -> bool:
        questions = [each for each in sent if each.asks in ("GetQueueUrl", "HeadBucket")]
        return len(questions) == 2 and all(
            each.key == key and all(getattr(each, name) == value for name, value in more.items()) for each in questions
        )

    return holds


def asked(name: str, **more: Any) -> Callable[[list[Sent]], bool]:
    """Was this asked, just so?"""
    return lambda sent: any(
        each.asks == name and all(getattr(each, field) == value for field, value in more.items()) for each in sent
    )


def both(*checks: Callable[[list[Sent]], bool]) -> Callable[[list[Sent]], bool]:
    return lambda sent: all(check(sent) for check in checks)


def chain(name: str) -> list[dict[str, str]]:
    return [
        {"roleArn": ROLE.format(f"{name}-first")},
        {"roleArn": ROLE.format(f"{name}-second"), "externalId": "partner"},
    ]


KEYS = {"accessKey": "AKIAGIVENGIVENGIVENG", "secretKey": "given-secret", "token": "given-token"}
# One row for each field of the record that a provider's inputs become.
ROWS: Mapping[str, Row] = {
    "region": Row({"region": "ap-southeast-2"}, "region", signed(AMBIENT, region="ap-southeast-2")),
    "profile": Row({"profile": "ci"}, "profile", signed("AKIAPROFILE")),
    "access_key": Row(KEYS, "accessKey", signed(KEYS["accessKey"])),
    "secret_key": Row(KEYS, "secretKey", signed(KEYS["accessKey"], secret="given-secret")),
    "token": Row(KEYS, "token", signed(KEYS["accessKey"], token="given-token")),
    "config_file": Row(
        {"sharedConfigFiles": ["{folder}/other-config"], "profile": "other"}, "sharedConfigFiles", signed("AKIACONFIG")
    ),
    "credentials_file": Row(
        {"sharedCredentialsFiles": ["{folder}/other-credentials"], "profile": "other"},
        "sharedCredentialsFiles",
        signed("AKIACREDENTIALS"),
    ),
    "roles": Row(
        {"assumeRoles": chain("roles")},
        "assumeRoles",
        both(
            lambda sent: [each.key for each in sent if each.asks == "AssumeRole"] == [AMBIENT, "ASIA-roles-first"],
            signed("ASIA-roles-second"),
        ),
    ),
    "web_identity": Row(
        {
            "assumeRoleWithWebIdentity": {
                "roleArn": ROLE.format("web-identity"),
                "webIdentityTokenFile": "{folder}/web-token",
            }
        },
        "assumeRoleWithWebIdentity",
        both(asked("AssumeRoleWithWebIdentity", key=""), signed("ASIA-web-identity")),
    ),
    "sts_region": Row(
        {"stsRegion": "eu-south-2", "assumeRoles": chain("sts-region")},
        "stsRegion",
        both(asked("AssumeRole", region="eu-south-2"), signed("ASIA-sts-region-second", region="eu-west-1")),
    ),
    "endpoints": Row(
        {"endpoints": [{"sqs": "http://127.0.0.1:4566", "s3": "http://127.0.0.1:4567"}]},
        "endpoints",
        signed(AMBIENT, host="127.0.0.1"),
    ),
    "fips": Row(
        {"useFipsEndpoint": True}, "useFipsEndpoint", asked("GetQueueUrl", host="sqs-fips.eu-west-1.amazonaws.com")
    ),
    "dualstack": Row(
        {"useDualstackEndpoint": True}, "useDualstackEndpoint", asked("GetQueueUrl", host="sqs.eu-west-1.api.aws")
    ),
    "path_style": Row(
        {"s3UsePathStyle": True},
        "s3UsePathStyle",
        asked("HeadBucket", url="https://s3.eu-west-1.amazonaws.com/path-style"),
    ),
    "insecure": Row({"insecure": True}, "insecure", signed(AMBIENT, verify=False)),
    "ca_bundle": Row(
        {"customCaBundle": "/made-up/bundle.pem"}, "customCaBundle", signed(AMBIENT, verify="/made-up/bundle.pem")
    ),
    "proxies": Row(
        {"httpProxy": "http://127.0.0.1:1", "httpsProxy": "http://127.0.0.1:2"},
        "httpsProxy",
        signed(AMBIENT, proxies={"http": "http://127.0.0.1:1", "https": "http://127.0.0.1:2"}),
    ),
    "skip_metadata": Row(
        {"profile": "bare", "skipMetadataApiCheck": True, "ec2MetadataServiceEndpoint": f"{METADATA}/skip-metadata"},
        "skipMetadataApiCheck",
        lambda sent: sent == [],
    ),
    "metadata_endpoint": Row(
        {"profile": "bare", "ec2MetadataServiceEndpoint": f"{METADATA}/metadata-endpoint"},
        "ec2MetadataServiceEndpoint",
        signed("AKIAMETADATA"),
    ),
}

MISSPELT = {"assumeRoles": [{"role_arn": ROLE.format("misspelt")}]}
PROGRAM = """
import json
import re
from pathlib import Path

import pulumi
import pulumi_aws as aws

later = aws.sns.Topic("later")


def queue(name, given, unknown=None):
    arguments = {re.sub("([A-Z])", r"_\\1", key).lower(): value for key, value in given.items()}
    if unknown:
        arguments[re.sub("([A-Z])", r"_\\1", unknown).lower()] = later.arn
    provider = aws.Provider(name, **arguments)
    aws.sqs.Queue(name, name=name, opts=pulumi.ResourceOptions(provider=provider))


for name, given, unknown in json.loads(Path("rows.json").read_text()):
    queue(name, given, unknown)
"""


def asking(queue: Resource, *, aws: Aws) -> Iterator[Finding]:
    name = queue.text("name")
    if name is not None:
        aws.sqs.queue(name)
        aws.s3.bucket(name)
        yield queue.finding("name", problem=f"{name} was asked about.", fix="Nothing.")


class Network:
    """What stands below botocore: it notes every request, and answers as AWS does."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.sent: dict[str, list[Sent]] = {}
        self._signers: dict[str, Any] = {}
        self._lock = threading.Lock()
        sign, network = SigV4Auth.add_auth, self

        def add_auth(auth: SigV4Auth, request: Any) -> None:
            sign(auth, request)
            network._signers[request.headers["Authorization"]] = (auth.credentials, auth._region_name)

        patch.setattr(SigV4Auth, "add_auth", add_auth)
        patch.setattr(URLLib3Session, "send", lambda session, request: network.answer(session, request))

    def answer(self, session: Any, request: Any) -> AWSResponse:
        asks, about, body = self._read(request)
        header = request.headers.get("Authorization", b"")
        signer, region = self._signers.get(header if isinstance(header, str) else header.decode(), (None, ""))
        sent = Sent(
            asks,
            request.url,
            *((signer.access_key, signer.secret_key, signer.token or "") if signer else ("", "", "")),
            region,
            session._verify,
            session._proxy_config._proxies or {},
        )
        with self._lock:
            self.sent.setdefault(about, []).append(sent)
        headers = {"x-amz-bucket-region": "eu-west-1"} if asks == "HeadBucket" else {}
        return AWSResponse(request.url, 200, {**numbers(), **headers}, Body(body.encode()))

    def _read(self, request: Any) -> tuple[str, str, str]:
        """Return what a request asks, the row that it asks for, and the answer."""
        content = request.body.decode() if isinstance(request.body, bytes) else request.body or ""
        if request.url.startswith(METADATA):
            row, _, path = request.url.removeprefix(f"{METADATA}/").partition("/")
            role = {
                "Expiration": "2099-01-01T00:00:00Z",
                "AccessKeyId": "AKIAMETADATA",
                "SecretAccessKey": "s",
                "Token": "t",
            }
            return "metadata", row, json.dumps(role) if path.endswith("credentials/role") else "role"
        if "Action=AssumeRole" in content:
            said = {key: values[0] for key, values in parse_qs(content).items()}
            name = said["RoleArn"].rpartition("/")[2]
            given = f"<AccessKeyId>ASIA-{name}</AccessKeyId><SecretAccessKey>s</SecretAccessKey>"
            given += "<SessionToken>t</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration>"
            action = said["Action"]
            result = f"<{action}Result><Credentials>{given}</Credentials></{action}Result>"
            body = f"<{action}Response>{result}</{action}Response>"
            return action, re.sub("-(first|second)$", "", name), body
        if request.headers.get("X-Amz-Target"):
            name = json.loads(content)["QueueName"]
            return "GetQueueUrl", name, json.dumps({"QueueUrl": f"https://sqs.eu-west-1.amazonaws.com/1/{name}"})
        place = urlsplit(request.url)
        return "HeadBucket", place.path.strip("/") or str(place.hostname).partition(".")[0], ""


@dataclass(frozen=True)
class Seen:
    """What came of the plan: requests by row, why questions were not asked, and what coverage says."""

    sent: Mapping[str, list[Sent]]
    reasons: list[str]
    coverage: list[str]


def named(field: str) -> str:
    return field.replace("_", "-")


def rows(folder: Path) -> list[tuple[str, dict[str, Any], str | None]]:
    """Return (name, inputs, the unknown one) of every provider of the plan."""

    def placed(value: Any) -> Any:
        return json.loads(json.dumps(value).replace("{folder}", str(folder)))

    found: list[tuple[str, dict[str, Any], str | None]] = [("misspelt", {"region": "eu-west-1", **MISSPELT}, None)]
    for name, row in ROWS.items():
        given = {"region": "eu-west-1", **placed(row.given)}
        found.append((named(name), given, None))
        found.append((f"unknown-{named(name)}", given, row.setting))
    return found


def through_the_engine(folder: Path) -> tuple[list[str], list[str]]:
    plan = Plan()
    for name, given, unknown in rows(folder):
        inputs: dict[str, Any] = {key: value if isinstance(value, str) else Json(value) for key, value in given.items()}
        inputs |= {key: Hidden(given[key]) for key in SECRETS if key in given}
        inputs |= {unknown: Unknown()} if unknown else {}
        plan.add(QUEUE, name, name=name, provider=inputs)
    analyze, stack = plan.requests()
    server = grpc.server(ThreadPoolExecutor(max_workers=2))
    policy = make(asking, needs=frozenset({"aws"}))
    analyzer_pb2_grpc.add_AnalyzerServicer_to_server(
        Servicer([policy], lookups=Lookups(cache_dir=None), strict=True), server
    )
    port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    with grpc.insecure_channel(f"127.0.0.1:{port}") as channel:
        stub = analyzer_pb2_grpc.AnalyzerStub(channel)
        stub.ConfigureStack(proto.AnalyzerStackConfigureRequest(stack=plan.stack, project=plan.project, dry_run=True))
        for request in analyze:
            stub.Analyze(request)
        answer = stub.AnalyzeStack(stack)
    server.stop(0)
    return (
        [skip.reason for skip in answer.not_applicable],
        [each.message for each in answer.diagnostics if each.policyName == "coverage"],
    )


def through_the_preview(folder: Path) -> tuple[list[str], list[str]]:
    program = folder / "program"
    program.mkdir()
    (program / "Pulumi.yaml").write_text("name: shop\nruntime: python\n")
    (program / "__main__.py").write_text(PROGRAM)
    (program / "rows.json").write_text(json.dumps(rows(folder)))
    result = preview(program, PreviewOptions())
    assert not result.failures
    policy = make(asking, needs=frozenset({"aws"}))
    report = Judge([policy], context=Context(strict=True), lookups=Lookups(cache_dir=None)).judge(stack_of(result))
    return reasons_of(report), [finding.problem for finding in report.findings if finding.policy == "coverage"]


def reasons_of(report: Report) -> list[str]:
    return [skip.reason for skip in report.undecided]


@pytest.fixture(scope="module", params=[through_the_engine, through_the_preview])
def seen(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Seen]:
    folder = tmp_path_factory.mktemp("providers")
    keys = "aws_access_key_id = {}\naws_secret_access_key = s\n"
    (folder / "config").write_text("[profile bare]\noutput = json\n")
    (folder / "credentials").write_text("[ci]\n" + keys.format("AKIAPROFILE"))
    (folder / "other-config").write_text("[profile other]\n" + keys.format("AKIACONFIG"))
    (folder / "other-credentials").write_text("[other]\n" + keys.format("AKIACREDENTIALS"))
    (folder / "web-token").write_text("a-token")
    with pytest.MonkeyPatch.context() as patch:
        for name in (
            "AWS_PROFILE",
            "AWS_SESSION_TOKEN",
            "AWS_EC2_METADATA_DISABLED",
            "AWS_REGION",
            "AWS_DEFAULT_REGION",
        ):
            patch.delenv(name, raising=False)
        patch.setenv("AWS_ACCESS_KEY_ID", AMBIENT)
        patch.setenv("AWS_SECRET_ACCESS_KEY", "ambient-secret")
        patch.setenv("AWS_CONFIG_FILE", str(folder / "config"))
        patch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(folder / "credentials"))
        network = Network(patch)
        reasons, coverage = request.param(folder)
        yield Seen(network.sent, reasons, coverage)


def test_every_setting_has_a_row() -> None:
    assert set(ROWS) == {field.name for field in fields(AwsProvider)}


@pytest.mark.parametrize("setting", ROWS)
def test_a_setting_decides_who_asks_and_how(seen: Seen, setting: str) -> None:
    assert ROWS[setting].holds(seen.sent.get(named(setting), [])), seen.sent.get(named(setting))


@pytest.mark.parametrize("setting", ROWS)
def test_what_only_an_update_knows_is_asked_of_nobody(seen: Seen, setting: str) -> None:
    assert seen.sent.get(f"unknown-{named(setting)}") is None
    assert f"the provider's {ROWS[setting].setting} is known only after the update" in seen.reasons


def test_a_role_without_its_name_is_asked_of_nobody(seen: Seen) -> None:
    assert seen.sent.get("misspelt") is None
    assert "the provider is to assume a role, and its settings name none" in seen.reasons


def test_whom_nobody_asked_is_said_once(seen: Seen) -> None:
    (said,) = (text for text in seen.coverage if "who would answer" in text)
    assert "the provider's profile is known only after the update" in said
