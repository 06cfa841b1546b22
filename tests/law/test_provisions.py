"""Provisions, each from its record alone: what is read, and what a record may not leave half said."""

import tomllib
from typing import Any

import pytest

from calculators.law import loader, provisions
from calculators.law.documents import Sources
from calculators.law.records import LawError, Record

SOURCES = Sources(loader.load().documents)
EVIDENCE = 'citation = "NQ 35/2023/UBTVQH15 Điều 1"\ngrade = "T"\nchecked_on = 2026-11-22\n'
FACTOR = f"""id = "f"
condition = "ethnic_share_or_border"
kinds = ["commune"]
component = "population"
percent = 50
share_from = 30
operator = "at_least"
phrase = "từ 30% trở lên"
step_points = 10
step_percent = 5
floor_percent = 20
from = 2023-01-01
to = 2025-12-31
{EVIDENCE}"""
TEST = f"""id = "t"
title = "một"
rule_set = "r"
levels = ["commune"]
area = {{ value = 70, operator = "at_most", phrase = "không quá 70%" }}
unit = "percent_of_standard"
{EVIDENCE}"""


def record(table: str, text: str) -> Record:
    """Return a record as its file would hold it."""
    values: dict[str, Any] = tomllib.loads(text)
    return Record("x.toml", table, values)


def test_a_factor_has_what_its_condition_asks_for() -> None:
    """Every number is read; one that a claim does not use is refused."""
    kinds, factor = provisions.read_factor(record("special_factor", FACTOR), SOURCES, ())
    assert [*kinds] == ["commune"]
    assert (factor.percent, factor.share_from, factor.step_points) == (50, 30, 10)
    assert (factor.step_percent, factor.floor_percent, factor.components) == (
        5,
        20,
        ("population",),
    )
    unread = FACTOR.replace('"ethnic_share_or_border"', '"mountainous_or_border"')
    with pytest.raises(LawError, match="khóa “grade” = “T”: phải là U khi mức giảm chưa đọc được"):
        provisions.read_factor(record("special_factor", unread), SOURCES, ())


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("value = 70", "value = 71", "khóa “phrase” = “không quá 70%”.*“không quá 71%”"),
        (
            'operator = "at_most"',
            'operator = "below"',
            "khóa “phrase” = “không quá 70%”.*“dưới 70%”",
        ),
        ("percent_of_standard", "percent", "khóa “unit” = “percent”: .*percent_of_standard"),
        ('grade = "T"', 'grade = "U"', "khóa “grade” = “U”: .*T, R hoặc P"),
        ('title = "một"', 'titel = "một"', "khóa “titel” = “một”: .*title"),
    ],
)
def test_a_test_says_what_its_phrase_says(old: str, new: str, message: str) -> None:
    """Number and operator stand in the phrase; a unit of grade U never decides."""
    assert old in TEST
    with pytest.raises(LawError, match=f"x.toml: bản ghi test “t” của bộ quy tắc “r”.*{message}"):
        provisions.read_test(record("test", TEST.replace(old, new)), SOURCES)


def test_a_test_of_one_condition_is_joined_with_nothing() -> None:
    """And holds for the levels that it names."""
    levels, test = provisions.read_test(record("test", TEST), SOURCES)
    assert ([*levels], test.join) == (["commune"], "and")
    (condition,) = test.conditions
    assert (condition.component, condition.value, condition.operator) == ("area", 70, "at_most")


def test_a_span_ends_no_sooner_than_it_begins() -> None:
    """One day is a span."""
    one = record("standard", "from = 2023-01-01\nto = 2023-01-01")
    assert len({*provisions.read_span(one)}) == 1
    with pytest.raises(LawError, match="khóa “to” = “2022-12-31”: phải là một ngày không trước"):
        provisions.read_span(record("standard", "from = 2023-01-01\nto = 2022-12-31"))
