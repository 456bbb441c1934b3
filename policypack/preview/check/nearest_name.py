"""The nearest right name: of an argument, a class, a module, in the version that is installed."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable

from policypack.catalogue import provider as shapes

# Names that AWS's APIs, its command line or CloudFormation have for what pulumi-aws puts into another module.
# Source: https://www.pulumi.com/registry/packages/aws/api-docs/, pulumi-aws 7.51.1, 2026-11-21.
MODULES = {
    "elbv2": "lb",
    "elasticloadbalancing": "elb",
    "elasticloadbalancingv2": "lb",
    "events": "cloudwatch",
    "eventbridge": "cloudwatch",
    "logs": "cloudwatch",
    "stepfunctions": "sfn",
    "states": "sfn",
    "secrets_manager": "secretsmanager",
    "certificatemanager": "acm",
    "certificate_manager": "acm",
    "api_gateway": "apigateway",
    "apigateway_v2": "apigatewayv2",
    "elastic_cache": "elasticache",
    "application_autoscaling": "appautoscaling",
    "applicationautoscaling": "appautoscaling",
    "auto_scaling": "autoscaling",
    "cloud_watch": "cloudwatch",
    "cloud_front": "cloudfront",
    "dynamo_db": "dynamodb",
    "opensearchservice": "opensearch",
    "aws_lambda": "lambda_",
    "step_functions": "sfn",
    "kinesis_firehose": "kinesis",
    "firehose": "kinesis",
    "wafregional": "wafregional",
    "config": "cfg",
    "docdb_elastic": "docdb",
    "iam_policy": "iam",
    "elastic_beanstalk": "elasticbeanstalk",
}
# Classes that pulumi-docker had until version 3, and what its version 4 has for them.
# Source: https://www.pulumi.com/registry/packages/docker/how-to-guides/provider-v4-migration/
DOCKER = {"CacheFrom": "CacheFromArgs", "DockerBuild": "DockerBuildArgs", "ImageRegistry": "RegistryArgs"}
# Functions that programs look for in pulumi itself.
FUNCTIONS = {
    "get_aws_account_id": "aws.get_caller_identity().account_id",
    "get_account_id": "aws.get_caller_identity().account_id",
    "get_aws_region": "aws.get_region().region",
    "get_region": "aws.get_region().region",
}
_VERSION = re.compile(r"V\d+$")
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")


def catalogued(name: str) -> str:
    """Return the name that the catalogue has for "pulumi_aws.ecs.Cluster", empty for what is not pulumi-aws's.

    What lies in pulumi_aws itself is in "index" there: "index.get_ami".
    """
    package, _, path = name.partition(".")
    if package != "pulumi_aws" or not path:
        return ""
    return path if "." in path else f"index.{path}"


def words(name: str) -> list[str]:
    """Split a camelCase, PascalCase or snake_case name into lower-case words."""
    return [word.lower() for word in _WORD.findall(name)]


def _stem(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word.removesuffix("s") if len(word) > 3 and not word.endswith("ss") else word


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the known name that `name` most likely means, or None.

    First a name of the same words in another spelling or number (`cidrBlock`, `encryption_configuration`), then one
    whose words are nearly the same, then one of nearly the same letters.
    """
    known = list(known)
    own = [_stem(word) for word in words(name)]
    for other in known:
        if [_stem(word) for word in words(other)] == own:
            return other
    joined = "".join(own)
    for other in known:
        if "".join(_stem(word) for word in words(other)) == joined:
            return other
    if name[:1].isupper() and (bare := _VERSION.sub("", name)) in known:
        return bare  # a class of a version that there is none of
    typo = difflib.get_close_matches(name, known, n=1, cutoff=0.86)
    if typo:
        return typo[0]
    if len(name) >= 3 and (slip := next((other for other in known if _one_letter_off(name, other)), None)):
        return slip
    scored = sorted(((_likeness(own, [_stem(word) for word in words(other)]), other) for other in known), reverse=True)
    if scored and scored[0][0] >= 0.6:
        return scored[0][1]
    close = difflib.get_close_matches(name, known, n=1, cutoff=0.72)
    if close:
        return close[0]
    begun = sorted((other for other in known if other.lower().startswith(name.lower())), key=len)
    # A shortened name means what all that begin with it have in front.
    return begun[0] if len(name) >= 4 and begun and all(other.startswith(begun[0]) for other in begun) else None


def _one_letter_off(left: str, right: str) -> bool:
    """Do two names differ by one letter that is wrong, missing or too many?"""
    if len(left) == len(right):
        return sum(a != b for a, b in zip(left, right, strict=True)) == 1
    short, long = sorted((left, right), key=len)
    return len(long) - len(short) == 1 and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def _likeness(left: list[str], right: list[str]) -> float:
    """Say from 0 to 1 how alike two lists of words are, in order; the first and the last word weigh more."""
    if not left or not right:
        return 0.0
    matcher = difflib.SequenceMatcher(None, left, right, autojunk=False)
    score = matcher.ratio()
    if left[0] == right[0]:
        score += 0.1
    if left[-1] != right[-1]:
        score -= 0.1
    # A name all of whose words stand in the wrong one, such as a class name with one level too many.
    if set(right) <= set(left) and len(right) >= 3:
        score += 0.15
    return score


def class_elsewhere(name: str) -> str | None:
    """Return `lb.LoadBalancer` for a resource class that pulumi-aws has in another module, or None."""
    found: list[tuple[bool, str]] = []
    for token in shapes.resource_types():
        if not token.lower().endswith(f":{name}".lower()):
            continue
        python = shapes.python_class(token)
        if python and python[1] == name:
            found.append((shapes.deprecation(token) is not None, ".".join(part for part in python if part)))
    if not found:
        return None
    good = sorted(path for deprecated, path in found if not deprecated) or sorted(path for _, path in found)
    return (
        good[0] if len(good) == 1 else next((path for path in good if not path.startswith(("alb.", "elb."))), good[0])
    )
