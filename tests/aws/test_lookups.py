"""What the `fact` decorator adds around a verb's body, on small services made for it."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from policypack import Finding, Resource, Stack
from policypack.aws import Aws, Lookups, Service, fact, facts
from policypack.aws.fact import Fact
from policypack.aws.refusals import Refused
from policypack.errors import PolicyDefinitionError, Unavailable
from policypack.judge import Judge
from tests.aws.helpers import ACCOUNT, KEYS, QUICK, REGION, Endpoint, Stub, error_xml
from tests.clocks import Racing
from tests.plain import QUEUE, make

CALLER = {"UserId": "u", "Account": ACCOUNT, "Arn": f"arn:aws:iam::{ACCOUNT}:user/u"}
WHO = (
    "<GetCallerIdentityResponse><GetCallerIdentityResult><UserId>u</UserId>"
    f"<Account>{ACCOUNT}</Account><Arn>arn:aws:iam::{ACCOUNT}:user/u</Arn>"
    "</GetCallerIdentityResult><ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></GetCallerIdentityResponse>"
)


@dataclass(frozen=True, slots=True)
class Role:
    name: str


class Probe(Service):
    """Verbs whose answers a test makes up."""

    service = "iam"

    def __init__(self, aws: Aws, region: str | None = None, fact: Fact | None = None, do: Any = None) -> None:
        super().__init__(aws, region, fact)
        self.do = do or getattr(aws, "do", None)

    @fact("iam:GetRole", absent=("NoSuchEntity",))
    def role(self, name: str, region: str | None = None) -> Role | None:
        return Role(self.call("get_role", RoleName=name)["Role"]["RoleName"])

    @fact("iam:GetUser", lifetime="1h", absent=("NoSuchEntity",))
    def user(self, name: str, region: str | None = None) -> str | None:
        return str(self.call("get_user", UserName=name)["User"]["Arn"])

    @fact("iam:ListRoles", lifetime="1h")
    def roles(self, region: str | None = None) -> tuple[Role, ...]:
        return tuple(Role(item["RoleName"]) for item in self.pages("list_roles", "Roles"))

    @fact("iam:GetPolicy", denied_per=("owner",))
    def policy(self, owner: str, arn: str, region: str | None = None) -> str:
        return str(self.call("get_policy", PolicyArn=arn)["Policy"]["PolicyName"])

    @fact("iam:ListUsers")
    def made_up(self, name: str, region: str | None = None) -> str:
        return str(self.do(name, self.region))


class Elsewhere(Service):
    """A second service, to see what one service's failure does to another."""

    service = "sqs"

    @fact("sqs:ListQueues")
    def queues(self, region: str | None = None) -> tuple[str, ...]:
        return tuple(self.call("list_queues").get("QueueUrls", ()))


def role(name: str) -> dict[str, Any]:
    return {
        "RoleName": name,
        "Path": "/",
        "RoleId": "AROA1234567890123456",
        "Arn": f"arn:aws:iam::{ACCOUNT}:role/{name}",
        "CreateDate": "2026-01-01T00:00:00Z",
    }


def made_up(do: Any, **options: Any) -> tuple[Lookups, Probe]:
    lookups = Lookups(cache_dir=None, **options)
    aws = lookups.bind(KEYS, REGION)
    aws.do = do  # type: ignore[attr-defined]
    return lookups, Probe(aws)


# -- answers --------------------------------------------------------------------------------------------------


def test_an_answer_is_a_value_with_evidence(stub: Stub):
    stub("iam").add_response("get_role", {"Role": role("api")}, {"RoleName": "api"})
    assert Probe(stub.aws).role("api") == Role("api")
    evidence = stub.aws.evidence()
    assert evidence is not None
    assert evidence.source == "live"
    assert evidence.detail == f"iam:GetRole in {REGION}, account {ACCOUNT}"


def test_nothing_asked_is_no_evidence(stub: Stub):
    assert stub.aws.evidence() is None


def test_a_code_that_means_absent_is_none(stub: Stub):
    stub.fails("iam", "get_role", "NoSuchEntity", "gone", 404)
    assert Probe(stub.aws).role("api") is None
    assert stub.aws.evidence() is not None


def test_an_unexpected_code_is_not_absent(stub: Stub):
    stub.fails("iam", "get_role", "UnmodifiableEntity", "no")
    with pytest.raises(Unavailable, match="iam:GetRole in eu-west-1 answered UnmodifiableEntity: no") as caught:
        Probe(stub.aws).role("api")
    assert caught.value.cause == "unsupported"


def test_an_answer_without_the_field_it_is_about(stub: Stub):
    stub("iam").add_response("list_roles", {"Roles": [], "IsTruncated": False})
    client = stub.lookups.sessions.client(stub.aws.identity, "iam", REGION)
    client.meta.events.register("after-call.iam.ListRoles", lambda parsed, **_: parsed.pop("Roles"))
    with pytest.raises(Unavailable, match="lacks 'Roles'") as caught:
        Probe(stub.aws).roles()
    assert caught.value.cause == "unsupported"


def test_all_pages_are_read(stub: Stub):
    iam = stub("iam")
    iam.add_response("list_roles", {"Roles": [role("a")], "IsTruncated": True, "Marker": "2"}, {})
    iam.add_response("list_roles", {"Roles": [role("b")], "IsTruncated": False}, {"Marker": "2"})
    assert Probe(stub.aws).roles() == (Role("a"), Role("b"))
    assert stub.lookups.requests == (("iam:ListRoles", REGION), ("iam:ListRoles", REGION))


def test_half_a_page_then_throttled_is_no_answer(stub: Stub):
    stub("iam").add_response("list_roles", {"Roles": [role("a")], "IsTruncated": True, "Marker": "2"}, {})
    stub.throttled("iam", "list_roles")
    with pytest.raises(Unavailable) as caught:
        Probe(stub.aws).roles()
    assert caught.value.cause == "throttled"


def test_an_account_of_two_thousand_roles(stub: Stub):
    iam = stub("iam")
    for page in range(20):
        marker = {"Marker": str(page + 1)} if page < 19 else {}
        names = [role(f"role-{page}-{number}") for number in range(100)]
        expected = {"Marker": str(page)} if page else {}
        iam.add_response("list_roles", {"Roles": names, "IsTruncated": page < 19, **marker}, expected)
    assert len(Probe(stub.aws).roles()) == 2000


# -- once -----------------------------------------------------------------------------------------------------


def test_asked_twice_is_one_call(stub: Stub):
    stub("iam").add_response("get_role", {"Role": role("api")})
    first, second = Probe(stub.aws), Probe(stub.at(REGION))
    assert first.role("api") is second.role(name="api")


def test_asked_twice_at_once_is_one_call():
    running, release = threading.Event(), threading.Event()
    calls: list[str] = []

    def slow(name: str, _region: str) -> str:
        calls.append(name)
        running.set()
        release.wait()
        return name.upper()

    lookups, probe = made_up(slow)
    futures = [lookups.submit(lambda: probe.made_up("a")) for _ in range(8)]
    running.wait()
    release.set()
    assert [future.result() for future in futures] == ["A"] * 8
    assert calls == ["a"]


def test_regions_and_identities_are_different_questions():
    calls: list[tuple[str, str]] = []
    lookups, probe = made_up(lambda name, region: calls.append((name, region)))
    probe.made_up("a")
    probe.made_up("a", region="eu-south-1")
    other = lookups.bind({**KEYS, "accessKey": "AKIASOMEBODYELSE"}, REGION)
    other.do = probe.do  # type: ignore[attr-defined]
    Probe(other).made_up("a")
    assert calls == [("a", REGION), ("a", "eu-south-1"), ("a", REGION)]


def test_the_providers_region_is_no_identity_of_its_own():
    lookups = Lookups(cache_dir=None)
    one, two = lookups.bind({**KEYS, "region": "eu-west-1"}, None), lookups.bind({**KEYS, "region": "eu-west-2"}, None)
    assert one.identity == two.identity
    assert (one.region, two.region) == ("eu-west-1", "eu-west-2")


def test_a_failure_is_remembered_for_the_run(stub: Stub):
    stub.throttled("iam", "get_role")
    for _ in range(3):
        with pytest.raises(Unavailable) as caught:
            Probe(stub.aws).role("api")
        assert caught.value.cause == "throttled"
        assert caught.value.action == "iam:GetRole"
    assert len(stub.lookups.requests) == 1


def test_a_denied_action_is_asked_once(stub: Stub):
    stub.denied("iam", "get_role")
    for name in ("a", "b", "c"):
        with pytest.raises(Unavailable) as caught:
            Probe(stub.aws).role(name)
        assert (caught.value.cause, caught.value.action) == ("denied", "iam:GetRole")
    assert len(stub.lookups.requests) == 1


def test_a_denied_action_says_nothing_about_other_actions(stub: Stub):
    stub.denied("iam", "get_role")
    stub("iam").add_response("list_roles", {"Roles": [], "IsTruncated": False})
    with pytest.raises(Unavailable):
        Probe(stub.aws).role("a")
    assert Probe(stub.aws).roles() == ()


def test_what_one_owner_denies_another_may_allow(stub: Stub):
    stub.denied("iam", "get_policy")
    stub("iam").add_response("get_policy", {"Policy": {"PolicyName": "mine"}})
    arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
    with pytest.raises(Unavailable):
        Probe(stub.aws).policy("theirs", arn)
    with pytest.raises(Unavailable):
        Probe(stub.aws).policy("theirs", arn + "2")
    assert Probe(stub.aws).policy("ours", arn) == "mine"


def test_expired_credentials_end_all_questions_in_the_region(stub: Stub):
    stub.fails("iam", "get_role", "ExpiredToken", "expired", 403)
    with pytest.raises(Unavailable, match="have expired") as caught:
        Probe(stub.aws).role("a")
    assert caught.value.cause == "credentials"
    with pytest.raises(Unavailable, match="have expired"):
        Elsewhere(stub.aws).queues()
    assert len(stub.lookups.requests) == 1


def test_one_expired_identity_does_not_end_another(stub: Stub):
    stub.fails("iam", "get_role", "ExpiredToken", "expired", 403)
    with pytest.raises(Unavailable):
        Probe(stub.aws).role("a")
    other = stub.lookups.bind({**KEYS, "accessKey": "AKIASOMEBODYELSE"}, REGION)
    other.do = lambda name, region: name  # type: ignore[attr-defined]
    assert Probe(other).made_up("fine") == "fine"


# -- regions --------------------------------------------------------------------------------------------------


def test_a_region_that_is_not_enabled_is_not_blamed_on_the_credentials(stub: Stub):
    stub.fails("iam", "get_role", "InvalidClientTokenId", "The security token is invalid", 403, region="eu-south-1")
    stub("sts", "us-east-1").add_response("get_caller_identity", CALLER)
    with pytest.raises(Unavailable, match="the region eu-south-1 is not enabled for the account") as caught:
        Probe(stub.aws).role("a", region="eu-south-1")
    assert caught.value.cause == "region"


def test_a_key_that_works_nowhere_is_the_credentials_fault(stub: Stub):
    stub.fails("iam", "get_role", "InvalidClientTokenId", "The security token is invalid", 403)
    stub.fails("sts", "get_caller_identity", "InvalidClientTokenId", "invalid", 403, region="us-east-1")
    with pytest.raises(Unavailable, match="does not accept the credentials") as caught:
        Probe(stub.aws).role("a")
    assert caught.value.cause == "credentials"


def test_a_misspelt_region_is_called_unknown():
    lookups = Lookups(cache_dir=None, transport=QUICK)
    with pytest.raises(Unavailable, match="no region eu-nowhere-1") as caught:
        Elsewhere(lookups.bind(KEYS, "eu-nowhere-1")).queues()
    assert caught.value.cause == "region"


def test_no_region_anywhere():
    aws = Lookups(cache_dir=None).bind(KEYS, None)
    with pytest.raises(Unavailable) as caught:
        Elsewhere(aws).queues()
    assert caught.value.cause == "region"


@pytest.mark.parametrize("name", ["AWS_REGION", "AWS_DEFAULT_REGION"])
def test_the_environments_region_is_the_last_resort(monkeypatch: pytest.MonkeyPatch, name: str):
    monkeypatch.setenv(name, "eu-north-1")
    assert Lookups(cache_dir=None).bind({}, None).region == "eu-north-1"
    assert Lookups(cache_dir=None).bind({"region": "eu-west-3"}, None).region == "eu-west-3"


def test_the_profiles_region_counts_too(tmp_path: Path):
    (tmp_path / "config").write_text("[profile ci]\nregion = sa-east-1\n")
    assert Lookups(cache_dir=None).bind({"profile": "ci"}, None).region == "sa-east-1"


# -- endpoints that misbehave ---------------------------------------------------------------------------------


def asking(url: str, **options: Any) -> tuple[Lookups, Aws]:
    lookups = Lookups(endpoint_url=url, transport=QUICK, **options)
    return lookups, lookups.bind(KEYS, REGION)


def test_an_unreachable_endpoint():
    lookups, aws = asking("http://127.0.0.1:1")
    with pytest.raises(Unavailable, match="iam in eu-west-1 could not be reached") as caught:
        Probe(aws).role("a")
    assert caught.value.cause == "unreachable"
    with pytest.raises(Unavailable):
        Probe(aws).role("b")
    assert len(lookups.requests) == 1


def test_an_endpoint_that_hangs(silence: str, real_time: None):
    lookups, aws = asking(silence)
    with pytest.raises(Unavailable, match="did not answer in time") as caught:
        Probe(aws).role("a")
    assert caught.value.cause == "timeout"
    with pytest.raises(Unavailable):
        Probe(aws).roles()
    assert len(lookups.requests) == 1


def test_two_silent_services_speak_for_the_region():
    lookups, aws = asking("http://127.0.0.1:1")
    for verb in (Probe(aws).roles, Elsewhere(aws).queues, lambda: aws.sts.identity()):
        with pytest.raises(Unavailable) as caught:
            verb()
        assert caught.value.cause == "unreachable"
    assert [name for name, _ in lookups.requests] == ["iam:ListRoles", "sqs:ListQueues"]


def test_a_service_without_an_endpoint_leaves_the_others_alone():
    def reply(_path: str, body: str) -> tuple[int, str, str] | None:
        return (200, "text/xml", WHO) if "GetCallerIdentity" in body else None

    with Endpoint(reply) as endpoint:
        _, aws = asking(endpoint.url)
        assert aws.account() == ACCOUNT
        for verb in (Probe(aws).roles, Elsewhere(aws).queues):
            with pytest.raises(Unavailable):
                verb()
        assert aws.sts.identity(region=REGION).account == ACCOUNT


def test_a_web_page_instead_of_an_answer():
    with Endpoint(lambda *_: (500, "text/html", "<!doctype html><title>500</title><p>oops<br></html>")) as endpoint:
        _, aws = asking(endpoint.url)
        with pytest.raises(Unavailable, match="something between here and AWS answers for iam") as caught:
            Probe(aws).role("a")
    assert caught.value.cause == "unreachable"


def test_a_page_that_says_it_is_fine():
    with Endpoint(lambda *_: (200, "text/html", "<html><br>Welcome to the guest network</html>")) as endpoint:
        _, aws = asking(endpoint.url)
        with pytest.raises(Unavailable, match="something between here and AWS answers") as caught:
            Probe(aws).role("a")
    assert caught.value.cause == "unreachable"


def test_a_connection_closed_without_a_word():
    with Endpoint(lambda *_: None) as endpoint:
        _, aws = asking(endpoint.url)
        with pytest.raises(Unavailable, match="could not be reached") as caught:
            Probe(aws).role("a")
    assert caught.value.cause == "unreachable"


def test_a_proxy_that_drops(monkeypatch: pytest.MonkeyPatch):
    lookups = Lookups(cache_dir=None, transport=QUICK)
    aws = lookups.bind({**KEYS, "httpProxy": "http://127.0.0.1:1", "httpsProxy": "http://127.0.0.1:1"}, REGION)
    with pytest.raises(Unavailable, match="the proxy dropped the connection") as caught:
        Elsewhere(aws).queues()
    assert caught.value.cause == "unreachable"


def test_a_wrong_clock():
    with Endpoint(lambda *_: (403, "text/xml", error_xml("RequestTimeTooSkewed"))) as endpoint:
        _, aws = asking(endpoint.url)
        with pytest.raises(Unavailable, match="clock is wrong") as caught:
            Probe(aws).role("a")
    assert caught.value.cause == "credentials"


def test_evidence_names_an_endpoint_that_is_not_awss_own():
    with Endpoint(lambda *_: (200, "text/xml", WHO)) as endpoint:
        aws = Lookups(cache_dir=None).bind({**KEYS, "endpoints": f'[{{"sts": "{endpoint.url}/x"}}]'}, REGION)
        aws.sts.identity()
    evidence = aws.evidence()
    assert evidence is not None
    assert evidence.detail.endswith(f"through the configured endpoint {endpoint.url}")


# -- time and threads -----------------------------------------------------------------------------------------


@pytest.fixture
def hanging() -> Iterator[Any]:
    """A question that is not answered as long as the test runs."""
    over = threading.Event()
    yield lambda *_: over.wait()
    over.set()


def test_the_budget_ends_waiting(hanging: Any):
    _, probe = made_up(hanging, budget=20, clock=Racing().monotonic)
    for name in ("a", "b", "c"):
        with pytest.raises(Unavailable, match="time budget of 20 s") as caught:
            probe.made_up(name)
        assert caught.value.cause == "timeout"


def test_everything_that_waits_ends_with_the_budget(hanging: Any, real_time: None):
    lookups, probe = made_up(hanging, budget=0.3)
    waiting = [lookups.submit(lambda n=number: probe.made_up(str(n))) for number in range(40)]
    causes = set()
    for future in waiting:
        with pytest.raises(Unavailable) as caught:
            future.result()
        causes.add(caught.value.cause)
    assert causes == {"timeout"}


def test_the_clock_starts_with_the_first_wait():
    clock = [100.0]
    lookups, probe = made_up(lambda name, _region: name, budget=10, clock=lambda: clock[0])
    lookups.submit(lambda: probe.made_up("ahead"))
    clock[0] = 150.0
    assert lookups.remaining() == 10
    assert probe.made_up("now") == "now"
    clock[0] = 158.0
    assert lookups.remaining() == 2
    clock[0] = 170.0
    assert lookups.remaining() == 0
    assert probe.made_up("now") == "now", "what was answered before stays an answer"
    with pytest.raises(Unavailable, match="time budget"):
        probe.made_up("late")


def test_waiting_for_a_submitted_job_starts_the_clock():
    release = threading.Event()
    lookups = Lookups(cache_dir=None, clock=lambda: 5.0)
    started: list[bool] = []
    lookups.start_clock = lambda: (started.append(True), release.set())  # type: ignore[method-assign,assignment]
    lookups._judging._on_wait = lookups.start_clock
    future = lookups.submit(release.wait)
    assert not started
    assert future.result() is True
    assert started


def test_sixteen_ask_at_once_and_no_more():
    lock, together = threading.Lock(), threading.Barrier(16)
    now = [0, 0]

    def count(name: str, _region: str) -> str:
        with lock:
            now[0] += 1
            now[1] = max(now)
        if int(name) < 16:
            together.wait()
        with lock:
            now[0] -= 1
        return name

    lookups, probe = made_up(count)
    futures = [lookups.submit(lambda n=number: probe.made_up(str(n))) for number in range(40)]
    assert [future.result() for future in futures] == [str(number) for number in range(40)]
    assert now[1] == 16


def test_verbs_within_verbs_do_not_wait_for_each_other():
    _, probe = made_up(None, threads=1)

    def nested(name: str, _region: str) -> str:
        return name if name == "inner" else probe.made_up("inner")

    probe.do = probe.aws.do = nested  # type: ignore[attr-defined]
    assert probe.made_up("outer") == "inner"


def test_a_mistake_in_a_verb_is_not_hidden():
    _, probe = made_up(lambda name, _region: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        probe.made_up("a")


def test_off_asks_nobody():
    lookups = Lookups(mode="off")
    with pytest.raises(Unavailable, match="lookups are off") as caught:
        Probe(lookups.bind(KEYS, REGION)).role("a")
    assert caught.value.cause == "offline"
    assert lookups.has_credentials(KEYS) is False


# -- disk -----------------------------------------------------------------------------------------------------


def answering(folder: Path, names: list[str], **options: Any) -> Stub:
    made = Stub(Lookups(cache_dir=folder, **options))
    if names:
        made("iam").add_response("list_roles", {"Roles": [role(name) for name in names], "IsTruncated": False})
    return made


def test_a_second_run_asks_nothing(tmp_path: Path):
    first = answering(tmp_path, ["a"], now=lambda: 1000.0)
    assert Probe(first.aws).roles() == (Role("a"),)
    second = answering(tmp_path, [], now=lambda: 1900.0)
    assert Probe(second.aws).roles() == (Role("a"),)
    assert second.lookups.requests == ()
    evidence = second.aws.evidence()
    assert evidence is not None
    assert evidence.detail == f"iam:ListRoles in {REGION}, account {ACCOUNT}, answered 15 min ago"
    assert evidence.at == "1970-01-01T00:16:40Z"


def test_an_old_answer_is_asked_again(tmp_path: Path):
    assert Probe(answering(tmp_path, ["a"], now=lambda: 1000.0).aws).roles() == (Role("a"),)
    assert Probe(answering(tmp_path, ["b"], now=lambda: 1000.0 + 3601).aws).roles() == (Role("b"),)


def test_a_former_runs_answer_can_be_asked_anew(tmp_path: Path):
    assert Probe(answering(tmp_path, ["a"]).aws).roles() == (Role("a"),)
    made = answering(tmp_path, ["b"])
    assert Probe(made.aws).roles() == (Role("a"),)
    assert made.aws.remembers
    anew = made.aws.anew()
    assert Probe(anew).roles() == Probe(anew).roles() == (Role("b"),)
    assert not anew.remembers
    # From now on everybody is told the new answer, and the next run too.
    assert Probe(made.aws).roles() == (Role("b"),)
    assert len(made.lookups.requests) == 1
    assert Probe(answering(tmp_path, []).aws).roles() == (Role("b"),)


def test_an_answer_of_this_run_is_not_asked_anew(tmp_path: Path):
    made = answering(tmp_path, ["a"])
    assert Probe(made.aws).roles() == Probe(made.aws.anew()).roles() == (Role("a"),)
    assert len(made.lookups.requests) == 1


@pytest.mark.parametrize(("now", "found"), [(["a"], 1), ([], 0)], ids=["still there", "gone"])
def test_nothing_is_blocked_on_a_former_runs_answer(tmp_path: Path, now: list[str], found: int):
    def taken(resource: Resource, *, aws: Aws) -> Iterator[Finding]:
        if Role("a") in Probe(aws).roles():
            yield resource.finding("name", problem="It is taken.", fix="Choose another.")

    assert Probe(answering(tmp_path, ["a"]).aws).roles() == (Role("a"),)
    made = Stub(Lookups(cache_dir=tmp_path))
    made("iam").add_response("list_roles", {"Roles": [role(name) for name in now], "IsTruncated": False})
    made.lookups.bind = lambda *_: made.aws  # type: ignore[method-assign]  # the identity that the stub answers
    planned = Resource(type=QUEUE, urn="urn:a", name="orders", inputs={"name": "a"}, outputs={})
    judge = Judge([make(taken, needs=frozenset({"aws"}))], lookups=made.lookups)
    findings = [item for item in judge.stack(Stack([planned])).findings if item.policy == "made-policy"]
    assert [item.level for item in findings] == ["mandatory"] * found
    assert all("ago" not in item.evidence.detail for item in findings)


def test_answers_for_one_run_stay_off_the_disk(tmp_path: Path):
    made = answering(tmp_path, [])
    made("iam").add_response("get_role", {"Role": role("api")})
    Probe(made.aws).role("api")
    assert list(tmp_path.rglob("*.json")) == []


def test_what_is_not_there_is_asked_for_again_in_the_next_run(tmp_path: Path):
    made = answering(tmp_path, [])
    made.fails("iam", "get_user", "NoSuchEntity")
    assert Probe(made.aws).user("ci") is None
    assert list(tmp_path.rglob("*.json")) == []


def test_failures_stay_off_the_disk(tmp_path: Path):
    made = answering(tmp_path, [])
    made.throttled("iam", "list_roles")
    with pytest.raises(Unavailable):
        Probe(made.aws).roles()
    assert list(tmp_path.rglob("*.json")) == []
    assert Probe(answering(tmp_path, ["a"]).aws).roles() == (Role("a"),)


def test_another_account_is_another_answer(tmp_path: Path):
    Probe(answering(tmp_path, ["a"]).aws).roles()
    other = answering(tmp_path, ["b"])
    other.lookups.store.learn(other.aws.identity, "111122223333")
    assert Probe(other.aws).roles() == (Role("b"),)


def test_another_endpoint_shares_nothing(tmp_path: Path):
    Probe(answering(tmp_path, ["a"]).aws).roles()
    with Endpoint(lambda *_: None) as endpoint:
        provider = {**KEYS, "endpoints": f'[{{"iam": "{endpoint.url}"}}]'}
        aws = Lookups(cache_dir=tmp_path, transport=QUICK).bind(provider, REGION)
        aws.lookups.store.learn(aws.identity, ACCOUNT)
        with pytest.raises(Unavailable):
            Probe(aws).roles()


@pytest.mark.parametrize("name", ["AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_IAM"])
def test_an_endpoint_of_the_environment_shares_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str):
    Probe(answering(tmp_path, ["a"]).aws).roles()
    monkeypatch.setenv(name, "http://127.0.0.1:1")
    aws = Lookups(cache_dir=tmp_path, transport=QUICK).bind(KEYS, REGION)
    with pytest.raises(Unavailable) as caught:
        Probe(aws).roles()
    assert caught.value.cause == "unreachable"


def test_whose_key_it_is_is_asked_once_for_many_runs(tmp_path: Path):
    first = Stub(Lookups(cache_dir=tmp_path))
    first.lookups.store._learnt.clear()
    first("sts").add_response("get_caller_identity", CALLER)
    first("iam").add_response("list_roles", {"Roles": [role("a")], "IsTruncated": False})
    assert Probe(first.aws).roles() == (Role("a"),)
    first.lookups.flush()
    second = Stub(Lookups(cache_dir=tmp_path))
    second.lookups.store._learnt.clear()
    assert Probe(second.aws).roles() == (Role("a"),)
    assert second.lookups.requests == ()
    assert KEYS["accessKey"] not in "".join(str(path) + path.read_text() for path in tmp_path.rglob("*.json"))


def test_a_cache_that_cannot_be_written_does_not_matter(tmp_path: Path, caplog: pytest.LogCaptureFixture):
    (tmp_path / "v2").write_text("in the way")
    with caplog.at_level(logging.WARNING):
        assert Probe(answering(tmp_path, ["a"]).aws).roles() == (Role("a"),)
    assert len(caplog.records) == 1


# -- declarations ---------------------------------------------------------------------------------------------


def test_every_fact_is_listed_with_its_actions():
    found = {item.name: item for item in facts()}
    assert found["rds.engine_versions"].actions == ("rds:DescribeDBEngineVersions",)
    assert found["rds.engine_versions"].lifetime == "24h"
    assert found["ecr.find_image"].lifetime == "run"
    assert list(found) == sorted(found)


@pytest.mark.parametrize("item", facts(), ids=lambda item: item.name)
def test_every_fact_is_declared_well(item: Fact):
    from policypack.aws.codec import shape

    assert item.doc, "a verb says what it answers"
    assert shape(item.answer)
    assert item.body.__annotations__.get("region", "str | None") == "str | None"
    assert set(item.denied_per) <= set(item.body.__annotations__), "it names arguments of the verb"


@pytest.mark.parametrize("action", ["", "rds", "rds:describe", "RDS:Describe"])
def test_a_verb_with_a_wrong_action_is_a_definition_error(action: str):
    with pytest.raises(PolicyDefinitionError, match=r"test_lookups\.py"):
        fact(*([action] if action else []))(lambda self: None)


def test_a_request_outside_a_verb_is_a_definition_error(stub: Stub):
    with pytest.raises(PolicyDefinitionError, match="body of a method"):
        Probe(stub.aws).call("get_role", RoleName="a")


def test_an_unknown_service_is_an_attribute_error(stub: Stub):
    for name in ("nosuch", "cache", "_private"):
        with pytest.raises(AttributeError):
            getattr(stub.aws, name)


def test_refused_carries_awss_code():
    assert Refused("NoSuchEntity", "gone", "GetRole").code == "NoSuchEntity"
