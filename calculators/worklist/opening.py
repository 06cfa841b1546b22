"""Opening: from a file or pasted cells to a worklist, and from one state of it to the next."""

import json
from collections.abc import Mapping
from copy import replace
from typing import Any

from calculators.law.model import Law
from calculators.lists import sheets
from calculators.lists.sheets import SheetError
from calculators.worklist import session
from calculators.worklist.worklist import Worklist

_XLSX = b"PK\x03\x04"
_XLS = b"\xd0\xcf\x11\xe0"
_SESSION = '{"name":'


def worklist(name: str, content: bytes | str, rules: str, law: Law) -> Worklist:
    """Return the list in a CSV or XLSX file, a saved session or pasted cells, told apart by content.

    Of several sheets the one with most known headings is chosen. Raises SheetError where the
    content is none of these.
    """
    # A letter of pasted text takes a byte at least.
    sheets.check_size(len(content))
    if isinstance(content, bytes):
        if content.startswith(_XLSX):
            return _of_workbook(name, content, rules, law)
        if content.startswith(_XLS):
            raise SheetError(
                "Tệp .xls của Excel cũ: hãy mở bằng Excel hoặc LibreOffice rồi lưu thành .xlsx."
            )
        content = sheets.decode(content)
    if content.startswith(_SESSION):
        try:
            return session.restored(json.loads(content), law)
        except (json.JSONDecodeError, RecursionError) as error:
            raise SheetError(f"Tệp phiên làm việc bị hỏng: {error}.") from error
    sheet = sheets.from_text(content)
    pages = ((name, sheet.rows),)
    return Worklist(name, law, law.rules(rules), pages, delimiter=sheet.delimiter)


def _of_workbook(name: str, content: bytes, rules: str, law: Law) -> Worklist:
    from calculators.lists import xlsx  # noqa: PLC0415 - the first answer must not wait for it

    read = xlsx.read(content)
    pages = tuple((page.name, page.rows) for page in read)
    formulas = {index: page.formulas for index, page in enumerate(read) if any(page.formulas)}
    if not pages:
        raise SheetError("Tệp Excel không có trang tính nào hiện ra.")
    best = max(range(len(pages)), key=lambda index: sheets.known_headings(pages[index][1]))
    return Worklist(name, law, law.rules(rules), pages, best, formulas=formulas)


def changed(worklist: Worklist, asked: Mapping[str, Any]) -> Worklist:
    """Return the list after a change: of rule set, sheet, columns, cells, or the last edit undone."""
    if "rules" in asked:
        worklist = replace(worklist, rules=worklist.law.rules(asked["rules"]))
    if "sheet" in asked:
        # What was chosen and changed belongs to the sheet that was open.
        worklist = replace(worklist, page=int(asked["sheet"]), chosen={}, added=(), edits=())
    if "columns" in asked:
        chosen = {int(index): field for index, field in asked["columns"].items()}
        worklist = replace(worklist, chosen={**worklist.chosen, **chosen})
    if "confirm" in asked:
        worklist = worklist.confirmed(asked["confirm"]["row"], asked["confirm"]["field"])
    for edit in asked.get("edits", ()):
        worklist = worklist.edited(int(edit["row"]), edit["column"], edit["text"])
    return worklist.undone() if asked.get("undo") else worklist
