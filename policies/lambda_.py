"""AWS Lambda."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Finding, Resource, policy

FUNCTION = "aws:lambda/function:Function"

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


@policy(FUNCTION)
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
