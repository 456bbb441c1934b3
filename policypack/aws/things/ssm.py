"""Parameters and documents of Systems Manager: the account's own, AWS's, and parameters that stand for secrets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policypack.aws.services.ssm import PUBLIC
from policypack.aws.things.thing import ByArn, NamedArn, Taken, Thing
from policypack.catalogue.tokens import Ssm

if TYPE_CHECKING:
    from policypack.aws.facade import Aws
    from policypack.resource import Resource

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


def _there(aws: Aws, arn: NamedArn) -> bool:
    # The ARN of a name without a slash at its front has one all the same. Behind it may stand a version or a label.
    name = arn.resource.removeprefix("parameter").partition(":")[0]
    return any(parameter_there(aws, spelt, region=arn.region) for spelt in (name, name.removeprefix("/")))


def _taken(aws: Aws, parameter: Resource, name: str) -> str | None:
    return None if parameter.flag("overwrite") or aws.ssm.parameter(name) is None else name


PARAMETER = Thing(
    "parameter",
    {Ssm.PARAMETER: "name"},
    lambda aws, name, region: aws.ssm.parameter(name, region=region),
    "ssm describe-parameters",
    "Parameters[].Name",
    taken=Taken("ParameterAlreadyExists", asks=_taken),
    arn=ByArn("ssm", ("parameter/",), there=_there),
)
# https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_CreateDocument.html
DOCUMENT = Thing(
    "document",
    {Ssm.DOCUMENT: "name"},
    lambda aws, name, region: aws.ssm.document(name, region=region),
    "ssm list-documents --filters Key=Owner,Values=Self",
    "DocumentIdentifiers[].Name",
    taken=Taken("DocumentAlreadyExists"),
)
