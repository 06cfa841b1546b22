"""The papers of one merger on the command line: annex, draft resolution or checklist as a Word file."""

import argparse
from datetime import date

from calculators.law.model import Law
from calculators.mergers import consequence_words
from calculators.mergers.parts import Division, explain_parts
from calculators.mergers.results import Outcome
from calculators.mergers.roll import Roll
from calculators.papers import docx, of_scheme, resolution
from calculators.papers.scheme import Group, Scheme
from calculators.worklist.reading import Reading
from calculators.worklist.remarks import remarks


def write(
    options: argparse.Namespace,
    law: Law,
    outcome: Outcome,
    division: Division,
    origin: tuple[Reading, Roll],
) -> bytes:
    """Return the paper that is asked for, on a new unit; the day is the caller's."""
    reading, roll = origin
    merger, rules = outcome.merger, outcome.judgement.rules
    group = Group(
        options.name or resolution.BLANK,
        merger.members,
        outcome.judgement,
        outcome.contiguity,
        seat=outcome.seat,
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
        list(consequence_words.follow([merger], rules, {}, [None], roll.pick(division.split))),
        len({error.row for error in roll.errors}),
        roll.provinces,
        [*remarks(reading), *roll.notes, *outcome.roads, *explain_parts(merger, division.rests)],
        list(division.rests.values()),
    )
    return docx.write(of_scheme.PAPERS[options.paper](scheme))
