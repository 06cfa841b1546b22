"""What follows from a merger: posts, money, notes and tasks, as records and computed."""

from copy import replace

import pytest

from calculators.law.records import LawError, law_text
from calculators.mergers import consequences
from calculators.mergers.consequences import posts
from calculators.mergers.merger import combine
from calculators.plans import assignments
from calculators.units import (
    UNKNOWN,
    Interval,
    Kind,
)
from tests.mergers.test_merger import COMMUNE, HUYEN, LAW, WARD, unit


def test_posts_before_and_after_a_merger() -> None:
    """Class II communes: 20 posts and what the figures add; unknown classes and kinds give nothing."""
    plain = LAW.rules("2019-2021")
    one = unit(COMMUNE, "60", 7500, code="1")
    other = unit(COMMUNE, "50", 5000, code="2")
    change = posts(combine([one, other], COMMUNE), plain, {"1": "II", "2": "III"}, "I")
    assert change is not None
    # 7 500 is half a standard above 5 000; 110 km² is one standard above 50; 12 500 three halves.
    assert (change.before, change.after) == (
        Interval.exactly(21 + 18),
        Interval.exactly(22 + 3 + 1),
    )
    assert change.part_time == (12 + 10, 14)
    assert posts(combine([one, other], COMMUNE), plain, {"1": "II"}, "I") is None
    huyen = unit(HUYEN, "60", 7500, code="1")
    assert posts(combine([huyen, huyen], HUYEN), plain, {"1": "I"}, "I") is None
    unknown = replace(one, area=UNKNOWN)
    change = posts(combine([unknown, other], COMMUNE), plain, {"1": "II", "2": "II"}, "I")
    assert change is not None
    assert change.before.high is None
    ward = unit(WARD, "5.5", 20000, parent=Kind.URBAN_DISTRICT, code="1")
    change = posts(combine([ward, ward], WARD), plain, {"1": "I"}, "I")
    assert change is not None
    assert change.before == Interval.exactly(2 * (23 + 1))
    reduction = posts(
        combine([unit(COMMUNE, "60", 7500, 95, code="1")] * 2, COMMUNE),
        LAW.rules("2023-2025"),
        {"1": "II"},
        "I",
    )
    assert reduction is not None
    assert reduction.before == Interval(2 * 21, 2 * (20 + 13))


def test_a_wrong_consequence_is_refused() -> None:
    """Records of consequences are as strict as the others."""
    text = law_text(consequences.FILE)
    tasks = consequences.load().tasks["2023-2025"]
    wrong = text.replace("I = 23", "I = -1", 1)
    with pytest.raises(LawError, match="posts"):
        consequences.read(wrong, LAW, tasks)
    assert {support.million_dong for support in consequences.load().support} == {500, 20000}


def test_consequences_as_they_are_written() -> None:
    """Whose a note and a task are, and what each cites; what was computed cites nothing."""
    record = consequences.read(law_text(consequences.FILE), LAW, assignments.load().assignments)
    articles = {
        name: [note.citation.clause for note in notes if note.citation]
        for name, notes in record.notes.items()
    }
    assert articles == {
        "2023-2025": ["Điều 11", "Điều 12"],
        "2026-2030": [],
        "2025-reform": ["Điều 11", "Điều 13", "Điều 7 khoản 2"],
    }
    assert {name: len(tasks) for name, tasks in record.tasks.items() if tasks} == {
        "2023-2025": 8,
        "2026-2030": 8,
    }
    evidence = [
        *(one.evidence for one in record.staff),
        *(one.evidence for one in record.increments),
        *(one.evidence for one in record.support),
    ]
    decree, resolution = "NĐ 33/2023/NĐ-CP", "NQ 76/2025/UBTVQH15"
    cites = [one.citation and one.citation.document.cite for one in evidence]
    assert cites == [decree] * 4 + [None, None, resolution]
