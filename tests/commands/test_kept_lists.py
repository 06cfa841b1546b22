"""Lists as they were kept by those who sent them: each comes out right, or is refused in words."""

import io
import json
import re
import tomllib
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.commands.test_evaluate import run
from tests.lists.test_documents import row, word

CASES: dict[str, dict[str, Any]] = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "lists.toml").read_text("utf-8")
)


def content(case: dict[str, Any]) -> bytes:
    """Return the file of a case."""
    if "text" in case:
        return str(case["text"]).encode()
    if "word" in case:
        return word(f"<tbl>{''.join(row(*cells) for cells in case['word'])}</tbl>")
    if "container" in case:
        return b"\xd0\xcf\x11\xe0" + str(case["container"]).encode("utf-16-le")
    book = openpyxl.Workbook()
    book.remove(book.active)
    for entry in case["sheets"]:
        sheet = book.create_sheet(entry["name"])
        for cells in entry["rows"]:
            sheet.append([cell if cell != "" else None for cell in cells])
        for place in entry.get("merged", ()):
            sheet.merge_cells(place)
        for number in entry.get("hidden", ()):
            sheet.row_dimensions[number].hidden = True
        for place, pattern in entry.get("formats", {}).items():
            sheet[place].number_format = pattern
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("name", CASES)
def test_a_list_that_was_kept(
    name: str, capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path
) -> None:
    """Units, verdicts and figures as the case has them, or the words of the refusal."""
    case, path = CASES[name], tmp_path / "list"
    path.write_bytes(content(case))
    arguments = ["evaluate", str(path), "--rules", "2023-2025", "--format", "json"]
    if "pairs" in case:
        (tmp_path / "pairs.csv").write_text(case["pairs"], encoding="utf-8")
        arguments = ["propose", *arguments[1:], "--adjacency", str(tmp_path / "pairs.csv")]
    status, out, err = run(capsysbinary, *arguments)
    if "refuse" in case:
        assert status == 2
        assert re.search(case["refuse"], err)
        return
    assert re.search(case.get("say", ""), err)
    result = json.loads(out)
    assert not {"notes", "doubts", "unknown_columns"} - result.keys()
    if "pairs" in case:
        groups = [group["members"] for of in result["districts"] for group in of["groups"]]
        assert [sorted(codes) for codes in groups if len(codes) > 1] == case.get("groups", groups)
        assert not [pair for pair in case.get("apart", ()) for of in groups if set(pair) <= set(of)]
        return
    units = {unit["name"]: unit for unit in result["units"]}
    assert len(units) == len(result["units"])
    wrong = case.get("wrong", {})
    expected = case.get("units", {}) | dict.fromkeys(wrong, "invalid")
    assert {key: unit["verdict"] for key, unit in units.items()} == expected
    for key, words in wrong.items():
        assert words in units[key]["errors"][0]["message"]
    for key, (area, people) in case.get("figures", {}).items():
        unit = units[key]
        assert area in unit["area_percent"]
        assert people in unit["population_percent"]


def test_there_is_a_case_of_each_kind() -> None:
    """No fewer than were sent, and none that nothing is expected of."""
    assert len(CASES) >= 33
    for case in CASES.values():
        assert case.keys() & {"units", "wrong", "refuse", "groups", "apart", "say"}
