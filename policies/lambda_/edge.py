"""Functions that run at the edge: CloudFront takes only some."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypack import Block, Finding, Resource, Stack, Text, policy
from policypack.catalogue.tokens import Cloudfront, Lambda

# What functions at the edge do not have.
# https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-at-edge-function-restrictions.html
_WITHOUT = ("fileSystemConfig", "imageUri", "layers")
_REGION = "us-east-1"
# Seconds and MB of functions that stand between viewers and the cache.
_VIEWER_TIMEOUT, _VIEWER_MEMORY, _ORIGIN_TIMEOUT = 5, 128, 30
_ARN = re.compile(r"arn:[^:]+:lambda:(?P<region>[^:]*):[^:]*:function:[^:]+(:(?P<version>.+))?")


def _associations(distribution: Resource) -> list[Block]:
    behaviors = [*distribution.blocks("defaultCacheBehavior"), *distribution.blocks("orderedCacheBehaviors")]
    return [found for behavior in behaviors for found in behavior.blocks("lambdaFunctionAssociations")]


@policy(Cloudfront.DISTRIBUTION)
def version_missing(distribution: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Function at the edge is named without a version.

    Why: "InvalidLambdaFunctionAssociation: The function ARN must reference a specific function version. (The ARN must
    end with the version number.)"; $LATEST and aliases are none.
    Source: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-at-edge-function-restrictions.html
    """
    for block in _associations(distribution):
        arn = block.raw("lambdaArn")
        whole = arn.whole if isinstance(arn, Text) else None
        match = _ARN.fullmatch(arn) if isinstance(arn, str) else None
        source = stack.get(whole.urn) if whole is not None and whole.urn else None
        function = source if source is not None and source.type == Lambda.FUNCTION else None
        if whole and function and whole.property in ("arn", "invokeArn"):
            problem = f"lambdaArn is the {whole.property} of {whole.name}, which names no version."
        elif whole and function and whole.property == "qualifiedArn" and not function.flag("publish"):
            problem = f"lambdaArn is the qualifiedArn of {whole.name}, which publishes no version."
        elif match and not re.fullmatch(r"\d+", match["version"] or ""):
            problem = f"lambdaArn is {arn!r}, which does not end with a version's number."
        else:
            continue
        yield block.finding(
            "lambdaArn", problem=problem, fix="Set publish to true on the function, and give its qualifiedArn."
        )


@policy(Cloudfront.DISTRIBUTION)
def function_refused(distribution: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Function at the edge has what CloudFront does not take.

    Why: "InvalidLambdaFunctionAssociation: The function cannot have environment variables", "The function must be in
    region us-east-1", "The function timeout is larger than the maximum allowed for functions that are triggered by a
    CloudFront event: 30 Max allowed: 5".
    Source: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-at-edge-function-restrictions.html
    """
    for block in _associations(distribution):
        function = stack.follow(block, "lambdaArn", Lambda.FUNCTION)
        if function is None or function.external:
            continue
        for problem, fix in _problems(function, viewer=(block.text("eventType") or "").startswith("viewer")):
            yield block.finding("lambdaArn", problem=f"The function {function.name} {problem}.", fix=f"{fix}.")


def _problems(function: Resource, *, viewer: bool) -> Iterator[tuple[str, str]]:
    """Yield what CloudFront does not take of a function, and what to do."""
    name = function.name
    if function.region != _REGION:
        yield (
            f"is in {function.region}, and functions at the edge are of {_REGION}",
            f"Make {name} with a provider of {_REGION}, or set its region to {_REGION}",
        )
    environment = function.block("environment")
    variables = environment.block("variables") if environment else None
    if variables and variables.keys():
        yield "has environment variables", f"Remove environment of {name}, and put what it needs into its code"
    network = function.block("vpcConfig")
    if network and network.items("subnetIds"):
        yield "is in a VPC", f"Remove vpcConfig of {name}"
    if "arm64" in function.items("architectures"):
        yield "is built for arm64", f"Set architectures of {name} to x86_64"
    runtime = function.text("runtime")
    if runtime and not runtime.startswith(("nodejs", "python")):
        yield f"has the runtime {runtime}", f"Write {name} for Node.js or Python: no other runtime is at the edge"
    for property in function.given(*_WITHOUT):
        yield f"has {property}", f"Remove {property} of {name}"
    timeout, memory = function.number("timeout"), function.number("memorySize")
    most = _VIEWER_TIMEOUT if viewer else _ORIGIN_TIMEOUT
    if timeout and timeout > most:
        yield f"may take {timeout} seconds, and {most} are allowed there", f"Set timeout of {name} to {most} or less"
    if viewer and memory and memory > _VIEWER_MEMORY:
        yield (
            f"has {memory} MB, and {_VIEWER_MEMORY} are allowed there",
            f"Set memorySize of {name} to {_VIEWER_MEMORY}, or let it run on origin-request or origin-response",
        )
