"""The choice among the sheets of a workbook: one of them, or all that head the same columns."""

from collections.abc import Sequence

from calculators.lists import sheets
from calculators.lists.groups import district_of_group
from calculators.lists.marks import bare_name
from calculators.lists.sheets import Sheet, SheetError
from calculators.lists.spelling import fold

type Pages = Sequence[tuple[str, Sequence[Sequence[str]]]]

ALL = "all"
JOINED = "các trang ghép lại"
"""The name of the sheet that is made of several."""


def choose(
    pages: Pages, name: str
) -> tuple[tuple[tuple[str, Sequence[Sequence[str]]], ...], int, list[str]]:
    """Return the sheets, the index of the one to read, and what there is to say about the choice.

    Raises SheetError where no sheet has the name asked for.
    """
    if name and name != ALL:
        return tuple(pages), _index(pages, name), []
    if len(pages) == 1:
        return tuple(pages), 0, []
    counts = [sheets.known_headings(rows) for _, rows in pages]
    best = max(range(len(pages)), key=counts.__getitem__)
    if not counts[best]:
        return tuple(pages), best, []
    alike = _alike(pages, best)
    by_district = any(district_of_group(bare_name(other)) for other, _ in alike)
    if len(alike) > 1 and (name == ALL or by_district):
        all_rows, places = _joined(alike)
        note = f"Ghép {len(alike)} trang tính thành một danh sách: {places}."
        return (*pages, (JOINED, all_rows)), len(pages), [note]
    others = [pages[i][0] for i in range(len(pages)) if i != best and counts[i]]
    if not others:
        return tuple(pages), best, []
    names = ", ".join(f"“{other}”" for other in others)
    return (
        tuple(pages),
        best,
        [
            (
                f"Đọc trang tính “{pages[best][0]}”; chưa đọc {names}. Chọn trang khác, hoặc trên dòng "
                "lệnh: --sheet TÊN, --sheet all."
            )
        ],
    )


def _index(pages: Pages, name: str) -> int:
    for index, (other, _) in enumerate(pages):
        if fold(other) == fold(name):
            return index
    names = ", ".join(f"“{other}”" for other, _ in pages)
    raise SheetError(f"Tệp không có trang tính “{name}”. Các trang: {names}.")


def _sheet(rows: Sequence[Sequence[str]]) -> Sheet | None:
    try:
        return sheets.from_rows(rows)
    except SheetError:
        return None


def _alike(pages: Pages, best: int) -> list[tuple[str, Sheet]]:
    """Return the sheets that head the same columns as the best one, in the same units."""
    read = [(name, _sheet(rows)) for name, rows in pages]
    like = read[best][1]
    return [
        (name, sheet)
        for name, sheet in read
        if sheet and like and _columns(sheet) == _columns(like)
    ]


def _columns(sheet: Sheet) -> object:
    return [(fold(h.text), h.field, h.unit) for h in sheet.columns], dict(sheet.units)


def _joined(parts: Sequence[tuple[str, Sheet]]) -> tuple[list[list[str]], str]:
    """Return the rows of several sheets below one heading, each under the name of its sheet."""
    rows: list[list[str]] = []
    places = []
    for name, sheet in parts:
        if not rows:
            rows += map(list, sheet.rows[: sheet.body])
        rows.append([f"{name}:"] if district_of_group(bare_name(name)) is None else [name])
        start = len(rows) + 1
        rows += map(list, sheet.rows[sheet.body :])
        places.append(f"“{name}” dòng {start}-{len(rows)}")
    return rows, "; ".join(places)
