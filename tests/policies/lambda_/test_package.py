from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

from policies.lambda_.package import _names
from policypack.testing import Plan, Table, Unknown, archive, asset
from policypack.values import ARCHIVE, SIGNATURE

FUNCTION, LAYER = "aws:lambda/function:Function", "aws:lambda/layerVersion:LayerVersion"


def of(**files: object) -> dict[str, object]:
    return {SIGNATURE: ARCHIVE, "assets": files}


def base() -> Plan:
    plan = Plan()
    role = "arn:aws:iam::342597974367:role/orders"
    code = of(bootstrap=asset("./build/bootstrap"))
    plan.add(FUNCTION, "orders", role=role, runtime="provided.al2023", handler="main", code=code)
    return plan.add(LAYER, "libraries", layerName="libraries", code=of(python=archive("./libraries")))


EMPTY = "The archive has no file in it, and Lambda takes no empty package."
empty = (
    Table("lambda-package-empty", base)
    .bad(
        "an archive with nothing in it",
        lambda p: p.set("libraries", code=of()),
        ("libraries", EMPTY, "Build or install what belongs there before the program runs, or correct the path."),
        level="mandatory",
    )
    .bad("a function's", lambda p: p.set("orders", code=of()), ("orders", EMPTY))
    .good("an archive that is there", lambda p: p.set("libraries", code=archive("./libraries.zip")))
    .absent("code from a bucket", lambda p: p.set("libraries", code=None, s3Bucket="store", s3Key="libraries.zip"))
    .unknown("made by the update", lambda p: p.set("libraries", code=Unknown()))
    .outside("a file that somebody else built", lambda p: p.set("libraries", code=archive("/srv/libraries.zip")))
)

MORE = "The runtime is provided.al2023, and the package has no bootstrap at its root: a, b, c, d."
NONE = "The runtime is provided.al2023, and the package has no bootstrap at its root: main."
bootstrap = (
    Table("lambda-package-without-bootstrap", base)
    .bad(
        "under the program's name",
        lambda p: p.set("orders", code=of(main=asset("./build/main"))),
        (
            "orders",
            NONE,
            "Build the program as bootstrap, for Linux and the function's architecture, before this one runs.",
        ),
        level="advisory",
    )
    .bad(
        "five files of other names",
        lambda p: p.set("orders", code=of(**{name: asset(f"./build/{name}") for name in "abcde"})),
        ("orders", MORE),
    )
    .good("another runtime", lambda p: p.set("orders", runtime="python3.13", code=of(**{"main.py": asset("main.py")})))
    .good(
        "a layer may bring it",
        lambda p: p.set(
            "orders",
            code=of(main=asset("./build/main")),
            layers=["arn:aws:lambda:eu-west-1:342597974367:layer:runtime:3"],
        ),
    )
    .good("a folder at the root", lambda p: p.set("orders", code=of(**{".": archive("./build")})))
    .absent("an image", lambda p: p.set("orders", runtime=None, handler=None, code=None, packageType="Image"))
    .unknown("made by the update", lambda p: p.set("orders", code=Unknown()))
    .outside("a file that somebody else built", lambda p: p.set("orders", code=archive("/srv/orders.zip")))
)


def test_a_folder_beside_the_program_is_looked_into(tmp_path: Path) -> None:
    for folder in ("build/inner", "empty/inner/deeper"):
        (tmp_path / folder).mkdir(parents=True)
    for file in ("build/main", "build/inner/bootstrap"):
        (tmp_path / file).touch()
    program: Any = SimpleNamespace(project=SimpleNamespace(folder=tmp_path))
    found = {}
    for path in ("build", "empty", "absent"):
        plan = base().set("orders", code=archive(path))
        function = next(item for item in plan.preview({}) if item.name == "orders")
        found[path] = _names(function, program)
    assert found == {"build": ["inner", "main"], "empty": [], "absent": None}
