"""Stand-ins of the declared type and form: sound programs go through. The program is run once for all of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from policypack.preview.forms import formed
from policypack.preview.run import PreviewOptions, preview
from policypack.symbol import Symbols, Text
from policypack.values import UNKNOWN, Secret
from tests.preview.seeing import Seen, mandatory, outcome

See = Callable[..., Seen]
Program = Callable[..., Path]
TOKEN = "${aws.ecr.get_authorization_token(registry_id='${app.registryId}').authorizationToken}"
DATABASE = "${aws.secretsmanager.get_secret_version(secret_id='db').secretString"
CLUSTER = "${aws.eks.get_cluster(name='prod')"
AMI = "aws.ec2.get_ami(filters=[{values: ['amzn2-*'], name: 'name'}], most_recent='true', owners=['amazon'])"
TRUST = "${aws.iam.get_role(name='deploy').assumeRolePolicy}"


@pytest.fixture
def stand_ins(seen: See) -> Seen:
    found = seen("stand_ins")
    assert found.result.failures == ()
    assert found.result.runs == 1
    return found


@pytest.mark.parametrize(
    ("export", "value"),
    [
        ("password", TOKEN),
        ("token", TOKEN),
        ("image", "${app.repositoryUrl}"),
        ("plain", UNKNOWN),
        ("pem", f"{CLUSTER}.certificateAuthorities[0].data}}"),
        ("issuer", f"{CLUSTER}.identities[0].oidcs[0].issuer}}"),
        ("trust", TRUST),
        ("trusts", TRUST),
        ("planned", "${mine.certificateAuthority.data}"),
        ("keys", []),
        ("default", "fallback"),
        ("later", "${aws.ec2.get_vpc(default=True).tags.Project}"),
        ("ami", f"${{{AMI}.id}}"),
        ("flag", True),
        ("subnet", "${aws.ec2.get_subnets(filters=[{values: […], name: 'vpc-id'}]).ids[0]}"),
        ("filter", "${aws.ec2.get_subnets(filters=[{values: […], name: 'vpc-id'}]).filters[0].values[0]}"),
        ("of-a-component", "${aws.ec2.get_subnets(filters=[{values: ['${v.vpcId}'], name: 'vpc-id'}]).ids[0]}"),
        ("made", UNKNOWN),
        ("pet", "${pet.id}"),
        ("prefix", UNKNOWN),
        ("hex", "${hexes.hex}"),
        ("base64", "${hexes.b64Std}"),
        ("text", "${text.result}"),
        ("length", 8),
        ("secret", "${secret.result}"),
        ("public", "${key.publicKeyOpenssh}"),
        ("ref", "${built.ref}"),
        ("read", "${old.publicKeyOpenssh}"),
        ("asked", "${tls.getPublicKey().publicKeyOpenssh}"),
        ("object", "settings-41fd5818"),
        ("named-object", "mine"),
        ("vpc", "${v.vpcId}"),
        ("subnets", UNKNOWN),
        ("first", "${v.privateSubnetIds[0]}"),
        ("server", "${zone.nameServers[0]}"),
        ("servers", UNKNOWN),
        ("address", "${work.endpoints[0].address}"),
        ("entry", f"{DATABASE}.username}}"),
        ("entry-later", f"{DATABASE}.main.host}}"),
        ("document", {"of": UNKNOWN}),
        ("whole", UNKNOWN),
        ("long", UNKNOWN),
        ("cut", UNKNOWN),
        ("chosen", UNKNOWN),
        ("flagged", UNKNOWN),
        ("nothing", UNKNOWN),
        ("constant", UNKNOWN),
        ("mixed", {"size": "t3.micro", "image": "${app.repositoryUrl}"}),
        ("upper", "${app.repositoryUrl}"),
        ("part", "t3.micro"),
    ],
)
def test_what_the_program_makes_of_a_stand_in(stand_ins: Seen, export: str, value: Any) -> None:
    assert stand_ins.exports[export] == value


def test_an_entry_that_the_program_asks_for_is_what_resources_are_given(stand_ins: Seen) -> None:
    group = stand_ins.inputs("mapped")
    assert group["vpcId"] == "${aws.cloudformation.get_stack(name='network').outputs.VpcId}"
    assert group["description"] == "${aws.ec2.get_vpc(id='vpc-1').tags.Project}"


def test_what_is_encoded_is_left(stand_ins: Seen) -> None:
    assert str(stand_ins.exports["encoded"]).startswith("ZG9ja2VyIHJ1biB6c")


def test_a_document_is_unknown_as_an_input(stand_ins: Seen) -> None:
    assert stand_ins.inputs("tagged")["tags"] is UNKNOWN
    assert stand_ins.inputs("tagged-at-once")["tags"] == {"all": UNKNOWN, "one": f"{DATABASE}.one}}"}


def test_what_the_sdk_marks_secret_is_secret(stand_ins: Seen) -> None:
    for export in ("secret", "user", "password"):
        assert stand_ins.stack.exports.secret(export)
    registration = stand_ins.registration("secret")
    assert isinstance(stand_ins.stack.get(registration.urn).outputs.raw("result"), Secret | Text)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("owner", "path", "form"),
    [
        ("aws:ecr/getCredentials:getCredentials", "authorizationToken", "QVdTOnpxMDAwMDBxeg=="),
        ("aws:codeartifact/getAuthorizationToken:getAuthorizationToken", "authorizationToken", "zq00000qz"),
        ("aws:eks/cluster:Cluster", "certificateAuthority.data", "enEwMDAwMHF6"),
        ("aws:eks/getCluster:getCluster", "certificateAuthorities[0].data", "enEwMDAwMHF6"),
        ("aws:secretsmanager/getSecretVersion:getSecretVersion", "secretBinary", "enEwMDAwMHF6"),
        ("aws:iam/getPolicy:getPolicy", "policy", '{"zq00000qz":"zq00000qz"}'),
        ("eks:index:Cluster", "kubeconfigJson", '{"zq00000qz":"zq00000qz"}'),
        ("aws:iam/getPolicy:getPolicy", "policyId", "zq00000qz"),
        ("aws:ssm/getParameter:getParameter", "data", "zq00000qz"),
    ],
)
def test_a_form_is_one_symbol_again(owner: str, path: str, form: str) -> None:
    symbols = Symbols()
    token = symbols.token("", "x", path)
    assert formed(owner, path, token) == form
    parsed = symbols.parse(form)
    assert isinstance(parsed, Text)
    assert parsed.whole == symbols.symbol(token)


@pytest.mark.parametrize("text", ["enEAAAAAAAF6", "QVdTOnpxAAAAAAAAeg==", "zqfffffqz", '{"zqfffffqz":"zqfffffqz"}'])
def test_what_only_looks_like_a_token_is_a_text(text: str) -> None:
    assert Symbols().parse(text) == text


def test_a_program_calculates_with_the_number_of_its_account(program: Program) -> None:
    code = (
        "import json, pulumi, pulumi_aws as aws\n"
        "account = aws.get_caller_identity().account_id\n"
        "later = aws.get_caller_identity_output().account_id\n"
        "for name, value in {\n"
        "    'number': int(account), 'text': f'logs-{int(account)}', 'more': f'logs-{account}0', 'cut': account[-4:],\n"
        "    'json': json.dumps({'a': account}), 'later': later, 'later-number': later.apply(int),\n"
        "    'made': later.apply(lambda a: {'number': int(a), 'text': a}),\n"
        "}.items():\n"
        "    pulumi.export(name, value)\n"
    )
    found = Seen(preview(program(code), PreviewOptions(region="eu-west-1")))
    assert found.result.failures == ()
    assert found.result.runs == 1
    assert found.exports == {
        "number": UNKNOWN,
        "text": "logs-${aws.account}",
        "more": "logs-${aws.account}0",
        "cut": UNKNOWN,
        "json": '{"a": "${aws.account}"}',
        "later": "${aws.account}",
        "later-number": UNKNOWN,
        "made": {"number": UNKNOWN, "text": "${aws.account}"},
    }


# What a program does with a secret's document, and what the preview makes of it; None: it ends there, and says so.
DOCUMENTS = {
    "an entry": ("db['username']", ".username}"),
    "an entry of an entry": ("db['main']['host']", ".main.host}"),
    "an entry that may be absent": ("db.get('username')", ".username}"),
    "or another text": ("db.get('username', 'app')", ".username}"),
    "within a text": ("'user-' + db['username'][:63]", ".username}"),
    "a number in its place": ("db.get('port', 5432)", None),
    "a list": ("[item for item in db['users']]", None),
    "an element of a list": ("db['users'][0]", None),
    "the length of a list": ("len(db['users'])", None),
    "whether there is one": ("db['users'] and db['users']", ".users}"),
    "its names": ("list(db)", None),
    "all of it as a text": ("json.dumps(db)", None),
}


@pytest.mark.parametrize(("made", "end"), DOCUMENTS.values(), ids=DOCUMENTS)
def test_a_document_that_only_aws_has_is_read_by_name_alone(program: Program, made: str, end: str | None) -> None:
    code = (
        "import json, pulumi, pulumi_aws as aws\n"
        "db = json.loads(aws.secretsmanager.get_secret_version(secret_id='db').secret_string)\n"
        f"pulumi.export('made', {made})\n"
    )
    found = Seen(preview(program(code), PreviewOptions(region="eu-west-1")))
    if end is None:
        (failure,) = found.result.failures
        assert not failure.fatal
        assert "It was given a placeholder for" in failure.problem
    else:
        assert found.result.failures == ()
        assert str(found.exports["made"]).endswith(f"get_secret_version(secret_id='db').secretString{end}")


def test_where_the_sdk_stops_at_a_stand_in_the_program_is_run_without(program: Program) -> None:
    code = (
        "import pulumi, pulumi_aws as aws\nqueue = aws.sqs.Queue('q')\n"
        "pulumi.export('number', pulumi.Output.format('{:d}', queue.url))\n"
    )
    found = Seen(preview(program(code), PreviewOptions(region="eu-west-1")))
    assert found.result.failures == ()
    assert found.result.runs == 3
    assert found.exports["number"] is UNKNOWN
    assert "Unknown format code 'd'" in found.notes("apply")[0]


def test_of_one_line_only_the_calls_that_need_more_are_left_out(program: Program) -> None:
    code = (
        "import pulumi, pulumi_aws as aws\n"
        "def later(name, output, make):\n"
        "    pulumi.export(name, output.apply(make))\n"
        "queue = aws.sqs.Queue('q')\n"
        "later('number', queue.url, int)\n"
        "later('text', queue.url, str.lower)\n"
        "for at in range(3):\n"
        "    later(f'made-{at}', aws.sqs.Queue(f'q-{at}').url, lambda url, at=at: url if at else int(url))\n"
        "secret = aws.secretsmanager.get_secret_version_output(secret_id='db').secret_string\n"
        "pulumi.export('list', pulumi.Output.json_loads(secret).apply(list))\n"
        "pulumi.export('put-together', pulumi.Output.concat('at ', queue.url))\n"
    )
    found = Seen(preview(program(code), PreviewOptions(region="eu-west-1")))
    assert found.result.failures == ()
    assert found.result.runs == 2
    assert found.exports == {
        "number": UNKNOWN,
        "text": "${q.url}",
        "made-0": UNKNOWN,
        "made-1": "${q-1.url}",
        "made-2": "${q-2.url}",
        "list": UNKNOWN,
        "put-together": "at ${q.url}",
    }
    line, document = sorted(found.notes("apply"), key=lambda note: "version" in note)
    assert "__main__.py:3 " in line
    assert "${aws.secretsmanager.get_secret_version(secret_id='db').secretString} at" in document
    assert "__main__.py:10 " in document


def test_a_failure_that_stays_without_stand_ins_is_the_programs(program: Program) -> None:
    code = (
        "import pulumi, pulumi_aws as aws\nqueue = aws.sqs.Queue('q')\nqueue.url.apply(len)\n"
        "aws.sqs.Queue('r', name='r', tags=[1]).name.apply(int)\n"
    )
    result = preview(program(code), PreviewOptions(region="eu-west-1"))
    assert [failure.kind for failure in result.failures] == ["exception"]
    assert result.failed
    assert result.cut_short


# What a callback does with `url`, and the error that it stops with whatever that is; "": only the real value knows.
MISTAKES = {
    "os.nope(url)": "AttributeError: module 'os' has no attribute 'nope'",
    "aws.s3.Buckett('b', bucket=url)": "AttributeError: module 'pulumi_aws.s3' has no attribute 'Buckett'",
    "datetime.datetime.nope(url)": "AttributeError: type object 'datetime.datetime' has no attribute 'nope'",
    "nope + url": "NameError: name 'nope' is not defined",
    "url.nope()": "",
    "type(url).nope": "",
    "getattr(os, url)": "",
    "own.nope": "",
    "there": "",
    "json.loads(url)['a'].nope": "",
}


def test_a_name_that_is_not_there_is_the_programs_mistake_in_a_callback_too(program: Program) -> None:
    head = (
        "import datetime, json, os, own, pulumi, pulumi_aws as aws\n"
        "url = aws.sqs.Queue('q').url\n"
        "def later(url):\n"
        "    global there\n"
        "    open('there', 'w')\n"
        "    there = url\n"
        "url.apply(later)\n"
    )
    first = head.count("\n") + 1
    code = head + "".join(f"url.apply(lambda url: {made})\n" for made in MISTAKES)
    code += "url.apply(lambda url: 1 if url.startswith('https') else os.nope)\n"
    result = preview(program(code, **{"own.py": "there = 1\n"}), PreviewOptions(region="eu-west-1"))
    said = {failure.location.line: failure for failure in result.failures if failure.location}
    wanted = {line: error for line, error in enumerate(MISTAKES.values(), first) if error}
    assert list(said) == [*wanted, first + len(MISTAKES)]
    assert [failure.sure for failure in said.values()] == [*(True for _ in wanted), False]
    for line, error in wanted.items():
        assert said[line].kind == "callback"
        assert said[line].problem == f"A callback that only an update runs stops with {error}."
    assert not result.failed
    assert not result.cut_short
    assert len([note for note in result.notes if note.cause == "apply"]) == len(MISTAKES) - len(wanted)


def test_a_class_that_is_not_there_blocks_where_a_callback_surely_asks_for_it(program: Program) -> None:
    code = "import pulumi_aws as aws\naws.sqs.Queue('q').url.apply(lambda url: aws.s3.Buckett('b', bucket=url))\n"
    ((policy, _, problem),) = mandatory(outcome(program(code), region="eu-west-1"))
    assert policy == "program-type-error"
    assert problem.startswith("aws.s3 has no class Buckett in pulumi-aws")
