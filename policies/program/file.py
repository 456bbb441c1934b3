"""Files that a program names and that are not there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from policypack import Asset, Evidence, Finding, Resource, Stack, policy, unwrap, walk
from policypack.catalogue.tokens import Synthetics
from policypack.shelf.remote import has_maker

if TYPE_CHECKING:
    # The pack under the engine has no program, and does without loading what reads one.
    from policypack.preview.check import Program

SOURCE = Evidence("program")
# Texts that are paths: the provider reads the file.
_PATHS = {Synthetics.CANARY: ("zipFile",)}


@policy(severity="critical")
def not_found(*, stack: Stack, program: Program) -> Iterator[Finding]:
    """A file or folder that the program names is not there.

    Why: The engine reads assets and archives when a resource is registered: "failed to compute archive hash for 'code':
    couldn't read archive path './dist': no such file or directory". Files that the provider reads are missed in the
    update, and so are those that a callback reads which waits for an output. What a command of the same stack may
    write, or the program itself in a callback, is advised about.
    Source: https://www.pulumi.com/docs/iac/concepts/inputs-outputs/assets-archives/
    https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/synthetics_canary#zip_file
    """
    for resource in stack:
        for property, path, later in () if resource.external else _named(resource):
            if not _is_there(program, path):
                seen_from = "" if Path(path).is_absolute() else f", seen from {program.shown(program.project.folder)}"
                yield resource.finding(
                    property,
                    problem=f"{path} is not there{seen_from}.",
                    fix="Make it before the program runs (a build step may do that), or correct the path.",
                    evidence=SOURCE,
                    level="advisory" if later and _may_be_made(stack) else None,
                )
    for read in program.missing_reads:
        yield Finding(
            problem=f"The callback here reads {read.path}, which is not there.",
            fix="Add the file, or correct the path.",
            evidence=SOURCE,
            location=read.location,
            level=None if read.certain and not _may_be_made(stack) else "advisory",
        )


def _may_be_made(stack: Stack) -> bool:
    """May something in the stack write files before others of it are updated?"""
    return stack.cut_short or has_maker(stack)


def _named(resource: Resource) -> Iterator[tuple[str, str, bool]]:
    """Yield the files that a resource is given: the property, the path, and whether only the update reads it."""
    for path, value, _ in walk(resource.values):
        if isinstance(value, Asset):
            yield from ((path.partition("[")[0], file, False) for file in _files(value))
    for property in _PATHS.get(resource.type, ()):
        text = resource.raw(property)
        if isinstance(text, str):
            yield property, text, True


def _files(asset: Asset) -> Iterator[str]:
    if isinstance(asset.path, str):
        yield asset.path
    elif isinstance(asset.uri, str) and asset.uri.startswith("file:"):
        yield unquote(urlsplit(asset.uri).path)
    for member in (unwrap(each) for each in _members(asset.assets)):
        if isinstance(member, Asset):
            yield from _files(member)


def _members(assets: Any) -> list[Any]:
    return list(assets.values()) if isinstance(assets, Mapping) else []


def _is_there(program: Program, path: str) -> bool:
    return Path(program.project.folder, Path(path).expanduser()).exists()
