"""Whatever the reader brings, every reader and public function answers, or raises what it documents."""

import io
import json
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import openpyxl
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import calculators
from calculators import (
    Adjacency,
    Kind,
    LawError,
    ProposalTask,
    SheetError,
    Unit,
    browser,
)
from calculators.arrangement.verdicts import Verdict
from calculators.mergers.requirements import MergerVerdict
from tests import reference, strategies
from tests.fuzz import targets
from tests.law.test_records import READERS, TEXTS
from tests.worklist.test_worklist import ask

LAW = calculators.load_law()
MERGER_RULES = calculators.load_merger_rules()
RULES = list(LAW.rule_sets)
SEVERAL = settings(max_examples=100)
FEW = settings(max_examples=60)

HEADINGS = (
    *("Tên ĐVHC", "Mã", "Loại", "Huyện", "Diện tích tự nhiên (km2)", "Diện tích (ha)"),
    *("Quy mô dân số (người)", "Tỷ lệ DTTS (%)", "Miền núi", "Biên giới", "Ghi chú", "(km2)"),
    *("area_low_km2", "area_high_km2", "population_low", "population_high", "area_standard_km2"),
    *("population_standard", "voluntary", "exemption", "parent_kind", "population_date", "STT"),
)
PIECES = (
    *("Xã", "Phường A", "thị trấn", "Huyện Đắk Hà", "Thành phố", "I. Huyện B", "Tổng cộng", "x"),
    *("có", "không", "chưa có", "-", "…", "20,5", "4.401", "1.234,56", "75-77,3", "12.699km2"),
    *("l43.060 người", "-5", "0", "1e5", "261,82%", "12/5/2023", "#REF!", "=1+1", "²", "٣"),
    *("9" * 30, "9" * 5000, "1,", ",5", "1.2.3", "NaN", "ổn định", "stable", "(1)", "1", "2", "3"),
)
CELLS = st.sampled_from(PIECES) | st.text(
    st.characters(codec="utf-8", exclude_characters="\0"), max_size=12
)
ROWS = st.lists(st.lists(CELLS, max_size=8), max_size=6)
JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=6,
)


@st.composite
def grids(draw: st.DrawFn) -> list[list[str]]:
    """Return a list: a row of headings, most of them known, above rows of any cells."""
    headings = st.lists(st.sampled_from(HEADINGS), min_size=1, max_size=8, unique=True)
    return [draw(headings), *draw(ROWS)]


def as_text(grid: Sequence[Sequence[str]], delimiter: str = "\t") -> str:
    """Write a list as it is pasted, without the marks that would cut a cell in two."""
    blanks = str.maketrans(dict.fromkeys('\t\r\n";', " "))
    return "\n".join(delimiter.join(cell.translate(blanks) for cell in row) for row in grid)


def as_workbook(grid: Sequence[Sequence[Any]]) -> bytes:
    """Write a list as a workbook."""
    book = openpyxl.Workbook()
    for row in grid:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def all_about_the_open_list() -> None:
    """Ask the open list for everything that its page does."""
    answer = ask("judge_list")
    assert set(answer["summary"]) <= set(map(str, Verdict))
    page = ask("list_rows", sort="area", descending=True, search="a")
    for row in (*page["rows"], *ask("list_rows")["rows"]):
        assert ask("list_unit", row=row["row"])["verdict"] == row["verdict"]
    ask("list_points")
    ask("list_coded", codes=["1", ""])
    for form in ("csv", "json", "session"):
        assert ask("save_list", format=form)["base64"]


@SEVERAL
@given(st.binary(max_size=400) | st.text(max_size=400).map(str.encode))
def test_any_file_is_opened_or_refused_with_words(data: bytes) -> None:
    """Bytes that are nothing at all never crash a reader."""
    for target in targets.TARGETS:
        targets.fed(target, data)
    reply = json.loads(browser.open_list('{"name": "a", "rules": "2023-2025"}', data))
    assert reply.get("error") or reply.get("problem") or "count" in reply


@SEVERAL
@given(grids(), st.sampled_from(RULES))
def test_any_list_can_be_shown_judged_changed_and_saved(grid: list[list[str]], rules: str) -> None:
    """Whatever stands in its cells, nothing that a page does with it crashes."""
    reply = ask("open_list", name="a", rules=rules, text=as_text(grid))
    if reply.get("error") or reply["problem"]:
        return
    all_about_the_open_list()
    edit = {"row": reply["heading_row"], "column": "note", "text": "thử"}
    changes: tuple[dict[str, Any], ...] = (
        {"rules": RULES[0]},
        {"columns": {"0": "name"}},
        {"edits": [edit]},
        {"undo": True},
    )
    for change in changes:
        if ask("change_list", **change)["problem"] is None:
            all_about_the_open_list()


@FEW
@given(grids())
def test_any_workbook_is_read_as_its_cells_are(grid: list[list[str]]) -> None:
    """A workbook of texts gives a list, or a problem in words."""
    clean = [["".join(filter(str.isprintable, cell)) for cell in row] for row in grid]
    data = as_workbook([[cell[:32_000] for cell in row] for row in clean])
    reply = json.loads(browser.open_list('{"name": "a", "rules": "2023-2025"}', data))
    assert reply.get("error") or reply.get("problem") or "count" in reply


@SEVERAL
@given(st.dictionaries(st.sampled_from(HEADINGS) | st.text(max_size=5), CELLS, max_size=8))
def test_any_form_is_answered(cells: dict[str, str]) -> None:
    """The form's cells come from its own headings; whatever stands in them is answered or refused."""
    request = json.dumps({"rules": "2026-2030", "cells": {"Tên": "A", "Loại": "Xã"} | cells})
    for function in (browser.evaluate_form, browser.form_unit):
        with suppress(SheetError):
            assert json.loads(function(request))


@SEVERAL
@given(st.data())
def test_any_change_of_a_session_file_is_opened_or_refused(data: st.DataObject) -> None:
    """A file that was written by hand, or by another version, is refused; it never opens by half."""
    ask("open_list", name="a", rules="2023-2025", text=as_text([HEADINGS[:7], ["A", "1", "Xã"]]))
    content = {
        "name": "a",
        "rules": "2023-2025",
        "pages": [["a", [["Tên", "Loại"], ["A", "Xã"]]]],
        "page": 0,
        "chosen": {"0": "name"},
        "added": ["Ghi chú"],
        "delimiter": ";",
        "edits": [[2, 2, "x"]],
    }
    key = data.draw(st.sampled_from(sorted(set(content) - {"name"})))
    value = data.draw(JSON_VALUES)
    shapes: tuple[Any, ...] = (value, [value], {"0": value}, [[value, [[value]]]], [[1, value, ""]])
    content[key] = data.draw(st.sampled_from(shapes))
    reply = json.loads(
        browser.open_list('{"name": "a", "rules": "2023-2025"}', json.dumps(content).encode())
    )
    if not reply.get("error") and not reply["problem"]:
        all_about_the_open_list()


PAIRS = st.lists(
    st.tuples(
        st.sampled_from(("1", "2", "3", "", "ổ")),
        st.sampled_from(("1", "2", "3", "4", " 2 ")),
        st.sampled_from(("", "0", "1.686", "1,5", "-1", "km", "9" * 30, "9" * 5000)),
        st.sampled_from(("high", "low", "medium", "", "HIGH")),
    ),
    max_size=6,
)


@SEVERAL
@given(PAIRS, st.booleans())
def test_any_pairs_are_read_or_refused(rows: list[tuple[str, ...]], by_km: bool) -> None:  # noqa: FBT001 - hypothesis gives it
    """A table of pairs is read whole, or refused with the line that cannot be used."""
    heading = ("code_a", "code_b", "shared_border_km" if by_km else "note", "confidence")
    try:
        pairs = calculators.read_adjacency(as_text([heading, *rows], ";").encode())
    except SheetError:
        return
    contiguity = pairs.contiguity(("1", "2", "3"))
    assert sorted(code for part in contiguity.parts for code in part) == ["1", "2", "3"]
    assert pairs.metres(pairs.codes) >= 0


COMMUNES = st.lists(
    st.tuples(
        st.sampled_from(("1", "2", "3", "4", "")),
        st.sampled_from(("Xã", "Phường", "Thị trấn", "Huyện", "Làng")),
        st.sampled_from(("Huyện A", "Thành phố B", "")),
        *(st.sampled_from(("", "0", "20,5", "100", "9999", "chưa có")) for _ in range(3)),
        st.sampled_from(("có", "không", "")),
    ),
    max_size=6,
)


@SEVERAL
@given(COMMUNES, PAIRS, st.data())
def test_any_scenario_is_judged_or_refused(
    units: list[tuple[str, ...]], rows: list[tuple[str, ...]], data: st.DataObject
) -> None:
    """Groups of any units of any list under any rules: a verdict or words for each."""
    heading = ("Mã", "Loại", "Huyện", "Diện tích (km2)", "Dân số", "Tỷ lệ DTTS (%)", "Miền núi")
    pairs = as_text([("code_a", "code_b", "shared_border_km", "confidence"), *rows], ";")
    reply = ask("open_ground", name="a", text=as_text([heading, *units]), pairs=pairs)
    if reply.get("error"):
        return
    codes = [unit["code"] for unit in reply["units"]]
    rules = data.draw(st.sampled_from(list(MERGER_RULES)))
    kind = data.draw(st.sampled_from((*map(str, Kind), None)))
    members = data.draw(st.lists(st.sampled_from(codes), unique=True)) if codes else []
    group = {"name": "nhóm", "members": members, "kind": kind, "class": None}
    answer = ask("judge_scenario", rules=rules, place=None, keep=[], classes={}, groups=[group])
    (only,) = answer["groups"]
    assert only.get("error") or only["verdict"] in set(map(str, MergerVerdict))
    for district in {unit["district"] for unit in reply["units"]}:
        if rules in RULES:
            keep = codes[:1]
            ask("propose_groups", rules=rules, place=None, keep=keep, district=district)


@given(strategies.units(tuple(Kind)), st.sampled_from(RULES))
def test_any_unit_is_evaluated_and_explained(unit: Unit, rules: str) -> None:
    """Every kind, whatever is known of it."""
    assume(reference.judges(unit.kind, rules))
    evaluation = calculators.evaluate(unit, LAW.rules(rules))
    areas = calculators.percent_of_standard(evaluation, "area")
    people = calculators.percent_of_standard(evaluation, "population")
    assert calculators.explain(evaluation, areas, people)
    for low, high in (areas, people):
        assert low is None or high is None or float(low) <= float(high)


@SEVERAL
@given(st.lists(strategies.units(tuple(Kind)), min_size=1, max_size=3), st.data())
def test_any_merger_is_judged(units: list[Unit], data: st.DataObject) -> None:
    """The new unit of any members has a verdict."""
    rules = MERGER_RULES[data.draw(st.sampled_from(list(MERGER_RULES)))]
    kind = data.draw(st.sampled_from(rules.kinds))
    merger = calculators.combine(units, kind)
    assert merger.unit.kind is kind
    assert calculators.judge_merger(merger, rules).verdict in MergerVerdict


@FEW
@given(st.lists(strategies.units((Kind.COMMUNE, Kind.TOWNSHIP)), max_size=5), st.data())
def test_groups_are_proposed_for_any_district(units: list[Unit], data: st.DataObject) -> None:
    """Each unit is in one group, left unresolved, or stays as it is: never in two of these."""
    members = tuple(u._replace(code=str(number)) for number, u in enumerate(units))
    edges = data.draw(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=8))
    borders = {
        (str(one), str(other)): calculators.Border(1000, data.draw(st.booleans()))
        for one, other in edges
        if one < other < len(units)
    }
    codes = frozenset(code for pair in borders for code in pair)
    task = ProposalTask(
        LAW.rules("2026-2030"), MERGER_RULES["2026-2030"], Adjacency(borders, codes)
    )
    proposal = calculators.propose(calculators.District("A", members), task)
    places = [code for group in proposal.groups for code in group.codes]
    places += [rest.unit.code for rest in proposal.unresolved]
    assert len(places) == len(set(places))


TOML_VALUES = st.sampled_from(
    (
        *(
            "0",
            "-1",
            "1.5",
            "true",
            '""',
            '"x"',
            "[]",
            '["x", 1]',
            "{}",
            "2026-01-01",
            "nan",
            "1e9",
        ),
        *('"2026-01-01"', "9" * 30, "07:30:00", '"T"', '"U"', "[[]]", '"\\u0000"', "'''\n'''", ""),
    )
)


@FEW
@given(st.sampled_from(sorted(TEXTS)), st.integers(0, 10**6), TOML_VALUES | st.text(max_size=8))
def test_any_line_of_the_law_is_read_or_refused(file: str, place: int, value: str) -> None:
    """A maintainer's slip in any line of any file raises LawError, and nothing else."""
    rows = TEXTS[file].splitlines()
    place %= len(rows)
    key, equals, _ = rows[place].partition(" = ")
    rows[place] = f"{key} = {value}" if equals else value
    with suppress(LawError):
        READERS[file](TEXTS | {file: "\n".join(rows)})


PUBLIC: dict[str, Callable[..., object]] = {
    name: getattr(calculators, name)
    for name in calculators.__all__
    if callable(getattr(calculators, name)) and not isinstance(getattr(calculators, name), type)
}


def test_every_public_function_is_reached_above() -> None:
    """A new public function or function of the page's worker needs a property of its own."""
    source = "".join(Path(str(file)).read_text("utf-8") for file in (__file__, targets.__file__))
    through_others = {"load_events", "load_plans", "read_sheet", "read_table", "report_table"}
    missing = [n for n in PUBLIC if f".{n}(" not in source and n not in through_others]
    assert missing == []
