"""What a reader should know of a list beside its results, each thing once."""

from calculators.law import loader
from calculators.worklist import opening
from calculators.worklist.remarks import errors, open_doubts, remarks

LIST = """Mã;Tên;Loại;Diện tích (km2);Dân số;Của tôi
01;A;Xã;20;3.000;x
01;B;Xã;20;90;x
03;C;Xã;x;3.000;x
"""


def test_columns_doubts_and_errors_are_told_apart() -> None:
    """A doubt for which its row is refused is among the errors, and no other remark."""
    worklist = opening.worklist("a.csv", LIST, "2023-2025", loader.load())
    notes, wrong = [*remarks(worklist)], [*errors(worklist)]
    assert "Cột không dùng để tính: Của tôi." in notes
    assert [line for line in notes if "đáng ngờ" in line] == [*open_doubts(worklist)]
    assert any(line.startswith("Dòng 3, đáng ngờ: ") and "01" in line for line in notes)
    assert [line.partition(":")[0] for line in wrong] == ["Dòng 3", "Dòng 4"]
    assert not {*notes} & {*wrong}
    assert [*open_doubts(worklist.confirmed())] == []
