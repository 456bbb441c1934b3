"""Callbacks with stand-ins compute and do not act. The table is `deeds.py`; here it is asked of Python programs."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

from policypack.preview.records import CALLBACK
from policypack.values import UNKNOWN
from tests.preview.deeds import DEEDS, DONE, Deed, Done, done_by, tree

PYTHON = [deed for deed in DEEDS if deed.python]
# What a callback is given that writes a file: something of which a stand-in is only the origin, which is unknown or
# known by its trail alone, and something known.
TRAILS = {
    "map": "aws.ec2.get_vpc_output(default=True).tags",
    "length": "url.apply(len)",
    "all": "pulumi.Output.all(url.apply(len), 1)",
    "json": "pulumi.Output.json_dumps({'a': url.apply(len)})",
    "secret": "pulumi.Output.secret(url.apply(len))",
    "input-of-a-resource": "aws.sqs.Queue('q', name=url.apply(lambda u: 'q%d' % len(u))).name",
    "answer-of-a-function": "aws.get_caller_identity_output().apply(lambda me: me.account_id[:2])",
    "output-of-an-output": "url.apply(lambda u: pulumi.Output.from_input(len(u)))",
}
KNOWN = {"known": "pulumi.Output.from_input('mine')", "echoed": "aws.s3.Bucket('b', bucket='mine').bucket"}
HEAD = """
import _thread, asyncio, atexit, json, logging, multiprocessing, os, pathlib, queue, shutil, socket, sqlite3, subprocess
import sys, tempfile, threading, time, urllib.request, zipfile
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing.pool import ThreadPool
import pulumi, pulumi_aws as aws

here = pathlib.Path(__file__).parent
sys.path.insert(0, str(here))  # the interpreter takes it back when the program ends
temporary = pathlib.Path(tempfile.gettempdir())
port = int((here / "port").read_text())
kept = socket.create_connection(("127.0.0.1", port))
kept.sendall(b"the program itself may")
workers = ThreadPoolExecutor(1)
workers.submit(print, "the worker is there").result()
pool = ThreadPool(1)
url = aws.ecr.Repository("app").repository_url
jobs, begun = queue.Queue(), asyncio.Queue()

def work():
    while True:
        act, value = jobs.get()
        act(value)
        jobs.task_done()

async def work_on():
    while True:
        act, value = await begun.get()
        act(value)
        begun.task_done()

threading.Thread(target=work, daemon=True).start()
working = asyncio.get_event_loop().create_task(work_on())

async def later(path, value):
    path.write_text(value)

def run_in(thread):
    thread.start()
    thread.join()

def swallow(act, value):
    try:
        act(value)
    except BaseException:
        return None

"""


def callback(deed: Deed, number: int) -> str:
    kind = "async def" if "await " in deed.python else "def"
    return (
        f"{kind} act{number}(value):\n"
        f"    there, temp = here / {deed.name!r}, temporary / {deed.name!r}\n"
        "    old, made = there / 'old', there / 'made'\n"
        f"{textwrap.indent(deed.python, '    ')}\n"
        "    return 'done with ' + value\n"
        f"pulumi.export({deed.name!r}, url.apply(act{number}))\n"
    )


def marking(name: str, output: str) -> str:
    return f"pulumi.export({name!r}, {output}.apply(lambda value: (here / {name!r}).write_text(str(value))))\n"


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Done]:
    """Run a program with all deeds, once."""

    def write(folder: Path) -> None:
        (folder / "Pulumi.yaml").write_text("name: deeds\nruntime: python\nconfig: {aws:region: eu-central-1}\n")
        (folder / "fresh.py").write_text("HERE = True\n")
        parts = [callback(deed, at) for at, deed in enumerate(PYTHON)]
        parts += [marking(name, output) for name, output in {**TRAILS, **KNOWN}.items()]
        (folder / "__main__.py").write_text(HEAD + "\n".join(parts))

    with done_by(tmp_path_factory.mktemp("deeds"), PYTHON, write) as found:
        yield found


def test_the_program_goes_through(done: Done) -> None:
    assert done.seen.result.failures == ()
    assert done.seen.result.runs == 2
    assert done.received == [b"the program itself may"] * 2
    assert not (done.there / "__pycache__").exists()


@pytest.mark.parametrize("deed", PYTHON, ids=[deed.name for deed in PYTHON])
def test_deed(done: Done, deed: Deed) -> None:
    assert tree(done.there / deed.name) == {"old": "old"}
    assert list(tree(done.temp / deed.name)) == (["seen"] if deed.writes else ["a"] if deed.name == "move-in" else [])
    assert done.seen.exports[deed.name] == (UNKNOWN if deed.stopped else DONE)


def test_every_stopped_deed_is_noted_once_in_words(done: Done) -> None:
    notes = [note for note in done.seen.notes(CALLBACK) if "one would write map, given " not in note]
    stopped = [deed for deed in PYTHON if deed.stopped]
    assert len(notes) == len(stopped) + 1
    assert all("given ${app.repositoryUrl}" in note for note in notes)
    told = "\n".join(notes)
    for deed in ("write write/made", "start touch", "remove remove/old", "connect to 127.0.0.1:", "start a process"):
        assert f"one would {deed}" in told


@pytest.mark.parametrize("name", sorted(TRAILS))
def test_a_stand_in_counts_where_nothing_of_it_is_left(done: Done, name: str) -> None:
    assert not (done.there / name).exists()
    assert done.seen.exports[name] is UNKNOWN


@pytest.mark.parametrize("name", sorted(KNOWN))
def test_what_a_real_preview_runs_is_run(done: Done, name: str) -> None:
    assert (done.there / name).read_text() == "mine"
    assert done.seen.exports[name] == 4
