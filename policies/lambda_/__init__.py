"""AWS Lambda."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypack import Finding, Resource, Stack, Text, policy
from policypack.catalogue.tokens import Ecr, Lambda
from policypack.shelf.containers import ecr_image
from policypack.shelf.providers import emulated

# https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime
RESERVED_KEYS = frozenset(
    {
        "_HANDLER",
        "_X_AMZN_TRACE_ID",
        "AWS_ACCESS_KEY",
        "AWS_ACCESS_KEY_ID",
        "AWS_DEFAULT_REGION",
        "AWS_EXECUTION_ENV",
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
        "AWS_LAMBDA_FUNCTION_NAME",
        "AWS_LAMBDA_FUNCTION_VERSION",
        "AWS_LAMBDA_INITIALIZATION_TYPE",
        "AWS_LAMBDA_LOG_GROUP_NAME",
        "AWS_LAMBDA_LOG_STREAM_NAME",
        "AWS_LAMBDA_RUNTIME_API",
        "AWS_REGION",
        "AWS_SECRET_ACCESS_KEY",
        "AWS_SESSION_TOKEN",
        "LAMBDA_RUNTIME_DIR",
        "LAMBDA_TASK_ROOT",
    }
)

# Least and most of each setting for ordinary functions. Functions on a capacity provider (Lambda Managed Instances)
# or with an accelerator have other limits and are left alone.
# https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
# https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html
LIMITS = (
    ("timeout", "", 1, 900, " seconds"),
    ("memorySize", "", 128, 10_240, " MB"),
    ("ephemeralStorage", "size", 512, 10_240, " MB"),
)
# Bytes of all names and values.
ENVIRONMENT_SIZE = 4096
OTHER_LIMITS = ("capacityProviderConfig", "acceleratorConfig")
# The region in the host of an ECR image, also where the account before it is not known yet.
_ECR_REGION = re.compile(r"\.dkr[.-]ecr(?:-fips)?\.([a-z]{2,4}(?:-[a-z]+)+-\d)\.")


@policy(Lambda.FUNCTION)
def environment_key_reserved(function: Resource) -> Iterator[Finding]:
    """Environment variable has a name that Lambda reserves.

    Why: Lambda sets these variables itself and refuses the function: "Lambda was unable to configure your
    environment variables because the environment variables you have provided contains reserved keys that are
    currently not supported for modification."
    Source: https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
    """
    environment = function.block("environment")
    variables = environment.block("variables") if environment else None
    for key in variables.keys() if variables else ():
        if key in RESERVED_KEYS:
            yield function.finding(
                f"environment.variables.{key}",
                problem=f"The environment variable {key} is reserved: Lambda sets it itself and refuses the function.",
                fix=f"Remove {key}; the function can read it, or choose another name for another value.",
            )


@policy(Lambda.FUNCTION, silences={"ecr-image-repository-still-empty": "property"})
def image_outside_region(function: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Image of the function is not in ECR of the function's region.

    Why: Lambda copies the image from a private ECR repository of its own region and from nowhere else: "Source image
    … is not valid. Provide a valid source image." Public registries are refused in the same way.
    Source: https://docs.aws.amazon.com/lambda/latest/dg/images-create.html
    """
    uri = function.partial("imageUri")
    if uri is None or emulated(function):
        return
    region = _image_region(function, uri, stack)
    if region is None:
        yield function.finding(
            "imageUri",
            problem=f"The image {uri} is not in a private ECR repository, and Lambda takes images from nowhere else.",
            fix=f"Copy the image into an ECR repository in {function.region} and name that one.",
        )
    elif region != function.region:
        yield function.finding(
            "imageUri",
            problem=f"The image {uri} is in {region}, and the function is created in {function.region}.",
            fix=f"Push the image to a repository in {function.region}, or replicate the repository there.",
        )


def _image_region(function: Resource, uri: str | Text, stack: Stack) -> str | None:
    """Return the region of an image's repository, None for an image outside ECR."""
    if isinstance(uri, str):
        parsed = ecr_image(uri)
        return parsed.region if parsed else None
    # What the text says itself goes first: an account's number may be read from a repository of another region.
    match = _ECR_REGION.search(uri.literal)
    if match:
        return match[1]
    for symbol in uri.symbols:
        repository = stack.get(symbol.urn)
        if repository is not None and repository.type == Ecr.REPOSITORY:
            return repository.region
    raise function.undecided("imageUri")


@policy(Lambda.FUNCTION)
def setting_out_of_range(function: Resource) -> Iterator[Finding]:
    """Timeout, memory or temporary storage is outside Lambda's limits.

    Why: "1 validation error detected: Value '1200' at 'timeout' failed to satisfy constraint: Member must have value
    less than or equal to 900", and the like for memorySize and ephemeralStorage.
    Source: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
    """
    if any(function.has(name) for name in OTHER_LIMITS):
        return
    for name, below, least, most, unit in LIMITS:
        block = function.block(name) if below else function
        value = block.number(below or name) if block else None
        path = f"{name}.{below}" if below else name
        if value is not None and not least <= value <= most:
            yield function.finding(
                path,
                problem=f"{path} is {value}{unit}; Lambda allows {least} to {most}{unit}.",
                fix=f"Set {path} to a value from {least} to {most}."
                + (" Longer work belongs into Step Functions, ECS or Batch." if name == "timeout" else ""),
            )


@policy(Lambda.FUNCTION)
def package_incomplete(function: Resource) -> Iterator[Finding]:
    """Function lacks what its kind of package needs.

    Why: "InvalidParameterValueException: Runtime and Handler are mandatory parameters for functions created with
    deployment packages." An image brings both with it, and must be named. The provider wants exactly one source of
    the code: code, imageUri or s3Bucket.
    Source: https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html
    """
    kind = function.text("packageType", default="Zip")
    given = function.given("code", "imageUri", "s3Bucket")
    if len(given) > 1:
        yield function.finding(
            given[0],
            problem=f"{' and '.join(given)} are set together, and a function has one source of its code.",
            fix=f"Keep one of {', '.join(given)}.",
        )
    if kind == "Image":
        if not function.has("imageUri"):
            yield function.finding(
                "imageUri",
                problem="packageType is Image, and imageUri is not set.",
                fix="Set imageUri to an image in ECR, or remove packageType and give code, runtime and handler.",
            )
        return
    if not given:
        yield function.finding(
            "code",
            problem="None of code, imageUri and s3Bucket is set, so the function has no code.",
            fix="Set code to an archive (pulumi.FileArchive), or s3Bucket and s3Key.",
        )
    missing = [name for name in ("runtime", "handler") if not function.has(name)]
    if missing:
        image = " imageUri is set, so packageType: Image may be what is missing." if function.has("imageUri") else ""
        yield function.finding(
            missing[0],
            problem=f"The function's code is a zip archive, and {' and '.join(missing)} "
            f"{'is' if len(missing) == 1 else 'are'} not set.{image}",
            fix="Set packageType to Image." if image else f"Set {' and '.join(missing)}.",
        )


@policy(Lambda.PROVISIONED_CONCURRENCY_CONFIG)
def provisioned_concurrency_on_latest(provisioned: Resource) -> Iterator[Finding]:
    """Provisioned concurrency is asked for on $LATEST.

    Why: "InvalidParameterValueException: Provisioned Concurrency Configs cannot be applied to unpublished function
    versions": it needs a published version or an alias of one.
    Source: https://docs.aws.amazon.com/lambda/latest/dg/provisioned-concurrency.html
    """
    if provisioned.text("qualifier") == "$LATEST":
        yield provisioned.finding(
            "qualifier",
            problem="qualifier is $LATEST, which can have no provisioned concurrency.",
            fix="Set publish to true on the function and qualifier to its version, or to the name of an alias.",
        )


@policy(Lambda.FUNCTION)
def environment_too_large(function: Resource) -> Iterator[Finding]:
    """Environment of the function is larger than Lambda holds.

    Why: "InvalidParameterValueException: Lambda was unable to configure your environment variables because the
    environment variables you have provided exceeded the 4KB limit".
    Source: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
    """
    environment = function.block("environment")
    variables = environment.block("variables") if environment else None
    if variables is None:
        return
    size = 0
    for key in variables.keys():  # noqa: SIM118 (a Block is no mapping)
        value = variables.raw(key)
        known = value.literal if isinstance(value, Text) else value if isinstance(value, str) else ""
        size += len(key.encode()) + len(known.encode())
    if size > ENVIRONMENT_SIZE:
        yield function.finding(
            "environment.variables",
            problem=f"Names and values of the environment have {size} bytes; {ENVIRONMENT_SIZE} are allowed.",
            fix="Keep what is large in Parameter Store or S3, and give the function its name.",
        )


@policy(Lambda.PROVISIONED_CONCURRENCY_CONFIG)
def provisioned_concurrency_over_reserved(provisioned: Resource, *, stack: Stack) -> Iterator[Finding]:
    """More concurrency is provisioned than is reserved for the function.

    Why: "InvalidParameterValueException: Requested Provisioned Concurrency should not be greater than the
    reservedConcurrentExecution for function".
    Source: https://docs.aws.amazon.com/lambda/latest/dg/provisioned-concurrency.html
    """
    function = stack.follow(provisioned, "functionName", Lambda.FUNCTION)
    reserved = function.number("reservedConcurrentExecutions") if function and not function.external else None
    wanted = provisioned.number("provisionedConcurrentExecutions")
    if function is None or reserved is None or wanted is None or reserved < 0 or wanted <= reserved:
        return
    yield provisioned.finding(
        "provisionedConcurrentExecutions",
        problem=f"{wanted} are provisioned, and {reserved} are reserved for {function.name}.",
        fix=f"Reserve {wanted} or more for the function, or provision less.",
    )
