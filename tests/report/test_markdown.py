"""The comment of a pull request: bounded, recognised again, and of no other markup than its own."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt

from policypack.finding import Exempted, Exemption, Location, Skip
from policypack.report import Outcome
from policypack.report.markdown import LARGEST
from policypack.shown import lines
from tests.report.outcomes import EMPTY, OUTCOME, UNREAD, found, many, written
from tests.test_shown import HOSTILE

MARKUP = {
    "tags": "<img src=x onerror=alert(1)><script>alert(1)</script></details></table>",
    "a comment": "--> <b>x</b> <!--",
    "a link": "[x](javascript:alert(1)) ![x](https://e.example/x.png) <https://e.example>",
    "a table": "a | b |\n| c |",
    "code": "`x` ``` ```` ~~~",
    "emphasis": "*x* __y__ ~~z~~ $\\sqrt{2}$",
    "a heading": "# x",
    "a list": "1. x",
    "a rule": "--- ===",
    "an indent": "    x",
    "entities": "&lt;b&gt; &#60;",
    "people": "@acme/admins #12 !3 GH-4",
}


class Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""
        self.outside = ""  # of code, where a forge makes links of names
        self.comments: list[str] = []
        self.code = 0
        self.feed(MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(text))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.code += tag == "code"

    def handle_endtag(self, tag: str) -> None:
        self.code -= tag == "code"

    def handle_data(self, data: str) -> None:
        self.text += data
        if not self.code:
            self.outside += data

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)


def outcome(value: str) -> Outcome:
    finding = found(
        name=value,
        property=value,
        type=value,
        problem=value,
        fix=lines("Do:", f"    {value}"),
        location=Location(value, 1),
    )
    return replace(
        OUTCOME,
        program=value,
        stack=value,
        findings=[finding, replace(finding, policy="coverage", level="advisory")],
        undecided=[Skip("a-b", value, value, value, "unknown")],
        exempted=[Exempted(finding, Exemption(value, value, value))],
        notes=[value],
        answers=value,
    )


@pytest.mark.parametrize("value", [*HOSTILE.values(), *MARKUP.values()], ids=[*HOSTILE, *MARKUP])
def test_no_value_makes_markup(value: str) -> None:
    plain, page = Page(written(outcome("plain"), "markdown")), Page(written(outcome(value), "markdown"))
    assert page.tags == plain.tags
    assert len(page.comments) == 1
    assert all(line.replace("\u200b", "").isprintable() for line in written(outcome(value), "markdown").split("\n"))
    assert all(sign not in page.outside for sign in ("@acme", "#12", "GH-4"))


def test_a_text_gives_gitlab_no_orders() -> None:
    said = written(outcome("/close"), "markdown")
    outside_code = re.sub(r"^(`{3,})sh$.*?^\1$", "", said, flags=re.DOTALL | re.MULTILINE)  # there it obeys nothing
    assert not [line for line in outside_code.splitlines() if line.lstrip().startswith("/")]
    assert "&#47;close" in said


def test_a_text_is_shown_as_it_is() -> None:
    for value in ("a_b*c*d <x> & [y](z) | `w` ~~v~~", "# x", "1. x", "- x", "/x"):
        assert Page(written(outcome(value), "markdown")).text.count(value) >= 6


def test_the_first_line_is_the_same_in_every_run_of_a_stack() -> None:
    first = written(OUTCOME, "markdown").splitlines()[0]
    assert first == "<!-- aws-preflight shop dev -->"
    assert first == written(replace(OUTCOME, findings=[], seconds=9), "markdown").splitlines()[0]
    assert first != written(replace(OUTCOME, stack="prod"), "markdown").splitlines()[0]


def test_what_blocks_comes_first_and_the_details_are_folded() -> None:
    said = written(OUTCOME, "markdown")
    table = [line for line in said.splitlines() if line.startswith("|")]
    resource = "<br>aws:rds/instance:Instance |"
    assert table[2:] == [
        f"| 🔴 mandatory | {row}"
        for row in (
            "Type is wrong<br>`program-type-error` | `shop-dev`<br>pulumi:pulumi:Stack | `app/__main__.py:7` |",
            f"Engine is unknown<br>`rds-engine-unknown` | `orders` `engine`{resource} `app/__main__.py:7` |",
        )
    ] + [f"| 🟡 advisory | Bucket is open<br>`s3-bucket-open` | `files` `acl`{resource}  |"]
    assert "### ❌ aws-preflight: 2 findings must be fixed before this deploys." in said
    assert "```sh\naws rds describe-db-engine-versions\n```" in said
    assert "<summary>Costs at least about 41 USD a month, without 1 part that no price is known of</summary>" in said
    assert "✅" in written(EMPTY, "markdown")
    assert "The program has to run first." in written(UNREAD, "markdown")


@pytest.mark.parametrize("number", [6, 300, 10_000])
def test_however_many_findings_there_are_it_fits(number: int) -> None:
    alike = many(number)
    several = [replace(each, policy=f"a-policy-{at}") for at, each in enumerate(alike.findings)]
    for findings in (alike.findings, several):
        said = written(replace(alike, findings=findings), "markdown")
        assert len(said.encode()) <= LARGEST
        assert said.count("<details>") == said.count("</details>")
    assert f"and {number - 4} more" in written(alike, "markdown")
