"""The pictures of growth: where points lie, and that each is also in the table."""

import json
import re
from pathlib import Path

from publishing.measure import growth_page
from publishing.measure.goals import goal_table
from publishing.measure.growth_page import GOALS, Axis


def test_powers_of_ten_are_evenly_spaced() -> None:
    """An axis begins and ends at whole powers around its values."""
    axis = Axis([200, 90_000], 0, 300)
    assert list(axis.powers) == [2, 3, 4, 5]
    assert [axis.place(10.0**power) for power in axis.powers] == [0, 100, 200, 300]


def test_a_single_value_has_a_place() -> None:
    """An axis of one power does not divide by nothing."""
    assert Axis([10], 0, 300).place(10) == 0


def test_marks_are_written_as_in_vietnamese() -> None:
    """Thousands have a point, decimals a comma."""
    lines = growth_page.chart("g", "Đánh giá", "giây", [(100, 0.01), (100_000, 9)])
    texts = re.findall(r"<text[^>]*>(.*?)</text>", "".join(lines))
    assert texts == ["0,01", "0,1", "1", "10", "100", "1.000", "10.000", "100.000"]
    assert len(re.findall("<circle", "".join(lines))) == 2


def test_every_point_is_in_words_too(tmp_path: Path) -> None:
    """Who does not see the pictures reads the same figures in the table."""
    points = [
        {"units": 100, "seconds": 0.0125, "peak_bytes": 12_300_000},
        {"units": 1000, "seconds": 1.5, "peak_bytes": 20_000_000},
    ]
    (tmp_path / "data").mkdir()
    series = {"figures": {}, "series": [{"name": "Đánh giá", "points": points}]}
    (tmp_path / growth_page.FILE).write_text(json.dumps(series), "utf-8")
    growth_page.write(tmp_path)
    text = (tmp_path / "build/fragments/growth.html").read_text("utf-8")
    cells = re.findall(r"<t[hd][^>]*>([^<]*)</t[hd]>", text)
    assert cells[3:] == ["100", "0,0125", "12,3", "1.000", "1,50", "20,0"]
    assert text.count("<svg") == 2


def test_nothing_measured_is_said(tmp_path: Path) -> None:
    """Before the first run the page has a sentence in that place."""
    growth_page.write(tmp_path)
    assert "Chưa đo" in (tmp_path / "build/fragments/growth.html").read_text("utf-8")


def test_goals_are_reached_at_their_limits_and_missed_just_above() -> None:
    """Each figure of a run has its goal; a figure that is not there is neither reached nor missed."""
    limits = {
        "evaluate_here": 0.252,
        "evaluate_there": 0.63,
        "csv_milliseconds": 1000,
        "csv_longest_task": 50,
        "csv_megabytes": 400,
        "xlsx_milliseconds": 8000,
        "propose_seconds": 60,
        "propose_proven": 700,
    }
    above = {name: value * 1.01 for name, value in limits.items()}
    above |= {"evaluate_here": 0.252, "propose_proven": 699}
    outcomes = [
        [line.count(">đạt<") for line in goal_table("", figures, GOALS) if line.startswith("<tr>")]
        for figures in (limits, above, {})
    ]
    assert outcomes == [[1] * 8, [0] * 8, [0] * 8]
    text = "".join(goal_table("", {}, GOALS))
    assert text.count('">chưa đo</td>') == 16
