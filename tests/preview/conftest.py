from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from policypack.preview.run import PreviewOptions, preview
from tests.preview.seeing import PROGRAMS, Seen


@cache
def _seen(program: Path, options: PreviewOptions) -> Seen:
    return Seen(preview(program, options))


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Seen]:
    """Preview one of the programs beside this file; the same preview is run once."""
    for name in ("AWS_REGION", "AWS_DEFAULT_REGION", "AWS_PROFILE", "PULUMI_CONFIG"):
        monkeypatch.delenv(name, raising=False)

    def run(name: str, **options: Any) -> Seen:
        return _seen(PROGRAMS / name, PreviewOptions(**options))

    return run


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Write a small program: `program(code, project=…, **{file: text})`."""
    monkeypatch.chdir(tmp_path)

    def write(code: str = "", project: str = "name: small\nruntime: python\n", **files: str) -> Path:
        folder = tmp_path / "small"
        folder.mkdir(exist_ok=True)
        (folder / "Pulumi.yaml").write_text(project, "utf-8")
        (folder / "__main__.py").write_text(code, "utf-8")
        for name, text in files.items():
            (folder / name).write_text(text, "utf-8")
        return folder

    return write
