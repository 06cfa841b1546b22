"""Comparisons: a list or a unit under other rules, or under other numbers, as plain data for a page."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from calculators.arrangement.suppositions import Number, numbers, supposed
from calculators.arrangement.words import KINDS, verdict_text
from calculators.law.model import RuleSet
from calculators.lists import sheets
from calculators.lists.cells import NumberCell
from calculators.lists.columns import Column
from calculators.lists.headings import recognise
from calculators.numerals import NumeralError, decimal_text, vietnamese
from calculators.page import lists
from calculators.sentences import capital
from calculators.units import M2_PER_KM2
from calculators.worklist import saving
from calculators.worklist.comparison import Change, Comparison, compare
from calculators.worklist.worklist import Worklist

Json = dict[str, Any]
MOST_CHANGES = 300
"""As many units are listed on the page; the file has all of them."""
MOST_PERCENT = 1000
_HEADINGS = {"km2": "Diện tích (km2)", "people": "Dân số (người)"}


def rule_numbers(request: Mapping[str, Any]) -> Json:
    """Return the numbers that may be supposed for the open list, or for the unit of a form.

    `{"cells"}` and `{"rules"}` as for `form_unit`, or nothing for the open list.
    """
    worklist = _requested_list(request)
    kinds = {entry.kind for entry in worklist.table.entries}
    return {
        "numbers": [
            {"key": one.key, "label": capital(one.label), "law": _text(one, one.value)}
            | {"value": _text(one, worklist.supposed.get(one.key, one.value))}
            for one in numbers(worklist.law_rules)
            if kinds & set(one.kinds)
        ]
    }


def compare_list(request: Mapping[str, Any]) -> Json:
    """Return who changes under other rules: `{"with": id}`, or `{"numbers": {key: text}}` supposed.

    The first rules are those of the open list, or of the form whose `cells` and `rules` are given,
    without what is supposed there already. A number that is none gives `{"errors": [{"key",
    "message"}]}`. With `"format": "csv"` the answer is a file in base64.
    """
    worklist = _requested_list(request)
    first = worklist.under(worklist.law_rules)
    values: dict[str, int] = {}
    if "with" in request:
        second = worklist.law.rules(request["with"])
    else:
        values, errors = _read(first.rules, request["numbers"])
        if errors:
            return {"errors": errors}
        second = supposed(first.rules, values)
    comparison = compare(first, second)
    if request.get("format") == "csv":
        return saving.plain(_csv(comparison))
    return {
        "first": _rules(comparison.first),
        "second": _rules(comparison.second),
        "suppose": values,
        "same": comparison.first is comparison.second,
        "unchanged": comparison.unchanged,
        "count": len(comparison.changed),
        "directions": [
            {"text": text, "count": count}
            for text, count in Counter(
                _direction(one, comparison) for one in comparison.changed
            ).most_common()
        ],
        "changed": [
            {
                "name": _name(one),
                "before": verdict_text(one.before, comparison.first.mark),
                "after": verdict_text(one.after, comparison.second.mark),
                "reason": one.reason,
            }
            for one in comparison.changed[:MOST_CHANGES]
        ],
    }


def _requested_list(request: Mapping[str, Any]) -> Worklist:
    return lists.alone(request) if "cells" in request else lists.open_worklist()


def _rules(rules: RuleSet) -> Json:
    return {"id": rules.id, "title": rules.title, "status": rules.status, "mark": rules.mark}


def _text(number: Number, value: int) -> str:
    if number.unit == "km2":
        return vietnamese(decimal_text(value, M2_PER_KM2))
    return vietnamese(str(value)) if number.unit == "people" else str(value)


def _read(rules: RuleSet, texts: Mapping[str, str]) -> tuple[dict[str, int], list[Json]]:
    """Return the numbers that differ from those of the rules, and what is wrong with others."""
    values: dict[str, int] = {}
    errors = []
    for one in numbers(rules):
        text = texts.get(one.key, "").strip()
        if not text:
            continue
        try:
            value = _value(one, text)
        except NumeralError as error:
            errors.append({"key": one.key, "message": f"{capital(one.label)}: {error}"})
            continue
        if value != one.value:
            values[one.key] = value
    return values, errors


def _value(number: Number, text: str) -> int:
    """Return the number in a box; raises NumeralError where there is none above 0."""
    if number.unit == "percent":
        digits = text.removesuffix("%").strip()
        whole = (
            int(digits)
            if digits.isascii() and digits.isdecimal() and len(digits) < len("12345")
            else 0
        )
        if not 0 < whole <= MOST_PERCENT:
            raise NumeralError(f"“{text}” không phải số nguyên từ 1 đến {MOST_PERCENT}")
        return whole
    figure = Column(0, recognise(_HEADINGS[number.unit])).value(text)
    if not figure.known or figure.low == 0:
        raise NumeralError(f"“{text}” không phải một số lớn hơn 0")
    return figure.low


def _direction(change: Change, comparison: Comparison) -> str:
    before = verdict_text(change.before, comparison.first.mark)
    return f"{before} → {verdict_text(change.after, comparison.second.mark)}"


def _name(change: Change) -> str:
    entry = change.entry
    kind = "" if entry.kind is None else KINDS[entry.kind]
    name = f"{kind} {entry.name or entry.code or f'dòng {entry.row}'}".strip()
    return f"{capital(name)}, {entry.district}" if entry.district else capital(name)


def _csv(comparison: Comparison) -> bytes:
    titles = [f"{one.title} ({one.status})" for one in (comparison.first, comparison.second)]
    rows = [
        [
            *(NumberCell(one.entry.row), one.entry.code, _name(one)),
            verdict_text(one.before, comparison.first.mark),
            *(verdict_text(one.after, comparison.second.mark), one.reason),
        ]
        for one in comparison.changed
    ]
    heading = ["Dòng", "Mã", "Đơn vị", *titles, "Lý do"]
    return sheets.as_file([heading, *rows], ";")
