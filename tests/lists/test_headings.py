"""Headings and words of officials' lists."""

import unicodedata

import pytest

from calculators.lists.headings import Heading, recognise
from calculators.lists.vocabulary import AREAS, FIELDS, title_of


@pytest.mark.parametrize(
    ("text", "field", "unit"),
    [
        ("Tên ĐVHC", "name", None),
        ("TÊN ĐƠN VỊ HÀNH CHÍNH", "name", None),
        ("Loại", "kind", None),
        ("Diện tích tự nhiên (km2)", "area_km2", "km2"),
        ("Diện tích tự nhiên (km²)", "area_km2", "km2"),
        ("Diện tích (ha)", "area_ha", "ha"),
        ("Diện tích tự nhiên", "area_km2", None),
        ("Quy mô dân số (người)", "population", "người"),
        ("Qui mô dân số", "population", None),
        ("Dân số năm 2022", "population", None),
        ("Tỷ lệ DTTS (%)", "ethnic_minority_percent", None),
        ("Tỉ lệ người dân tộc thiểu số", "ethnic_minority_percent", None),
        ("Miền núi", "mountainous", None),
        ("Miền núi, vùng cao", "mountainous", None),
        ("Biên giới", "border", None),
        ("Huyện/Thành phố", "district", None),
        ("Tiêu chuẩn diện tích (km²)", "area_standard_km2", "km2"),
        ("Ghi chú", "note", None),
        ("area_ha", "area_ha", "ha"),
        (" Population ", "population", None),
        ("Số thứ tự", None, None),
        ("population_2019_census", None, None),
        ("Tỷ lệ diện tích so với tiêu chuẩn (%)", None, None),
        ("", None, None),
    ],
)
def test_recognise(text: str, field: str | None, unit: str | None) -> None:
    """Headings in officials' words, in composed or decomposed letters."""
    for form in (text, unicodedata.normalize("NFD", text)):
        heading = recognise(form)
        assert (heading.field, heading.unit) == (field, unit)


def test_every_field_has_its_english_name_and_no_heading_stands_for_two() -> None:
    """A heading leads to one field only."""
    for field, texts in FIELDS.items():
        assert recognise(field).slug
        for text in texts:
            assert recognise(text).field == field


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("Diện tích (ha)", Heading("Diện tích (ha)", "area_ha", "ha", slug=False)),
        ("Diện tích (m2)", Heading("Diện tích (m2)", "area_km2", "m2", slug=False)),
        ("area_ha", Heading("area_ha", "area_ha", "ha", slug=True)),
        ("Ghi chú khác (ha)", Heading("Ghi chú khác (ha)", None, "ha", slug=False)),
    ],
)
def test_all_that_a_heading_says(text: str, heading: Heading) -> None:
    """Its own words, the field, the unit, and whether a program wrote it."""
    assert recognise(text) == heading


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Dân số DTTS (%)", "ethnic_minority_percent"),
        ("Dân số DTTS (người)", "ethnic_minority_people"),
        ("Miền núi (km2)", None),
        ("Biên giới (km)", None),
        ("Miền núi", "mountainous"),
    ],
)
def test_a_unit_can_make_it_another_heading(text: str, field: str | None) -> None:
    """People in per cent are a share, and what has an area or a length is no yes or no."""
    assert recognise(text).field == field


def test_the_title_of_a_field_is_a_heading_of_that_field_with_its_unit() -> None:
    """A column that is headed so, in a ready list or for an edit, needs no question."""
    for field in FIELDS:
        heading = recognise(title_of(field))
        assert heading.field == field
        assert heading.unit is not None or field not in AREAS
    assert title_of("ethnic_minority_people") == "Số người dân tộc thiểu số"
    assert title_of("area_ha") == "Diện tích (ha)"
    assert title_of("area_km2") == "Diện tích (km²)"
    assert title_of("red_river_delta") == "Đồng bằng sông Hồng"
