"""What creates resources that a plan does not show."""

from __future__ import annotations

import re

from policypack import UNKNOWN, Stack
from policypack.finding import Level

# Modules of Terraform, and what controllers of Kubernetes make in AWS (ACK, Crossplane).
# https://www.pulumi.com/docs/iac/guides/building-extending/using-existing-tools/use-terraform-module/
# https://aws-controllers-k8s.github.io/community/docs/community/overview/
MAKES = re.compile(
    r"[\w-]+:index:Module|kubernetes:[\w.-]+\.(services\.k8s\.aws|aws\.upbound\.io|aws\.crossplane\.io)/.*"
)
# Remote components (only the engine sees what they make), the other AWS providers, what makes stacks of CloudFormation,
# charts and manifests, and commands and providers of the program's own, which may do anything.
REMOTE = (
    *("awsx:", "eks:", "aws-native:", "awscc:", "aws:cloudformation/"),
    *("aws:cloudcontrol/", "aws:serverlessrepository/", "aws:servicecatalog/provisionedProduct:"),
    *("kubernetes:helm.sh/", "kubernetes:yaml:", "kubernetes:yaml/", "kubernetes:kustomize:", "kubernetes:kustomize/"),
    *("command:", "pulumi-python:dynamic", "pulumi-nodejs:dynamic"),
)


def unseen(stack: Stack, about: str = "", *types: str) -> Level | None:
    """Return the level of "nothing here does it": None for the policy's own, else "advisory".

    Beside components and commands, and where callbacks did not run, what is missing may still be made. And one of these
    types may do it of which the property `about`, that says for what it is, is adrift.
    """
    return "advisory" if has_remote(stack) or not stack.complete or adrift(stack, about, *types) else None


def adrift(stack: Stack, about: str, *types: str) -> bool:
    """Is there a resource of which only an update knows what it is about, and which gets that from none of AWS's?

    A name that is computed once and given to a bucket and to what is set on it is such a value to the engine.
    """
    return bool(types) and stack.once(_adrift, about, types)


def _adrift(stack: Stack, about: str, types: tuple[str, ...]) -> bool:
    for other in stack.of_type(*types):
        value = other.raw(about)
        if value is UNKNOWN or (isinstance(value, list) and UNKNOWN in value):
            sources = [stack.get(urn) for urn in other.property_dependencies.get(about, ())]
            if not any(source is not None and source.type.startswith("aws:") for source in sources):
                return True
    return False


def has_remote(stack: Stack) -> bool:
    """May resources be created here that the plan does not show? Then nothing can be called missing for sure.

    In the preview that is also so beside every remote component, whatever its package, and callbacks that did not run;
    in the engine once the program was seen through. Before that nobody knows whether there are any: see `unseen`.
    """
    return has_maker(stack) or (stack.seen_through and not stack.complete)


def has_maker(stack: Stack) -> bool:
    """Is there a resource that makes others, or does anything at all, when it is made itself?"""
    return stack.has_type(*REMOTE, like=MAKES)
