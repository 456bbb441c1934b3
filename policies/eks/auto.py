"""EKS Auto Mode: what must be set together."""

from __future__ import annotations

from collections.abc import Iterator

from policies.eks._kubernetes import minor
from policypack import Block, Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Eks

OLDEST = 29
PARTS = ("computeConfig", "kubernetesNetworkConfig.elasticLoadBalancing", "storageConfig.blockStorage")


def _enabled(cluster: Resource, path: str) -> bool:
    block: Block | None = cluster
    for name in path.split("."):
        block = block.block(name) if block is not None else None
    return block is not None and block.flag("enabled")


@policy(Eks.CLUSTER)
def incomplete(cluster: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Auto Mode is switched on in one part of the cluster and not in another.

    Why: The provider refuses it, and so does EKS: "compute_config.enabled, kubernetes_networking_config
    .elastic_load_balancing.enabled, and storage_config.block_storage.enabled must all be set to either true or false".
    Source: https://docs.aws.amazon.com/eks/latest/userguide/automode-get-started-cli.html
        https://github.com/hashicorp/terraform-provider-aws/pull/40483
    """
    on = [path for path in PARTS if _enabled(cluster, path)]
    off = [path for path in PARTS if path not in on]
    if on and off:
        yield cluster.finding(
            off[0].split(".")[0],
            problem=f"{' and '.join(f'{path}.enabled' for path in on)} {'is' if len(on) == 1 else 'are'} true, and "
            f"{' and '.join(f'{path}.enabled' for path in off)} {'is' if len(off) == 1 else 'are'} not.",
            fix=f"Set {' and '.join(f'{path}.enabled' for path in off)} to true too for Auto Mode, or all three to "
            "false.",
            # What is there may have its load balancing from AWS: the provider keeps it where the program names none.
            level="advisory" if cluster.exists else None,
        )


@policy(Eks.CLUSTER)
def setting_refused(cluster: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Auto Mode is asked for with settings that it does not take.

    Why: "InvalidParameterException: When EKS Auto Mode is enabled, bootstrapSelfManagedAddons must be set to false",
    "When Compute Config nodeRoleArn is not null or empty, nodePool value(s) must be provided", or "EKS Auto Mode is
    only supported for cluster version 1.29 or above".
    Source: https://github.com/hashicorp/terraform-provider-aws/pull/40483
        https://github.com/terraform-aws-modules/terraform-aws-eks/issues/3238
    """
    compute = cluster.block("computeConfig")
    if compute is None or not compute.flag("enabled"):
        return
    # A cluster that is there may have got its add-ons before it went to Auto Mode.
    if not cluster.exists and cluster.flag("bootstrapSelfManagedAddons", default=True):
        said = "is true" if cluster.has("bootstrapSelfManagedAddons") else "is not set, which means true"
        yield cluster.finding(
            "bootstrapSelfManagedAddons",
            problem=f"computeConfig.enabled is true, and bootstrapSelfManagedAddons {said}.",
            fix="Set bootstrapSelfManagedAddons to false: Auto Mode brings these add-ons itself.",
        )
    if not compute.items("nodePools") and compute.given("nodeRoleArn"):
        yield compute.finding(
            "nodePools",
            problem="computeConfig.nodeRoleArn is set, and nodePools names none.",
            fix='Set nodePools to ["general-purpose", "system"], or remove nodeRoleArn and name it in a node class of '
            "your own.",
        )
    version = cluster.text("version")
    number = minor(version) if version else None
    if number is not None and number < OLDEST:
        yield cluster.finding(
            "version",
            problem=f"computeConfig.enabled is true, and version is {version}, which has no Auto Mode.",
            fix=f"Set version to 1.{OLDEST} or newer.",
        )
