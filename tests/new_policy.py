"""Begin a policy: `make new SERVICE=sqs NAME=queue_name_too_long` writes its function, its table and a changelog line.

What it writes fails `make test` until the blanks are filled in: that is the list of what is left to do.
"""

from __future__ import annotations

import re
import sys
from keyword import iskeyword
from pathlib import Path

ROOT = Path(__file__).parent.parent

MODULE = '''"""{service}."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Finding, Resource, policy
'''

FUNCTION = '''

@policy("aws:{service}/…")
def {name}(resource: Resource) -> Iterator[Finding]:
    """{title}.

    Why: …
    Source: https://docs.aws.amazon.com/…
    """
    yield resource.finding("…", problem="….", fix="….")
'''

TESTS = """from __future__ import annotations

from policypack.testing import Plan, Table, Unknown


def base() -> Plan:
    plan = Plan()
    plan.add("aws:{service}/…", "…")
    return plan
"""

TABLE = """

{name} = (
    Table("{id}", base)
    .good("as it should be")
    .bad("…", lambda plan: plan.set("…", property="…"), ("…", "…."))
    .absent("…", lambda plan: plan.set("…", property=None))
    .unknown("…", lambda plan: plan.set("…", property=Unknown()))
)
"""


def main(service: str = "", name: str = "") -> int:
    if not re.fullmatch(r"[a-z][a-z0-9_]*", service) or not re.fullmatch(r"[a-z][a-z0-9_]*", name):
        sys.stderr.write("Say both, in lower case: make new SERVICE=sqs NAME=queue_name_too_long\n")
        return 3
    room = f"{service}_" if iskeyword(service) else service
    module = ROOT / "policies" / room / "__init__.py"
    tests = ROOT / "tests" / "policies" / room / f"test_{service.rstrip('_')}.py"
    id = f"{service.rstrip('_')}-{name}".replace("_", "-")
    if module.exists() and f"def {name}(" in module.read_text():
        sys.stderr.write(f"{module.relative_to(ROOT)} has {name} already\n")
        return 3
    values = {"service": service.rstrip("_"), "name": name, "id": id, "title": name.replace("_", " ").capitalize()}
    append(module, MODULE.format(**values), FUNCTION.format(**values))
    append(tests, TESTS.format(**values), TABLE.replace("lambda plan: plan", "lambda p: p").format(**values))
    changelog = ROOT / "CHANGELOG.md"
    text = changelog.read_text()
    changelog.write_text(text.replace("### Policies\n", f"### Policies\n\n- `{id}`: …", 1))
    for path in (module, tests, changelog):
        sys.stdout.write(f"{path.relative_to(ROOT)}\n")
    return 0


def append(path: Path, head: str, body: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text((path.read_text() if path.exists() else head) + body)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
