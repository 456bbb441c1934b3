"""The real CLI publishes the pack, to a Pulumi Cloud that is a server on this machine."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
import tarfile
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from policypack import about
from policypack.policy import discover
from policypack.version import NAME, VERSION
from tests.engine import real_engine
from tests.publish import ENVIRONMENT, build, packed

reason = real_engine.missing()
pytestmark = [pytest.mark.engine, pytest.mark.skipif(reason is not None, reason=reason or "")]


class Cloud(ThreadingHTTPServer):
    """What `pulumi policy publish` asks. `calls` are (method, path), `bodies` what was sent, by path."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.url = f"http://127.0.0.1:{self.server_port}"
        self.calls: list[tuple[str, str]] = []
        self.bodies: dict[str, bytes] = {}


class _Handler(BaseHTTPRequestHandler):
    server: Cloud

    def answer(self) -> None:
        path = self.path
        self.server.calls.append((self.command, path))
        self.server.bodies[path] = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        said: dict[str, Any] = {}
        if path == "/api/user":
            said = {"githubLogin": "me", "organizations": [{"githubLogin": "acme"}]}
        elif path == "/api/orgs/acme/policypacks":
            said = {"version": 1, "uploadURI": f"{self.server.url}/upload"}
        text = json.dumps(said).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    do_GET = do_POST = do_PUT = answer  # noqa: N815  http.server's names

    def log_message(self, *args: object) -> None:
        """Nobody reads it."""


@pytest.fixture
def cloud() -> Iterator[Cloud]:
    with Cloud() as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield server
        server.shutdown()


def test_the_cli_publishes_the_built_folder_and_nothing_else(cloud: Cloud, tmp_path: Path) -> None:
    folder = tmp_path / "pack"
    build(folder)
    python = folder / ENVIRONMENT / "bin" / "python"  # the environment, which must not be packed
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\nexec {sys.executable} "$@"\n')
    python.chmod(0o755)
    home = tmp_path / "home"
    done = subprocess.run(
        ["timeout", "-k", "5", str(real_engine.SECONDS), "pulumi", "policy", "publish", "acme"],
        cwd=folder,
        env={
            "PATH": os.environ["PATH"],
            "HOME": str(home),
            "PULUMI_HOME": str(home),
            "PULUMI_BACKEND_URL": cloud.url,
            "PULUMI_ACCESS_TOKEN": "made-up",
            "PULUMI_SKIP_UPDATE_CHECK": "true",
            "PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION": "true",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert cloud.calls[-3:] == [
        ("POST", "/api/orgs/acme/policypacks"),
        ("PUT", "/upload"),
        ("POST", f"/api/orgs/acme/policypacks/{NAME}/versions/{VERSION}/complete"),
    ]
    said = json.loads(cloud.bodies["/api/orgs/acme/policypacks"])
    assert (said["displayName"], said["versionTag"], said["provider"]) == (about.DISPLAY_NAME, VERSION, "aws")
    assert said["readme"] == about.readme()
    assert len(said["policies"]) == len(discover()) + 1
    with tarfile.open(fileobj=io.BytesIO(cloud.bodies["/upload"])) as tar:
        assert sorted(tar.getnames()) == [f"package/{name}" for name in packed(folder)]


def test_it_does_not_run_without_its_packages_and_says_so(tmp_path: Path) -> None:
    """The stub of the pack's environment, in the real CLI: without it the CLI waits for ever."""
    pack = tmp_path / "pack"
    build(pack)
    (pack / "env" / "bin").mkdir(parents=True)
    shutil.copy(real_engine.ROOT / "env" / "bin" / "python", pack / "env" / "bin")
    program = real_engine.ROOT / "examples" / "small" / "sandbox" / "fixed"
    run = real_engine.preview(program, "test", tmp_path / "work", packs={pack: None})
    assert run.code != 0
    said = "".join(run.errors) + run.stderr + json.dumps(run.events)
    assert f"Run `pulumi install` in {pack}" in said
