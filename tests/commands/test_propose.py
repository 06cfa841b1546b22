"""The command `propose`, as scripts rely on it."""

import io
import json
from pathlib import Path

import pytest

from calculators import __version__
from calculators.commands.propose import _group_line
from calculators.mergers.adjacency import Adjacency, Border
from calculators.mergers.explanation import VERDICTS
from calculators.mergers.merger import combine
from calculators.mergers.results import outcome
from calculators.units import Interval, Kind, Unit
from tests.commands.conftest import BORDERS, LIST
from tests.commands.test_merge import run
from tests.mergers.test_merger import LAW, RULES


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


def test_proposals_as_a_table(
    capsysbinary: pytest.CaptureFixture[bytes], files: tuple[str, str]
) -> None:
    """District by district behind an empty line: counts and proof, groups, what is left with the reason."""
    arguments = ("propose", files[0], "--adjacency", files[1], "--rules", "2026-2030")
    status, out, err = run(capsysbinary, *arguments, "--case", "best")
    assert (status, err) == (0, "")
    assert out.splitlines() == [
        f"Bộ quy tắc 2026-2030 ({RULES['2026-2030'].standards.status}); dữ liệu luật {LAW.version}",
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
    assert VERDICTS[group.judgement.verdict] in _group_line(group)
