"""The command `new`: the beginning of a package of policies of one's own, and of one more policy in it."""

from __future__ import annotations

import argparse
import ast
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from keyword import iskeyword
from pathlib import Path

from policypack.catalogue import provider, tokens
from policypack.catalogue.names import snake
from policypack.errors import ConfigError, UsageError
from policypack.nearest import did_you_mean
from policypack.own import declares, packages
from policypack.policy import ID, NEEDS
from policypack.resource import CANONICAL
from policypack.version import COMMAND, NAME, PACKAGES, VERSION

DESCRIPTION = (
    "Begin a package of policies of your own, or one more policy in it. What is written runs and passes its test."
)
EXAMPLES = (
    ("pack acme-policies", "a project with one policy and its test"),
    ("policy sqs-queue-name-foreign", "one more, in the project of the current folder"),
)
_PACK = (
    ("acme-policies", "then: cd acme-policies && python -m pytest"),
    (".", "in the current folder, whose name it takes"),
)
_POLICY = (
    ("sqs-queue-name-foreign", "acme_policies/sqs.py and tests/test_sqs.py"),
    ("network-open --type aws:ec2/securityGroup:SecurityGroup", "one whose name does not say the type"),
    ("s3-bucket-name-foreign --in acme-policies", "in the project of another folder"),
)


def parser(command: argparse.ArgumentParser) -> None:
    below = command.add_subparsers(dest="what", metavar="WHAT", required=True)
    line = "write a project with one policy and its test"
    pack = below.add_parser("pack", help=line, description=_sentence(line), examples=_PACK)
    pack.add_argument("folder", type=Path, metavar="DIR", help="its folder; policies are called by its name")
    line = "write a policy and its test into a project of yours"
    policy = below.add_parser("policy", help=line, description=_sentence(line), examples=_POLICY)
    policy.add_argument("name", metavar="NAME", help="the module, and then what is wrong: sqs-queue-name-foreign")
    policy.add_argument(
        "--type", metavar="TOKEN", help="what it looks at (default: by its name, as sqs-queue-… looks at queues of SQS)"
    )
    policy.add_argument(
        "--in",
        dest="project",
        type=Path,
        default=Path(),
        metavar="DIR",
        help="the project (default: the current folder)",
    )


def _sentence(line: str) -> str:
    return f"{line[0].upper()}{line[1:]}."


def run(options: argparse.Namespace) -> int:
    """Write the files and name them. Raises UsageError for what is there already, and for names that are none."""
    if options.what == "pack":
        files, then = _new_pack(options.folder), f"Test it: cd {options.folder} && python -m pytest"
    else:
        files, then = _new_policy(options.project, options.name, options.type), "Test it: python -m pytest"
    for path, text in files.items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        except OSError as error:
            raise UsageError(f"{path} cannot be written: {error.strerror}.") from None
        sys.stdout.write(f"{path}\n")
    sys.stderr.write(f"{then}\n")
    return 0


# -- pack -----------------------------------------------------------------------------------------------------


def _new_pack(folder: Path) -> Mapping[Path, str]:
    package = _package(folder.absolute().name)
    name = package.replace("_", "-")
    words = {
        "package": package,
        "name": name,
        "whose": name.removesuffix("-policies"),
        "tool": NAME,
        "least": VERSION,
    }
    files = {folder / path.format(**words): text.format(**words) for path, text in _PROJECT.items()}
    there = [path for path in files if path.exists() and path.name != "README.md"]
    if there:
        raise UsageError(f"{there[0]} is there already. For one more policy: {COMMAND} new policy NAME")
    return {path: text for path, text in files.items() if not path.exists()}


def _package(folder: str) -> str:
    name = re.sub(r"[^a-z0-9]+", "_", folder.lower()).strip("_")
    package = name if name.endswith("_policies") else f"{name}_policies"
    if not re.match("[a-z]", name) or name in PACKAGES:
        raise UsageError(f"{folder!r} is no name for a package of policies. Call it, say, acme-policies.")
    return package


_PROJECT = {
    "pyproject.toml": """\
[project]
name = "{name}"
version = "1.0.0"
requires-python = ">=3.11"
dependencies = ["{tool}>={least}"]

[project.optional-dependencies]
test = ["pytest"]

[project.entry-points."aws_preflight.policies"]
{whose} = "{package}"

[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"

[tool.pytest.ini_options]
pythonpath = ["."]
testpaths = ["tests"]
""",
    "{package}/__init__.py": "",
    "{package}/sqs.py": '''\
"""Amazon SQS."""

from collections.abc import Iterator

from policypack import Finding, Resource, policy


@policy("aws:sqs/queue:Queue", level="mandatory", group="convention")
def queue_name_foreign(queue: Resource) -> Iterator[Finding]:
    """Queue name does not say whose it is.

    Why: Accounts are shared, and bills are told apart by names.
    Source: https://{whose}.example/names
    """
    name = queue.text("name")
    if name is not None and not name.startswith("{whose}-"):
        yield queue.finding("name", problem=f"The name is {{name!r}}.", fix=f"Call it '{whose}-{{name}}'.")
''',
    "tests/test_sqs.py": """\
from policypack.testing import Plan, Table, Unknown


def base() -> Plan:
    return Plan().add("aws:sqs/queue:Queue", "orders", name="{whose}-orders")


queue_name_foreign = (
    Table("{whose}-sqs-queue-name-foreign", base, package="{package}")
    .good("it says whose it is")
    .absent("Pulumi makes the name", lambda plan: plan.set("orders", name=None))
    .bad("it is anybody's", lambda plan: plan.set("orders", name="orders"), ("orders", "The name is 'orders'."))
    .unknown("it is known after an update", lambda plan: plan.set("orders", name=Unknown()))
)
""",
    "README.md": """\
# {name}

Policies for AWS beside those of {tool}.

```sh
python -m pip install --editable ".[test]"     # where {tool} is installed
python -m pytest
{tool} new policy s3-bucket-name-foreign
{tool} list --policies .
{tool} preview path/to/program --policies .
```
""",
}


# -- policy ---------------------------------------------------------------------------------------------------


def _new_policy(project: Path, name: str, token: str | None) -> Mapping[Path, str]:
    package = _own_package(project)
    whose = package.name.removesuffix("_policies").replace("_", "-")
    id = f"{whose}-{name.replace('_', '-').removeprefix(f'{whose}-')}"
    room, _, function = id.removeprefix(f"{whose}-").replace("-", "_").partition("_")
    if not ID.fullmatch(id) or not function or iskeyword(function):
        raise UsageError(
            f"{name!r} is no name for a policy. It says the module, and then what is wrong: sqs-queue-name-foreign."
        )
    type = _given(token) if token else of_type(room, function)[1]
    if not type:
        raise UsageError(
            f"{name!r} does not say what the policy looks at. Say it: {COMMAND} new policy {name} "
            "--type aws:sqs/queue:Queue"
        )
    module = package / f"{room}_.py" if iskeyword(room) else package / f"{room}.py"
    tests = project / "tests" / f"test_{room}.py"
    written, tested = (path.read_text("utf-8") if path.is_file() else "" for path in (module, tests))
    if function in _defined(module, written):
        raise UsageError(f"{module} has {function} already.")
    words = {
        "id": id,
        "package": package.name,
        "whose": whose,
        "function": function,
        "sentence": function.replace("_", " ").capitalize(),
        "type": type,
        "noun": _noun(type),
        "property": _property(type),
        "base": f"{function}_base" if "base" in _defined(tests, tested) else "base",
    }
    head = f'"""{room}."""\n\n'
    return {
        module: _with_imports(written or head, _NEEDED) + _FUNCTION.format(**words),
        tests: _with_imports(tested, _TABLE_NEEDED) + _TABLE.format(**words),
    }


def _own_package(project: Path) -> Path:
    if not declares(project):
        raise UsageError(
            f"There is no project of policies in {project.absolute()}: it needs a pyproject.toml with an entry point. "
            f"Begin one: {COMMAND} new pack DIR"
        )
    return packages(project)[0]


def _given(token: str) -> str:
    if not provider.is_known(token):
        raise UsageError(f"The provider has no type {token!r}{did_you_mean(token, provider.resource_types())}")
    return CANONICAL.get(token, token)


def of_type(service: str, name: str) -> tuple[str, str]:
    """Return the type that the name of a policy begins with, as `Sqs.QUEUE` and as its token: empty where none does."""
    own = getattr(tokens, service.capitalize(), None)
    found = [each for each in vars(own or object) if each.isupper() and name.upper().startswith(f"{each}_")]
    best = max(found, key=len, default="")
    return (f"{service.capitalize()}.{best}", getattr(own, best)) if best else ("", "")


def _noun(token: str) -> str:
    """Return what a policy calls its resource: the type's last word, unless that means something else there."""
    word = snake(token.rpartition(":")[2]).rpartition("_")[2]
    return "resource" if word in (*NEEDS, "policy", "value") or iskeyword(word) or not word.isidentifier() else word


def _property(token: str) -> str:
    """Return a text that resources of a type have: their name, else one that they need, else any."""
    inputs = provider.inputs(token)
    texts = [name for name, shape in inputs.items() if shape.kind in ("string", "arn") and name != "region"]
    named = [name for name in (provider.autoname(token), provider.identity(token), "name") if name in texts]
    needed = [name for name in texts if not inputs[name].optional]
    return next((name for name in (*named, *needed, *texts) if name), "region")


def _defined(path: Path, text: str) -> set[str]:
    """Return the names at the top of a module. Raises ConfigError where it cannot be read."""
    return {name for statement in _parsed(path, text).body for name in _names(statement)}


def _parsed(path: Path, text: str) -> ast.Module:
    try:
        return ast.parse(text)
    except SyntaxError as error:
        raise ConfigError(f"{path}:{error.lineno}: {error.msg}") from None


def _names(statement: ast.stmt) -> Iterator[str]:
    if isinstance(statement, ast.FunctionDef | ast.ClassDef):
        yield statement.name
    elif isinstance(statement, ast.Assign):
        yield from (target.id for target in statement.targets if isinstance(target, ast.Name))
    elif isinstance(statement, ast.ImportFrom):
        yield from (alias.asname or alias.name for alias in statement.names)


def _with_imports(text: str, needed: Mapping[str, Sequence[str]]) -> str:
    """Return a module that imports what is needed, behind what it imports already."""
    body = ast.parse(text).body
    there = {name for statement in body for name in _names(statement)}
    missing = {module: [name for name in names if name not in there] for module, names in needed.items()}
    lines = [f"from {module} import {', '.join(names)}\n" for module, names in missing.items() if names]
    if not lines:
        return text
    imports = [each for each in body if isinstance(each, ast.Import | ast.ImportFrom)]
    whole = text.splitlines(keepends=True)
    if imports:
        at = imports[-1].end_lineno or 0
        return "".join((*whole[:at], *lines, *whole[at:]))
    return text + "\n".join(lines)


_NEEDED = {"collections.abc": ["Iterator"], "policypack": ["Finding", "Resource", "policy"]}
_TABLE_NEEDED = {"policypack.testing": ["Plan", "Table", "Unknown"]}
_FUNCTION = '''

@policy("{type}", level="advisory", group="convention")
def {function}({noun}: Resource) -> Iterator[Finding]:
    """{sentence}.

    Why: Say what goes wrong, or which rule of yours this is.
    Source: https://{whose}.example/rules
    """
    value = {noun}.text("{property}")
    if value == "wrong":  # say here what must not be
        yield {noun}.finding("{property}", problem=f"It is {{value!r}}.", fix="Say here what to do.")
'''
_TABLE = """

def {base}() -> Plan:
    return Plan().add("{type}", "main", {property}="{whose}-main")


{function} = (
    Table("{id}", {base}, package="{package}")
    .good("as it should be")
    .bad("as it must not be", lambda plan: plan.set("main", {property}="wrong"), ("main", "It is 'wrong'."))
    .absent("it is not set", lambda plan: plan.set("main", {property}=None))
    .unknown("it is known after an update", lambda plan: plan.set("main", {property}=Unknown()))
)
"""
