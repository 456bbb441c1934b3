"""Types that attach a managed policy."""

from __future__ import annotations

from policypack.catalogue.tokens import Iam

ATTACHMENTS = (
    Iam.ROLE_POLICY_ATTACHMENT,
    Iam.USER_POLICY_ATTACHMENT,
    Iam.GROUP_POLICY_ATTACHMENT,
    Iam.POLICY_ATTACHMENT,
)
