"""The real `pulumi preview --policy-pack`, on the flask-api example, beside our own preview of it."""

from __future__ import annotations

from pathlib import Path

import pytest
import real_engine

FLASK_API = real_engine.ROOT / "examples" / "flask-api"

pytestmark = pytest.mark.skipif(real_engine.missing() is not None, reason=real_engine.missing() or "")


@pytest.mark.parametrize(("version", "resources"), [("broken", 59), ("fixed", 60)])
def test_the_engine_alone_sees_nothing_wrong(version: str, resources: int, tmp_path: Path) -> None:
    done = real_engine.preview(FLASK_API / version, "production", tmp_path)
    assert done.errors == []
    assert done.code == 0, done.stderr
    assert done.created == resources
    assert done.recording is not None
    # Packs see the default provider too, which the engine does not count as created.
    assert len(done.recording["stack"]["resources"]) == resources + 1
