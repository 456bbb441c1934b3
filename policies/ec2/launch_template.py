"""Launch templates that others start machines from."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Aws, Block, Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Autoscaling, Ec2, Eks
from policypack.shelf.outside import named_outside, proven, with_commands


@policy(Ec2.INSTANCE, Autoscaling.GROUP, Eks.NODE_GROUP)
def not_found(resource: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Launch template does not exist.

    Why: "InvalidLaunchTemplateId.NotFoundException" or "InvalidLaunchTemplateName.NotFoundException: The specified
    launch template … does not exist". A template belongs to one region.
    Source: https://docs.aws.amazon.com/autoscaling/ec2/userguide/launch-templates.html
    """
    for template, by_id, by_name in _named(resource):
        for property, ask in ((by_id, aws.ec2.launch_template), (by_name, aws.ec2.launch_template_named)):
            name = named_outside(template, property, stack, Ec2.LAUNCH_TEMPLATE)
            if name is None or ask(name) is not None:
                continue
            yield template.finding(
                property,
                problem=f"There is no launch template {name} in {resource.region}, and this stack does not create it.",
                fix=with_commands(
                    "Name one that is there, or create it in the stack and refer to its id:",
                    f"aws ec2 describe-launch-templates --region {resource.region} "
                    "--query 'LaunchTemplates[].[LaunchTemplateId,LaunchTemplateName]' --output text",
                ),
                level=proven(resource, template.path(property).split(".")[0], stack),
            )


def _named(resource: Resource) -> Iterator[tuple[Block, str, str]]:
    """Yield (block, property of the id, property of the name) for each place that names a template."""
    own = resource.block("launchTemplate")
    if own is not None:
        yield own, "id", "name"
    mixed = resource.block("mixedInstancesPolicy")
    template = mixed.block("launchTemplate") if mixed else None
    if template is None:
        return
    specification = template.block("launchTemplateSpecification")
    for block in (specification, *(o.block("launchTemplateSpecification") for o in template.blocks("overrides"))):
        if block is not None:
            yield block, "launchTemplateId", "launchTemplateName"
