"""Writes the folder that is published, and proves without a login that Pulumi Cloud would take it.

    python -m tests.publish build FOLDER [--repository URL] [--policies DIR]
    python -m tests.publish check FOLDER [--python PYTHON] [--policies DIR]

`--policies` names a package of policies of one's own, or its project, which is published with the pack's.

`pulumi policy publish` packs the folder it stands in, but for what .gitignore files hide, those of all folders above
too: tests, examples and pages cannot be hidden from it in the project's own folder without hiding them from git as
well, and a folder that git ignores would be packed empty. So what is published is a folder outside of the project.
"""

from __future__ import annotations

import argparse
import gzip
import io
import re
import shutil
import subprocess
import sys
import tarfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import grpc
import jsonschema
from google.protobuf import empty_pb2, json_format
from pulumi.runtime import proto

from policypack import about
from policypack.config import COVERAGE
from policypack.errors import ConfigError
from policypack.own import packages
from tests.booted import booted, configure

ROOT = Path(__file__).parent.parent
FILES = ("PulumiPolicy.yaml", "__main__.py", "requirements.txt", "LICENSE", "CHANGELOG.md")
FOLDERS = ("policies", "policypack", "presets")
# For who writes policies, and with pytest, which a pack does not install.
LEFT_OUT = ("policypack/testing", "policypack/pytest_plugin.py")
STRANGE = re.compile(r"(^|/)(tests?|testing|examples|docs|recordings|captures|test_\w+\.py|conftest\.py)(/|$)")
ENVIRONMENT = "env"  # the `virtualenv` of PulumiPolicy.yaml
IGNORED = f"# Written by `make dist`.\n/{ENVIRONMENT}/\n__pycache__/\n*.pyc\n"

# The CLI's rule for versions, and the SDK's for names. Source: pkg/backend/httpstate/client/client.go of pulumi/pulumi
NAME = re.compile(r"[a-zA-Z0-9-_.]{1,100}")
RESERVED = {"all"}


class PublishError(Exception):
    """The folder cannot be written or would not publish; the message says why, a line each."""


# -- the folder -----------------------------------------------------------------------------------------------


def build(folder: Path, repository: str | None = None, own: Sequence[Path] = ()) -> None:
    """Write what is published. `repository` is where it is kept, by default what the checkout's origin says.

    `own` are packages of policies that are published with the pack's.
    What was built there before is replaced, its environment is kept. Raises PublishError where the folder is another's.
    """
    above = [parent / ".gitignore" for parent in folder.absolute().parents if (parent / ".gitignore").is_file()]
    if above:
        raise PublishError(f"{folder}: the CLI would leave out what {above[0]} hides; choose a folder outside: DIST=…")
    _clear(folder)
    folder.mkdir(parents=True, exist_ok=True)
    for name in _published():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, target)
    (folder / ".gitignore").write_text(IGNORED, "utf-8")
    home = repository or origin() or about.REPOSITORY
    for name in ("PulumiPolicy.yaml", "policypack/about.py"):
        text = (folder / name).read_text("utf-8")
        (folder / name).write_text(text.replace(about.REPOSITORY, home), "utf-8")
    for package in own:
        shutil.copytree(package, folder / package.name, ignore=shutil.ignore_patterns("__pycache__"))
    if own:
        names = ", ".join(f'str(folder / "{package.name}")' for package in own)
        entry = folder / "__main__.py"
        boot = f"    folder = Path(__file__).resolve().parent\n    boot([{names}])\n"
        entry.write_text(entry.read_text("utf-8").replace("    boot()\n", boot), "utf-8")


def _clear(folder: Path) -> None:
    if not folder.exists() or not any(folder.iterdir()):
        return
    mark = folder / ".gitignore"
    if not mark.is_file() or mark.read_text("utf-8") != IGNORED:
        raise PublishError(f"{folder} holds something else; choose another folder: DIST=…")
    for path in folder.iterdir():
        if path.is_dir() and path.name != ENVIRONMENT:
            shutil.rmtree(path)
        elif path.is_file():
            path.unlink()


def _published() -> list[str]:
    """Return the files that are published, from the project's folder. What git does not track is not among them."""
    command = ["git", "ls-files", "-z", "--", *FILES, *FOLDERS]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout.split("\0")[:-1]
    if not listed:  # not a checkout
        inside = (path for name in FOLDERS for path in (ROOT / name).rglob("*") if path.is_file())
        listed = [*FILES, *(path.relative_to(ROOT).as_posix() for path in inside if path.suffix != ".pyc")]
    return [name for name in listed if not name.startswith(LEFT_OUT) and (ROOT / name).is_file()]


def origin() -> str | None:
    """Return the web page of the checkout's origin, None where it has none."""
    command = ["git", "remote", "get-url", "origin"]
    url = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout.strip()
    return web_page(url)


def web_page(remote: str) -> str | None:
    """Return the page of a git remote, without what signs in; None for a folder, or a host of another kind."""
    match = re.fullmatch(r"(?:https://(?:[^@/]+@)?|ssh://git@|git@)([\w.-]+)(?::\d+/|[:/])(.+?)(?:\.git)?/?", remote)
    return f"https://{match[1]}/{match[2]}" if match else None


def packed(folder: Path) -> list[str]:
    """Return the files that the CLI would pack, by their path from the folder."""
    found = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return sorted(
        path.as_posix()
        for path in found
        if path.parts[0] != ENVIRONMENT and "__pycache__" not in path.parts and path.suffix != ".pyc"
    )


def archive(folder: Path) -> bytes:
    """Return what the CLI would upload, within a few bytes."""
    buffer = io.BytesIO()
    with gzip.GzipFile(fileobj=buffer, mode="wb", mtime=0) as zipped, tarfile.open(fileobj=zipped, mode="w") as tar:
        for name in packed(folder):
            tar.add(folder / name, f"package/{name}", recursive=False)
    return buffer.getvalue()


# -- the check ------------------------------------------------------------------------------------------------


def check(folder: Path, python: Path | str, own: Sequence[Path] = ()) -> Iterator[str]:
    """Prove that a folder would publish, and yield what to tell of it. Raises PublishError with all that is wrong."""
    files = packed(folder)
    wrong = [*strangers(files, [package.name for package in own])]
    with booted(folder, python=python, published=True) as stub:
        info = stub.GetAnalyzerInfo(empty_pb2.Empty())
    wrong += problems(info)
    if wrong:
        raise PublishError("\n".join(wrong))
    levels = Counter(proto.EnforcementLevel.Name(policy.enforcementLevel).lower() for policy in info.policies)
    told = ", ".join(f"{count} {level}" for level, count in levels.most_common())
    yield f"{info.displayName} ({info.name} {info.version}), kept at {info.repository}"
    yield f"{len(info.policies)} policies: {told}"
    yield "It boots without a stack, and names, levels, settings, frameworks, fixes and addresses are well formed."
    judge_something(folder, python)
    yield f"It judges a stack and asks AWS with the packages of {python}."
    size = sum((folder / name).stat().st_size for name in files)
    yield f"Packed: {len(files)} files, {size / 1e6:.1f} MB, {len(archive(folder)) / 1e6:.1f} MB compressed"


def strangers(files: Sequence[str], own: Sequence[str] = ()) -> Iterator[str]:
    """Yield what is wrong with the files of a pack: what is missing, and what is no business of a user's."""
    yield from (f"{name} is missing" for name in (*FILES[:3], "policypack/README.md") if name not in files)
    for name in files:
        top = name.partition("/")[0]
        if STRANGE.search(name) or top not in (*FILES, *FOLDERS, *own, ".gitignore"):
            yield f"{name} would be packed"


def problems(info: Any) -> Iterator[str]:
    """Yield what is wrong with what a pack says of itself and of its policies."""
    for what in ("name", "version"):
        if not NAME.fullmatch(getattr(info, what)):
            yield f"{what}: {getattr(info, what)!r} is not what Pulumi Cloud takes"
    for what in ("displayName", "description", "readme", "provider"):
        if not getattr(info, what).strip():
            yield f"{what} is empty"
    if not _is_page(info.repository):
        yield f"repository: {info.repository!r} is no https address"
    if not info.tags or len(set(info.tags)) != len(info.tags):
        yield f"tags: {list(info.tags)} are none, or one is there twice"
    if not info.supportsConfig:
        yield "it does not take settings"
    names = Counter(policy.name for policy in info.policies)
    yield from (f"{name}: there are {count} policies of this name" for name, count in names.items() if count > 1)
    wrong: dict[str, list[str]] = {}
    for policy in info.policies:
        for problem in _about_policy(policy):
            wrong.setdefault(problem, []).append(policy.name)
    yield from (f"{', '.join(of[:3])}{' and others' * (len(of) > 3)}: {problem}" for problem, of in wrong.items())


def _about_policy(policy: Any) -> Iterator[str]:
    if not NAME.fullmatch(policy.name) or policy.name in RESERVED:
        yield "its name is not what Pulumi Cloud takes"
    for what in ("description", "remediation_steps"):
        if not getattr(policy, what).strip():
            yield f"{what} is empty"
    if policy.enforcementLevel not in (proto.ADVISORY, proto.MANDATORY, proto.DISABLED):
        yield "its level is none that the pack has"
    if policy.severity == proto.POLICY_SEVERITY_UNSPECIFIED:
        yield "it has no severity"
    if not policy.tags:
        yield "it has no tags"
    if not _is_page(policy.url):
        yield f"url: {policy.url!r} is no https address"
    if policy.HasField("framework"):
        framework = policy.framework
        if not (framework.name and framework.reference and _is_page(framework.specification)):
            yield "its framework has no name, reference or page"
    yield from _about_settings(policy.configSchema.SerializeToString(deterministic=True))


@cache
def _about_settings(schema: bytes) -> tuple[str, ...]:
    """Return what is wrong with settings. Most policies have those that all have: they are looked at once."""
    return tuple(_wrong_with(proto.PolicyConfigSchema.FromString(schema)))


def _wrong_with(schema: Any) -> Iterator[str]:
    properties: Mapping[str, Any] = json_format.MessageToDict(schema.properties)
    whole = {"type": "object", "properties": properties, "required": list(schema.required)}
    try:
        jsonschema.Draft7Validator.check_schema(whole)
    except jsonschema.SchemaError as error:
        yield f"its settings are no JSON Schema: {error.message}"
        return
    if set(schema.required) - set(properties):
        yield f"required settings that it does not have: {sorted(set(schema.required) - set(properties))}"
    for name, own in properties.items():
        if name == "enforcementLevel":
            yield "enforcementLevel is a word of the CLI's, and no setting"
        if not own.get("description"):
            yield f"{name}: the setting has no description"
        for error in jsonschema.Draft7Validator(own).iter_errors(own["default"]) if "default" in own else ():
            yield f"{name}: its default is no value of it: {error.message}"


def _is_page(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme == "https" and "." in (parts.hostname or "") and not parts.username


def judge_something(folder: Path, python: Path | str) -> None:
    """Judge a small stack as the engine would have it judged. Raises PublishError where what the pack needs is missing.

    AWS is behind an address at which nobody answers, which only the pack's own boto3 can find out.
    """
    keys = {"AWS_ACCESS_KEY_ID": "AKIAWHOEVERASKSFORIT", "AWS_SECRET_ACCESS_KEY": "made-up"}
    bucket = proto.AnalyzeRequest(type="aws:s3/bucket:Bucket", name="logs", urn=_urn("aws:s3/bucket:Bucket", "logs"))
    bucket.properties.update({"bucket": "logs", "region": "eu-west-1"})
    planned = proto.AnalyzerResource(type=bucket.type, name=bucket.name, urn=bucket.urn)
    planned.properties.update({"bucket": "logs", "id": "04da6b54-80e4-46f7-96ec-b56ff0331ba9"})
    with booted(folder, python=python, AWS_ENDPOINT_URL="http://127.0.0.1:1", AWS_MAX_ATTEMPTS="1", **keys) as stub:
        try:
            stub.ConfigureStack(proto.AnalyzerStackConfigureRequest(stack="dev", project="shop", dry_run=True))
            configure(stub, {COVERAGE: {"lookupSeconds": 600, "seeThrough": "off"}})
            stub.Analyze(bucket)
            said = stub.AnalyzeStack(proto.AnalyzeStackRequest(resources=[planned])).diagnostics
        except grpc.RpcError as error:
            raise PublishError(f"it cannot judge a stack: {error.details()}") from None
    messages = [diagnostic.message for diagnostic in said if diagnostic.policyName == COVERAGE]
    if not any("could not be reached" in message for message in messages):
        raise PublishError(f"it did not ask AWS: {messages}")


def _urn(type: str, name: str) -> str:
    return f"urn:pulumi:dev::shop::{type}::{name}"


# -- the command ----------------------------------------------------------------------------------------------


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.publish")
    commands = parser.add_subparsers(dest="command", required=True)
    building = commands.add_parser("build", help="write what is published into a folder")
    building.add_argument("folder", type=Path)
    building.add_argument("--repository", help="the page where the pack's source is kept")
    checking = commands.add_parser("check", help="prove that a folder would publish")
    checking.add_argument("folder", type=Path)
    checking.add_argument(
        "--python", default=sys.executable, help="an interpreter with the packages of requirements.txt"
    )
    for each in (building, checking):
        each.add_argument(
            "--policies", dest="own", type=Path, action="append", default=[], help="policies of one's own"
        )
    options = parser.parse_args(arguments)
    try:
        own = [package for path in options.own for package in packages(path)]
        if options.command == "build":
            build(options.folder, options.repository, own)
            sys.stdout.write(f"What is published is in {options.folder}\n")
        else:
            for line in check(options.folder, options.python, own):
                sys.stdout.write(f"{line}\n")
    except (PublishError, ConfigError) as error:
        sys.stderr.write(f"{error}\nIt would not publish.\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
