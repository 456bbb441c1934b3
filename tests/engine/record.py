"""Renews the recordings of the examples: what the real engine sends to a policy pack for them.

    python -m tests.engine.record [NAME...]

Needs the pulumi CLI; without Node.js the TypeScript example is left out. Run it when an example or the stand-in
provider changes; `recordings/` is committed, so that the pack can be tested on real requests where there is no engine.
"""

from __future__ import annotations

import gzip
import json
import shutil
import sys
import tempfile
from pathlib import Path

from tests.engine import real_engine

RECORDINGS = real_engine.HERE / "recordings"
EXAMPLES = real_engine.ROOT / "examples"


def programs() -> list[tuple[str, Path, str]]:
    """(name of the recording, program, stack) of the examples."""
    return [
        ("-".join((*project.parent.relative_to(EXAMPLES).parts, stack)), project.parent, stack)
        for project in sorted(EXAMPLES.rglob("Pulumi.yaml"))
        if "node_modules" not in project.parts and (shutil.which("pulumi-language-nodejs") or not is_node(project))
        for stack in sorted(path.name.split(".")[1] for path in project.parent.glob("Pulumi.*.yaml"))
    ]


def place(name: str) -> Path:
    """Return the file of a recording. Those of flask-api many tests run over, and over nothing that stopped."""
    folder = RECORDINGS if name.startswith("flask-api-") else RECORDINGS / "examples"
    return folder / f"{name}.json.gz"


def is_node(project: Path) -> bool:
    return "runtime: nodejs" in project.read_text("utf-8")


def main() -> int:
    if reason := real_engine.missing():
        sys.stderr.write(f"{reason}\n")
        return 1
    (RECORDINGS / "examples").mkdir(parents=True, exist_ok=True)
    named = sys.argv[1:]
    for name, program, stack in programs():
        if named and name not in named:
            continue
        with tempfile.TemporaryDirectory() as workspace:
            done = real_engine.preview(program, stack, Path(workspace))
        if done.recording is None:
            sys.stderr.write(f"{name}: {done.errors or done.stderr}\n")
            return 1
        text = json.dumps(done.recording, sort_keys=True)
        # No time stamp: the same requests make the same file.
        place(name).write_bytes(gzip.compress(text.encode(), mtime=0))
        sys.stderr.write(f"{name}: {len(done.recording['analyze'])} resources; {' '.join(done.errors)[:200]}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
