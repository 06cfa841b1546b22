"""What came of one row is made once, and everything that is said of a list follows from it."""

from unittest.mock import Mock

import pytest

from calculators.classes import classification, columns, report, result
from calculators.papers import class_workbook
from tests.classes.test_report import read

DOUBTS = [
    {"row": 2, "field": "code", "message": "mã trùng"},
    {"row": 3, "field": "kind", "message": "chỉ phân loại xã, phường, đặc khu ở đây"},
]


def test_remarks() -> None:
    """Notes, columns not used and doubts; a doubt that is an error of its row is not told twice."""
    assert list(read().remarks) == ["Cột không dùng để tính: Lạ."]
    assert list(read(*DOUBTS).remarks) == [
        "Cột không dùng để tính: Lạ.",
        "Dòng 2, đáng ngờ: mã trùng.",
    ]


def test_every_writer_takes_the_same_result(monkeypatch: pytest.MonkeyPatch) -> None:
    """A unit is classified once, whatever is written of it; a row with errors never."""
    classify = Mock(wraps=classification.classify)
    monkeypatch.setattr(result, "classify", classify)
    results = read()
    plain = report.report(results)
    cells = columns.result_cells(results.units, results.rules)
    class_workbook.of_list(results)
    assert classify.call_count == 1
    assert [unit["explanation"] for unit in plain["units"]] == [
        "\n".join(one.lines) for one in results.units
    ]
    assert [cells[one.entry.row][0] for one in results.units] == [one.word for one in results.units]
    assert [one.criteria == () for one in results.units] == [False, True]
