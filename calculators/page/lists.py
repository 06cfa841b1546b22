"""The desk: the one list that is open on the page, and what the page asks of it, as plain data."""

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import Any

from calculators.law import loader
from calculators.lists.sheets import SheetError
from calculators.worklist import opening, pictures, report, saving, view
from calculators.worklist.worklist import Worklist

Json = dict[str, Any]

_open: list[Worklist] = []
"""The list that is open, alone; empty before one was opened."""


def form_unit(request: Mapping[str, Any]) -> Json:
    """Return the unit of a form as a list of one: `{"rules": id, "cells": {heading: text}}`.

    `confirm` may list fields whose figures are right although they are doubtful. `unit` is
    everything about it, `list` describes the list of which it is the only row.
    """
    worklist = alone(request)
    return {"unit": view.unit(worklist, 2), "list": view.describe(worklist)}


def check_form(request: Mapping[str, Any]) -> Json:
    """Return the report on the unit of a form, asked for as by `form_unit`, with its doubts."""
    worklist = alone(request)
    return report.write(worklist.results, *worklist.checked, worklist.law, worklist.rules)


def alone(request: Mapping[str, Any]) -> Worklist:
    """Return the unit of a form as a list of one."""
    cells = {heading: text for heading, text in request["cells"].items() if text.strip()}
    law = loader.load()
    page = ("một đơn vị", [list(cells), list(cells.values())])
    worklist = Worklist("một đơn vị", law, (page,), rules=law.rules(request["rules"]))
    for field in request.get("confirm", ()):
        worklist = worklist.confirmed(2, field)
    return worklist


def open_worklist() -> Worklist:
    """Return the list that is open."""
    return _open[0]


def form_paper(request: Mapping[str, Any]) -> Json:
    """Return the working paper of the unit of a form: see `output.output`.

    As for `form_unit`, with `"day"`, the day of the paper as in 2026-02-05.
    """
    worklist, day = alone(request), date.fromisoformat(request["day"])
    from calculators.papers import review  # noqa: PLC0415 - papers come only when asked for
    from calculators.papers.output import output  # noqa: PLC0415 - the same

    return output(review.of_unit(worklist, 2, day), request)


def open_list(request: Mapping[str, Any], data: bytes | None = None) -> Json:
    """Open a list and describe it: `{"name", "rules"}` with a file's bytes, or with `text` as pasted.

    A file that cannot be read gives `{"error": message}` and leaves the list that was open.
    """
    content = request["text"] if data is None else data
    with _many_records():
        try:
            worklist = opening.worklist(request["name"], content, request["rules"], loader.load())
        except SheetError as error:
            return {"error": str(error)}
        _open[:] = [worklist]
        return view.describe(worklist)


def rehearse_list(request: Mapping[str, Any]) -> Json:
    """Read and judge a made-up list, `{"rules": id, "rows": n}`, unless a list is open already."""
    if request["rows"] and not _open:
        from calculators.page import rehearsal  # noqa: PLC0415 - a list may come before any rehearsal

        rehearsal.rehearse(request["rules"], request["rows"])
    return {}


@contextmanager
def _many_records() -> Iterator[None]:
    """Keep the collector of cycles away from records that form none: it would walk all of them, often."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def change_list(request: Mapping[str, Any]) -> Json:
    """Change the open list and describe it again.

    `{"rules": id}`, `{"suppose": {key: number}}` (see `suppositions`), `{"sheet": n}`,
    `{"columns": {index: field}}`, `{"districts": true}` to judge those that head their communes,
    `{"edits": [{"row", "column", "text"}]}` where a column is an
    index or a field, `{"confirm": {"row", "field"}}` of a doubt, `{"confirm": {}}` of all, or
    `{"undo": true}`.
    """
    with _many_records():
        _open[:] = [opening.change(_open[0], request)]
        return view.describe(_open[0])


def judge_list(_request: Mapping[str, Any]) -> Json:
    """Return what follows from all the rows of the open list together: see `view.judge`."""
    return view.judge(_open[0])


def list_rows(request: Mapping[str, Any]) -> Json:
    """Return some rows of the open list, sorted and filtered: see `Worklist.view`, `view.rows`."""
    return view.rows(_open[0], request)


def list_unit(request: Mapping[str, Any]) -> Json:
    """Return everything about one row of the open list: `{"row": n}`."""
    return view.unit(_open[0], request["row"])


def list_points(request: Mapping[str, Any]) -> Json:
    """Return the open list as points of a picture: see `pictures.points`."""
    return pictures.points(_open[0], request)


def list_coded(request: Mapping[str, Any]) -> Json:
    """Return the units of the open list that have one of some codes: see `pictures.coded`."""
    return pictures.coded(_open[0], request)


def save_list(request: Mapping[str, Any]) -> Json:
    """Return the open list as a file, `{"format": "csv" | "json" | "session"}`, in base64.

    `{"format": "docx", "day": "2026-02-05"}` gives its working paper, as `output.output` does, "xlsx" its
    workbook. The paper is of the `row` asked for, else of the rows of a view: see `Worklist.view`.
    """
    if request["format"] == "docx":
        from calculators.papers import review  # noqa: PLC0415 - as above
        from calculators.papers.output import output  # noqa: PLC0415 - the same

        day, row = date.fromisoformat(request["day"]), request.get("row")
        if row is not None:
            return output(review.of_unit(_open[0], row, day), request)
        return output(review.of_list(_open[0], day, request), request)
    if request["format"] == "xlsx":
        from calculators.papers import workbook  # noqa: PLC0415 - as above

        return saving.plain(workbook.of_list(_open[0], date.fromisoformat(request["day"])))
    return saving.plain(saving.write(_open[0], request["format"]))
