"""The table of formats, and where reports are written."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from policypack.__main__ import main
from policypack.config import REPORTS
from policypack.errors import ConfigError
from policypack.finding import Finding
from policypack.report import Outcome, formats
from policypack.report.formats import Destination

OUTCOME = Outcome("shop", "dev", [Finding("It is wrong.", "Fix it.", policy="a-b", level="mandatory")], policies=1)


def test_every_format_has_its_module() -> None:
    modules = {path.stem for path in Path(formats.__file__).parent.glob("*.py")}
    assert set(formats.NAMES) <= modules


def test_the_page_lists_every_format() -> None:
    page = (Path(__file__).parent.parent.parent / "docs" / "reports.md").read_text("utf-8")
    rows = "\n".join(f"| `{name}` | {about} |" for name, about in REPORTS.items())
    assert f"| format | for whom |\n|---|---|\n{rows}\n" in page


def test_reports_are_written_side_by_side(tmp_path: Path) -> None:
    texts = {name: tmp_path / f"report.{name}" for name in formats.NAMES}
    formats.write_all(OUTCOME, [Destination(name, path) for name, path in texts.items()])
    assert json.loads(texts["json"].read_text("utf-8"))["findings"][0]["problem"] == "It is wrong."
    assert all("It is wrong." in path.read_text("utf-8") for path in texts.values())


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("jsn=out", "'jsn' is no format; they are text, json, sarif, junit, github, gitlab, markdown, html"),
        ("jsn=out", "did you mean 'json'?"),
        ("json", "'json' names no file: write it as json=FILE"),
        ("json=", "'json=' names no file"),
    ],
)
def test_a_report_that_is_named_wrongly_is_wrong_usage(
    given: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["preview", "--report", given])
    assert stopped.value.code == 3
    assert said in capsys.readouterr().err


def test_a_report_that_cannot_be_written_is_said_before_the_run(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "link.json").symlink_to(tmp_path / "a.json")
    for paths, said in (
        (["a.json", "a.json"], "two reports cannot go to one file: json and text"),
        (["a.json", "link.json"], "two reports cannot go to one file: json and text"),
        (["folder"], "this is a folder"),
        (["gone/a.json"], f"make it: mkdir -p {tmp_path}/gone"),
    ):
        reports = [Destination(name, tmp_path / path) for name, path in zip(("json", "text"), paths, strict=False)]
        with pytest.raises(ConfigError, match=said):
            formats.check(reports)


def test_a_report_that_fails_at_the_end_keeps_no_other_from_being_written(tmp_path: Path) -> None:
    full, good = Path("/dev/full"), tmp_path / "a.json"
    if not full.exists():
        pytest.skip("this system has no device that is always full")
    with pytest.raises(ConfigError, match="/dev/full: the text report could not be written: No space left"):
        formats.write_all(OUTCOME, [Destination("text", full), Destination("json", good)])
    assert good.is_file()


def test_a_failed_run_is_reported_everywhere_and_a_report_that_fails_is_wrong_usage(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "Pulumi.yaml").write_text("name: [\n")
    good = tmp_path / "a.json"
    assert main(["preview", str(tmp_path), "--aws", "off", "--report", f"json={good}"]) == 2
    assert json.loads(good.read_text("utf-8"))["findings"][0]["policy"] == "program"
    assert "The program has to run first." in capsys.readouterr().out
    if not Path("/dev/full").exists():
        return  # this system has no device that is always full
    assert main(["preview", str(tmp_path), "--aws", "off", "--report", "sarif=/dev/full"]) == 3
    said = capsys.readouterr()
    assert "The program has to run first." in said.out
    assert "/dev/full: the sarif report could not be written: No space left on device" in said.err


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "gbk", "utf-8"])
@pytest.mark.parametrize("name", formats.NAMES)
def test_what_a_machine_reads_is_right_in_any_encoding(name: str, encoding: str) -> None:
    text = "größe ✓ 𝒳 漢"
    found = Finding(f"It is {text}.", "Fix it.", policy="a-b", level="mandatory", name=text)
    stream = io.TextIOWrapper(written := io.BytesIO(), encoding=encoding, errors="backslashreplace")
    formats.write(replace(OUTCOME, findings=[found]), name, stream)
    stream.flush()
    raw = written.getvalue()
    if name in ("json", "sarif", "gitlab"):
        assert text in str(json.loads(raw.decode("utf-8")))
    elif name == "junit":
        assert text in "".join(ElementTree.fromstring(raw).itertext())
    elif name == "html":
        scripts = raw.decode("utf-8").split("<script")
        assert "\\U0001d4b3" not in raw.decode("utf-8")
        assert all("&#" not in script.partition("</script>")[0] for script in scripts[1:])
    else:
        raw.decode(encoding)
