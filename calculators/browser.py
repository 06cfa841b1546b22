"""What the page's worker calls: JSON text in, JSON text out, nothing kept but the list that is open."""

import json
from collections.abc import Callable
from types import ModuleType
from typing import Any

from calculators import __version__
from calculators.arrangement.words import FIELDS, GRADES, KINDS, OUTCOMES, VERDICTS
from calculators.law import loader
from calculators.lists import tables
from calculators.worklist.bounds import beyond
from calculators.worklist.first import first
from calculators.worklist.result import Result


def about(_request: str = "{}") -> str:
    """Return the engine's and the law's version, the rule sets, and the words for every code."""
    law = loader.load()
    return _json(
        {
            "engine_version": __version__,
            "law_version": law.version,
            "rule_sets": [
                {"id": r.id, "title": r.title, "mark": r.mark} for r in law.rule_sets.values()
            ],
            "kinds": KINDS,
            "verdicts": VERDICTS,
            "outcomes": OUTCOMES,
            "fields": FIELDS,
            "grades": GRADES,
            "exemptions": [
                {"id": e.id, "phrase": e.phrase, "citation": e.citation.text}
                for e in law.exemptions.values()
            ],
        }
    )


def evaluate_form(request: str) -> str:
    """Return the result for one unit: `{"rules": id, "cells": {heading: text}}`, as typed into the form.

    Of the unit it has the verdict in three sentences; `form_unit` has the rest. Where a figure can
    hardly be meant it is `{"doubtful": true}`: `check_form` says more.
    """
    fields = _parse(request)
    cells = {heading: text for heading, text in fields["cells"].items() if text.strip()}
    law = loader.load()
    rules = law.rules(fields["rules"])
    table = tables.of_form(cells, law.exemptions)
    if any(entry.unit is not None and beyond(entry.unit) for entry in table.entries):
        return _json({"doubtful": True})
    results = [Result(entry, rules) for entry in table.entries]
    return _json(first(results, table, law, rules))


def prepare_workbooks(listener: Callable[[str], None]) -> None:
    """Load what reads workbooks; the listener is told from now on what is being done."""
    from calculators.lists import xlsx  # noqa: PLC0415 - openpyxl comes only when it is asked for

    xlsx.prepare(listener)


def _parse(request: str) -> dict[str, Any]:
    """Return what is asked for; half a character, which no file can hold, becomes a question mark."""
    fields: dict[str, Any] = json.loads(request)
    if "\\ud" in request:
        fields = json.loads(json.dumps(fields, ensure_ascii=False).encode(errors="replace"))
    return fields


def _json(content: dict[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False)


def _ground() -> ModuleType:
    from calculators.page import ground  # noqa: PLC0415 - the first answer must not wait for mergers

    return ground


def _scenarios() -> ModuleType:
    from calculators.page import scenarios  # noqa: PLC0415 - the first answer must not wait for mergers

    return scenarios


def _choices() -> ModuleType:
    from calculators.page import choices  # noqa: PLC0415 - the first answer must not wait for mergers

    return choices


def _comparisons() -> ModuleType:
    from calculators.page import comparisons  # noqa: PLC0415 - the first answer must not wait for these

    return comparisons


def _classes() -> ModuleType:
    from calculators.page import classes  # noqa: PLC0415 - the first answer must not wait for classes

    return classes


def _lists() -> ModuleType:
    from calculators.page import lists  # noqa: PLC0415 - the first answer must not wait for lists

    return lists


def _door(module: Callable[[], ModuleType], name: str) -> Callable[..., str]:
    """Return a function of the page's rooms as the worker calls it: JSON, and a file where it takes one."""
    return lambda request, *files: _json(getattr(module(), name)(_parse(request), *files))


# What each is asked and answers stands with the function of that name in its module.
check_form = _door(_lists, "check_form")
form_unit = _door(_lists, "form_unit")
form_paper = _door(_lists, "form_paper")
open_list = _door(_lists, "open_list")
rehearse_list = _door(_lists, "rehearse_list")
change_list = _door(_lists, "change_list")
judge_list = _door(_lists, "judge_list")
list_rows = _door(_lists, "list_rows")
list_unit = _door(_lists, "list_unit")
list_points = _door(_lists, "list_points")
list_coded = _door(_lists, "list_coded")
save_list = _door(_lists, "save_list")
open_ground = _door(_ground, "open_ground")
open_pairs = _door(_ground, "open_pairs")
judge_scenario = _door(_scenarios, "judge_scenario")
scenario_paper = _door(_scenarios, "scenario_paper")
propose_groups = _door(_scenarios, "propose_groups")
weigh_choice = _door(_choices, "weigh_choice")
rule_numbers = _door(_comparisons, "rule_numbers")
compare_list = _door(_comparisons, "compare_list")
classify_form = _door(_classes, "classify_form")
classify_list = _door(_classes, "classify_list")
