"""Which text inputs of the provider's resources take anything a person may write, and which AWS holds to a form.

Told by AWS's own models (botocore's): a member with an enumeration, a pattern or a short limit is no free text. Only
the generator uses this module.
"""

from __future__ import annotations

import re
import warnings
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from policypack.catalogue import provider
from policypack.catalogue.services import services as services_of

# What a person may write: taken by a free text, refused by everything that has a form.
SAMPLES = ("[object Object]", "The job said: [object Object]")


def members() -> dict[str, Any]:
    """Return the members of `texts.zip`: for each module, type token → inputs that have a form."""
    import botocore
    import botocore.session

    session = botocore.session.get_session()
    available = frozenset(session.get_available_services())
    names = {name.replace("-", ""): name for name in available}
    found: dict[str, Any] = defaultdict(dict)
    models: dict[tuple[str, ...], Mapping[str, bool]] = {}
    for token in provider.resource_types():
        module = token.split(":")[1].partition("/")[0]
        services = tuple(names.get(each, each) for each in services_of(module) if names.get(each, each) in available)
        if services not in models:
            models[services] = _formed(session, services)
        paths = set(_paths(provider.inputs(token), models[services]))
        # What the provider calls `name`, AWS's model calls roleName.
        if models[services].get(f"{token.rpartition(':')[2]}Name".lower()) and "name" in provider.inputs(token):
            paths.add("name")
        if paths:
            found[f"m/{module}"][token] = sorted(paths)
    found["index"] = {
        "source": f"botocore {botocore.__version__} and pulumi-aws, read by policypack.catalogue.generate"
    }
    return dict(found)


def _formed(session: Any, services: tuple[str, ...]) -> Mapping[str, bool]:
    """Return, by the name of a text member in lower case, whether every member of that name has a form."""
    said: dict[str, bool] = {}
    for service in services:
        model = session.get_service_model(service)
        for operation in model.operation_names:
            shape = model.operation_model(operation).input_shape
            for name, has_form in _texts(shape, set()) if shape is not None else ():
                said[name] = said.get(name, True) and has_form
    return said


def _texts(shape: Any, seen: set[str]) -> Iterator[tuple[str, bool]]:
    if shape.name in seen:
        return
    seen.add(shape.name)
    for name, member in shape.members.items() if shape.type_name == "structure" else ():
        element = member
        while element.type_name == "list":
            element = element.member
        if element.type_name == "string":
            yield name.lower(), _has_form(element)
        elif element.type_name == "structure":
            yield from _texts(element, seen)


def _has_form(shape: Any) -> bool:
    if shape.enum or shape.metadata.get("max", len(SAMPLES[0])) < len(SAMPLES[0]):
        return True
    pattern = shape.metadata.get("pattern")
    if not pattern:
        return False
    try:
        with warnings.catch_warnings(action="ignore"):
            form = re.compile(re.sub(r"\\p\{\w+\}", r"\\w", pattern))
    except re.error:
        return False
    return not any(form.fullmatch(sample) for sample in SAMPLES)


def _paths(
    shapes: Mapping[str, provider.Shape], formed: Mapping[str, bool], before: str = "", depth: int = 0
) -> Iterator[str]:
    for name, shape in shapes.items():
        element = shape
        while element.kind == "list" and element.element is not None:
            element = element.element
        path = f"{before}{name}"
        if element.kind == "string" and _is_formed(name, formed):
            yield path
        elif element.kind == "object" and depth < 4:
            yield from _paths(element.fields, formed, f"{path}.", depth + 1)


def _is_formed(name: str, formed: Mapping[str, bool]) -> bool:
    if provider.FORMED.search(name):
        return False  # its name says it
    # The provider speaks of several as API's do of one, and the other way round.
    spelled = (name.lower(), name.lower().removesuffix("s"), f"{name.lower()}s")
    return any(formed.get(word, False) for word in spelled)
