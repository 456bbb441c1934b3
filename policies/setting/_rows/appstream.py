"""Settings of AppStream."""

from __future__ import annotations

from policies.setting._shapes import PROVIDER, Pair, When
from policypack.catalogue.tokens import Appstream

ROWS = (
    Pair(
        Appstream.IMAGE_BUILDER,
        (),
        "exactly one of the two must be specified",
        f"{PROVIDER}/appstream/image_builder.go",
        needs=("imageName", "imageArn"),
    ),
    Pair(
        Appstream.IMAGE_BUILDER,
        (When("imageName"),),
        "exactly one of the two must be specified",
        f"{PROVIDER}/appstream/image_builder.go",
        refuses=("imageArn",),
    ),
)
