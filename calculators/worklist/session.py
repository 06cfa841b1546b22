"""Session: the worklist as plain data, in which a reader keeps it, and back."""

import json
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from calculators.arrangement.suppositions import supposed
from calculators.law.model import Law
from calculators.lists import sheets
from calculators.lists.cells import DateCell, Formulas, NumberCell, number
from calculators.lists.sheets import SheetError
from calculators.lists.vocabulary import FIELDS
from calculators.worklist.doubts import Doubt
from calculators.worklist.reading import Edit, Json
from calculators.worklist.worklist import Worklist


def plain(worklist: Worklist) -> Json:
    """Return everything that the list follows from, as plain data that `restore` takes back."""
    return {
        "name": worklist.name,
        "rules": worklist.law_rules.id,
        "supposed": dict(worklist.supposed),
        "pages": [
            [name, [list(map(_stored, row)) for row in rows]] for name, rows in worklist.pages
        ],
        "page": worklist.page,
        "chosen": {str(index): name for index, name in worklist.chosen.items()},
        "added": list(worklist.added),
        "delimiter": worklist.delimiter,
        "notes": list(worklist.notes),
        "districts": worklist.districts,
        "formulas": {str(index): formulas for index, formulas in worklist.formulas.items()},
        "edits": [
            [edit.row, edit.column, edit.text] if isinstance(edit, Edit) else edit._asdict()
            for edit in worklist.edits
        ],
    }


def restore(data: Mapping[str, Any], law: Law) -> Worklist:
    """Return the list of a saved session; raises SheetError where the data are not one."""
    try:
        numbers = {str(key): _number(value) for key, value in data.get("supposed", {}).items()}
        worklist = Worklist(
            name=str(data["name"]),
            law=law,
            rules=supposed(law.rules(data["rules"]), numbers),
            supposed=numbers,
            pages=tuple(
                (str(name), [list(map(_cell, row)) for row in rows]) for name, rows in data["pages"]
            ),
            page=_index(data["page"]),
            chosen={_index(index): _field(name) for index, name in data["chosen"].items()},
            added=tuple(map(str, data["added"])),
            edits=tuple(map(_edit, data["edits"])),
            delimiter=str(data["delimiter"]),
            formulas={
                int(index): Formulas(*(tuple((int(r), int(c)) for r, c in part) for part in parts))
                for index, parts in data.get("formulas", {}).items()
            },
            notes=tuple(map(str, data.get("notes", ()))),
            districts=bool(data.get("districts")),
        )
        ("", *sheets.DELIMITERS).index(worklist.delimiter)
        # Letters that no file can hold are found here; a page that is none, and edits beside all
        # cells, below.
        json.dumps(plain(worklist), ensure_ascii=False).encode()
        with suppress(SheetError):
            worklist.sheet  # noqa: B018 - to be seen whether there is one
    except (LookupError, TypeError, ValueError, ArithmeticError, AttributeError) as error:
        raise SheetError("Tệp phiên làm việc không đúng dạng hoặc của phiên bản khác.") from error
    return worklist


def _edit(stored: Any) -> Edit | Doubt:  # noqa: ANN401 - what a file holds there
    """Return a changed cell, or a doubt that the reader dismissed."""
    if isinstance(stored, dict):
        row, whole = _index(stored["row"]), bool(stored["whole"])
        return Doubt(row, str(stored["field"]), str(stored["message"]), whole)
    row, column, text = stored
    return Edit(_index(row), _index(column), str(text))


def _stored(cell: str) -> str | list[str]:
    """Return a cell as plain data: what a workbook knew of it is kept beside its text."""
    kinds = {NumberCell: "number", DateCell: "date"}
    kind = kinds.get(type(cell))
    return cell if kind is None else [kind, str(cell)]


def _cell(stored: str | list[str]) -> str:
    if isinstance(stored, str):
        return stored
    kind, text = stored
    if kind == "date":
        return DateCell(text)
    number(text)
    return NumberCell(text)


def _index(stored: Any) -> int:  # noqa: ANN401 - what a file holds there
    """Return a place counted from 0; raises ValueError where it is none."""
    index = int(stored)
    if index < 0:
        raise ValueError
    return index


def _number(stored: Any) -> int:  # noqa: ANN401 - what a file holds there
    """Return a number above 0; raises ValueError where it is none."""
    value = int(stored)
    if value <= 0:
        raise ValueError
    return value


def _field(name: str) -> str:
    """Return the name of a field, or "" for none; raises ValueError where it is neither."""
    if name and name not in FIELDS:
        raise ValueError
    return name
