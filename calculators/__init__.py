"""Rules on arranging Vietnam's administrative units, as dated data with citations and exact arithmetic.

The public names are those of `__all__`. A name brings its module only when it is asked for: the page
of the calculators starts the engine from this package and waits for every module that comes with it.
"""

from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from calculators.adjacency import Adjacency, Border, Contiguity
    from calculators.adjacency import read as read_adjacency
    from calculators.assignments import Agency, Assignment, Occurrence, Plans
    from calculators.assignments import load as load_plans
    from calculators.criteria import Criterion, Measure, MergerRules
    from calculators.districts import District
    from calculators.entries import Entry
    from calculators.evaluation import Evaluation, evaluate
    from calculators.events import Event
    from calculators.events import load as load_events
    from calculators.explanation import explain
    from calculators.judgement import Outcome, Verdict
    from calculators.law import (
        ArrangementTest,
        BaseStandard,
        Citation,
        Document,
        Exemption,
        Law,
        RuleSet,
        SpecialFactor,
        Threshold,
    )
    from calculators.merger_register import load as load_merger_rules
    from calculators.mergers import Merger, MergerError, combine
    from calculators.percentages import percentages as percent_of_standard
    from calculators.proposals import Proposal, Unresolved, propose
    from calculators.proposals import Task as ProposalTask
    from calculators.records import LawError
    from calculators.register import load as load_law
    from calculators.report import report as report_table
    from calculators.requirements import Judged, MergerVerdict, judge_merger
    from calculators.row_cells import CellError
    from calculators.sheets import Sheet, SheetError
    from calculators.sheets import from_bytes as read_sheet
    from calculators.standards import Possibilities, Standard
    from calculators.tables import Table
    from calculators.tables import read as read_table
    from calculators.turning import TurningPoint
    from calculators.units import (
        ANY_SHARE,
        M2_PER_KM2,
        SHARE_SCALE,
        UNKNOWN,
        Interval,
        Kind,
        Level,
        Unit,
    )
else:
    # Hidden from type checkers: to them, a name that is not imported above does not exist.
    def __getattr__(name: str) -> object:
        """Give a public name, from the module that it lies in."""
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module  # noqa: PLC0415 - the first answer needs none of this

        module, own = _HOMES[name]
        return getattr(import_module(f"{__name__}.{module}"), own)


_HOMES = {
    "ANY_SHARE": ("units", "ANY_SHARE"),
    "Adjacency": ("adjacency", "Adjacency"),
    "Agency": ("assignments", "Agency"),
    "ArrangementTest": ("law", "ArrangementTest"),
    "Assignment": ("assignments", "Assignment"),
    "BaseStandard": ("law", "BaseStandard"),
    "Border": ("adjacency", "Border"),
    "CellError": ("row_cells", "CellError"),
    "Citation": ("law", "Citation"),
    "Contiguity": ("adjacency", "Contiguity"),
    "Criterion": ("criteria", "Criterion"),
    "District": ("districts", "District"),
    "Document": ("law", "Document"),
    "Entry": ("entries", "Entry"),
    "Evaluation": ("evaluation", "Evaluation"),
    "Event": ("events", "Event"),
    "Exemption": ("law", "Exemption"),
    "Interval": ("units", "Interval"),
    "Judged": ("requirements", "Judged"),
    "Kind": ("units", "Kind"),
    "Law": ("law", "Law"),
    "LawError": ("records", "LawError"),
    "Level": ("units", "Level"),
    "M2_PER_KM2": ("units", "M2_PER_KM2"),
    "Measure": ("criteria", "Measure"),
    "Merger": ("mergers", "Merger"),
    "MergerError": ("mergers", "MergerError"),
    "MergerRules": ("criteria", "MergerRules"),
    "MergerVerdict": ("requirements", "MergerVerdict"),
    "Occurrence": ("assignments", "Occurrence"),
    "Outcome": ("judgement", "Outcome"),
    "Plans": ("assignments", "Plans"),
    "Possibilities": ("standards", "Possibilities"),
    "Proposal": ("proposals", "Proposal"),
    "ProposalTask": ("proposals", "Task"),
    "RuleSet": ("law", "RuleSet"),
    "SHARE_SCALE": ("units", "SHARE_SCALE"),
    "Sheet": ("sheets", "Sheet"),
    "SheetError": ("sheets", "SheetError"),
    "SpecialFactor": ("law", "SpecialFactor"),
    "Standard": ("standards", "Standard"),
    "Table": ("tables", "Table"),
    "Threshold": ("law", "Threshold"),
    "TurningPoint": ("turning", "TurningPoint"),
    "UNKNOWN": ("units", "UNKNOWN"),
    "Unit": ("units", "Unit"),
    "Unresolved": ("proposals", "Unresolved"),
    "Verdict": ("judgement", "Verdict"),
    "combine": ("mergers", "combine"),
    "evaluate": ("evaluation", "evaluate"),
    "explain": ("explanation", "explain"),
    "judge_merger": ("requirements", "judge_merger"),
    "load_events": ("events", "load"),
    "load_law": ("register", "load"),
    "load_merger_rules": ("merger_register", "load"),
    "load_plans": ("assignments", "load"),
    "percent_of_standard": ("percentages", "percentages"),
    "propose": ("proposals", "propose"),
    "read_adjacency": ("adjacency", "read"),
    "read_sheet": ("sheets", "from_bytes"),
    "read_table": ("tables", "read"),
    "report_table": ("report", "report"),
}
"""Where each public name lies: its module, and what it is called there."""

__all__ = [
    "ANY_SHARE",
    "M2_PER_KM2",
    "SHARE_SCALE",
    "UNKNOWN",
    "Adjacency",
    "Agency",
    "ArrangementTest",
    "Assignment",
    "BaseStandard",
    "Border",
    "CellError",
    "Citation",
    "Contiguity",
    "Criterion",
    "District",
    "Document",
    "Entry",
    "Evaluation",
    "Event",
    "Exemption",
    "Interval",
    "Judged",
    "Kind",
    "Law",
    "LawError",
    "Level",
    "Measure",
    "Merger",
    "MergerError",
    "MergerRules",
    "MergerVerdict",
    "Occurrence",
    "Outcome",
    "Plans",
    "Possibilities",
    "Proposal",
    "ProposalTask",
    "RuleSet",
    "Sheet",
    "SheetError",
    "SpecialFactor",
    "Standard",
    "Table",
    "Threshold",
    "TurningPoint",
    "Unit",
    "Unresolved",
    "Verdict",
    "combine",
    "evaluate",
    "explain",
    "judge_merger",
    "load_events",
    "load_law",
    "load_merger_rules",
    "load_plans",
    "percent_of_standard",
    "propose",
    "read_adjacency",
    "read_sheet",
    "read_table",
    "report_table",
]


def __dir__() -> list[str]:
    """Give the public names, whether they were asked for or not."""
    return sorted([*__all__, "__version__"])
