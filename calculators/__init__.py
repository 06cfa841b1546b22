"""Rules on arranging Vietnam's administrative units, as dated data with citations and exact arithmetic.

The public names are those of `__all__`. A name brings its module only when it is asked for: the page
of the calculators starts the engine from this package and waits for every module that comes with it.
"""

from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from calculators.arrangement.evaluation import Evaluation, evaluate
    from calculators.arrangement.explanation import explain
    from calculators.arrangement.percentages import percentages as percent_of_standard
    from calculators.arrangement.standards import Possibilities, Standard
    from calculators.arrangement.turning_points import TurningPoint
    from calculators.arrangement.verdicts import Outcome, Verdict
    from calculators.law.loader import load as load_law
    from calculators.law.model import (
        ArrangementTest,
        BaseStandard,
        Citation,
        Condition,
        Document,
        Exemption,
        Law,
        RuleSet,
        SpecialFactor,
    )
    from calculators.law.records import LawError
    from calculators.lists.entries import Entry
    from calculators.lists.row import CellError
    from calculators.lists.sheets import Sheet, SheetError
    from calculators.lists.sheets import from_bytes as read_sheet
    from calculators.lists.tables import Table
    from calculators.lists.tables import read as read_table
    from calculators.mergers.adjacency import Adjacency, Border, Contiguity
    from calculators.mergers.adjacency import read as read_adjacency
    from calculators.mergers.districts import District
    from calculators.mergers.loader import load as load_merger_rules
    from calculators.mergers.merger import Merger, MergerError, combine
    from calculators.mergers.proposals import Proposal, Unresolved, propose
    from calculators.mergers.proposals import Task as ProposalTask
    from calculators.mergers.requirements import Judged, MergerVerdict, judge_merger
    from calculators.mergers.rules import Criterion, Measure, MergerRules
    from calculators.plans.assignments import Agency, Assignment, Occurrence, Plans
    from calculators.plans.assignments import load as load_plans
    from calculators.plans.events import Event
    from calculators.plans.events import load as load_events
    from calculators.units import (
        ANY_SHARE,
        M2_PER_KM2,
        SHARE_SCALE,
        UNKNOWN,
        Interval,
        Kind,
        Level,
        Pair,
        Unit,
    )
    from calculators.worklist.report import report as report_table
else:
    # Hidden from type checkers: to them, a name that is not imported above does not exist.
    def __getattr__(name: str) -> object:
        """Return a public name, from the module that it lies in."""
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module  # noqa: PLC0415 - the first answer needs none of this

        module, own = _HOMES[name]
        return getattr(import_module(f"{__name__}.{module}"), own)


_HOMES = {
    "ANY_SHARE": ("units", "ANY_SHARE"),
    "Adjacency": ("mergers.adjacency", "Adjacency"),
    "Agency": ("plans.assignments", "Agency"),
    "ArrangementTest": ("law.model", "ArrangementTest"),
    "Assignment": ("plans.assignments", "Assignment"),
    "BaseStandard": ("law.model", "BaseStandard"),
    "Border": ("mergers.adjacency", "Border"),
    "CellError": ("lists.row", "CellError"),
    "Citation": ("law.model", "Citation"),
    "Condition": ("law.model", "Condition"),
    "Contiguity": ("mergers.adjacency", "Contiguity"),
    "Criterion": ("mergers.rules", "Criterion"),
    "District": ("mergers.districts", "District"),
    "Document": ("law.model", "Document"),
    "Entry": ("lists.entries", "Entry"),
    "Evaluation": ("arrangement.evaluation", "Evaluation"),
    "Event": ("plans.events", "Event"),
    "Exemption": ("law.model", "Exemption"),
    "Interval": ("units", "Interval"),
    "Judged": ("mergers.requirements", "Judged"),
    "Kind": ("units", "Kind"),
    "Law": ("law.model", "Law"),
    "LawError": ("law.records", "LawError"),
    "Level": ("units", "Level"),
    "M2_PER_KM2": ("units", "M2_PER_KM2"),
    "Measure": ("mergers.rules", "Measure"),
    "Merger": ("mergers.merger", "Merger"),
    "MergerError": ("mergers.merger", "MergerError"),
    "MergerRules": ("mergers.rules", "MergerRules"),
    "MergerVerdict": ("mergers.requirements", "MergerVerdict"),
    "Occurrence": ("plans.assignments", "Occurrence"),
    "Outcome": ("arrangement.verdicts", "Outcome"),
    "Pair": ("units", "Pair"),
    "Plans": ("plans.assignments", "Plans"),
    "Possibilities": ("arrangement.standards", "Possibilities"),
    "Proposal": ("mergers.proposals", "Proposal"),
    "ProposalTask": ("mergers.proposals", "Task"),
    "RuleSet": ("law.model", "RuleSet"),
    "SHARE_SCALE": ("units", "SHARE_SCALE"),
    "Sheet": ("lists.sheets", "Sheet"),
    "SheetError": ("lists.sheets", "SheetError"),
    "SpecialFactor": ("law.model", "SpecialFactor"),
    "Standard": ("arrangement.standards", "Standard"),
    "Table": ("lists.tables", "Table"),
    "TurningPoint": ("arrangement.turning_points", "TurningPoint"),
    "UNKNOWN": ("units", "UNKNOWN"),
    "Unit": ("units", "Unit"),
    "Unresolved": ("mergers.proposals", "Unresolved"),
    "Verdict": ("arrangement.verdicts", "Verdict"),
    "combine": ("mergers.merger", "combine"),
    "evaluate": ("arrangement.evaluation", "evaluate"),
    "explain": ("arrangement.explanation", "explain"),
    "judge_merger": ("mergers.requirements", "judge_merger"),
    "load_events": ("plans.events", "load"),
    "load_law": ("law.loader", "load"),
    "load_merger_rules": ("mergers.loader", "load"),
    "load_plans": ("plans.assignments", "load"),
    "percent_of_standard": ("arrangement.percentages", "percentages"),
    "propose": ("mergers.proposals", "propose"),
    "read_adjacency": ("mergers.adjacency", "read"),
    "read_sheet": ("lists.sheets", "from_bytes"),
    "read_table": ("lists.tables", "read"),
    "report_table": ("worklist.report", "report"),
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
    "Condition",
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
    "Pair",
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
    """Return the public names, whether they were asked for or not."""
    return sorted([*__all__, "__version__"])
