from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from policypack.errors import UsageError
from policypack.preview.languages.python import interpreter, require
from policypack.preview.project import Project, read_project
from policypack.preview.records import ProgramError

Write = Callable[..., Path]
PROJECT = "name: shop\nruntime: python\n"


def texts(project: Project, *keys: str) -> list[str]:
    return [project.config[key] for key in keys]


def test_project_and_stack_settings_reach_the_program_as_the_cli_writes_them(program: Write) -> None:
    folder = program(
        project=PROJECT
        + """config:
  aws:region: {value: eu-central-1}
  retries: 3
  ratio: {default: 0.5}
  zones: [a, b]
  unused: {type: string, default: kept}
""",
        **{
            "Pulumi.test.yaml": """config:
  aws:config:profile: dev
  shop:retries: 4
  flag: true
  date: 2024-05-01
  empty:
  limits: {burst: 10, names: [x, "y"]}
"""
        },
    )
    project = read_project(folder, config=["ratio=0.7", "other:key=a=b"], region="us-east-1")
    assert texts(project, "aws:region", "shop:retries", "shop:ratio", "shop:unused") == [
        "us-east-1",
        "4",
        "0.7",
        "kept",
    ]
    assert texts(project, "aws:profile", "shop:flag", "shop:empty", "other:key") == ["dev", "true", "", "a=b"]
    assert json.loads(project.config["shop:zones"]) == ["a", "b"]
    assert json.loads(project.config["shop:limits"]) == {"burst": 10, "names": ["x", "y"]}
    assert project.config["shop:date"] == "2024-05-01 00:00:00 +0000 UTC"
    assert (project.name, project.runtime, project.entry, project.folder) == ("shop", "python", ".", folder)
    assert (project.stack, project.stack_known, project.missing) == ("test", True, ())
    assert [note.text for note in project.notes] == [
        "shop:empty in Pulumi.test.yaml has no value: the CLI warns, and gives the program an empty text."
    ]


def test_yes_and_a_time_of_day_are_texts(program: Write) -> None:
    stack = "config:\n  multiAz: yes\n  window: 10:30\n  inner: {on: Off, at: 10:30}\n"
    project = read_project(program(project=PROJECT, **{"Pulumi.test.yaml": stack}))
    assert texts(project, "shop:multiAz", "shop:window", "shop:inner") == ["yes", "10:30", '{"at":"10:30","on":"Off"}']


def test_without_a_stack_file_the_stack_is_preview_and_its_environment_unknown(program: Write) -> None:
    project = read_project(program(project=PROJECT))
    assert (project.stack, project.stack_known, project.notes) == ("preview", False, ())


class TestSeveralStacks:
    @pytest.fixture
    def folder(self, program: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        monkeypatch.setenv("PULUMI_HOME", str(tmp_path / "home"))
        monkeypatch.delenv("PULUMI_STACK", raising=False)
        monkeypatch.delenv("PULUMI_BACKEND_URL", raising=False)
        return program(project=PROJECT, **{"Pulumi.a.yaml": "config: {k: a}", "Pulumi.b.yaml": "config: {k: b}"})

    @staticmethod
    def selected(tmp_path: Path, file: Path, content: object) -> None:
        digest = hashlib.sha1(str(file).encode(), usedforsecurity=False).hexdigest()
        kept = tmp_path / "home" / "workspaces" / f"shop-{digest}-workspace.json"
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(json.dumps(content))

    def test_one_must_be_named(self, folder: Path) -> None:
        with pytest.raises(UsageError) as raised:
            read_project(folder)
        assert str(raised.value) == (
            "shop has 2 stacks (Pulumi.a.yaml, Pulumi.b.yaml), and it is not said which one is meant.\n"
            "Name it: --stack a or --stack b"
        )
        assert read_project(folder, stack="a").stack_known

    @pytest.mark.parametrize(
        "content",
        [
            {"stacks": {"https://api.pulumi.com": "acme/shop/b"}},
            {"stacks": {"https://api.pulumi.com": "acme/shop/b", "file:///state": "organization/shop/b"}},
            {"stack": "b"},
            {"stack": "acme/b"},
        ],
        ids=["one backend", "two that agree", "an older CLI", "with an organization"],
    )
    def test_or_the_cli_has_selected_one(self, folder: Path, tmp_path: Path, content: object) -> None:
        self.selected(tmp_path, folder / "Pulumi.yaml", content)
        project = read_project(folder)
        assert (project.stack, project.stack_known, project.config) == ("b", True, {"shop:k": "b"})

    @pytest.mark.parametrize(
        "content",
        [
            {"stacks": {"https://api.pulumi.com": "acme/shop/c"}},
            {"stacks": {"https://api.pulumi.com": "acme/shop/a", "file:///state": "organization/shop/b"}},
            {},
            [],
        ],
        ids=["none of them", "two that differ", "nothing", "a list"],
    )
    def test_what_the_cli_has_selected_must_be_one_of_them(self, folder: Path, tmp_path: Path, content: object) -> None:
        self.selected(tmp_path, folder / "Pulumi.yaml", content)
        with pytest.raises(UsageError, match="Name it: --stack a or --stack b"):
            read_project(folder)

    def test_the_backend_in_use_decides_between_selections(
        self, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        content = {"stacks": {"https://api.pulumi.com": "acme/shop/a", "file:///state": "organization/shop/b"}}
        self.selected(tmp_path, folder / "Pulumi.yaml", content)
        monkeypatch.setenv("PULUMI_BACKEND_URL", "file:///state")
        assert read_project(folder).stack == "b"

    def test_a_variable_wins_as_it_does_for_the_cli(
        self, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self.selected(tmp_path, folder / "Pulumi.yaml", {"stack": "a"})
        monkeypatch.setenv("PULUMI_STACK", "acme/shop/b")
        assert read_project(folder).stack == "b"

    def test_a_selection_is_kept_by_the_path_that_the_shell_shows(
        self, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        link = tmp_path / "link"
        link.symlink_to(folder)
        self.selected(tmp_path, link / "Pulumi.yaml", {"stack": "b"})
        assert read_project(link).stack == "b"
        monkeypatch.chdir(folder)
        monkeypatch.setenv("PWD", str(link))
        assert read_project(Path()).stack == "b"

    @pytest.mark.parametrize("stack", ["", "a b", "a/b", "é", "x" * 101, "a\n"])
    def test_a_name_that_the_cli_refuses_is_wrong_usage(self, folder: Path, stack: str) -> None:
        with pytest.raises(UsageError, match="is no name of a stack: it may have letters, digits"):
            read_project(folder, stack=stack)

    def test_files_of_another_kind_are_no_stacks(self, folder: Path) -> None:
        (folder / "Pulumi.b.yaml").rename(folder / "Pulumi.b.yml")
        (folder / "Pulumi.c.json").write_text("{}")
        (folder / "Pulumi.d.bak.txt").touch()
        assert read_project(folder).stack == "a"


def test_a_stack_without_a_file_beside_others_is_noted(program: Write) -> None:
    project = read_project(program(project=PROJECT, **{"Pulumi.prod.yaml": "config: {a: 1}"}), stack="pord")
    assert "shop:a" not in project.config
    assert [note.text for note in project.notes] == [
        "There is no Pulumi.pord.yaml beside Pulumi.prod.yaml: no stack settings were read; did you mean 'prod'?"
    ]


def test_encrypted_values_become_placeholders_also_deep_inside(program: Write) -> None:
    stack = "encryptionsalt: v1:x\nconfig:\n  token: {secure: v1:abc}\n  deep:\n    keys: [{secure: v1:def}, plain]\n"
    project = read_project(program(project=PROJECT, **{"Pulumi.test.yaml": stack}), placeholder=lambda key: f"<{key}>")
    assert project.config["shop:token"] == "<shop:token>"
    assert json.loads(project.config["shop:deep"]) == {"keys": ["<shop:deep.keys[0]>", "plain"]}
    assert project.secret_keys == ("shop:deep", "shop:token")
    assert [note.text for note in project.notes] == [
        "Encrypted settings cannot be read without a login; shop:deep, shop:token got placeholders."
    ]


def test_a_value_on_the_command_line_replaces_an_encrypted_one(program: Write) -> None:
    stack = "config:\n  token: {secure: v1:abc}\n"
    project = read_project(program(project=PROJECT, **{"Pulumi.test.yaml": stack}), config=["token=plain"])
    assert (project.config["shop:token"], project.secret_keys, project.notes) == ("plain", ("shop:token",), ())


def test_a_value_on_the_command_line_for_what_is_declared_secret_is_secret(program: Write) -> None:
    declared = PROJECT + "config:\n  token: {type: string, secret: true}\n  size: {type: string}\n"
    project = read_project(program(project=declared), config=["token=plain", "shop:size=2"])
    assert (project.secret_keys, project.missing) == (("shop:token",), ())


def test_imported_environments_are_noted_and_inline_ones_read(program: Write) -> None:
    stack = """environment:
  imports: [acme/shared, {acme/other: {merge: false}}]
  values:
    pulumiConfig: {size: 3, made: "${other.value}", called: {"fn::secret": x}, limits: {burst: 1, rate: 2}}
config: {size: 4, limits: {rate: 3}}
"""
    project = read_project(program(project=PROJECT, **{"Pulumi.test.yaml": stack}))
    assert project.config == {"shop:size": "4", "shop:limits": '{"burst":1,"rate":3}'}
    assert project.environments == ("acme/shared", "acme/other")
    assert [note.text for note in project.notes] == [
        (
            "Pulumi.test.yaml imports acme/shared, acme/other: imported environments cannot be read without a login, "
            "so settings from there are missing."
        )
    ]


def test_settings_that_are_declared_and_set_nowhere_are_all_named(program: Write) -> None:
    folder = program(project=PROJECT + "config:\n  size: {type: integer}\n  name: {type: string}\n")
    assert read_project(folder).missing == ("size", "name")
    assert read_project(folder, config=["size=1", "shop:name=x"]).missing == ()


def test_main_may_be_a_folder_or_a_file_and_files_may_lie_elsewhere(program: Write) -> None:
    folder = program(project=PROJECT + "main: app.py\nstackConfigDir: stacks\n", **{"app.py": ""})
    (folder / "stacks").mkdir()
    (folder / "stacks" / "Pulumi.live.yaml").write_text("config: {a: 1}")
    project = read_project(folder)
    assert (project.folder, project.entry, project.stack, project.config) == (folder, "app.py", "live", {"shop:a": "1"})
    program(project=PROJECT + "main: stacks/\n")
    assert read_project(folder).folder == folder / "stacks"


def test_the_project_file_is_found_from_a_folder_below_and_by_its_own_name(program: Write) -> None:
    folder = program(project=PROJECT)
    (folder / "deep").mkdir()
    assert read_project(folder / "deep").root == folder
    assert read_project(folder / "Pulumi.yaml").root == folder


@pytest.mark.parametrize(
    ("project", "said"),
    [
        ("runtime: python\n", "Pulumi.yaml has no name. Give the project a name: `name: my-project`."),
        ("name: shop\n", "Pulumi.yaml has no runtime. Add `runtime: python`."),
        (
            "name: shop\nruntime: python\nmain: src/app.py\n",
            "Pulumi.yaml names 'src/app.py' as its main, which is not there. Correct `main`, or add src/app.py.",
        ),
        ("- a\n- b\n", "small/Pulumi.yaml does not hold a YAML mapping. Write it as `key: value` lines."),
        (
            "name: shop\nruntime: python\nconfig:\n  aws:region: {type: string}\n",
            (
                "Pulumi.yaml gives aws:region no `value`; a default and a type are for the project's own settings "
                "only. Write `aws:region: {value: …}`."
            ),
        ),
        (
            "name: shop\nruntime: python\nconfig: {a:b:c: 1}\n",
            "Pulumi.yaml has the setting 'a:b:c', which is not of the form namespace:name. Write it as `a:b-c`.",
        ),
        (
            "name: shop\nruntime: [python\nmain: x\n",
            "small/Pulumi.yaml:3 is not valid YAML: did not find expected ',' or ']'. Correct it there.",
        ),
    ],
    ids=[
        "no-name",
        "no-runtime",
        "no-main",
        "a-list",
        "typed-foreign",
        "three-parts",
        "broken-yaml",
    ],
)
def test_a_project_file_that_cannot_be_used_is_explained(program: Write, project: str, said: str) -> None:
    with pytest.raises(ProgramError) as raised:
        read_project(program(project=project))
    assert str(raised.value) == said


def test_broken_yaml_in_the_stack_file_names_its_line(program: Write) -> None:
    folder = program(project=PROJECT, **{"Pulumi.test.yaml": 'config:\n  a: "open\n  b: 1\n'})
    with pytest.raises(ProgramError, match=r"small/Pulumi.test.yaml:\d is not valid YAML"):
        read_project(folder)


@pytest.mark.parametrize(
    ("project", "said"),
    [
        ("name: 123\nruntime: python\n", "`name` in .* is 123, not a text"),
        ("name:\nruntime: python\n", "has no name"),
        ("name: a/b c::d\nruntime: python\n", "names the project 'a/b c::d', which the CLI refuses"),
        ('name: "a\\nb"\nruntime: python\n', "which the CLI refuses"),
        (f"name: {'x' * 101}\nruntime: python\n", "up to 100 of them"),
        ("", "has no name"),
        ("name: x\nname: y\nruntime: python\n", "Pulumi.yaml:2 is not valid YAML: the key 'name' is in line 1 already"),
        ("name: x\nruntime: [python]\n", "The runtime in Pulumi.yaml is a list"),
        ("name: x\nruntime: {name: python, options: [1]}\n", "runtime options in Pulumi.yaml are not a mapping"),
        ("name: x\nruntime: {name: python, options: }\n", "runtime options in Pulumi.yaml are not a mapping"),
        (PROJECT + "main: [a]\n", "`main` in .* is a list, not a text"),
        (PROJECT + "main: 5\n", "`main` in .* is 5, not a text"),
        (PROJECT + 'main: "a\\0b"\n', "as its main, which is not there"),
        (PROJECT + "main: ../outside\n", "as its main, which is not there"),
        (PROJECT + "stackConfigDir: [a]\n", "`stackConfigDir` in .* is a list, not a text"),
        (PROJECT + "config: [1]\n", "`config` in Pulumi.yaml is not a mapping"),
        (PROJECT + "config: {a: 0.5}\n", r"gives the setting a the value 0.5.*Write `a: {default: …}`"),
        (PROJECT + "config: {a: }\n", r"gives the setting a the value nothing"),
        (PROJECT + "config: {a: {b: 1}}\n", "The declaration of the setting a in Pulumi.yaml has b, which"),
        (PROJECT + "config: {a: {type: number}}\n", "has the type 'number', which the CLI does not know"),
        (PROJECT + "config: {a: {default: 1, value: 2}}\n", "gives a both a `default` and a `value`"),
        (
            PROJECT + "config:\n  a: &a\n    default: [*a]\n",
            "Pulumi.yaml:5 is not valid YAML: the value of the anchor 'a'",
        ),
        (PROJECT + "1: 2\n", "has the key 1, which is not a text"),
    ],
)
def test_what_the_cli_refuses_in_a_project_file_is_refused(program: Write, project: str, said: str) -> None:
    with pytest.raises(ProgramError, match=said):
        read_project(program(project=project))


@pytest.mark.parametrize(
    ("stack", "said"),
    [
        (
            "config:\n  aws:region: a\n  aws:region: b\n",
            "yaml:3 is not valid YAML: the key 'aws:region' is in line 2 already",
        ),
        ("config:\n  a: 1\n  shop:a: 2\n", "sets shop:a twice, as a and as shop:a"),
        ("config:\n  aws:config:region: 1\n  aws:region: 2\n", "sets aws:region twice, as aws:config:region and as"),
        ("config: {a:b:c:d: 1}\n", "'a:b:c:d', which is not of the form namespace:name"),
        ("config: {1: 2}\n", "the setting '1', which is not of the form namespace:name"),
        ("config: {1: 2, a: 3}\n", "which is not of the form namespace:name"),
        ("config: {null: 2, a: 3}\n", "the setting 'a', which is not of the form"),
        ("config: {true: x}\n", "which is not of the form namespace:name"),
        ("config: {[1, 2]: x}\n", "a list cannot be a key"),
        ("config: [1]\n", "`config` in .* is not a mapping"),
        ("config: text\n", "`config` in .* is not a mapping"),
        ("just text\n", "does not hold a YAML mapping"),
        (
            "config: {a: .inf}\n",
            "The setting shop:a in Pulumi.test.yaml cannot be given to a program: inf is no number",
        ),
        ("config: {a: &a [*a]}\n", "the value of the anchor 'a' contains itself"),
    ],
)
def test_what_the_cli_refuses_in_a_stack_file_is_refused(program: Write, stack: str, said: str) -> None:
    with pytest.raises(ProgramError, match=said):
        read_project(program(project=PROJECT, **{"Pulumi.test.yaml": stack}))


@pytest.mark.parametrize(
    ("stack", "config"),
    [
        ("config: {null: 2, shop:a: 3}\n", {"shop:a": "3"}),
        ("config: {<<: {shop:a: 1}, b: 2}\n", {"shop:a": "1", "shop:b": "2"}),
        ("config: {aws:config:region: r}\n", {"aws:region": "r"}),
        ("config:\n", {}),
        ("environment: text\nconfig: {a: 1}\n", {"shop:a": "1"}),
        ("environment: [a, {b: {merge: false}}, [1], null]\nconfig: {a: 1}\n", {"shop:a": "1"}),
        ("environment: {imports: {a: b}, values: [1]}\nconfig: {a: 1}\n", {"shop:a": "1"}),
        (
            "config: {a: {secure: 12}, b: {secure: x, c: 1}}\n",
            {"shop:a": '{"secure":12}', "shop:b": '{"c":1,"secure":"x"}'},
        ),
        ("# nothing\n", {}),
        ("\ufeffconfig: {a: 1}\n", {"shop:a": "1"}),
    ],
)
def test_what_the_cli_takes_in_a_stack_file_is_taken(program: Write, stack: str, config: dict[str, str]) -> None:
    assert read_project(program(project=PROJECT, **{"Pulumi.test.yaml": stack})).config == config


@pytest.mark.parametrize(
    ("declared", "given", "said"),
    [
        ("{type: integer}", "5", ""),
        ("{type: integer}", "'5'", ""),
        ("{type: integer}", "+3", ""),
        ("{type: integer}", "1e3", ""),
        pytest.param("{type: integer}", f"'{'0' * 5000}7'", "", id="many zeros"),
        ("{type: integer}", "9223372036854775807", ""),
        ("{type: integer}", "9223372036854775808", "declares it as integer"),
        ("{type: integer}", "5.5", "shop:k is 5.5, and Pulumi.yaml declares it as integer"),
        ("{type: integer}", "' 3'", "shop:k is ' 3', and"),
        ("{type: integer}", "true", "shop:k is true, and"),
        ("{type: integer}", "123456789012345678901", "declares it as integer"),
        ("{type: boolean}", "yes", "shop:k is 'yes', and Pulumi.yaml declares it as boolean"),
        ("{type: boolean}", "true", ""),
        ("{type: boolean}", "'false'", ""),
        ("{type: string}", "5", ""),
        ("{type: string}", "", ""),
        ("{type: string}", "[1]", "shop:k is a list, and Pulumi.yaml declares it as string"),
        ("{type: string}", "{a: 1}", "shop:k is a mapping, and"),
        ("{type: string}", "{secure: v1:x}", ""),
        ("{type: array, items: {type: string}}", "[a, b]", ""),
        ("{type: array, items: {type: string}}", "[a, 1]", "declares it as array of string"),
        ("{type: array, items: {type: string}}", "text", "declares it as array of string"),
        ("{type: array, items: {type: integer}}", "[1, 2.0, '3']", ""),
        ("{type: array, items: {type: integer}}", "[1.5]", "declares it as array of integer"),
        ("{type: array, items: {type: array, items: {type: boolean}}}", "[[true, 'false']]", ""),
        ("{type: array}", "[1]", "declares k as an array of nothing"),
        ("{type: object}", "{a: 1}", ""),
        ("{type: object}", "[1]", "declares it as object"),
        ("{type: string, secret: true}", "plain", "declared secret in Pulumi.yaml, and its value is not encrypted"),
        ("{type: string, secret: true}", "{secure: v1:x}", ""),
        ("{secret: true}", "plain", ""),
        (
            "{type: string, default: 5}",
            None,
            "default of the setting k in Pulumi.yaml is 5, and its type is string",
        ),
        ("{type: integer, default: 5.0}", None, ""),
        ("{type: integer, default: 5.5}", None, "its type is integer"),
        ("{type: boolean, default: yes}", None, "is 'yes', and its type is boolean"),
        ("{type: string, secret: true, default: x}", None, "its value is not encrypted"),
    ],
)
def test_settings_are_held_to_the_declared_types_as_the_cli_holds_them(
    program: Write, declared: str, given: str | None, said: str
) -> None:
    """What is refused was compared with `pulumi preview` 3.26x."""
    stack = "" if given is None else f"config:\n  k: {given}\n"
    folder = program(project=f"{PROJECT}config:\n  k: {declared}\n", **{"Pulumi.test.yaml": stack})
    if said:
        with pytest.raises(ProgramError, match=said):
            read_project(folder)
    else:
        assert "shop:k" in read_project(folder).config


def test_what_only_the_preview_does_not_read_is_no_fault_of_the_program(program: Write) -> None:
    for stack, said in (
        (f"config: {{a: {'x' * 140_000}}}\n", "bytes, and the preview reads up to 131,072"),
        (f"config: {{a: {'[' * 3000 + ']' * 3000}}}\n", "nested deeper than the 100 levels"),
    ):
        with pytest.raises(UsageError, match=f"Pulumi.test.yaml:1 is more than the preview reads: .*{said}"):
            read_project(program(project=PROJECT, **{"Pulumi.test.yaml": stack}))


@pytest.mark.skipif(sys.platform != "linux", reason="the limit is that of Linux")
def test_settings_that_no_process_can_be_given_are_the_programs_failure(program: Write) -> None:
    stack = f"config:\n  a: &a {'x' * 70_000}\n  b: *a\n"
    with pytest.raises(ProgramError, match=r"take 140,\d\d\d bytes, and Linux gives a program up to 131,057"):
        read_project(program(project=PROJECT, **{"Pulumi.test.yaml": stack}))


def test_a_json_project_has_json_stacks(program: Write) -> None:
    folder = program(project=PROJECT)
    (folder / "Pulumi.yaml").unlink()
    (folder / "Pulumi.json").write_text('{"name": "shop", "runtime": "python"}')
    (folder / "Pulumi.test.json").write_text('{"config": {"a": 1.0, "b": {"c": [1e21]}}}')
    project = read_project(folder)
    assert (project.stack, project.config) == ("test", {"shop:a": "1", "shop:b": '{"c":[1e+21]}'})


def test_a_folder_without_a_project_is_explained(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()  # the search upwards ends at a repository's root
    with pytest.raises(UsageError, match=r"There is no Pulumi.yaml in .* or above it"):
        read_project(tmp_path)
    with pytest.raises(UsageError, match="does not exist"):
        read_project(tmp_path / "nowhere")
    for odd in ("a\0b", "x" * 5000):
        with pytest.raises(UsageError, match="cannot be looked up"):
            read_project(tmp_path / odd)


def test_the_nearest_folder_with_a_project_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".git").mkdir()
    for folder in ("apps/deep/one", "infra", "node_modules/x", ".hidden", "zoo"):
        (tmp_path / folder).mkdir(parents=True)
    for folder in ("apps/deep/one", "infra", "node_modules/x", ".hidden"):
        (tmp_path / folder / "Pulumi.yaml").write_text(PROJECT)
    monkeypatch.chdir(tmp_path)
    for wrong in (".", "infa", "nowhere/at/all"):
        with pytest.raises(UsageError, match=r"The nearest one is in infra: name that\."):
            read_project(Path(wrong))
    with pytest.raises(UsageError, match=r"The nearest one is in apps/deep/one: name that\."):
        read_project(Path("apps"))
    with pytest.raises(UsageError, match=r"Name the folder of a Pulumi program\."):
        read_project(Path("zoo"))


@pytest.mark.parametrize(
    ("item", "said"),
    [("size", "--config 'size' is not KEY=VALUE"), ("=x", "is not KEY=VALUE"), ("a:b:c=1", "Write it as `a:b-c`")],
)
def test_an_option_that_sets_nothing_is_wrong_usage(program: Write, item: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        read_project(program(project=PROJECT), config=[item])


def test_a_runtime_that_the_preview_cannot_run_is_no_fault_of_the_program(program: Write) -> None:
    with pytest.raises(UsageError) as raised:
        read_project(program(project="name: shop\nruntime: go\n"))
    assert str(raised.value).endswith(
        "Pulumi.yaml asks for the runtime 'go', which the preview cannot run: it runs python and nodejs programs.\n"
        "For this program use `pulumi preview --policy-pack`, which runs all of them."
    )


# What stands in a runtime's options → what Pulumi takes; nothing where it takes that.
RUNTIME_OPTIONS = {
    "python, options: {virtualenv: }": "is nothing, and Pulumi takes a text.",
    "python, options: {virtualenv: 3}": "is 3, and Pulumi takes a text.",
    "python, options: {toolchain: pipenv}": "is 'pipenv', and Pulumi takes one of pip, poetry, uv.",
    "python, options: {typechecker: true}": "is true, and Pulumi takes one of mypy, pyright.",
    'python, options: {virtualenv: "", toolchain: uv, typechecker: pyright, other: [1]}': "",
    'nodejs, options: {typescript: "true"}': "is 'true', and Pulumi takes true or false.",
    "nodejs, options: {nodeargs: [--trace-warnings]}": "is a list, and Pulumi takes a text.",
    "nodejs, options: {packagemanager: deno}": "is 'deno', and Pulumi takes one of auto, npm, yarn, pnpm, bun.",
    "nodejs, options: {typescript: false, nodeargs: --trace-warnings, packagemanager: pnpm, production: true}": "",
}


@pytest.mark.parametrize("given", RUNTIME_OPTIONS)
def test_options_of_a_runtime_that_pulumi_refuses(program: Write, given: str) -> None:
    folder, says = program(project=f"name: shop\nruntime: {{name: {given}}}\n"), RUNTIME_OPTIONS[given]
    if not says:
        assert read_project(folder).runtime in given
        return
    with pytest.raises(ProgramError) as raised:
        read_project(folder)
    assert raised.value.problem.endswith(says)


# Where a toolchain keeps the program's environment, seen from the repository that holds the project in `infra`.
TOOLCHAINS = {
    "uv.lock beside": ("", {"infra/uv.lock": ""}, "infra/.venv"),
    "uv.lock of a workspace": ("", {"uv.lock": "", "infra/pyproject.toml": ""}, ".venv"),
    "uv without a lock": ("toolchain: uv", {"pyproject.toml": ""}, ".venv"),
    "uv alone": ("toolchain: uv", {}, "infra/.venv"),
    "uv with a name": ("toolchain: uv, virtualenv: env", {"uv.lock": ""}, "infra/env"),
    "poetry in its project": ("", {"poetry.lock": "", "pyproject.toml": ""}, ".venv"),
    "pip": ("toolchain: pip, virtualenv: env", {"uv.lock": ""}, "infra/env"),
}


@pytest.mark.parametrize("name", TOOLCHAINS)
def test_the_environment_is_where_the_toolchain_keeps_it(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")  # no toolchain of this machine is asked
    options, files, place = TOOLCHAINS[name]
    infra = tmp_path / "infra"
    infra.mkdir()
    (infra / "Pulumi.yaml").write_text(f"name: shop\nruntime: {{name: python, options: {{{options}}}}}\n")
    for file in files:
        (tmp_path / file).write_text("")
    for environment in (".venv", "infra/.venv", "infra/env"):
        (tmp_path / environment / "bin").mkdir(parents=True)
        (tmp_path / environment / "bin" / "python").touch()
    assert interpreter(read_project(infra)) == tmp_path / place / "bin" / "python"


def test_the_environment_of_poetry_is_where_it_says(
    tmp_path: Path, program: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = program(project="name: shop\nruntime: {name: python, options: {toolchain: poetry}}\n")
    own = tmp_path / "cache" / "shop-py3"
    (own / "bin").mkdir(parents=True)
    (own / "bin" / "python").touch()
    poetry = tmp_path / "tools" / "poetry"
    poetry.parent.mkdir()
    poetry.write_text(f'#!/bin/sh\n[ "$*" = "env info --path" ] && echo {own}\n')
    poetry.chmod(0o755)
    monkeypatch.setenv("PATH", os.pathsep.join((str(poetry.parent), os.environ["PATH"])))
    assert interpreter(read_project(folder)) == own / "bin" / "python"


def test_a_folder_without_a_program_says_what_would_run(program: Write) -> None:
    folder = program(project=PROJECT)
    (folder / "__main__.py").unlink()
    with pytest.raises(ProgramError, match=r"There is no __main__\.py in .*, and Python runs that of a folder\."):
        require(read_project(folder))
    (folder / "__main__.py").touch()
    require(read_project(folder))


def test_the_interpreter_is_the_virtual_environments_or_our_own(program: Write) -> None:
    folder = program(project=PROJECT)
    assert interpreter(read_project(folder)) == Path(sys.executable)
    folder = program(project="name: shop\nruntime: {name: python, options: {virtualenv: venv}}\n")
    python = folder / "venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    with pytest.raises(ProgramError, match=r"names the virtual environment 'venv', which has no Python in it"):
        interpreter(read_project(folder))
    python.touch()
    assert interpreter(read_project(folder)) == python


def test_a_missing_virtual_environment_is_explained_with_the_commands_that_make_it(program: Write) -> None:
    folder = program(project="name: shop\nruntime: {name: python, options: {virtualenv: ../env}}\n")
    with pytest.raises(ProgramError) as raised:
        interpreter(read_project(folder))
    assert "which is not there" in raised.value.problem
    assert "pulumi install" in raised.value.fix
    assert "-m venv" in raised.value.fix
