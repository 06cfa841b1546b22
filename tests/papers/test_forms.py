"""The data of the papers: columns an office may change, and dossiers with their clause."""

import pytest

from calculators.law import loader
from calculators.law.records import LawError, law_text
from calculators.mergers import loader as merger_loader
from calculators.papers import annex, forms
from calculators.papers.forms import CELLS, FILE

LAW = loader.load()
RULE_SETS = tuple(merger_loader.load())
TEXT = law_text(FILE)


def test_the_forms_of_the_package() -> None:
    """Each paper has columns, each dossier its clause and parts, each part something to do."""
    form = forms.load()
    assert all(form.columns[paper] for paper in CELLS)
    for dossier in form.dossiers:
        assert dossier.citation.clause
        assert all(part.site or part.office for part in dossier.parts)
        assert dossier.parts
    assert form.dossier("2025-reform") is not None
    assert form.dossier("2019-2021") is None


def test_every_cell_of_the_scheme_can_be_filled() -> None:
    """What papers.toml may name, the annex knows."""
    assert {*annex._CELLS, "number"} == set(CELLS["scheme"])


def test_columns_as_an_office_puts_them() -> None:
    """In its own order, with its own headings."""
    start = TEXT.index("[[column]]")
    rest = TEXT[TEXT.index("[[dossier]]") :]
    column = (
        '[[column]]\nid = "{0}"\npaper = "scheme"\ncell = "{0}"\nheading = "H"\nwidth = 1\n'
        "checked_on = 2026-11-26\n"
    )
    own = column.format("members_with_codes") + column.format("kind") + column.format("contiguity")
    form = forms.read(TEXT[:start] + own + rest, LAW, RULE_SETS)
    assert [cell for cell, _ in form.columns["scheme"]] == [
        *("members_with_codes", "kind", "contiguity"),
    ]


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        ('cell = "number"', 'cell = "colour"', "cell"),
        ('paper = "scheme"', 'paper = "letter"', "paper"),
        ('align = "center"', 'align = "middle"', "align"),
        ("width = 12", "width = 0", "width"),
        ('dossier = "2025"', 'dossier = "1999"', "dossier"),
        ('rule_sets = ["2025-reform"]', 'rule_sets = ["1999"]', "1999"),
        ("NQ 76/2025/UBTVQH15 Điều 9", "NQ 76/2025/UBTVQH15 Điều 99", "Điều 9"),
        ('office = "Viết tờ trình', 'offices = "Viết tờ trình', "offices"),
    ],
)
def test_what_is_wrong_is_named(right: str, wrong: str, message: str) -> None:
    """With record, key and what is allowed."""
    assert right in TEXT
    with pytest.raises(LawError, match=message):
        forms.read(TEXT.replace(right, wrong, 1), LAW, RULE_SETS)
