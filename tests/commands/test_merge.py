"""The commands `merge` and `propose`, and what the page's builder asks, as scripts and pages rely on them."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from calculators import __version__, browser
from calculators.__main__ import main
from calculators.commands.merge import _group_line, _propose_table
from calculators.lists import sheets
from calculators.mergers.adjacency import Adjacency, Border
from calculators.mergers.districts import District
from calculators.mergers.graph import Field
from calculators.mergers.proposals import Task, propose
from calculators.mergers.report import proposal_report
from calculators.mergers.search import solve
from calculators.page import scenarios
from calculators.units import Interval, Kind, Unit
from publishing.pages import arrangement2025
from tests.mergers.test_merger import LAW, RULES

ROOT = Path(__file__).parents[2]
COMMUNES = str(ROOT / "data" / "kon-tum-communes-2023.csv")
PAIRS = str(ROOT / "data" / "kon-tum-adjacency-2023.csv")
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
        (("1", "3"), "hãy nêu loại của đơn vị mới, một trong commune (xã), ward (phường)"),
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
        ("propose", files[0], "--adjacency", files[1], "--rules", "2025-reform"),
    ):
        with pytest.raises(SystemExit) as caught:
            main(wrong)
        assert caught.value.code == 2


def test_rules_without_arrangement_tests_are_refused_by_evaluate(files: tuple[str, str]) -> None:
    """What only says how a new unit is judged cannot tell which units must be arranged."""
    for rules in ("2025-reform", "from-2026"):
        command = [sys.executable, "-m", "calculators", "evaluate", files[0], "--rules", rules]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stdout) == (2, "")
        assert "2019-2021" in done.stderr


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
    assert "(không ghi đơn vị cấp trên)" in out
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
        "Xã mới gồm B, A: đạt tiêu chuẩn theo bộ quy tắc 2023-2025.",
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
            "trong số các đơn vị cùng loại nối liền nhau: E, F, G"
        ),
        "",
        "(không ghi đơn vị cấp trên): 1 đơn vị còn 1; đã chứng minh là tốt nhất",
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
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(pipe))
        assert run(capsysbinary, "merge", "-", "1", "2", "--rules", "2023-2025")[0] == status
        assert pipe.tell() <= len(text) + 1


def test_the_table_of_kon_tum(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """Groups, alternatives and the proof, district by district."""
    status, out, _ = run(
        capsysbinary, "propose", COMMUNES, "--adjacency", PAIRS, "--rules", "2026-2030"
    )
    assert status == 0
    assert "Huyện Đắk Hà: 11 đơn vị còn 10; đã chứng minh là tốt nhất" in out
    assert (
        "  Hà Mòn + Đắk La: 80,01-97,79 km², 13.377-17.645 người, đạt tiêu chuẩn, liền kề\n" in out
    )
    lines = out.splitlines()
    start = lines.index("  Phương án khác 1:")
    assert lines[start + 1].startswith("    Đắk Mar + Hà Mòn: ")
    assert lines[start + 4] == "  Phương án khác 3:"
    assert "Huyện Ia H'Drai: 3 đơn vị, không có đơn vị phải sắp xếp" in out


def test_rows_that_cannot_take_part_are_status_1(
    capsysbinary: pytest.CaptureFixture[bytes],
    files: tuple[str, str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A wrong figure, a missing code, a code that comes twice: named, the others proposed."""
    extra = "9,I,Xã,Huyện X,x,1,,,,\n,K,Xã,Huyện X,1,1,,,,\n1,L,Xã,Huyện X,1,1,,,,\n"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO((LIST + extra).encode())))
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


def many(count: int) -> tuple[District, Adjacency]:
    """Return a row of equal small communes, each touching the next two."""
    units = tuple(
        Unit(
            Kind.COMMUNE,
            Interval.exactly(4_000_000),
            Interval.exactly(1000 if index in (0, count // 2) else 50_000),
            Interval.exactly(0),
            mountainous=True,
            border=False,
            code=f"{index:03}",
            district="X",
        )
        for index in range(count)
    )
    codes = [unit.code for unit in units]
    pairs = {
        (codes[i], codes[j]): Border(1000, sure=True)
        for i in range(count)
        for j in (i + 1, i + 2)
        if j < count
    }
    return District("X", units), Adjacency(pairs, frozenset(codes))


def test_without_a_proof_the_best_found_comes_with_its_bound() -> None:
    """Out of steps: the groups are valid, the bound is below them, and the words say so."""
    district, pairs = many(40)
    for nodes in (1, 40):
        task = Task(LAW.rules("2026-2030"), RULES["2026-2030"], pairs, nodes=nodes)
        found = propose(district, task)
        size = sum(len(group.members) for group in found.groups)
        assert not found.optimal
        assert found.left == 0
        assert 13 <= found.size <= size
        report = proposal_report(found, task)
        assert report["bound"]["units_in_groups"] == found.size
        table = _propose_table(
            {"rules": "2026-2030", "case": "worst", "law_version": "", "districts": [report]}, ""
        )
        assert any("chưa chứng minh là tốt nhất" in line for line in table)


def test_alternatives_are_not_searched_for_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """The best is proven; what would need one helper more may be left out."""
    monkeypatch.setattr("calculators.mergers.search.SPARE_NODES", 0)
    district, pairs = many(13)
    found = propose(district, Task(LAW.rules("2026-2030"), RULES["2026-2030"], pairs))
    assert found.optimal


def test_a_field_between_the_bounds_out_of_steps() -> None:
    """Where nothing is sure from the sums, giving up leaves all units unresolved."""
    grey = Field(
        adjacent=(0b010, 0b101, 0b010),
        metres=((0, 1, 0), (1, 0, 1), (0, 1, 0)),
        must=0b101,
        area=(10, 10, 10),
        people=(1, 1, 1),
        low=(25, 1),
        high=(50, 9),
        valid=lambda _: False,
    )
    assert not solve(grey, 1).optimal
    found = solve(grey)
    assert (found.optimal, found.left) == (True, 2)
    towns = propose(
        District("", tuple(Unit(Kind.TOWN, code=code) for code in "12")),
        Task(
            LAW.rules("2023-2025"),
            RULES["2023-2025"],
            Adjacency({("1", "2"): Border(1, sure=True)}, frozenset("12")),
        ),
    )
    assert [one.reason for one in towns.unresolved] == ["too_small", "too_small"]


def test_what_the_builder_asks() -> None:
    """Open, judge, propose: plain data with words, errors in the place of a group."""
    opened = json.loads(
        browser.open_ground(json.dumps({"name": "x.csv", "text": LIST, "pairs": BORDERS}))
    )
    assert len(opened["units"]) == 8
    assert opened["units"][1]["neighbours"] == ["1"]
    groups = [
        {"name": "N", "members": ["1", "2"], "kind": "", "class": "II"},
        {"name": "M", "members": ["3", "4"], "kind": "", "class": ""},
        {"name": "K", "members": ["5"], "kind": "", "class": ""},
        {"name": "L", "members": ["6", "7"], "kind": "rural_district", "class": ""},
        {"name": "O", "members": ["6", "7"], "kind": "làng", "class": ""},
    ]
    asked = {"rules": "2023-2025", "place": "", "keep": [], "classes": {"1": "I", "2": "II"}}
    result = json.loads(browser.judge_scenario(json.dumps(asked | {"groups": groups})))
    assert [group.get("verdict") for group in result["groups"]] == [
        "meets_standard",
        None,
        None,
        None,
        None,
    ]
    assert [bool(group.get("error")) for group in result["groups"]] == [False, *[True] * 4]
    assert result["groups"][-1]["error"] == "Không có loại đơn vị “làng”."
    assert (result["units_before"], result["units_after"]) == (8, 7)
    texts = " ".join(one["text"] for one in result["consequences"])
    assert "500 triệu đồng" in texts
    assert "trước 42 đến " in texts or "trước 42" in texts
    assert any(one.get("task") == "95-iii-3-2-tru-so" for one in result["consequences"])
    assert {one["code"] for one in result["to_arrange"]} == {"8"}
    unknown = asked | {"classes": {}, "groups": [groups[0] | {"class": ""}]}
    result = json.loads(browser.judge_scenario(json.dumps(unknown)))
    assert any("cần nêu loại" in one["text"] for one in result["consequences"])
    other = {"rules": "2025-reform", "place": "", "keep": [], "classes": {}, "groups": groups[:1]}
    assert json.loads(browser.judge_scenario(json.dumps(other)))["to_arrange"] == []
    assert (
        json.loads(browser.judge_scenario(json.dumps(other | {"groups": []})))["consequences"] == []
    )
    proposed = json.loads(
        browser.propose_groups(
            json.dumps({"rules": "2026-2030", "keep": [], "district": "Huyện Y"})
        )
    )
    assert proposed["differ"] is False
    assert [one["code"] for one in proposed["best"]["unresolved"]] == ["5"]


def test_districts_of_one_name_are_told_apart_and_proposed_for_one_by_one() -> None:
    """Huyện Châu Thành of two provinces, and units of two levels: each choice has its own units."""
    rows = [
        "1,A,Xã,Huyện Châu Thành,Tỉnh M,10,900",
        "2,B,Xã,Huyện Châu Thành,Tỉnh M,40,9000",
        "3,C,Xã,Huyện Châu Thành,Tỉnh N,10,900",
        "4,D,Xã,Huyện Châu Thành,Tỉnh N,40,9000",
        "5,E,Xã,Huyện X,Tỉnh N,40,9000",
        "6,F,Xã,,,40,9000",
        "7,G,Huyện,,,900,90000",
    ]
    heading = "code,name,kind,district,province,area_km2,population,mountainous,border"
    text = "\n".join([heading, *(f"{row},không,không" for row in rows)])
    opened = scenarios.open_ground({"name": "x", "text": text, "pairs": ""}, None)
    assert [unit["district"] for unit in opened["units"]] == [
        *["Huyện Châu Thành (Tỉnh M)"] * 2,
        *["Huyện Châu Thành (Tỉnh N)"] * 2,
        "Huyện X",
        "(cấp xã)",
        "(cấp huyện)",
    ]
    pairs = "code_a,code_b\n1,2\n3,4\n"
    units = json.loads(browser.open_pairs(json.dumps({"pairs": pairs})))["units"]
    assert units[3]["neighbours"] == ["3"]
    assert "trống" in scenarios.open_pairs({"pairs": ""})["error"]
    asked = {"rules": "2026-2030", "keep": [], "district": "Huyện Châu Thành (Tỉnh N)"}
    proposed = scenarios.propose_groups(asked)
    assert [group["members"] for group in proposed["worst"]["groups"]] == [["3", "4"]]
    assert proposed["best"] is proposed["worst"]


def test_what_is_not_known_is_proposed_for_in_both_cases() -> None:
    """A unit of which the area is not known has to be arranged in the worst case alone."""
    text = (
        "code,name,kind,district,area_low_km2,area_high_km2,population,mountainous,border\n"
        "1,A,Xã,Huyện X,5,40,2000,không,không\n2,B,Xã,Huyện X,40,40,9000,không,không\n"
    )
    scenarios.open_ground({"name": "x", "text": text, "pairs": "code_a,code_b\n1,2\n"}, None)
    proposed = scenarios.propose_groups({"rules": "2026-2030", "keep": [], "district": "Huyện X"})
    assert len(proposed["worst"]["groups"]) == 1
    assert (proposed["best"]["groups"], proposed["differ"]) == ([], True)


def test_consequences_at_district_level_and_with_unknown_figures() -> None:
    """Two districts less: 20 000 million each; posts only for commune-level units; open ends told."""
    text = (
        "code,name,kind,area_km2,population,mountainous,border\n1,A,Huyện,900,90000,có,không\n"
        "2,B,Huyện,900,90000,có,không\n3,C,Xã,,5000,có,không\n4,D,Xã,10,,có,không\n"
    )
    opened = scenarios.open_ground({"name": "x", "text": text, "pairs": ""}, None)
    assert opened["units"][0]["neighbours"] == []
    groups = [
        {"name": "N", "members": ["1", "2"], "kind": "", "class": ""},
        {"name": "M", "members": ["3", "4"], "kind": "", "class": "III"},
    ]
    asked = {"rules": "2023-2025", "classes": {"3": "I", "4": "I"}, "groups": groups}
    texts = [one["text"] for one in scenarios.judge_scenario(asked)["consequences"]]
    assert any("20.000 triệu đồng" in text for text in texts)
    assert any("chênh lệch không rõ đến không rõ" in text for text in texts)
    assert "error" in scenarios.open_ground({"name": "x", "text": text, "pairs": "x\n"}, None)
    plain = "code,name,kind,area_km2,population,mountainous,border\n" + "".join(
        f"{n},A,Xã,50,5000,không,không\n" for n in "12"
    )
    scenarios.open_ground({"name": "x", "text": plain, "pairs": ""}, None)
    groups = [{"name": "N", "members": ["1", "2"], "kind": "", "class": "I"}]
    asked = {"rules": "2023-2025", "classes": {"1": "I", "2": "I"}, "groups": groups}
    texts = [one["text"] for one in scenarios.judge_scenario(asked)["consequences"]]
    assert any("trước 44, sau 24, chênh lệch 20 " in text for text in texts)


def test_the_arrangement_of_2025_is_what_the_resolution_says() -> None:
    """102 into 40: members exact, areas within rounding, kinds and borders as decided."""
    units = arrangement2025.new_units(ROOT)
    assert len(units) == 40
    assert sum(len(unit.members) for unit in units) == 102
    assert sum(unit.unchanged for unit in units) == 4
    assert [unit.title for unit in units if unit.area_gap > 10_000 * len(unit.members)] == []
    assert all(unit.merger.unit.kind is unit.kind for unit in units)
    pairs = arrangement2025.read_pairs(ROOT)
    assert all(pairs.contiguity(unit.merger.codes).answer for unit in units)
    formed = [unit for unit in units if not unit.unchanged]
    below = [unit.title for unit in formed if unit.judged().verdict.value != "meets_standard"]
    assert below == ["Xã Ngọk Bay"]
    assert [unit.judged().waived for unit in formed if unit.title in below] == [True]


def test_giving_up_while_choosing_what_to_leave_outside() -> None:
    """Each choice of units to leave counts: the bound proven so far is kept."""
    pair = Field(
        adjacent=(0b10, 0b101, 0b10),
        metres=((0, 1, 0), (1, 0, 1), (0, 1, 0)),
        must=0b111,
        area=(10, 10, 10),
        people=(1, 1, 1),
        low=(5, 1),
        high=(50, 9),
        valid=lambda units: units == 0b11,
    )
    given_up = solve(pair, 5)
    assert (given_up.optimal, given_up.left, given_up.size) == (False, 1, 2)
    assert given_up.solutions[0].left == 3
    found = solve(pair)
    assert (found.optimal, found.left, found.solutions[0].groups) == (True, 1, ((0, 1),))


def test_a_group_in_one_line() -> None:
    """Both ends of a range have two decimals; what is known is written once."""
    group = {
        "names": ["A", "B"],
        "population": [900, 1200],
        "area_km2": ["5", "5.5"],
        "verdict": "meets_standard",
        "contiguous": True,
    }
    assert _group_line(group) == ("A + B: 5,00-5,50 km², 900-1.200 người, đạt tiêu chuẩn, liền kề")
    one = group | {"population": [900, 900], "area_km2": ["5.5", "5.5"]}
    assert _group_line(one) == "A + B: 5,50 km², 900 người, đạt tiêu chuẩn, liền kề"
