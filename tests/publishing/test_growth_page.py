"""The pictures of growth: where points lie, and that each is also in the table."""

import json
import re
from pathlib import Path

from publishing import growth_page
from publishing.growth_page import Axis


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
    series = {"date": "2026-01-01", "series": [{"name": "Đánh giá", "points": points}]}
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
