"""The commands `merge` and `propose`, as scripts rely on them."""

import io
import json
from pathlib import Path

import pytest

from calculators import __version__
from calculators.__main__ import main
from calculators.commands.merge import _group_line
from calculators.lists import sheets
from calculators.mergers.adjacency import Adjacency, Border
from calculators.mergers.explanation import VERDICTS
from calculators.mergers.merger import combine
from calculators.mergers.results import outcome
from calculators.units import Interval, Kind, Unit
from tests.mergers.test_merger import LAW, RULES
from tests.papers.reading import read

LIST = """code,name,kind,district,area_km2,population,mountainous,border,ethnic_minority_percent,exemption
1,A,Xã,Huyện X,20,900,có,không,0,
2,B,Xã,Huyện X,35,4500,có,không,0,
3,C,Thị trấn,Huyện X,20,9000,không,không,,
4,D,Xã,Huyện X,10,500,có,không,0,
5,E,Xã,Huyện Y,20,900,có,không,0,
6,F,Xã,Huyện Y,,900,có,không,0,
7,G,Xã,Huyện Y,10,500,có,không,0,biệt lập
8,H,Xã,,10,500,có,không,0,
"""
BORDERS = (
    "code_a,code_b,shared_border_km,confidence\n1,2,1.5,high\n3,4,1,high\n5,6,1,high\n6,7,1,high\n"
)


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    """Return a list and its pairs."""
    units, pairs = tmp_path / "list.csv", tmp_path / "pairs.csv"
    units.write_text(LIST, encoding="utf-8")
    pairs.write_text(BORDERS, encoding="utf-8")
    return str(units), str(pairs)


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


@pytest.mark.parametrize("rules", ["2025-reform", "from-2026"])
def test_rules_of_2025_and_of_today_evaluate_and_propose(
    capsysbinary: pytest.CaptureFixture[bytes], files: tuple[str, str], rules: str
) -> None:
    """The status of the rule set stands first, and only the verdicts that it can give are counted."""
    status, out, _ = run(capsysbinary, "evaluate", files[0], "--rules", rules)
    # There are no thị trấn from 2026 on, so that the list has a wrong row.
    assert (status, out.startswith(f"Bộ quy tắc {rules} (")) == (int(rules == "from-2026"), True)
    assert ("chưa đạt tiêu chuẩn: " in out) is (rules == "from-2026")
    assert ("không thuộc diện sắp xếp: " in out) is (rules == "2025-reform")
    call = ("propose", files[0], "--adjacency", files[1], "--rules", rules)
    _, out, _ = run(capsysbinary, *call)
    # Who does not reach a standard need not be arranged: no rule that says so was found.
    today = rules == "from-2026"
    assert ("Chưa đạt tiêu chuẩn không có nghĩa là phải sắp xếp." in out) is today
    assert ("được coi là chưa đạt tiêu chuẩn." in out, "coi là phải sắp xếp." in out) == (
        *(today, not today),
    )


def test_where_a_new_ward_belongs_decides_what_is_proposed(
    capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path
) -> None:
    """Two wards of 9 000 people are proposed where 15 000 are enough, not where 21 000 are asked for."""
    units, pairs = tmp_path / "wards.csv", tmp_path / "pairs.csv"
    wards = [f"{code},P{code},Phường,Thành phố Y,3,9000,không,không,0," for code in "12"]
    units.write_text("\n".join((LIST.partition("\n")[0], *wards)), encoding="utf-8")
    pairs.write_text("code_a,code_b,shared_border_km\n1,2,1\n", encoding="utf-8")
    call = ("propose", str(units), "--adjacency", str(pairs), "--rules", "2025-reform")
    verdicts = []
    for place in ("mountainous_province", "other_province"):
        _, out, _ = run(capsysbinary, *call, "--place", place, "--format", "json")
        (district,) = json.loads(out)["districts"]
        verdicts.append([group["verdict"] for group in district["groups"]])
    assert verdicts == [["meets_standard"], []]


def test_propose_gives_groups_reasons_and_what_stays(
    capsysbinary: pytest.CaptureFixture[bytes], files: tuple[str, str]
) -> None:
    """Per district: groups with reasons, unresolved units with the constraint in the way."""
    arguments = ("propose", files[0], "--adjacency", files[1], "--rules", "2026-2030")
    status, out, _ = run(capsysbinary, *arguments, "--format", "json")
    result = json.loads(out)
    first, second, third = result["districts"]
    assert (status, result["rules"], result["case"]) == (0, "2026-2030", "worst")
    assert [group["members"] for group in first["groups"]] == [["1", "2"]]
    assert "Lý do: sắp xếp A, B." in first["groups"][0]["explanation"]
    assert [(one["code"], one["reason_id"]) for one in first["unresolved"]] == [("4", "other_kind")]
    assert (first["units_before"], first["units_after"], first["optimal"]) == (4, 3, True)
    assert first["bound"] == {"unresolved": 1, "units_in_groups": 2}
    reasons = [(one["code"], one["reason_id"]) for one in second["unresolved"]]
    assert reasons == [("5", "too_small"), ("6", "too_small")]
    assert (third["district"], third["unresolved"][0]["reason_id"]) == ("", "unlisted")
    status, out, _ = run(capsysbinary, *arguments, "--keep", "1", "--case", "best")
    assert status == 0
    assert "Còn lại: A (1): được giữ nguyên theo yêu cầu" in out
    assert "Còn lại: B (2): không liền kề chắc chắn" in out
    assert "(không ghi đơn vị cấp huyện)" in out
    status, _, err = run(capsysbinary, *arguments, "--keep", "99")
    assert (status, "99" in err) == (2, True)


def test_merge_as_a_table(
    capsysbinary: pytest.CaptureFixture[bytes], files: tuple[str, str]
) -> None:
    """The rule set with its status, an empty line, then the sentences on the new unit."""
    status, out, _ = run(capsysbinary, "merge", files[0], "2", "1", "--rules", "2023-2025")
    lines = out.splitlines()
    assert status == 0
    assert lines[:3] == [
        f"Bộ quy tắc 2023-2025 ({RULES['2023-2025'].status})",
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


def test_proposals_as_a_table(
    capsysbinary: pytest.CaptureFixture[bytes], files: tuple[str, str]
) -> None:
    """District by district behind an empty line: counts and proof, groups, what is left with the reason."""
    arguments = ("propose", files[0], "--adjacency", files[1], "--rules", "2026-2030")
    status, out, err = run(capsysbinary, *arguments, "--case", "best")
    assert (status, err) == (0, "")
    assert out.splitlines() == [
        f"Bộ quy tắc 2026-2030 ({RULES['2026-2030'].status}); dữ liệu luật {LAW.version}",
        "Đơn vị chưa đủ căn cứ được coi là không phải sắp xếp.",
        (
            "Các diện: thuộc diện sắp xếp: 5; liền kề: 1; đặc thù, không bắt buộc: 1; "
            "chưa đủ căn cứ: 1."
        ),
        "",
        "Huyện X: 4 đơn vị còn 3; đã chứng minh là tốt nhất",
        "  A + B: 55,00 km², 5.400 người, đạt tiêu chuẩn, liền kề",
        (
            "  Còn lại: D (4): chỉ liền kề với đơn vị khác loại (C); "
            "loại của đơn vị mới phải do người dùng nêu"
        ),
        "",
        "Huyện Y: 3 đơn vị còn 3; đã chứng minh là tốt nhất",
        (
            "  Còn lại: E (5): không có cách gộp nào chắc chắn đạt tiêu chuẩn "
            "trong số các đơn vị nối liền nhau mà gộp được với nhau: E, F, G"
        ),
        "",
        "(không ghi đơn vị cấp huyện): 1 đơn vị còn 1; đã chứng minh là tốt nhất",
        "  Còn lại: H (8): bảng liền kề không có đơn vị này",
    ]
    assert "được coi là phải sắp xếp." in run(capsysbinary, *arguments)[1].splitlines()[1]


def test_all_about_a_proposal(
    capsysbinary: pytest.CaptureFixture[bytes], files: tuple[str, str]
) -> None:
    """Versions, level and counts, and each group with its borders and why its members are in it."""
    extra = "9,I,Xã,Huyện X,90,9000,có,không,0,\n10,J,Xã,Huyện Z,90,x,có,không,0,\n"
    Path(files[0]).write_text(LIST + extra, encoding="utf-8")
    Path(files[1]).write_text(BORDERS + "4,9,0.25,high\n", encoding="utf-8")
    arguments = ("propose", files[0], "--adjacency", files[1], "--rules", "2026-2030")
    status, out, _ = run(capsysbinary, *arguments, "--format", "json")
    assert "Đơn vị" not in out[:1]
    assert "Huyện X" in out
    result = json.loads(out)
    assert status == 1
    assert (result["law_version"], result["engine_version"]) == (LAW.version, __version__)
    (error,) = result["errors"]
    assert error["row"] == 11
    assert error["message"].startswith("population = “x”")
    assert (result["categories"]["4"], result["categories"]["9"]) == ("required", "adjacent")
    first = result["districts"][0]
    assert (first["level"], first["to_arrange"]) == ("commune", ["1", "2", "4"])
    group = next(group for group in first["groups"] if group["members"] == ["4", "9"])
    why = "Lý do: sắp xếp D; thêm I để đơn vị mới đạt tiêu chuẩn và liền nhau."
    assert group["reason"] == why
    assert group["explanation"].endswith(f"\n{why}")
    assert group["pairs"] == [["D", "I", "liền kề, 0,25 km"]]
    assert (group["shared_border_m"], group["contiguous"]) == (250, True)


def test_units_to_keep_may_be_named_in_several_places(
    capsysbinary: pytest.CaptureFixture[bytes], files: tuple[str, str]
) -> None:
    """Each is kept, however often the option is given."""
    arguments = ("propose", files[0], "--adjacency", files[1], "--rules", "2026-2030")
    _, out, _ = run(capsysbinary, *arguments, "--keep", "1", "--keep", "2", "4")
    assert out.count("được giữ nguyên theo yêu cầu") == 3


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


CHOICES = """code,name,kind,district,area_km2,population,mountainous,border,ethnic_minority_percent
1,A,Xã,Huyện X,20,900,có,không,0
2,B,Xã,Huyện X,60-66,8000-8800,có,không,0
3,C,Xã,Huyện X,62,6500,có,không,0
4,D,Xã,Huyện X,64,6600,có,không,0
5,E,Xã,Huyện X,70,6700,có,không,0
6,G,Xã,Huyện Y,120,10000,có,không,0
"""
TOUCHING = "code_a,code_b,shared_border_km\n1,2,4\n1,3,3\n1,4,2\n1,5,1\n"


def test_the_table_with_other_choices(
    capsysbinary: pytest.CaptureFixture[bytes], files: tuple[str, str]
) -> None:
    """One unit that any of four could take in: the longest border first, then three others."""
    for path, text in zip(files, (CHOICES, TOUCHING), strict=True):
        Path(path).write_text(text, encoding="utf-8")
    status, out, _ = run(
        capsysbinary, "propose", files[0], "--adjacency", files[1], "--rules", "2026-2030"
    )
    assert status == 0
    assert out.splitlines()[4:] == [
        "Huyện X: 5 đơn vị còn 4; đã chứng minh là tốt nhất",
        "  A + B: 80,00-86,00 km², 8.900-9.700 người, đạt tiêu chuẩn, liền kề",
        "  Phương án khác 1:",
        "    A + C: 82,00 km², 7.400 người, đạt tiêu chuẩn, liền kề",
        "  Phương án khác 2:",
        "    A + D: 84,00 km², 7.500 người, đạt tiêu chuẩn, liền kề",
        "  Phương án khác 3:",
        "    A + E: 90,00 km², 7.600 người, đạt tiêu chuẩn, liền kề",
        "",
        "Huyện Y: 1 đơn vị, không có đơn vị phải sắp xếp",
    ]


def test_rows_that_cannot_take_part_are_status_1(
    capsysbinary: pytest.CaptureFixture[bytes],
    files: tuple[str, str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A wrong figure, a missing code, a code that comes twice: named, the others proposed."""
    extra = "9,I,Xã,Huyện X,x,1,,,,\n,K,Xã,Huyện X,1,900,,,,\n1,L,Xã,Huyện X,1,900,,,,\n"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO((LIST + extra).encode()), "utf-8"))
    arguments = (
        "propose",
        "-",
        "--adjacency",
        files[1],
        "--rules",
        "2023-2025",
        "--format",
        "json",
    )
    status, out, err = run(capsysbinary, *arguments)
    assert status == 1
    assert [error["row"] for error in json.loads(out)["errors"]] == [10, 11, 12]
    assert "Dòng 11: thiếu mã" in err
    assert "Dòng 12: mã 1 đã có ở dòng 2" in err


@pytest.mark.parametrize(
    ("area", "population", "figures"),
    [
        (
            Interval(2_500_000, 3_000_000),
            Interval(900, 1200),
            "5,00-5,50 km², 1.800-2.100 người",
        ),
        (Interval.exactly(3_000_000), Interval.exactly(900), "5,50 km², 1.800 người"),
        (Interval(2_500_000, None), Interval(900, None), "từ 5,00 km², từ 1.800 người"),
    ],
)
def test_a_group_in_one_line(area: Interval, population: Interval, figures: str) -> None:
    """Both ends of a range have two decimals; what is known is written once; a range may have no end."""
    other = Interval.exactly(2_500_000), Interval.exactly(900)
    units = [
        Unit(
            Kind.COMMUNE,
            *one,
            Interval.exactly(0),
            mountainous=False,
            border=False,
            code=name,
            name=name,
        )
        for name, one in {"A": (area, population), "B": other}.items()
    ]
    pairs = Adjacency({("A", "B"): Border(1000, sure=True)}, frozenset("AB"))
    group = outcome(combine(units, Kind.COMMUNE), RULES["2026-2030"], pairs)
    assert _group_line(group).startswith(f"A + B: {figures}, ")
    assert _group_line(group).endswith(", liền kề")
    assert VERDICTS[group.judged.verdict] in _group_line(group)


def test_what_is_said_of_a_list_is_said_of_what_is_made_of_it(
    capsysbinary: pytest.CaptureFixture[bytes], files: tuple[str, str], tmp_path: Path
) -> None:
    """Notes, doubts and unused columns; a member in doubt takes no part until it is confirmed."""
    path = tmp_path / "doubtful.csv"
    text = LIST.replace("area_km2", "Diện tích").replace("exemption", "lập bởi")
    path.write_text(text.replace("20,900", "20,37", 1), encoding="utf-8")
    said = [
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
        assert (status, err.splitlines()[:3]) == (1, said)
        assert [(doubt["row"], doubt["field"]) for doubt in result["doubts"]] == [(2, "population")]
        assert (result["notes"], result["unknown_columns"]) == (said[:1], ["lập bởi"])
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
    listed, path = tmp_path / "list.csv", tmp_path / "x.docx"
    rows = "01,A,Phường,108,14\n02,B,Phường,108,14.019\n03,C,Phường,108,15\n"
    listed.write_text(f"code,name,kind,longitude,latitude\n{rows}", encoding="utf-8")
    call = ("merge", str(listed), "01", "02", "--rules", "2023-2025", "--seat")
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
    for wrong, said in (
        (("3", "1", "1"), "--part: 3 không có trong các mã được gộp"),
        (("1", "x", "1"), "không đọc được số từ “x”"),
        (("1", "9999", "1"), "hơn cả đơn vị"),
    ):
        status, _, err = run(capsysbinary, *call, *wrong)
        assert (status, said in err) == (2, True)


@pytest.mark.parametrize(
    ("paper", "said"),
    [
        ("annex", "PHỤ LỤC: PHƯƠNG ÁN SẮP XẾP ĐƠN VỊ HÀNH CHÍNH"),
        ("resolution", "1. Nhập toàn bộ diện tích tự nhiên và dân số của"),
        ("checklist", "DANH MỤC HỒ SƠ SẮP XẾP ĐƠN VỊ HÀNH CHÍNH"),
    ],
)
def test_papers_of_a_merger(files: tuple[str, str], tmp_path: Path, paper: str, said: str) -> None:
    """Each as a Word file by the page's writer; without a name it leaves room for one; roads are said."""
    out = tmp_path / "x.docx"
    call = (
        "merge",
        files[0],
        "2",
        "1",
        "--rules",
        "2023-2025",
        "--format",
        "docx",
        "--paper",
        paper,
    )
    assert main([*call, "--adjacency", files[1], "--output", str(out), "--name", "Mới"]) == 0
    named = read(out.read_bytes()).words
    assert said in named
    assert "Phiếu làm việc, không phải văn bản" in named
    assert ("xã Mới" in named.replace("Xã", "xã")) == (paper != "checklist")
    assert main([*call, "--output", str(out)]) == 0
    assert ("xã …………" in read(out.read_bytes()).words.replace("Xã", "xã")) == (paper != "checklist")
    assert main([*call, "--adjacency", files[1], "--no-road", "2", "1", "--output", str(out)]) == 0
    assert ("không có đường nối: A - B" in read(out.read_bytes()).words) == (paper == "annex")
