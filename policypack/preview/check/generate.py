"""Write `renames.json`: what older major versions of pulumi-aws had, and where it is in the catalogued one.

`python -m policypack.preview.check.generate VERSION=FOLDER…` reads the unpacked folders `pulumi_aws` of older versions,
oldest first, and compares them with the catalogue. The new names are those of the old SDKs' own deprecation notes.
"""

from __future__ import annotations

import datetime
import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from policypack.catalogue import _sdk
from policypack.catalogue.names import snake
from policypack.preview import shapes

TABLE = Path(__file__).with_name("renames.json")
_FAVOR = re.compile(r"in favor of aws\.([\w/]+)\.(\w+)")
_USE = re.compile(r"[Uu]se (?:the )?(?:resource's )?(?:attribute |argument )?['\"`]?([a-z][\w.]*)['\"`]?")
_RESOURCE = re.compile(r"\b(?:aws_)?`?([a-z0-9]+(?:_[a-z0-9]+)+|[a-z0-9]+\.[A-Z]\w+)\b[`']? resource")


def main(folders: Sequence[str]) -> None:
    classes: dict[str, dict[str, str]] = {}
    members: dict[str, dict[str, dict[str, str]]] = {}
    versions = []
    for given in folders:
        version, _, path = given.partition("=")
        folder = Path(path)
        versions.append(version)
        for token, module, record in _resources(folder):
            name = f"{module}.{record['class']}"
            if not shapes.is_known(token):
                now = _class(record.get("deprecated", "")) or classes.get(name, {}).get("now", "")
                classes[name] = {"last": version, "now": now}
                continue
            known = {**shapes.outputs(token), **shapes.inputs(token)}
            for camel in record.get("properties", {}):
                if camel not in known:
                    python = record.get("names", {}).get(camel) or snake(camel)
                    note = record.get("notes", {}).get(camel, "")
                    own = {"last": version, "now": _member(note, {snake(each) for each in known})}
                    before = members.setdefault(name, {}).get(python, {})
                    members[name][python] = {**own, "now": own["now"] or before.get("now", "")}
    table = {
        "date": datetime.date.today().isoformat(),
        "source": f"pulumi-aws {', '.join(versions)} against {shapes.source()}",
        "classes": dict(sorted(classes.items())),
        "members": dict(sorted(members.items())),
    }
    TABLE.write_text(json.dumps(table, indent=1, sort_keys=True) + "\n", "utf-8")


def _resources(folder: Path) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    for path in sorted(folder.iterdir()):
        if (path / "__init__.py").is_file():
            module = _sdk.Module(path, path.name)
            module.read()
            for token, record in module.resources.items():
                yield token, path.name, record


def _class(note: str) -> str:
    """Return `lb.Listener` from a note such as "… has been deprecated in favor of aws.lb.Listener"."""
    found = _FAVOR.search(note)
    return f"{found[1].partition('/')[0]}.{found[2]}" if found else ""


def _member(note: str, known: set[str]) -> str:
    """Return the member, or the class, that a note names and that is there now; else nothing."""
    resource = _RESOURCE.search(note)
    if resource:
        return _resource(resource[1])
    for said in _USE.findall(note):
        name = snake(said)
        if name in known:
            return str(name)
        if f"{name}s" in known:
            return f"{name}s"
    return ""


def _resource(name: str) -> str:
    """Return `ecs.ClusterCapacityProviders` for that class or for `ecs_cluster_capacity_providers`."""
    plain = re.sub(r"[._]|V2$", "", name).lower()
    for token in shapes.resource_types():
        python = shapes.python_class(token)
        if python and not shapes.deprecation(token) and "".join(python).replace("_", "").lower() == plain:
            return ".".join(python)
    return ""


if __name__ == "__main__":
    main(sys.argv[1:])
