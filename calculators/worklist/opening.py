"""Opening: from a file or pasted cells to a worklist, and from one state of it to the next."""

import json
from collections.abc import Iterator, Mapping
from copy import replace
from typing import Any

from calculators.law.model import Law
from calculators.lists import formats, sheet_choice, sheets
from calculators.lists.formats import Book
from calculators.lists.sheets import SheetError
from calculators.worklist import session
from calculators.worklist.reading import Reading
from calculators.worklist.worklist import Worklist

_SESSION = '{"name":'


def worklist(name: str, content: bytes | str, rules: str, law: Law, sheet: str = "") -> Worklist:
    """Return a list held against a rule set; that of a saved session has its own.

    What it is read from is as for `reading`; raises SheetError as it does.
    """
    listing = reading(name, content, law, sheet)
    return listing if isinstance(listing, Worklist) else Worklist.of(listing, law.rules(rules))


def reading(name: str, content: bytes | str, law: Law, sheet: str = "") -> Reading:
    """Return the list in a file, a saved session or pasted cells, told apart by content.

    `sheet` names the sheet to read, "all" takes those with the same headings together; without it
    a workbook with a sheet for each district is one list, and of others the sheet with most known
    headings is chosen. Raises SheetError where the content is no list.
    """
    session_text = _session(content)
    if session_text:
        try:
            return session.restore(json.loads(session_text), law)
        except (json.JSONDecodeError, RecursionError) as error:
            raise SheetError(f"Tệp phiên làm việc bị hỏng: {error}.") from error
    book = formats.book(name, content)
    pages, page, notes = sheet_choice.choose(book.pages, sheet)
    if page == len(book.pages):
        notes += _of_parts(book)
    listing = Reading(
        name,
        law,
        pages,
        page,
        delimiter=book.delimiter,
        formulas=book.formulas,
        notes=(*book.notes, *notes),
    )
    # A list without a heading is refused at once; a workbook may have another sheet.
    if len(pages) == 1:
        listing.sheet  # noqa: B018 - to be seen whether there is one
    return listing


def _of_parts(book: Book) -> Iterator[str]:
    """Yield what there is to say about formulas and hidden rows of the sheets that were joined."""
    from calculators.lists import formulas  # noqa: PLC0415 - few lists need it

    for index, sheet_formulas in book.formulas.items():
        for note in formulas.notes((), sheet_formulas):
            yield f"Trang tính “{book.pages[index][0]}”. {note}"


def _session(content: bytes | str) -> str:
    """Return the text of a saved session, "" where the content is none."""
    if isinstance(content, bytes):
        if not content.startswith(_SESSION.encode()):
            return ""
        content = sheets.decode(content)
    return content if content.startswith(_SESSION) else ""


def change(worklist: Worklist, request: Mapping[str, Any]) -> Worklist:
    """Return the list after a change: of rules, numbers, sheet, columns, what is judged, cells, or undone."""
    if "rules" in request:
        worklist = worklist.under(worklist.law.rules(request["rules"]))
    if "suppose" in request:
        worklist = worklist.under(worklist.law_rules, request["suppose"])
    if "sheet" in request:
        # What was chosen and changed belongs to the sheet that was open.
        worklist = replace(worklist, page=int(request["sheet"]), chosen={}, added=(), edits=())
    if "columns" in request:
        fields = {int(index): field for index, field in request["columns"].items()}
        worklist = replace(worklist, chosen={**worklist.chosen, **fields})
    if "districts" in request:
        worklist = replace(worklist, districts=bool(request["districts"]))
    if "confirm" in request:
        worklist = worklist.confirmed(**request["confirm"])
    for edit in request.get("edits", ()):
        worklist = worklist.edited(int(edit["row"]), edit["column"], edit["text"])
    return worklist.undone() if request.get("undo") else worklist
