"""The rows of a workbook's sheet, read from its XML in one pass.

openpyxl opens the book and knows its strings and formats. Its own way through the cells makes four
objects of each, which takes a browser too long on a list of ten thousand rows.
"""

from collections.abc import Callable, Sequence
from typing import IO, NamedTuple
from xml.parsers import expat

from calculators.lists.cells import DateCell, Place
from calculators.lists.sheets import MOST_CELLS, MOST_COLUMNS, SheetError
from calculators.lists.xlsx_numbers import Formats, moment

TELL_EVERY = 1000
"""After so many rows the reader hears how far the work has come."""
_BUFFER = 1 << 16
_LONGEST = 32_767
"""No cell of a spreadsheet holds a longer text."""

_SPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main "
_ROW, _CELL, _VALUE, _TEXT, _PHONETIC, _FORMULA, _COLUMN, _MERGE, _RUN, _RAISED = (
    f"{_SPACE}{tag}"
    for tag in ("row", "c", "v", "t", "rPh", "f", "col", "mergeCell", "r", "vertAlign")
)
_ITEM = f"{_SPACE}si"
_TRUE = {"1", "true"}


class Besides(NamedTuple):
    """What a sheet says beside its cells: hidden rows (row, 0) and columns (0, column), merged ranges."""

    hidden: list[Place]
    merged: list[str]


def read(  # noqa: C901, PLR0913, PLR0915, PLR0917 - the handlers share what was read, and a method's self is slow
    source: IO[bytes],
    title: str,
    strings: list[str],
    formats: Formats,
    tell: Callable[[int], None],
    note: Callable[[int, int, bool], None] = lambda *_: None,
    besides: Besides | None = None,
) -> list[list[str]]:
    """Return the rows of a sheet, each up to its last cell that holds something.

    Args:
        source: The XML of the sheet.
        title: The name of the sheet.
        strings: The strings that the sheets of the book share.
        formats: The formats of the book.
        tell: Hears now and then how many rows have been read.
        note: Hears the row and column of each formula, and whether its result is saved.
        besides: Takes in what is hidden and what is merged.
    """
    besides = besides or Besides([], [])
    rows: list[list[str]] = []
    cells: list[str] = []
    parts: list[str] = []
    number = column = held = 0
    kind = style = ""
    is_text = is_phonetic = is_formula = is_raised = False
    columns: dict[str, int] = {}

    def start(name: str, attributes: dict[str, str]) -> None:  # noqa: C901 - one branch an element
        nonlocal number, column, cells, kind, style, is_text, is_phonetic, is_formula, is_raised
        if name == _CELL:
            kind, style = attributes.get("t", "n"), attributes.get("s", "0")
            letters = attributes.get("r", "").rstrip("0123456789")
            column = (
                (columns.get(letters) or column_number(letters, columns)) if letters else column + 1
            )
            if column > MOST_COLUMNS and "r" not in attributes:
                raise SheetError(too_wide())
            is_formula = is_raised = False
            parts.clear()
        elif name in {_VALUE, _TEXT}:
            is_text = not is_phonetic and not (is_raised and is_footnote(parts))
        elif name == _ROW:
            number = int(float(attributes.get("r", number + 1)))
            column, cells = 0, []
            if attributes.get("hidden", "0") in _TRUE:
                besides.hidden.append((number, 0))
        elif name == _COLUMN and attributes.get("hidden", "0") in _TRUE:
            last = min(int(attributes["max"]), MOST_COLUMNS)
            besides.hidden.extend((0, at) for at in range(int(attributes["min"]), last + 1))
        elif name == _MERGE:
            besides.merged.append(attributes["ref"])
        elif name == _PHONETIC:
            is_phonetic = True
        elif name == _FORMULA:
            is_formula = True
        elif name == _RUN:
            is_raised = False
        elif name == _RAISED:
            is_raised = attributes.get("val") == "superscript"

    def too_wide() -> str:
        return f"Dòng {number} của trang tính “{title}” có quá {MOST_COLUMNS} cột: không phải danh sách."

    def data(text: str) -> None:
        if is_text:
            parts.append(text)

    def end(name: str) -> None:
        nonlocal held, is_text, is_phonetic
        if name in {_VALUE, _TEXT}:
            is_text = False
        elif name == _CELL:
            text = _cell(kind, "".join(parts), style) if parts else ""
            if is_formula:
                note(number, column, bool(text))
            if text:
                put(text)
        elif name == _ROW and cells:
            held += len(cells) + max(number - len(rows), 0)
            if held > MOST_CELLS:
                raise SheetError(
                    f"Trang tính “{title}” có quá {MOST_CELLS} ô: không phải danh sách."
                )
            rows.extend([] for _ in range(number - len(rows)))
            rows[number - 1] = cells
            if not number % TELL_EVERY:
                tell(number)
        elif name == _PHONETIC:
            is_phonetic = False

    def put(text: str) -> None:
        if column > MOST_COLUMNS:
            raise SheetError(too_wide())
        if len(text) > _LONGEST:
            raise SheetError(f"Trang tính “{title}” có ô dài quá {_LONGEST} chữ, dòng {number}.")
        cells.extend([""] * (column - len(cells)))
        cells[column - 1] = text

    def _cell(kind: str, text: str, style: str) -> str:
        match kind:
            case "n":
                return formats[style](text)
            case "s":
                return strings[int(text)].strip()
            case "b":
                return "có" if int(text) else "không"
            case "d":
                return _iso(text)
            case _:
                return text.strip()

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text, parser.buffer_size = True, _BUFFER
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = data
    parser.ParseFile(source)
    return rows


def is_footnote(before: Sequence[str]) -> bool:
    """Return whether raised text is the mark of a footnote, and not the square of "km²"."""
    return not "".join(before).endswith("m")


def shared_strings(source: IO[bytes]) -> list[str]:  # noqa: C901 - as `read`
    """Return the strings that sheets share, without the marks of footnotes that stand raised."""
    strings: list[str] = []
    parts: list[str] = []
    is_text = is_phonetic = is_raised = False

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal is_text, is_phonetic, is_raised
        if name == _TEXT:
            is_text = not is_phonetic and not (is_raised and is_footnote(parts))
        elif name == _RUN:
            is_raised = False
        elif name == _RAISED:
            is_raised = attributes.get("val") == "superscript"
        elif name == _PHONETIC:
            is_phonetic = True

    def end(name: str) -> None:
        nonlocal is_text, is_phonetic, is_raised
        if name == _TEXT:
            is_text = False
        elif name == _PHONETIC:
            is_phonetic = False
        elif name == _ITEM:
            strings.append("".join(parts))
            parts.clear()
            is_raised = False

    def data(text: str) -> None:
        if is_text:
            parts.append(text)

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = data
    parser.ParseFile(source)
    return strings


def column_number(letters: str, columns: dict[str, int]) -> int:
    """Return the number of a column from its letters, counted from 1; `columns` keeps it."""
    from openpyxl.utils import column_index_from_string  # noqa: PLC0415 - it comes only with a workbook

    columns[letters] = column_index_from_string(letters)
    return columns[letters]


def _iso(text: str) -> DateCell:
    from openpyxl.utils.datetime import from_ISO8601  # noqa: PLC0415 - it comes only with a workbook

    return moment(from_ISO8601(text))
