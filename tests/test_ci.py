"""What runs in CI: the action, the example workflows, GitLab and Pulumi Deployments. Their shell steps are run here."""

from __future__ import annotations

import json
import os
import re
import shutil
import stat
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Any

import pytest
import yaml

from policypack import presets
from policypack.report import formats
from tests.booted import ROOT

ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
EXAMPLES = ROOT / "examples" / "ci"
STEPS = {step["name"]: step for step in ACTION["runs"]["steps"]}
BASH = shutil.which("bash")
REFUSED = """
    import pulumi_aws as aws

    aws.sqs.Queue("orders", name="refused!!")
"""
# Stands for `gh`: keeps the comments of one pull request in a folder, and says what it was asked.
GH = """\
#!{python}
import json, os, pathlib, sys
folder = pathlib.Path(os.environ["FORGE"])
arguments = sys.argv[2:]
if (folder / "forbidden").exists():
    sys.exit("HTTP 403")
comments = folder / "comments.json"
known = json.loads(comments.read_text()) if comments.exists() else {{}}
fields = [value for flag, value in zip(arguments, arguments[1:]) if flag == "--field"]
body = pathlib.Path(fields[0].removeprefix("body=@")).read_text() if fields else ""
if "POST" in arguments:
    known[str(len(known) + 1)] = body
elif "PATCH" in arguments:
    known[arguments[2].rpartition("/")[2]] = body
else:
    import re
    mark = json.loads(re.search(r"startswith\\((.*)\\)\\) ", arguments[arguments.index("--jq") + 1])[1])
    print("\\n".join(id for id, text in known.items() if text.startswith(mark)))
comments.write_text(json.dumps(known))
"""


@pytest.fixture
def runner(tmp_path: Path) -> dict[str, str]:
    """The environment of a job: the command is installed, `gh` is a stand-in."""
    for folder in ("temp/aws-preflight/bin", "bin", "forge", "infra"):
        (tmp_path / folder).mkdir(parents=True)
    command = tmp_path / "temp" / "aws-preflight" / "bin" / "aws-preflight"
    command.write_text(f'#!/bin/sh\nexec env PYTHONPATH={ROOT} {sys.executable} -P -m policypack "$@"\n')
    (tmp_path / "bin" / "gh").write_text(GH.format(python=sys.executable))
    for file in (command, tmp_path / "bin" / "gh"):
        file.chmod(file.stat().st_mode | stat.S_IXUSR)
    (tmp_path / "infra" / "Pulumi.yaml").write_text("name: shop\nruntime: python\n")
    (tmp_path / "infra" / "Pulumi.production.yaml").write_text("config:\n  aws:region: eu-west-1\n")
    (tmp_path / "infra" / "__main__.py").write_text(textwrap.dedent(REFUSED))
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("AWS_", "PULUMI_", "PYTHON"))}
    return {
        **kept,
        "PATH": f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_CONFIG_FILE": os.devnull,
        "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
        "FORGE": str(tmp_path / "forge"),
        "RUNNER_TEMP": str(tmp_path / "temp"),
        "GITHUB_OUTPUT": str(tmp_path / "output"),
        "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md"),
    }


def shell(script: str, folder: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a step as GitHub does: bash, which ends at the first error."""
    assert BASH is not None
    command = [BASH, "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def step(runner: dict[str, str], name: str, **inputs: str) -> subprocess.CompletedProcess[str]:
    return shell(STEPS[name]["run"], str(Path(runner["RUNNER_TEMP"]).parent), **runner, **inputs)


def test_the_action_previews_comments_once_and_updates(runner: dict[str, str]) -> None:
    inputs = {"PROGRAM": "infra", "STACK": "production", "POLICY_CONFIG": "", "AWS": "off", "BASELINE": ""}
    done = step(runner, "Preview", **inputs)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "::error " in done.stdout
    outputs = dict(line.split("=", 1) for line in Path(runner["GITHUB_OUTPUT"]).read_text().splitlines())
    assert outputs["status"] == "1"
    report = Path(outputs["report"])
    found = json.loads((report / "report.json").read_text())
    assert found["stack"] == "production"
    assert json.loads((report / "report.sarif").read_text())["version"] == "2.1.0"
    assert Path(runner["GITHUB_STEP_SUMMARY"]).read_text() == (report / "report.md").read_text()

    comments = Path(runner["FORGE"]) / "comments.json"
    place = {"COMMENTS": "repos/a/b/issues/7/comments", "ONE": "repos/a/b/issues/comments"}
    written = {"GH_TOKEN": "x", "REPORT": str(report / "report.md"), **place}
    comments.write_text(json.dumps({"1": "Looks good."}))
    for _ in range(2):
        assert step(runner, "Comment", **written).returncode == 0
        assert list(json.loads(comments.read_text())) == ["1", "2"]
    (report / "report.md").write_text((report / "report.md").read_text() + "\nmore\n")
    done = step(runner, "Comment", **written)
    assert (done.returncode, done.stdout) == (0, "")
    assert json.loads(comments.read_text())["2"].endswith("\nmore\n")

    # The token of a fork's pull request reads only: that is told, and nothing else fails.
    (Path(runner["FORGE"]) / "forbidden").touch()
    done = step(runner, "Comment", **written)
    assert done.returncode == 0
    assert "::warning::The report could not be written into the pull request" in done.stdout


@pytest.mark.parametrize(
    ("status", "fail_on", "code"),
    [("0", "mandatory", 0), ("1", "mandatory", 1), ("1", "never", 0), ("2", "never", 2), ("3", "never", 3)],
)
def test_the_job_fails_as_it_was_told(runner: dict[str, str], status: str, fail_on: str, code: int) -> None:
    assert step(runner, "Result", STATUS=status, FAIL_ON=fail_on).returncode == code


def test_a_program_that_is_not_there_is_no_lost_step(runner: dict[str, str]) -> None:
    inputs = {"PROGRAM": "nowhere", "STACK": "", "POLICY_CONFIG": "", "AWS": "", "BASELINE": ""}
    assert step(runner, "Preview", **inputs).returncode == 0
    assert "status=3" in Path(runner["GITHUB_OUTPUT"]).read_text()
    assert step(runner, "Comment", GH_TOKEN="x", REPORT="none.md", COMMENTS="", ONE="").returncode == 0


def test_no_input_is_put_into_a_script() -> None:
    """What a pull request can choose reaches a shell as a variable only."""
    assert all("${{" not in each.get("run", "") for each in ACTION["runs"]["steps"])


@pytest.mark.parametrize("file", sorted(EXAMPLES.glob("github-*.yml")), ids=lambda file: file.stem)
def test_a_workflow_gives_the_action_what_it_takes(file: Path) -> None:
    workflow: Any = yaml.safe_load(file.read_text("utf-8"))
    (job,) = workflow["jobs"].values()
    (used,) = [each for each in job["steps"] if each.get("uses", "").startswith("aws-preflight/")]
    assert set(used["with"]) <= set(ACTION["inputs"])
    assert used["with"].get("policy-config", "strict") in presets.names()
    assert workflow["permissions"] == {"contents": "read"}
    assert job["permissions"]["pull-requests"] == "write"


@pytest.mark.skipif(shutil.which("actionlint") is None, reason="actionlint is not on PATH")
def test_actionlint_has_nothing_to_say() -> None:
    files = [str(file) for file in sorted(EXAMPLES.glob("github-*.yml"))]
    done = subprocess.run(["actionlint", *files], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


def installing(script: str) -> str:
    """Return a script whose packages are here already."""
    return re.sub(r"^(python3? -m venv|\S*python -m pip install) .*$", ":", script, flags=re.MULTILINE)


def test_gitlab_shows_the_findings(runner: dict[str, str]) -> None:
    job = yaml.safe_load((EXAMPLES / "gitlab-ci.yml").read_text("utf-8"))["preflight"]
    temp = f"{runner['RUNNER_TEMP']}/aws-preflight/bin/"
    script = installing("\n".join(job["script"])).replace("/tmp/preflight/bin/", temp)
    folder = Path(runner["RUNNER_TEMP"]).parent
    done = shell(script, str(folder), **runner, **job["variables"])
    assert done.returncode == 1, done.stdout + done.stderr
    reports = job["artifacts"]["reports"]
    assert any(each["severity"] for each in json.loads((folder / reports["codequality"]).read_text()))
    assert "<testsuite" in (folder / reports["junit"]).read_text()
    assert all((folder / path).is_file() for path in job["artifacts"]["paths"])


def test_pulumi_deployments_end_before_an_update(runner: dict[str, str]) -> None:
    settings = yaml.safe_load((EXAMPLES / "Pulumi.production.deploy.yaml").read_text("utf-8"))["settings"]
    temp = f"{runner['RUNNER_TEMP']}/aws-preflight/bin/"
    commands = "\n".join(settings["operationContext"]["preRunCommands"])
    script = installing(commands).replace("/tmp/preflight/bin/", temp)
    done = shell(script, str(Path(runner["RUNNER_TEMP"]).parent / "infra"), **runner)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "sqs-queue-name-invalid" in done.stdout


def test_all_reports_that_ci_is_given_are_formats() -> None:
    texts = [path.read_text("utf-8") for path in (ROOT / "action.yml", *EXAMPLES.iterdir())]
    named = {name for text in texts for name in re.findall(r"--report \"?(\w+)=", text)}
    assert named <= set(formats.NAMES)
    assert named >= {"json", "sarif", "markdown", "gitlab", "junit"}
