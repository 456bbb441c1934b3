"""Renew the catalogues: `python -P -m policypack.catalogue.generate [provider] [aws] [texts] [limits]`.

Writes `provider.zip` (shapes of the AWS provider's resources and functions, from the installed pulumi-aws), `tokens.py`
(its type tokens), `aws.zip` (offline facts about AWS, from the installed cfn-lint and botocore), `texts.zip` (which
inputs AWS holds to a form) and `limits.zip` (lengths, ranges, forms, choices), both from botocore and `provider.zip`.
Needs the development environment and `cfn-lint`; the pack itself needs none of them. `renames.zip` (what older major
versions of pulumi-aws had) is made with `renames --older 6.83.2=FOLDER …`, `prices.zip` (list prices) with
`prices --from FOLDER`. The files are reproducible: same inputs and date, same bytes.
"""

from __future__ import annotations

import argparse
import datetime
import json
import logging
import re
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from policypack.catalogue._aws_data import tables
from policypack.catalogue._limit_data import members as limit_members
from policypack.catalogue._price_data import members as price_members
from policypack.catalogue._provider_facts import AUTONAMES, DEFAULTS, IDENTITIES, NOT_ARNS
from policypack.catalogue._renames import removed
from policypack.catalogue._sdk import Module, read_sdk, sdk_folder
from policypack.catalogue._texts import members as text_members
from policypack.catalogue._tokens import source as token_table

log = logging.getLogger("policypack.catalogue")
HERE = Path(__file__).parent
_AUTONAME = {"property": "name", "max": 255, "separator": "-", "random": 7}


def write(path: Path, members: Mapping[str, Any]) -> None:
    """Write one JSON text per member, with fixed times, so that equal contents give equal files."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(members):
            entry = zipfile.ZipInfo(f"{name}.json", date_time=(2020, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(
                entry, json.dumps(members[name], separators=(",", ":"), sort_keys=True, ensure_ascii=False)
            )


def provider(today: str) -> dict[str, Any]:
    """Return the members of `provider.zip`: one per module of the SDK, and "index"."""
    folder, version = sdk_folder()
    modules = read_sdk(folder)
    members: dict[str, Any] = {}
    resources: list[str] = []
    functions: list[str] = []
    names: dict[str, str] = {}
    for module in modules.values():
        for token, record in module.resources.items():
            _add_provider_facts(token, record)
        data = module.data()
        if data:
            members[f"m/{member_name(module)}"] = {**data, "package": module.name}
        resources.extend(module.resources)
        functions.extend(module.functions)
        for record in (*module.resources.values(), *module.functions.values()):
            names.update(record.pop("names", {}))
    _check_facts({token: record for module in modules.values() for token, record in module.resources.items()})
    members["index"] = {
        "date": today,
        "source": f"pulumi-aws {version} (PyPI), read by policypack.catalogue.generate",
        "version": version,
        "resources": sorted(resources),
        "functions": sorted(functions),
        "names": names,
    }
    return members


def member_name(module: Module) -> str:
    """Return the module's part of its tokens: the Python package `lambda_` holds `aws:lambda/…`."""
    return module.name.rstrip("_")


def renames(today: str, older: Sequence[tuple[str, str, str]]) -> dict[str, Any]:
    """Return the members of `renames.zip`: one per Python package of the SDK, and "index".

    `older` are (version, "=", folder) of unpacked older SDKs, oldest first, as `pip download --no-deps` brings them.
    """
    if not older:
        raise SystemExit("renames needs --older VERSION=FOLDER for each older SDK")
    folder, version = sdk_folder()
    gone = removed([(number, read_sdk(Path(path))) for number, _, path in older], read_sdk(folder))
    members: dict[str, Any] = {}
    for path, entry in gone.items():
        package, _, name = path.partition(".")
        members.setdefault(f"p/{package}", {})[name] = entry
    compared = ", ".join(number for number, _, _ in older)
    members["index"] = {"date": today, "source": f"pulumi-aws {version} compared with {compared} (PyPI)"}
    return members


def _add_provider_facts(token: str, record: dict[str, Any]) -> None:
    properties: dict[str, str] = record.get("properties", {})
    inputs: list[str] = record.get("inputs", [])
    autoname = AUTONAMES.get(token, {} if properties.get("name", "").startswith("s") and "name" in inputs else None)
    if autoname is not None and "name" not in record.get("required", []):
        record["autoname"] = {**_AUTONAME, **autoname}
    if token in DEFAULTS:
        record["defaults"] = DEFAULTS[token]
    example = record.pop("import", "")
    own = "arn" in properties and token not in NOT_ARNS and re.fullmatch(r"arn:[^,;|#\s]+", example)
    identity = IDENTITIES.get(token, "arn" if own else "")
    if identity:
        record["identity"] = identity


def _check_facts(resources: Mapping[str, dict[str, Any]]) -> None:
    """Fail when a hand-kept table names a type or a property that the SDK no longer has."""
    for token in (*AUTONAMES, *DEFAULTS, *IDENTITIES, *NOT_ARNS):
        if token not in resources:
            raise KeyError(f"{token} is in _provider_facts.py and not in the installed pulumi-aws")
    for token, record in resources.items():
        name = record.get("autoname", {}).get("property")
        for wanted in filter(None, (name, *record.get("defaults", {}))):
            if wanted not in record["inputs"]:
                raise KeyError(f"{token} has no input {wanted}: correct _provider_facts.py")
        if token in IDENTITIES and IDENTITIES[token] not in record["properties"]:
            raise KeyError(f"{token} has no output {IDENTITIES[token]}: correct _provider_facts.py")


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -P -m policypack.catalogue.generate", description=__doc__)
    parser.add_argument(
        "parts",
        nargs="*",
        default=["provider", "aws", "texts", "limits"],
        metavar="PART",
        help="provider, aws, texts, limits, renames (with --older), prices (with --from)",
    )
    parser.add_argument(
        "--older", action="append", default=[], metavar="VERSION=FOLDER", help="an older pulumi_aws, oldest first"
    )
    parser.add_argument("--from", dest="folder", type=Path, help="the public copies of the price list")
    parser.add_argument("--date", default=datetime.date.today().isoformat(), help="the date written into the files")
    options = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    for part in options.parts:
        path = HERE / f"{part}.zip"
        if part == "renames":
            write(path, renames(options.date, [item.partition("=") for item in options.older]))
        elif part == "prices":
            if options.folder is None:
                raise SystemExit("prices needs --from FOLDER with the files that _price_data.py names")
            write(path, price_members(options.folder))
        else:
            makers = {
                "provider": lambda: provider(options.date),
                "aws": tables,
                "texts": text_members,
                "limits": limit_members,
            }
            members = makers[part]()
            write(path, members)
            if part == "provider":
                index = members["index"]
                (HERE / "tokens.py").write_text(token_table(index["resources"], index["version"]), encoding="utf-8")
        log.info("%s: %d bytes", path.name, path.stat().st_size)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
