"""The command `classify` as scripts rely on it: formats, exit statuses, messages."""

import csv
import io
import json
import random
from collections.abc import Iterator
from dataclasses import asdict
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from calculators.__main__ import main
from calculators.classes import loader
from calculators.classes.columns import result_columns
from calculators.lists import sheets
from calculators.lists.xlsx import read as read_workbook
from tests import class_reference as reference
from tests.class_reference import POSITIONS, Known
from tests.classes.units import FIGURES, FLAGS, factor
from tests.expected import EXPECTED, PROVINCE, needs
from tests.papers import reading
from tests.workbooks import workbook

RULES = loader.load()
ROOT = Path(__file__).parents[2]
HEADINGS = (
    "Mã;Tên ĐVHC;Loại;Diện tích tự nhiên (km2);Quy mô dân số (người);Miền núi;Biên giới;"
    "Tỷ lệ DTTS (%);Tỷ lệ tự cân đối ngân sách (%);Công nghiệp, xây dựng và dịch vụ (%);"
    "Lao động phi nông nghiệp (%);Tỷ lệ hộ nghèo đa chiều (%);Tỷ lệ hộ dùng nước sạch (%);"
    "Hồ sơ trực tuyến toàn trình (%);Bình quân của tỉnh (%);Văn bản ký số, gửi điện tử (%);"
    "Di tích quốc gia đặc biệt;An toàn khu;Vị trí"
)
WHOLE = "1;A;Xã;60;18.000;không;có;41,5;62,5;55;48;3,2;82,4;70;65,5;91;không;có;không"


@pytest.fixture
def list_file(tmp_path: Path) -> Path:
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


def test_what_a_call_may_hold(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What scripts may pass."""
    monkeypatch.setenv("COLUMNS", "1000")
    with pytest.raises(SystemExit, match="0"):
        main(["classify", "--help"])
    assert capsys.readouterr().out.partition("\n")[0] == (
        "usage: python -m calculators classify [-h] [--sheet NAME|all] [--column COLUMN=FIELD] "
        "[--confirm ROW:FIELD|all] [--format {table,json,csv,xlsx,docx}] [--output FILE] LIST"
    )


def test_json(list_file: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """The fields that others rely on, worked out by hand."""
    status, out, err = run(capsysbinary, "classify", str(list_file), "--format", "json")
    result = json.loads(out)
    whole, open_, wrong = result["units"]
    assert status == 1
    # One inhabitant is too few for a district, and the kind is none that has points.
    assert err.splitlines() == [
        *(f"Dòng 4: {error['message']}" for error in wrong["errors"]),
        "Số liệu đáng ngờ nào là đúng thì thêm: --confirm 4:population (hoặc --confirm all).",
    ]
    assert result["doubts"] == [
        {"row": 4, "field": "population", "message": result["doubts"][0]["message"]}
    ]
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
    assert whole["criteria"][0]["figures"] == "dân số 18.000 người"
    assert open_["class"] == "undetermined"
    assert "position" in open_["missing"]
    assert (wrong["class"], wrong["points"], wrong["criteria"]) == ("undetermined", [None] * 2, [])


def test_table(list_file: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """A line a unit, aligned, and the counts."""
    status, out, _ = run(capsysbinary, "classify", str(list_file))
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
    list_file: Path, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    """Both keep every column of the list and add the same results."""
    _, out, _ = run(capsysbinary, "classify", str(list_file), "--format", "csv")
    rows = list(csv.reader(io.StringIO(out.removeprefix("\ufeff")), delimiter=";"))
    assert rows[0] == [*HEADINGS.split(";"), *result_columns(RULES)]
    assert rows[1][19:22] == ["loại II", "61,87", "61,87"]
    path = tmp_path / "out.xlsx"
    run(capsysbinary, "classify", str(list_file), "--format", "xlsx", "--output", str(path))
    pages = read_workbook(path.read_bytes())
    assert [page.name for page in pages] == ["Kết quả", "Giải thích", "Tóm tắt"]
    assert pages[0].rows[1][19:22] == ["loại II", "61.87", "61.87"]
    assert pages[1].rows[1][:5] == ["2", "1", "xã", "A", "loại II"]
    assert ["Số đơn vị loại II", "1"] in pages[2].rows


def test_the_notes_on_a_list(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """What was assumed while reading stands in every form."""
    path = tmp_path / "list.csv"
    path.write_text("Tên;Loại;Diện tích;Lạ\nA;Xã;30,5;1\n", encoding="utf-8")
    notes = [
        "Cột “Diện tích” không ghi đơn vị: đọc là km².",
        "Cột không dùng để tính: Lạ.",
    ]
    _, out, err = run(capsysbinary, "classify", str(path))
    assert err.splitlines() == notes
    _, out, _ = run(capsysbinary, "classify", str(path), "--format", "json")
    assert json.loads(out)["notes"] == notes[:1]
    assert json.loads(out)["unknown_columns"] == ["Lạ"]
    for form in ("table", "csv", "xlsx", "docx"):
        target = tmp_path / f"out.{form}"
        run(capsysbinary, "classify", str(path), "--format", form, "--output", str(target))
    assert (tmp_path / "out.table").read_text("utf-8").splitlines()[-2:] == notes
    assert (tmp_path / "out-ghi-chu.txt").read_text("utf-8").splitlines() == notes
    summary = read_workbook((tmp_path / "out.xlsx").read_bytes())[2].rows
    assert [row[1] for row in summary if row[0] == "Ghi chú khi đọc"] == notes
    words = reading.read((tmp_path / "out.docx").read_bytes()).words
    assert all(f"- {note}" in words for note in notes)


def test_nothing_stands_beside_a_csv_of_which_nothing_is_to_be_said(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    """No empty file is left behind."""
    path = tmp_path / "list.csv"
    path.write_text(f"{HEADINGS}\n{WHOLE}\n", encoding="utf-8")
    target = tmp_path / "out.csv"
    status, out, err = run(
        capsysbinary, "classify", str(path), "--format", "csv", "--output", str(target)
    )
    assert (status, out, err) == (0, "", "")
    assert [file.name for file in tmp_path.iterdir() if file != path] == ["out.csv"]


def test_a_doubtful_figure_counts_when_it_is_confirmed(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    """As with `evaluate`: refused with the way to confirm it, then counted."""
    path = tmp_path / "list.csv"
    path.write_text(f"{HEADINGS}\n{WHOLE.replace('18.000', '900.000')}\n", encoding="utf-8")
    status, _, err = run(capsysbinary, "classify", str(path))
    assert status == 1
    assert "900.000 người là quá" in err
    place = err.partition("--confirm ")[2].partition(" ")[0]
    status, out, err = run(
        capsysbinary, "classify", str(path), "--format", "json", "--confirm", place
    )
    assert status == 0
    (unit,) = json.loads(out)["units"]
    assert unit["criteria"][0]["points"] == ["25.00", "25.00"]
    assert "xác nhận là đúng" in err


def test_a_chosen_sheet_and_a_list_of_no_units(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    """The sheet that is named is read; where no row is a unit, that is said."""
    path = tmp_path / "book.xlsx"
    kinds = {"Một": "Xã", "Hai": "Phường"}
    path.write_bytes(
        workbook({name: [["Tên", "Loại"], [name, kind]] for name, kind in kinds.items()})
    )
    _, out, _ = run(capsysbinary, "classify", str(path), "--sheet", "Hai", "--format", "json")
    assert [unit["name"] for unit in json.loads(out)["units"]] == ["Hai"]
    empty = tmp_path / "empty.csv"
    empty.write_text("Tên;Loại\n", encoding="utf-8")
    status, _, err = run(capsysbinary, "classify", str(empty))
    assert status == 2
    assert "Không có dòng nào là đơn vị hành chính" in err


def test_a_file_that_cannot_be_read(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """A wrong call ends with status 2 and one message."""
    status, out, err = run(capsysbinary, "classify", "/no/such/file.csv")
    assert (status, out) == (2, "")
    assert err.startswith("Lỗi: Không đọc được tệp")


@needs("today")
def test_the_units_of_the_province(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """Those of today: what is certain of them, nothing more than is known."""
    path = ROOT / PROVINCE.path("today")
    _, out, _ = run(capsysbinary, "classify", str(path), "--format", "json")
    units = json.loads(out)["units"]
    assert len(units) == EXPECTED["rows"]["today"]
    assert all(sheets.from_text(path.read_text("utf-8")).rows)
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


LIMITS = {
    "population": "12000 14000 16000 21000 34500 42000 46000 48000 63000 7500 15000",
    "area": "5.5 15 20.5 30 42 45 90 180 300",
    "minorities": "20 30 35 50",
    "own_revenue": "40 50 90 100",
    "industry": "50 70 86",
    "labour": "50 60 70 80",
    "poor": "2 2.5 3.5 4 4.5",
    "water": "70 75 90",
    "files": "60 64",
    "files_province": "60 64",
    "signed": "70 80 90 100",
    "temporary": "10 20 25 40",
}
"""Where the points of a figure begin to grow, a step of them, and where they stop."""
SPAN = {"population": 150_000, "area": 400, "own_revenue": 150, "temporary": 120}


def figures(chance: random.Random) -> Iterator[tuple[str, Fraction]]:
    """Yield a value of each figure, near a limit or anywhere, with as many decimals as are read."""
    for name, field in FIGURES.items():
        smallest = Fraction(1, factor(field))
        near = Fraction(chance.choice(LIMITS[name].split())) + chance.randint(-1, 1) * smallest
        anywhere = smallest * chance.randint(factor(field), SPAN.get(name, 100) * factor(field))
        figure = chance.choice((near, anywhere, anywhere))
        yield name, min(figure, Fraction(100)) if name not in SPAN else figure


def unit(chance: random.Random) -> Known:
    """Return a unit of which everything is known."""
    values: dict[str, Any] = dict(figures(chance))
    values["population"] = int(values["population"])
    values |= {name: chance.random() < 0.5 for name in FLAGS}
    return Known(
        kind=chance.choice(("commune", "commune", "ward", "ward", "special_zone")),
        position=chance.choice(sorted(POSITIONS)),
        **values,
    )


@pytest.mark.unmeasured
def test_800_units_to_the_last_digit(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    """From the cells of a list to JSON: each criterion, the bonus, the total, the class."""
    chance = random.Random(307)  # noqa: S311 - the same 800 units every time
    units = [unit(chance) for _ in range(800)]
    fields = {**FIGURES, **FLAGS, "kind": "kind", "position": "position"}
    path = tmp_path / "list.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["name", *fields.values()])
        for number, one in enumerate(units):
            writer.writerow([f"U{number}", *(cell(asdict(one)[name]) for name in fields)])
    status, out, _ = run(
        capsysbinary, "classify", str(path), "--format", "json", "--confirm", "all"
    )
    assert status == 0
    answers = json.loads(out)["units"]
    assert len(answers) == 800
    for one, answer in zip(units, answers, strict=True):
        expected = {name: two(points) for name, points in reference.criteria(one).items()}
        assert {c["id"]: c["points"] for c in answer["criteria"]} == expected
        assert answer["bonus"] == two(reference.bonus(one))
        assert answer["points"] == two(reference.points(one))
        assert answer["class"] == reference.level(one)
        assert (answer["missing"], answer["estimated"], answer["decisive"]) == ([], [], [])
    assert {answer["class"] for answer in answers} == {"I", "II", "III"}
    for name in reference.criteria(units[0]):
        assert (
            len(
                {
                    c["points"][0]
                    for answer in answers
                    for c in answer["criteria"]
                    if c["id"] == name
                }
            )
            > 4
        )


def cell(value: object) -> str:
    """Return a value as a list with English headings has it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Fraction):
        return f"{value.numerator * 10**6 // value.denominator / 10**6:.6f}".rstrip("0").rstrip(".")
    return str(value)


def two(points: Fraction) -> list[str]:
    """Return points as both ends of a range with two decimals."""
    return [f"{int(points * 100) // 100}.{int(points * 100) % 100:02d}"] * 2
