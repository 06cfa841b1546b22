"""The public names of the package, and where each lies.

`calculators` gives them when one is asked for; the reference on the page is made from them.
"""

from calculators.arrangement.evaluation import Evaluation, evaluate
from calculators.arrangement.explanation import explain
from calculators.arrangement.percentages import percentages as percent_of_standard
from calculators.arrangement.possibilities import Possibilities
from calculators.arrangement.standards import Standard
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
from calculators.mergers.candidates import Task as ProposalTask
from calculators.mergers.districts import District
from calculators.mergers.loader import load as load_merger_rules
from calculators.mergers.merger import Merger, MergerError, combine
from calculators.mergers.proposals import Proposal, propose
from calculators.mergers.requirements import Judged, MergerVerdict, judge_merger
from calculators.mergers.rules import Criterion, Measure, MergerRules
from calculators.mergers.unresolved import Unresolved
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
