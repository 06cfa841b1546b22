"""The command `evaluate`, as scripts rely on it: formats, exit statuses, messages."""

import csv
import io
import json
from collections import Counter
from pathlib import Path

import openpyxl
import pytest

from calculators.__main__ import main
from calculators.law import loader
from calculators.worklist.columns import HEADINGS
from tests.expected import EXPECTED, PROVINCE

LAW = loader.load()
ROOT = Path(__file__).parents[2]
COMMUNES, DISTRICTS = (ROOT / PROVINCE.path(role) for role in ("communes", "districts"))


def run(capsysbinary: pytest.CaptureFixture[bytes], *arguments: str) -> tuple[int, str, str]:
    """Run the command line and give its status, output and messages."""
    status = main(arguments)
    out, err = capsysbinary.readouterr()
    return status, out.decode(), err.decode()


def test_json_of_the_province(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """The real lists, under the plan's first period: as many units and verdicts as are expected."""
    verdicts = Counter[str]()
    for path, role in ((COMMUNES, "communes"), (DISTRICTS, "districts")):
        arguments = ("evaluate", str(path), "--rules", "2023-2025", "--format", "json")
        status, out, err = run(capsysbinary, *arguments)
        result = json.loads(out)
        assert status == 0
        assert err == f"Cột không dùng để tính: {'; '.join(result['unknown_columns'])}.\n"
        assert len(result["units"]) == EXPECTED["rows"][role]
        assert result["law_version"] == loader.load().version
        verdicts += Counter(result["summary"])
    assert verdicts == EXPECTED["verdicts"]["2023-2025"]


def test_table(capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path) -> None:
    """The table has a line a unit, aligned, and the counts."""
    path = tmp_path / "list.csv"
    path.write_text(
        "Tên;Loại;Diện tích (km2);Dân số;Miền núi;Biên giới;Tỷ lệ DTTS (%)\n"
        "A;Thành phố;436,5;180.000;có;không;0\nTên dài;Huyện;850;80.000;có;không;0\n"
        "B;Huyện;765;96.000;có;không;\n",
        encoding="utf-8",
    )
    status, out, _ = run(capsysbinary, "evaluate", str(path), "--rules", "2023-2025")
    lines = out.splitlines()
    assert status == 0
    assert lines[0].startswith("Bộ quy tắc 2023-2025 (")
    assert len({line.index("không thuộc diện") for line in lines[2:5]}) == 1
    assert "không thuộc diện sắp xếp: 3;" in lines[6]
    # One percentage where it is known exactly, both ends where it is not.
    assert "  291,00       120,00         không" in lines[2]
    assert "  90,00        120,00-600,00  không" in lines[4]


def test_what_the_rules_and_places_are_called(capsys: pytest.CaptureFixture[str]) -> None:
    """The help names the rule sets, the places of a ward and the commands in the reader's words."""
    for command, words in (
        ("evaluate", "bộ quy tắc: from-2026, 2019-2021 (giai đoạn đã"),
        ("merge", "central_city = thành phố trực thuộc trung ương;"),
        ("", "Rà soát đơn vị hành chính."),
        ("", "evaluate       rà soát một danh sách"),
    ):
        with pytest.raises(SystemExit, match="0"):
            main([*command.split(), "--help"])
        assert words in capsys.readouterr().out


def test_the_whole_table(capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path) -> None:
    """Columns as wide as their widest cell, no spaces at the ends of lines, then counts; notes apart."""
    path = tmp_path / "list.csv"
    text = "Mã;Tên;Loại;Diện tích;Dân số\n1;A;Xã;60;9.000\n;Bê;làng;1;1\n;C;Xã;10-20;\n"
    path.write_text(text, encoding="utf-8")
    _, out, err = run(capsysbinary, "evaluate", str(path), "--rules", "2023-2025")
    rules = LAW.rules("2023-2025")
    assert out.splitlines() == [
        f"Bộ quy tắc 2023-2025 ({rules.status}); dữ liệu luật {LAW.version}",
        "Dòng  Mã  Đơn vị  Diện tích %    Dân số %       Kết quả",
        "2     1   xã A    120,00-200,00  112,50-900,00  không thuộc diện sắp xếp (đã hết áp dụng)",
        "3         Bê      ?              ?              số liệu sai",
        "4         xã C    20,00-66,67    0,00-?         chưa đủ căn cứ (đã hết áp dụng)",
        "",
        (
            "thuộc diện sắp xếp: 0; thuộc diện nhưng không bắt buộc: 0; "
            "không thuộc diện sắp xếp: 1; chưa đủ căn cứ: 1; số liệu sai: 1"
        ),
    ]
    note, wrong = err.splitlines()
    assert note == "Cột “Diện tích” không ghi đơn vị: đọc là km²."
    assert wrong.startswith("Dòng 3: Loại = “làng”: ")


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


DOUBTFUL = (
    "Tên ĐVHC;Diện tích;Dân số (người);Tỷ lệ DTTS (%);Miền núi;Biên giới;Người lập\n"
    "Xã A;15,26;37;0,97;không;không;N\nXã B;125,4;2.747;0,455;có;không;N\n"
    "Xã C;12.699;2.747;0,1;không;không;N\n"
)
NO_UNIT = "Cột “Diện tích” không ghi đơn vị: đọc là km²."
UNUSED = "Cột không dùng để tính: Người lập."
FRACTIONS = (
    "Dòng 2, đáng ngờ: mọi tỷ lệ trong cột đều không quá 1%: có thể cột ghi phần, chưa nhân 100."
)
FEW = (
    "Dòng 2: Dân số (người) = “37”: 37 người là quá nhỏ với một đơn vị cấp xã; "
    "hãy sửa, hoặc xác nhận là đúng"
)
LARGE = (
    "Dòng 4: Diện tích = “12.699”: 12.699,00 km² là quá lớn với một đơn vị cấp xã; "
    "hãy sửa, hoặc xác nhận là đúng"
)
HINT = (
    "Số liệu đáng ngờ nào là đúng thì thêm: --confirm 2:population "
    "--confirm 2:ethnic_minority_percent --confirm 4:area_km2 (hoặc --confirm all)."
)


@pytest.fixture
def doubtful(tmp_path: Path) -> Path:
    """Return a list that is well formed and can hardly be meant."""
    path = tmp_path / "doubtful.csv"
    path.write_text(DOUBTFUL, encoding="utf-8")
    return path


def test_doubt_reaches_every_output(
    capsysbinary: pytest.CaptureFixture[bytes], doubtful: Path, tmp_path: Path
) -> None:
    """Messages, JSON, workbook, the table in a file, and a file beside the CSV."""
    notes = [NO_UNIT, UNUSED, FRACTIONS, FEW, LARGE]
    for form in ("table", "json", "csv", "xlsx"):
        target = tmp_path / f"result.{form}"
        options = ("--rules", "2023-2025", "--format", form, "--output", str(target))
        status, _, err = run(capsysbinary, "evaluate", str(doubtful), *options)
        assert (status, err.splitlines()) == (1, [*notes, HINT])
    result = json.loads((tmp_path / "result.json").read_text("utf-8"))
    assert (result["notes"], result["unknown_columns"]) == ([NO_UNIT], ["Người lập"])
    assert [(doubt["row"], doubt["field"]) for doubt in result["doubts"]] == [
        (2, "population"),
        (2, "ethnic_minority_percent"),
        (4, "area_km2"),
    ]
    assert [unit["verdict"] for unit in result["units"]] == ["invalid", "not_required", "invalid"]
    assert (tmp_path / "result.table").read_text("utf-8").splitlines()[-5:] == notes
    assert (tmp_path / "result-ghi-chu.txt").read_text("utf-8").splitlines() == notes
    book = openpyxl.load_workbook(tmp_path / "result.xlsx")
    cells = [row[1] for row in book["Căn cứ"].values if row[0] == "Ghi chú khi đọc"]
    assert cells == notes[:3]
    assert "Số liệu đáng ngờ: Dân số (người) = “37”" in str(book["Giải thích"]["D2"].value)


def test_a_figure_in_doubt_counts_once_it_is_confirmed(
    capsysbinary: pytest.CaptureFixture[bytes], doubtful: Path
) -> None:
    """Each by itself or all, and the result says that they were."""
    arguments = ("evaluate", str(doubtful), "--rules", "2023-2025", "--format", "json")
    few, share = ("--confirm", "2:population"), ("--confirm", "2:ethnic_minority_percent")
    for confirmation, verdicts in (
        (few, ["must_arrange", "not_required", "invalid"]),
        (share, ["invalid", "not_required", "invalid"]),
        ((*few, *share), ["must_arrange", "not_required", "invalid"]),
        (("--confirm", "all"), ["must_arrange", "not_required", "not_required"]),
    ):
        _, out, err = run(capsysbinary, *arguments, *confirmation)
        result = json.loads(out)
        assert [unit["verdict"] for unit in result["units"]] == verdicts
    assert result["doubts"] == []
    assert "--confirm" not in err
    assert result["notes"][1] == (
        "Dòng 2: người dùng xác nhận là đúng, dù 37 người là quá nhỏ với một đơn vị cấp xã."
    )


def test_a_doubt_that_there_is_not_cannot_be_confirmed(
    capsysbinary: pytest.CaptureFixture[bytes], doubtful: Path, wrong: Path
) -> None:
    """The message names those that there are."""
    for path, there in (
        (doubtful, "2:population, 2:ethnic_minority_percent, 4:area_km2"),
        (wrong, "không có"),
    ):
        options = ("--rules", "2023-2025", "--confirm", "3:population")
        status, out, err = run(capsysbinary, "evaluate", str(path), *options)
        assert (status, out) == (2, "")
        assert f"3:population. Những điều đáng ngờ: {there}." in err


@pytest.mark.parametrize("confirm", ["2", "x:population", "2:", "-1:population"])
def test_what_to_confirm_has_a_form(confirm: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A row and a field."""
    with pytest.raises(SystemExit, match="2"):
        main(["evaluate", "x.csv", "--rules", "2023-2025", f"--confirm={confirm}"])
    assert f"“{confirm}” không có dạng 5:population" in capsys.readouterr().err


def test_only_some_doubts_are_named_in_the_hint(
    capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path
) -> None:
    """Of six, five."""
    path = tmp_path / "many.csv"
    for rows, more in ((5, ""), (6, " …")):
        text = "".join(f"A{row};Xã;9\n" for row in range(rows))
        path.write_text(f"Tên;Loại;Dân số\n{text}", encoding="utf-8")
        _, _, err = run(capsysbinary, "evaluate", str(path), "--rules", "2023-2025")
        assert f"--confirm 6:population{more} (hoặc --confirm all)." in err


def test_a_file_without_a_unit_is_status_2(
    capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path
) -> None:
    """An empty success would say that nothing has to be arranged."""
    path = tmp_path / "empty.csv"
    path.write_text("Tên;Loại;Dân số\nTổng cộng;;9.000\n", encoding="utf-8")
    status, out, err = run(capsysbinary, "evaluate", str(path), "--rules", "2023-2025")
    assert (status, out) == (2, "")
    assert "Không có dòng nào" in err
