"""The papers of one merger on the command line: annex, draft resolution or checklist as a Word file."""

import argparse
from datetime import date

from calculators.law.model import Law
from calculators.mergers import consequence_words
from calculators.mergers.adjacency import Adjacency
from calculators.mergers.merger import combine
from calculators.mergers.report import Roll
from calculators.mergers.requirements import judge_merger
from calculators.mergers.rules import MergerRules
from calculators.papers import docx, of_scheme, resolution
from calculators.papers.scheme import Group, Scheme
from calculators.units import Kind
from calculators.worklist.remarks import remarks
from calculators.worklist.worklist import Worklist


def written(
    options: argparse.Namespace,
    law: Law,
    rules: MergerRules,
    kind: Kind,
    pairs: Adjacency | None,
    listed: tuple[Worklist, Roll],
) -> bytes:
    """Return the paper that is asked for, on the new unit of this kind; the day is the caller's."""
    opened, roll = listed
    merger = combine(roll.chosen(options.codes), kind)
    group = Group(
        options.name or resolution.BLANK,
        merger.members,
        judge_merger(merger, rules, options.place),
        None if pairs is None else pairs.contiguity(merger.codes),
    )
    scheme = Scheme(
        "Phương án một đơn vị mới",
        options.list,
        date.today(),  # noqa: DTZ011 - the caller's day
        rules,
        options.place,
        law.version,
        list(roll.units.values()),
        [group],
        list(consequence_words.follow([merger], rules, {}, [None])),
        len({error.row for error in roll.errors}),
        roll.provinces,
        [*remarks(opened), *roll.notes],
    )
    return docx.write(of_scheme.PAPERS[options.paper](scheme))
