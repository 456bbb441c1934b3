"""What the export writes."""

from __future__ import annotations

from export.handler import export


def test_the_export_names_its_release(monkeypatch)
    monkeypatch.setenv("RELEASED", "2026-03-14")
    assert export({}, None) == {"released": "2026-03-14"}
