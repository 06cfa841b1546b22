"""The vocabulary: each heading stands for one field, and each field's own title is read as that field."""

import pytest

from calculators.lists.headings import recognise
from calculators.lists.spelling import fold
from calculators.lists.vocabulary import AREAS, FIELDS, PEOPLE_UNITS, name_of, title_of


def test_no_heading_stands_for_two_fields() -> None:
    """However it is written: accents and capitals make no difference."""
    pairs = [(fold(heading), field) for field, headings in FIELDS.items() for heading in headings]
    assert len({heading for heading, _ in pairs}) == len({*pairs})


@pytest.mark.parametrize("field", FIELDS)
def test_the_title_of_a_field_is_read_as_the_field(field: str) -> None:
    """So that a column that the page adds is understood when the list comes back; an area says its unit."""
    heading = recognise(title_of(field))
    assert heading.field == field
    assert title_of(field).casefold().startswith(name_of(field).casefold())
    assert (heading.unit in {"km2", "ha"}) == (field in AREAS)


def test_units_of_people_say_how_many_one_counts() -> None:
    """The word for a person counts one by one; that for a people alone is no unit."""
    assert PEOPLE_UNITS["nguoi"] == "người"
    assert PEOPLE_UNITS["nghin nguoi"] == PEOPLE_UNITS["1000 dan"] == "nghìn người"
    assert "dan" not in PEOPLE_UNITS
