"""The papers of a scheme: annex, draft, checklist; each thing said once, no ids before the proof."""

import base64
import json
import re
from typing import Any

import pytest

from calculators import browser
from calculators.mergers import loader
from calculators.mergers.explanation import VERDICTS
from calculators.mergers.requirements import MergerVerdict
from calculators.page import ground, scenarios
from calculators.papers import forms
from calculators.papers.forms import Forms
from calculators.papers.of_scheme import PAPERS
from calculators.papers.paper import Column
from tests.expected import EXPECTED, needs
from tests.papers import kontum
from tests.papers.reading import HOSTILE, VISIBLE, Read

LIST = """code,name,kind,district,area_km2,population,mountainous,border,Tỷ lệ DTTS (%),population_date
1,A,Xã,Huyện X,20,900,có,không,0,31-12-2024
2,B,Xã,Huyện X,135.5,14500,có,không,0,31-12-2024
3,Thị trấn C,Thị trấn,Huyện X,20,9000,không,không,,
4,D,Phường,Thành phố Y,3,9000,có,không,0,
5,P.E,Phường,Thành phố Y,,9000,không,không,0,
6,G,Xã,Huyện X,10,90,có,không,0,
7,H,Xã,Huyện X,10,abc,có,không,0,
"""
PAIRS = "code_a,code_b,shared_border_km\n1,2,1.5\n2,6,1\n"
ID = re.compile(r"2025-reform|from-2026|mức [TRPU]\b|\b[a-z]+_[a-z_]+\b")
"""Ids and grades, which belong to the proof alone."""
PROOF = "Căn cứ và phiên bản"


def paper_of(paper: str, *groups: tuple[str, list[str]], **options: Any) -> Read:  # noqa: ANN401 - what a page asks
    """Return a paper of groups of the small list."""
    reply = ground.open_ground(
        {"name": "x.csv", "text": LIST, "pairs": PAIRS, "confirm": True}, None
    )
    assert len(reply["units"]) == len("123456")
    entries = [{"name": title, "members": members} for title, members in groups]
    return kontum.paper(
        paper, {"name": "Phương án 1", "rules": "2025-reform", "groups": entries} | options
    )


@pytest.mark.parametrize("name", PAPERS)
def test_every_paper_says_what_it_is(name: str) -> None:
    """A working paper, its day, rule set with span and status; sources and versions at its end."""
    words = paper_of(name, ("Xã B", ["1", "2"])).words
    assert "Phiếu làm việc, không phải văn bản; không có số và con dấu." in words
    assert (
        "Lập ngày 05 tháng 02 năm 2026. Quy định áp dụng: Sắp xếp cấp xã năm 2025, từ ngày 1"
        in words
    )
    assert f"(tình trạng: {loader.load()['2025-reform'].standards.status})." in words
    before, after = words.split(PROOF)
    assert not ID.search(before)
    assert "Nghị quyết số 76/2025/UBTVQH15 ngày 14 tháng 4 năm 2025" in after
    assert re.search(r"Bộ máy tính \S+; dữ liệu luật \S+; mã bộ quy tắc 2025-reform\.", after)


@pytest.mark.parametrize("rules", loader.load())
@pytest.mark.parametrize("name", PAPERS)
def test_nothing_of_ids_before_the_proof(name: str, rules: str) -> None:
    """Under every rule set; one that has no end names none."""
    before, _ = paper_of(name, ("Xã B", ["1", "2"]), rules=rules).words.split(PROOF)
    assert not ID.search(before)
    assert "9999" not in before


def whole_and_new() -> tuple[int, int]:
    """Return how many units were kept in 2025, and how many were formed of several."""
    whole = len(EXPECTED["kept"]["names"])
    return whole, EXPECTED["rows"]["formed"] - whole


@needs("merges")
def test_the_annex_of_2025() -> None:
    """Units before and after; every figure and verdict is that of the page; nothing is said twice."""
    whole, new = whole_and_new()
    kontum.open_list()
    request = kontum.scenario()
    paper = kontum.paper("annex", request)
    judgement = scenarios.judge_scenario(request)
    ((head, *rows),) = paper.tables
    assert head[:4] == ["TT", "Đơn vị mới", "Hình thành từ", "Diện tích (km²)"]
    assert [row[0] for row in rows] == [str(number) for number in range(1, new + 1)]
    assert [row[1] for row in rows] == [group["name"] for group in request["groups"]]
    for row, group in zip(rows, judgement["groups"], strict=True):
        low, high = group["area_km2"]
        ends = [part.replace(".", "").replace(",", ".") for part in row[3].split(" - ")]
        assert [float(part) for part in ends] == [float(low), *([float(high)] * (low != high))]
        people = [int(part.replace(".", "")) for part in row[5].split(" - ")]
        assert people == sorted(set(group["population"]))
        word = VERDICTS[MergerVerdict(group["verdict"])]
        assert row[7].casefold().startswith(word)
        assert ("không phải xét" in row[7]) == (
            group["waived"] and group["verdict"] != "meets_standard"
        )
    notes = [line for line in paper.paragraphs if len(line) > len("Ghi chú: …")]
    assert len(notes) == len(set(notes))
    assert sum("Thuộc ngoại lệ" in line for line in notes) == len(EXPECTED["formed"]["below"])
    before, after = EXPECTED["rows"]["communes"], EXPECTED["rows"]["formed"]
    became = f"{before} đơn vị sắp xếp thành {after} đơn vị"
    assert f"{became}: {new} đơn vị mới và {whole} đơn vị giữ nguyên." in notes
    assert "- Liền kề: các đơn vị nối liền nhau." in notes
    assert any(line.startswith("Nơi có phường mới, theo người dùng nêu: tỉnh") for line in notes)


def test_the_annex_names_what_is_open() -> None:
    """Groups that form no unit, that do not touch, figures that are lacking, rows that were left out."""
    groups = (("Xã B", ["1", "2"]), ("N", ["2"]), ("Xã G", ["1", "6"]), ("Phường D", ["4", "5"]))
    paper = paper_of("annex", *groups)
    ((heads, first, third, ward),) = paper.tables
    assert heads[7] == "Kết quả (đã thực hiện xong)"
    assert first[:4] == ["1", "Xã B", "Xã A, xã B", "155,50"]
    assert (first[5], first[7]) == ("15.400", "Đạt tiêu chuẩn")
    assert third[0] == "3"
    assert (ward[2], ward[3], ward[4]) == ("Phường D, P.E", "từ 3,00", "từ 54,54")
    words = paper.words
    assert "Nhóm 2 (N) chưa thành đơn vị mới: Nhóm cần ít nhất hai đơn vị." in words
    assert "- Nhóm 3: A không liền kề G." in words
    assert "- Nhóm 4: Chưa nêu phường thuộc nơi nào" in words
    assert "thời điểm số liệu 31-12-2024." in words
    assert "1 đơn vị có diện tích hoặc dân số là khoảng ước lượng hoặc chưa có." in words
    assert "1 dòng của danh sách không dùng được" in words
    assert "Nơi có phường mới" not in words


def test_the_annex_tells_of_a_name_that_another_unit_has() -> None:
    """Which group, whose name it is, what the law asks; the clause is in the proof."""
    before, after = paper_of("annex", ("Xã g", ["1", "2"]), ("N", ["4", "5"])).words.split(PROOF)
    assert "- Nhóm 1: Tên “Xã g” trùng với xã G (6)." in before
    assert "- Nhóm 1: Tên của đơn vị mới không được trùng với đơn vị cùng cấp khác" in before
    assert "Điều 7 khoản 2" not in before
    assert "Điều 7 khoản 2" in after
    other = paper_of("annex", ("Xã g", ["1", "2"]), rules="from-2026").words
    assert "- Tên “Xã g” trùng với xã G (6)." in other
    assert "không được trùng" not in other


def test_percentages_of_what_is_not_known_are_left_open() -> None:
    """A standard that was not read, and members of several standards: no percentage is made up."""
    paper = paper_of("annex", ("Phường D", ["4", "5"]), rules="2023-2025")
    ((_, row),) = paper.tables
    assert (row[3:7]) == ["từ 3,00", "", "18.000", ""]


def test_figures_that_nobody_knows() -> None:
    """Neither area is there: the cell says so; of a number of people only the least is known."""
    roll = (
        "code,name,kind,district,area_km2,population,population_low\n1,A,Xã,,,,900\n2,B,Xã,,,90,\n"
    )
    ground.open_ground({"name": "x.csv", "text": roll, "pairs": "", "confirm": True}, None)
    groups = [{"name": "A", "members": ["1", "2"]}]
    request = {"name": "P", "rules": "from-2026", "groups": groups}
    ((_, row),) = kontum.paper("annex", request).tables
    assert row[3:7] == ["chưa có", "từ 0,00", "từ 990", "từ 6,18"]
    assert "diện tích tự nhiên ………… km² và dân số" in kontum.paper("resolution", request).words


def test_columns_of_an_office(monkeypatch: pytest.MonkeyPatch) -> None:
    """In its order and with its headings; codes where it wants them; without pairs none is said to touch."""
    cells = ("members_with_codes", "kind", "contiguity", "number")
    columns = {"scheme": tuple((cell, Column(cell.upper(), 1)) for cell in cells)}
    monkeypatch.setattr(forms, "load", lambda: Forms(columns, ()))
    roll = "code,name,kind,area_km2,population\n1,A,Xã,9,900\n2,B,Xã,8,90\n"
    request = {"name": "P", "rules": "from-2026", "groups": [{"name": "A", "members": ["1", "2"]}]}
    rows = []
    for pairs in ("", PAIRS):
        ground.open_ground({"name": "x.csv", "text": roll, "pairs": pairs, "confirm": True}, None)
        paper = kontum.paper("annex", request)
        ((head, row),) = paper.tables
        rows.append(row)
        assert head == [cell.upper() for cell in cells]
        assert ("không kèm bảng liền kề" in paper.words) == (not pairs)
        assert "khoảng ước lượng" not in paper.words
    assert rows == [["Xã A (1), xã B (2)", "xã", text, "1"] for text in ("", "liền kề")]


def test_an_annex_without_groups() -> None:
    """Nothing is arranged, and the paper says so without an empty section."""
    paper = paper_of("annex")
    assert "6 đơn vị sắp xếp thành 6 đơn vị: 0 đơn vị mới và 6 đơn vị giữ nguyên." in paper.words
    assert "Ghi chú" not in paper.paragraphs
    assert "Hệ quả" not in paper.paragraphs


def test_the_draft_resolution() -> None:
    """An item for each new unit, then the count by kind; a range is left for the office to fill in."""
    groups = (("B", ["1", "2"]), ("phường D", ["4", "5"]), ("N", ["6"]))
    paragraphs = paper_of("resolution", *groups).paragraphs
    assert "\n".join(line for line in paragraphs if re.match(r"\d\. ", line)) == (
        "1. Nhập toàn bộ diện tích tự nhiên và dân số của xã A và xã B để lập xã B. Xã B có diện "
        "tích tự nhiên 155,50 km² và dân số 15.400 người.\n"
        "2. Nhập toàn bộ diện tích tự nhiên và dân số của phường D và P.E để lập phường D. Phường D "
        "có diện tích tự nhiên ………… km² [từ 3,00 km² theo số liệu hiện có] và dân số 18.000 người.\n"
        "3. [Chưa lập được đơn vị mới từ xã G: Nhóm cần ít nhất hai đơn vị.]\n"
        "4. Sau khi sắp xếp, ………… có 4 đơn vị hành chính cấp xã, gồm 2 xã, 1 phường và 1 thị trấn; "
        "trong đó 2 đơn vị hình thành theo Điều này và 2 đơn vị không sắp xếp là thị trấn C và xã G."
    )
    assert [line for line in paragraphs if line.startswith("Điều")] == [
        "Điều 1. Sắp xếp các đơn vị hành chính",
        "Điều 2. Hiệu lực thi hành",
        "Điều 3. Tổ chức thực hiện",
    ]


@needs("merges")
def test_the_draft_of_2025_counts_as_the_resolution_did() -> None:
    """Communes and wards, and how many of them are new."""
    whole, new = whole_and_new()
    after, kinds = EXPECTED["rows"]["formed"], EXPECTED["kinds"]["formed"]
    kinds_text = f"{kinds['Xã']} xã và {kinds['Phường']} phường"
    kontum.open_list()
    paragraphs = kontum.paper("resolution", kontum.scenario()).paragraphs
    assert (
        f"{new + 1}. Sau khi sắp xếp, ………… có {after} đơn vị hành chính cấp xã, gồm {kinds_text}; "
        f"trong đó {new} đơn vị hình thành theo Điều này và {whole} đơn vị không sắp xếp là xã "
    ) in next(line for line in paragraphs if line.startswith(f"{new + 1}. "))


def test_all_units_of_a_level_in_one() -> None:
    """None is left, and nothing known is left open."""
    words = paper_of("resolution", ("A", ["1", "2", "6", "3", "4", "5"])).words
    assert "có 1 đơn vị hành chính cấp xã, gồm 1 phường; trong đó 1 đơn vị hình thành theo" in words
    assert words.count("Điều này.") == 1


def test_the_checklist_of_the_rule_set() -> None:
    """Its parts, what is filled in here, what the office must do; where none was read the paper says so."""
    ((head, *rows),) = paper_of("checklist", ("B", ["1", "2"])).tables
    assert head[1:4] == ["Thành phần", "Có từ trang này", "Cơ quan phải làm"]
    parts = {row[1]: row[2] for row in rows}
    assert parts["Tờ trình"] == "—"
    assert parts["Dự thảo nghị quyết"].startswith("Dự thảo từng khoản")
    assert any(part.startswith("Hai bản đồ") for part in parts)
    assert len(paper_of("checklist", rules="from-2026").tables) == 1
    other = paper_of("checklist", rules="2023-2025")
    assert other.tables == []
    assert "chưa đọc được ở văn bản nào" in other.words


def test_hostile_names() -> None:
    """Of the scenario and of a group: the file opens and nothing is lost."""
    paper = paper_of("annex", (HOSTILE, ["1", "2"]), name=HOSTILE)
    ((_, row),) = paper.tables
    assert row[1] == f"Xã {VISIBLE}"
    assert paper.words.count(VISIBLE) == len(("row", "name"))


def test_the_worker_asks_in_json() -> None:
    """The browser's door gives the same bytes."""
    paper_of("annex")
    groups = [{"name": "Xã B", "members": ["1", "2"]}]
    request = {"name": "P", "rules": "2025-reform", "groups": groups}
    request |= {"paper": "annex", "day": "2026-02-05"}
    reply = json.loads(browser.scenario_paper(json.dumps(request)))
    assert base64.b64decode(reply["base64"]) == base64.b64decode(
        scenarios.scenario_paper(request)["base64"]
    )


def test_what_is_said_of_the_list_stands_in_the_annex() -> None:
    """Columns that are not used, and rows that are no units."""
    text = f"{LIST.replace(',population_date', ',Cột thêm', 1)},Tổng cộng,,,1,,,,,\n"
    ground.open_ground({"name": "x.csv", "text": text, "pairs": PAIRS, "confirm": True}, None)
    groups = [{"name": "Xã B", "members": ["1", "2"]}]
    request = {"name": "Phương án 1", "rules": "2025-reform", "groups": groups}
    words = kontum.paper("annex", request).words
    assert "Ghi chú về danh sách" in words
    assert "Không phải đơn vị, không tính: dòng 9 “Tổng cộng”." in words
    assert "Cột không dùng để tính: Cột thêm." in words
