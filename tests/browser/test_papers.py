"""One list and one scheme, the same in every output: screen, printed paper, Word, Excel, JSON and CSV."""

import csv
import io
import json
import re
from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from playwright.sync_api import Locator, Page, expect

from calculators.arrangement.verdicts import Verdict
from calculators.arrangement.words import VERDICTS
from calculators.lists.vocabulary import title_of
from calculators.mergers.explanation import VERDICTS as MERGER_VERDICTS
from calculators.mergers.requirements import MergerVerdict
from calculators.page import scenarios
from publishing.tools.server import Server
from tests.browser.reading import CELLS
from tests.browser.ready import DECIDED, JUDGED, PLAN, PLAN_BUILDER, USE_PLAN, needs_decided
from tests.papers import kontum
from tests.papers.evaluator import Book, rows
from tests.papers.reading import Read, read

LISTS = "tinh-toan/danh-sach/"
START_MS = 60_000
MOST_SHEETS = 4
KIND = re.compile(r"^(xã|phường|thị trấn|huyện|thành phố|thị xã) ", re.IGNORECASE)
NUMBER = re.compile(r"\d[\d.]*(?:,\d+)?")
ROOM_PIXELS = {"lying": 933, "upright": 612}
"""The room between the margins of A4, in CSS pixels."""

type Ends = tuple[Fraction, ...]
type Told = dict[tuple[str, str], tuple[str, Ends, Ends]]
"""The verdict and both percentages by a unit's name and district."""


def ends(texts: Iterable[object]) -> Ends:
    """Return the ends of a figure: one where they are equal."""
    return tuple(dict.fromkeys(Fraction(str(one)) for one in texts if one not in {None, ""}))


def shown(text: str) -> Ends:
    """Return the numbers that stand in a Vietnamese text."""
    return ends(one.replace(".", "").replace(",", ".") for one in NUMBER.findall(text))


def bare(title: str) -> str:
    """Return a unit's name without its kind."""
    return KIND.sub("", title)


def on_screen(page: Page) -> Told:
    """Return what the table on the page says."""
    found = page.locator(".rows tbody tr:not(.space)").evaluate_all(CELLS)
    verdict = re.compile(r"^(?:\S )?(.*?)(?: \(.*\))?$", re.DOTALL)
    told: Told = {}
    for name, result, area, people, district, *_ in found:
        word = verdict.sub(r"\1", " ".join(result.split()))
        told[name, district] = (word, shown(first_line(area)), shown(first_line(people)))
    return told


def first_line(text: str) -> str:
    """Return the percentage of a cell, above the figure that it is of."""
    return text.partition("\n")[0]


def in_table(table: list[list[str]]) -> Told:
    """Return what the table of the working paper says."""
    return {
        (bare(row[1]), row[2]): (row[9].casefold(), shown(row[5]), shown(row[8]))
        for row in table[1:]
    }


def in_excel(data: bytes) -> Told:
    """Return what the workbook's formulas come to, the engine left aside."""
    book = Book(data)
    told: Told = {}
    for cells in rows(book, "Kết quả", "TT"):
        values = {heading: book.value("Kết quả", place) for heading, place in cells.items()}
        percents = [
            ends(
                values[f"{name} so với tiêu chuẩn (%){end}"]
                for end in (", thấp nhất", ", cao nhất")
            )
            for name in ("Diện tích", "Dân số")
        ]
        assert values["Còn khớp không"] == "còn khớp"
        key = bare(str(values["Đơn vị rà soát"])), str(values["Trực thuộc"] or "")
        told[key] = (str(values["Kết quả tính lại"]), percents[0], percents[1])
    return told


def in_json(data: bytes) -> Told:
    """Return what the JSON says."""
    return {
        (one["name"], one["district"]): (
            VERDICTS[Verdict(one["verdict"])],
            ends(one["area_percent"]),
            ends(one["population_percent"]),
        )
        for one in json.loads(data)["units"]
    }


def in_csv(data: bytes) -> Told:
    """Return what the CSV says."""
    text = data.decode("utf-8-sig")
    found = csv.DictReader(io.StringIO(text), delimiter=";" if ";" in text[:20] else ",")
    percent = "Tỷ lệ {} so với tiêu chuẩn, {} (%)"
    told: Told = {}
    for one in found:
        area, people = (
            shown(" ".join(one[percent.format(of, end)] for end in ("thấp nhất", "cao nhất")))
            for of in ("diện tích", "dân số")
        )
        told[bare(one[title_of("name")]), one[title_of("district")]] = (
            one["Kết quả rà soát"],
            area,
            people,
        )
    return told


def printed(page: Page, side: str) -> Locator:
    """Return the paper that is printed: it alone, and whole between the margins."""
    paper = page.locator("article.paper")
    expect(paper).to_be_attached(timeout=START_MS)
    page.set_viewport_size({"width": ROOM_PIXELS[side], "height": 700})
    page.emulate_media(media="print")
    expect(paper).to_be_visible()
    expect(page.locator(".md-container")).to_be_hidden()
    beyond = "all => all.filter(one => one.scrollWidth > one.clientWidth + 1).length"
    assert (
        paper.locator("xpath=descendant-or-self::*[self::article or self::td]").evaluate_all(beyond)
        == 0
    )
    return paper


def sheets(page: Page) -> list[tuple[int, int]]:
    """Return the sizes of the pages on paper, in points."""
    data = page.pdf(prefer_css_page_size=True)
    sizes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", data)
    return [(round(float(width)), round(float(height))) for width, height in sizes]


def saved(page: Page, button: str) -> bytes:
    """Return the file that a button gives."""
    with page.expect_download(timeout=START_MS) as download:
        page.get_by_role("button", name=button, exact=True).click()
    return download.value.path().read_bytes()


def test_a_list_says_the_same_everywhere(page: Page, server: Server) -> None:
    """Verdict and percentages of every unit; on paper dark on white and whole, whatever the screen is."""
    page.add_init_script("globalThis.print = () => {}")
    page.emulate_media(color_scheme="dark")
    # Every row is in view, and so on the page.
    page.set_viewport_size({"width": 1280, "height": 9000})
    page.goto(server.url + LISTS)
    page.select_option("#rules", PLAN.usual)
    page.get_by_role("button", name=USE_PLAN).click()
    expect(page.locator(".rows tbody .open").first).to_be_visible(timeout=START_MS)
    page.get_by_role("button", name="Đơn vị", exact=True).click()
    expect(page.locator(".rows tbody .open")).to_have_count(JUDGED)
    told = on_screen(page)
    assert len(told) == JUDGED
    word = read(saved(page, "Word (DOCX)"))
    assert in_table(word.tables[1]) == told
    assert in_excel(saved(page, "Excel (XLSX)")) == told
    assert in_json(saved(page, "JSON")) == told
    assert in_csv(saved(page, "CSV")) == told
    page.get_by_role("button", name="In danh sách").click()
    paper = printed(page, "lying")
    tables = paper.locator("table")
    assert tables.nth(1).locator("tr").evaluate_all(CELLS) == word.tables[1]
    assert tables.nth(0).locator("tr").evaluate_all(CELLS) == word.tables[0]
    assert set(sheets(page)) <= {(842, 595), (842, 596)}


def scheme_on_screen(page: Page) -> list[tuple[str, str, Ends, Ends]]:
    """Return name, verdict and sums of each group on the page."""
    found = []
    for group in page.locator(".merge-group").all():
        totals = group.locator(".merge-totals").inner_text()
        _, _, figures = totals.partition(": ")
        area, _, people = figures.partition(" km², ")
        name = group.locator("h3").inner_text().partition(". ")[2]
        found.append((name, verdict_of(totals), shown(area), shown(people)))
    return found


def verdict_of(text: str) -> str:
    """Return the verdict on a group: whether it is not looked into, else the word."""
    if "không phải xét" in text:
        return "không phải xét"
    return re.split(r"[,;(]", text.casefold())[0].strip()


def in_annex(table: list[list[str]]) -> list[tuple[str, str, Ends, Ends]]:
    """Return the same of the annex."""
    return [(row[1], verdict_of(row[7]), shown(row[3]), shown(row[5])) for row in table[1:]]


def judged(asked: dict[str, Any]) -> list[tuple[str, str, Ends, Ends]]:
    """Return the same as the engine has it in JSON."""
    kontum.open_list()
    found = scenarios.judge_scenario(asked)["groups"]
    return [
        (
            group["name"],
            "không phải xét"
            if one["waived"] and one["verdict"] != "meets_standard"
            else MERGER_VERDICTS[MergerVerdict(one["verdict"])],
            ends(one["area_km2"]),
            ends(one["population"]),
        )
        for group, one in zip(asked["groups"], found, strict=True)
    ]


@needs_decided
def test_a_scheme_says_the_same_everywhere(page: Page, server: Server) -> None:
    """The groups of 2025: page, paper, Word and the engine's JSON; the draft counts them."""
    groups = DECIDED["groups"]
    page.add_init_script("globalThis.print = () => {}")
    page.goto(server.url + PLAN_BUILDER)
    page.get_by_role("button", name="Mẫu năm 2025").click(timeout=START_MS)
    expect(page.locator(".merge-group")).to_have_count(groups, timeout=START_MS)
    told = scheme_on_screen(page)
    assert told == judged(kontum.scenario())
    files: dict[str, Read] = {
        label: read(saved(page, label))
        for label in ("Phụ lục", "Dự thảo nghị quyết", "Danh mục hồ sơ")
    }
    (annex,) = files["Phụ lục"].tables
    assert in_annex(annex) == told
    assert f"{groups + 1}. Sau khi sắp xếp" in files["Dự thảo nghị quyết"].words
    assert files["Danh mục hồ sơ"].tables
    page.locator("#merge-print").click()
    paper = printed(page, "lying")
    assert paper.locator("tr").evaluate_all(CELLS) == annex
    address = paper.locator(".paper-address").inner_text().partition(": ")[2]
    # The paper is taken away once it is printed.
    assert len(sheets(page)) <= MOST_SHEETS
    page.emulate_media(media="screen")
    page.goto("about:blank")
    page.goto(address)
    expect(page.locator(".merge-group")).to_have_count(groups, timeout=START_MS)
