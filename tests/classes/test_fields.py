"""Fields: the columns of this calculator, by the headings that officials use."""

import pytest

from calculators.classes import fields, loader
from calculators.classes.fields import Listed
from calculators.law import loader as law_loader
from calculators.lists import sheets, tables
from calculators.units import Interval

RULES = loader.load()
HEADINGS = {
    "Tỷ lệ tự cân đối ngân sách (%)": "own_revenue_percent",
    "Tự cân đối ngân sách (%)": "own_revenue_percent",
    "Tự cân đối ngân sách": "self_balancing",
    "Tự cân đối thu, chi ngân sách": "self_balancing",
    "Công nghiệp, xây dựng và dịch vụ (%)": "industry_services_percent",
    "Tỷ trọng công nghiệp, xây dựng, dịch vụ (%)": "industry_services_percent",
    "Lao động phi nông nghiệp (%)": "nonfarm_labour_percent",
    "Tỷ lệ lao động phi nông nghiệp": "nonfarm_labour_percent",
    "Tỷ lệ hộ nghèo đa chiều (%)": "poor_households_percent",
    "Ti le ho ngheo da chieu nam 2025 (%)": "poor_households_percent",
    "Tỷ lệ hộ dùng nước sạch (%)": "clean_water_percent",
    "Tỷ lệ hộ được dùng nước sạch (%)": "clean_water_percent",
    "Hồ sơ trực tuyến toàn trình (%)": "online_files_percent",
    "Tỷ lệ hồ sơ trực tuyến bình quân của tỉnh (%)": "online_files_province_percent",
    "Tỷ lệ văn bản ký số, gửi điện tử (%)": "signed_papers_percent",
    "Di tích quốc gia đặc biệt": "national_relic",
    "An toàn khu": "safe_zone",
    "ATK": "safe_zone",
    "Dân số tạm trú quy đổi (%)": "temporary_residents_percent",
    "Thuộc thành phố trực thuộc trung ương": "central_city",
    "Vị trí, chức năng": "position",
    "signed_papers_percent": "signed_papers_percent",
}


def read(text: str) -> Listed:
    """Return the rows of a list written as CSV."""
    law = law_loader.load()
    return fields.read(tables.read(sheets.from_text(text), law.exemptions), RULES)


@pytest.mark.parametrize(("heading", "field"), HEADINGS.items())
def test_a_heading_stands_for_a_field(heading: str, field: str) -> None:
    """As officials write it, with year and unit or without; no column is called unknown."""
    cell = {"percent": "61,5", "flag": "có", "position": "trung tâm cụm"}[RULES.fields[field].type]
    content = read(f"Tên;Loại;{heading}\nA;Xã;{cell}\n")
    (row,) = content.rows
    assert content.unknown == ()
    assert row.facts is not None
    if RULES.fields[field].type == "percent":
        assert row.facts.figures[field] == Interval.exactly(615_000)
    elif field == "position":
        assert row.facts.position == "cluster_centre"
    else:
        assert row.facts.flags[field] is True


def test_every_heading_of_the_law_is_found() -> None:
    """Each field by its id, its title, and every heading that its record names."""
    for field in RULES.fields.values():
        for heading in (field.id, field.title, *field.headings):
            text = heading if field.type != "percent" or "_" in heading else f"{heading} (%)"
            content = read(f"Tên;Loại;Dân số;{text}\nA;Xã;1;\n")
            assert content.unknown == (), heading
            table = tables.read(sheets.from_text(f"Tên;Loại;{text}\nA;Xã;\n"), {})
            assert list(fields._columns(table, RULES)) == [field.id], heading


def test_cells_that_say_nothing() -> None:
    """Blank cells and cells beyond a short row are unknown; unknown columns are named."""
    content = read("Tên;Loại;Nước sạch (%);ATK;Lạ\nA;Xã;-;;5\nB;Phường\n")
    for row in content.rows:
        assert row.facts is not None
        assert not row.facts.known("clean_water_percent")
        assert row.facts.flags["safe_zone"] is None
    assert content.unknown == ("Lạ",)


def test_a_range_of_a_percentage() -> None:
    """A percentage may be a range, and may pass 100 where that is possible."""
    content = read("Tên;Loại;Nước sạch (%);Tỷ lệ tự cân đối ngân sách (%)\nA;Xã;70-75,5;120\n")
    facts = content.rows[0].facts
    assert facts is not None
    assert facts.figures["clean_water_percent"] == Interval(700_000, 755_000)
    assert facts.figures["own_revenue_percent"] == Interval.exactly(1_200_000)


@pytest.mark.parametrize(
    ("heading", "cell", "message"),
    [
        ("Nước sạch (%)", "101", "Nước sạch (%) = “101”: tỷ lệ phải từ 0 đến 100%"),
        ("Nước sạch (%)", "nhiều", "Nước sạch (%) = “nhiều”: không đọc được số từ “nhiều”"),
        ("Nước sạch (%)", "-5", "Nước sạch (%) = “-5”: “-5” là số âm"),
        ("ATK", "hai", "ATK = “hai”: ghi “có” hoặc “không”, bỏ trống nếu chưa rõ"),
        ("Vị trí", "đẹp", "Vị trí = “đẹp”: không phải một vị trí đã biết. Các vị trí: "),
        ("Dân số", "nhiều", "Dân số = “nhiều”: không đọc được số từ “nhiều”"),
    ],
)
def test_a_wrong_cell_is_an_error_of_its_row(heading: str, cell: str, message: str) -> None:
    """It names heading, value and what is allowed; the other rows stand."""
    content = read(f"Tên;Loại;{heading}\nA;Xã;{cell}\nB;Xã;\n")
    first, second = content.rows
    assert first.facts is None
    assert first.errors[0].message.startswith(message)
    assert (second.errors, second.facts is None) == ((), False)


def test_a_kind_without_classes() -> None:
    """The decree has classes for communes, wards and special zones alone at this level."""
    (row,) = read("Tên;Loại\nA;Huyện\n").rows
    assert row.facts is None
    assert [(e.field, e.message) for e in row.errors] == [
        ("kind", "Loại = “Huyện”: Nghị định 307/2025/NĐ-CP chỉ phân loại xã, phường, đặc khu ở đây")
    ]


@pytest.mark.parametrize(
    ("province", "expected"),
    [
        ("Tỉnh Quảng Ngãi", False),
        ("Thành phố Đà Nẵng", True),
        ("TP. Huế", True),
        ("Quảng Ngãi", None),
        ("", None),
    ],
)
def test_the_province_says_whether_it_is_a_city(province: str, expected: bool | None) -> None:  # noqa: FBT001 - a case
    """A province or a city by its own name; a column of its own goes before."""
    (row,) = read(f"Tên;Loại;Tỉnh\nA;Phường;{province}\n").rows
    assert row.facts is not None
    assert row.facts.flags["central_city"] is expected
    (row,) = read(f"Tên;Loại;Tỉnh;central_city\nA;Phường;{province};không\n").rows
    assert row.facts is not None
    assert row.facts.flags["central_city"] is False


def test_two_columns_of_one_field() -> None:
    """Two columns for one figure: the list is refused, as for every other field."""
    with pytest.raises(sheets.SheetError, match="Hai cột “ATK” và “An toàn khu”"):
        read("Tên;Loại;ATK;An toàn khu\nA;Xã;có;không\n")
