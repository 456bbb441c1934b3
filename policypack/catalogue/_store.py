"""Reading of the bundled catalogue files: opened on first use, one small member at a time."""

from __future__ import annotations

import functools
import json
import zipfile
from pathlib import Path
from typing import Any

_HERE = Path(__file__).parent


@functools.cache
def member(archive: str, name: str) -> Any:
    """Return the parsed member `name` of `archive`.zip, or None where there is no such member.

    Parsed once per process. The value is shared: callers only read it.
    """
    with zipfile.ZipFile(_HERE / f"{archive}.zip") as file:
        try:
            text = file.read(f"{name}.json")
        except KeyError:
            return None
    return json.loads(text)
