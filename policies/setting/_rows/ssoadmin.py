"""Settings of IAM Identity Center."""

from __future__ import annotations

from policies.setting._shapes import DOCS, Form
from policypack.catalogue.tokens import Ssoadmin

ROWS = (
    Form(
        Ssoadmin.PERMISSION_SET,
        "sessionDuration",
        r"PT(?!(1[3-9]|[2-9]\d)H).+",
        "be a time of 12 hours at most, such as PT8H",
        "ValidationException: Session duration must be between 1 and 12 hours",
        f"{DOCS}/singlesignon/latest/userguide/howtosessionduration.html",
    ),
)
