"""The command `merge`, as scripts rely on it."""

import io
import json
from pathlib import Path

import pytest

from calculators.__main__ import main
from calculators.lists import sheets
from tests.commands.conftest import LIST
from tests.mergers.test_merger import RULES
from tests.papers.reading import read


def run(capsysbinary: pytest.CaptureFixture[bytes], *arguments: str) -> tuple[int, str, str]:
    """Run the command line and give its status, output and messages."""
    status = main(arguments)
    out, err = capsysbinary.readouterr()
    return status, out.decode(), err.decode()


def test_merge_gives_the_group_of_the_contract(
    capsysbinary: pytest.CaptureFixture[bytes], files: tuple[str, str]
) -> None:
    """Members sorted, figures as decimals, verdict, borders, clause and explanation."""
    arguments = ("merge", files[0], "2", "1", "--rules", "2023-2025", "--format", "json")
    status, out, err = run(capsysbinary, *arguments, "--adjacency", files[1])
    result = json.loads(out)
    group = result["group"]
    assert (status, err, result["rules"]) == (0, "", "2023-2025")
    assert group["members"] == ["1", "2"]
    assert (group["kind"], group["verdict"], group["contiguous"]) == (
        "commune",
        "meets_standard",
        True,
    )
    assert (group["area_km2"], group["population"]) == (["55", "55"], [5400, 5400])
    assert group["citation"] == "NQ 35/2023/UBTVQH15 Điều 4"
    assert "Liền kề" in group["explanation"]
    status, out, _ = run(capsysbinary, *arguments)
    assert json.loads(out)["group"]["contiguous"] is None
    status, out, _ = run(capsysbinary, "merge", files[0], "1", "6", "--rules", "from-2026")
    assert "chưa đạt tiêu chuẩn" in out
    arguments = ("merge", files[0], "5", "6", "--rules", "2023-2025", "--format", "json")
    assert json.loads(run(capsysbinary, *arguments)[1])["group"]["area_km2"] == ["20", None]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("1", "9", "10"), "Danh sách không có đơn vị mang mã 9, 10."),
        (("1", "1"), "Cần ít nhất hai mã khác nhau. Mã 1 được nêu hai lần.\n"),
        (("2", "1", "4", "1", "4"), "Cần ít nhất hai mã khác nhau. Mã 1 được nêu hai lần.\n"),
        (("1",), "Cần ít nhất hai mã khác nhau.\n"),
        (("1", "3"), "hãy nêu loại của đơn vị mới, một trong xã, phường"),
        (("1", "2", "--kind", "huyện"), "Không nhập đơn vị cấp huyện với đơn vị cấp xã."),
        (("1", "2", "--adjacency", "none.csv"), "Không đọc được tệp “none.csv”"),
    ],
)
def test_a_wrong_merge_is_status_2(
    capsysbinary: pytest.CaptureFixture[bytes],
    files: tuple[str, str],
    arguments: tuple[str, ...],
    words: str,
) -> None:
    """The message says what is wrong and what is possible."""
    status, out, err = run(capsysbinary, "merge", files[0], *arguments, "--rules", "2023-2025")
    assert (status, out) == (2, "")
    assert words in err


def test_rule_sets_and_kinds_that_there_are(
    capsysbinary: pytest.CaptureFixture[bytes], files: tuple[str, str]
) -> None:
    """An unknown rule set or kind is named with those there are."""
    status, _, err = run(capsysbinary, "merge", files[0], "1", "2", "--rules", "1999")
    assert (status, "2025-reform, from-2026" in err) == (2, True)
    arguments = ("merge", files[0], "1", "2", "--rules", "from-2026", "--kind", "thị trấn")
    status, _, err = run(capsysbinary, *arguments)
    assert (status, "không có đơn vị mới loại thị trấn" in err) == (2, True)
    for wrong in (
        ("merge", files[0], "1", "2", "--rules", "2023-2025", "--kind", "làng"),
        ("propose", files[0], "--adjacency", files[1], "--rules", "2031-2035"),
    ):
        with pytest.raises(SystemExit) as caught:
            main(wrong)
        assert caught.value.code == 2


def test_merge_as_a_table(
    capsysbinary: pytest.CaptureFixture[bytes], files: tuple[str, str]
) -> None:
    """The rule set with its status, an empty line, then the sentences on the new unit."""
    status, out, _ = run(capsysbinary, "merge", files[0], "2", "1", "--rules", "2023-2025")
    lines = out.splitlines()
    assert status == 0
    assert lines[:3] == [
        f"Bộ quy tắc 2023-2025 ({RULES['2023-2025'].standards.status})",
        "",
        (
            "Xã mới gồm B, A: đạt tiêu chuẩn theo bộ quy tắc 2023-2025 "
            "(đã ban hành; từ 15-4-2025 không còn dùng để sắp xếp)."
        ),
    ]
    arguments = ("merge", files[0], "2", "1", "--rules", "2023-2025", "--format", "json")
    group = json.loads(run(capsysbinary, *arguments)[1])["group"]
    assert "\n".join(lines[2:]) == group["explanation"]
    assert (group["pairs"], group["shared_border_m"]) == ([], None)


def test_the_place_of_a_new_ward_is_asked_for(
    capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path
) -> None:
    """18 000 people are enough in a mountainous province, not in a city of the first level."""
    path = tmp_path / "wards.csv"
    rows = "".join(f"{n},{n},Phường,3,9000,không,không\n" for n in "12")
    path.write_text(f"code,name,kind,area_km2,population,mountainous,border\n{rows}", "utf-8")
    for place, words in (
        ("mountainous_province", ": đạt tiêu chuẩn"),
        ("central_city", "chưa đạt tiêu chuẩn"),
    ):
        arguments = ("merge", str(path), "1", "2", "--rules", "2025-reform", "--place", place)
        assert words in run(capsysbinary, *arguments)[1].splitlines()[2]


def test_a_kind_that_there_is_not_is_answered_with_those_there_are(
    capsys: pytest.CaptureFixture[str], files: tuple[str, str]
) -> None:
    """The code and the word of each."""
    with pytest.raises(SystemExit, match="2"):
        main(["merge", files[0], "1", "2", "--rules", "2023-2025", "--kind", "làng"])
    assert "“làng” không phải một trong commune (xã), ward (phường)" in capsys.readouterr().err


def test_no_more_pairs_or_units_are_read_from_a_pipe_than_it_takes_to_refuse_them(
    capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One byte more than a list may have tells that it is too large."""
    text = LIST.encode()
    monkeypatch.setattr(sheets, "MOST_BYTES", len(text))
    for more, status in ((0, 0), (1, 2), (100, 2)):
        pipe = io.BytesIO(text + b"\n" * more)
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(pipe, "utf-8"))
        assert run(capsysbinary, "merge", "-", "1", "2", "--rules", "2023-2025")[0] == status
        assert pipe.tell() <= len(text) + 1


def test_what_is_said_of_a_list_is_said_of_what_is_made_of_it(
    capsysbinary: pytest.CaptureFixture[bytes], files: tuple[str, str], tmp_path: Path
) -> None:
    """Notes, doubts and unused columns; a member in doubt takes no part until it is confirmed."""
    path = tmp_path / "doubtful.csv"
    text = LIST.replace("area_km2", "Diện tích").replace("exemption", "lập bởi")
    path.write_text(text.replace("20,900", "20,37", 1), encoding="utf-8")
    notes = [
        "Cột “Diện tích” không ghi đơn vị: đọc là km².",
        "Cột không dùng để tính: lập bởi.",
        (
            "Dòng 2: population = “37”: 37 người là quá nhỏ với một đơn vị cấp xã; "
            "hãy sửa, hoặc xác nhận là đúng"
        ),
    ]
    rules = ("--adjacency", files[1], "--rules", "2023-2025", "--format", "json")
    for command, codes in (("merge", ("2", "4")), ("propose", ())):
        status, out, err = run(capsysbinary, command, str(path), *codes, *rules)
        result = json.loads(out)
        assert (status, err.splitlines()[:3]) == (1, notes)
        assert [(doubt["row"], doubt["field"]) for doubt in result["doubts"]] == [(2, "population")]
        assert (result["notes"], result["unknown_columns"]) == (notes[:1], ["lập bởi"])
    status, _, err = run(capsysbinary, "merge", str(path), "1", "2", *rules)
    assert (status, "mã 1" in err) == (2, True)
    status, out, _ = run(capsysbinary, "merge", str(path), "1", "2", *rules, "--confirm", "all")
    assert (status, json.loads(out)["group"]["population"]) == (0, [4537, 4537])


def test_names_stand_for_codes_where_there_are_none(
    capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path
) -> None:
    """Said on standard error and in the result."""
    path = tmp_path / "list.csv"
    path.write_text("Tên;Diện tích (km2);Dân số\nXã A;20;900\nXã B;20;900\n", encoding="utf-8")
    options = ("--rules", "2023-2025", "--format", "json")
    status, out, err = run(capsysbinary, "merge", str(path), "Xã A", "Xã B", *options)
    assert (status, json.loads(out)["group"]["population"]) == (0, [1800, 1800])
    (note,) = json.loads(out)["notes"]
    assert note in err.splitlines()
    assert note.startswith("Danh sách không có mã")


def test_a_road_that_is_missing(
    capsysbinary: pytest.CaptureFixture[bytes], files: tuple[str, str]
) -> None:
    """Told of a merger and left out of proposals; a code that the list has not is a wrong call."""
    call = (
        "--adjacency",
        files[1],
        "--rules",
        "2023-2025",
        "--no-road",
        "2",
        "1",
        "--no-road",
        "3",
    )
    _, out, _ = run(capsysbinary, "merge", files[0], "1", "2", *call, "4", "--format", "json")
    group = json.loads(out)["group"]
    assert (group["roadless"], group["contiguous"]) == ([["1", "2"]], True)
    assert "không có đường nối: A - B" in group["explanation"]
    _, out, _ = run(capsysbinary, "propose", files[0], *call, "4")
    assert "A + B" not in out
    status, _, err = run(capsysbinary, "propose", files[0], *call, "77")
    assert (status, "mang mã 77" in err) == (2, True)


def test_the_seat_of_a_new_unit(capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path) -> None:
    """With the points of the list, as table, JSON and paper; a seat elsewhere is a wrong call."""
    source, path = tmp_path / "list.csv", tmp_path / "x.docx"
    rows = "01,A,Phường,108,14\n02,B,Phường,108,14.019\n03,C,Phường,108,15\n"
    source.write_text(f"code,name,kind,longitude,latitude\n{rows}", encoding="utf-8")
    call = ("merge", str(source), "01", "02", "--rules", "2023-2025", "--seat")
    _, out, _ = run(capsysbinary, *call, "02", "--format", "json")
    seat = json.loads(out)["group"]["seat"]
    assert (seat["code"], seat["farthest"]) == ("02", "01")
    # A degree of latitude is about 111 km.
    assert seat["distances"] == [{"code": "01", "name": "A", "km": "2.1"}]
    _, out, _ = run(capsysbinary, *call, "01")
    assert "đặt ở A; đường chim bay đến đó: B 2,1 km." in out
    paper = ("--format", "docx", "--output", str(path))
    assert run(capsysbinary, *call, "01", *paper)[0] == 0
    assert "đặt ở A; đường chim bay đến đó" in read(path.read_bytes()).words
    status, _, err = run(capsysbinary, *call, "03")
    assert (status, "--seat: 03 không có trong các mã được gộp" in err) == (2, True)


def test_a_part_of_a_unit(
    capsysbinary: pytest.CaptureFixture[bytes], files: tuple[str, str], tmp_path: Path
) -> None:
    """With the figures stated, as table, JSON and paper; what cannot be a part is a wrong call."""
    call = ("merge", files[0], "1", "2", "--rules", "2023-2025", "--part")
    _, out, _ = run(capsysbinary, *call, "1", "1,5", "100", "--format", "json")
    group = json.loads(out)["group"]
    assert group["parts"] == [{"code": "1", "area_km2": ["1.5", "1.5"], "population": [100, 100]}]
    _, out, _ = run(capsysbinary, *call, "1", "1,5", "100")
    assert "(một phần) có 1,50 km², 100 người; phần còn lại" in out
    path = tmp_path / "x.docx"
    paper = ("--format", "docx", "--adjacency", files[1], "--output", str(path))
    assert run(capsysbinary, *call, "1", "1,5", "100", *paper)[0] == 0
    assert "theo số liệu người dùng nêu" in read(path.read_bytes()).words
    for wrong, message in (
        (("3", "1", "1"), "--part: 3 không có trong các mã được gộp"),
        (("1", "x", "1"), "không đọc được số từ “x”"),
        (("1", "9999", "1"), "hơn cả đơn vị"),
    ):
        status, _, err = run(capsysbinary, *call, *wrong)
        assert (status, message in err) == (2, True)
