"""What the export writes."""

from __future__ import annotations

from export.handler import export


def test_the_export_names_its_release(monkeypatch):
    monkeypatch.setenv("RELEASE", "1.4.0")
    assert export({}, None) == {"release": "1.4.0"}
