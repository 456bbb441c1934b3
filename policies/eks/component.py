"""Components that make EKS clusters: what they are given can be judged, what they make only their provider knows."""

from __future__ import annotations

from collections.abc import Iterator

from policies.eks._kubernetes import not_offered
from policypack import Aws, Finding, Resource, Stack, policy


@policy("eks:index:Cluster", severity="critical")
def version_not_offered(component: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Kubernetes version that a component is given is not offered in the region.

    Why: The component hands `version` on to its cluster as it is: "InvalidParameterException: unsupported Kubernetes
    version 1.23". Under the engine the cluster itself is judged.
    Source: https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html
        https://www.pulumi.com/registry/packages/eks/api-docs/cluster/
    """
    if not stack.has_state:
        yield from not_offered(component, aws)
