"""Begin a policy: `make new SERVICE=sqs NAME=queue_name_too_long` writes its function, its table and a changelog line.

TOPIC=fifo makes it a rule of policies/sqs/fifo.py; ASKS=stack, ASKS=aws or ASKS=stack,aws gives it what it looks at,
and the rows that the tests then want. What is written fails `make test` until the blanks are filled in: that is the
list of what is left to do.
"""

from __future__ import annotations

import re
import sys
from keyword import iskeyword
from pathlib import Path

from policypack.commands.new import of_type

ROOT = Path(__file__).parent.parent
USAGE = "Say both, in lower case: make new SERVICE=sqs NAME=queue_name_too_long [TOPIC=fifo] [ASKS=stack,aws]\n"
WORD = re.compile(r"[a-z][a-z0-9_]*")
CONTEXT = {"stack": "Stack", "aws": "Aws"}

MODULE = '''"""{title}."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import {imports}
{tokens}'''

FUNCTION = '''

@policy({type}, level="advisory")
def {name}({parameters}) -> Iterator[Finding]:
    """{sentence}.

    Why: …
    Source: https://docs.aws.amazon.com/…
    """
    yield resource.finding("…", problem="….", fix="….")
'''

TESTS = """from __future__ import annotations

from policypack.testing import Plan, Table, Unknown
"""

TABLE = """

def {base}() -> Plan:
    plan = Plan()
    plan.add("{token}", "…")
    return plan


{name} = (
    Table("{id}", {base})
{rows})
"""
ROWS = (
    '    .good("as it should be"{facts})\n',
    '    .bad("…", lambda p: p.set("…", property="…"), ("…", "…."){facts}, level="advisory")\n',
    '    .absent("…", lambda p: p.set("…", property=None){facts})\n',
    '    .unknown("…", lambda p: p.set("…", property=Unknown()){facts})\n',
)
MORE_ROWS = {
    "stack": ('    .outside("of another stack", lambda p: p.remove("…"){facts})\n',),
    "aws": (
        '    .not_found("AWS says there is none", None, ("…", "…."){facts})\n',
        '    .cannot_ask("denied")\n',
    ),
}


def main(service: str = "", name: str = "", topic: str = "", asks: str = "") -> int:
    wanted = [each for each in asks.split(",") if each]
    words = (service, name, topic) if topic else (service, name)
    if not all(WORD.fullmatch(word) for word in words) or not set(wanted) <= set(CONTEXT):
        sys.stderr.write(USAGE)
        return 3
    room = f"{service}_" if iskeyword(service) else service
    module = ROOT / "policies" / room / f"{topic or '__init__'}.py"
    tests = ROOT / "tests" / "policies" / room / f"test_{topic or service}.py"
    if module.exists() and f"def {name}(" in module.read_text():
        sys.stderr.write(f"{module.relative_to(ROOT)} has {name} already\n")
        return 3
    package = ROOT / "policies" / room / "__init__.py"
    if not package.exists() and package != module:
        append(package, f'"""{service}."""\n', "")
    code, token = of_type(service, name)
    needs = [each for each in CONTEXT if each in wanted]
    values = {
        "id": "-".join((*words[:1], *words[2:], name)).replace("_", "-"),
        "name": name,
        "base": f"{name}_base" if tests.exists() else "base",
        "title": f"{service}, {topic.replace('_', ' ')}" if topic else service,
        "sentence": name.replace("_", " ").capitalize(),
        "type": code or f'"aws:{service}/…"',
        "token": token or f"aws:{service}/…",
        "tokens": f"from policypack.catalogue.tokens import {code.partition('.')[0]}\n" if code else "",
        "imports": ", ".join((*sorted(CONTEXT[each] for each in needs if each == "aws"), "Finding", "Resource"))
        + "".join(f", {CONTEXT[each]}" for each in needs if each == "stack")
        + ", policy",
        "parameters": "resource: Resource" + (", *" if needs else "") + "".join(f", {n}: {CONTEXT[n]}" for n in needs),
        "rows": "".join((*ROWS, *(row for each in needs for row in MORE_ROWS[each]))).replace(
            "{facts}", ", facts={}" if "aws" in needs else ""
        ),
    }
    append(module, MODULE.format(**values), FUNCTION.format(**values))
    append(tests, TESTS, TABLE.format(**values))
    changelog = ROOT / "CHANGELOG.md"
    changelog.write_text(f"{changelog.read_text().rstrip()}\n- `{values['id']}`: …\n")
    for path in (module, tests, changelog):
        sys.stdout.write(f"{path.relative_to(ROOT)}\n")
    return 0


def append(path: Path, head: str, body: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text((path.read_text() if path.exists() else head) + body)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
