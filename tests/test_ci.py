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
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from policypack import presets
from policypack.__main__ import main
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
INPUTS = {
    "PROGRAM": "infra",
    "STACK": "production",
    "POLICY_CONFIG": "",
    "POLICIES": "",
    "AWS": "off",
    "BASELINE": "",
}
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
        "PATH": os.pathsep.join((str(tmp_path / "bin"), str(Path(sys.executable).parent), os.environ["PATH"])),
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
    done = step(runner, "Preview", **INPUTS)
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


def test_the_action_takes_policies_of_ones_own(runner: dict[str, str]) -> None:
    folder = Path(runner["RUNNER_TEMP"]).parent
    for name in ("acme", "house rules"):
        assert main(["new", "pack", str(folder / name)]) == 0
    own = "acme\nhouse rules\n"
    assert step(runner, "Preview", **{**INPUTS, "POLICIES": own}).returncode == 0
    found = json.loads((Path(runner["RUNNER_TEMP"]) / "aws-preflight-report" / "report.json").read_text())["findings"]
    ours = {"acme-sqs-queue-name-foreign", "house-rules-sqs-queue-name-foreign"}
    assert ours <= {each["policy"] for each in found}


@pytest.mark.parametrize(
    ("status", "fail_on", "code"),
    [("0", "mandatory", 0), ("1", "mandatory", 1), ("1", "never", 0), ("2", "never", 2), ("3", "never", 3)],
)
def test_the_job_fails_as_it_was_told(runner: dict[str, str], status: str, fail_on: str, code: int) -> None:
    assert step(runner, "Result", STATUS=status, FAIL_ON=fail_on).returncode == code


def test_a_program_that_is_not_there_is_no_lost_step(runner: dict[str, str]) -> None:
    assert step(runner, "Preview", **{**INPUTS, "PROGRAM": "nowhere"}).returncode == 0
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


class Notes(BaseHTTPRequestHandler):
    """Stands for GitLab: the notes of one merge request, two on a page."""

    def do_GET(self) -> None:
        page = int(parse_qs(urlsplit(self.path).query)["page"][0])
        notes = [{"id": id, "body": body} for id, body in self.server.notes.items()]  # type: ignore[attr-defined]
        self.answer(notes[2 * page - 2 : 2 * page], str(page + 1) if len(notes) > 2 * page else "")

    def do_POST(self) -> None:
        self.write(len(self.server.notes) + 1)  # type: ignore[attr-defined]

    def do_PUT(self) -> None:
        self.write(int(self.path.rpartition("/")[2]))

    def write(self, id: int) -> None:
        said = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        self.server.notes[id] = said["body"][0]  # type: ignore[attr-defined]
        self.answer({"id": id}, "")

    def answer(self, content: object, more: str) -> None:
        self.send_response(200 if self.headers["PRIVATE-TOKEN"] == "made-up" else 403)
        self.send_header("X-Next-Page", more)
        self.end_headers()
        self.wfile.write(json.dumps(content).encode())

    def log_message(self, *_arguments: object) -> None:
        pass


def test_the_comment_of_a_merge_request_is_written_once_and_updated(runner: dict[str, str]) -> None:
    (script,) = yaml.safe_load((EXAMPLES / "gitlab-ci.yml").read_text("utf-8"))["preflight"]["after_script"]
    folder = Path(runner["RUNNER_TEMP"]).parent
    with ThreadingHTTPServer(("127.0.0.1", 0), Notes) as server:
        server.notes = {1: "Looks good.", 2: "Does it?"}  # type: ignore[attr-defined]
        threading.Thread(target=server.serve_forever, daemon=True).start()
        place = {"CI_API_V4_URL": f"http://127.0.0.1:{server.server_port}", "CI_PROJECT_ID": "7"}
        job = {**runner, **place, "CI_MERGE_REQUEST_IID": "3", "PREFLIGHT_TOKEN": "made-up"}

        def told(**more: str) -> str:
            done = shell(script, str(folder), **{**job, **more})
            assert done.returncode == 0, done.stderr
            return done.stdout

        assert told() == ""  # no report, no comment
        for rest in ("first & last", "second"):
            (folder / "preflight.md").write_text(f"<!-- aws-preflight shop dev -->\n{rest}\n")
            assert told(PREFLIGHT_TOKEN="") == ""
            assert told() == ""
            assert server.notes[3].endswith(f"-->\n{rest}\n")  # type: ignore[attr-defined]
        assert "could not be written into the merge request: HTTP Error 403" in told(PREFLIGHT_TOKEN="wrong")
        assert len(server.notes) == 3  # type: ignore[attr-defined]
        server.shutdown()


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
