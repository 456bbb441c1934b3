"""Resource options on their way: from the request, through the transforms, to what policies see."""

from __future__ import annotations

from pulumi.runtime.proto import resource_pb2

from policypack.preview.durations import seconds
from policypack.preview.provider_choice import Goal
from policypack.resource import Options


def transform_options(
    request: resource_pb2.RegisterResourceRequest, goal: Goal | None, provider: str
) -> resource_pb2.TransformResourceOptions:
    options = resource_pb2.TransformResourceOptions(
        depends_on=request.dependencies,
        ignore_changes=request.ignoreChanges,
        replace_on_changes=request.replaceOnChanges,
        version=request.version,
        aliases=request.aliases,
        provider=provider,
        providers=dict(request.providers),
        plugin_download_url=request.pluginDownloadURL,
        additional_secret_outputs=request.additionalSecretOutputs,
        deleted_with=request.deletedWith or (goal.deleted_with if goal else ""),
        **{"import": request.importId},  # type: ignore[arg-type]  # a keyword, so it cannot be written plainly
    )
    for urn in request.aliasURNs:
        options.aliases.add(urn=urn)
    if request.HasField("protect") or (goal and goal.protect is not None):
        options.protect = request.protect if request.HasField("protect") else bool(goal and goal.protect)
    if request.HasField("retainOnDelete") or (goal and goal.retain_on_delete is not None):
        own = request.HasField("retainOnDelete")
        options.retain_on_delete = request.retainOnDelete if own else bool(goal and goal.retain_on_delete)
    if request.deleteBeforeReplaceDefined or request.deleteBeforeReplace:
        options.delete_before_replace = request.deleteBeforeReplace
    if request.HasField("customTimeouts"):
        options.custom_timeouts.CopyFrom(request.customTimeouts)
    return options


def visible_options(parent: str, options: resource_pb2.TransformResourceOptions) -> Options:
    timeouts = options.custom_timeouts
    replace = options.delete_before_replace if options.HasField("delete_before_replace") else None
    return Options(
        protect=options.protect,
        ignore_changes=tuple(options.ignore_changes),
        delete_before_replace=replace,
        retain_on_delete=options.retain_on_delete if options.HasField("retain_on_delete") else None,
        parent=parent,
        create_timeout=seconds(timeouts.create),
        update_timeout=seconds(timeouts.update),
        delete_timeout=seconds(timeouts.delete),
    )
