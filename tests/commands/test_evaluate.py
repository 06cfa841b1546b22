"""The command line as scripts rely on it: formats, exit statuses, messages."""

import argparse
import contextlib
import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from calculators import __version__
from calculators.__main__ import _parser, main
from calculators.commands.files import WRONG_CALL
from calculators.law import loader
from calculators.lists import sheets
from calculators.worklist.report import RESULT_COLUMNS

LAW = loader.load()
ROOT = Path(__file__).parents[2]
COMMUNES = ROOT / "data" / "kon-tum-communes-2023.csv"
DISTRICTS = ROOT / "data" / "kon-tum-districts-2023.csv"


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    """Return a list whose second unit is wrong."""
    path = tmp_path / "list.csv"
    path.write_text("Tên;Loại;Dân số\nA;Xã;1.000\nB;Xã;12,5\nC;Phường;\n", encoding="utf-8")
    return path


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


USAGES = {
    "": "[-h] [--version] LỆNH ...",
    "evaluate": "[-h] --rules RULES [--format {table,json,csv,xlsx}] [--output FILE] LIST",
    "merge": (
        "[-h] [--format {table,json}] [--place {mountainous_province,central_city,other_province}] "
        "--rules RULES [--kind KIND] [--adjacency PAIRS] LIST CODE [CODE ...]"
    ),
    "propose": (
        "[-h] [--format {table,json}] [--place {mountainous_province,central_city,other_province}] "
        "--adjacency PAIRS --rules {2019-2021,2023-2025,2026-2030} [--case {worst,best}] "
        "[--within {district}] [--keep CODE [CODE ...]] LIST"
    ),
    "assignments": (
        "[-h] [--agency ID] [--document ID] [--on DATE] [--until DATE] [--format {table,json,ics}]"
    ),
}


@pytest.mark.parametrize(("command", "usage"), USAGES.items())
def test_what_a_call_may_hold(
    command: str, usage: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What scripts may pass to each command."""
    monkeypatch.setenv("COLUMNS", "1000")
    with pytest.raises(SystemExit, match="0"):
        main([*command.split(), "--help"])
    first = capsys.readouterr().out.partition("\n")[0]
    assert first == " ".join(["usage: python -m calculators", *command.split(), usage])


def test_every_option_is_explained() -> None:
    """But for those whose choices explain themselves."""
    (commands,) = (
        action for action in _parser(LAW)._actions if isinstance(action, argparse._SubParsersAction)
    )
    silent = {
        (name, action.dest)
        for name, parser in commands.choices.items()
        for action in parser._actions
        if not action.help
    }
    assert silent == {("merge", "format"), ("propose", "format"), ("propose", "within")}
    assert [one.dest for one in commands._choices_actions if one.help] == list(commands.choices)


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
    assert set(RESULT_COLUMNS) < set(rows[0])


def test_output_file_and_standard_input(
    capsysbinary: pytest.CaptureFixture[bytes],
    wrong: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A list from a pipe, the result in a file."""
    target = tmp_path / "result.json"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(wrong.read_bytes())))
    options = ("--rules", "2023-2025", "--format", "json", "--output", str(target))
    status, out, _ = run(capsysbinary, "evaluate", "-", *options)
    assert (status, out) == (1, "")
    assert json.loads(target.read_text(encoding="utf-8"))["summary"]["invalid"] == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["evaluate", "none.csv", "--rules", "2023-2025"], "Không đọc được tệp “none.csv”"),
        (["evaluate", str(ROOT / "README.md"), "--rules", "2023-2025"], "tiêu đề"),
        (["evaluate", str(DISTRICTS), "--rules", "1999"], "Không có bộ quy tắc “1999”"),
        (
            ["evaluate", str(DISTRICTS), "--rules", "2023-2025", "--output", str(ROOT)],
            "Không ghi được tệp",
        ),
    ],
)
def test_an_unreadable_file_is_status_2(
    capsysbinary: pytest.CaptureFixture[bytes], arguments: list[str], words: str
) -> None:
    """The message is for the reader."""
    status, out, err = run(capsysbinary, *arguments)
    assert (status, out) == (2, "")
    assert words in err


@pytest.mark.parametrize(
    "arguments",
    [[], ["evaluate"], ["evaluate", "x.csv"], ["evaluate", "x.csv", "--rules"], ["judge"]],
)
def test_a_wrong_call_is_status_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is evaluated."""
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert "usage" in capsys.readouterr().err


def test_the_module_runs_as_a_program() -> None:
    """`python -m calculators` works from any folder that has the package on its path."""
    command = [sys.executable, "-m", "calculators", "--version"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == f"{__version__}, luật {LAW.version}\n"


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    """That of the engine and that of the law."""
    with pytest.raises(SystemExit, match="0"):
        main(["--version"])
    assert capsys.readouterr().out == f"{__version__}, luật {LAW.version}\n"


def test_no_more_is_read_from_a_pipe_than_it_takes_to_refuse_it(
    capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One byte more than a list may have tells that it is too large."""
    text = "name,kind,population\nA,Xã,1\n".encode()
    for more, status in ((0, 0), (1, 2), (100, 2)):
        monkeypatch.setattr(sheets, "MOST_BYTES", len(text))
        pipe = io.BytesIO(text + b"\n" * more)
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(pipe))
        assert run(capsysbinary, "evaluate", "-", "--rules", "2023-2025")[0] == status
        assert pipe.tell() <= len(text) + 1


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


@pytest.mark.parametrize(
    "arguments", [["--help"], ["evaluate", "không-có.csv", "--rules", "2023-2025"]]
)
def test_a_windows_code_page_holds_no_letter_back(arguments: list[str]) -> None:
    """Output sent to a file is UTF-8, whatever the system writes by default."""
    done = subprocess.run(
        [sys.executable, "-X", "utf8=0", "-m", "calculators", *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "cp1252"},
        capture_output=True,
        check=False,
    )
    text = (done.stdout + done.stderr).decode("utf-8")
    assert "đơn vị hành chính" in text or "Không đọc được tệp “không-có.csv”" in text
    assert "Traceback" not in text


def test_output_that_is_no_file_is_left_alone() -> None:
    """As where another program calls the function and keeps what it prints."""
    with contextlib.redirect_stderr(io.StringIO()) as kept:
        assert main(["evaluate", "không-có.csv", "--rules", "2023-2025"]) == WRONG_CALL
    assert "không-có.csv" in kept.getvalue()
