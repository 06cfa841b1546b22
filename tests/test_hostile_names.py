"""Hostile names in every writer: what is written opens, nothing in it runs, and the name is found again.

Those of points and class stand with their papers.
"""

import json
from pathlib import Path

import pytest

from tests.hostile import (
    DAY,
    PAIRS,
    RULES,
    ask,
    blocks,
    check_command,
    each,
    even,
    file,
    holds,
    in_files,
    in_xml,
    plain,
    rows,
    word,
    workbook,
)

CALLS = (
    ["evaluate", "{}", "--rules", RULES],
    ["compare", "{}", "--rules", RULES, "--with", "2019-2021"],
    ["classify", "{}"],
    ["merge", "{}", "1", "2", "--rules", "2025-reform"],
    ["propose", "{}", "--adjacency", "{}.pairs", "--rules", "2026-2030"],
)


@each
def test_files_of_a_list(name: str) -> None:
    """CSV, JSON and a session hold the name itself; Excel and Word what XML can hold of it."""
    ask("open_list", name=name, rules=RULES, text=rows(name))
    line = plain(file(ask("save_list", format="csv")))[1]
    assert {even(line[0]).removeprefix("'"), even(line[9]).removeprefix("'")} == {
        even(in_files(name))
    }
    units = json.loads(file(ask("save_list", format="json")))["units"]
    assert even(units[0]["name"]) == even(in_files(name))
    session = file(ask("save_list", format="session")).decode()
    assert even(json.loads(session)["pages"][0][1][1][0]) == even(in_files(name))
    ask("open_list", name="x", rules=RULES, text=session)
    assert plain(file(ask("save_list", format="csv")))[1] == line
    assert holds(workbook(file(ask("save_list", format="xlsx", day=DAY)), name), in_xml(name))
    for more in ({}, {"row": 2}):
        request = {"format": "docx", "day": DAY} | more
        assert holds(word(file(ask("save_list", **request))), in_xml(name))
        assert holds(blocks(ask("save_list", print=True, **request)), in_files(name))


@each
def test_the_paper_of_a_unit(name: str) -> None:
    """As typed into the form."""
    cells = {"Tên": name, "Loại": "Xã", "Diện tích (km²)": "20", "Dân số": "2000"}
    request = {"rules": RULES, "cells": cells, "day": DAY}
    assert holds(word(file(ask("form_paper", **request))), in_xml(name))
    assert holds(blocks(ask("form_paper", print=True, **request)), in_files(name))


@each
@pytest.mark.parametrize("paper", ["annex", "resolution", "checklist"])
def test_the_papers_of_a_scheme(name: str, paper: str) -> None:
    """The names of a member, of the new unit, of the scheme and of the list."""
    ask("open_ground", name=name, text=rows(name), pairs=PAIRS, confirm=True)
    groups = [{"name": name, "members": ["1", "2"]}]
    request = {"name": name, "rules": "2025-reform", "groups": groups, "paper": paper, "day": DAY}
    assert holds(word(file(ask("scenario_paper", **request))), in_xml(name))
    assert holds(blocks(ask("scenario_paper", print=True, **request)), in_files(name))


@each
@pytest.mark.parametrize("call", CALLS, ids=[call[0] for call in CALLS])
def test_the_command_line(
    name: str, call: list[str], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """A terminal is given nothing that it would carry out; JSON has the name itself."""
    check_command(call, name, tmp_path, capfd)
