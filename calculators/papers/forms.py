"""Forms: the columns of the papers' tables and the parts of a dossier, read from `law/papers.toml`."""

from collections.abc import Collection, Mapping
from copy import replace
from dataclasses import dataclass
from functools import cache

from calculators.law import loader
from calculators.law.documents import Sources
from calculators.law.model import GRADES, Citation, Grade, Law
from calculators.law.records import Record, law_text, read_records
from calculators.mergers import loader as merger_loader
from calculators.papers.paper import Align, Column

FILE = "papers.toml"
TABLES = ("column", "dossier", "part")
ALIGNS: tuple[Align, ...] = ("left", "center", "right")
CELLS: Mapping[str, tuple[str, ...]] = {
    "scheme": (
        *("number", "new_unit", "members", "members_with_codes", "kind"),
        *("area", "area_percent", "population", "population_percent", "verdict", "contiguity"),
    ),
    "list": (
        *("number", "unit", "district", "area", "area_standard", "area_percent"),
        *("population", "population_standard", "population_percent", "verdict", "note"),
    ),
}
"""What can stand in the cells of each paper's table."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a dossier: `site` is what the papers here fill in, `office` what the office must do."""

    text: str
    site: str
    office: str


@dataclass(frozen=True, eq=False)
class Dossier:
    """What is handed in under some rule sets, and the clause that says so."""

    title: str
    note: str
    citation: Citation
    grade: Grade
    rule_sets: tuple[str, ...]
    parts: tuple[Part, ...]


@dataclass(frozen=True, eq=False)
class Forms:
    """All records of papers.toml; the columns of each paper's table with what stands in their cells."""

    columns: Mapping[str, tuple[tuple[str, Column], ...]]
    dossiers: tuple[Dossier, ...]

    def headed(self, paper: str, mark: str) -> list[Column]:
        """Return the columns of a paper; what stands beside every verdict stands once, in its heading."""
        return [
            replace(column, heading=f"{column.heading} ({mark})")
            if mark and cell == "verdict"
            else column
            for cell, column in self.columns[paper]
        ]

    def dossier(self, rules: str) -> Dossier | None:
        """Return the dossier under a rule set; None where none was read."""
        return next((one for one in self.dossiers if rules in one.rule_sets), None)


@cache
def load() -> Forms:
    """Return the forms that the package carries."""
    return read(law_text(FILE), loader.load(), tuple(merger_loader.load()))


def read(text: str, law: Law, rule_sets: Collection[str]) -> Forms:
    """Return the forms written in this text; raises LawError on anything wrong."""
    records = read_records(FILE, text, TABLES)
    columns: dict[str, list[tuple[str, Column]]] = {paper: [] for paper in CELLS}
    for record in records["column"]:
        record.only(("id", "paper", "cell", "heading", "width", "align", "checked_on"))
        paper = record.choice("paper", CELLS)
        columns[paper].append((record.choice("cell", CELLS[paper]), _column(record)))
    names = [record.text("id") for record in records["dossier"]]
    parts = [(record.choice("dossier", names), _part(record)) for record in records["part"]]
    return Forms(
        {paper: tuple(headings) for paper, headings in columns.items()},
        tuple(
            _dossier(
                record,
                Sources(law.documents),
                rule_sets,
                tuple(part for owner, part in parts if owner == record.text("id")),
            )
            for record in records["dossier"]
        ),
    )


def _column(record: Record) -> Column:
    align = record.choice("align", ALIGNS) if "align" in record.values else "left"
    return Column(record.text("heading"), record.whole("width"), align)


def _part(record: Record) -> Part:
    record.only(("id", "dossier", "text", "site", "office", "checked_on"))
    return Part(
        record.text("text"),
        *(record.text(key) if key in record.values else "" for key in ("site", "office")),
    )


def _dossier(
    record: Record, sources: Sources, rule_sets: Collection[str], parts: tuple[Part, ...]
) -> Dossier:
    record.only(("id", "rule_sets", "title", "note", "citation", "grade", "checked_on"))
    return Dossier(
        record.text("title"),
        record.text("note"),
        sources.citation(record),
        record.choice("grade", GRADES),
        record.choices("rule_sets", rule_sets),
        parts,
    )
