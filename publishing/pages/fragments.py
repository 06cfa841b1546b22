"""Fragments: everything the pages include or load that is made from the law and the data."""

import shutil
from pathlib import Path

from publishing.measure import benchmark_page, growth_page
from publishing.pages import (
    agencies,
    architecture,
    arrangement2025,
    calculator_pages,
    calendars,
    clauses,
    days,
    feed,
    forms,
    glossary,
    kontum,
    lookup,
    merge_page,
    open_data,
    ready,
    reference,
    rules,
    status,
    tasks,
    tiles,
    timeline,
    today,
)
from publishing.pages.units import writer as units


def write(root: Path) -> None:
    """Write all fragments under build/fragments and all generated data under docs/assets."""
    # What another build wrote of lists, tasks and tables that are gone is not published again.
    for folder in (ready.PUBLISHED, calendars.FOLDER, open_data.FOLDER / "tables"):
        shutil.rmtree(root / folder, ignore_errors=True)
    # The glossary reads what the others wrote.
    for part in (
        rules,
        forms,
        calculator_pages,
        kontum,
        tiles,
        arrangement2025,
        ready,
        merge_page,
        tasks,
        agencies,
        days,
        calendars,
        clauses,
        status,
        lookup,
        units,
        open_data,
        feed,
        today,
        timeline,
        architecture,
        reference,
        benchmark_page,
        growth_page,
        glossary,
    ):
        part.write(root)
