"""Parameters of Systems Manager that are named as text: the account's own, AWS's, and those that stand for secrets."""

from __future__ import annotations

from policypack import Aws
from policypack.aws.services.ssm import PUBLIC

# Stands for a secret of Secrets Manager, and is resolved when it is read.
# https://docs.aws.amazon.com/systems-manager/latest/userguide/integration-ps-secretsmanager.html
REFERENCE = "/aws/reference/secretsmanager/"


def parameter_there(aws: Aws, name: str, region: str | None = None) -> bool:
    """Is there a parameter of this name, which may end with a version or a label?

    DescribeParameters lists the account's own only: AWS's public ones are read, and references to secrets, which no
    parameter stands behind, count as there. Raises Unavailable where AWS cannot be asked.
    """
    own = name.partition(":")[0]
    if own.startswith(REFERENCE):
        return True
    if own.startswith(PUBLIC):
        return aws.ssm.public_parameter(own, region=region) is not None
    return aws.ssm.parameter(own, region=region) is not None
