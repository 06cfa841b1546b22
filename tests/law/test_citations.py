"""Citations in full, as a paper names a document for the first time."""

from datetime import date

from calculators.law import loader
from calculators.law.citations import full
from calculators.law.model import Citation

LAW = loader.load()


def test_citations_in_full() -> None:
    """A paper cites a document in full at first: kind, number, date, issuer, title."""
    conclusion = next(c for c in LAW.rules("2023-2025").basis if not c.clause)
    assert "ngày 30 tháng 01 năm 2023" in full(conclusion)


def test_citations_in_full_with_and_without_a_clause() -> None:
    """An article stands for itself, anything else is a part (mục) of its plan."""
    document = LAW.documents["NQ 1211/2016/UBTVQH13"]
    texts = [full(Citation(document, clause)) for clause in ("Điều 3", "II.1", "")]
    assert texts[0] == f"{texts[2]}, Điều 3"
    assert texts[1] == f"{texts[2]}, mục II.1"
    without_date = full(Citation(document._replace(issued=None), ""))
    assert without_date == texts[2].replace(" ngày 25 tháng 5 năm 2016", "")
    february = full(Citation(document._replace(issued=date(2026, 2, 5)), ""))
    assert " ngày 05 tháng 02 năm 2026 của " in february
