"""The steps of CONTRIBUTING.md, taken in a copy of the project: a rule on the plan, and a live one on a new service.

What a contributor would write is written here; all else must come from `make new` and `make docs`. Types are left to
`make check`: in a copy they would take half a minute.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
NEEDED = ("policies", "policypack", "presets", "tests", "docs", "pyproject.toml", "CHANGELOG.md", "README.md")
HEAVY = ("__pycache__", "node_modules", "captures", "recorded", "engine", "examples", "preview")

SERVICE = '''"""AWS Transfer Family: servers. https://docs.aws.amazon.com/transfer/latest/APIReference/API_DescribeServer.html"""

from __future__ import annotations

from policypack.aws.fact import Service, fact


class Transfer(Service):
    """Servers."""

    service = "transfer"

    @fact("transfer:DescribeServer", lifetime="5m", absent=("ResourceNotFoundException",), denied_per=("id",))
    def server(self, id: str, region: str | None = None) -> str | None:
        """The id of the server, where it is there."""
        found: str = self.call("describe_server", ServerId=id)["Server"]["ServerId"]
        return found
'''
SAMPLE = '    "transfer.server(id)": "s-00000000000000000",\n'
STUBBED = """from __future__ import annotations

from tests.aws.helpers import Stub
from tests.aws.outcomes import Verb, found, outcomes

ID = "s-01234567890abcdef"
SERVER = Verb(
    "describe_server",
    "transfer:DescribeServer",
    lambda aws: aws.transfer.server(ID),
    {"ServerId": ID},
    ("ResourceNotFoundException",),
)

TestRefusals = outcomes("transfer", [SERVER])


def test_a_server(stub: Stub) -> None:
    said = {"Arn": f"arn:aws:transfer:eu-west-1:483920175646:server/{ID}", "ServerId": ID}
    assert found(stub, "transfer", SERVER, {"Server": said}) == ID
"""
THING = '''"""Servers of AWS Transfer Family."""

from __future__ import annotations

from policypack.aws.things.thing import Thing
from policypack.catalogue.tokens import Transfer

SERVER = Thing(
    "Transfer server",
    {Transfer.SERVER: "id"},
    lambda aws, name, region: aws.transfer.server(name, region=region),
    "transfer list-servers",
    "Servers[].ServerId",
    "ResourceNotFoundException: Unknown server",
)
'''
SAID = "There is no Transfer server s-0 in eu-west-1, and this stack does not create it."


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("copy")
    for name in NEEDED:
        if (ROOT / name).is_dir():
            shutil.copytree(
                ROOT / name, folder / name, ignore=shutil.ignore_patterns(*HEAVY) if name == "tests" else None
            )
        else:
            shutil.copy(ROOT / name, folder / name)
    # The steps are those for a service of which nothing is there yet.
    for room in ("policies", "tests/policies"):
        shutil.rmtree(folder / room / "transfer")
    return folder


def run(copy: Path, *arguments: str) -> str:
    command = [sys.executable, "-m", *arguments]
    environment = {"PYTHONPATH": str(copy), "PATH": "/usr/bin:/bin", "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{arguments}\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}"
    return done.stdout


def fill(path: Path, *blanks: tuple[str, str]) -> None:
    """Fill in blanks, each the first of its kind that is left."""
    text = path.read_text(encoding="utf-8")
    for blank, words in blanks:
        assert blank in text, f"{path.name} has no {blank}"
        text = text.replace(blank, words, 1)
    path.write_text(text, encoding="utf-8")


def plan_policy(copy: Path) -> list[Path]:
    made = run(copy, "tests.new_policy", "lambda", "function_named_like_a_stand_in", "naming").split()
    policy, table, changelog = [copy / name for name in made]
    assert policy == copy / "policies" / "lambda_" / "naming.py"
    assert changelog.read_text(encoding="utf-8").endswith("\n- `lambda-naming-function-named-like-a-stand-in`: …\n")
    assert '@policy(Lambda.FUNCTION, level="advisory")' in policy.read_text(encoding="utf-8")
    fill(
        policy,
        ("Why: …", "Why: Nobody knows what foo does."),
        ("/…", "/lambda/latest/api/API_CreateFunction.html"),
        ("    yield resource", '    if resource.text("name") == "foo":\n        yield resource'),
        ('"…", problem="….", fix="…."', '"name", problem="name is foo.", fix="Say what the function does."'),
    )
    fill(
        table,
        ('"…")', '"resize", name="resize")'),
        ('"…", lambda p: p.set("…", property="…"), ("…", "….")', '"foo", lambda p: p.set("resize", name="foo"), (X)'),
        ("(X)", '("resize", "name is foo.")'),
        ('"…", lambda p: p.set("…", property=None)', '"made by the provider", lambda p: p.set("resize", name=None)'),
        ('"…", lambda p: p.set("…", property=Unknown())', '"later", lambda p: p.set("resize", name=Unknown())'),
    )
    fill(changelog, ("stand-in`: …", "stand-in`: a function that is called foo."))
    return [policy, table]


def live_policy(copy: Path) -> list[Path]:
    service = copy / "policypack" / "aws" / "services" / "transfer.py"
    thing = copy / "policypack" / "aws" / "things" / "transfer.py"
    stubbed = copy / "tests" / "aws" / "test_transfer.py"
    for path, text in ((service, SERVICE), (thing, THING), (stubbed, STUBBED)):
        path.write_text(text, encoding="utf-8")
    fill(
        copy / "policypack" / "aws" / "samples.py",
        ('    "wafv2.managed_group(name)"', f'{SAMPLE}    "wafv2.managed_group(name)"'),
    )
    made = run(copy, "tests.new_policy", "transfer", "user_server_not_found", "", "stack,aws").split()
    policy, table, changelog = [copy / name for name in made]
    fill(
        policy,
        ("Why: …", 'Why: "ResourceNotFoundException: Unknown server".'),
        ("/…", "/transfer/latest/APIReference/API_CreateUser.html"),
        (
            'yield resource.finding("…", problem="….", fix="….")',
            'yield from missing(resource, "serverId", SERVER, stack, aws)',
        ),
        ("from policypack.catalogue", "from policypack.aws.things.transfer import SERVER\nfrom policypack.catalogue"),
        ("import Transfer\n", "import Transfer\nfrom policypack.shelf.missing import missing\n"),
    )
    gone = '("ada", SAID), facts=GONE'
    fill(
        table,
        ("import Plan, Table", "import Plan, Ref, Table"),
        ("\n\n\ndef base", f'\n\nGONE = {{("transfer.server", "s-0"): None}}\nSAID = "{SAID}"\n\n\ndef base'),
        ('"…")', '"ada", serverId=Ref("files"))\n    plan.add("aws:transfer/server:Server", "files")'),
        (
            '"…", lambda p: p.set("…", property="…"), ("…", "…."), facts={}, level="advisory"',
            f'"gone", outside, {gone}',
        ),
        ('"…", lambda p: p.set("…", property=None)', '"none", lambda p: p.set("ada", serverId=None)'),
        ('"…", lambda p: p.set("…", property=Unknown())', '"later", lambda p: p.set("ada", serverId=Unknown())'),
        ('lambda p: p.remove("…"), facts={}', 'outside, facts={("transfer.server", "s-0"): "s-0"}'),
        ('None, ("…", "…."), facts={}', f"outside, {gone}"),
        ('cannot_ask("denied")', 'cannot_ask("denied", outside)'),
        (
            "\n\n\nuser_server",
            '\n\n\ndef outside(plan: Plan) -> Plan:\n    return plan.set("ada", serverId="s-0")\n\n\nuser_server',
        ),
    )
    fill(changelog, ("not-found`: …", "not-found`: a server of AWS Transfer Family that is not there."))
    return [service, thing, stubbed, policy, table]


def test_the_steps_lead_to_policies_that_pass(copy: Path) -> None:
    written = [*plan_policy(copy), *live_policy(copy)]
    assert not [path for path in written if "…" in path.read_text(encoding="utf-8")], "a blank was left"
    run(copy, "tests.docs")
    names = [path.relative_to(copy).as_posix() for path in written]
    run(copy, "ruff", "check", "--no-cache", *names)
    run(copy, "ruff", "format", "--check", "--no-cache", *names)
    tests = [name for name in names if name.startswith("tests/")]
    all_about = "transfer or stand_in or stand-in"
    done = run(
        copy, "pytest", "-vv", "-n", "0", *tests, "tests/test_meta.py", "tests/aws/test_command.py", "-k", all_about
    )
    for id in ("lambda-naming-function-named-like-a-stand-in", "transfer-user-server-not-found"):
        assert f"test_its_table_has_the_standard_rows[{id}] PASSED" in done
    assert "[transfer.server] PASSED" in done
