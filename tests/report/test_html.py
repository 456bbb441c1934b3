"""The page: what a person clicks in it, in a real browser, and that nothing of a program becomes part of it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from policypack.finding import Location
from policypack.report import Outcome, html
from policypack.report.plan import Planned
from tests.report.outcomes import EMPTY, OUTCOME, UNREAD, found, many, written
from tests.report.test_markdown import MARKUP, outcome
from tests.test_shown import HOSTILE

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
in_browser = pytest.mark.skipif(
    BROWSER is None, reason="there is no Chromium on PATH (Debian: apt-get install chromium)"
)

BOX = "urn:pulumi:dev::shop::shop:index:Database::database"
ORDERS, FILES = found().urn, found(name="files").urn
PLAN = [
    Planned(BOX, "shop:index:Database", "database"),
    Planned("urn:subnets", "aws:rds/subnetGroup:SubnetGroup", "subnets", BOX),
    Planned(
        ORDERS, "aws:rds/instance:Instance", "orders", BOX, Location("a.py", 7), (("urn:subnets", "dbSubnetGroupName"),)
    ),
    Planned(FILES, "aws:s3/bucket:Bucket", "files", references=((BOX, ""),)),
    Planned("urn:other", "aws:s3/bucket:Bucket", "elsewhere", external=True),
]


class Tags(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.seen: list[str] = []
        self.policy = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)
        if ("http-equiv", "Content-Security-Policy") in attrs:
            self.policy = dict(attrs)["content"] or ""


@pytest.mark.parametrize("value", [*HOSTILE.values(), *MARKUP.values()], ids=[*HOSTILE, *MARKUP])
def test_no_value_makes_markup(value: str) -> None:
    planned = [Planned(value, value, value, location=Location(value, 1))]
    said = written(replace(outcome(value), plan=planned), "html")
    assert Tags(said).seen == Tags(written(replace(outcome("plain"), plan=planned), "html")).seen
    outside = re.sub(r"<(style|script)\b.*?</\1>", "", said, flags=re.DOTALL)
    assert all(line.isprintable() for line in outside.split("\n"))


@in_browser
@pytest.mark.parametrize("width", [400, 1400])
def test_a_long_line_of_source_makes_no_page_wider(
    shown: Callable[[Outcome], Page], width: int, tmp_path: Path
) -> None:
    source = tmp_path / "long.py"
    source.write_text("queue = Queue(" + "a" * 2_000 + ")\n")
    long = replace(found(), location=Location(str(source), 1), problem="Its `engine` is not one.")
    page = shown(replace(OUTCOME, findings=[long], failures=[]))
    page.set_viewport_size({"width": width, "height": 900})
    page.locator("#table tr.row").first.click()
    opened = page.locator("#table td.wide")
    expect(opened.locator("code").first).to_have_text("engine")
    expect(opened.locator(".source")).to_contain_text("queue = Queue(")
    assert page.evaluate("document.documentElement.scrollWidth") == width
    box = opened.bounding_box()
    assert box
    assert box["x"] + box["width"] <= width


@in_browser
def test_the_order_of_a_table_is_said(shown: Callable[[Outcome], Page]) -> None:
    page = shown(planned())
    for order in ("ascending", "descending"):
        page.locator("[data-by=severity]").click()
        expect(page.locator("th[aria-sort]")).to_have_count(1)
        expect(page.locator("th[aria-sort]")).to_have_attribute("aria-sort", order)


@in_browser
def test_what_the_keyboard_reaches_is_in_the_picture(shown: Callable[[Outcome], Page]) -> None:
    page = shown(planned())
    for _ in range(12):
        page.get_by_role("button", name="Zoom in").click()
    picture = page.locator("#graph").bounding_box()
    assert picture
    for index in range(5):
        page.locator(f"[data-index='{index}']").focus()
        node = page.locator(f"[data-index='{index}'] > .body").bounding_box()
        assert node
        assert picture["x"] < node["x"] + node["width"]
        assert node["x"] < picture["x"] + picture["width"]
        assert picture["y"] < node["y"] + node["height"]
        assert node["y"] < picture["y"] + picture["height"]


# What is written on what. WCAG 2.1 AA asks for 4.5 of text, and 3 of the borders of controls.
# Source: https://www.w3.org/TR/WCAG21/#contrast-minimum and #non-text-contrast
TEXTS = [(text, on) for text in ("text", "quiet", "link") for on in ("page", "panel", "box", "mandatory-back")] + [
    *(("text", "found"), ("quiet", "found"), ("quiet", "advisory-back"), ("link", "advisory-back")),
    *((each, f"{each}-back") for each in ("mandatory", "advisory", "passed")),
]


def luminance(colour: str) -> float:
    digits = colour if len(colour) == 6 else "".join(each * 2 for each in colour)
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_all_text_can_be_read(theme: int) -> None:
    style = (Path(html.__file__).parent / "page" / "style.css").read_text()
    named = re.findall(r"--([\w-]+): light-dark\(#(\w+), #(\w+)\);", style)
    colours = {name: both[theme] for name, *both in named}
    assert [pair for pair in TEXTS if contrast(*(colours[name] for name in pair)) < 4.5] == []
    assert min(contrast(colours["strong"], colours[on]) for on in ("page", "panel")) >= 3
    marks = re.findall(r"color: #fff; background: #(\w{6});|\.mark\.mandatory \{ background: #(\w{6});", style)
    assert len(marks) == 2
    assert all(contrast("fff", "".join(mark)) >= 4.5 for mark in marks)


def test_it_loads_nothing() -> None:
    said = written(OUTCOME, "html")
    page = Tags(said)
    assert "default-src 'none'" in page.policy
    assert not {"link", "img", "iframe", "object", "base"} & set(page.seen)
    assert " src=" not in said.split("<script")[0]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def shown(browser: Browser, tmp_path: Path) -> Iterator[Callable[[Outcome], Page]]:
    """Return what opens a report, in a browser that is offline. What goes wrong in the page fails the test."""
    context = browser.new_context(offline=True, viewport={"width": 1400, "height": 1000})
    wrong: list[str] = []

    def show(outcome: Outcome) -> Page:
        file = tmp_path / "report.html"
        file.write_text(written(outcome, "html"), "utf-8")
        page = context.new_page()
        page.set_default_timeout(60_000)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda said: wrong.append(said.text))
        page.goto(file.as_uri())
        return page

    yield show
    context.close()
    assert wrong == []


def planned() -> Outcome:
    skips = [replace(skip, urn="urn:subnets") for skip in OUTCOME.undecided]
    return replace(OUTCOME, plan=PLAN, undecided=skips)


@in_browser
def test_a_resource_is_read_by_a_click_and_its_references_lead_on(shown: Callable[[Outcome], Page]) -> None:
    page = shown(planned())
    details = page.locator("#details")
    page.locator("[data-index='2']").click()
    expect(details).to_contain_text("aws:rds/instance:Instance")
    expect(details).to_contain_text("The engine of orders is mysqll.")
    expect(details.locator("pre")).to_have_text("aws rds describe-db-engine-versions")
    expect(details).to_contain_text("About 40.80 USD a month.")
    expect(page.locator(".edge.near")).to_have_count(1)
    details.get_by_role("button", name="subnets").click()
    expect(details.locator("h3")).to_have_text("subnets")
    expect(details).to_contain_text("Nothing was found here.")
    details.get_by_text("Not judged by 1 check").click()
    expect(details).to_contain_text("rds-engine-unknown: engine is known only after an update")
    details.get_by_role("button", name="orders").click()
    expect(page.locator("[data-index='2']")).to_have_class("node mandatory chosen")
    page.locator("#graph").click(position={"x": 5, "y": 5})
    expect(details).to_contain_text("Click a resource to read about it.")


@in_browser
def test_boxes_hold_what_components_made_and_marks_count_findings(shown: Callable[[Outcome], Page]) -> None:
    page = shown(planned())
    boxes = {index: page.locator(f"[data-index='{index}'] > .body").bounding_box() for index in range(5)}
    outer, inner, other = boxes[0], boxes[2], boxes[3]
    assert outer
    assert inner
    assert other
    assert outer["x"] < inner["x"]
    assert outer["y"] < inner["y"]
    assert inner["x"] + inner["width"] < outer["x"] + outer["width"]
    assert (
        other["x"] + other["width"] < outer["x"]
        or outer["x"] + outer["width"] < other["x"]
        or (other["y"] + other["height"] < outer["y"] or outer["y"] + outer["height"] < other["y"])
    )
    expect(page.locator("[data-index='2'] .count")).to_have_text("1")
    expect(page.locator(".edge")).to_have_count(2)
    expect(page.get_by_role("button", name="rds Instance orders, 1 finding, which must be fixed")).to_have_count(1)


@in_browser
def test_findings_are_filtered_sorted_and_opened(shown: Callable[[Outcome], Page]) -> None:
    page = shown(planned())
    rows = page.locator("#table tr.row")
    expect(rows).to_have_count(3)
    page.get_by_label("Level").select_option("advisory")
    expect(rows).to_have_count(1)
    expect(page.locator("#shown")).to_have_text("1 of 3 findings")
    page.get_by_label("Level").select_option("")
    page.get_by_label("Search in findings").fill("MYSQLL orders")
    expect(rows).to_have_count(1)
    rows.click()
    expect(page.locator("#table td.wide")).to_contain_text("Fix: Name another:")
    rows.click()
    expect(page.locator("#table td.wide")).to_have_count(0)
    rows.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#table td.wide")).to_have_count(1)
    page.get_by_label("Search in findings").fill("")
    page.get_by_role("button", name="resource").click()
    expect(rows.first).to_contain_text("files")
    page.get_by_role("button", name="resource").click()
    expect(rows.first).to_contain_text("shop-dev")
    page.locator("#table").get_by_role("button", name="orders").click()
    expect(page.locator("#details h3")).to_have_text("orders")


@in_browser
def test_a_resource_is_found_by_its_name_and_the_picture_is_moved(shown: Callable[[Outcome], Page]) -> None:
    page = shown(planned())
    page.get_by_label("Find a resource").fill("elsew")
    expect(page.locator("[data-index='4']")).to_have_class("node external found")
    page.keyboard.press("Enter")
    expect(page.locator("#details h3")).to_have_text("elsewhere")
    before = page.locator("#layer").get_attribute("transform")
    page.get_by_label("Zoom in").click()
    zoomed = page.locator("#layer").get_attribute("transform")
    page.mouse.move(100, 400)
    page.mouse.down()
    page.mouse.move(160, 460)
    page.mouse.up()
    moved = page.locator("#layer").get_attribute("transform")
    assert len({before, zoomed, moved}) == 3
    expect(page.locator("#details h3")).to_have_text("elsewhere")


@in_browser
def test_the_rest_is_there_to_read(shown: Callable[[Outcome], Page]) -> None:
    page = shown(planned())
    expect(page.locator("#verdict")).to_have_text("2 findings must be fixed before this deploys.")
    page.get_by_text("1 check that could not be made").click()
    expect(page.locator("#unjudged")).to_contain_text("engine is known only after an update")
    expect(page.locator("#exempted")).to_contain_text("a public site (web)")
    expect(page.locator("#cost")).to_contain_text("Costs at least about 41 USD a month")


@in_browser
def test_light_and_dark_are_the_readers_choice(shown: Callable[[Outcome], Page]) -> None:
    page = shown(OUTCOME)
    back = "getComputedStyle(document.body).backgroundColor"
    page.emulate_media(color_scheme="light")
    light = page.evaluate(back)
    page.emulate_media(color_scheme="dark")
    dark = page.evaluate(back)
    page.get_by_label("Switch between light and dark").click()
    assert light != dark
    assert page.evaluate(back) == light


@in_browser
@pytest.mark.parametrize("outcome", [EMPTY, UNREAD], ids=["nothing", "unread"])
def test_an_empty_report_is_a_page_too(outcome: Outcome, shown: Callable[[Outcome], Page]) -> None:
    expect(shown(outcome).locator("#details")).to_have_text("No resource was planned.")


@in_browser
def test_markup_in_names_is_text(shown: Callable[[Outcome], Page]) -> None:
    value = MARKUP["tags"]
    page = shown(replace(outcome(value), plan=[Planned(value, value, value)]))
    page.locator("[data-index='0']").click()
    expect(page.locator("#details h3")).to_have_text(value)
    assert page.locator("img").count() == 0


@in_browser
def test_a_large_stack_begins_with_what_has_findings(shown: Callable[[Outcome], Page]) -> None:
    large = many(1_000)
    held = [found(name=f"orders-{at}").urn for at in range(1_000)]
    nodes = [
        Planned(urn, "aws:rds/instance:Instance", f"orders-{at}", references=((held[at // 2], "a"),) if at else ())
        for at, urn in enumerate(held)
    ]
    page = shown(replace(large, findings=large.findings[990:], plan=nodes))
    expect(page.locator(".node")).to_have_count(15)
    page.get_by_label("only what has findings").uncheck()
    expect(page.locator(".node")).to_have_count(1_000)
    page = shown(large)
    expect(page.locator("#table tr.row")).to_have_count(100)
    page.get_by_role("button", name="Show more").click()
    expect(page.locator("#table tr.row")).to_have_count(1_000)
