"""Callbacks with stand-ins compute and do not act: the table of `deeds.py`, asked of a Node.js program."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from policypack.preview.records import CALLBACK
from policypack.values import UNKNOWN
from tests.preview.deeds import DEEDS, DONE, Deed, Done, done_by, tree
from tests.preview.test_nodejs import INSTALLED, needs_node

pytestmark = needs_node

NODE = [deed for deed in DEEDS if deed.node]
# What a callback is given that writes a file: something of which a stand-in is only the origin, which is unknown or
# known by its trail alone, and something known.
TRAILS = {
    "map": "aws.ec2.getVpcOutput({ default: true }).tags",
    "length": "url.apply((u) => u.length)",
    "lifted": "url.length",
    "all": "pulumi.all([url.apply((u) => u.length), 1])",
    "json": "pulumi.jsonStringify({ a: url.apply((u) => u.length) })",
    "secret": "pulumi.secret(url.apply((u) => u.length))",
    "interpolated": "pulumi.interpolate`${url.apply((u) => u.length)}`",
    "input-of-a-resource": "new aws.sqs.Queue('q', { name: url.apply((u) => `q${u.length}`) }).name",
    "answer-of-a-function": "aws.getCallerIdentityOutput().apply((me) => me.accountId.slice(0, 2))",
    "output-of-an-output": "url.apply((u) => pulumi.output(u.length))",
    "promised": "url.apply(async (u) => u.length)",
}
KNOWN = {"known": "pulumi.output('mine')", "echoed": "new aws.s3.Bucket('b', { bucket: 'mine' }).bucket"}
HEAD = """
const child_process = require("child_process");
const dgram = require("dgram");
const { EventEmitter } = require("events");
const fs = require("fs");
const http = require("http");
const net = require("net");
const os = require("os");
const path = require("path");
const worker_threads = require("worker_threads");
const pulumi = require("@pulumi/pulumi");
const aws = require("@pulumi/aws");

const port = Number(fs.readFileSync(path.join(__dirname, "port"), "utf8"));
const kept = net.connect(port, "127.0.0.1");
kept.write("the program itself may");
kept.unref();
const write = "([made, value]) => require('fs').writeFileSync(made, value)";
const listen = `require("worker_threads").parentPort.on("message", ${write})`;
const worker = new worker_threads.Worker(listen, { eval: true });
worker.unref();
fs.writeFileSync(path.join(os.tmpdir(), "child.js"), `process.on("message", ${write})`);
const child = child_process.fork(path.join(os.tmpdir(), "child.js"));
child.unref();
child.channel.unref();
const shell = child_process.spawn("sh", { stdio: ["pipe", "ignore", "ignore"] });
shell.unref();
shell.stdin.unref();
const events = new EventEmitter();
events.on("made", (made, value) => fs.writeFileSync(made, value));
events.on("seen", (value) => value.length);
child_process.execFileSync("true");
fs.writeFileSync(path.join(os.tmpdir(), "own"), "the program itself may");
const url = new aws.ecr.Repository("app").repositoryUrl;
"""


def callback(deed: Deed) -> str:
    kind = "async (value)" if "await " in deed.node else "(value)"
    return (
        f"exports[{deed.name!r}] = url.apply({kind} => {{\n"
        f"    const there = path.join(__dirname, {deed.name!r});\n"
        f"    const temp = path.join(os.tmpdir(), {deed.name!r});\n"
        '    const [old, made] = [path.join(there, "old"), path.join(there, "made")];\n'
        f"    {deed.node};\n"
        '    return "done with " + value;\n'
        "});\n"
    )


def marking(name: str, output: str) -> str:
    act = f"fs.writeFileSync(path.join(__dirname, {name!r}), String(value))"
    return f"exports[{name!r}] = {output}.apply((value) => {{ {act}; return 4; }});\n"


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Done]:
    """Run a program with all deeds, once."""

    def write(folder: Path) -> None:
        (folder / "Pulumi.yaml").write_text("name: deeds\nruntime: nodejs\nconfig: {aws:region: eu-central-1}\n")
        (folder / "package.json").write_text('{"main": "index.js"}')
        (folder / "node_modules").symlink_to(INSTALLED.parents[1].resolve())
        (folder / "fresh.js").write_text("exports.HERE = true;\n")
        parts = [*map(callback, NODE), *(marking(name, output) for name, output in {**TRAILS, **KNOWN}.items())]
        (folder / "index.js").write_text(HEAD + "\n".join(parts))

    with done_by(tmp_path_factory.mktemp("deeds"), NODE, write) as found:
        yield found


def test_the_program_goes_through(done: Done) -> None:
    assert done.seen.result.failures == ()
    assert done.seen.result.runs == 2
    assert done.received == [b"the program itself may"] * 2


@pytest.mark.parametrize("deed", NODE, ids=[deed.name for deed in NODE])
def test_deed(done: Done, deed: Deed) -> None:
    assert tree(done.there / deed.name) == {"old": "old"}
    assert list(tree(done.temp / deed.name)) == (["seen"] if deed.writes else [])
    assert done.seen.exports[deed.name] == (UNKNOWN if deed.stopped else DONE)


def test_every_stopped_deed_is_noted_once_in_words(done: Done) -> None:
    notes = [note for note in done.seen.notes(CALLBACK) if "one would write map, given " not in note]
    stopped = [deed for deed in NODE if deed.stopped]
    assert len(notes) == len(stopped) + 1
    assert all("index.js:" in note for note in notes)
    told = "\n".join(notes)
    for deed in ("write write/made", "start touch", "remove remove/old", "connect to 127.0.0.1:", "start a thread"):
        assert f"one would {deed}" in told


@pytest.mark.parametrize("name", sorted(TRAILS))
def test_a_stand_in_counts_where_nothing_of_it_is_left(done: Done, name: str) -> None:
    assert not (done.there / name).exists()
    assert done.seen.exports[name] is UNKNOWN


@pytest.mark.parametrize("name", sorted(KNOWN))
def test_what_a_real_preview_runs_is_run(done: Done, name: str) -> None:
    assert (done.there / name).read_text() == "mine"
    assert done.seen.exports[name] == 4
