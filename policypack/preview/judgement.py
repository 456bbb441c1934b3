"""From what a program registered to what policies judge: resources and the stack, as the engine would bring them."""

from __future__ import annotations

from google.protobuf.struct_pb2 import Struct

from policypack.preview import wire
from policypack.preview.records import Registration
from policypack.preview.run import PreviewResult
from policypack.resource import PROVIDERS, Provider, Resource
from policypack.stack import STACK_TYPE, Stack
from policypack.values import provider_inputs


def stack_of(result: PreviewResult) -> Stack:
    """Return the planned stack of a preview. No state is read, so nothing in it is known to exist already."""
    project = result.project
    providers = {item.urn: _provider(item) for item in result.registrations if item.type.startswith(PROVIDERS)}
    secret = frozenset(project.secret_keys)
    return Stack(
        [_resource(item, result, providers) for item in result.registrations],
        name=project.stack,
        project=project.name,
        organization=result.organization,
        config={key: text for key, text in project.config.items() if key not in secret},
        has_state=False,
        complete=not (result.cut_short or result.left_out or any(item.remote for item in result.registrations)),
        cut_short=result.cut_short,
    )


def _resource(item: Registration, result: PreviewResult, providers: dict[str, Provider]) -> Resource:
    outputs = Struct()
    if item.custom:
        outputs.CopyFrom(item.outputs)
        outputs.fields["id"].CopyFrom(wire.text(item.id) if item.id else wire.unknown())
    elif item.type == STACK_TYPE:
        outputs = result.exports
    else:
        outputs = result.component_outputs.get(item.urn, item.outputs)
    return Resource(
        type=item.type,
        urn=item.urn,
        name=item.name,
        inputs=_visible(item.inputs),
        outputs=_visible(outputs),
        provider=providers.get(item.provider),
        options=item.options,
        parent=item.parent,
        dependencies=item.dependencies,
        property_dependencies=item.property_dependencies,
        location=item.location,
        region=result.project.config.get("aws:region"),
        external=item.external,
        symbols=result.symbols,
    )


def _visible(properties: Struct) -> Struct:
    """Leave out what the engine keeps to itself: names that begin with two underscores."""
    if not any(key.startswith("__") for key in properties.fields):
        return properties
    return Struct(fields={key: value for key, value in properties.fields.items() if not key.startswith("__")})


def _provider(item: Registration) -> Provider:
    return Provider(type=item.type, urn=item.urn, name=item.name, properties=provider_inputs(item.inputs))
