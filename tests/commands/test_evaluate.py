"""The command `evaluate`, as scripts rely on it: formats, exit statuses, messages."""

import csv
import io
import json
from pathlib import Path

import pytest

from calculators.__main__ import main
from calculators.law import loader
from calculators.worklist.columns import HEADINGS

LAW = loader.load()
ROOT = Path(__file__).parents[2]
COMMUNES = ROOT / "data" / "kon-tum-communes-2023.csv"
DISTRICTS = ROOT / "data" / "kon-tum-districts-2023.csv"


def run(capsysbinary: pytest.CaptureFixture[bytes], *arguments: str) -> tuple[int, str, str]:
    """Run the command line and give its status, output and messages."""
    status = main(arguments)
    out, err = capsysbinary.readouterr()
    return status, out.decode(), err.decode()


def test_json_of_kon_tum(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """The real list, under the plan's first period: nothing must be arranged, as the plan found."""
    for path, count in ((COMMUNES, 102), (DISTRICTS, 10)):
        arguments = ("evaluate", str(path), "--rules", "2023-2025", "--format", "json")
        status, out, err = run(capsysbinary, *arguments)
        result = json.loads(out)
        assert (status, err) == (0, "")
        assert len(result["units"]) == count
        assert result["summary"]["must_arrange"] == 0
        assert result["law_version"] == loader.load().version


def test_table(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """The table has a line a unit, aligned, and the counts."""
    status, out, _ = run(capsysbinary, "evaluate", str(DISTRICTS), "--rules", "2023-2025")
    lines = out.splitlines()
    assert status == 0
    assert lines[0].startswith("Bộ quy tắc 2023-2025 (")
    assert len({line.index("không thuộc diện") for line in lines[2:12]}) == 1
    assert "không thuộc diện sắp xếp: 10" in lines[13]
    # One percentage where it is known exactly, both ends where it is not.
    assert "  290,67       118,44         không" in lines[2]
    assert "  98,75        162,42-406,05  không" in lines[4]


def test_what_the_rules_and_places_are_called(capsys: pytest.CaptureFixture[str]) -> None:
    """The help names the rule sets, the places of a ward and the commands in the reader's words."""
    for command, words in (
        ("evaluate", "bộ quy tắc: 2019-2021, 2023-2025, 2026-2030"),
        ("merge", "central_city = thành phố trực thuộc trung ương;"),
        ("", "Rà soát đơn vị hành chính."),
        ("", "evaluate     rà soát một danh sách"),
    ):
        with pytest.raises(SystemExit, match="0"):
            main([*command.split(), "--help"])
        assert words in capsys.readouterr().out


def test_the_whole_table(capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path) -> None:
    """Columns as wide as their widest cell, no spaces at the ends of lines, then counts and notes."""
    path = tmp_path / "list.csv"
    text = "Mã;Tên;Loại;Diện tích;Dân số\n1;A;Xã;60;9.000\n;Bê;làng;1;1\n;C;Xã;10-20;\n"
    path.write_text(text, encoding="utf-8")
    _, out, _ = run(capsysbinary, "evaluate", str(path), "--rules", "2023-2025")
    rules = LAW.rules("2023-2025")
    assert out.splitlines() == [
        f"Bộ quy tắc 2023-2025 ({rules.status}); dữ liệu luật {LAW.version}",
        "Dòng  Mã  Đơn vị  Diện tích %    Dân số %       Kết quả",
        "2     1   xã A    120,00-200,00  112,50-900,00  không thuộc diện sắp xếp",
        "3         Bê      ?              ?              số liệu sai",
        "4         xã C    20,00-66,67    0,00-?         chưa đủ căn cứ",
        "",
        (
            "thuộc diện sắp xếp: 0; thuộc diện nhưng không bắt buộc: 0; "
            "không thuộc diện sắp xếp: 1; chưa đủ căn cứ: 1; số liệu sai: 1"
        ),
        "Cột “Diện tích” không ghi đơn vị: đọc là km².",
    ]


def test_table_of_what_is_not_known(
    capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path
) -> None:
    """Unknown and open-ended percentages are marked."""
    path = tmp_path / "list.csv"
    path.write_text("name,kind,area_km2\nA,Thị xã,\nB,Xã,10-20\n,làng,\n", encoding="utf-8")
    _, out, _ = run(capsysbinary, "evaluate", str(path), "--rules", "2023-2025")
    assert "thị xã A" in out
    assert "0,00-?" in out


def test_invalid_rows_are_named_and_the_others_evaluated(
    capsysbinary: pytest.CaptureFixture[bytes], wrong: Path
) -> None:
    """Status 1, the row on the error output, all rows in the result."""
    arguments = ("evaluate", str(wrong), "--rules", "2023-2025", "--format", "csv")
    status, out, err = run(capsysbinary, *arguments)
    assert status == 1
    assert err == "Dòng 3: Dân số = “12,5”: “12,5”: dân số phải là số nguyên\n"
    assert out.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(out.removeprefix("\ufeff")), delimiter=";"))
    assert [row["Mã kết quả"] for row in rows] == ["undetermined", "invalid", "undetermined"]
    assert set(HEADINGS) < set(rows[0])


def test_workbooks_in_and_out(capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path) -> None:
    """XLSX is written for an XLSX list, and its results read back the same."""
    first, second = tmp_path / "1.xlsx", tmp_path / "2.xlsx"
    options = ("--rules", "2023-2025", "--format", "xlsx")
    assert run(capsysbinary, "evaluate", str(COMMUNES), *options, "--output", str(first))[0] == 0
    assert run(capsysbinary, "evaluate", str(first), *options, "--output", str(second))[0] == 0
    answers = [
        json.loads(
            run(capsysbinary, "evaluate", str(path), "--rules", "2023-2025", "--format", "json")[1]
        )
        for path in (COMMUNES, first, second)
    ]
    assert answers[0]["units"] == answers[1]["units"] == answers[2]["units"]
