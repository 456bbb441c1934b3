"""Tools that are not there, that crash, or that take too long: said once, and the preview goes on."""

from __future__ import annotations

import shutil
import stat
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

from policypack.errors import Undecided
from policypack.preview.check import node, typecheck
from policypack.preview.records import ProgramFailure
from tests.preview.checking import judged, load, write

NODE = Path(__file__).parent / "programs" / "nodejs" / "node_modules"
MAIN = "import random\npassword = random.choice('abc')\n"


def script(path, text):
    path.write_text(f"#!{sys.executable}\n{text}\n", "utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("import sys; sys.exit('out of memory')", "the type checker's answer cannot be read: out of memory"),
        ("import os; os._exit(101)", "the type checker ended with exit code 101: it said nothing"),
        ("print('nonsense')", "the type checker's answer cannot be read: it said nothing"),
        (None, "the type checker cannot be run: No such file or directory"),
    ],
    ids=["dies", "crash", "nonsense", "not there"],
)
def test_a_checker_that_fails_is_said_once_and_finds_nothing(tmp_path, text, reason):
    write(tmp_path / "p", **{"main": "import no_such_module_here\nimport cut\n", "cut.py": "value = (\n"})
    tool = script(tmp_path / "ty", text) if text else str(tmp_path / "ty")
    said_once(judged(load(tmp_path / "p", checker=tool), only="program-"), reason)


def test_a_checker_that_is_not_done_in_time_is_said_once(tmp_path, monkeypatch):
    write(tmp_path / "p", **{"main": "import no_such_module_here\nimport cut\n", "cut.py": "value = (\n"})
    monkeypatch.setattr(typecheck, "limit", lambda seconds: seconds / 600)
    program = load(tmp_path / "p", checker=script(tmp_path / "ty", "import signal; signal.pause()"))
    said_once(judged(program, only="program-"), "the type checker was not done after 60 seconds")


def said_once(report, reason):
    assert {skip.reason for skip in report.undecided} == {reason}
    assert {skip.cause for skip in report.undecided} == {"checker"}
    assert [finding.policy for finding in report.findings] == ["program-syntax-error"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("import sys; sys.exit(2)", "the linter ended with exit code 2: it said nothing"),
        ("print('nonsense')", "the linter's answer cannot be read"),
        (None, "the linter cannot be run: No such file or directory"),
    ],
    ids=["crash", "nonsense", "not there"],
)
def test_a_linter_that_fails_is_undecided(tmp_path, text, reason):
    write(tmp_path / "p", main=MAIN)
    tool = script(tmp_path / "ruff", text) if text else str(tmp_path / "ruff")
    report = judged(load(tmp_path / "p", linter=tool), only="program-insecure-random")
    assert [skip.reason for skip in report.undecided] == [reason]


def test_an_interpreter_that_fails_is_undecided(tmp_path):
    write(tmp_path / "p", main="x = = 1\n")
    broken = tmp_path / "bin" / "python"
    broken.parent.mkdir()
    script(broken, "import sys; sys.exit('no memory')")
    report = judged(load(tmp_path / "p", interpreter=broken), only="program-syntax-error")
    assert [skip.reason for skip in report.undecided] == [f"{broken} ended with exit code 1: no memory"]


def test_settings_of_the_author_do_not_hide_what_raises(tmp_path):
    write(
        tmp_path,
        **{
            "main": "import pulumi_aws as aws\naws.ec2.Vpcs('v')\n",
            "pyproject.toml": "[tool.ty.rules]\nall = 'ignore'\n",
        },
    )
    assert len(judged(load(tmp_path), only="program-type-error").findings) == 1


class TestTypeScript:
    PROJECT = "name: shop\nruntime: nodejs\nmain: index.ts\n"
    INDEX = """
        import * as pulumi from "@pulumi/pulumi";
        const config = new pulumi.Config();
        const network = new pulumi.Config("network");
        // const gone = config.require("gone");
        const size = config.requireNumber("size");
        const key = network.requireSecret(`key`);
        const set = config.require("set");
    """

    def program(self, tmp_path, compiler=None, **files):
        dev = "config: {'shop:set': x, 'aws:region': eu-west-1}\n"
        write(tmp_path, project=self.PROJECT, dev=dev, **{"index.ts": self.INDEX, **files})
        if compiler is not None:
            bin_folder = tmp_path / "node_modules" / ".bin"
            bin_folder.mkdir(parents=True)
            script(bin_folder / "tsc", compiler)
        return load(tmp_path)

    def test_settings_are_read_from_the_source(self, tmp_path):
        report = judged(self.program(tmp_path), only="program-config-missing")
        assert [finding.problem for finding in report.findings] == [
            "shop:size, network:key are required and not set in the stack dev."
        ]
        assert report.findings[0].location.line == 5

    def test_packages_that_are_not_installed_are_said(self, tmp_path, monkeypatch):
        monkeypatch.setattr(node.shutil, "which", lambda name: "/bin/true")
        with pytest.raises(Undecided, match="has no node_modules: run `npm install` there"):
            node.check(self.program(tmp_path).project)

    def test_node_that_is_not_installed_is_said(self, tmp_path, monkeypatch):
        monkeypatch.setattr(node.shutil, "which", lambda name: None)
        report = judged(self.program(tmp_path), only="program-type-error")
        assert report.undecided[0].reason.startswith("node is not on the PATH")

    def test_a_compiler_that_is_not_installed_is_said(self, tmp_path, monkeypatch):
        monkeypatch.setattr(node.shutil, "which", lambda name: "/bin/true")
        (tmp_path / "node_modules").mkdir()
        with pytest.raises(Undecided, match="npm install --save-dev typescript"):
            node.check(self.program(tmp_path).project)

    def test_a_workspace_keeps_the_compiler_above_the_program(self, tmp_path, monkeypatch):
        monkeypatch.setattr(node.shutil, "which", lambda name: "/bin/true")
        (tmp_path / "node_modules" / ".bin").mkdir(parents=True)
        script(tmp_path / "node_modules" / ".bin" / "tsc", "print('index.ts(1,1): error TS2322: Not that.')")
        write(tmp_path / "shop", project=self.PROJECT, **{"index.ts": self.INDEX})
        assert [problem.problem for problem in node.check(load(tmp_path / "shop").project)] == ["Not that (TS2322)."]

    def test_what_the_compiler_says_is_told_by_kind(self, tmp_path, monkeypatch):
        monkeypatch.setattr(node.shutil, "which", lambda name: "/bin/true")
        said = r"""
print("index.ts(3,5): error TS2561: Object literal may only specify known properties, but 'cidrBloc' does not exist in type 'VpcArgs'. Did you mean to write 'cidrBlock'?")
print("index.ts(4,5): error TS2307: Cannot find module '@pulumi/random' or its corresponding type declarations.")
print("index.ts(5,1): error TS1005: ';' expected.")
print("index.ts(6,1): error TS2769: No overload matches this call.")
print("  Overload 1 of 2, '(name: string, args: VpcArgs)', gave the following error.")
print("    Object literal may only specify known properties, and 'encryptionConfiguration' does not exist in type 'RepositoryArgs'.")
print("node_modules/other/index.d.ts(6,1): error TS2322: Not ours.")
import sys; sys.exit(2)
"""  # noqa: E501  the compiler's own lines
        report = judged(self.program(tmp_path, said), only="program-")
        found = {(each.policy, each.location.line): (each.problem, each.fix) for each in report.findings}
        assert found["program-type-error", 3][1] == "Write cidrBlock."
        assert found["program-import-error", 4][1] == "Run `npm install @pulumi/random`, or correct the import."
        assert found["program-syntax-error", 5][0] == "';' expected (TS1005)."
        assert "encryptionConfiguration" in found["program-type-error", 6][1]
        assert len([key for key in found if key[0] != "program-config-missing"]) == 4

    def test_a_sound_program_is_not_spoken_of(self, tmp_path, monkeypatch):
        monkeypatch.setattr(node.shutil, "which", lambda name: "/bin/true")
        assert node.check(self.program(tmp_path, "").project) == ()

    def test_a_compiler_that_crashes_is_undecided(self, tmp_path, monkeypatch):
        monkeypatch.setattr(node.shutil, "which", lambda name: "/bin/true")
        with pytest.raises(Undecided, match="ended with exit code 1: out of memory"):
            node.check(self.program(tmp_path, "import sys; sys.exit('out of memory')").project)

    def test_types_that_pulumi_leaves_unchecked_stop_nothing(self, tmp_path, monkeypatch):
        monkeypatch.setattr(node.shutil, "which", lambda name: "/bin/true")
        said = 'print("index.ts(3,5): error TS2322: Wrong."); import sys; sys.exit(2)'
        program = self.program(tmp_path, said)
        assert [problem.sure for problem in node.check(program.project)] == [True]
        monkeypatch.setenv("PULUMI_NODEJS_TRANSPILE_ONLY", "true")
        assert [problem.sure for problem in node.check(program.project)] == [False]

    def test_a_file_that_the_program_does_not_load_stops_nothing(self, tmp_path, monkeypatch):
        monkeypatch.setattr(node.shutil, "which", lambda name: "/bin/true")
        said = (
            'print("old.ts(1,1): error TS2322: Wrong.\\nlib/part.ts(1,1): error TS2322: Bad."); import sys; sys.exit(2)'
        )
        files = {"index.ts": 'import { a } from "./lib/part";\n', "lib/part.ts": "\n", "old.ts": "\n"}
        found = node.check(self.program(tmp_path, said, **files).project)
        assert [(problem.problem, problem.sure) for problem in found] == [
            ("Wrong (TS2322).", False),
            ("Bad (TS2322).", True),
        ]

    @pytest.mark.skipif(
        not shutil.which("node") or not (NODE / "@pulumi" / "aws").is_dir(),
        reason="needs Node.js, and `npm install` in tests/preview/programs/nodejs",
    )
    def test_the_real_compiler_names_what_the_packages_do_not_have(self, tmp_path):
        index = """
            import * as aws from "@pulumi/aws";
            const vpc = new aws.ec2.Vpc("v", { cidrBlok: "10.0.0.0/16" });
            const balancer = new aws.elbv2.LoadBalancer("l");
            export const id = vpc.idd;
        """
        program = self.program(tmp_path, **{"index.ts": index})
        (tmp_path / "node_modules").symlink_to(NODE.resolve())
        found = {(each.line, each.fix) for each in node.check(program.project)}
        assert found == {(2, "Write cidrBlock."), (3, "Use aws.lb.LoadBalancer."), (4, "Read id.")}


class TestOtherInterpreters:
    """A program with a virtual environment of its own."""

    @pytest.fixture
    def environment(self, tmp_path):
        venv.create(tmp_path / "venv", with_pip=False, symlinks=True)
        return next((tmp_path / "venv").glob("lib/python*/site-packages"))

    PROJECT = "name: shop\nruntime: {name: python, options: {virtualenv: venv}}\n"

    def test_requirements_that_are_not_installed_there_are_one_finding(self, tmp_path, environment):
        main = "import pulumi\nimport pulumi_aws as aws\naws.ec2.Vpcs('v')\n"
        files = {"main": main, "requirements.txt": "pulumi\npulumi-aws\n"}
        program = load(write(tmp_path, project=self.PROJECT, **files))
        failure = ProgramFailure("dependency", "Pulumi's SDK cannot be imported.", "Install it.")
        for found, level in ((judged(program), "advisory"), (judged(program, failure=failure), "mandatory")):
            assert [(each.policy, each.level) for each in found.findings] == [("program-import-error", level)]
            assert found.findings[0].problem == (
                f"pulumi, pulumi-aws are in requirements.txt but not installed for {tmp_path}/venv/bin/python."
            )

    def test_boto3_is_checked_by_our_stubs_where_it_has_none(self, tmp_path, environment):
        for name in ("boto3", "botocore"):
            (environment / name).symlink_to(Path(sysconfig.get_path("purelib")) / name)
        main = "import boto3\nboto3.client('secretsmanager').describe_secret(Name='shop')\n"
        report = judged(load(write(tmp_path, project=self.PROJECT, main=main)), only="program-type-error")
        assert [finding.fix for finding in report.findings] == ["Pass SecretId instead."]
