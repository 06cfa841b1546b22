"""The command `classify` as scripts rely on it: formats, exit statuses, messages."""

import csv
import io
import json
from pathlib import Path

import pytest

from calculators.__main__ import main
from calculators.classes import loader
from calculators.classes.report import result_columns
from calculators.lists import sheets
from calculators.lists.xlsx import read as read_workbook

RULES = loader.load()
ROOT = Path(__file__).parents[2]
UNITS = ROOT / "data" / "quang-ngai-units-2025.csv"
HEADINGS = (
    "Mã;Tên ĐVHC;Loại;Diện tích tự nhiên (km2);Quy mô dân số (người);Miền núi;Biên giới;"
    "Tỷ lệ DTTS (%);Tỷ lệ tự cân đối ngân sách (%);Công nghiệp, xây dựng và dịch vụ (%);"
    "Lao động phi nông nghiệp (%);Tỷ lệ hộ nghèo đa chiều (%);Tỷ lệ hộ dùng nước sạch (%);"
    "Hồ sơ trực tuyến toàn trình (%);Bình quân của tỉnh (%);Văn bản ký số, gửi điện tử (%);"
    "Di tích quốc gia đặc biệt;An toàn khu;Vị trí"
)
WHOLE = "1;A;Xã;60;18.000;không;có;41,5;62,5;55;48;3,2;82,4;70;65,5;91;không;có;không"


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    """Return a list of three units: all known, much unknown, and wrong."""
    path = tmp_path / "list.csv"
    rows = [HEADINGS, WHOLE, "2;B;Xã;60;18.000;;;;;;;;;;;;;;", "3;C;Huyện;1;1;;;;;;;;;;;;;;"]
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


def run(capsysbinary: pytest.CaptureFixture[bytes], *arguments: str) -> tuple[int, str, str]:
    """Run the command line and give its status, output and messages."""
    status = main(arguments)
    out, err = capsysbinary.readouterr()
    return status, out.decode(), err.decode()


def test_json(listed: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """The fields that others rely on, worked out by hand."""
    status, out, err = run(capsysbinary, "classify", str(listed), "--format", "json")
    result = json.loads(out)
    whole, open_, wrong = result["units"]
    assert status == 1
    assert err == f"Dòng 4: {wrong['errors'][0]['message']}\n"
    assert result["decree"] == "NĐ 307/2025/NĐ-CP"
    assert (whole["row"], whole["code"], whole["name"], whole["kind"]) == (2, "1", "A", "commune")
    points = {one["id"]: one["points"] for one in whole["criteria"]}
    assert points == {
        "population": ["11.00", "11.00"],
        "area": ["13.00", "13.00"],
        "budget": ["5.25", "5.25"],
        "industry_services": ["3.50", "3.50"],
        "nonfarm_labour": ["3.00", "3.00"],
        "poor_households": ["4.30", "4.30"],
        "clean_water": ["4.24", "4.24"],
        "online_files": ["5.00", "5.00"],
        "signed_papers": ["5.00", "5.00"],
        "special": ["7.58", "7.58"],
    }
    assert (whole["points"], whole["bonus"]) == (["61.87", "61.87"], ["0.00", "0.00"])
    assert (whole["class"], whole["may_be_special"]) == ("II", False)
    assert (whole["missing"], whole["estimated"], whole["decisive"]) == ([], [], [])
    assert {one["max"] for one in whole["criteria"]} == {"25.00", "10.00", "5.00"}
    assert whole["criteria"][0]["citation"] == "NĐ 307/2025/NĐ-CP Điều 6"
    assert open_["class"] == "undetermined"
    assert "position" in open_["missing"]
    assert (wrong["class"], wrong["points"], wrong["criteria"]) == ("undetermined", [None] * 2, [])


def test_table(listed: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """A line a unit, aligned, and the counts."""
    status, out, _ = run(capsysbinary, "classify", str(listed))
    assert status == 1
    assert out.splitlines() == [
        f"NĐ 307/2025/NĐ-CP; dữ liệu luật {RULES.version}",
        "Dòng  Mã  Đơn vị  Điểm         Ưu tiên     Loại",
        "2     1   xã A    61,87        0,00        loại II",
        "3     2   xã B    45,00-87,00  0,00-10,00  chưa đủ căn cứ",
        "4     3   C       ?            ?           số liệu sai",
        "",
        "chưa đủ căn cứ: 1; loại II: 1; số liệu sai: 1",
    ]


def test_csv_and_xlsx(
    listed: Path, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    """Both keep every column of the list and add the same results."""
    _, out, _ = run(capsysbinary, "classify", str(listed), "--format", "csv")
    rows = list(csv.reader(io.StringIO(out.removeprefix("\ufeff")), delimiter=";"))
    assert rows[0] == [*HEADINGS.split(";"), *result_columns(RULES)]
    assert rows[1][19:22] == ["loại II", "61,87", "61,87"]
    path = tmp_path / "out.xlsx"
    run(capsysbinary, "classify", str(listed), "--format", "xlsx", "--output", str(path))
    pages = read_workbook(path.read_bytes())
    assert [page.name for page in pages] == ["Kết quả", "Giải thích", "Tóm tắt"]
    assert pages[0].rows[1][19:22] == ["loại II", "61.87", "61.87"]
    assert pages[1].rows[1][:5] == ["2", "1", "xã", "A", "loại II"]
    assert ["Số đơn vị loại II", "1"] in pages[2].rows


def test_the_notes_on_a_list(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """What was assumed while reading stands in every form."""
    path = tmp_path / "list.csv"
    path.write_text("Tên;Loại;Diện tích;Lạ\nA;Xã;30,5;1\n", encoding="utf-8")
    note = "Cột “Diện tích” không ghi đơn vị: đọc là km²."
    _, out, _ = run(capsysbinary, "classify", str(path))
    assert note in out
    _, out, _ = run(capsysbinary, "classify", str(path), "--format", "json")
    assert json.loads(out)["notes"] == [note]
    assert json.loads(out)["unknown_columns"] == ["Lạ"]
    workbook = tmp_path / "out.xlsx"
    run(capsysbinary, "classify", str(path), "--format", "xlsx", "--output", str(workbook))
    assert ["Ghi chú khi đọc", note] in read_workbook(workbook.read_bytes())[2].rows


def test_a_file_that_cannot_be_read(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """A wrong call ends with status 2 and one message."""
    status, out, err = run(capsysbinary, "classify", "/no/such/file.csv")
    assert (status, out) == (2, "")
    assert err.startswith("Lỗi: Không đọc được tệp")


def test_the_units_of_the_province(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """The 96 units of today: what is certain of them, nothing more than is known."""
    _, out, _ = run(capsysbinary, "classify", str(UNITS), "--format", "json")
    units = json.loads(out)["units"]
    assert len(units) == 96
    assert all(sheets.from_text(UNITS.read_text("utf-8")).rows)
    for unit in units:
        if not unit["errors"]:
            low, high = (float(end) for end in unit["points"])
            assert 41 <= low <= high <= 110


def test_what_decides_in_json(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """Field, value at which the class turns, and class; km² and % as text, people as a number."""
    path = tmp_path / "list.csv"
    cells = WHOLE.split(";")
    rows = [HEADINGS]
    for index, text in ((3, ""), (4, "17.900-18.100"), (12, ""), (18, "")):
        rows.append(";".join([*cells[:index], text, *cells[index + 1 :]]))
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    _, out, _ = run(capsysbinary, "classify", str(path), "--format", "json")
    area, people, water, position = json.loads(out)["units"]
    assert area["decisive"] == [
        {"field": "area_km2", "op": "at_least", "value": "91.25", "until": None, "class": "I"},
        {"field": "area_km2", "op": "at_least", "value": "41.25", "until": "91.25", "class": "II"},
        {"field": "area_km2", "op": "below", "value": "41.25", "until": None, "class": "III"},
    ]
    assert (people["class"], people["estimated"], people["decisive"]) == ("II", ["population"], [])
    assert (water["class"], water["points"]) == ("II", ["60.63", "62.63"])
    assert (position["class"], position["points"]) == ("II", ["61.87", "71.87"])
