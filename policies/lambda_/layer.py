"""AWS Lambda: layers of functions."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Aws, Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Lambda
from policypack.shelf.outside import proven, with_commands
from policypack.shown import argument

# https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
MOST = 5


def _layers(function: Resource) -> Iterator[tuple[str, str]]:
    """Yield (path, ARN) of the layers that are written as text; those of this stack are outputs."""
    for index, arn in enumerate(function.items("layers")):
        if isinstance(arn, str) and arn.startswith("arn:") and len(arn.split(":")) == 8:
            yield f"layers[{index}]", arn


@policy(Lambda.FUNCTION)
def outside_region(function: Resource) -> Iterator[Finding]:
    """Layer of the function is in another region.

    Why: "InvalidParameterValueException: Layers are not in the same region as the function. Layers are expected to be
    in region eu-west-1."
    Source: https://docs.aws.amazon.com/lambda/latest/dg/chapter-layers.html
    """
    for path, arn in _layers(function):
        region = arn.split(":")[3]
        if region != function.region:
            yield function.finding(
                path,
                problem=f"The layer {arn} is in {region}, and the function is created in {function.region}.",
                fix=f"Name the layer's version of {function.region}; its publisher lists one ARN for each region.",
            )


@policy(Lambda.FUNCTION)
def not_found(function: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Layer version of the function does not exist.

    Why: "InvalidParameterValueException: Layer version arn:aws:lambda:…:layer:…:9 does not exist." An ARN ends with
    the version's number, and old versions are deleted.
    Source: https://docs.aws.amazon.com/lambda/latest/dg/chapter-layers.html
    """
    for path, arn in _layers(function):
        # A layer in another region is reported by lambda-layer-outside-region.
        if arn.split(":")[3] != function.region or _planned(arn, function, stack) or aws.lambda_.layer(arn) is not None:
            continue
        name = arn.rpartition(":")[0]
        yield function.finding(
            path,
            problem=f"There is no layer version {arn}.",
            fix=with_commands(
                "Name a version that is there; this lists those of the layer:",
                f"aws lambda list-layer-versions --layer-name {argument(name)} --region {function.region} "
                "--query 'LayerVersions[].LayerVersionArn'",
            ),
            level=proven(function, "layers", stack),
        )


def _planned(arn: str, function: Resource, stack: Stack) -> bool:
    """May the version be one that this stack publishes? Its number is not known before."""
    return bool(stack.named(arn.split(":")[6], function, Lambda.LAYER_VERSION, key="layerName"))


@policy(Lambda.FUNCTION)
def architecture_mismatch(function: Resource, *, aws: Aws) -> Iterator[Finding]:
    """Layer is for another processor than the function.

    Why: "InvalidParameterValueException: Architecture mismatch: layer supports x86_64, function is arm64"; a layer
    with compiled parts fails when it is loaded.
    Source: https://docs.aws.amazon.com/lambda/latest/dg/foundation-arch.html
    """
    architectures = function.texts("architectures") or ["x86_64"]
    for path, arn in _layers(function):
        if arn.split(":")[3] != function.region:
            continue
        layer = aws.lambda_.layer(arn)
        if layer is None or not layer.architectures or set(architectures) & set(layer.architectures):
            continue
        yield function.finding(
            path,
            problem=f"The layer {arn} is for {' and '.join(layer.architectures)}, and the function is for "
            f"{' and '.join(architectures)}.",
            fix=f"Name the layer for {architectures[0]}, or set architectures to {layer.architectures[0]}.",
            # What a layer says about itself is a hint: its publisher may have said too little.
            level="advisory",
        )


@policy(Lambda.FUNCTION)
def too_many(function: Resource) -> Iterator[Finding]:
    """Function has more layers than Lambda takes, or two versions of one.

    Why: "InvalidParameterValueException: Cannot reference more than 5 layers", "Two different versions of the same
    layer are not allowed to be referenced in the same function".
    Source: https://docs.aws.amazon.com/lambda/latest/dg/chapter-layers.html
    """
    count = len(function.items("layers"))
    if count > MOST:
        yield function.finding(
            "layers", problem=f"There are {count} layers; {MOST} are allowed.", fix="Put several into one layer."
        )
    seen: dict[str, str] = {}
    for path, arn in _layers(function):
        name = arn.rpartition(":")[0]
        if name in seen:
            yield function.finding(
                path, problem=f"{arn} and {seen[name]} are versions of one layer.", fix="Remove one of them."
            )
        seen.setdefault(name, arn)
