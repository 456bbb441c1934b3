"""What somebody who mistyped a name may have meant."""

from __future__ import annotations

from collections.abc import Iterable


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return `; did you mean …?` with the nearest known name, or nothing."""
    found = closest(name, known)
    return f"; did you mean {found!r}?" if found else ""


def closest(name: str, known: Iterable[str]) -> str:
    """Return the nearest known name, or nothing where none is near."""
    import difflib  # for who mistypes; a boot does without

    found = difflib.get_close_matches(name, list(known), n=1, cutoff=0.5)
    return found[0] if found else ""
