"""What the program plans."""

from __future__ import annotations


def test_the_databases_are_encrypted():
    pass


def test_the_export_may_write():
    assert True
