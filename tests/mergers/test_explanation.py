"""What is said of a new unit: each sentence where it belongs, with the right figures and clauses."""

from collections.abc import Sequence
from copy import replace

import pytest

from calculators.mergers import loader
from calculators.mergers.explanation import citations, explain_merger, grade_of, unit_name
from calculators.mergers.merger import combine
from calculators.mergers.requirements import (
    MergerVerdict,
    judge_merger,
)
from calculators.mergers.rules import Place
from calculators.units import (
    ANY_SHARE,
    SHARE_SCALE,
    Interval,
    Kind,
    Unit,
)
from tests.mergers.test_merger import COMMUNE, WARD, unit

RULES = loader.load()
A = unit(COMMUNE, "35", 4500, code="A")
B = unit(COMMUNE, "20", 900, code="B")
LOW = unit(COMMUNE, "12", 5000, mountainous=False, code="C")
WARDS = (unit(WARD, "3", 9000, code="D"), unit(WARD, "3", 9000, code="E"))
ADDED = "Cách tính: cộng diện tích, dân số"
SUMMED = "Cách tính: các đơn vị có tiêu chuẩn khác nhau"
UNREAD = "Một phần quy định về mức giảm chưa đọc được"
DECIDES = "Đơn vị mới không đạt tiêu chí thì Chính phủ báo cáo Ủy ban Thường vụ Quốc hội"
LEFT_OPEN = "Ngoại lệ không được dùng để kết luận"
FLAGS = "Các đơn vị không cùng là miền núi, vùng cao, hoặc chưa rõ."
ARTICLE_4 = "NQ 35/2023/UBTVQH15 Điều 4, mức R"


def lines(rules: str, members: Sequence[Unit], place: Place | None = None) -> list[str]:
    """Return the sentences on the new unit of these members."""
    merger = combine(members, members[0].kind)
    return [*explain_merger(judge_merger(merger, RULES[rules], place))]


def test_a_new_unit_from_first_to_last_sentence() -> None:
    """Name and verdict, sums, what is asked, what is reached, how it was added, what was not used."""
    sentences = lines("2023-2025", [A, B])
    assert sentences[:4] == [
        (
            "Xã mới gồm A, B: đạt tiêu chuẩn theo bộ quy tắc 2023-2025 "
            "(đã ban hành; từ 15-4-2025 không còn dùng để sắp xếp)."
        ),
        (
            "Tổng: diện tích 55,00 km²; dân số 5.400 người; "
            "tỷ lệ người dân tộc thiểu số bình quân 0%."
        ),
        (
            "Phải đạt: diện tích từ 50,00 km²; dân số từ 5.000 người "
            f"({ARTICLE_4}; NQ 1211/2016/UBTVQH13 Điều 3, mức T)."
        ),
        "Diện tích: đạt. Dân số: đạt.",
    ]
    assert [line.startswith((ADDED, LEFT_OPEN)) for line in sentences[4:]] == [True, True]
    assert sentences[4].endswith(f"({ARTICLE_4}).")
    assert sentences[5].endswith("(NQ 35/2023/UBTVQH15 Điều 4, mức U).")


@pytest.mark.parametrize(
    ("share", "sentence"),
    [
        (ANY_SHARE, "tỷ lệ người dân tộc thiểu số chưa có."),
        (Interval.exactly(0), "bình quân 0%."),
        (Interval.exactly(95 * SHARE_SCALE), "bình quân 95%."),
        (Interval(0, 40 * SHARE_SCALE), "bình quân 0 đến 40%."),
    ],
)
def test_the_share_of_all_members(share: Interval, sentence: str) -> None:
    """One value, a range, or that it is not known."""
    assert lines("2023-2025", [replace(A, share=share)] * 2)[1].endswith(sentence)


@pytest.mark.parametrize(
    ("rules", "members", "place", "demand"),
    [
        (
            "2023-2025",
            [replace(A, share=ANY_SHARE), B],
            None,
            (
                "diện tích từ 50,00 km²; dân số từ 1.250 đến 5.000 người, tùy điều chưa biết "
                f"({ARTICLE_4}; NQ 1211/2016/UBTVQH13 Điều 3, mức T; "
                "NQ 1211/2016/UBTVQH13 Điều 3a, mức R)."
            ),
        ),
        (
            "2023-2025",
            [LOW, replace(LOW, red_river_delta=True)],
            None,
            (
                "diện tích từ 21,00 đến 30,00 km², tùy điều chưa biết; dân số từ 8.000 người "
                f"({ARTICLE_4}; NQ 1211/2016/UBTVQH13 Điều 3, mức T; "
                "NQ 1211/2016/UBTVQH13 Điều 3a, mức R)."
            ),
        ),
        (
            "2025-reform",
            WARDS,
            "central_city",
            "diện tích từ 5,50 km²; dân số từ 45.000 người (NQ 76/2025/UBTVQH15 Điều 5 khoản 1, mức T).",
        ),
        (
            "2025-reform",
            WARDS,
            None,
            (
                "diện tích từ 5,50 km²; dân số từ 15.000 đến 45.000 người, tùy điều chưa biết "
                "(NQ 76/2025/UBTVQH15 Điều 5 khoản 1, mức T)."
            ),
        ),
        (
            "2023-2025",
            [unit(Kind.TOWNSHIP, "6", 3000)] * 2,
            None,
            (
                "diện tích từ 14,00 km²; dân số từ 8.000 người "
                f"({ARTICLE_4}; NQ 1211/2016/UBTVQH13 Điều 9, mức R)."
            ),
        ),
        (
            "2023-2025",
            [unit(Kind.TOWN, "300", 200000)] * 2,
            None,
            (
                "diện tích từ mức chưa đọc được văn bản; dân số từ mức chưa đọc được văn bản "
                f"({ARTICLE_4}; NQ 1211/2016/UBTVQH13 Điều 6, mức U)."
            ),
        ),
        (
            # Criterion and factor stand in one resolution: it is cited once for both.
            "from-2026",
            [unit(COMMUNE, "50", 1000, 70)] * 2,
            None,
            (
                "diện tích từ 100,00 km²; dân số từ 2.000 người "
                "(NQ 112/2025/UBTVQH15, mức R; NQ 112/2025/UBTVQH15 Điều 2, mức R)."
            ),
        ),
    ],
)
def test_what_is_asked(
    rules: str, members: Sequence[Unit], place: Place | None, demand: str
) -> None:
    """The lowest and the highest of what may be asked, and every clause it comes from, once."""
    assert lines(rules, members, place)[2] == f"Phải đạt: {demand}"


@pytest.mark.parametrize(
    ("rules", "members", "place", "places"),
    [
        ("2023-2025", [A, B], None, {ADDED, LEFT_OPEN}),
        ("2023-2025", [A, replace(B, mountainous=False)], None, {SUMMED, LEFT_OPEN, FLAGS}),
        ("2023-2025", [A, replace(B, mountainous=None)], None, {ADDED, SUMMED, LEFT_OPEN, FLAGS}),
        ("2023-2025", [unit(Kind.TOWNSHIP, "6", 3000)] * 2, None, {ADDED, LEFT_OPEN, UNREAD}),
        ("2025-reform", WARDS, None, {"Chưa nêu phường thuộc nơi nào", DECIDES}),
        ("2025-reform", WARDS, "other_province", {DECIDES}),
        ("2025-reform", [LOW] * 3, None, {"Thuộc ngoại lệ: nhập từ ba đơn vị cấp xã"}),
        ("2025-reform", [LOW] * 2, None, {DECIDES}),
        ("2019-2021", [LOW] * 2, None, {LEFT_OPEN}),
        ("2019-2021", [LOW] * 3, None, {"Thuộc ngoại lệ: nhập từ ba đơn vị cùng cấp", LEFT_OPEN}),
        (
            "2019-2021",
            [LOW, replace(LOW, coastal_hardship=True)],
            None,
            {LEFT_OPEN, "Chỉ một số đơn vị nêu yếu tố vùng"},
        ),
        (
            "2019-2021",
            [replace(A, population_standard=9), replace(B, area_standard=9), A],
            None,
            {
                "Tiêu chuẩn do người dùng nêu cho A, B không áp dụng",
                "Thuộc ngoại lệ: nhập từ ba đơn vị",
                LEFT_OPEN,
            },
        ),
    ],
)
def test_sentences_that_stand_only_where_they_belong(
    rules: str, members: Sequence[Unit], place: Place | None, places: set[str]
) -> None:
    """Beside the name, the sums, what is asked and what is reached, nothing else is said."""
    usual = (f"{members[0].kind}", "Tổng: ", "Phải đạt: ", "Diện tích: ")
    others = [
        line
        for line in lines(rules, members, place)
        if not line.startswith(usual) and " mới gồm " not in line
    ]
    assert len(others) == len(places)
    assert all(any(line.startswith(start) for line in others) for start in places)


@pytest.mark.parametrize(
    ("area", "sentence"),
    [
        # 35 of 50 km² are 70%; of 30 km² 20 are 66,666…%.
        (Interval.exactly(20_000_000), "diện tích 136,67%, dân số 101,25%."),
        (Interval(20_000_000, 29_000_000), "diện tích 136,66% đến 166,67%, dân số 101,25%."),
        (Interval(20_000_000, None), "diện tích từ 136,66%, dân số 101,25%."),
        # Just below 100%, and just above: never shown as 100%.
        (Interval.exactly(8_999_999), "diện tích 99,999997%, dân số 101,25%."),
        (Interval(8_000_000, 8_999_999), "diện tích 96,66% đến 99,999997%, dân số 101,25%."),
        (Interval(8_999_999, 9_000_001), "diện tích 99,99% đến 100,01%, dân số 101,25%."),
        (Interval(9_000_001, None), "diện tích từ 100,000003%, dân số 101,25%."),
    ],
)
def test_percentages_that_are_added(area: Interval, sentence: str) -> None:
    """Exact ones are rounded half up, a range outwards, and never over 100%."""
    sentences = lines("2023-2025", [A, replace(B, mountainous=False, area=area)])
    (line,) = [one for one in sentences if one.startswith(SUMMED)]
    assert line.endswith(f"({ARTICLE_4}): {sentence}")


def test_two_members_below_the_standard_are_never_called_unlawful() -> None:
    """An exception may apply under the rules of 2023-2025; who decides is told under those of 2025."""
    small = replace(A, area=Interval.exactly(10_000_000))
    first = lines("2023-2025", [small, small])[0]
    assert first.startswith("Xã mới gồm A, A: chưa đạt tiêu chuẩn; có thể thuộc ngoại lệ theo")
    sentences = lines("2025-reform", [small, small])
    assert "ngoại lệ" not in sentences[0]
    assert sentences[-1].startswith(DECIDES)
    others = lines("2025-reform", [replace(A, area=Interval.exactly(90_000_000))] * 2)
    assert not any(line.startswith(DECIDES) for line in others)


def test_names_of_members() -> None:
    """The name, else the code, else that there is none."""
    names = [unit_name(Unit(COMMUNE, name=name, code=code)) for name, code in ("NC", ("", "C"))]
    assert (names, unit_name(Unit(COMMUNE))) == (["N", "C"], "(không tên)")


def test_exceptions_are_told_and_grade_u_never_decides() -> None:
    """Three members are excepted in 2025; under Điều 4 the exception was not read."""
    small = unit(COMMUNE, "10", 500)
    in_2025 = judge_merger(combine([small] * 3, COMMUNE), RULES["2025-reform"])
    assert (in_2025.verdict, in_2025.waived) == (MergerVerdict.BELOW_STANDARD, True)
    assert any(line.startswith("Thuộc ngoại lệ") for line in explain_merger(in_2025))
    assert not judge_merger(combine([small] * 2, COMMUNE), RULES["2025-reform"]).waived
    plan = judge_merger(combine([small] * 3, COMMUNE), RULES["2023-2025"])
    assert not plan.waived
    assert any("mức U" in line for line in explain_merger(plan))


def test_grade_and_citations() -> None:
    """The weakest grade of all that the verdict rests on, and the clauses."""
    judgement = judge_merger(combine([unit(COMMUNE, "30", 3000)] * 2, COMMUNE), RULES["2023-2025"])
    assert (grade_of(judgement), citations(judgement)) == ("R", "NQ 35/2023/UBTVQH15 Điều 4")
    towns = judge_merger(combine([unit(Kind.TOWN, "30", 3000)] * 2, Kind.TOWN), RULES["2023-2025"])
    assert grade_of(towns) == "U"
    assert any("chưa đọc được văn bản" in line for line in explain_merger(towns))
    members = [unit(COMMUNE, "30", 3000), unit(COMMUNE, "30", 9000, mountainous=False)]
    judgement = judge_merger(combine(members, COMMUNE), RULES["2023-2025"])
    assert citations(judgement) == "NQ 35/2023/UBTVQH15 Điều 4"
    assert judgement.requirements == ()
