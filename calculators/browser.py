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


def check_form(request: str) -> str:
    """Return the result for one unit with what is doubtful: see `lists.check_form`."""
    return _json(_lists().check_form(_parse(request)))


def form_unit(request: str) -> str:
    """Return all about the unit of the form, beyond its first answer: see `lists.form_unit`."""
    return _json(_lists().form_unit(_parse(request)))


def form_paper(request: str) -> str:
    """Return the working paper of the unit of the form: see `lists.form_paper`."""
    return _json(_lists().form_paper(_parse(request)))


def open_list(request: str, data: bytes | None = None) -> str:
    """Open a list and describe it: see `lists.open_list`."""
    return _json(_lists().open_list(_parse(request), data))


def rehearse_list(request: str) -> str:
    """Read and judge a made-up list in vain: see `lists.rehearse_list`."""
    return _json(_lists().rehearse_list(_parse(request)))


def change_list(request: str) -> str:
    """Change the open list and describe it again: see `lists.change_list`."""
    return _json(_lists().change_list(_parse(request)))


def judge_list(request: str) -> str:
    """Return what follows from all the rows of the open list: see `lists.judge_list`."""
    return _json(_lists().judge_list(_parse(request)))


def list_rows(request: str) -> str:
    """Return some rows of the open list: see `lists.list_rows`."""
    return _json(_lists().list_rows(_parse(request)))


def list_unit(request: str) -> str:
    """Return everything about one row of the open list: see `lists.list_unit`."""
    return _json(_lists().list_unit(_parse(request)))


def list_points(request: str) -> str:
    """Return the open list as points of a picture: see `lists.list_points`."""
    return _json(_lists().list_points(_parse(request)))


def list_coded(request: str) -> str:
    """Return the units of the open list that have one of some codes: see `lists.list_coded`."""
    return _json(_lists().list_coded(_parse(request)))


def save_list(request: str) -> str:
    """Return the open list as a file: see `lists.save_list`."""
    return _json(_lists().save_list(_parse(request)))


def open_ground(request: str, data: bytes | None = None) -> str:
    """Open a list with its pairs for scenarios: see `ground.open_ground`."""
    return _json(_ground().open_ground(_parse(request), data))


def open_pairs(request: str) -> str:
    """Put other pairs under the list that is open for scenarios: see `ground.open_pairs`."""
    return _json(_ground().open_pairs(_parse(request)))


def judge_scenario(request: str) -> str:
    """Judge the groups of a scenario: see `scenarios.judge_scenario`."""
    return _json(_scenarios().judge_scenario(_parse(request)))


def weigh_choice(request: str) -> str:
    """Weigh the units that are chosen: see `choices.weigh_choice`."""
    return _json(_choices().weigh_choice(_parse(request)))


def scenario_paper(request: str) -> str:
    """Return a paper of a scenario: see `scenarios.scenario_paper`."""
    return _json(_scenarios().scenario_paper(_parse(request)))


def propose_groups(request: str) -> str:
    """Propose groups for one district: see `scenarios.propose_groups`."""
    return _json(_scenarios().propose_groups(_parse(request)))


def rule_numbers(request: str) -> str:
    """Return the numbers of the rules that a reader may suppose: see `comparisons.rule_numbers`."""
    return _json(_comparisons().rule_numbers(_parse(request)))


def compare_list(request: str) -> str:
    """Return who changes under other rules or numbers: see `comparisons.compare_list`."""
    return _json(_comparisons().compare_list(_parse(request)))


def classify_form(request: str) -> str:
    """Return the points and class of one unit: see `classes.classify_form`."""
    return _json(_classes().classify_form(_parse(request)))


def classify_list(request: str, data: bytes | None = None) -> str:
    """Return the points and classes of a list: see `classes.classify_list`."""
    return _json(_classes().classify_list(_parse(request), data))


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


def _json(content: dict[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False)
