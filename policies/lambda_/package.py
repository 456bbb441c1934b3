"""What is in a function's or a layer's package, as far as a program shows it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from policypack import UNKNOWN, Asset, Finding, Resource, policy, unwrap
from policypack.catalogue.tokens import Lambda

if TYPE_CHECKING:
    # The pack under the engine has no program, and does without loading what reads one.
    from policypack.preview.check import Program


@policy(Lambda.FUNCTION, Lambda.LAYER_VERSION)
def empty(resource: Resource, *, program: Program | None = None) -> Iterator[Finding]:
    """Package has no file in it.

    Why: "InvalidParameterValueException: Uploaded file must be a non-empty zip": what should have been built, or
    installed into the folder, is not there yet.
    Source: https://docs.aws.amazon.com/lambda/latest/dg/packaging-layers.html
    https://github.com/aws-samples/aws-genai-llm-chatbot/issues/444
    """
    names = _names(resource, program)
    if names is not None and not names:
        code = unwrap(resource.raw("code"))
        shown = f"The folder {code.path}" if code.path else "The archive"
        yield resource.finding(
            "code",
            problem=f"{shown} has no file in it, and Lambda takes no empty package.",
            fix="Build or install what belongs there before the program runs, or correct the path.",
        )


@policy(Lambda.FUNCTION, level="advisory")
def without_bootstrap(function: Resource, *, program: Program | None = None) -> Iterator[Finding]:
    """Package for an OS-only runtime has no bootstrap.

    Why: Such a runtime starts the file bootstrap at the root of the package, whatever the handler is called; without
    it every call ends with "Runtime.InvalidEntrypoint: Couldn't find valid bootstrap(s)".
    Source: https://docs.aws.amazon.com/lambda/latest/dg/runtimes-custom.html
    https://docs.aws.amazon.com/lambda/latest/dg/golang-package.html
    """
    runtime = function.text("runtime") or ""
    # A layer may bring it.
    if not runtime.startswith("provided") or function.has("layers"):
        return
    names = _names(function, program)
    if names and "bootstrap" not in names:
        yield function.finding(
            "code",
            problem=f"The runtime is {runtime}, and the package has no bootstrap at its root: {', '.join(names[:4])}.",
            fix="Build the program as bootstrap, for Linux and the function's architecture, before this one runs.",
        )


def _names(resource: Resource, program: Program | None) -> list[str] | None:
    """Return what is at the root of a package; None where the program does not show it."""
    code = unwrap(resource.raw("code"))
    if code is UNKNOWN:
        raise resource.undecided("code")
    if not isinstance(code, Asset) or not code.archive:
        return None
    if isinstance(code.assets, Mapping):
        return None if any(name.strip("./") == "" for name in code.assets) else sorted(code.assets)
    if program is None or not isinstance(code.path, str):
        return None
    folder = Path(program.project.folder, Path(code.path).expanduser())
    if not folder.is_dir():
        return None
    return sorted(inner.name for inner in folder.iterdir() if _holds_files(inner))


def _holds_files(path: Path) -> bool:
    """Is it a file, or is one in it? The first one is enough: what is installed there may be tens of thousands."""
    return not path.is_dir() or any(not inner.is_dir() for inner in path.rglob("*"))
