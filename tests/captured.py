"""Recorded stacks: those committed here, and the larger set beside the project where it is there."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from google.protobuf.json_format import ParseDict
from pulumi.runtime import proto

ROOT = Path(__file__).parent.parent
OWN = ROOT / "tests" / "engine" / "recordings"
SHARED = ROOT.parent / "shared" / "captures"
ABSENT = "the recorded stacks (../shared/captures) are not beside the project"


@dataclass(frozen=True)
class Recording:
    """One stack as the engine sent it at preview."""

    path: Path

    @property
    def name(self) -> str:
        return self.path.name.removesuffix(".json.gz")

    def load(self) -> tuple[list[Any], Any]:
        """Return the AnalyzeRequests in order and the AnalyzeStackRequest, None where the program stopped before."""
        content = json.loads(gzip.decompress(self.path.read_bytes()))
        analyze = [ParseDict(request, proto.AnalyzeRequest()) for request in content["analyze"]]
        stack = content.get("stack")
        return analyze, None if stack is None else ParseDict(stack, proto.AnalyzeStackRequest())

    def configured(self) -> Any:
        """Return what the engine said of the deployment before it."""
        content = json.loads(gzip.decompress(self.path.read_bytes()))
        return ParseDict(content["configureStack"], proto.AnalyzerStackConfigureRequest())


def recordings(folder: Path) -> Iterator[Recording]:
    for path in sorted(folder.glob("*.json.gz")):
        yield Recording(path)
