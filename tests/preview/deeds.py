"""What a callback with a stand-in may and may not do, in each language: one table, asserted on the disk.

Each deed is the body of a callback on an output that only an update can know. It is given `value` (the stand-in),
`there` (a folder of its own), `old` (a file in it, which holds "old"), `made` (the path of one that is not there yet),
`temp` (a folder of its own among the temporary ones) and `port` (of a server on this machine). A deed in a language
that does not have it is "". A stopped deed leaves all that as it was, and its output is unknown; one that is let pass
gives `DONE` and a file `temp/seen` where it writes there.
"""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest

from policypack.preview.run import PreviewOptions, preview
from tests.preview.seeing import Seen

DONE = "done with ${app.repositoryUrl}"


class Deed(NamedTuple):
    """`stopped`: is it ended? `writes`: does it leave `temp/seen` behind, being let pass?"""

    name: str
    python: str
    node: str
    stopped: bool = True
    writes: bool = False


DEEDS = (
    # Files
    Deed("write", "made.write_text(value)", "fs.writeFileSync(made, value)"),
    Deed("append", "open(old, 'a').write(value)", "fs.appendFileSync(old, value)"),
    Deed("change", "open(old, 'r+').write(value)", "fs.openSync(old, 'r+')"),
    Deed(
        "low-level",
        "os.open(made, os.O_WRONLY | os.O_CREAT)",
        "fs.openSync(made, fs.constants.O_WRONLY | fs.constants.O_CREAT)",
    ),
    Deed("touch", "made.touch()", "fs.utimesSync(old, 0, 0)"),
    Deed("remove", "old.unlink()", "fs.unlinkSync(old)"),
    Deed("rename", "old.rename(made)", "fs.renameSync(old, made)"),
    Deed("move-in", "(temp / 'a').write_text(value); shutil.move(temp / 'a', old)", ""),
    Deed("copy", "shutil.copy(old, made)", "fs.copyFileSync(old, made)"),
    Deed("folder", "(there / 'deep' / 'made').mkdir(parents=True)", "fs.mkdirSync(made)"),
    Deed("remove-folder", "shutil.rmtree(there)", "fs.rmSync(there, { recursive: true })"),
    Deed("pipe", "os.mkfifo(made)", ""),
    Deed("go", "os.chdir('/')", "process.chdir('/')"),
    Deed("link", "os.symlink('/', made)", "fs.symlinkSync('/', made)"),
    Deed("hard-link", "os.link(old, made)", "fs.linkSync(old, made)"),
    Deed("truncate", "os.truncate(old, 0)", "fs.truncateSync(old)"),
    Deed("mode", "old.chmod(0o600)", "fs.chmodSync(old, 0o600)"),
    Deed("database", "sqlite3.connect(made).execute('create table t (a)')", ""),
    Deed("through-a-link", "(temp / 'way').symlink_to(there); (temp / 'way' / 'made').write_text(value)", ""),
    Deed("log", "logging.FileHandler(made).close()", "fs.createWriteStream(made)"),
    Deed("promised-write", "", "await fs.promises.writeFile(made, value)"),
    Deed("handed-write", "", "await new Promise((done) => fs.writeFile(made, value, done))"),
    # Processes
    Deed("process", "subprocess.run(['touch', made])", "child_process.execFileSync('touch', [made])"),
    Deed("shell", "os.system(f'touch {made}')", "child_process.execSync(`touch ${made}`)"),
    Deed(
        "spawn", "os.posix_spawn('/bin/sh', ['sh', '-c', f'touch {made}'], {})", "child_process.spawn('touch', [made])"
    ),
    Deed("fork", "os.fork() or os._exit(0)", "child_process.fork(old)"),
    Deed(
        "worker",
        "multiprocessing.get_context('spawn').Process(target=print).start()",
        "new worker_threads.Worker(`require('fs').writeFileSync('${made}', '')`, { eval: true })",
    ),
    Deed("pool-of-processes", "ProcessPoolExecutor(1).submit(made.touch).result()", ""),
    Deed("signal", "os.kill(os.getppid(), 0)", ""),
    Deed("async-process", "await asyncio.create_subprocess_exec('touch', made)", ""),
    # Connections
    Deed(
        "connect",
        "socket.create_connection(('127.0.0.1', port))",
        "await new Promise((done) => net.connect(port, '127.0.0.1', done))",
    ),
    Deed(
        "send",
        "socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('127.0.0.1', port))",
        "await new Promise((done) => dgram.createSocket('udp4').send('x', port, '127.0.0.1', done))",
    ),
    Deed("request", "urllib.request.urlopen(f'http://127.0.0.1:{port}/')", "await fetch(`http://127.0.0.1:${port}/`)"),
    Deed("look-up", "socket.getaddrinfo(value, 80)", ""),
    Deed(
        "async-connect",
        "await asyncio.open_connection('127.0.0.1', port)",
        "await new Promise((done) => http.get(`http://127.0.0.1:${port}/`, done))",
    ),
    Deed("open-connection", "kept.sendall(value.encode())", "kept.write(value)"),
    Deed("end-a-connection", "", "kept.end(value)"),
    Deed("wait", "time.sleep(60)", ""),
    # The way there
    Deed("thread", "run_in(threading.Thread(target=made.write_text, args=(value,)))", ""),
    Deed("low-level-thread", "_thread.start_new_thread(made.write_text, (value,)); time.sleep(0.2)", ""),
    Deed("timer", "run_in(threading.Timer(0, made.write_text, (value,)))", ""),
    Deed(
        "at-the-end",
        "atexit.register(made.write_text, value)",
        "process.on('exit', () => fs.writeFileSync(made, value))",
    ),
    Deed("executor", "ThreadPoolExecutor(1).submit(made.write_text, value).result()", ""),
    Deed("shared-executor", "workers.submit(made.write_text, value).result()", ""),
    Deed("queue", "jobs.put((made.write_text, value)); jobs.join()", "worker.postMessage([made, value])"),
    Deed("async-queue", "await begun.put((made.write_text, value)); await begun.join()", ""),
    Deed("pool-of-threads", "pool.apply(made.write_text, (value,))", ""),
    Deed("message-to-a-process", "", "child.send([made, value])"),
    Deed("pipe-to-a-process", "", "shell.stdin.write(`touch ${made}\\n`)"),
    Deed("event", "", "events.emit('made', made, value)"),
    Deed("loop-executor", "await asyncio.get_running_loop().run_in_executor(None, made.write_text, value)", ""),
    Deed(
        "task",
        "await asyncio.create_task(later(made, value))",
        "await Promise.resolve().then(() => fs.writeFileSync(made, value))",
    ),
    Deed(
        "after-a-while",
        "await asyncio.sleep(0); made.write_text(value)",
        "await new Promise((done) => setTimeout(() => done(fs.writeFileSync(made, value)), 0))",
    ),
    Deed(
        "swallowed",
        "swallow(made.write_text, value)",
        "try { fs.writeFileSync(made, value) } catch (error) { value = error }",
    ),
    Deed(
        "nested",
        "return pulumi.Output.from_input('known').apply(made.write_text)",
        "return pulumi.output('known').apply((known) => fs.writeFileSync(made, known))",
    ),
    Deed("digest", "return pulumi.Output.from_input(hash(value)).apply(str).apply(made.write_text)", ""),
    # Let pass
    Deed("compute", "json.dumps({'image': value})", "JSON.stringify({ image: value })", stopped=False),
    Deed("read", "assert old.read_text() == 'old'", "fs.readFileSync(old, 'utf8')", stopped=False),
    Deed("list", "list(there.iterdir())", "fs.readdirSync(there)", stopped=False),
    Deed("register", "aws.sqs.Queue('inner')", "new aws.sqs.Queue('inner')", stopped=False),
    Deed("print", "print(value)", "console.log(value)", stopped=False),
    Deed("nowhere", "open(os.devnull, 'w').write(value)", "fs.writeFileSync('/dev/null', value)", stopped=False),
    Deed("existing-folder", "there.mkdir(exist_ok=True)", "", stopped=False),
    Deed("memory", "sqlite3.connect(':memory:').execute('create table t (a)')", "", stopped=False),
    Deed("import", "import fresh; assert fresh.HERE", "require('./fresh')", stopped=False),
    Deed(
        "temporary",
        "(temp / 'seen').write_text(value)",
        "fs.writeFileSync(path.join(temp, 'seen'), value)",
        stopped=False,
        writes=True,
    ),
    Deed(
        "temporary-folder",
        "with tempfile.TemporaryDirectory() as own: pathlib.Path(own, 'a').write_text(value)",
        "fs.rmSync(fs.mkdtempSync(path.join(os.tmpdir(), 'own-')), { recursive: true })",
        stopped=False,
    ),
    Deed(
        "archive",
        "with zipfile.ZipFile(temp / 'seen', 'w') as zipped: zipped.writestr('a', value)",
        "",
        stopped=False,
        writes=True,
    ),
    Deed("own-queue", "own = queue.Queue(); own.put(value); assert own.get() == value", "", stopped=False),
    Deed("own-pool", "assert ThreadPool(1).map(str, [value]) == [value]", "", stopped=False),
    Deed("event-computes", "", "events.emit('seen', value)", stopped=False),
    Deed("thread-computes", "run_in(threading.Thread(target=value.upper))", "", stopped=False),
)


class Done(NamedTuple):
    """What the run of all deeds left: the preview, the folder of each deed and its temporary one, what was received."""

    seen: Seen
    there: Path
    temp: Path
    received: list[bytes]


def tree(folder: Path) -> dict[str, str]:
    return {str(file.relative_to(folder)): file.read_text("latin-1") for file in folder.rglob("*") if file.is_file()}


@contextmanager
def done_by(top: Path, deeds: Sequence[Deed], write: Callable[[Path], None]) -> Iterator[Done]:
    """Run a program with these deeds, once: `write` makes it in the folder that it is given."""
    received: list[bytes] = []

    class Listener(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            while data := self.request.recv(4096):
                received.append(data)

    folder, temp = top / "program", top / "temporary"
    folder.mkdir()
    temp.mkdir()
    for deed in deeds:
        (folder / deed.name).mkdir()
        (temp / deed.name).mkdir()
        (folder / deed.name / "old").write_text("old")
    write(folder)
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Listener) as server, pytest.MonkeyPatch.context() as patch:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        (folder / "port").write_text(str(server.server_address[1]))
        patch.setenv("TMPDIR", str(temp))
        yield Done(Seen(preview(folder, PreviewOptions())), folder, temp, received)
        server.shutdown()
