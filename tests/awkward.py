"""Awkward lists as officials keep them, each with what must be read from it.

A list is rows of values as a spreadsheet holds them; it is written both as CSV, with numbers in
Vietnamese notation, and as XLSX. `units` and `errors` go by physical row number.
"""

import csv
import datetime as dt
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import openpyxl

Value = str | int | float | bool | dt.date | dt.time | None
HEAD: list[Value] = ["Tên ĐVHC", "Loại", "Diện tích tự nhiên (km2)", "Quy mô dân số (người)"]


@dataclass(frozen=True)
class Awkward:
    """One list; `units`: row → (name, area in m², people), None where not known; `errors`: row → columns."""

    name: str
    rows: Sequence[Sequence[Value]]
    units: Mapping[int, tuple[str, int | None, int | None]]
    errors: Mapping[int, list[int | None]] = field(default_factory=dict)
    ignored: frozenset[int] = frozenset()
    merges: tuple[str, ...] = ()
    formats: Mapping[str, str] = field(default_factory=dict)
    only: str = ""
    problem: str = ""

    def csv(self, delimiter: str = ";") -> bytes:
        """Write the list as a CSV file."""
        text = io.StringIO()
        csv.writer(text, delimiter=delimiter).writerows(
            [list(map(_text, row)) for row in self.rows]
        )
        return text.getvalue().encode("utf-8-sig")

    def xlsx(self) -> bytes:
        """Write the list as a workbook, behind a sheet of notes and a hidden one."""
        book = openpyxl.Workbook()
        book.active.title = "Ghi chú"
        book.active.append(["Danh sách lập để rà soát"])
        other = book.create_sheet("Ẩn")
        other.append(HEAD)
        other.append(["Xã ẩn", "Xã", 1, 1])
        other.sheet_state = "hidden"
        sheet = book.create_sheet("Danh sách")
        for number, row in enumerate(self.rows, start=1):
            for column, value in enumerate(row, start=1):
                cell = sheet.cell(number, column)
                cell.value = value
                if isinstance(value, str):
                    cell.data_type = "s"
        for area in self.merges:
            sheet.merge_cells(area)
        for cell, form in self.formats.items():
            sheet[cell].number_format = form
        out = io.BytesIO()
        book.save(out)
        return out.getvalue()


def _text(value: Value) -> str:
    if isinstance(value, bool):
        return "x" if value else ""
    if isinstance(value, float):
        return f"{value:.15g}".replace(".", ",")
    if isinstance(value, dt.date):
        return f"{value.day}/{value.month}/{value.year}"
    return "" if value is None else str(value)


KM2 = 1_000_000
A: list[Value] = ["A", "Xã", 20.5, 4401]
B: list[Value] = ["B", "Phường", 5.25, 7000]
BOTH = {2: ("A", 20_500_000, 4401), 3: ("B", 5_250_000, 7000)}

LISTS = (
    Awkward("plain", [HEAD, A, B], BOTH),
    Awkward(
        "title rows above the heading",
        [
            ["UBND TỈNH KON TUM"],
            [],
            ["DANH SÁCH XÃ, PHƯỜNG"],
            [None, "(Kèm theo công văn)"],
            HEAD,
            A,
        ],
        {6: ("A", 20_500_000, 4401)},
        merges=("A1:D1", "A3:D3"),
    ),
    Awkward(
        "merged heading over two rows",
        [
            ["Tên ĐVHC", "Loại", "Diện tích tự nhiên", None, "Quy mô dân số (người)"],
            [None, None, "(km2)", "(ha)", None],
            ["A", "Xã", 20.5, 2050, 4401],
        ],
        {3: ("A", 20_500_000, 4401)},
        merges=("A1:A2", "B1:B2", "C1:D1", "E1:E2"),
    ),
    Awkward(
        "units in a row of their own",
        [
            ["Tên ĐVHC", "Loại", "Diện tích tự nhiên", "Quy mô dân số"],
            [None, None, "(ha)", "(người)"],
            ["A", "Xã", 2050, 4401],
        ],
        {3: ("A", 20_500_000, 4401)},
    ),
    Awkward(
        "a row that numbers the columns",
        [HEAD, ["(1)", "(2)", "(3)", "(4)"], A],
        {3: ("A", 20_500_000, 4401)},
    ),
    Awkward(
        "columns numbered with letters and a formula",
        [["TT", *HEAD], ["A", "B", "C", "1", "2=1x3"], [1, *A]],
        {3: ("A", 20_500_000, 4401)},
    ),
    Awkward(
        "a totals row at the end",
        [HEAD, A, B, ["Tổng cộng", None, 25.75, 11401]],
        BOTH,
        ignored=frozenset({4}),
    ),
    Awkward(
        "a totals row at the top",
        [HEAD, ["TỔNG SỐ", "", 25.75, 11401], A],
        {3: ("A", 20_500_000, 4401)},
        ignored=frozenset({2}),
    ),
    Awkward(
        "sections by district",
        [
            HEAD,
            ["I. Huyện Đắk Hà", None, None, None],
            A,
            ["II. Thành phố Kon Tum", None, None, None],
            B,
        ],
        {3: ("A", 20_500_000, 4401), 5: ("B", 5_250_000, 7000)},
        ignored=frozenset({2, 4}),
    ),
    Awkward(
        "signatures below the list",
        [
            HEAD,
            A,
            [],
            [None, None, "Kon Tum, ngày 01 tháng 6 năm 2023"],
            ["NGƯỜI LẬP BIỂU", None, "GIÁM ĐỐC"],
        ],
        {2: ("A", 20_500_000, 4401)},
        errors={},
        ignored=frozenset({4, 5}),
    ),
    Awkward("empty rows", [HEAD, [], A, [None, None], [], B], {3: BOTH[2], 6: BOTH[3]}),
    Awkward(
        "numbers as text",
        [HEAD, ["A", "Xã", "20,5", "4.401"], ["B", "Phường", "5,25", "7000"]],
        BOTH,
    ),
    Awkward("hidden quotes", [HEAD, ["'A", "Xã", "'20,5", "'4401"]], {2: ("'A", 20_500_000, 4401)}),
    Awkward(
        "words after numbers", [HEAD, ["A", "Xã", "20,5 km²", "4. 401 nhân khẩu"]], {2: BOTH[2]}
    ),
    Awkward(
        "a date in a column of areas", [HEAD, ["A", "Xã", dt.date(2023, 5, 12), 4401]], {}, {2: [2]}
    ),
    Awkward(
        "a date in a column of people",
        [HEAD, ["A", "Xã", 20.5, dt.date(2023, 5, 12)]],
        {},
        {2: [3]},
    ),
    Awkward(
        "a time in a column of areas",
        [HEAD, ["A", "Xã", dt.time(20, 5), 4401]],
        {},
        {2: [2]},
        only="xlsx",
    ),
    Awkward("people with decimals", [HEAD, ["A", "Xã", 20.5, 4401.5]], {}, {2: [3]}),
    Awkward("people as a whole decimal", [HEAD, ["A", "Xã", 20.5, 4401.0]], {2: BOTH[2]}),
    Awkward("a negative area", [HEAD, ["A", "Xã", -20.5, 4401], B], {3: BOTH[3]}, {2: [2]}),
    Awkward("an error of the spreadsheet", [HEAD, ["A", "Xã", "#REF!", "#N/A"]], {}, {2: [2, 3]}),
    Awkward("a letter for a digit", [HEAD, ["A", "Xã", 20.5, "l43.060 người"]], {}, {2: [3]}),
    Awkward(
        "three decimals stored as a number",
        [HEAD, ["A", "Xã", 12.699, 4401]],
        {2: ("A", 12_699_000, 4401)},
        only="xlsx",
    ),
    Awkward("three decimals as text, alone", [HEAD, ["A", "Xã", "12.699", 4401]], {}, {2: [2]}),
    Awkward("noise of arithmetic", [HEAD, ["A", "Xã", 0.1 + 0.2, 4401]], {2: ("A", 300_000, 4401)}),
    Awkward(
        "hectares", [[*HEAD[:2], "Diện tích (ha)", HEAD[3]], ["A", "Xã", 2050, 4401]], {2: BOTH[2]}
    ),
    Awkward(
        "a large number stored with an exponent",
        [HEAD, ["A", "Huyện", 1.5e3, 1e5]],
        {2: ("A", 1500 * KM2, 100_000)},
    ),
    Awkward(
        "kinds written with the name",
        [["Tên ĐVHC", *HEAD[2:]], ["Xã A", 20.5, 4401], ["P. B", 5.25, 7000]],
        {2: ("Xã A", 20_500_000, 4401), 3: ("P. B", 5_250_000, 7000)},
    ),
    Awkward("a kind that is none", [HEAD, ["A", "Làng", 20.5, 4401], B], {3: BOTH[3]}, {2: [1]}),
    Awkward("a missing kind", [HEAD, ["A", None, 20.5, 4401], B], {3: BOTH[3]}, {2: [1]}),
    Awkward(
        "figures not known",
        [HEAD, ["A", "Xã", "-", "…"], ["B", "Phường", None, "chưa có"]],
        {2: ("A", None, None), 3: ("B", None, None)},
    ),
    Awkward("a range of areas", [HEAD, ["A", "Xã", "20,5-21", 4401]], {2: ("A", 20_500_000, 4401)}),
    Awkward("columns in another order", [HEAD[::-1], A[::-1]], {2: BOTH[2]}),
    Awkward(
        "columns that nobody knows", [["STT", *HEAD, "Người lập"], [1, *A, "Hà"]], {2: BOTH[2]}
    ),
    Awkward("headings in capitals", [[str(text).upper() for text in HEAD], A], {2: BOTH[2]}),
    Awkward(
        "line breaks in headings",
        [["Tên\nĐVHC", "Loại", "Diện tích\ntự nhiên\n(km2)", "Quy mô\ndân số"], A],
        {2: BOTH[2]},
    ),
    Awkward("a line break in a name", [HEAD, ["A\nB", *A[1:]]], {2: ("A\nB", 20_500_000, 4401)}),
    Awkward(
        "spaces around everything",
        [[f"  {text} " for text in HEAD], [" A ", " Xã ", " 20,5 ", " 4401 "]],
        {2: BOTH[2]},
    ),
    Awkward("two columns of people", [[*HEAD, "Dân số"], [*A, 4401]], {}, problem="Hai cột"),
    Awkward("no heading at all", [["x", "y"], [1, 2]], {}, problem="tiêu đề"),
    Awkward("a heading and nothing below it", [HEAD], {}, problem="Không có dòng nào"),
    Awkward("yes and no as booleans", [[*HEAD, "Miền núi"], [*A, True]], {2: BOTH[2]}),
    Awkward(
        "a share as a percentage of the workbook",
        [[*HEAD, "Tỷ lệ DTTS (%)"], [*A, 0.755]],
        {2: BOTH[2]},
        formats={"E2": "0.0%"},
        only="xlsx",
    ),
    Awkward("a formula typed as text", [[*HEAD, "Ghi chú"], [*A, "=1+1"]], {2: BOTH[2]}),
    Awkward(
        "the same name in two districts",
        [[*HEAD, "Huyện"], [*A, "Đắk Glei"], [*A, "Đắk Hà"]],
        {2: BOTH[2], 3: ("A", 20_500_000, 4401)},
    ),
    Awkward("empty cells", [HEAD, ["A", "Xã", "", ""]], {2: ("A", None, None)}),
)
