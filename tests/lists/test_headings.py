"""Headings and words of officials' lists."""

import unicodedata

import pytest

from calculators.lists.headings import FIELDS, Heading, flag, fold, kind_in_name, kind_of, recognise
from calculators.units import Kind


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
    ("name", "kind"),
    [
        ("Thị trấn Plei Kần", Kind.TOWNSHIP),
        ("P.Kon Tum", Kind.WARD),
        ("P. Quyết Thắng", Kind.WARD),
        ("TP. Kon Tum", Kind.PROVINCIAL_CITY),
        ("TT Đắk Hà", Kind.TOWNSHIP),
        ("1. Phường Bắc Lý", Kind.WARD),
        ("2) Xã Đăk Năng", Kind.COMMUNE),
        ("huyện Đắk Tô", Kind.RURAL_DISTRICT),
        ("Thành phố Kon Tum", Kind.PROVINCIAL_CITY),
        ("Thị xã Hồng Lĩnh", Kind.TOWN),
        ("Quận 1", Kind.URBAN_DISTRICT),
        ("Quan Hóa", None),
        ("Đắk Hà", None),
        ("Ppo", None),
        ("", None),
    ],
)
def test_kind_in_name(name: str, kind: Kind | None) -> None:
    """A prefix tells the kind; a name without accents is no prefix."""
    assert kind_in_name(name) is kind
    assert kind_in_name(unicodedata.normalize("NFD", name)) is kind


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("Xã", Kind.COMMUNE),
        ("PHƯỜNG", Kind.WARD),
        ("thi tran", Kind.TOWNSHIP),
        ("rural_district", Kind.RURAL_DISTRICT),
        ("TP", Kind.PROVINCIAL_CITY),
        ("thành phố thuộc tỉnh", Kind.PROVINCIAL_CITY),
        ("làng", None),
    ],
)
def test_kind_of(word: str, kind: Kind | None) -> None:
    """Kinds in Vietnamese, short forms and the names of the contract."""
    assert kind_of(word) is kind


@pytest.mark.parametrize("word", ["true", "Có", "x", "1", "Miền núi", "vùng cao"])
def test_yes(word: str) -> None:
    """The words for yes."""
    assert flag(word) is True


@pytest.mark.parametrize("word", ["false", "Không", "0", "khong"])
def test_no(word: str) -> None:
    """The words for no."""
    assert flag(word) is False


def test_neither_yes_nor_no() -> None:
    """Another word is an error, not a no."""
    with pytest.raises(ValueError, match="co le"):
        flag("có lẽ")


def test_fold() -> None:
    """Accents, case and marks fall away."""
    assert fold("  Đăk-Tô (KM²) ") == "dak to km2"


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
