"""What a callback may do while it holds a stand-in: compute, not act. A guard against accidents, and no sandbox.

The engine does not run a callback whose value only an update can know; the preview does, to see through it. Then
Python's own audit events say when it would write, remove or rename a file, start a process, connect or send: that ends
the callback. Temporary files and `os.devnull` are let pass, and so is whatever Python does not audit: what goes into a
file or through a library's own connection that was open before.

`python_runner.py` loads this file into the program's own process, so it keeps to Python 3.8 and imports nothing of the
pack. Events: https://docs.python.org/3/library/audit_events.html
"""

from __future__ import annotations

import _thread
import asyncio
import atexit
import contextlib
import contextvars
import os
import queue
import socket
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import TYPE_CHECKING, Any

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from collections.abc import Callable

    _Args = tuple[Any, ...]

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_WAITING = 1.0  # seconds: who sleeps for longer waits for what it has set going elsewhere
_LOCAL = getattr(socket, "AF_UNIX", None)  # event loops wake themselves through such sockets


class Stopped(BaseException):
    """Ends a callback that would have acted. Not an Exception: programs catch those and go on."""


class HeldCallback:
    """A callback at work on stand-ins: which, where the program gave it to `apply`, and what it was stopped from.

    `tell` is called once, when the callback would have acted, with the words for what it would have done.
    """

    def __init__(self, site: str, tokens: tuple[str, ...], tell: Callable[[HeldCallback, str], None]) -> None:
        self.site = site
        self.tokens = tokens
        self.stopped = ""
        self._tell = tell

    def stop(self, deed: str) -> None:
        if not self.stopped:
            self.stopped = deed
            self._tell(self, deed)
        raise Stopped(deed)


# Which callback the code at hand works for, None for the program's own lines.
HELD: contextvars.ContextVar[HeldCallback | None] = contextvars.ContextVar("preflight_held", default=None)


class Guard:
    """Stops what is done for a callback with stand-ins. `root` is the program's folder, which is never temporary."""

    def __init__(self, root: str) -> None:
        self._root = os.path.realpath(root)
        self._temporary = os.path.realpath(tempfile.gettempdir())
        self._installed = False
        queue.SimpleQueue = _SimpleQueue  # type: ignore[misc]

    def install(self) -> None:
        """Begin to watch, the first time that there is something to watch: audited code is slower."""
        if self._installed:
            return
        self._installed = True
        sys.dont_write_bytecode = True  # a callback may import what nobody has imported yet
        _carry()
        sys.addaudithook(self._hook)

    def _hook(self, event: str, args: _Args) -> None:
        deed_of = _DEEDS.get(event)
        if deed_of is None:
            return
        held = HELD.get()
        if held is None:
            return
        deed = deed_of(self, args)
        if deed:
            held.stop(deed)

    # Files

    def _shown(self, path: str) -> str:
        return os.path.relpath(path, self._root) if _below(self._root, path) else path

    def _kept(self, path: str) -> bool:
        """May a path be written to?"""
        if path == os.path.realpath(os.devnull):
            return True
        return _below(self._temporary, path) and not _below(self._root, path)

    def touched(self, verb: str, given: Any, folder: Any = -1) -> str:
        """Return what would be done to a path, empty where that may be done. `folder` is a descriptor or -1."""
        path = _path(given, folder)
        return "" if path and self._kept(path) else f"{verb} {self._shown(path or str(given))}"

    def opened(self, args: _Args) -> str:
        path, mode, flags = args
        writes = flags & _WRITING if isinstance(flags, int) and flags else set(str(mode or "")) & set("wax+")
        if not writes or isinstance(path, int):  # a number is a file that is open already
            return ""
        return self.touched("write", path)

    def made(self, args: _Args) -> str:
        path = _path(args[0], args[2])
        return "" if path and Path(path).is_dir() else self.touched("make the folder", args[0], args[2])

    def renamed(self, args: _Args) -> str:
        return self.touched("rename", args[0], args[2]) or self.touched("replace", args[1], args[3])

    def database(self, args: _Args) -> str:
        name = os.fsdecode(args[0]) if isinstance(args[0], (str, bytes, os.PathLike)) else ""
        if name in ("", ":memory:") or "mode=ro" in name or "mode=memory" in name:
            return ""
        return self.touched("open the database", name[5:].partition("?")[0] if name.startswith("file:") else name)


class _SimpleQueue(queue.SimpleQueue):  # type: ignore[type-arg]  # not subscriptable in Python 3.8
    """What the interpreter has in C cannot be watched; this can."""


def _below(folder: str, path: str) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def _path(given: Any, folder: Any = -1) -> str:
    """Return the real path that a call names, empty where that cannot be said."""
    if isinstance(given, int):
        return _described(given)
    try:
        path = Path(os.fsdecode(given))
    except TypeError:
        return ""
    if isinstance(folder, int) and folder >= 0 and not path.is_absolute():
        base = _described(folder)
        return os.path.realpath(Path(base, path)) if base else ""
    return os.path.realpath(path)


def _described(descriptor: int) -> str:
    """Return the path of an open file by its number, where the system says it."""
    link = f"/proc/self/fd/{descriptor}"
    try:
        if hasattr(fcntl, "F_GETPATH"):  # macOS, which has no /proc
            found = fcntl.fcntl(descriptor, fcntl.F_GETPATH, bytes(1024))
            return os.path.realpath(os.fsdecode(found.rstrip(b"\0")))
        return os.path.realpath(link) if Path(link).is_symlink() else ""
    except OSError:
        return ""


def _address(args: _Args) -> str:
    address = args[-1]
    if isinstance(address, tuple) and len(address) > 1:
        return f"{address[0]}:{address[1]}"
    return os.fsdecode(address) if isinstance(address, (str, bytes)) else str(address)


def _program(given: Any) -> str:
    first = given[0] if isinstance(given, (list, tuple)) and given else given
    return os.fsdecode(first) if isinstance(first, (str, bytes, os.PathLike)) else str(first)


# Audit event → what would be done, empty where it may be done.
_DEEDS: dict[str, Callable[[Guard, _Args], str]] = {
    "open": Guard.opened,
    "os.remove": lambda guard, args: guard.touched("remove", *args[:2]),
    "os.rmdir": lambda guard, args: guard.touched("remove", *args[:2]),
    "os.rename": Guard.renamed,
    "os.mkdir": Guard.made,
    "os.link": lambda guard, args: guard.touched("write", args[1], *args[3:4]),
    "os.symlink": lambda guard, args: guard.touched("write", args[1], *args[2:3]),
    "os.truncate": lambda guard, args: guard.touched("write", args[0]),
    "os.chmod": lambda guard, args: guard.touched("change the mode of", args[0], *args[2:3]),
    "os.chown": lambda guard, args: guard.touched("change the owner of", args[0], *args[3:4]),
    "os.chflags": lambda guard, args: guard.touched("change the flags of", args[0]),
    "os.utime": lambda guard, args: guard.touched("change the times of", args[0], *args[3:4]),
    "os.setxattr": lambda guard, args: guard.touched("change", args[0]),
    "os.removexattr": lambda guard, args: guard.touched("change", args[0]),
    "os.chdir": lambda guard, args: f"go to the folder {_program(args[0])}",
    "sqlite3.connect": Guard.database,
    "subprocess.Popen": lambda guard, args: f"start {_program(args[1] or args[0])}",
    "os.system": lambda guard, args: f"run {os.fsdecode(args[0])}",
    "os.exec": lambda guard, args: f"start {_program(args[0])}",
    "os.posix_spawn": lambda guard, args: f"start {_program(args[0])}",
    "os.spawn": lambda guard, args: f"start {_program(args[1])}",
    "os.startfile": lambda guard, args: f"open {_program(args[0])}",
    "os.fork": lambda guard, args: "start a process",
    "os.forkpty": lambda guard, args: "start a process",
    "pty.spawn": lambda guard, args: f"start {_program(args[0])}",
    "os.kill": lambda guard, args: f"send a signal to process {args[0]}",
    "os.killpg": lambda guard, args: f"send a signal to process group {args[0]}",
    "socket.connect": lambda guard, args: f"connect to {_address(args)}",
    "socket.bind": lambda guard, args: f"listen at {_address(args)}",
    "socket.sendto": lambda guard, args: f"send to {_address(args)}",
    "socket.sendmsg": lambda guard, args: "send a message",
    "socket.getaddrinfo": lambda guard, args: f"look up {_program(args[0])}",
    "socket.gethostbyname": lambda guard, args: f"look up {_program(args[0])}",
    "socket.gethostbyaddr": lambda guard, args: f"look up {_program(args[0])}",
    "http.client.send": lambda guard, args: "send a request",
}


def _carry() -> None:
    """Let threads and executors work for the callback that gives them work; watch what Python does not audit."""
    start = threading.Thread.start
    submit = ThreadPoolExecutor.submit
    begin = BaseProcess.start
    sleep = time.sleep

    def start_thread(self: threading.Thread) -> None:
        held = HELD.get()
        if held is not None:
            work = self.run

            def run() -> None:
                HELD.set(held)
                with contextlib.suppress(Stopped):  # that has been told
                    work()

            self.run = run  # type: ignore[method-assign]
        start(self)

    def submit_work(self: Any, func: Any, *args: Any, **options: Any) -> Any:
        # Whoever started the worker: each piece of work is its giver's.
        return _for(None, submit)(self, _for(HELD.get(), func), *args, **options)

    def begin_process(self: BaseProcess) -> None:
        _refuse("start a process")
        begin(self)

    def wait(seconds: float) -> None:
        if seconds >= _WAITING:
            _refuse(f"wait for {seconds:g} seconds")
        sleep(seconds)

    threading.Thread.start = start_thread  # type: ignore[method-assign]
    ThreadPoolExecutor.submit = submit_work  # type: ignore[method-assign, assignment]
    BaseProcess.start = begin_process  # type: ignore[method-assign]
    time.sleep = wait  # type: ignore[assignment]
    begin_thread, at_exit = _thread.start_new_thread, atexit.register
    _thread.start_new_thread = lambda func, *args: begin_thread(_for(HELD.get(), func), *args)
    atexit.register = lambda func, *args, **options: at_exit(_for(HELD.get(), func), *args, **options)  # type: ignore[assignment]
    for kind, puts in ((queue.Queue, ["put"]), (_SimpleQueue, ["put", "put_nowait"]), (asyncio.Queue, ["put_nowait"])):
        _watch_queue(kind, puts)
    for name in ("mkfifo", "mknod"):
        make = getattr(os, name, None)
        if make is not None:
            setattr(os, name, _making(make))
    for name in ("send", "sendall"):
        setattr(socket.socket, name, _sending(getattr(socket.socket, name)))


def _for(held: HeldCallback | None, func: Any) -> Any:
    def work(*args: Any, **options: Any) -> Any:
        reset = HELD.set(held)
        try:
            return func(*args, **options)
        finally:
            HELD.reset(reset)

    return work


def _watch_queue(kind: Any, puts: list[str]) -> None:
    """Stop who hands work to those that read a queue of the program's: they work for nobody.

    What a callback puts into a queue that one has made is read by threads that one has started.
    """
    begin = kind.__init__

    def init(self: Any, *args: Any, **options: Any) -> None:
        begin(self, *args, **options)
        self._preflight_made = HELD.get()

    kind.__init__ = init
    for name in puts:
        setattr(kind, name, _putting(getattr(kind, name)))


def _putting(put: Any) -> Any:
    def watched(self: Any, *args: Any, **options: Any) -> Any:
        if getattr(self, "_preflight_made", None) is None:
            _refuse("put something into a queue")
        return put(self, *args, **options)

    return watched


def _making(make: Any) -> Any:
    def watched(path: Any, *args: Any, **options: Any) -> Any:
        _refuse(f"make {os.fsdecode(path)}")
        return make(path, *args, **options)

    return watched


def _sending(send: Any) -> Any:
    def watched(self: socket.socket, *args: Any) -> Any:
        if self.family != _LOCAL:
            _refuse("send over a connection")
        return send(self, *args)

    return watched


def _refuse(deed: str) -> None:
    held = HELD.get()
    if held is not None:
        held.stop(deed)
