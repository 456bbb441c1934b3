"""Each rule on the program's source, on the smallest program that shows it."""

from __future__ import annotations

import pytest

from policypack.finding import Location
from policypack.preview.records import ProgramFailure
from tests.preview.checking import first, judged, load, told, write

TYPES = "program-type-error"
AWS = "import pulumi\nimport pulumi_aws as aws\n"


@pytest.fixture(autouse=True)
def _no_ambient_settings(monkeypatch, tmp_path):
    for name in ("AWS_REGION", "AWS_DEFAULT_REGION", "AWS_PROFILE", "PULUMI_BACKEND_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "no-such-config"))


class TestSyntax:
    def test_an_error_in_the_entry_point_is_mandatory(self, tmp_path):
        write(tmp_path, main="import pulumi\nvalue = (1,\n")
        finding = first(judged(load(tmp_path), only="program-syntax-error"))
        assert finding.level == "mandatory"
        assert finding.location.line == 2
        assert finding.problem.endswith("__main__.py cannot be parsed: '(' was never closed.")
        assert finding.fix == "Close it; the file may have been cut off."

    def test_every_broken_file_is_told(self, tmp_path):
        files = {"main": "import one\nimport two\n", "one.py": "def f(:\n", "two.py": "x = = 1\n"}
        report = judged(load(write(tmp_path, **files)), only="program-syntax-error")
        assert [finding.level for finding in report.findings] == ["mandatory", "mandatory"]

    def test_the_lambda_module_is_explained(self, tmp_path):
        write(tmp_path, main=AWS + 'aws.lambda.Function("f")\n')
        assert "`aws.lambda_`" in first(judged(load(tmp_path), only="program-syntax-error")).fix

    def test_a_test_or_a_file_loaded_on_condition_is_advised_about(self, tmp_path):
        write(
            tmp_path,
            **{"main": "def later():\n    import one\n", "one.py": "x = = 1\n", "tests/test_a.py": "def f(:\n"},
        )
        report = judged(load(tmp_path), only="program-syntax-error")
        assert {finding.level for finding in report.findings} == {"advisory"}
        assert len(report.findings) == 2

    def test_code_of_a_function_beside_the_program_is_left_alone(self, tmp_path):
        write(tmp_path, **{"main": "import pulumi\n", "handler/index.py": "print 'python 2'\nimport nothing_like_it\n"})
        assert judged(load(tmp_path)).findings == []


class TestImports:
    def test_requirements_that_are_not_installed_are_one_finding(self, tmp_path):
        write(
            tmp_path,
            **{
                "main": "import absent_one\nimport absent_two as two\n",
                "requirements.txt": "absent-one\nabsent_two>=2\n",
            },
        )
        finding = first(judged(load(tmp_path), only="program-import-error"))
        assert "absent-one, absent-two are in requirements.txt but not installed for " in finding.problem
        assert finding.level == "advisory"

    def test_of_a_module_that_nobody_asks_for_no_package_is_guessed(self, tmp_path):
        write(tmp_path, main="from iam import make_role\n")
        finding = first(judged(load(tmp_path), only="program-import-error"))
        assert finding.fix == (
            "Add iam.py if it is a file of the program's own, or correct the import. If it comes with a package, name "
            "that in requirements.txt, as the documentation of the module says."
        )

    def test_of_a_module_that_one_known_package_has_that_is_named(self, tmp_path):
        write(tmp_path, main="import pulumi_eks\n")
        finding = first(judged(load(tmp_path), only="program-import-error"))
        assert finding.fix == "Add pulumi-eks to requirements.txt and run `pulumi install`, or correct the import."

    @pytest.mark.parametrize(
        ("code", "fix"),
        [
            (
                "docker.Image('i', image_name='a', registry=docker.ImageRegistry(server='s'))",
                "Use docker.RegistryArgs.",
            ),
            ("docker.Image('i', image_name='a', build=docker.BuildArgs(context='.'))", "Use docker.DockerBuildArgs."),
            ("docker.RemoteImages('i', name='n')", "Use docker.RemoteImage."),
            ("registry = docker.ImageRegistry(server='s')", "Use docker.RegistryArgs."),
        ],
    )
    def test_for_a_class_a_class_is_offered(self, tmp_path, code, fix):
        write(tmp_path, main=f"import pulumi_docker as docker\n{code}\n")
        assert first(judged(load(tmp_path), only="program-type-error")).fix == fix

    def test_a_slip_in_an_own_module_names_it(self, tmp_path):
        write(tmp_path, **{"main": "import network\nfrom netwrk import Vpc\n", "network.py": "class Vpc: pass\n"})
        assert first(judged(load(tmp_path), only="program-import-error")).fix.startswith("Import network")

    @pytest.mark.parametrize(
        "text",
        [
            "try:\n    import no_such_module_here\nexcept ImportError:\n    pass\n",
            "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import no_such_module_here\n",
        ],
        ids=["optional", "for type checkers alone"],
    )
    def test_an_import_that_may_fail_is_not_spoken_of(self, tmp_path, text):
        assert judged(load(write(tmp_path, main=text)), only="program-import-error").findings == []


RIGHT_NAMES = {
    "camelCase": ('aws.ec2.Vpc("v", cidrBlock="10.0.0.0/16")', "Write cidr_block."),
    "renamed argument": (
        'aws.rds.Instance("d", instance_class="db.t4g.micro", name="shop")',
        "Write db_name; it was last",
    ),
    "became a resource": (
        'aws.ecs.Cluster("c", capacity_providers=["FARGATE"])',
        "Use a resource aws.ecs.ClusterCapacityProviders; it was last in pulumi-aws ",
    ),
    "class elsewhere": ('aws.ec2.LoadBalancer("l")', "Use aws.lb.LoadBalancer."),
    "gone": ('aws.opsworks.Stack("s")', "Remove"),
    "renamed module": ('aws.elasticloadbalancingv2.Listener("s")', "Use a resource aws.lb.Listener"),
    "moved function": ('aws.get_ami(owners=["amazon"])', "Use aws.ec2.get_ami; it was last in pulumi-aws "),
    "renamed attribute": ('aws.opensearch.Domain("d").kibana_endpoint', "Write dashboard_endpoint; it was last"),
    "a name of what has none": ("print(aws.ec2.Vpc('a').name)", "The nearest of its attributes are id, arn, "),
}
RUNS = {
    "unpacked": 'options = {"cidr_block": "10.0.0.0/16"}\naws.ec2.Vpc("v", **options)\n',
    "type only": 'aws.ec2.Vpc("v", cidr_block=5)\n',
    "args object": 'aws.ec2.Vpc("v", aws.ec2.VpcArgs(cidr_block="10.0.0.0/16"))\n',
    "args object with required ones": (
        'aws.ec2.VpcPeeringConnection("p", aws.ec2.VpcPeeringConnectionArgs(vpc_id="a", peer_vpc_id="b"))\n'
    ),
    "outputs": 'vpc = aws.ec2.Vpc.get("v", "vpc-1")\npulumi.export("v", vpc.tags["Name"].apply(str.upper))\n',
    "any": "from typing import Any\nthing: Any = object()\nthing.whatever(3)\n",
    "own class": "class Own:\n    pass\nown = Own()\nown.later\n",
}


@pytest.fixture(scope="module")
def mistaken(tmp_path_factory):
    """Every mistake in one program, because the checker takes half a second: {case: its findings}."""
    lines = [*AWS.splitlines(), *(call for call, _ in RIGHT_NAMES.values())]
    report = judged(load(write(tmp_path_factory.mktemp("mistaken"), main="\n".join(lines) + "\n")), only=TYPES)
    cases = dict(zip(RIGHT_NAMES, range(len(AWS.splitlines()) + 1, len(lines) + 1), strict=True))
    return {case: [each for each in report.findings if each.location.line == line] for case, line in cases.items()}


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    """Everything that runs, each in a module of one program: {case: its findings}."""
    files = {case: f"case_{number}.py" for number, case in enumerate(RUNS)}
    main = "".join(f"import {file.removesuffix('.py')}\n" for file in files.values())
    texts = {file: AWS + RUNS[case] for case, file in files.items()}
    report = judged(load(write(tmp_path_factory.mktemp("running"), main=main, **texts)), only=TYPES)
    return {
        case: [each for each in report.findings if each.location.file.endswith(file)] for case, file in files.items()
    }


class TestTypes:
    @pytest.mark.parametrize("case", RIGHT_NAMES)
    def test_the_right_name_is_given(self, mistaken, case):
        (finding,) = mistaken[case]
        assert finding.fix.startswith(RIGHT_NAMES[case][1])

    @pytest.mark.parametrize("case", RUNS)
    def test_what_runs_is_not_spoken_of(self, running, case):
        assert running[case] == []

    def test_the_modules_of_a_program_are_looked_at(self, tmp_path):
        write(tmp_path, **{"main": "import case_0\n", "case_0.py": AWS + RIGHT_NAMES["camelCase"][0] + "\n"})
        assert first(judged(load(tmp_path), only=TYPES)).fix == "Write cidr_block."

    def test_what_cannot_be_confirmed_is_told_where_the_run_stopped(self, tmp_path):
        program = load(write(tmp_path, main="class Own:\n    pass\nown = Own()\nown.later\n"))
        place = Location(program.shown(tmp_path / "__main__.py"), 4)
        failure = ProgramFailure("exception", "The program stopped.", "Correct it.", place)
        finding = first(judged(program, only="program-type-error", failure=failure))
        assert (finding.level, finding.problem) == ("mandatory", "Object of type `Own` has no attribute `later`.")

    def test_an_own_function_called_wrongly_is_told(self, tmp_path):
        write(tmp_path, main="def subnet(name, zone):\n    return name + zone\nsubnet('a', zones='b')\n")
        found = told(judged(load(tmp_path), only="program-type-error"), tmp_path)
        assert {entry[1] for entry in found} == {"__main__.py:3"}
        assert any("`zones`" in entry[2] for entry in found)


class TestSettings:
    MAIN = """
        import pulumi
        config = pulumi.Config()
        network = pulumi.Config("network")
        a = config.require("a")
        b = network.require_secret("b")
        c = pulumi.Config("shop").require_int("c")
        d = config.get("d") or config.require("e")
        try:
            f = config.require("f")
        except pulumi.ConfigMissingError:
            f = "f"
        g = config.require(a)
    """

    def test_all_of_them_are_told_at_once_with_the_commands(self, tmp_path):
        finding = first(judged(load(write(tmp_path, main=self.MAIN)), only="program-config-missing"))
        assert finding.problem == "shop:a, network:b, shop:c, shop:e are required and not set in the stack dev."
        assert finding.fix.splitlines() == [
            "Pass to this preview:",
            "    --config shop:a=VALUE --config network:b=VALUE --config shop:c=VALUE --config shop:e=VALUE",
            "Set for deployments:",
            "    pulumi config set shop:a VALUE --stack dev",
            "    pulumi config set --secret network:b VALUE --stack dev",
            "    pulumi config set shop:c VALUE --stack dev",
            "    pulumi config set shop:e VALUE --stack dev",
        ]

    CONDITIONS = """
        import pulumi
        config = pulumi.Config()
        if config.get("a"):
            config.require("b")
        for name in config.require("c"):
            config.require("d")
        size = config.require("e") if config.get("a") else 3
        config.get("f") and config.require("g")
        names = [config.require("h") for name in ()]
        later = pulumi.Output.from_input(1).apply(lambda _: config.require("i"))
        def settings():
            return config.require("j")
        if config.require("k"):
            config.require("k")
        match size:
            case 4:
                config.require("l")
    """

    def test_what_a_program_that_went_through_did_not_ask_for_is_not_missing(self, tmp_path):
        program = load(write(tmp_path, main=self.CONDITIONS))
        assert judged(program, only="program-config-missing", ran=True).findings == []

    def test_of_one_that_stopped_elsewhere_only_what_stands_on_no_condition_is(self, tmp_path):
        failure = ProgramFailure("exception", "It stopped.", "Fix it.", Location(str(tmp_path / "__main__.py"), 3))
        program = load(write(tmp_path, main=self.CONDITIONS))
        finding = first(judged(program, only="program-config-missing", failure=failure))
        assert finding.problem == "shop:c, shop:j, shop:k are required and not set in the stack dev."
        assert finding.level == "advisory"

    def test_that_at_which_it_stopped_is_named_whatever_its_condition(self, tmp_path):
        write(tmp_path, main=self.CONDITIONS)
        place = Location(str(tmp_path / "__main__.py"), 4)
        failure = ProgramFailure("configuration", "shop:b is missing.", "Set it.", place)
        finding = first(judged(load(tmp_path), only="program-config-missing", failure=failure))
        assert finding.problem.startswith("shop:b, shop:c, shop:j, shop:k are required")
        assert finding.level == "mandatory"

    TYPESCRIPT = """
        import * as pulumi from "@pulumi/pulumi"
        const config = new pulumi.Config()
        const a = config.get("x") ? 1 : 2
        const b = config.require("b")
        const c = config.get("c") || config.require("d")
        if (a) {
            config.require("e")
        } else { config.require("f") }
        if (a) config.require("g")
        for (const each of [b]) { config.require("h") }
        function settings() { return config.requireSecret("i") }
        const more = () => { return { j: config.require("j") } }
        pulumi.output(b).apply(value => { config.require("k") })
        const l = pulumi.output(b).apply(value => config.require("l"))
        const m = a ? config.require("m") : config.require("n")
        export const o = config.require("o")
    """

    def test_of_a_typescript_program_too(self, tmp_path):
        project = "name: shop\nruntime: nodejs\n"
        program = load(write(tmp_path, **{"index.ts": self.TYPESCRIPT, "project": project}))
        assert judged(program, only="program-config-missing", ran=True).findings == []
        failure = ProgramFailure("exception", "It stopped.", "Fix it.", None)
        finding = first(judged(program, only="program-config-missing", failure=failure))
        assert finding.problem == "shop:b, shop:i, shop:j, shop:o are required and not set in the stack dev."

    def test_without_a_stack_no_stack_is_made_up(self, tmp_path):
        write(tmp_path, main=self.MAIN, dev="config: {}\n")
        (tmp_path / "Pulumi.dev.yaml").unlink()
        finding = first(judged(load(tmp_path), only="program-config-missing"))
        assert finding.problem.endswith("are required and set nowhere: there is no stack's file.")
        assert "    pulumi config set shop:a VALUE --stack STACK" in finding.fix.splitlines()

    def test_those_that_are_set_are_not_told(self, tmp_path):
        dev = "config: {'shop:a': x, 'network:b': {secure: v1:x}, c: 3, 'shop:e': y}\n"
        assert judged(load(write(tmp_path, main=self.MAIN, dev=dev)), only="program-config-missing").findings == []

    def test_one_that_the_project_declares_without_a_value_is_told(self, tmp_path):
        project = "name: shop\nruntime: python\nconfig:\n  size:\n    type: integer\n"
        finding = first(judged(load(write(tmp_path, main="import pulumi\n", project=project)), only="program-config"))
        assert finding.problem == "shop:size is required and not set in the stack dev."

    def test_an_imported_environment_may_set_them(self, tmp_path):
        dev = "environment:\n  - shop/common\n"
        report = judged(load(write(tmp_path, main=self.MAIN, dev=dev)), only="program-config-missing")
        assert report.findings == []
        assert "shop/common" in report.undecided[0].reason

    def test_a_config_that_was_handed_over_is_followed(self, tmp_path):
        files = {
            "main": "import pulumi\nfrom parts import make\nmake(pulumi.Config())\nsettings = pulumi.Config()\n",
            "parts.py": "def make(config):\n    return config.require('size')\n",
        }
        finding = first(judged(load(write(tmp_path, **files)), only="program-config-missing"))
        assert (finding.location.line, "shop:size" in finding.problem) == (2, True)


class TestRegion:
    def test_one_that_is_nowhere_is_told(self, tmp_path):
        write(tmp_path, main=AWS, dev="config: {}\n")
        finding = first(judged(load(tmp_path), only="program-region"))
        assert finding.fix.splitlines()[1::2] == [
            "    --config aws:region=REGION",
            "    pulumi config set aws:region REGION --stack dev",
        ]

    def test_one_that_the_provider_does_not_read_is_named(self, tmp_path):
        write(tmp_path, main=AWS, dev="config: {'shop:region': eu-west-1, 'aws:Region': eu-west-1, 'net:region': x}\n")
        finding = first(judged(load(tmp_path), only="program-region"))
        assert finding.problem.endswith(" has none. The provider does not read aws:Region and shop:region.")

    def test_one_only_in_the_source_is_told_with_its_line(self, tmp_path):
        write(tmp_path, main=AWS + 'aws.Provider("p", region="us-east-1")\n', dev="config: {}\n")
        finding = first(judged(load(tmp_path), only="program-region"))
        assert finding.problem == "The region stands only in the source: us-east-1."
        assert finding.location.line == 3

    def test_the_region_of_one_resource_is_not_the_programs(self, tmp_path):
        write(tmp_path, main=AWS + 'aws.acm.Certificate("c", region="us-east-1")\n', dev="config: {}\n")
        assert first(judged(load(tmp_path), only="program-region")).problem.startswith("aws:region is not set")

    @pytest.mark.parametrize(
        "text",
        ['aws.Provider("p", region=pulumi.Config("shop").get("region") or "us-east-1")\n', None],
        ids=["read by the program", "no AWS in the program"],
    )
    def test_a_program_that_says_it_otherwise_is_not_spoken_of(self, tmp_path, text):
        write(tmp_path, main=AWS + text if text else "import pulumi\n", dev="config: {}\n")
        assert judged(load(tmp_path), only="program-region").findings == []

    def test_one_of_the_machine_counts(self, tmp_path, monkeypatch):
        monkeypatch.setenv("AWS_REGION", "eu-west-1")
        assert (
            judged(
                load(write(tmp_path, main=AWS + 'aws.Provider("p", region="us-east-1")\n', dev="config: {}\n")),
                only="program-region",
            ).findings
            == []
        )

    def test_one_of_the_profile_counts(self, tmp_path, monkeypatch):
        file = tmp_path / "aws-config"
        file.write_text("[profile shop]\nregion = eu-west-1\n", "utf-8")
        monkeypatch.setenv("AWS_CONFIG_FILE", str(file))
        program = load(write(tmp_path / "p", main=AWS, dev="config: {'aws:profile': shop}\n"))
        assert judged(program, only="program-region").findings == []


class TestValues:
    @pytest.mark.parametrize(
        "text",
        [
            "import random\npassword = ''.join(random.choice('abc') for _ in range(20))\n",
            "import random\ndef make_secret():\n    return str(random.randint(0, 9))\ntoken = make_secret()\n",
            "from random import choices\nvalue = ''.join(choices('abc', k=9))\nlogin = dict(password=value)\n",
        ],
        ids=["name", "function", "keyword"],
    )
    def test_a_predictable_secret_is_told(self, tmp_path, text):
        finding = first(judged(load(write(tmp_path, main=text)), only="program-insecure-random"))
        assert finding.group == "security"

    @pytest.mark.parametrize(
        "text",
        [
            "import random\nsuffix = random.randint(0, 9)\n",
            "import secrets\npassword = secrets.token_urlsafe(20)\n",
            "import random\nsecret_name = f'app-{random.randint(0, 9)}'\n",
        ],
        ids=["no secret", "safe maker", "a name of a secret"],
    )
    def test_other_random_values_are_not(self, tmp_path, text):
        assert judged(load(write(tmp_path, main=text)), only="program-insecure-random").findings == []

    WITHIN = "aws.lambda_.FunctionEnvironmentArgs(variables={'AT': time.ctime()})"

    @pytest.mark.parametrize(
        ("text", "what"),
        [
            ('import uuid\naws.s3.Bucket("b", bucket=f"shop-{uuid.uuid4()}")\n', "another bucket"),
            ('import random\naws.s3.Bucket(f"b-{random.randint(0, 9)}")\n', "another name"),
            ("import time\nat = time.ctime()\naws.s3.Bucket('b', tags={'At': at})\n", "another tags"),
            (f"import time\naws.lambda_.Function('f', environment={WITHIN})\n", "another environment"),
        ],
        ids=["argument", "name", "tag", "inside of an argument's own class"],
    )  # fmt: skip
    def test_a_value_that_changes_on_every_run_is_told(self, tmp_path, text, what):
        finding = first(judged(load(write(tmp_path, main=AWS + text)), only="program-value-changes"))
        assert what in finding.problem

    @pytest.mark.parametrize(
        "text",
        [
            'import pulumi_random as r\np = r.RandomPassword("p")\naws.rds.Instance("d", password=p.result)\n',
            'import random\nrandom.seed(7)\naws.s3.Bucket("b", bucket=f"shop-{random.randint(0, 9)}")\n',
            'import uuid\naws.s3.Bucket("b", bucket=str(uuid.uuid4()), opts=dict(ignore_changes=["bucket"]))\n',
            'import time\naws.apigateway.Deployment("d", rest_api="a", triggers={"at": str(time.time())})\n',
            'import time\nprint(time.time())\n',
        ],
        ids=["kept in the state", "seeded", "ignored", "trigger", "not for a resource"],
    )  # fmt: skip
    def test_a_value_that_stays_or_shall_change_is_not(self, tmp_path, text):
        assert judged(load(write(tmp_path, main=AWS + text)), only="program-value-changes").findings == []


class TestSurroundings:
    MAIN = (
        'import os\nteam = os.environ["OWNING_TEAM"]\nzone = os.environ.get("ZONE")\nkey = os.environ["AWS_PROFILE"]\n'
    )

    def test_a_variable_that_nothing_names_is_told(self, tmp_path):
        finding = first(judged(load(write(tmp_path, main=self.MAIN)), only="program-environment"))
        assert finding.problem == "The program needs OWNING_TEAM, and no README, script or pipeline beside it says so."

    @pytest.mark.parametrize(
        "name", ["README.md", "deploy.sh", ".env.example", ".github/workflows/deploy.yml", "Makefile"]
    )
    def test_any_document_may_name_it(self, tmp_path, name):
        write(tmp_path, **{"main": self.MAIN, name: "OWNING_TEAM=payments\n"})
        assert judged(load(tmp_path), only="program-environment").findings == []

    def test_a_stack_with_a_salt_needs_a_passphrase_and_a_backend(self, tmp_path):
        finding = first(
            judged(load(write(tmp_path, main="", dev="encryptionsalt: v1:x\n")), only="program-environment")
        )
        assert "PULUMI_CONFIG_PASSPHRASE, PULUMI_BACKEND_URL" in finding.problem

    def test_a_backend_in_the_project_is_said(self, tmp_path):
        project = "name: shop\nruntime: python\nbackend: {url: 's3://state'}\n"
        write(tmp_path, main="", dev="encryptionsalt: v1:x\n", project=project)
        assert "PULUMI_BACKEND_URL" not in first(judged(load(tmp_path), only="program-environment")).problem

    def test_lint_is_off_by_default_and_tells_each_code_once(self, tmp_path):
        write(tmp_path, **{"main": "import os\nimport sys\n", "ruff.toml": "lint.select = ['F401']\n"})
        assert [policy for policy, *_ in told(judged(load(tmp_path)), tmp_path)] == []
        finding = first(judged(load(tmp_path), only="program-lint-error"))
        assert "(F401). So in 1 more lines of " in finding.problem


def test_a_check_that_was_begun_early_says_the_same(tmp_path):
    program = load(write(tmp_path, main=AWS + "aws.ec2.Vpcs('v')\n"))
    program.begin()
    assert len(judged(program, only="program-type-error").findings) == 1


def test_an_own_function_of_another_file_called_wrongly_is_told(tmp_path):
    files = {
        "main": "import lib.parts\nfrom lib.parts import make\nmake('a', sise=3)\nlib.parts.mak\n",
        "lib/parts.py": "def make(name, size=1):\n    return name * size\n",
    }
    found = told(judged(load(write(tmp_path, **files)), only="program-type-error"), tmp_path)
    assert [(place, problem) for _, place, problem, _ in found] == [
        ("__main__.py:3", "Argument `sise` does not match any known parameter of function `make`."),
        ("__main__.py:4", "Module `lib.parts` has no member `mak`."),
    ]


def test_a_resource_may_get_its_args_object_by_name(tmp_path):
    main = AWS + 'aws.ec2.Vpc("v", args=aws.ec2.VpcArgs(cidrBlock="10.0.0.0/16"), opt=None)\n'
    found = told(judged(load(write(tmp_path, main=main)), only="program-type-error"), tmp_path)
    assert {problem.split(" in ")[0] for _, _, problem, _ in found} == {
        "aws.ec2.VpcArgs has no argument cidrBlock",
        "aws.ec2.Vpc has no argument opt",
    }
