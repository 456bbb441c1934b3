"""What the program takes from its surroundings: the region, environment variables, and who says that it needs them."""

from __future__ import annotations

import ast
import configparser
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from policypack.preview.check.python_files import Source, walk
from policypack.preview.check.required import Required, without_comments
from policypack.preview.places import shown
from policypack.preview.project import Project

_PROJECT = re.compile(r"Pulumi(\..+)?\.ya?ml")
_DOCUMENTS = (
    ".md",
    ".rst",
    ".txt",
    ".sh",
    ".yml",
    ".yaml",
    ".toml",
    ".example",
    ".sample",
    ".template",
    ".dist",
    ".mk",
)
_DOCUMENT_NAMES = ("Makefile", "Dockerfile", "Justfile", "README", ".env", ".envrc")
# Said by the shell, the AWS tools or the runner of a pipeline, not by whoever runs the program.
_GIVEN = re.compile(
    r"(AWS_\w+|HOME|PATH|PWD|USER|USERNAME|SHELL|TMPDIR|TEMP|LANG|CI|GITHUB_\w+|GITLAB_\w+|CI_\w+|PYTHON\w+)"
)


@dataclass(frozen=True, slots=True)
class ProviderRegion:
    """A region given in the source, to a `provider` or to one resource; `text` is None where it is computed."""

    text: str | None
    file: str
    line: int
    provider: bool = True


_TS_PROVIDER = re.compile(r"""region\s*:\s*(?:["'`]([a-z0-9-]+)["'`]|[\w.$(])|[{,]\s*region\s*[,}]""")


def provider_regions(sources: Sequence[Source], scripts: Iterable[Path]) -> tuple[ProviderRegion, ...]:
    """Return the `region` arguments of pulumi-aws's classes in the source, those of its provider above all."""
    found = []
    for source in sources:
        for node in source.nodes:
            name = source.dotted(node.func) if isinstance(node, ast.Call) else None
            if (
                isinstance(node, ast.Call)
                and name
                and name.startswith("pulumi_aws.")
                and name.split(".")[-1][:1].isupper()
            ):
                for word in node.keywords:
                    if word.arg == "region" or (word.arg is None and name == "pulumi_aws.Provider"):
                        constant = isinstance(word.value, ast.Constant) and isinstance(word.value.value, str)
                        text = str(word.value.value) if constant and isinstance(word.value, ast.Constant) else None
                        found.append(
                            ProviderRegion(text, source.name, word.value.lineno, name == "pulumi_aws.Provider")
                        )
    for path in scripts:
        content = without_comments(path.read_text("utf-8-sig", "replace"))
        found += [
            ProviderRegion(match[1], shown(path), content.count("\n", 0, match.start()) + 1)
            for match in _TS_PROVIDER.finditer(content)
        ]
    return tuple(found)


def ambient_region(project: Project) -> str | None:
    """Return the region of the environment, else of the AWS profile that the program would use."""
    for name in ("AWS_REGION", "AWS_DEFAULT_REGION"):
        if os.environ.get(name):
            return os.environ[name]
    profile = project.config.get("aws:profile") or os.environ.get("AWS_PROFILE") or "default"
    file = Path(os.environ.get("AWS_CONFIG_FILE") or Path("~/.aws/config").expanduser())
    parsed = configparser.RawConfigParser()
    try:
        parsed.read(file, "utf-8")
    except configparser.Error:
        return None
    for section in (f"profile {profile}", profile):
        if parsed.has_option(section, "region"):
            return parsed.get(section, "region")
    return None


# -- environment variables ------------------------------------------------------------------------------------------


def required_variables(sources: Sequence[Source]) -> tuple[Required, ...]:
    """Return the environment variables without which the program stops: `os.environ["X"]`, outside of a `try`."""
    wanted: dict[str, Required] = {}
    for source in sources:
        for node in source.nodes:
            if (
                isinstance(node, ast.Subscript)
                and isinstance(node.ctx, ast.Load)
                and source.dotted(node.value) == "os.environ"
                and isinstance(node.slice, ast.Constant)
                and isinstance(node.slice.value, str)
                and not source.guarded(node)
                and not _set_before(source, node.slice.value)
            ):
                name = node.slice.value
                first, last = source.span(node)
                if not _GIVEN.fullmatch(name):
                    wanted.setdefault(name, Required(name, secret=False, source=source.name, line=first, last=last))
    return tuple(wanted.values())


def _set_before(source: Source, name: str) -> bool:
    """Does the file set the variable itself, or ask whether it is there?"""
    for node in source.nodes:
        if (
            isinstance(node, ast.Subscript)
            and isinstance(node.ctx, ast.Store)
            and source.dotted(node.value) == "os.environ"
        ):
            if isinstance(node.slice, ast.Constant) and node.slice.value == name:
                return True
        elif isinstance(node, ast.Call) and source.dotted(node.func) == "os.environ.setdefault":
            if node.args and isinstance(node.args[0], ast.Constant) and node.args[0].value == name:
                return True
        elif isinstance(node, ast.Compare) and isinstance(node.left, ast.Constant) and node.left.value == name:
            return True
    return False


def documents(project: Project) -> Iterator[str]:
    """Yield the texts beside a program that may say what it needs: READMEs, scripts, pipelines, sample env files."""
    for path in walk(project.root, ("",)):
        says = path.suffix in _DOCUMENTS or path.name.startswith(_DOCUMENT_NAMES)
        if says and not _PROJECT.fullmatch(path.name) and path.stat().st_size < 1_000_000:
            yield path.read_text("utf-8", "replace")
    for folder in (project.root / ".github", project.root / ".circleci"):
        for base, _, names in os.walk(folder):
            for name in names:
                if name.endswith((".yml", ".yaml")):
                    yield (Path(base) / name).read_text("utf-8", "replace")
    for name in (".gitlab-ci.yml", ".env.example", ".env.sample", ".envrc", ".env.template", ".env"):
        if (project.root / name).is_file():
            yield (project.root / name).read_text("utf-8", "replace")
