"""What is said of the consequences of a merger: money, posts, notes and tasks."""

from typing import Any

import pytest

from calculators.mergers import consequence_words
from calculators.mergers.consequence_words import STAFF_RULES, follow, plain
from calculators.mergers.consequences import Posts, UnitClass
from calculators.mergers.merger import Merger, combine
from calculators.units import Interval, Kind
from tests.mergers.test_merger import COMMUNE, HUYEN, RULES, WARD, unit


def consequences_of(*scenario: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - as `follow` takes them
    """Return what follows from a scenario as plain data."""
    return [*map(plain, follow(*scenario))]


def merger(*areas: str, kind: Kind = COMMUNE) -> Merger:
    """Return the merger of units of 5000 people with these areas, named by them."""
    return combine([unit(kind, area, 5000, code=area) for area in areas], kind)


def test_money_for_each_unit_less() -> None:
    """At each level the units that there are fewer, with the money for one and for all."""
    mergers = [merger("20", "21", "22"), merger("23", "24"), merger("900", "901", kind=HUYEN)]
    lines = [*consequences_of(mergers, RULES["2023-2025"], {}, [None] * 3)]
    assert lines[0]["text"].startswith("Giảm 3 đơn vị cấp xã: 1.500 triệu đồng (500 triệu đồng mỗi")
    assert lines[1]["text"].startswith("Giảm 1 đơn vị cấp huyện: 20.000 triệu đồng (20.000 triệu")
    assert [(one["citation"], one["grade"]) for one in lines[:2]] == [("", "R")] * 2
    assert any(one["text"].startswith("Trụ sở cần bố trí lại: 4 đơn vị") for one in lines)
    line, *notes = [
        one
        for one in consequences_of(mergers[:1], RULES["2025-reform"], {}, [None])
        if one["grade"]
    ]
    assert line["text"].startswith("Giảm 2 đơn vị cấp xã: 1.000 triệu đồng")
    assert (line["citation"], line["grade"]) == ("NQ 76/2025/UBTVQH15 Điều 15 khoản 2", "T")
    assert [note["citation"].partition(" Điều ")[2] for note in notes] == ["11", "13", "7 khoản 2"]
    for later in ("2026-2030", "from-2026"):
        texts = [one["text"] for one in consequences_of(mergers[:1], RULES[later], {}, [None])]
        assert not any("triệu đồng" in text or "Phụ cấp" in text for text in texts)


def test_staff_is_told_where_its_numbers_were_made() -> None:
    """The decree's numbers belong to the time of three levels, not to 2019-2021, nor to 2025 and later."""
    for rules in RULES.values():
        lines = consequences_of([merger("20", "21")], rules, {}, [None])
        assert any("Cán bộ, công chức" in one["text"] for one in lines) == (rules.id in STAFF_RULES)


@pytest.mark.parametrize(
    ("classes", "new", "lacking"),
    [
        ({}, None, "20, 21, đơn vị mới"),
        ({"20": "I"}, "I", "21"),
        ({"20": "I", "21": "II"}, None, "đơn vị mới"),
    ],
)
def test_classes_that_are_lacking_are_asked_for(
    classes: dict[str, Any], new: UnitClass | None, lacking: str
) -> None:
    """Of the members by name, and of the new unit."""
    lines = [*consequences_of([merger("20", "21")], RULES["2023-2025"], classes, [new])]
    (line,) = [one for one in lines if "Cán bộ, công chức" in one["text"]]
    assert line["text"] == (
        f"Cán bộ, công chức khi gộp 20, 21: cần nêu loại (I, II, III) của {lacking}."
    )


def test_classes_of_many_groups_are_asked_for_once() -> None:
    """One sentence for all groups, not one for each: how many classes are lacking, old and new."""
    mergers = [merger("20", "21"), merger("22", "23"), merger("24", "25")]
    classes: dict[str, UnitClass] = {"20": "I", "21": "I", "22": "II"}
    lines = consequences_of(mergers, RULES["2023-2025"], classes, ["II", "II", None])
    texts = [one["text"] for one in lines if "Cán bộ, công chức" in one["text"]]
    assert texts[0].startswith("Cán bộ, công chức khi gộp 20, 21: trước ")
    (text,) = texts[1:]
    assert text == (
        "Cán bộ, công chức của 2 nhóm chưa tính được: "
        "cần nêu loại (I, II, III) của 3 đơn vị cũ và 1 đơn vị mới."
    )


def test_staff_of_communes_and_of_wards() -> None:
    """Twice class I before, class II after: twice the standard of people adds two posts, wards have more."""
    for kind, before, after in ((COMMUNE, "44,", "22,"), (WARD, "46", "21 đến 23")):
        mergers = [merger("3", "4", kind=kind)]
        lines = [*consequences_of(mergers, RULES["2023-2025"], {"3": "I", "4": "I"}, ["II"])]
        (line,) = [one for one in lines if "Cán bộ, công chức" in one["text"]]
        assert line["text"].startswith(f"Cán bộ, công chức khi gộp 3, 4: trước {before}")
        assert f"sau {after}" in line["text"]
        assert line["text"].endswith("không chuyên trách: trước 28, sau 12.")
        assert (line["citation"], line["grade"]) == ("NĐ 33/2023/NĐ-CP", "R")


def test_as_many_classes_as_new_units() -> None:
    """A new unit without its place in the list of classes would get the class of another."""
    with pytest.raises(ValueError, match="argument"):
        list(consequences_of([merger("20", "21")], RULES["2023-2025"], {}, []))


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (Interval(44, 44), Interval(20, 20), "trước 44, sau 20, chênh lệch 24 "),
        (
            Interval(44, 46),
            Interval(20, 21),
            "trước 44 đến 46, sau 20 đến 21, chênh lệch 23 đến 26 ",
        ),
        (
            Interval(44, None),
            Interval(20, 21),
            "trước từ 44, sau 20 đến 21, chênh lệch 23 đến không rõ ",
        ),
        (
            Interval(44, 46),
            Interval(20, None),
            "trước 44 đến 46, sau từ 20, chênh lệch không rõ đến 26 ",
        ),
        (Interval(44, None), Interval(20, None), "chênh lệch không rõ đến không rõ "),
    ],
)
def test_the_difference_of_posts(before: Interval, after: Interval, words: str) -> None:
    """The fewest before less the most after, up to the most before less the fewest after."""
    text = consequence_words._posts("A, B", Posts(before, after, (28, 12)))
    assert text.startswith("Cán bộ, công chức khi gộp A, B: trước ")
    assert words in text
    assert text.endswith("trước 28, sau 12.")


def test_notes_and_tasks_of_the_plan() -> None:
    """Sentences with clause and grade; a task can be found again by its id."""
    lines = [*consequences_of([merger("20", "21")], RULES["2023-2025"], {}, [None])]
    assert {
        "text": "Phụ cấp chức vụ được giữ đến hết nhiệm kỳ, ít nhất 6 tháng.",
        "citation": "NQ 35/2023/UBTVQH15 Điều 12",
        "grade": "R",
    } in lines
    seats = next(one for one in lines if one["text"].startswith("Trụ sở"))
    assert (seats["citation"], seats["grade"]) == ("", "")
    tasks = {one["task"]: one for one in lines if "task" in one}
    task = tasks["95-iii-3-2-tru-so"]
    assert task["text"].startswith("Việc của kế hoạch: Trụ sở: rà soát")
    assert (task["citation"], task["grade"]) == ("95-KH/TU III.3-2", "T")
    assert not any(
        "task" in one for one in consequences_of([merger("2", "3")], RULES["from-2026"], {}, [None])
    )
