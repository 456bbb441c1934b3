"""AWS Lambda: code signing configurations."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Aws, Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Lambda
from policypack.shelf.existing import arn_outside, proven
from policypack.shelf.outside import with_commands
from policypack.shown import argument


@policy(Lambda.FUNCTION)
def config_not_found(function: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Code signing configuration of the function does not exist.

    Why: CreateFunction answers CodeSigningConfigNotFoundException: "The specified code signing configuration does not
    exist."
    Source: https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html
    """
    arn = arn_outside(function, "codeSigningConfigArn", stack, aws, Lambda.CODE_SIGNING_CONFIG)
    if arn is None or aws.lambda_.code_signing_config(arn.text, region=arn.region) is not None:
        return
    yield function.finding(
        "codeSigningConfigArn",
        problem=f"There is no code signing configuration {arn.last} in {arn.region}, and this stack does not create "
        "it.",
        fix=with_commands(
            "Name one that is there, or create it in the stack (aws.lambda_.CodeSigningConfig):",
            f"aws lambda list-code-signing-configs --region {argument(arn.region)} "
            "--query 'CodeSigningConfigs[].CodeSigningConfigArn'",
        ),
        level=proven(function, "codeSigningConfigArn", stack),
    )
