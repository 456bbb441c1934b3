from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from policypack.preview.hosts import interpreter
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
  ratio: {type: number, default: 0.5}
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
    assert project.config["shop:date"] == "2024-05-01"
    assert (project.name, project.runtime, project.entry, project.folder) == ("shop", "python", ".", folder)
    assert (project.stack, project.stack_known, project.missing) == ("test", True, ())


def test_without_a_single_stack_file_the_stack_is_preview_and_its_environment_unknown(program: Write) -> None:
    assert not read_project(program(project=PROJECT)).stack_known
    folder = program(project=PROJECT, **{"Pulumi.a.yaml": "", "Pulumi.b.yaml": ""})
    project = read_project(folder)
    assert (project.stack, project.stack_known, project.notes) == ("preview", False, ())
    assert read_project(folder, stack="a").stack_known


def test_a_stack_without_a_file_beside_others_is_noted(program: Write) -> None:
    project = read_project(program(project=PROJECT, **{"Pulumi.prod.yaml": "config: {a: 1}"}), stack="pord")
    assert "shop:a" not in project.config
    assert [note.text for note in project.notes] == [
        "There is no Pulumi.pord.yaml beside Pulumi.prod.yaml: no stack settings were read."
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
    assert (project.config["shop:token"], project.secret_keys, project.notes) == ("plain", (), ())


def test_imported_environments_are_noted_and_inline_ones_read(program: Write) -> None:
    stack = """environment:
  imports: [acme/shared, {acme/other: {merge: false}}]
  values:
    pulumiConfig: {size: 3, made: "${other.value}", called: {"fn::secret": x}}
config: {size: 4}
"""
    project = read_project(program(project=PROJECT, **{"Pulumi.test.yaml": stack}))
    assert project.config == {"shop:size": "4"}
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
            "name: shop\nruntime: cobol\n",
            (
                "Pulumi.yaml asks for the runtime 'cobol', which the preview cannot run. The preview runs python and "
                "nodejs programs; for this one use `pulumi preview --policy-pack`."
            ),
        ),
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
            (
                "small/Pulumi.yaml:3 is not valid YAML: expected ',' or ']', but got ':'. "
                "Correct the indentation or the quoting there."
            ),
        ),
    ],
    ids=[
        "no-name",
        "no-runtime",
        "unknown-runtime",
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


def test_a_folder_without_a_project_is_explained(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()  # the search upwards ends at a repository's root
    with pytest.raises(ProgramError, match=r"There is no Pulumi.yaml in .* or above it"):
        read_project(tmp_path)
    with pytest.raises(ProgramError, match="does not exist"):
        read_project(tmp_path / "nowhere")


def test_an_option_without_a_value_is_explained(program: Write) -> None:
    with pytest.raises(ProgramError, match="--config 'size' is not KEY=VALUE"):
        read_project(program(project=PROJECT), config=["size"])


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
