"""Is a release that settled told from one that did not?"""

from __future__ import annotations


def test_a_settled_release_is_told() -> None:
    """Needs a cluster with a deployment under way; to be written with the pipeline."""
