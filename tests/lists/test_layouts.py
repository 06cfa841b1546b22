# ruff: noqa: E501 - a layout is easier to read in one line
"""Lists laid out as people keep them: read right, or a question, or an error that says what to do.

Each layout is a small list with what must come of it: the units with area (m²), population and
district where it matters, or the words of the refusal.
"""

import csv
import io
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculators.law import loader
from calculators.lists import formats, sheet_choice, sheets, tables, xlsx
from calculators.lists.fields import QuestionError
from calculators.lists.sheets import SheetError
from calculators.lists.tables import Table

EXEMPTIONS = loader.load().exemptions
KM2 = 1_000_000
A = {"Xã A": (18.5, 2747)}


def table_of(content: str | bytes) -> Table:
    """Read a list as the command line does, up to its units."""
    book = formats.book("x", content)
    pages, page, _ = sheet_choice.chosen(book.pages, "")
    return tables.read(sheets.from_rows(pages[page][1], book.delimiter), EXEMPTIONS)


def figures(table: Table) -> dict[str, Any]:
    """Return area and population of each unit by name; the messages of a row that has errors."""
    return {
        entry.name: [error.message for error in entry.errors]
        if entry.unit is None
        else (
            entry.unit.area.low / KM2 if entry.unit.area.known else None,
            entry.unit.population.low if entry.unit.population.known else None,
        )
        for entry in table.entries
    }


READ: dict[str, tuple[str, dict[str, Any]]] = {
    "three rows of headings": ("TT;ĐVHC;Hiện trạng;\n;;Diện tích;Dân số\n;;km2;người\n1;Xã A;18,5;2747", A),
    "a unit row without brackets": ("Tên;Diện tích;Dân số\n;ha;người\nXã A;1850;2747", A),
    "thousands of people in a unit row": ("Tên;Diện tích;Dân số\n;(km2);(nghìn người)\nXã A;18,5;2,7", {"Xã A": (18.5, 2700)}),
    "thousands of people in the heading": ("Tên;Diện tích (km2);Dân số trung bình (nghìn người)\nXã A;18,5;2,7", {"Xã A": (18.5, 2700)}),
    "a thousand in figures": ("Tên;Diện tích (km2);Dân số (1.000 người)\nXã A;18,5;2,7", {"Xã A": (18.5, 2700)}),
    "thousands of hectares": ("Tên;Diện tích (nghìn ha);Dân số\nXã A;1,85;2747", A),
    "a unit line above": ("Đơn vị tính: ha\nTên;Diện tích;Dân số\nXã A;1850;2747", A),
    "a short unit line above": ("ĐVT: ha, người;;\nTên;Diện tích;Dân số\nXã A;1850;2747", A),
    "a unit line for both": ("Đơn vị tính: km2, nghìn người\nTên;Diện tích;Dân số\nXã A;18,5;2,7", {"Xã A": (18.5, 2700)}),
    "a heading's own unit stands above the line": ("ĐVT: ha\nTên;Diện tích (km2);Dân số\nXã A;18,5;2747", A),
    "the total last": ("Tên;Diện tích (km2);Dân số;;\n;;Nam;Nữ;Tổng số\nXã A;18,5;1300;1447;2747", A),
    "the total first": ("Tên;Diện tích (km2);Dân số;;\n;;Tổng số;Nam;Nữ\nXã A;18,5;2747;1300;1447", A),
    "households before people": ("Tên;Diện tích (km2);Dân số;\n;;Số hộ;Số khẩu\nXã A;18,5;700;2747", A),
    "a share beside the area": ("Tên;Diện tích tự nhiên;;Dân số\n;Diện tích (ha);Tỷ lệ (%);\nXã A;1850;61,7;2747", A),
    "density beside people": ("Tên;Diện tích (km2);Dân số (người);Mật độ dân số (người/km2)\nXã A;18,5;2747;148", A),
    "arable land is another area": ("Tên;Diện tích (km2);Diện tích lúa (ha);Dân số\nXã A;18,5;400;2747", A),
    "two languages in a cell": ('Tên;"Diện tích\nArea (km2)";"Dân số - Population (người)"\nXã A;18,5;2747', A),
    "the annex's headings": ("TT;Tên ĐVHC;Khu vực miền núi, vùng cao;Diện tích tự nhiên (km2);Quy mô dân số (người)\n1;Xã A;X;18,5;2747", A),
    "a download's headings": ("Tỉnh Thành Phố;Quận Huyện;Mã QH;Phường Xã;Mã PX;Diện tích (km2);Dân số\nTỉnh T;Huyện B;001;Xã A;00001;18,5;2747", A),
    "names by their cells": ("Nơi;Diện tích (km2);Dân số (người)\nXã A;18,5;2747", A),
    "people up to a year": ("Tên;Diện tích (km2);Dân số đến năm 2022 (người)\nXã A;18,5;2747", A),
    "people on a day": ("Tên;Diện tích (km2);Dân số tính đến 31/12/2022\nXã A;18,5;2747", A),
    "columns numbered": ("Tên;Diện tích (km2);Dân số\n(1);(2);(3)\nXã A;18,5;2747", A),
    "a heading again on the next page": ("Tên;Diện tích (km2);Dân số\nXã A;18,5;2747\nTên;Diện tích (km2);Dân số\n(1);(2);(3)\nXã B;8;900", {**A, "Xã B": (8, 900)}),
    "a total with its district": ("Tên;Diện tích (km2);Dân số\nTổng cộng huyện C;26,5;3647\nXã A;18,5;2747", A),
    "a total in two languages": ("Tên;Diện tích (km2);Dân số\nTỔNG SỐ - TOTAL;18,5;2747\nXã A;18,5;2747", A),
    "all of a province": ("Tên;Diện tích (km2);Dân số\nToàn tỉnh;18,5;2747\nXã A;18,5;2747", A),
    "a district with figures above its communes": ("Tên;Diện tích (km2);Dân số\nI. Huyện B;18,5;2747\nXã A;18,5;2747", A),
    "a dash before the name": ("Tên;Diện tích (km2);Dân số\n- Xã A;18,5;2747", A),
    "a number before the name": ("Tên;Diện tích (km2);Dân số\n01 Xã A;18,5;2747", A),
    "levels of numbers before the name": ("Tên;Diện tích (km2);Dân số\n1.1. Xã A;18,5;2747", A),
    "a letter before the name": ("Tên;Diện tích (km2);Dân số\nb) Xã A;18,5;2747", A),
    "a star before the name": ("Tên;Diện tích (km2);Dân số\n* Xã A;18,5;2747", A),
    "an unseen space": ("Tên;Diện tích (km2);Dân số\nXã\u200b A;18,5\u200b;2747", A),
    "letters that look alike": ("Ðơn vị hành chính;Diện tích (km2);Dân số (ngƣời)\nXã A;18,5;2747", A),
    "footnotes in brackets": ("Tên;Diện tích (km2);Dân số\nXã A[1];18,5(1);2.747 người[3]", A),
    "raised footnotes": ("Tên;Diện tích (km2);Dân số\nXã A;18,5¹;2747 ²", A),
    "the year behind a figure": ("Tên;Diện tích (km2);Dân số\nXã A;18,5;2.747 (2019)", A),
    "a thousand in a cell": ("Tên;Diện tích (km2);Dân số\nXã A;18,5;2,7 nghìn", {"Xã A": (18.5, 2700)}),
    "TCVN3": ("Tªn x·;DiÖn tÝch (km2);D©n sè (ng­êi)\nX· A;18,5;2747", A),
    "VNI": ("Teân xaõ;Dieän tích (km2);Daân soá (ngöôøi)\nXaõ A;18,5;2747", A),
    "a table between strokes": ("| Tên | Diện tích (km2) | Dân số |\n|---|---:|---|\n| Xã A | 18,5 | 2747 |", A),
    "hectares that km² cannot be": ("Tên;Diện tích;Dân số\nXã A;1850;2747", A),
    "km² that hectares cannot be": ("Tên;Diện tích;Dân số\nXã A;18,5;2747", A),
}  # fmt: skip


@pytest.mark.parametrize(("text", "units"), READ.values(), ids=READ)
def test_a_layout_is_read(text: str, units: dict[str, Any]) -> None:
    """These units, each once, with these figures, and no other."""
    assert figures(table_of(text)) == units


REFUSED = {
    "two years": ("Tên;Diện tích (km2);Dân số 2020;Dân số 2023\nXã A;18,5;1;2", "đều có thể là"),
    "two years below one heading": (
        "Tên;Diện tích (km2);Dân số;\n;;2020;2023\nXã A;18,5;1;2",
        "đều có thể",
    ),
    "an area of either unit": ("Tên;Diện tích;Dân số\nXã A;520,4;2747", "km² hay ha"),
    "shares or counts": ("Tên;Dân số;DTTS\nXã A;2747;85", "tỷ lệ .* hay số người"),
    "another heading below": (
        "Tên;Diện tích (km2)\nXã A;8\nTên;Diện tích (ha)\nXã B;800",
        "tiêu đề khác",
    ),
    "an open quote": ('Tên;Diện tích (km2);Dân số\n"Xã A;18,5;2747\nXã B;8;900\n', "ngoặc kép"),
    "JSON": ('[{"name": "Xã A"}]', "JSON"),
    "HTML": ("<html><table></table></html>", "HTML"),
    "XML": ("<?xml version='1.0'?><a/>", "XML"),
    "a NUL": (b"T\xc3\xaan\n" + b"A" * 300 + b"\0\n", "Dòng 2 có ký tự NUL"),
    "PDF": (b"%PDF-1.7", "PDF"),
    "a picture": (b"\x89PNG....", "PNG"),
    "RTF": (b"{\\rtf1", "RTF"),
    "a password": (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
    "old Word": (b"\xd0\xcf\x11\xe0" + "WordDocument".encode("utf-16-le"), "Word"),
    "old Excel": (b"\xd0\xcf\x11\xe0", "Excel cũ"),
    "gzip": (b"\x1f\x8b\x08", "gzip"),
}


@pytest.mark.parametrize(("content", "words"), REFUSED.values(), ids=REFUSED)
def test_a_layout_is_refused(content: str | bytes, words: str) -> None:
    """The message says what is not clear, or what the file is."""
    with pytest.raises(SheetError, match=words):
        table_of(content)


@pytest.mark.parametrize(
    ("text", "districts"),
    [
        ("I. Thành phố B;;\nXã A;1,5;9\nII - Huyện C;;\nXã D;1,5;9", ["Thành phố B", "Huyện C"]),
        ("B. Huyện C;9;9\nXã A;1,5;9", ["Huyện C"]),
        ("I. Huyện B;;\nXã A;1,5;9\nII. Vùng cao nguyên;;\nXã D;1,5;9", ["Huyện B", "Vùng cao nguyên"]),
        ("I. Huyện B;;\nTrong đó:;;\nXã A;1,5;9", ["Huyện B"]),
        ("I. Huyện Đắk Tô;;\nXã A;1,5;9\n1. H. Đăk Tô;;\nXã D;1,5;9", ["Huyện Đắk Tô"] * 2),
    ],
)  # fmt: skip
def test_group_rows_give_their_district(text: str, districts: list[str]) -> None:
    """To the rows below them, in any marking, up to the next group."""
    table = table_of(f"Tên;Diện tích (km2);Dân số\n{text}\n")
    assert [entry.district for entry in table.entries] == districts


def test_kinds_of_groups() -> None:
    """Titles such as "Xã (2)" are no units and give their kind to names without one."""
    table = table_of("Tên;Diện tích (km2)\nXã (2);\nĐắk La;9\nXã khu vực III;250\nXã Đắk Mar;9\n")
    assert [(entry.name, entry.unit is None) for entry in table.entries] == [
        ("Đắk La", False),
        ("Xã Đắk Mar", False),
    ]


def test_a_share_from_a_count() -> None:
    """The number of people of ethnic minorities over the population, between its two neighbours."""
    table = table_of("Tên;Dân số (người);DTTS (người)\nXã A;2000;500\nXã B;100;101\n")
    unit = table.entries[0].unit
    assert unit is not None
    assert unit.share.low == unit.share.high == 250_000
    assert "nhiều hơn dân số" in table.entries[1].errors[0].message


def test_a_decimal_comma_in_a_spare_column_is_an_error_of_its_row() -> None:
    """No figure of the row is used."""
    table = table_of("Tên ĐVHC,Diện tích (km2),Dân số (người),Ghi chú\nXã A,15,264,2747\n")
    assert "lệch cột" in table.entries[0].errors[0].message


def test_a_question_names_its_columns() -> None:
    """And what each may be, for the page to ask."""
    with pytest.raises(QuestionError, match='--column "C=population"') as raised:
        table_of("Tên;Diện tích (km2);Dân số 2020;Dân số 2023\nXã A;18,5;1;2\n")
    assert raised.value.question.columns == (2, 3)
    sheet = sheets.from_text("Tên;Diện tích (km2);Dân số 2020;Dân số 2023\nXã A;18,5;1000;2000\n")
    assert figures(tables.read(sheet, EXEMPTIONS, {3: "population"})) == {"Xã A": (18.5, 2000)}


HEADINGS = st.sampled_from(
    ["Diện tích tự nhiên", "Diện tích", "DT tự nhiên", "Tổng diện tích tự nhiên"]
)
PEOPLE = st.sampled_from(["Dân số", "Quy mô dân số", "Số dân", "Nhân khẩu"])
MARKS = st.sampled_from(["", "- ", "{n}. ", "{n}) ", "* ", "{n:02d} ", "1.{n}. "])
NOTES = st.sampled_from(["", "[1]", "(2)", "*", " (2019)"])


@st.composite
def layouts(draw: st.DrawFn) -> tuple[dict[str, Any], list[list[str]]]:
    """Draw a true table and a layout of it: the units by name, and the rows."""
    names = draw(st.lists(st.sampled_from("BCDEGHKLMN"), min_size=1, max_size=5, unique=True))
    truth = {
        f"Xã {name}": (draw(st.integers(200, 60_000)) / 100, draw(st.integers(200, 60_000)), "")
        for name in names
    }
    unit = draw(st.sampled_from(["km2", "ha"]))
    many = draw(st.sampled_from(["người", "nghìn người"]))
    where = draw(st.sampled_from(["heading", "row", "bare row", "line"]))
    area, people = draw(HEADINGS), draw(PEOPLE)
    parts = draw(st.booleans())
    rows: list[list[str]] = [["BIỂU TỔNG HỢP"]] if draw(st.booleans()) else []
    if where == "line":
        rows.append([f"Đơn vị tính: {unit}, {many}"])
    head = ["TT", "Tên ĐVHC", area, people]
    if where == "heading":
        head[2:] = [f"{area} ({unit})", f"{people} ({many})"]
    rows.append([*head, "", ""] if parts else head)
    total = draw(st.sampled_from(["Tổng số", "Tổng", "Chung"]))
    if parts:
        rows.append(["", "", "", "Nam", "Nữ", total])
    if where in {"row", "bare row"}:
        below = [unit, many] if where == "bare row" else [f"({unit})", f"({many})"]
        rows.append(["", "", *below[:1], *([below[1]] * 3 if parts else below[1:])])
    if draw(st.booleans()):
        rows.append([f"({n})" for n in range(1, 5 + 2 * parts)])
    group, mark, note = draw(st.booleans()), draw(MARKS), draw(NOTES)
    for number, (name, (km2, count, _)) in enumerate(truth.items(), start=1):
        if group and draw(st.booleans()):
            district = f"Huyện {number}A"
            rows.append([["I", "II", "III", "IV", "V"][number - 1], district])
        elif group and number == 1:
            district = ""
        shown = round(km2 * 100) if unit == "ha" else km2
        text = f"{shown:.2f}".replace(".", ",") if unit == "km2" else str(shown)
        thousand = f"{count / 1000:.4f}".replace(".", ",")
        said = str(count) if many == "người" else thousand
        half = str(count // 2) if many == "người" else f"{count / 2000:.4f}".replace(".", ",")
        truth[name] = (km2, count, district if group else "")
        cells = [half, half, f"{said}{note}"] if parts else [f"{said}{note}"]
        rows.append([str(number), f"{mark.format(n=number)}{name}", text, *cells])
    if draw(st.booleans()):
        rows.append(["", "Tổng cộng", "1", "1"])
    return truth, rows


@settings(max_examples=200)
@given(
    layouts(),
    st.sampled_from([";", "\t", "xlsx"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_any_layout_is_read_right_or_asked_about(
    layout: tuple[dict[str, Any], list[list[str]]], form: str, encoding: str
) -> None:
    """The same units and figures in the same districts, or a question: no silent difference."""
    truth, rows = layout
    if form == "xlsx":
        content = xlsx.write([xlsx.Written("Biểu", rows, 0)])
    else:
        text = io.StringIO()
        csv.writer(text, delimiter=form).writerows(rows)
        content = text.getvalue().encode(encoding)
    try:
        table = table_of(content)
    except QuestionError:
        return
    read = {
        entry.name: (entry.unit.area.low / KM2, entry.unit.population.low, entry.district)
        for entry in table.entries
        if entry.unit is not None
    }
    wrong = {entry.name for entry in table.entries if entry.errors}
    assert read == {name: row for name, row in truth.items() if name not in wrong}
