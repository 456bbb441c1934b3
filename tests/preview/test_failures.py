"""Programs that would not deploy: each ends in a sentence for its author, with file and line."""

from __future__ import annotations

import ast
import os
import select
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from google.protobuf.struct_pb2 import Struct

from policypack.finding import Location
from policypack.preview import (
    python_guard,
    python_runner,
    python_secrets,
    python_shapes,
    python_stand_ins,
    python_trails,
)
from policypack.preview.failures import raised, remote
from policypack.preview.project import read_project
from policypack.preview.records import ProgramError, ProgramFailure, Registration
from policypack.preview.run import PreviewOptions, PreviewResult, _line, preview
from policypack.symbol import Symbols

BESIDE = [python_guard, python_secrets, python_shapes, python_stand_ins, python_trails]
Write = Callable[..., Path]
COMPONENT = "import pulumi\npulumi.ComponentResource('small:index:Thing', 'thing')\n"


def run(program: Path, **options: object) -> PreviewResult:
    return preview(program, PreviewOptions(**options))  # type: ignore[arg-type]  # test options


def only(result: PreviewResult) -> ProgramFailure:
    assert len(result.failures) == 1, result.failures
    return result.failures[0]


def test_an_exception_is_placed_in_the_programs_own_file_not_in_a_package(program: Write) -> None:
    folder = program(
        "import pulumi\nimport helper\n\nhelper.go()\n",
        **{"helper.py": "import json\n\n\ndef go():\n    json.loads('{')\n"},
    )
    failure = only(run(folder))
    assert failure.kind == "exception"
    assert failure.problem.startswith("The program stopped with JSONDecodeError: Expecting property name enclosed")
    assert str(failure.location) == "small/helper.py:5"
    assert "json/decoder.py" in failure.traceback
    assert "policypack" not in failure.problem


@pytest.mark.parametrize(
    ("statement", "meant", "fix"),
    [
        ("json.dumps({'größe': out})", "json.dumps({'größe': out})", "Write it with pulumi.Output.json_dumps(…)"),
        ("text = 'arn:' + out", "'arn:' + out", "Join texts with pulumi.Output.concat(…)"),
        ("text = out + '/x'", "out + '/x'", "Join texts with pulumi.Output.concat(…)"),
        ("text = ','.join(['a', out])", "','.join(['a', out])", "Join texts with pulumi.Output.concat(…)"),
        ("text = f'{out:>9}'", None, "Join texts with pulumi.Output.concat(…)"),
        ("number = 2 * int(out)", "int(out)", "Use its value inside apply()"),
        ("open(out)", "open(out)", "Use its value inside apply()"),
        ("out.split(',')", "out.split(',')", "Use its value inside apply()"),
        ("list(out)", "list(out)", "Use its value inside apply()"),
        ("ipaddress.ip_network(out)", "ipaddress.ip_network(out)", "Use its value inside apply()"),
        ("Output(1)", "Output(1)", "Correct the program there"),
    ],
)
def test_an_output_where_a_value_is_wanted_is_told_with_what_waits_for_it(
    statement: str, meant: str | None, fix: str, program: Write
) -> None:
    code = "import ipaddress, json, pulumi\nout = pulumi.Output.from_input('x')\nclass Output:\n    pass\n"
    failure = only(run(program(f"{code}{statement}\n")))
    assert failure.fix.startswith(fix)
    assert str(failure.location) == "small/__main__.py:5"
    assert failure.location
    assert failure.location.columns
    start, end = failure.location.columns
    assert meant in (None, statement[start:end])


def test_a_missing_variable_of_the_shell_is_placed_where_the_program_reads_it(program: Write) -> None:
    failure = only(run(program("import os\n\nimage = os.environ['NO_SUCH_VARIABLE']\n")))
    assert failure.problem == (
        "The program stopped with KeyError: 'NO_SUCH_VARIABLE', an environment variable that is not set."
    )
    assert failure.fix.startswith("Set it where the preview and the deployment run, or give it a default")
    own = only(run(program("names = {'a': 1}\nnames['NO_SUCH_VARIABLE']\n")))
    assert own.problem == "The program stopped with KeyError: 'NO_SUCH_VARIABLE'."
    assert str(failure.location) == "small/__main__.py:3"


def test_a_number_that_only_aws_knows_is_named_beside_the_exception_it_made(program: Write) -> None:
    seen: list[str] = []
    folder = program(
        "import pulumi_aws as aws\n\naws.ec2.get_instance_type(instance_type='t3.micro').default_vcpus * 2\n"
    )
    result = run(folder, region="eu-west-1", on_project=lambda project: seen.append(project.name))
    assert only(result).problem.startswith("The program stopped with TypeError: ")
    call = "aws.ec2.get_instance_type(instance_type='t3.micro')"
    assert f"Numbers and flags in the answer of {call} had no value: only AWS knows them." in [
        note.text for note in result.notes
    ]
    assert seen == ["small"]


def test_an_exception_keeps_what_was_registered_before(program: Write) -> None:
    result = run(program(COMPONENT + "raise ValueError('no')\n"))
    assert only(result).problem == "The program stopped with ValueError: no."
    assert [item.name for item in result.registrations] == ["small-preview", "thing"]
    assert result.failed


def test_an_exception_raised_while_a_resource_is_prepared_is_reported(program: Write) -> None:
    code = "import pulumi\n\npulumi.Output.from_input(1).apply(lambda n: n / 0)\n"
    failure = only(run(program(code)))
    assert failure.problem == "The program stopped with ZeroDivisionError: division by zero."
    assert str(failure.location) == "small/__main__.py:3"


def test_a_syntax_error_names_the_line(program: Write) -> None:
    failure = only(run(program("import pulumi\nimport broken\n", **{"broken.py": "x = 1\ndef f(:\n"})))
    assert failure.problem.startswith("The program stopped with SyntaxError: ")
    assert str(failure.location) == "small/broken.py:2"


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("import sys\nsys.exit(3)\n", "The program ended itself with exit code 3."),
        ("import sys\nsys.exit('gone')\n", "The program ended itself with the message 'gone'."),
        ("raise SystemExit(True)\n", "The program ended itself with exit code True."),
    ],
    ids=["code", "message", "flag"],
)
def test_a_program_that_exits_is_placed(program: Write, code: str, said: str) -> None:
    failure = only(run(program(code)))
    assert (failure.kind, failure.problem) == ("exit", said)
    assert str(failure.location) == f"small/__main__.py:{code.count(chr(10))}"


def test_ending_with_zero_is_no_failure(program: Write) -> None:
    result = run(program(COMPONENT + "import sys\nsys.exit(0)\n"))
    assert not result.failed
    assert [item.name for item in result.registrations][-1] == "thing"


def test_a_process_that_vanishes_is_explained_by_its_last_line(program: Write) -> None:
    result = run(program("import os\nprint('so far so good')\nos._exit(7)\n"))
    assert only(result).problem == (
        "The program's process ended with exit code 7 before the program was done; its last line was: so far so good."
    )


def test_a_process_that_ends_itself_with_zero_is_the_programs_end_as_for_the_engine(program: Write) -> None:
    result = run(program(COMPONENT + "import os\nos._exit(0)\n"))
    assert not result.failed
    (failure,) = result.failures
    assert failure.problem.startswith(
        "The program's process ended itself with exit code 0 before the program was done."
    )
    assert "deleted where it exists" in failure.problem


def test_a_killed_process_is_explained(program: Write) -> None:
    failure = only(run(program("import os, signal\nos.kill(os.getpid(), signal.SIGKILL)\n")))
    assert failure.problem.startswith("The program's process was killed by signal 9 before the program was done")


HOSTILE_ENDS = {
    "a huge message": ("raise Exception('m' * 5_000_000)", "Exception: mmm"),
    "a long chain": (
        """error = Exception("first")
for number in range(3000):
    try:
        raise Exception(str(number)) from error
    except Exception as again:
        error = again
raise error""",
        "Exception: 2999.",
    ),
    "no text of its own": (
        "class Odd(Exception):\n    def __str__(self):\n        raise RuntimeError('no')\nraise Odd()",
        "Odd: (Odd, whose __str__ raised RuntimeError).",
    ),
    "equal to everything": (
        "class Odd(Exception):\n    def __eq__(self, other):\n        raise RuntimeError('no')\nraise Odd('said')",
        "Odd: said.",
    ),
    "attributes that are no texts": ("error = ImportError('said')\nerror.name = object\nraise error", "said"),
    "an interrupt": ("raise KeyboardInterrupt", "KeyboardInterrupt."),
    "an end of generators": ("raise GeneratorExit('x')", "GeneratorExit: x."),
    "a group": (
        "raise ExceptionGroup('two', [ValueError('a'), TypeError('b')])",
        "two (2 sub-exceptions): ValueError: a.",
    ),
    "an exit with an object": ("import sys\nsys.exit(['a'])", "ended itself with the message \"['a']\""),
    "its own json": ("import json\njson.dumps = None\nraise ValueError('said')", "ValueError: said."),
    "its output closed": ("import os\nos.close(1)\nos.close(2)\nraise ValueError('said')", "ValueError: said."),
    "its own report": (
        """import gc
for each in gc.get_objects():
    path = getattr(each, "_path", "") if type(each).__name__ == "EventFile" else ""
    if path:
        open(path, "a").write('{"error": 1}\\nnull\\n{"place": 3}\\n')
raise ValueError("said")""",
        "ValueError: said.",
    ),
    "an exit with a huge number": ("import sys\nsys.exit(10 ** 5000)", "ended itself"),
    "a lone surrogate": ("raise ValueError('\\udce4')", "ValueError: \\udce4."),
}


@pytest.mark.parametrize(("code", "said"), HOSTILE_ENDS.values(), ids=HOSTILE_ENDS)
def test_an_end_that_is_meant_to_confuse_is_told_in_a_sentence(program: Write, code: str, said: str) -> None:
    failure = only(run(program(code + "\n")))
    assert said in failure.problem
    assert len(failure.problem) < 1000
    assert len(failure.traceback) < 100_000
    assert failure.location is not None
    assert failure.fatal


def test_a_copy_of_the_process_says_nothing_of_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "report"
    report = python_runner.EventFile(str(file), "ours")
    report.write(done=True)
    monkeypatch.setattr(python_runner, "_getpid", lambda: -1)
    report.write(error=True)
    assert file.read_text("utf-8") == '{"done": true, "by": "ours"}\n'


def test_a_thread_that_goes_on_keeps_a_program_from_its_end(program: Write, real_time: None) -> None:
    work = "def work():\n    while True:\n        time.sleep(1)\n"
    code = f"import threading, time\n\n{work}\nthreading.Thread(target=work).start()\n"
    for seconds in (3, 25, 125, 625):
        failure = only(run(program(COMPONENT + code), timeout=float(seconds)))
        if "done" in failure.problem:
            break
    assert failure.problem == (
        f"The program was done, and its process did not end within {seconds} seconds: a thread goes on. "
        "It was last seen there."
    )
    assert str(failure.location) == "small/__main__.py:7"


def test_a_report_that_was_cut_off_is_read_as_far_as_it_goes() -> None:
    ours = '{"done": true, "by": "ours"}'
    assert _line(ours, "ours") == {"done": True}
    for text in (ours[:-9], '{"done": true}', ours.replace("ours", "theirs"), "[1]", "null", "", "[" * 100_000):
        assert _line(text, "ours") == {}


def test_a_program_that_loops_is_stopped_and_placed(program: Write, tmp_path: Path, real_time: None) -> None:
    begun = tmp_path / "begun"
    code = f"import pathlib\npathlib.Path({str(begun)!r}).touch()\nwhile True:\n    pass\n"
    # Nobody knows how long a busy machine takes to begin the program.
    for seconds in (1, 5, 25, 125, 625):
        failure = only(run(program(code), timeout=float(seconds)))
        if begun.exists():
            break
    assert failure.kind == "timeout"
    assert failure.problem == f"The program was not done after {seconds} seconds. It was last seen there."
    assert str(failure.location) in [f"small/__main__.py:{line}" for line in (2, 3, 4)]


def test_what_computes_too_long_is_stopped_with_what_it_has_started(program: Write, real_time: None) -> None:
    code = "import subprocess, sys\nsubprocess.run([sys.executable, '-c', 'while True: pass'])\n"
    failure = only(run(program(code), timeout=3600.0, processor=4.0))
    assert failure.problem == "The program was not done after 4 seconds of processor time."


def test_a_program_that_prints_without_end_is_stopped_and_its_output_bounded(program: Write, real_time: None) -> None:
    result = run(program("while True:\n    print('x' * 1000)\n"), timeout=1.0)
    assert only(result).kind == "timeout"
    assert len(result.output) < 600_000


def test_what_a_program_starts_ends_with_it(program: Write, tmp_path: Path) -> None:
    note = tmp_path / "pid"
    code = (
        "import pathlib, subprocess, sys\n"
        "child = subprocess.Popen([sys.executable, '-c', 'import signal; signal.pause()'])\n"
        f"pathlib.Path({str(note)!r}).write_text(str(child.pid))\n"
    )
    assert not run(program(COMPONENT + code)).failed
    assert ended(int(note.read_text()))


def ended(process: int) -> bool:
    """Whether this process ends: a busy machine lets a killed one wait for its turn, so the event is waited for."""
    try:
        event = os.pidfd_open(process)
    except ProcessLookupError:
        return True
    try:
        # Readable once the process is over, reaped or not; only a process that nobody killed is waited for in vain.
        return bool(select.select([event], [], [], 300)[0])
    finally:
        os.close(event)


BROKEN_TRANSFORM = (
    "import pulumi\n"
    "def broken(args):\n    raise ValueError('no name')\n"
    "pulumi.ComponentResource('small:index:Thing', 'thing', opts=pulumi.ResourceOptions(transforms=[broken]))\n"
)


def test_a_transform_that_raises_ends_the_program(program: Write) -> None:
    assert "no name" in str(only(run(program(BROKEN_TRANSFORM))))


def test_a_transform_beside_a_component_of_another_package_may_need_what_is_unknown(program: Write) -> None:
    far = "import pulumi\npulumi.ComponentResource('far:index:Thing', 'far', {}, None, True)\n"
    result = run(program(far + BROKEN_TRANSFORM))
    assert not result.failed
    (note,) = [note for note in result.notes if note.text.startswith("A transform")]
    assert note.text == (
        "A transform of thing ended with an error: it may need what only an update knows of a component of another "
        "package. It was left out."
    )


def test_printing_never_reaches_our_own_output(program: Write, capfd: pytest.CaptureFixture[str]) -> None:
    result = run(
        program(COMPONENT + "import os\nprint('héllo')\nos.write(1, b'raw \\xff\\n')\nos.write(2, b'err\\n')\n")
    )
    assert not result.failed
    assert result.output == "héllo\nraw \N{REPLACEMENT CHARACTER}\nerr\n"
    assert capfd.readouterr() == ("", "")


def test_a_program_without_resources_is_said_but_would_deploy(program: Write) -> None:
    result = run(program("import pulumi\n"))
    failure = only(result)
    assert (failure.kind, failure.fatal, result.failed) == ("empty", False, False)
    assert failure.problem == "The program registered no resources, so there is nothing to judge or to deploy."


def test_two_resources_of_one_urn_name_both_places(program: Write) -> None:
    code = "import pulumi\nimport pulumi_aws as aws\naws.sqs.Queue('q')\naws.sqs.Queue('q')\n"
    failure = only(run(program(code)))
    assert failure.kind == "duplicate"
    places = {"small/__main__.py:3", "small/__main__.py:4"}
    first = next(place for place in places if place in failure.problem)
    assert {first, str(failure.location)} == places
    assert failure.problem == f"Two resources of type aws:sqs/queue:Queue are called 'q' (the first one is at {first})."
    assert failure.urn == "urn:pulumi:preview::small::aws:sqs/queue:Queue::q"


def test_a_component_made_without_a_class_of_its_own_is_placed_too(program: Write) -> None:
    result = run(program(COMPONENT))
    assert str(result.registrations[-1].location) == "small/__main__.py:2"


def test_an_input_that_cannot_be_sent_is_placed_at_its_resource(program: Write) -> None:
    code = "import pulumi\nimport pulumi_aws as aws\n\naws.sqs.Queue('q', tags={'a': object()})\n"
    failure = only(run(program(code)))
    assert "unexpected input of type object" in failure.problem
    assert str(failure.location) == "small/__main__.py:4"


def test_a_missing_package_says_how_to_install_it(program: Write) -> None:
    failure = only(run(program("import pulumi\nimport not_there\n")))
    assert failure.kind == "dependency"
    assert failure.problem == "The program cannot import not_there: No module named 'not_there'."
    assert str(failure.location) == "small/__main__.py:2"


def test_a_module_beside_a_main_file_is_not_found_and_why_is_said(program: Write) -> None:
    project = "name: s\nruntime: python\nmain: app.py\n"
    folder = program(project=project, **{"app.py": "\nimport helper\n", "helper.py": ""})
    failure = only(run(folder))
    assert failure.problem == (
        "The program cannot import helper, although it lies beside app.py: "
        "Python does not look there when Pulumi.yaml names a file as `main`."
    )
    assert str(failure.location) == "small/app.py:2"


@pytest.mark.parametrize("main", ["app", "app/run.py"])
def test_a_relative_import_in_what_pulumi_runs_is_no_missing_package(program: Write, main: str) -> None:
    folder = program(project=f"name: s\nruntime: python\nmain: {main}\n")
    (folder / "app").mkdir()
    for name, code in {"__main__.py": "from .x import y\n", "run.py": "from .x import y\n", "x.py": "y = 1\n"}.items():
        (folder / "app" / name).write_text(code)
    failure = only(run(folder))
    assert failure.problem == (
        "The program stopped with ImportError: attempted relative import with no known parent package. "
        "Pulumi runs the program by its path, as part of no package."
    )
    assert ("rename run.py to __main__.py" in failure.fix) is main.endswith(".py")


def test_an_environment_without_pulumi_is_explained(program: Write, tmp_path: Path) -> None:
    folder = program("import pulumi\n", project="name: s\nruntime: {name: python, options: {virtualenv: env}}\n")
    python = folder / "env" / "bin" / "python"
    python.parent.mkdir(parents=True)
    # -S leaves out site-packages, as a fresh virtual environment would.
    python.write_text(f'#!/bin/sh\nexec {sys.executable} -S -E "$@"\n')
    python.chmod(0o755)
    failure = only(run(folder))
    assert failure.kind == "dependency"
    assert failure.problem.startswith("Pulumi's SDK cannot be imported by ")
    assert "pulumi install" in failure.fix


def test_a_required_setting_without_value_says_the_command_that_sets_it(program: Write) -> None:
    failure = only(run(program("import pulumi\npulumi.Config().require('size')\n"), stack="test"))
    assert failure.kind == "configuration"
    assert failure.problem == "The setting small:size is required, and the stack test has no value for it."
    assert failure.fix.splitlines() == [
        "Pass to this preview:",
        "    --config small:size=VALUE",
        "Set for deployments:",
        "    pulumi config set small:size VALUE --stack test",
    ]
    assert str(failure.location) == "small/__main__.py:2"


def test_declared_settings_without_value_are_one_failure(program: Write) -> None:
    project = "name: small\nruntime: python\nconfig:\n  size: {type: integer}\n  name: {type: string}\n"
    failure = only(run(program(COMPONENT, project=project)))
    assert failure.problem == (
        "The settings size, name are required, and the project, which has no stack's file, has no value for them."
    )
    assert "    pulumi config set name VALUE --stack STACK" in failure.fix.splitlines()
    assert str(failure.location) == "small/Pulumi.yaml:1"


def test_a_program_that_only_exports_deploys_something(program: Write) -> None:
    assert run(program('import pulumi\npulumi.export("companyName", "ACME")\n')).failures == ()


def test_a_setting_of_the_wrong_type_is_explained(program: Write) -> None:
    code = "import pulumi\npulumi.Config().require_int('size')\n"
    failure = only(run(program(code), config=("size=big",)))
    assert failure.kind == "configuration"
    assert failure.problem.startswith("The setting small:size has a value that the program does not accept")


@pytest.mark.parametrize(
    ("code", "keys"),
    [
        ("pulumi.Config().get_object('network')['vpc']", ["small:network"]),
        ("pulumi.Config('net').get('vpc').lower()", ["net:vpc"]),
        ("[int(pulumi.Config().get(each)) for each in ('least', 'most')]", ["small:least"]),
        ("key = pulumi.Config().get('keyName')\nif not key: raise ValueError('keyName or a key')", ["small:keyName"]),
    ],
)
def test_a_setting_that_was_asked_for_and_missed_is_named(program: Write, code: str, keys: list[str]) -> None:
    failure = only(run(program(f"import pulumi\n{code}\n")))
    assert failure.kind == "exception"
    assert failure.problem.endswith(f". It had asked for the setting {' and '.join(keys)}, which has no value.")
    assert failure.fix.startswith("Give it a value, or let the program do without.")
    assert f"    --config {keys[0]}=VALUE" in failure.fix.splitlines()


def test_a_setting_that_the_program_does_without_is_not_named(program: Write) -> None:
    code = "import pulumi\npulumi.Config().get('size')\nint('big')\n"
    failure = only(run(program(code)))
    assert failure.fix == "Correct the program there: nothing is deployed while it raises."


def test_an_encrypted_setting_that_the_program_must_read_asks_for_a_value(program: Write) -> None:
    code = "import pulumi\npulumi.Config().require_secret_int('size')\n"
    folder = program(code, **{"Pulumi.test.yaml": "config:\n  size: {secure: v1:abc}\n"})
    failure = only(run(folder))
    assert failure.kind == "placeholder"
    assert failure.problem == "The setting small:size is encrypted, and the program needs its value to go on."
    assert failure.fix == "Pass a value for the preview: --config small:size=VALUE."
    failure = only(run(folder, config=("size=big",)))
    assert failure.kind == "configuration"
    assert failure.problem.startswith("The setting small:size has a value that the program does not accept")


def test_a_placeholder_that_breaks_the_program_is_named(program: Write) -> None:
    code = (
        "import ipaddress\nimport pulumi_aws as aws\n"
        "vpc = aws.ec2.get_vpc(default=True)\nipaddress.ip_network(vpc.cidr_block)\n"
    )
    failure = only(run(program(code), region="eu-central-1"))
    assert failure.kind == "placeholder"
    assert "${aws.ec2.get_vpc(default=True).cidrBlock}" in failure.problem
    assert "zq0" not in failure.problem
    assert str(failure.location) == "small/__main__.py:4"


def test_an_exception_in_an_apply_without_placeholders_is_the_programs_failure(program: Write) -> None:
    code = (
        "import pulumi_aws as aws\nrole = aws.iam.Role('r', name='n', assume_role_policy='{}')\nrole.name.apply(int)\n"
    )
    result = run(program(code))
    assert only(result).problem == "The program stopped with ValueError: invalid literal for int() with base 10: 'n'."
    assert result.runs == 1


def test_a_call_that_the_provider_refuses_fails_as_it_would_there(program: Write) -> None:
    code = "import pulumi_aws as aws\naws.get_arn(arn='nonsense')\n"
    failure = only(run(program(code), region="eu-central-1"))
    assert "'nonsense' is not an ARN" in failure.problem
    assert str(failure.location) == "small/__main__.py:2"


def test_a_virtual_environment_that_is_missing_ends_the_preview_before_it_begins(program: Write) -> None:
    folder = program(COMPONENT, project="name: s\nruntime: {name: python, options: {virtualenv: env}}\n")
    with pytest.raises(ProgramError, match="names the virtual environment 'env', which is not there"):
        run(folder)


def test_the_packs_own_folders_are_not_on_the_programs_path(program: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    pack = str(Path(__file__).parents[2])
    monkeypatch.setenv("PYTHONPATH", pack)
    code = (
        COMPONENT + "import sys\nprint(*sys.path, sep='\\n')\n"
        "try:\n    import policypack\nexcept ImportError:\n    print('good')\n"
    )
    result = run(program(code))
    assert not result.failed
    lines = result.output.splitlines()
    assert lines[-1] == "good"
    assert pack not in lines
    assert not [line for line in lines if line.endswith("policypack/preview")]


@pytest.mark.parametrize("module", [python_runner, *BESIDE], ids=lambda module: module.__name__)
def test_the_runner_stays_readable_for_old_interpreters_and_free_of_the_pack(module: ModuleType) -> None:
    tree = ast.parse(Path(str(module.__file__)).read_text("utf-8"), feature_version=(3, 8))
    imported = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    ours = {name for name in imported if name and name.startswith("policypack")}
    assert ours <= {each.__name__ for each in BESIDE}  # where it is imported as a part of the pack


def test_progress_is_told(program: Write) -> None:
    told: list[str] = []
    run(program(COMPONENT), progress=told.append)
    assert told == ["Running small"]


CHAIN = """While processing resource: 'second', type 'aws:apigateway/resource:Resource'
AssertionError has risen: While processing input: 'parent_id', type <class 'str'>, value <Output object at 0x7f42>
AssertionError has risen: While processing resource: 'api', type 'aws:apigateway/restApi:RestApi'
AssertionError has risen: While processing input: 'endpoint_configuration', type <class 'str'>, value <object at 0x7f>
AssertionError has risen: Unexpected type. Expected 'list' got '<class 'str'>'"""


def test_of_resources_that_wait_for_each_other_the_one_that_failed_is_named(program: Write) -> None:
    project = read_project(program(COMPONENT))
    api, second = Location("__main__.py", 3), Location("__main__.py", 4)
    places = {
        ("aws:apigateway/restApi:RestApi", "api"): api,
        ("aws:apigateway/resource:Resource", "second"): second,
    }
    line = {
        "type": "AssertionError",
        "module": "builtins",
        "message": CHAIN,
        "key": None,
        "frames": [],
        "traceback": "",
    }
    failure = raised(project, line, Symbols(), places, "")
    assert failure.location == api
    assert failure.problem == (
        "The program stopped with AssertionError: api (aws:apigateway/restApi:RestApi), endpoint_configuration: "
        "Unexpected type. Expected 'list' got '<class 'str'>'."
    )


def test_the_children_of_all_remote_components_are_one_note() -> None:
    def component(name: str) -> Registration:
        return Registration(f"urn:{name}", "awsx:ec2:Vpc", name, Struct(), Struct(), custom=False, remote=True)

    (one,) = remote([component("a")])
    assert one.text == "The children of a (awsx:ec2:Vpc) are made by its provider and are not in the preview."
    (many,) = remote([component(name) for name in "abcde"])
    assert many.text.endswith("c (awsx:ec2:Vpc) and 2 more are made by their providers and are not in the preview.")
    assert remote([]) == []
