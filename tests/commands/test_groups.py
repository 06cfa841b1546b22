"""What the commands on groups of units share: rules by name, missing roads, what is told of the list."""

import argparse

import pytest

from calculators.commands import groups
from calculators.law import loader
from calculators.mergers.merger import MergerError

LAW = loader.load()


def options(*arguments: str) -> argparse.Namespace:
    """Return the options of a call."""
    parser = argparse.ArgumentParser()
    groups.add_arguments(parser, "table", "json")
    return parser.parse_args(arguments)


def test_rules_are_those_of_new_units() -> None:
    """An unknown id is answered with those there are."""
    assert groups.rules_of("2023-2025").id == "2023-2025"
    with pytest.raises(MergerError, match=r"“2031-2035”.*2019-2021, 2023-2025"):
        groups.rules_of("2031-2035")


def test_roads_are_between_units_of_the_list(files: tuple[str, str]) -> None:
    """Each pair as it was named; a code that the list has not is an error."""
    values = options(files[0], "--no-road", "2", "1", "--no-road", "4", "3")
    _, roll = groups.open_list(values, LAW)
    assert groups.roadless(values, roll) == [["2", "1"], ["4", "3"]]
    with pytest.raises(MergerError, match="77"):
        groups.roadless(options(files[0], "--no-road", "2", "77"), roll)


def test_the_same_is_told_on_screen_and_as_data(
    files: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Every note, and the exit status of a list with wrong rows."""
    reading, roll = groups.open_list(options(files[0], "--format", "json"), LAW)
    status = groups.tell(reading, roll)
    messages = capsys.readouterr().err
    plain = groups.plain_remarks(reading, roll)
    assert plain["notes"] == [*reading.table.notes, *roll.notes]
    assert all(note in messages for note in plain["notes"])
    assert status == int(bool(roll.error_lines))
