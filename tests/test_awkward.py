"""The corpus of awkward lists: each read as it must be, in both formats, no row lost."""

import json

import pytest

from calculators.law import loader
from calculators.page import lists as desk
from calculators.units import UNKNOWN
from calculators.worklist import opening, session
from tests.awkward import LISTS, Awkward

LAW = loader.load()
FILES = [
    pytest.param(case, form, id=f"{case.name} ({form})")
    for case in LISTS
    for form in ("csv", "xlsx")
    if case.only in {"", form}
]


def content(case: Awkward, form: str) -> bytes:
    """Write the list in one of the formats."""
    return case.csv() if form == "csv" else case.xlsx()


def test_the_corpus_is_large_enough() -> None:
    """At least 40 lists, in both formats."""
    assert len(LISTS) >= 40
    assert len(FILES) >= 80


@pytest.mark.parametrize(("case", "form"), FILES)
def test_list(case: Awkward, form: str) -> None:
    """Units, wrong cells and ignored rows are those that the case names; every row is one of these."""
    reply = desk.open_list({"name": "a", "rules": "2023-2025"}, content(case, form))
    if case.problem:
        assert case.problem in str(reply.get("error") or reply["problem"])
        return
    assert reply["problem"] is None
    worklist = opening.worklist("a", content(case, form), "2023-2025", LAW)
    units = {
        entry.row: (
            entry.unit.name,
            None if entry.unit.area == UNKNOWN else entry.unit.area.low,
            None if entry.unit.population == UNKNOWN else entry.unit.population.low,
        )
        for entry in worklist.table.entries
        if entry.unit is not None
    }
    assert dict(case.units) == units
    wrong: dict[int, list[int | None]] = {}
    for error in reply["errors"]:
        wrong.setdefault(error["row"], []).append(error["column"])
    assert dict(case.errors) == wrong
    assert case.ignored == set(worklist.table.ignored)
    body = range(worklist.sheet.body + 1, len(case.rows) + 1)
    numbers = {number for number in body if any(v not in (None, "") for v in case.rows[number - 1])}
    assert numbers == set(units) | set(wrong) | case.ignored


@pytest.mark.parametrize(("case", "form"), FILES)
def test_a_saved_session_gives_the_same_list(case: Awkward, form: str) -> None:
    """A file that restores the session holds all that the list follows from."""
    if case.problem:
        return
    before = desk.open_list({"name": "a", "rules": "2023-2025"}, content(case, form))
    worklist = opening.worklist("a", content(case, form), "2023-2025", LAW)
    session_file = json.dumps(session.plain(worklist), ensure_ascii=False).encode()
    assert before == desk.open_list({"name": "b", "rules": "2019-2021"}, session_file)
