"""What a program says of its secrets reaches no failure, note, log or printed output."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

from policypack.preview.failures import printed
from policypack.preview.run import PreviewOptions, PreviewResult, preview
from tests.preview.seeing import PROGRAMS

Write = Callable[..., Path]
MARKER = "Hunter2-SECRET"
INSTALLED = PROGRAMS / "nodejs" / "node_modules" / "@pulumi" / "aws"
needs_node = pytest.mark.skipif(
    not shutil.which("node") or not INSTALLED.is_dir(),
    reason="needs Node.js, and `npm install` in tests/preview/programs/nodejs",
)

START = f"""\
import os, pulumi
secret = pulumi.Output.secret({MARKER!r})
thing = pulumi.ComponentResource("small:index:Thing", "thing")
def fail(value):
    raise RuntimeError(f"cannot use {{value!r}}, {{value.lower()}} nor {{value[2:12]}}")
"""
PYTHON = {
    "an exception in apply": START + "secret.apply(fail)\n",
    "an exception beside a stand-in": START
    + "import pulumi_aws as aws\n"
    + "pulumi.Output.all(secret, aws.sqs.Queue('q').arn).apply(lambda got: fail(got[0]))\n",
    "an exception of a value that went through apply": START
    + "seen = []\nsecret.apply(lambda value: seen.append(value) or exec('raise ValueError(seen[0] * 3)'))\n",
    "a secret setting": "import pulumi\nraise ValueError('no ' + pulumi.Config().require('key'))\n",
    "a setting named like a credential": "import pulumi\nraise ValueError(pulumi.Config().require('dbPassword'))\n",
    "an exit": START + "secret.apply(lambda value: exec('raise SystemExit(value)'))\n",
    "the last line of a process that dies": START
    + "secret.apply(lambda value: (print('last', value, flush=True), os._exit(3)))\n",
    "what it prints and logs": START
    + f"print('printed', {MARKER!r}, {MARKER.upper()!r}); pulumi.log.warn('logged {MARKER}')\n",
}
SETTINGS = {
    "a secret setting": ("config:\n  small:key:\n    secure: v1:x\n", f"small:key={MARKER}"),
    "a setting named like a credential": ("config: {}\n", f"small:dbPassword={MARKER}"),
}


def texts(value: Any) -> Iterator[str]:
    """Yield every text of what is said of a run."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | list):
        for item in value:
            yield from texts(item)
    elif is_dataclass(value):
        yield from texts([getattr(value, field.name) for field in fields(value)])


def said(result: PreviewResult) -> str:
    return "\n".join(texts([result.failures, result.notes, result.logs, result.output])).lower()


def leaks(text: str) -> list[str]:
    pieces = {MARKER.lower()[at : at + 6] for at in range(len(MARKER) - 5)}
    return [line for line in text.splitlines() if any(piece in line.replace("[secret]", "") for piece in pieces)]


@pytest.mark.parametrize("case", PYTHON)
def test_a_python_program_gives_no_secret_away(program: Write, case: str) -> None:
    stack, config = SETTINGS.get(case, ("config: {}\n", ""))
    folder = program(PYTHON[case], **{"Pulumi.dev.yaml": stack})
    result = preview(folder, PreviewOptions(stack="dev", config=[config] if config else []))
    assert "[secret]" in said(result)
    assert not leaks(said(result))


JAVASCRIPT = {
    "an exception in apply": "secret.apply((value) => { throw new Error('cannot use ' + value); });",
    "an exception beside a stand-in": "const aws = require('@pulumi/aws');"
    "pulumi.all([secret, new aws.sqs.Queue('q').arn]).apply(([value]) => { throw new Error('cannot use ' + value); });",
    "the last line of a process that dies": "secret.apply((value) => { console.log('last ' + value); "
    "process.kill(process.pid, 'SIGKILL'); });",
}


@needs_node
@pytest.mark.parametrize("case", JAVASCRIPT)
def test_a_javascript_program_gives_no_secret_away(program: Write, case: str) -> None:
    begin = f"const pulumi = require('@pulumi/pulumi'); const secret = pulumi.secret({json.dumps(MARKER)});\n"
    code = begin + JAVASCRIPT[case]
    project = "name: small\nruntime: nodejs\n"
    folder = program(project=project, **{"package.json": '{"main": "index.js"}', "index.js": code})
    (folder / "__main__.py").unlink()
    (folder / "node_modules").symlink_to(INSTALLED.parents[1].resolve())
    result = preview(folder, PreviewOptions())
    assert "[secret]" in said(result)
    assert not leaks(said(result))


@pytest.mark.parametrize(
    ("line", "quoted"),
    [
        ("so far so good", "so far so good"),
        ("Segmentation fault (core dumped)", "Segmentation fault (core dumped)"),
        ("password=Hunter2SECRET!", "password=[secret]"),
        ("ValueError: bad arn:aws:iam::123456789012:role/x", "ValueError: bad arn:aws:iam::123456789012:role/x"),
    ],
)
def test_a_printed_word_that_looks_like_a_credential_is_not_quoted(line: str, quoted: str) -> None:
    assert printed(line) == quoted
