"""Who asks: sources of credentials, roles, endpoints. The emulator plays STS."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from policypack.aws import Aws, Lookups, Transport
from policypack.aws.emulator import ACCOUNT as EMULATED
from policypack.aws.emulator import Emulator
from policypack.errors import Unavailable
from tests.aws.helpers import KEYS, REGION, Endpoint, error_xml
from tests.aws.inprocess import numbers, response

# A busy machine may take its time.
PATIENT = Transport(connect_timeout=60, read_timeout=60, attempts=1)
FIRST, SECOND = "111122223333", "444455556666"
SIGN_ON = """sso_session = s
sso_account_id = 111122223333
sso_role_name = r
[sso-session s]
sso_region = eu-west-1
sso_start_url = https://example.awsapps.com/start
"""


@pytest.fixture(scope="module")
def emulator() -> Iterator[Emulator]:
    with Emulator() as running:
        yield running


def asking(provider: dict[str, object], **options: Any) -> Aws:
    return Lookups(cache_dir=None, transport=PATIENT, **options).bind(provider, REGION)


def at(url: str, **more: object) -> dict[str, object]:
    """A provider whose STS is at `url`."""
    return {**KEYS, "endpoints": json.dumps([{"sts": url}]), **more}


# -- sources --------------------------------------------------------------------------------------------------


def test_no_credentials_at_all():
    lookups = Lookups(cache_dir=None)
    assert lookups.has_credentials({}) is False
    with pytest.raises(Unavailable, match="no AWS credentials were found") as caught:
        lookups.bind({}, REGION).sts.identity()
    assert caught.value.cause == "credentials"
    assert lookups.requests == ()


def test_absence_is_found_without_asking_the_machines_metadata(monkeypatch: pytest.MonkeyPatch):
    from botocore.utils import InstanceMetadataFetcher

    asked: list[object] = []
    monkeypatch.setattr(InstanceMetadataFetcher, "retrieve_iam_role_credentials", lambda self: asked.append(self))
    assert Lookups(cache_dir=None).has_credentials({}) is False
    monkeypatch.delenv("AWS_EC2_METADATA_DISABLED")
    assert Lookups(cache_dir=None).has_credentials({"skipMetadataApiCheck": "true"}) is False
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIAENVIRONMENT")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "made-up")
    assert Lookups(cache_dir=None).has_credentials({}) is True
    assert asked == []


def test_the_machines_metadata_is_asked_last_and_once(monkeypatch: pytest.MonkeyPatch):
    from botocore.utils import InstanceMetadataFetcher

    monkeypatch.delenv("AWS_EC2_METADATA_DISABLED")
    asked: list[str] = []
    given = {
        "role_name": "runner",
        "access_key": "ASIAMACHINE",
        "secret_key": "made-up",
        "token": "made-up",
        "expiry_time": "2099-01-01T00:00:00Z",
    }

    def answer(_self: object) -> dict[str, str]:
        asked.append(threading.current_thread().name)
        return given

    monkeypatch.setattr(InstanceMetadataFetcher, "retrieve_iam_role_credentials", answer)
    lookups = Lookups(cache_dir=None)
    lookups.warm({})
    assert lookups.has_credentials({}) is True
    assert lookups.has_credentials({}) is True
    aws = lookups.bind({}, REGION)
    assert lookups.sessions.access_key(aws.identity, REGION) == "ASIAMACHINE"
    assert asked == ["aws-preflight-metadata"]


def test_metadata_that_says_nothing_is_waited_for_a_moment(monkeypatch: pytest.MonkeyPatch, real_time: None):
    from botocore.utils import InstanceMetadataFetcher

    from policypack.aws import session
    from policypack.aws.credentials import Metadata

    monkeypatch.delenv("AWS_EC2_METADATA_DISABLED")
    never = threading.Event()
    monkeypatch.setattr(session, "Metadata", lambda: Metadata(wait=0.05))
    monkeypatch.setattr(InstanceMetadataFetcher, "retrieve_iam_role_credentials", lambda _self: never.wait() and None)
    try:
        assert Lookups(cache_dir=None).has_credentials({}) is False
    finally:
        never.set()


@pytest.mark.parametrize(
    "config",
    [
        "[default]\naws_access_key_id = AKIAFILE\naws_secret_access_key = made-up\n",
        "[default]\ncredential_process = /bin/false\n",
        "[default]\nrole_arn = arn:aws:iam::111122223333:role/x\nsource_profile = other\n[profile other]\n",
        f"[default]\n{SIGN_ON}",
    ],
    ids=["keys", "a process, not run", "a role, not assumed", "single sign-on, not fetched"],
)
def test_a_configured_source_is_found_without_using_it(tmp_path: Path, config: str):
    (tmp_path / "config").write_text(config)
    assert Lookups(cache_dir=None).has_credentials({}) is True


def test_a_container_counts_as_a_source(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "/v2/credentials/x")
    assert Lookups(cache_dir=None).has_credentials({}) is True


def test_a_profile_that_is_not_there():
    lookups = Lookups(cache_dir=None)
    assert lookups.has_credentials({"profile": "nosuch"}) is False
    with pytest.raises(Unavailable, match=r"profile .*nosuch.* could not be found") as caught:
        lookups.bind({"profile": "nosuch"}, REGION).sts.identity()
    assert caught.value.cause == "credentials"


def test_a_named_profile_wins_over_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIAENVIRONMENT")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "made-up")
    (tmp_path / "mine").write_text("[ci]\naws_access_key_id = AKIAPROFILE\naws_secret_access_key = made-up\n")
    aws = asking({"profile": "ci", "sharedCredentialsFiles": json.dumps([str(tmp_path / "mine")])})
    assert aws.lookups.sessions.access_key(aws.identity, REGION) == "AKIAPROFILE"
    assert aws.lookups.sessions.access_key(asking({}).identity, REGION) == "AKIAENVIRONMENT"


def test_a_profile_that_wants_an_mfa_code_never_prompts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    import getpass

    def prompt(*_: object) -> str:
        raise AssertionError("asked on the terminal")

    monkeypatch.setattr(getpass, "getpass", prompt)
    (tmp_path / "config").write_text(
        "[profile ci]\nrole_arn = arn:aws:iam::111122223333:role/x\nsource_profile = base\n"
        "mfa_serial = arn:aws:iam::111122223333:mfa/me\n"
        "[profile base]\naws_access_key_id = AKIABASE\naws_secret_access_key = made-up\n"
    )
    with pytest.raises(Unavailable, match="MFA") as caught:
        asking({"profile": "ci"}).sts.identity()
    assert caught.value.cause == "credentials"


def test_a_process_that_fails(tmp_path: Path):
    (tmp_path / "config").write_text("[profile ci]\ncredential_process = /bin/false\n")
    with pytest.raises(Unavailable) as caught:
        asking({"profile": "ci"}).sts.identity()
    assert caught.value.cause == "credentials"


PROCESS = "[profile ci]\ncredential_process = {}\n"


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        ("/nosuch/helper --token hunter2", r"\(helper\) cannot be started: No such file or directory"),
        ("/bin/false hunter2", r"\(false\) failed \(exit status 1\)"),
        ("/bin/echo hunter2", r"\(echo\) printed no JSON object"),
        ("/bin/echo [1]", r"\(echo\) printed no JSON object"),
        ("/bin/true", r"\(true\) printed no JSON object"),
        ("/bin/echo '\"hunter2\"'", r"\(echo\) printed no JSON object"),
        ("/bin/echo {}", "cannot be used"),
        ("/bin/echo 'hunter2", "cannot be used"),
        ('/bin/echo {{"Version":2}}', "printed no JSON object|cannot be used"),
    ],
)
@pytest.mark.parametrize("source", [False, True], ids=["its own", "another profile's"])
def test_a_process_that_gives_no_credentials(tmp_path: Path, command: str, reason: str, source: bool):
    config = PROCESS.format(command)
    if source:
        role = f"role_arn = arn:aws:iam::{FIRST}:role/x\nsource_profile = ci\n"
        config += f"[profile through]\n{role}"
    (tmp_path / "config").write_text(config)
    with pytest.raises(Unavailable, match=reason) as caught:
        asking({"profile": "through" if source else "ci"}).sts.identity()
    assert caught.value.cause == "credentials"
    assert "hunter2" not in caught.value.reason


def test_a_process_that_never_ends_is_ended(tmp_path: Path, real_time: None):
    """Its children too: one that holds the output would hold the preview."""
    (tmp_path / "slow").write_text("#!/bin/sh\nsleep 600 &\nsleep 600\n")
    (tmp_path / "slow").chmod(0o700)
    (tmp_path / "config").write_text(PROCESS.format(tmp_path / "slow"))
    lookups = Lookups(cache_dir=None, transport=Transport(process_timeout=0.05), budget=300)
    with pytest.raises(Unavailable, match=r"\(slow\) gave no answer within 0\.05 s") as caught:
        lookups.bind({"profile": "ci"}, REGION).sts.identity()
    assert caught.value.cause == "credentials"


def test_a_process_gets_no_terminal(tmp_path: Path):
    """What would ask for a code reads nothing, and ends."""
    (tmp_path / "asks").write_text("#!/bin/sh\nread code\nexit 3\n")
    (tmp_path / "asks").chmod(0o700)
    (tmp_path / "config").write_text(PROCESS.format(tmp_path / "asks"))
    with pytest.raises(Unavailable, match=r"failed \(exit status 3\)"):
        asking({"profile": "ci"}).sts.identity()


def test_a_process_that_gives_credentials(tmp_path: Path):
    (tmp_path / "gives").write_text(
        '#!/bin/sh\necho \'{"Version": 1, "AccessKeyId": "AKIAPROCESS", "SecretAccessKey": "made-up"}\'\n'
    )
    (tmp_path / "gives").chmod(0o700)
    (tmp_path / "config").write_text(PROCESS.format(tmp_path / "gives"))
    aws = asking({"profile": "ci"})
    assert aws.lookups.sessions.access_key(aws.identity, REGION) == "AKIAPROCESS"


def test_a_web_identity_of_the_environment_without_its_token(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("AWS_ROLE_ARN", f"arn:aws:iam::{FIRST}:role/ci")
    monkeypatch.setenv("AWS_WEB_IDENTITY_TOKEN_FILE", "/nosuch/token")
    with pytest.raises(Unavailable, match=r"No such file or directory: /nosuch/token") as caught:
        asking({}).sts.identity()
    assert caught.value.cause == "credentials"


@pytest.mark.parametrize("endpoint", ["nowhere", "http://", "http://[::1", "http://user:hunter2@bad host/"])
def test_an_endpoint_that_is_no_address(endpoint: str):
    with pytest.raises(Unavailable) as caught:
        asking({**KEYS, "endpoints": json.dumps([{"sts": endpoint}])}).sts.identity()
    assert caught.value.cause == "unreachable"
    assert "hunter2" not in caught.value.reason


def test_an_endpoint_of_the_environment_that_is_no_address(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("AWS_ENDPOINT_URL", "nowhere")
    with pytest.raises(Unavailable, match="is not an address") as caught:
        asking(KEYS).sts.identity()
    assert caught.value.cause == "unreachable"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("AWS_MAX_ATTEMPTS", "often"),
        ("AWS_RETRY_MODE", "never"),
        ("AWS_DEFAULTS_MODE", "nosuch"),
        ("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://example.com/credentials"),
        ("AWS_CA_BUNDLE", "/nosuch/bundle.pem"),
    ],
)
def test_a_setting_of_the_environment_that_botocore_cannot_use(name: str, value: str, monkeypatch: pytest.MonkeyPatch):
    if not name.startswith("AWS_CONTAINER"):
        monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIAENVIRONMENT")
        monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "made-up")
    monkeypatch.setenv(name, value)
    with pytest.raises(Unavailable) as caught:
        asking({}).sts.identity()
    assert caught.value.cause in ("credentials", "unreachable")


@pytest.mark.parametrize("text", ["[profile ci\n", "\x00\xff", "[profile ci]\nsource_profile = ci\nrole_arn = x\n"])
def test_a_configuration_file_that_cannot_be_read(text: str, tmp_path: Path):
    (tmp_path / "config").write_text(text)
    with pytest.raises(Unavailable) as caught:
        asking({"profile": "ci"}).sts.identity()
    assert caught.value.cause == "credentials"


EXPIRED = {
    "startUrl": "https://example.awsapps.com/start",
    "region": "eu-west-1",
    "accessToken": "hunter2",
    "expiresAt": "2020-01-01T00:00:00Z",
    "refreshToken": "hunter2",
    "clientId": "c",
    "clientSecret": "hunter2",
    "registrationExpiresAt": "2099-01-01T00:00:00Z",
}


def test_single_sign_on_that_has_expired_leaves_nothing_on_the_terminal(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
):
    """botocore tries to renew the session and warns, traceback and all, when that fails."""
    (tmp_path / "config").write_text(f"[profile ci]\n{SIGN_ON}")
    cache = tmp_path / ".aws" / "sso" / "cache"
    cache.mkdir(parents=True)
    (cache / f"{hashlib.sha1(b's', usedforsecurity=False).hexdigest()}.json").write_text(json.dumps(EXPIRED))
    refused = json.dumps({"error": "invalid_grant"}).encode()
    transport = Transport(attempts=1, send=lambda _event, _request: response(400, refused, numbers()))
    lookups = Lookups(cache_dir=None, transport=transport)
    with pytest.raises(Unavailable, match="sign in again") as caught:
        lookups.bind({"profile": "ci"}, REGION).sts.identity()
    assert caught.value.cause == "credentials"
    assert capfd.readouterr() == ("", "")


def test_single_sign_on_without_a_session(tmp_path: Path):
    (tmp_path / "config").write_text(f"[profile ci]\n{SIGN_ON}")
    with pytest.raises(Unavailable, match="sign in again") as caught:
        asking({"profile": "ci"}).sts.identity()
    assert caught.value.cause == "credentials"


# -- roles ----------------------------------------------------------------------------------------------------


def test_roles_are_assumed_one_through_the_other(emulator: Emulator):
    roles = [
        {"roleArn": f"arn:aws:iam::{FIRST}:role/first", "sessionName": "hop", "externalId": "ours"},
        {"roleArn": f"arn:aws:iam::{SECOND}:role/second", "tags": {"a": "1"}, "duration": "1h30m"},
    ]
    aws = asking(at(emulator.url, assumeRoles=json.dumps(roles)))
    assert aws.account() == SECOND
    identity = aws.sts.identity()
    assert identity.account == SECOND
    assert ":assumed-role/second/aws-preflight" in identity.arn


def test_without_roles_it_is_the_emulators_own_account(emulator: Emulator):
    assert asking(at(emulator.url)).account() == emulator.account


def test_a_web_identity(emulator: Emulator, tmp_path: Path):
    (tmp_path / "token").write_text("header.payload.signature\n")
    web = {"roleArn": f"arn:aws:iam::{FIRST}:role/ci", "webIdentityTokenFile": str(tmp_path / "token")}
    aws = asking({"endpoints": json.dumps([{"sts": emulator.url}]), "assumeRoleWithWebIdentity": json.dumps(web)})
    assert aws.lookups.has_credentials({"assumeRoleWithWebIdentity": json.dumps(web)}) is True
    assert aws.sts.identity().account == FIRST


def test_a_web_identity_without_its_token(tmp_path: Path):
    web = {"roleArn": f"arn:aws:iam::{FIRST}:role/ci", "webIdentityTokenFile": str(tmp_path / "nosuch")}
    with pytest.raises(Unavailable, match=r"token file .*nosuch cannot be read") as caught:
        asking({"assumeRoleWithWebIdentity": json.dumps(web)}).sts.identity()
    assert caught.value.cause == "credentials"


def test_a_refused_role_never_falls_back_to_who_runs_it(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIAENVIRONMENT")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "made-up")
    with Endpoint(lambda *_: (403, "text/xml", error_xml("AccessDenied", "not authorized"))) as endpoint:
        role = {"roleArn": f"arn:aws:iam::{FIRST}:role/deploy"}
        provider = {"endpoints": json.dumps([{"sts": endpoint.url}]), "assumeRoles": json.dumps([role])}
        aws = asking(provider)
        for _ in range(3):
            with pytest.raises(Unavailable, match=r"the role .*role/deploy could not be assumed: AWS denied") as caught:
                aws.sts.identity()
            assert caught.value.cause == "credentials"
            assert caught.value.action == "sts:AssumeRole"
        with pytest.raises(Unavailable, match="could not be assumed"):
            aws.rds.engine_versions("mysql")
        assert len(endpoint.asked) == 1
        assert "AssumeRole" in endpoint.asked[0]


def test_a_role_whose_sts_cannot_be_reached_is_a_matter_of_the_network():
    role = {"roleArn": f"arn:aws:iam::{FIRST}:role/deploy"}
    with pytest.raises(Unavailable, match="could not be assumed") as caught:
        asking(at("http://127.0.0.1:1", assumeRoles=json.dumps([role]))).sts.identity()
    assert caught.value.cause == "unreachable"


def test_a_provider_that_only_an_update_knows_cannot_ask():
    from policypack.resource import UNKNOWN

    lookups = Lookups(cache_dir=None)
    provider = {"assumeRoles": UNKNOWN}
    assert lookups.has_credentials(provider) is False
    lookups.warm(provider)
    with pytest.raises(Unavailable, match="known only after the update"):
        lookups.bind(provider, REGION).sts.identity()


def test_a_roles_account_is_known_without_asking():
    role = {"roleArn": f"arn:aws:iam::{SECOND}:role/deploy"}
    assert asking({**KEYS, "assumeRoles": json.dumps([role])}).account() == SECOND


# -- clients --------------------------------------------------------------------------------------------------


def test_one_client_for_all_who_ask_alike():
    sessions = Lookups(cache_dir=None).sessions
    aws = asking(KEYS)
    threads = [threading.Thread(target=sessions.client, args=(aws.identity, "sqs", REGION)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sessions.client(aws.identity, "sqs", REGION) is sessions.client(aws.identity, "sqs", REGION)
    assert sessions.client(aws.identity, "sqs", "eu-west-2") is not sessions.client(aws.identity, "sqs", REGION)


def test_clients_give_up_early_and_say_who_they_are(real_time: None):
    aws = Lookups(cache_dir=None).bind({**KEYS, "useFipsEndpoint": "true"}, "us-east-1")
    config = aws.lookups.sessions.client(aws.identity, "sqs", "us-east-1").meta.config
    assert (config.connect_timeout, config.read_timeout, config.max_pool_connections) == (2.0, 8.0, 16)
    assert config.retries["total_max_attempts"] == 3
    assert config.retries["mode"] == "standard"
    assert "aws-preflight" in config.user_agent
    assert config.use_fips_endpoint is True


def test_the_emulator_is_asked_with_made_up_keys_only(emulator: Emulator, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIAENVIRONMENT")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "made-up")
    lookups = Lookups(mode="emulator", endpoint_url=emulator.url)
    role = {"roleArn": f"arn:aws:iam::{FIRST}:role/deploy"}
    aws = lookups.bind({"profile": "nosuch", "assumeRoles": json.dumps([role])}, REGION)
    assert lookups.has_credentials({}) is True
    assert aws.account() == EMULATED
    key = lookups.sessions.access_key(aws.identity, REGION)
    assert key is not None
    assert key.startswith("AKIAPREFLIGHT")


def test_botocore_still_keeps_its_prompt_where_it_is_taken_away():
    """`credentials.prepare` replaces an attribute of botocore's own; a release that renames it must fail here."""
    import botocore.session

    chain = botocore.session.Session().get_component("credential_provider")
    assert callable(chain.get_provider("assume-role")._prompter)
    assert callable(chain.get_provider("custom-process")._popen)
    assert callable(chain.get_provider("assume-role")._profile_provider_builder._create_process_provider)
