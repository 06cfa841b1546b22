"""The list that a command reads: its sheet and columns as the caller names them."""

import json
from pathlib import Path

import pytest

from calculators.__main__ import main
from tests.commands.test_evaluate import run
from tests.workbooks import workbook

LIST = "Tên;Diện tích (km2);Dân số 2020;Dân số 2023;DTTS\nXã A;18,5;1000;2000;85\n"


def units_of(
    capsysbinary: pytest.CaptureFixture[bytes], path: Path, *options: str
) -> list[dict[str, object]]:
    """Evaluate a list and give its units."""
    status, out, _ = run(
        capsysbinary, "evaluate", str(path), "--rules", "2023-2025", "--format", "json", *options
    )
    assert status == 0
    units: list[dict[str, object]] = json.loads(out)["units"]
    return units


def test_a_column_is_named_by_letter_or_heading(
    capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path
) -> None:
    """Without an answer the list is refused with the option that gives one."""
    path = tmp_path / "list.csv"
    path.write_text(LIST, encoding="utf-8")
    status, _, err = run(capsysbinary, "evaluate", str(path), "--rules", "2023-2025")
    assert status == 2
    assert '--column "C=population"' in err
    people = ("--column", "e=ethnic_minority_people")
    for column, percent in (("C=population", "12.50"), ("dân số 2023=population", "25.00")):
        (unit,) = units_of(capsysbinary, path, "--column", column, *people)
        assert str(unit["population_percent"]).startswith(f"['{percent}")
    options = ("--column", "C=population", "--column", "DTTS=")
    _, _, err = run(capsysbinary, "evaluate", str(path), "--rules", "2023-2025", *options)
    assert "Cột không dùng để tính: Dân số 2023; DTTS." in err


def test_a_column_that_there_is_not(
    capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path
) -> None:
    """Those that there are are named."""
    path = tmp_path / "list.csv"
    path.write_text(LIST, encoding="utf-8")
    options = ("--rules", "2023-2025", "--column", "Số dân=population")
    status, _, err = run(capsysbinary, "evaluate", str(path), *options)
    assert status == 2
    assert "Không có cột “Số dân”. Các cột: Tên, Diện tích (km2)" in err


@pytest.mark.parametrize("column", ["C", "=population", " =name", "C=dân số"])
def test_what_to_say_of_a_column_has_a_form(
    column: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A column and a field, or none."""
    with pytest.raises(SystemExit, match="2"):
        main(["evaluate", "x.csv", "--rules", "2023-2025", f"--column={column}"])
    assert f"“{column}” không có dạng C=population" in capsys.readouterr().err


def test_a_sheet_is_named(capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path) -> None:
    """By its name; "all" takes those that are alike."""
    path = tmp_path / "list.xlsx"
    head = ["Tên", "Loại", "Dân số"]
    path.write_bytes(workbook({name: [head, [name, "Xã", "5000"]] for name in ("Một", "Hai")}))
    for options, names in (
        ((), ["Một"]),
        (("--sheet", "hai"), ["Hai"]),
        (("--sheet", "all"), ["Một", "Hai"]),
    ):
        assert [unit["name"] for unit in units_of(capsysbinary, path, *options)] == names


def test_districts_above_their_communes(
    capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path
) -> None:
    """They are judged where the caller asks for it."""
    path = tmp_path / "list.csv"
    path.write_text("Tên;Diện tích (km2)\nI. Huyện B;600\nXã A;18,5\n", encoding="utf-8")
    for options, names in (((), ["Xã A"]), (("--districts",), ["Huyện B", "Xã A"])):
        assert [unit["name"] for unit in units_of(capsysbinary, path, *options)] == names
