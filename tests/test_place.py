"""The province in data/ against `tests/place.toml`: counts, published totals, verdicts, words of pages."""

import re
from collections import Counter
from decimal import Decimal
from html import unescape

import pytest

from publishing.pages import kontum
from publishing.pages.units import answers, home, judgements, pages
from publishing.pages.units.judgements import Book
from publishing.tools.programs import ROOT
from tests.expected import EXPECTED, PROVINCE, UNITS


@pytest.fixture(scope="module")
def book() -> Book:
    """Return the units with their results."""
    return judgements.read(ROOT)


def plain(html: str) -> str:
    """Return what a reader sees of it."""
    inline = re.sub(r"</?(?:a|strong|span)\b[^>]*>", "", html)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", inline)).split())


def test_every_table_has_its_rows() -> None:
    """As many as are expected of each table that the province has, and of the kinds in it."""
    rows = {role: PROVINCE.rows(ROOT, role) for role in PROVINCE.tables}
    assert {role: len(table) for role, table in rows.items()} == EXPECTED["rows"]
    for role, kinds in EXPECTED["kinds"].items():
        assert Counter(row["kind"] for row in rows[role]) == kinds
    bases = Counter(row["area_basis"].partition("-")[0] for row in rows["communes"])
    assert bases == EXPECTED["area_basis"]


@pytest.mark.parametrize("role", EXPECTED["sums"])
def test_known_sums_hold(role: str) -> None:
    """Areas, people and the census add up to what was published."""
    rows = PROVINCE.rows(ROOT, role)
    for column, total in EXPECTED["sums"][role].items():
        assert sum(Decimal(row[column]) for row in rows) == Decimal(total), column


def test_the_units_of_today_hold_together() -> None:
    """Those that were formed are made of the same units in both tables, and their people lie within."""
    today = {row["code"]: row for row in PROVINCE.rows(ROOT, "today")}
    for row in PROVINCE.rows(ROOT, "formed"):
        same = today[row["code"]]
        members = re.findall(r"\((\d+)\)", same["members"])
        assert sorted(members) == sorted(row["old_codes"].split(";"))
        low, high = int(same["population_low"]), int(same["population_high"])
        assert low <= int(row["population_2024"]) <= high


@pytest.mark.parametrize("rules", EXPECTED["verdicts"])
def test_the_units_of_the_plan_have_their_verdicts(rules: str) -> None:
    """Under each rule set of the time of the plan."""
    rows = kontum.units(ROOT)
    rows = kontum.census(rows) if rules == kontum.CENSUS_PERIOD else rows
    totals = Counter(str(unit.evaluation.verdict) for unit in kontum.results(rows, rules))
    assert totals == EXPECTED["verdicts"][rules]


def test_the_units_of_today_have_their_verdicts(book: Book) -> None:
    """By the province that they were in before."""
    by_kind: dict[str, Counter[str]] = {}
    for code, place in book.today.items():
        former = book.units.today[code].row["former_province"]
        by_kind.setdefault(former, Counter())[str(place.evaluation.verdict)] += 1
    assert by_kind == EXPECTED.get("today", {})


def test_every_unit_has_an_address_of_its_own(book: Book) -> None:
    """A page for each row; names that sound alike are told apart by a code or a district."""
    folders = [place.folder for place in book.units]
    assert len(set(folders)) == len(folders)
    assert len(folders) == UNITS
    for words, count in EXPECTED.get("alike", {}).items():
        assert sum(words in folder for folder in folders) == count, words


@pytest.mark.parametrize("case", EXPECTED["pages"], ids=lambda case: case["title"])
def test_a_page_says_what_is_known_of_its_unit(book: Book, case: dict[str, str]) -> None:
    """What it was or became, what the plan asked, what holds today."""
    (place,) = (
        place for place in book.units if (place.title, place.era) == (case["title"], case["era"])
    )
    text = plain("\n".join(pages.page(book, place)))
    assert [words for words in case["says"] if words not in text] == []


def test_units_that_were_kept(book: Book) -> None:
    """Those of which no part went elsewhere and to which none came."""
    names = [
        place.row["name"]
        for place in book.units.old.values()
        if "Được giữ nguyên" in answers.lead(book, place)
    ]
    assert sorted(names) == EXPECTED.get("kept", {"names": []})["names"]


def test_the_first_page_counts_them(book: Book) -> None:
    """In both languages."""
    text = plain("".join(home._finding(book)))
    assert [words for words in EXPECTED["home"]["says"] if words not in text] == []
    english = " ".join(home._in_english(book))
    assert [words for words in EXPECTED["english"]["says"] if words not in english] == []
