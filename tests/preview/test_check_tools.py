"""Tools that are not there, that crash, or that take too long: said once, and the preview goes on."""

from __future__ import annotations

import stat
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

from policypack.errors import Undecided
from policypack.preview.check import node, tools, typecheck
from policypack.preview.check.node_kept import NodeRecords
from policypack.preview.records import ProgramFailure
from tests.preview.checking import judged, load, write

MAIN = "import random\npassword = random.choice('abc')\n"


def script(path, text):
    path.write_text(f"#!{sys.executable}\n{text}\n", "utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


def test_a_tool_is_found_beside_the_programs_python(tmp_path):
    """A pack that is published carries none."""
    beside = script(tmp_path / "no-such-tool", "")
    assert tools.tool("no-such-tool", tmp_path / "python") == beside
    assert tools.tool("no-such-tool", None) is None


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

    def impatient(*what, **more):
        with monkeypatch.context() as patched:
            patched.setattr(tools, "limit", lambda seconds: seconds / 600)
            return tools.run_tool(*what, **more)

    monkeypatch.setattr(typecheck, "run_tool", impatient)
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


def test_what_is_imported_and_not_there_is_named(tmp_path):
    main = "import pulumi\nfrom . import network\nfrom .shop import cart\nimport pulumi_nowhere\nimport helpers\n"
    found = judged(load(write(tmp_path, main=main)), only="program-import-error").findings
    assert [finding.problem.partition(" for ")[0] for finding in found] == [
        "network is not among the program's own files.",
        "shop is not among the program's own files.",
        "The module pulumi_nowhere is not installed",
        "The module helpers is not installed",
    ]
    fixes = [finding.fix for finding in found]
    assert fixes[2].startswith("Name the package that has it in requirements.txt")
    assert fixes[3].startswith("Add helpers.py if it is a file of the program's own")


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

    def program(self, tmp_path, **files):
        dev = "config: {'shop:set': x, 'aws:region': eu-west-1}\n"
        return load(
            write(tmp_path, project=self.PROJECT, dev=dev, **{"index.ts": self.INDEX, **files}), kept=NodeRecords(None)
        )

    def compiled(self, tmp_path, monkeypatch, says, *, loaded=("index.ts",), **files):
        """Return the program after a run that compiled these files; `says` is the code of its "compiler"."""
        program = self.program(tmp_path, **files)
        tool = script(tmp_path / "compiler", says)
        monkeypatch.setattr(node.shutil, "which", lambda name: tool)
        program.told({"tsNode": "ts-node", "options": {"project": "tsconfig.json"}, "folder": str(tmp_path)})
        for name in loaded:
            program.told({"compiled": str(tmp_path / name)})
        return program

    def answer(self, text, *, checked=True, files=("index.ts",)):
        """Return the code of a "compiler" that finds this in the program's folder, where it runs."""
        seen = {"files": {}, "lists": {}, "real": {}, "absent": [], "folders": [], "missing": [], "trees": []}
        found = {"checked": checked, "text": text, "fresh": [], "seen": seen}
        return (
            f"import json, os\nfiles = [os.path.abspath(file) for file in {list(files)}]\n"
            f"print(json.dumps({{**{found}, 'files': files}}))"
        )

    def test_settings_are_read_from_the_source(self, tmp_path):
        report = judged(self.program(tmp_path), only="program-config-missing")
        assert [finding.problem for finding in report.findings] == [
            "shop:size, network:key are required and not set in the stack dev."
        ]
        assert report.findings[0].location.line == 5

    def test_a_name_is_read_in_the_block_that_declares_it(self, tmp_path):
        index = """
            import * as pulumi from "@pulumi/pulumi";
            const config = new pulumi.Config();  // not "aws"
            export function region() {
                const config = new pulumi.Config("aws");
                return `${config.require("region")}`;
            }
            export function other(text = "{") {
                const config = { require: (name: string) => name };
                return config.require("nothing") + text;
            }
            const size = config.require("size");
        """
        wanted = self.program(tmp_path, **{"index.ts": index}).required_settings
        assert [(each.key, each.line) for each in wanted] == [("aws:region", 5), ("shop:size", 11)]

    def test_what_the_run_does_not_load_requires_nothing(self, tmp_path):
        other = 'import * as pulumi from "@pulumi/pulumi";\nnew pulumi.Config().require("owner");\n'
        program = self.program(tmp_path, **{"tools/other.ts": other, "test/index.ts": other})
        keys = ["shop:size", "network:key", "shop:set"]
        assert [each.key for each in program.required_settings] == [*keys, "shop:owner"]
        program = self.program(tmp_path, **{"tools/other.ts": other})
        program.told({"loaded": [str(tmp_path / "index.ts"), str(tmp_path / "node_modules" / "a.js"), "/lib/b.js"]})
        assert [each.key for each in program.required_settings] == keys

    def test_a_program_of_which_nothing_is_compiled_is_not_checked(self, tmp_path):
        program = self.program(tmp_path)
        program.told({"loaded": [str(tmp_path / "index.js")]})
        assert program.type_errors == program.import_errors == program.syntax_errors == ()

    @pytest.mark.parametrize(
        ("says", "reason"),
        [
            (
                "import sys; sys.exit('Error: out of memory\\n    at there')",
                "ended with exit code 1: Error: out of memory",
            ),
            ("print('nonsense')", "ended with exit code 0: it said nothing"),
            ("import signal; signal.pause()", "was not done after 60 seconds"),
        ],
        ids=["crash", "nonsense", "too slow"],
    )
    def test_a_compiler_that_fails_is_said_once(self, tmp_path, monkeypatch, says, reason):
        if "pause" in says:
            monkeypatch.setattr(tools, "limit", lambda seconds: seconds / 600)
        report = judged(self.compiled(tmp_path, monkeypatch, says), only="program-")
        assert {skip.reason for skip in report.undecided} == {f"the TypeScript compiler {reason}"}
        assert {skip.cause for skip in report.undecided} == {"checker"}

    def test_node_that_is_gone_is_said(self, tmp_path, monkeypatch):
        program = self.compiled(tmp_path, monkeypatch, "")
        monkeypatch.setattr(node.shutil, "which", lambda name: str(tmp_path / "gone"))
        with pytest.raises(Undecided, match=r"cannot be run: No such file|said nothing"):
            _ = program.type_errors

    def test_what_the_compiler_says_is_told_by_kind(self, tmp_path, monkeypatch):
        said = """\
index.ts(3,5): error TS2561: Object literal may only specify known properties, but 'cidrBloc' does not exist in type 'VpcArgs'. Did you mean to write 'cidrBlock'?
index.ts(4,5): error TS2307: Cannot find module '@pulumi/random' or its corresponding type declarations.
index.ts(5,1): error TS1005: ';' expected.
index.ts(6,1): error TS2769: No overload matches this call.
  Overload 1 of 2, '(name: string, args: VpcArgs)', gave the following error.
    Object literal may only specify known properties, and 'encryptionConfiguration' does not exist in type 'RepositoryArgs'.
node_modules/other/index.d.ts(6,1): error TS2322: Not ours.
"""  # noqa: E501  the compiler's own lines
        program = self.compiled(tmp_path, monkeypatch, self.answer(said))
        report = judged(program, only="program-")
        found = {(each.policy, each.location.line): (each.problem, each.fix, each.level) for each in report.findings}
        assert found["program-type-error", 3][1] == "Write cidrBlock."
        assert found["program-import-error", 4][1].startswith("Correct the import, or add the package that is meant")
        assert found["program-syntax-error", 5][0] == "';' expected (TS1005)."
        assert "encryptionConfiguration" in found["program-type-error", 6][1]
        assert len([key for key in found if key[0] != "program-config-missing"]) == 4
        assert {level for (policy, _), (_, _, level) in found.items() if policy != "program-config-missing"} == {
            "mandatory"
        }

    @pytest.mark.parametrize(
        ("text", "fix"),
        [
            ("Type 'Output<string>' is not assignable to type 'string'.", "Use its value inside apply()"),
            ("Argument of type 'Output<string>' is not assignable to parameter of type 'string'.", "Use its value"),
            ("Operator '+' cannot be applied to types 'OutputInstance<number>' and 'number'.", "Use its value"),
            ("Operator '+' cannot be applied to types 'number' and 'OutputInstance<number>'.", "Use its value"),
            ("Type 'Output<string[]>' must have a '[Symbol.iterator]()' method.", "Use its value"),
            ("Property 'map' does not exist on type 'Output<string[]>'. Did you mean 'pop'?", "Use its value"),
            ("Type 'Output<string>' is not assignable to type 'Input<number>'.", "Give an output of the type"),
            ("Type 'Vpc' is not assignable to type 'Input<string>'.", "Give an output of the Vpc, for instance its id"),
            (
                "Type 'Promise<GetAmiResult>' is not assignable to type 'Input<string>'.",
                "Read a property of the GetAmi",
            ),
            ("Type 'Mine' is not assignable to type 'string'.", "Correct the program there."),
            ("Type 'string' is not assignable to type 'Output<string>'.", "Correct the program there."),
            ("Property 'urll' does not exist on type 'Queue'. Did you mean 'url'?", "Write url."),
        ],
    )
    def test_an_output_where_a_value_is_wanted_is_told_with_what_gives_one(self, tmp_path, monkeypatch, text, fix):
        said = self.answer(f"index.ts(3,5): error TS2322: {text}")
        (problem,) = self.compiled(tmp_path, monkeypatch, said).type_errors
        assert problem.fix.startswith(fix)
        assert problem.columns == (4, 4)

    @pytest.mark.parametrize(
        ("error", "kind", "fix"),
        [
            ("""TS1192: Module '"fs"' has no default export.""", "import", "Import it as a whole"),
            (
                """TS1259: Module '"/p/node_modules/a/i"' can only be default-imported using the 'x' flag""",
                "import",
                "Import it as a whole",
            ),
            ("""TS1192: Module '"/p/lib"' has no default export.""", "import", "Import what it exports by name"),
            ("TS1378: Top-level 'await' expressions are only allowed when …", "type", "Correct the program there."),
            ("TS1005: ';' expected.", "syntax", "Correct the program there."),
        ],
    )
    def test_only_what_cannot_be_read_is_called_unparsable(self, tmp_path, monkeypatch, error, kind, fix):
        program = self.compiled(tmp_path, monkeypatch, self.answer(f"index.ts(3,5): error {error}"))
        (problem,) = (*program.type_errors, *program.import_errors, *program.syntax_errors)
        assert problem.kind == kind
        assert problem.fix.startswith(fix)

    def test_one_error_in_many_lines_is_told_once_and_what_follows_from_another_is_not(self, tmp_path, monkeypatch):
        bad = "error TS2322: Type 'number' is not assignable to type 'string'."
        said = self.answer(
            f"index.ts(3,5): {bad}\nindex.ts(9,1): {bad}\nindex.ts(6,1): {bad}\nlib/part.ts(2,1): {bad}\n"
            "index.ts(7,2): error TS2339: Property 'each' does not exist on type 'Queue'.\n"
            "index.ts(7,9): error TS7006: Parameter 'x' implicitly has an 'any' type.\n"
            "index.ts(8,9): error TS7006: Parameter 'x' implicitly has an 'any' type.",
            files=("index.ts", "lib/part.ts"),
        )
        loaded = ("index.ts", "lib/part.ts")
        program = self.compiled(tmp_path, monkeypatch, said, loaded=loaded, **{"lib/part.ts": "\n"})
        found = [(Path(problem.file).name, problem.line, problem.also) for problem in program.type_errors]
        assert found == [("index.ts", 3, (6, 9)), ("part.ts", 2, ()), ("index.ts", 7, ()), ("index.ts", 8, ())]

    def test_types_that_the_run_leaves_unchecked_stop_nothing(self, tmp_path, monkeypatch):
        said = self.answer("index.ts(3,5): error TS2322: Wrong.", checked=False)
        assert [problem.sure for problem in self.compiled(tmp_path, monkeypatch, said).type_errors] == [False]

    def test_a_file_that_the_program_does_not_load_is_not_spoken_of(self, tmp_path, monkeypatch):
        said = "old.ts(1,1): error TS2322: Bad.\nlib/part.ts(2,1): error TS2322: Bad."
        files = {"lib/part.ts": "\n", "old.ts": "\n"}
        answer = self.answer(said, files=("index.ts", "lib/part.ts", "old.ts"))
        program = self.compiled(tmp_path, monkeypatch, answer, loaded=("index.ts", "lib/part.ts"), **files)
        assert [(Path(problem.file).name, problem.line) for problem in program.type_errors] == [("part.ts", 2)]


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
