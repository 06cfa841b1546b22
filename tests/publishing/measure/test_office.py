"""The measure of the papers in LibreOffice, on the plan's list; the long one is for the command alone."""

import io
import shutil
import zipfile
from datetime import date

import pytest

from calculators.papers import workbook
from publishing.measure import kontum, office
from tests.expected import EXPECTED

DAY = date(2026, 2, 5)
here = pytest.mark.skipif(
    not any(map(shutil.which, office.PROGRAMS)), reason="LibreOffice is not on this machine"
)


@here
def test_every_word_paper_becomes_pages() -> None:
    """The annex of what was formed in 2025 has few; the paper of a unit has no empty one."""
    pages = office.count_pages(office.word_papers())
    assert pages["annex"] <= office.MOST_PAGES
    assert pages["unit"] == len(("facts", "proof"))
    assert min(pages.values()) > 0


@here
def test_every_cell_is_calculated_again_and_a_wrong_one_is_told() -> None:
    """Formulas without values give what the engine gives; a figure and a word that differ are named."""
    book = workbook.of_list(kontum.worklist(office.RULES), DAY)
    other = office.recalculate(book)
    formulas = 18 * (EXPECTED["rows"]["communes"] + EXPECTED["rows"]["districts"])
    count, differences = office.compare(book, other)
    assert (count, differences) == (formulas, [])
    figure = next(value for value in next(office._formulas(book)).values() if "." in value)
    for right, wrong in ((figure, f"1{figure}"), ("còn khớp", "khớp")):
        altered_book = altered(book, f"<v>{right}</v>", f"<v>{wrong}</v>")
        count, differences = office.compare(altered_book, other)
        assert count == formulas
        assert {(one.sheet, one.engine) for one in differences} == {(1, wrong)}


def altered(book: bytes, right: str, wrong: str) -> bytes:
    """Return a workbook with another value in the cells of its first sheet."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).decode().replace(right, wrong))
    return out.getvalue()


def test_without_the_program_the_reader_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is missing, and what to do."""
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert office.main([]) == 1
    assert capsys.readouterr().out == f"{office.MISSING}\n"
