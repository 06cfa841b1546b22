# ruff: noqa: E501 - a layout is easier to read in one line
"""Lists laid out as people keep them: read right, or a question, or an error that says what to do.

Each layout is a small list with what must come of it: the units with area (m²), population and
district where it matters, or the words of the refusal.
"""

import csv
import io
import os
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculators.law import loader
from calculators.lists import formats, sheet_choice, sheets, tables
from calculators.lists.fields import QuestionError
from calculators.lists.sheets import SheetError
from calculators.lists.tables import Table
from tests.workbooks import workbook

EXEMPTIONS = loader.load().exemptions
KM2 = 1_000_000
A = {"Xã A": (18.5, 2747)}


def table_of(content: str | bytes) -> Table:
    """Read a list as the command line does, up to its units."""
    book = formats.book("x", content)
    pages, page, _ = sheet_choice.choose(book.pages, "")
    return tables.read(sheets.from_rows(pages[page][1], book.delimiter), EXEMPTIONS)


def figures(table: Table) -> dict[str, Any]:
    """Return area and population of each unit by name; the messages of a row that has errors."""
    return {
        entry.name: [error.message for error in entry.errors]
        if entry.unit is None
        else (
            entry.unit.area.low / KM2 if entry.unit.area.known else None,
            entry.unit.population.low if entry.unit.population.known else None,
        )
        for entry in table.entries
    }


READ: dict[str, tuple[str, dict[str, Any]]] = {
    "three rows of headings": ("TT;ĐVHC;Hiện trạng;\n;;Diện tích;Dân số\n;;km2;người\n1;Xã A;18,5;2747", A),
    "a unit row without brackets": ("Tên;Diện tích;Dân số\n;ha;người\nXã A;1850;2747", A),
    "thousands of people in a unit row": ("Tên;Diện tích;Dân số\n;(km2);(nghìn người)\nXã A;18,5;2,7", {"Xã A": (18.5, 2700)}),
    "thousands of people in the heading": ("Tên;Diện tích (km2);Dân số trung bình (nghìn người)\nXã A;18,5;2,7", {"Xã A": (18.5, 2700)}),
    "a thousand in figures": ("Tên;Diện tích (km2);Dân số (1.000 người)\nXã A;18,5;2,7", {"Xã A": (18.5, 2700)}),
    "thousands of hectares": ("Tên;Diện tích (nghìn ha);Dân số\nXã A;1,85;2747", A),
    "a unit line above": ("Đơn vị tính: ha\nTên;Diện tích;Dân số\nXã A;1850;2747", A),
    "a short unit line above": ("ĐVT: ha, người;;\nTên;Diện tích;Dân số\nXã A;1850;2747", A),
    "a unit line for both": ("Đơn vị tính: km2, nghìn người\nTên;Diện tích;Dân số\nXã A;18,5;2,7", {"Xã A": (18.5, 2700)}),
    "a heading's own unit stands above the line": ("ĐVT: ha\nTên;Diện tích (km2);Dân số\nXã A;18,5;2747", A),
    "the total last": ("Tên;Diện tích (km2);Dân số;;\n;;Nam;Nữ;Tổng số\nXã A;18,5;1300;1447;2747", A),
    "the total first": ("Tên;Diện tích (km2);Dân số;;\n;;Tổng số;Nam;Nữ\nXã A;18,5;2747;1300;1447", A),
    "households before people": ("Tên;Diện tích (km2);Dân số;\n;;Số hộ;Số khẩu\nXã A;18,5;700;2747", A),
    "a share beside the area": ("Tên;Diện tích tự nhiên;;Dân số\n;Diện tích (ha);Tỷ lệ (%);\nXã A;1850;61,7;2747", A),
    "density beside people": ("Tên;Diện tích (km2);Dân số (người);Mật độ dân số (người/km2)\nXã A;18,5;2747;148", A),
    "arable land is another area": ("Tên;Diện tích (km2);Diện tích lúa (ha);Dân số\nXã A;18,5;400;2747", A),
    "two languages in a cell": ('Tên;"Diện tích\nArea (km2)";"Dân số - Population (người)"\nXã A;18,5;2747', A),
    "the annex's headings": ("TT;Tên ĐVHC;Khu vực miền núi, vùng cao;Diện tích tự nhiên (km2);Quy mô dân số (người)\n1;Xã A;X;18,5;2747", A),
    "a download's headings": ("Tỉnh Thành Phố;Quận Huyện;Mã QH;Phường Xã;Mã PX;Diện tích (km2);Dân số\nTỉnh T;Huyện B;001;Xã A;00001;18,5;2747", A),
    "names by their cells": ("Nơi;Diện tích (km2);Dân số (người)\nXã A;18,5;2747", A),
    "people up to a year": ("Tên;Diện tích (km2);Dân số đến năm 2022 (người)\nXã A;18,5;2747", A),
    "people on a day": ("Tên;Diện tích (km2);Dân số tính đến 31/12/2022\nXã A;18,5;2747", A),
    "columns numbered": ("Tên;Diện tích (km2);Dân số\n(1);(2);(3)\nXã A;18,5;2747", A),
    "a heading again on the next page": ("Tên;Diện tích (km2);Dân số\nXã A;18,5;2747\nTên;Diện tích (km2);Dân số\n(1);(2);(3)\nXã B;8;900", {**A, "Xã B": (8, 900)}),
    "a total with its district": ("Tên;Diện tích (km2);Dân số\nTổng cộng huyện C;26,5;3647\nXã A;18,5;2747", A),
    "a total in two languages": ("Tên;Diện tích (km2);Dân số\nTỔNG SỐ - TOTAL;18,5;2747\nXã A;18,5;2747", A),
    "all of a province": ("Tên;Diện tích (km2);Dân số\nToàn tỉnh;18,5;2747\nXã A;18,5;2747", A),
    "a district with figures above its communes": ("Tên;Diện tích (km2);Dân số\nI. Huyện B;18,5;2747\nXã A;18,5;2747", A),
    "a dash before the name": ("Tên;Diện tích (km2);Dân số\n- Xã A;18,5;2747", A),
    "a number before the name": ("Tên;Diện tích (km2);Dân số\n01 Xã A;18,5;2747", A),
    "levels of numbers before the name": ("Tên;Diện tích (km2);Dân số\n1.1. Xã A;18,5;2747", A),
    "a letter before the name": ("Tên;Diện tích (km2);Dân số\nb) Xã A;18,5;2747", A),
    "a star before the name": ("Tên;Diện tích (km2);Dân số\n* Xã A;18,5;2747", A),
    "an unseen space": ("Tên;Diện tích (km2);Dân số\nXã\u200b A;18,5\u200b;2747", A),
    "letters that look alike": ("Ðơn vị hành chính;Diện tích (km2);Dân số (ngƣời)\nXã A;18,5;2747", A),
    "footnotes in brackets": ("Tên;Diện tích (km2);Dân số\nXã A[1];18,5(1);2.747 người[3]", A),
    "raised footnotes": ("Tên;Diện tích (km2);Dân số\nXã A;18,5¹;2747 ²", A),
    "the year behind a figure": ("Tên;Diện tích (km2);Dân số\nXã A;18,5;2.747 (2019)", A),
    "a thousand in a cell": ("Tên;Diện tích (km2);Dân số\nXã A;18,5;2,7 nghìn", {"Xã A": (18.5, 2700)}),
    "TCVN3": ("Tªn x·;DiÖn tÝch (km2);D©n sè (ng­êi)\nX· A;18,5;2747", A),
    "VNI": ("Teân xaõ;Dieän tích (km2);Daân soá (ngöôøi)\nXaõ A;18,5;2747", A),
    "a table between strokes": ("| Tên | Diện tích (km2) | Dân số |\n|---|---:|---|\n| Xã A | 18,5 | 2747 |", A),
    "hectares that km² cannot be": ("Tên;Diện tích;Dân số\nXã A;1850;2747", A),
    "km² that hectares cannot be": ("Tên;Diện tích;Dân số\nXã A;18,5;2747", A),
    "the annex with all its columns": ("STT;Tên ĐVHC;Khu vực miền núi, vùng cao;Khu vực hải đảo;Diện tích tự nhiên;;Quy mô dân số;;Dân tộc thiểu số;\n;;;;Diện tích (km2);Tỷ lệ (%);Quy mô dân số (người);Tỷ lệ (%);Số người;Tỷ lệ (%)\nI;Huyện B\n1;Xã A;X;;18,5;37;2747;54,94;1000;36,4", A),
    "shares of the standard below one title": ("TT;Tên đơn vị hành chính;Diện tích tự nhiên;;Quy mô dân số;\n;;(km2);Tỷ lệ so với tiêu chuẩn (%);(người);Tỷ lệ so với tiêu chuẩn (%)\n(1);(2);(3);(4);(5);(6)\n1;Xã A;18,5;37,0;2.747;54,94", A),
    "a yearbook's headings in two languages": ('"Diện tích, dân số và mật độ dân số phân theo xã\nArea, population and density by commune";;;\n;"Diện tích (Km²)\nArea (Km²)";"Dân số trung bình (Người)\nAverage population (Person)";"Mật độ dân số (Người/km²)\nPopulation density (Person/km²)"\nTỔNG SỐ - TOTAL;100;9000;90\nXã A;18,5;2747;148', A),
    "capitals without accents": ("STT;TEN DVHC;DIEN TICH (KM2);DAN SO (NGUOI)\n1;Xã A;18,5;2747", A),
    "a space between thousands": ("Tên;Diện tích (km2);Dân số\nXã A;18,5;2 747", A),
    "a space that does not break": ("Tên;Diện tích (km2);Dân số\nXã A;18,5;2\xa0747", A),
    "English words": ("Name;Area (sq. km);Population (persons)\nXã A;18.5;2747", A),
    "strokes alone": ("Tên|Diện tích (km2)|Dân số\nXã A|18,5|2747", A),
    "a quote within a name": ('Tên;Diện tích (km2);Dân số\nXã A;18,5;2747\nXã "B;8;900', {**A, 'Xã "B': (8, 900)}),
    "cells pasted with tabs": ("Tên đơn vị\tDiện tích (km2)\tDân số (người)\nXã A\t18,5\t2.747", A),
    "hectares in capitals": ("TÊN XÃ;DIỆN TÍCH (HA);DÂN SỐ\nXã A;1.850,00;2747", A),
    "units behind commas": ("Tên xã;Diện tích, ha;Dân số, người\nXã A;1850;2747", A),
    "units in square brackets": ("Tên xã;Diện tích [ha];Dân số [người]\nXã A;1850;2747", A),
    "units behind colons": ("Tên xã;Diện tích: ha;Dân số: người\nXã A;1850;2747", A),
    "two letters for each": ("Tên xã;DT (km2);DS (người)\nXã A;18,5;2747", A),
    "as it is now": ("Tên xã;Diện tích tự nhiên hiện trạng (km2);Dân số hiện trạng (người)\nXã A;18,5;2747", A),
    "by the land survey": ("Tên xã;Diện tích tự nhiên theo kết quả kiểm kê đất đai năm 2019 (km2);Dân số đến 31/12/2019 (người)\nXã A;18,5;2747", A),
    "residents of both sorts": ("Tên xã;Diện tích (km2);Dân số (gồm thường trú và tạm trú);\nXã A;18,5;2747", A),
    "the sum of two sorts of residents": ("Tên xã;Diện tích (km2);Dân số thường trú;Dân số tạm trú;Tổng dân số\nXã A;18,5;2700;47;2747", A),
    "residents converted, and the total": ("Tên xã;Diện tích (km2);Quy mô dân số;;\n;;Thường trú;Tạm trú quy đổi;Tổng\nXã A;18,5;2700;47;2747", A),
    "the total before towns and country": ("Tên;Diện tích (km2);Dân số;;\n;;Tổng số;Thành thị;Nông thôn\nXã A;18,5;2747;0;2747", A),
    "a remark with a comma": ("Tên;Diện tích (km2);Dân số;Ghi chú\nXã A;18,5;2747;xã nghèo, 135", A),
    "signatures below": ("Tên;Diện tích (km2);Dân số\nXã A;18,5;2747\n;;\n;;Kon Tum, ngày 5 tháng 6 năm 2023\nNgười lập biểu;;Chủ tịch", A),
    "the source below": ("Tên;Diện tích (km2);Dân số\nXã A;18,5;2747\nNguồn: Niên giám thống kê 2022", A),
    "a note below": ("Tên;Diện tích (km2);Dân số\nXã A;18,5;2747\nGhi chú: (1) số liệu 2019", A),
    "empty rows around": ("\n\nTên;Diện tích (km2);Dân số\n\nXã A;18,5;2747\n\n", A),
    "the head of a letter above": ("UBND TỈNH KON TUM;;CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSỞ NỘI VỤ;;Độc lập - Tự do - Hạnh phúc\nDANH SÁCH ĐVHC CẤP XÃ\n(Kèm theo Tờ trình số 12/TTr-SNV ngày 1/2/2023)\nTT;Tên ĐVHC;Diện tích (km2);Dân số (người)\n1;Xã A;18,5;2747", A),
    "the sum of a district below": ("Tên;Diện tích (km2);Dân số\nXã A;18,5;2747\nCộng huyện B;18,5;2747", A),
    "a sum with a colon": ("Tên;Diện tích (km2);Dân số\nXã A;18,5;2747\nCộng:;18,5;2747", A),
    "a total that counts": ("Tên;Diện tích (km2);Dân số\nTổng số: 1 xã;18,5;2747\nXã A;18,5;2747", A),
    "shares of the standard between": ("Tên;Diện tích (km2);% so với tiêu chuẩn;Dân số;% so với tiêu chuẩn\nXã A;18,5;37;2747;55", A),
    "shares that are reached": ("Tên;Diện tích tự nhiên (km2);Đạt tỷ lệ (%);Dân số (người);Đạt tỷ lệ (%)\nXã A;18,5;37;2747;55", A),
    "standards before figures": ("Tên;Tiêu chuẩn diện tích (km2);Diện tích (km2);Tiêu chuẩn dân số;Dân số\nXã A;50;18,5;5000;2747", A),
    "standards beside figures below one title": ("Tên;Diện tích (km2);;Dân số (người);\n;Tiêu chuẩn;Hiện trạng;Tiêu chuẩn;Hiện trạng\nXã A;50;18,5;5000;2747", A),
    "standards, figures and shares with their units": ("Tên;Diện tích tự nhiên;;;Quy mô dân số;;\n;Tiêu chuẩn (km2);Hiện trạng (km2);Tỷ lệ (%);Tiêu chuẩn (người);Hiện trạng (người);Tỷ lệ (%)\nXã A;50;18,5;37;5000;2747;55", A),
    "hamlets and households before people": ("Tên xã;Số thôn;Số hộ;Số khẩu;Diện tích (km2)\nXã A;5;700;2747;18,5", A),
    "households and heads in all": ("Tên xã;Diện tích tự nhiên (ha);Tổng số hộ;Tổng số nhân khẩu\nXã A;1850;700;2747", A),
    "men and women before the total": ("Tên;Diện tích (km2);Nam;Nữ;Tổng dân số\nXã A;18,5;1300;1447;2747", A),
    "density first": ("Tên;Mật độ (người/km2);Diện tích (km2);Dân số (người)\nXã A;148;18,5;2747", A),
    "square metres": ("Tên;Diện tích (m2);Dân số\nXã A;18500000;2747", A),
    "a star and its note": ("Tên;Diện tích (km2);Dân số\nXã A (*);18,5;2747\n(*) Xã đảo", A),
    "figures behind apostrophes": ("Tên;Diện tích (km2);Dân số\nXã A;'18,5;'2747", A),
    "the year in brackets": ("Tên;Diện tích (km2);Dân số (2022)\nXã A;18,5;2747", A),
    "a year in both": ("Tên;Diện tích năm 2022 (km2);Dân số năm 2022 (người)\nXã A;18,5;2747", A),
    "a district in the title": ("Danh sách các xã thuộc huyện B\nTên;Diện tích (km2);Dân số\nXã A;18,5;2747", A),
    "a district by a Roman number": ("TT;Tên;Diện tích (km2);Dân số\nI;Huyện B;18,5;2747\n1;Xã A;18,5;2747", A),
    "codes and names of three levels": ("Mã tỉnh;Tên tỉnh;Mã huyện;Tên huyện;Mã xã;Tên xã;Diện tích (km2);Dân số\n62;Tỉnh T;608;Huyện B;23302;Xã A;18,5;2747", A),
    "headings of three lines": ('Tên;"Diện tích\ntự nhiên\n(km2)";"Quy mô\ndân số\n(người)"\nXã A;18,5;2747', A),
    "units behind dashes": ("Tên;Diện tích - km2;Dân số - người\nXã A;18,5;2747", A),
    "people and share of minorities": ("Tên;Diện tích (km2);Dân số;Trong đó: DTTS;Tỷ lệ DTTS (%)\nXã A;18,5;2747;1000;36,4", A),
    "land by use": ("Thứ tự;Tên đơn vị;Mã ĐVHC;Tổng diện tích đất của ĐVHC (ha);Đất nông nghiệp;Đất phi nông nghiệp\n1;Xã A;23302;1850;1500;350", {"Xã A": (18.5, None)}),
    "points for thousands and a comma": ("Tên;Diện tích (ha);Dân số\nXã A;1.850,5;2.747", {"Xã A": (18.505, 2747)}),
    "commas for thousands and a point": ("Tên;Diện tích (ha);Dân số\nXã A;1,850.5;2,747", {"Xã A": (18.505, 2747)}),
    "a program's columns": ("code,name,type,area_km2,population\n1,A,commune,18.5,2747", {"A": (18.5, 2747)}),
    "names of districts and communes": ("Tên huyện;Tên xã;Loại;Diện tích (km2);Dân số\nHuyện B;A;Xã;18,5;2747", {"A": (18.5, 2747)}),
    "nothing known of a unit": ("Tên;Diện tích (km2);Dân số\nXã A;18,5;2747\nXã B;-;…", {**A, "Xã B": (None, None)}),
    "people of minorities are no population": ("Tên;Diện tích (km2);Dân tộc thiểu số;\n;;Số người;Tỷ lệ (%)\nXã A;18,5;1000;36,4", {"Xã A": (18.5, None)}),
    "units alone are no headings": ("Tên;km2;người\nXã A;18,5;2747", {"Xã A": (None, None)}),
}  # fmt: skip


@pytest.mark.parametrize(("text", "units"), READ.values(), ids=READ)
def test_a_layout_is_read(text: str, units: dict[str, Any]) -> None:
    """These units, each once, with these figures, and no other."""
    assert figures(table_of(text)) == units


REFUSED: dict[str, tuple[str | bytes, str]] = {
    "a column for each of three years": (
        "Tên;Diện tích (km2);Dân số;;\n;;2020;2021;2022\nXã A;18,5;2;3;2747",
        "Ba cột .* đều có thể là dân số",
    ),
    "two columns for mountains": (
        "Tên;Miền núi;Vùng cao;Diện tích (km2)\nXã A;x;;18,5",
        "“Miền núi” và “Vùng cao”",
    ),
    "two years": ("Tên;Diện tích (km2);Dân số 2020;Dân số 2023\nXã A;18,5;1;2", "đều có thể là"),
    "two years below one heading": (
        "Tên;Diện tích (km2);Dân số;\n;;2020;2023\nXã A;18,5;1;2",
        "đều có thể",
    ),
    "an area of either unit": ("Tên;Diện tích;Dân số\nXã A;520,4;2747", "km² hay ha"),
    "shares or counts": ("Tên;Dân số;DTTS\nXã A;2747;85", "tỷ lệ .* hay số người"),
    "another heading below": (
        "Tên;Diện tích (km2)\nXã A;8\nTên;Diện tích (ha)\nXã B;800",
        "tiêu đề khác",
    ),
    "an open quote": ('Tên;Diện tích (km2);Dân số\n"Xã A;18,5;2747\nXã B;8;900\n', "ngoặc kép"),
    "an open quote in the last row": (
        'Tên;Diện tích (km2);Dân số\nXã A;8;9\n"Xã B;8;900',
        "Dòng 3 .* ngoặc kép",
    ),
    "an open quote in the heading": (
        '"Tên;Diện tích (km2);Dân số\nXã B;8;900',
        "Dòng 1 .* ngoặc kép",
    ),
    "a NUL near the top": ("Tên;Dân số\nXã A;27\x0047\n".encode(), "Dòng 2 có ký tự NUL"),
    "a PDF behind a line break": (b"\n%PDF-1.4", "PDF"),
    "JSON, an object a line": ('{"name": "Xã A"}\n{"name": "Xã B"}', "JSON"),
    "HTML that starts with a paragraph": ("<p>Biểu 1</p><TABLE></TABLE>", "HTML"),
    "XML of Excel 2003": ("<?mso-application progid='Excel.Sheet'?><Table/>", "Excel 2003"),
    "broken JSON is no list either": ('{"Xã A": ', "tiêu đề"),
    "JSON": ('[{"name": "Xã A"}]', "JSON"),
    "HTML": ("<html><table></table></html>", "HTML"),
    "XML": ("<?xml version='1.0'?><a/>", "XML"),
    "a NUL": (b"T\xc3\xaan\n" + b"A" * 300 + b"\0\n", "Dòng 2 có ký tự NUL"),
    "PDF": (b"%PDF-1.7", "PDF"),
    "a picture": (b"\x89PNG....", "PNG"),
    "RTF": (b"{\\rtf1", "RTF"),
    "a password": (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
    "old Word": (b"\xd0\xcf\x11\xe0" + "WordDocument".encode("utf-16-le"), "Word"),
    "old Excel": (b"\xd0\xcf\x11\xe0", "Excel cũ"),
    "gzip": (b"\x1f\x8b\x08", "gzip"),
}


@pytest.mark.parametrize(("content", "words"), REFUSED.values(), ids=REFUSED)
def test_a_layout_is_refused(content: str | bytes, words: str) -> None:
    """The message says what is not clear, or what the file is."""
    with pytest.raises(SheetError, match=words):
        table_of(content)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("Xã B;18,5;2747;x;5", "nhiều ô hơn tiêu đề (thừa “5”)"),
        ("Xã B;2747", "chỉ có 2 ô, tiêu đề có 4"),
        ("Xã B", "chỉ có 1 ô, tiêu đề có 4"),
    ],
)
def test_a_row_with_more_or_fewer_cells_has_no_figures(row: str, words: str) -> None:
    """Which cell is missing cannot be known; the rows around it are read."""
    text = f"Tên;Diện tích (km2);Dân số;Ghi chú\nXã A;18,5;2747;\n{row}\nXã C;18,5;2747;\n"
    numbers = figures(table_of(text))
    assert numbers["Xã A"] == numbers["Xã C"] == (18.5, 2747)
    (message,) = numbers["Xã B"]
    assert words in message


def test_a_row_that_ends_behind_its_figures_is_read_and_named() -> None:
    """Only what stands beside the figures is missing; the cells of a workbook are never short."""
    rows = [["Tên", "Diện tích (km2)", "Dân số", "Ghi chú"], ["Xã A", "18,5", "2747"]]
    table = table_of("\n".join(map(";".join, rows)))
    assert figures(table) == A
    assert table.notes == ("Dòng ít ô hơn tiêu đề, ô thiếu coi là trống: dòng 2.",)
    rows[1].pop()
    assert figures(table_of(workbook({"Biểu": rows}))) == {"Xã A": (18.5, None)}


def test_districts_at_the_head_of_their_communes_are_units_where_that_is_wanted() -> None:
    """Those with figures; without the wish they are titles, and the reader is told how to have them."""
    text = "Tên;Diện tích (km2);Dân số\nI. Huyện B;185;27470\nXã A;18,5;2747\nII. Huyện C;;\nXã D;8;900\n"
    sheet = sheets.from_text(text)
    apart = tables.read(sheet, EXEMPTIONS)
    assert (list(figures(apart)), apart.heads) == (["Xã A", "Xã D"], (2,))
    assert "không xét: dòng 2. Muốn xét" in apart.notes[1]
    both = tables.read(sheet, EXEMPTIONS, districts=True)
    assert figures(both) == {"Huyện B": (185, 27470), **A, "Xã D": (8, 900)}
    assert [entry.district for entry in both.entries] == ["", "Huyện B", "Huyện C"]
    assert both.notes == ("Không phải đơn vị, không tính: dòng 4 “II. Huyện C”.",)


def test_a_list_that_lies_on_its_side_has_no_units() -> None:
    """With a unit in each column no row is one, and the reader is told so."""
    text = "Chỉ tiêu;Xã A;Xã B\nDiện tích (km2);18,5;9\nDân số (người);2747;900"
    assert table_of(text).entries == ()


@pytest.mark.parametrize(
    ("text", "districts"),
    [
        ("I. Thành phố B;;\nXã A;1,5;9\nII - Huyện C;;\nXã D;1,5;9", ["Thành phố B", "Huyện C"]),
        ("B. Huyện C;9;9\nXã A;1,5;9", ["Huyện C"]),
        ("I. Huyện B;;\nXã A;1,5;9\nII. Vùng cao nguyên;;\nXã D;1,5;9", ["Huyện B", "Vùng cao nguyên"]),
        ("I. Huyện B;;\nTrong đó:;;\nXã A;1,5;9", ["Huyện B"]),
        ("I. Huyện Đắk Tô;;\nXã A;1,5;9\n1. H. Đăk Tô;;\nXã D;1,5;9", ["Huyện Đắk Tô"] * 2),
    ],
)  # fmt: skip
def test_group_rows_give_their_district(text: str, districts: list[str]) -> None:
    """To the rows below them, in any marking, up to the next group."""
    table = table_of(f"Tên;Diện tích (km2);Dân số\n{text}\n")
    assert [entry.district for entry in table.entries] == districts


def test_kinds_of_groups() -> None:
    """Titles such as "Xã (2)" are no units and give their kind to names without one."""
    table = table_of("Tên;Diện tích (km2)\nXã (2);\nĐắk La;9\nXã khu vực III;250\nXã Đắk Mar;9\n")
    assert [(entry.name, entry.unit is None) for entry in table.entries] == [
        ("Đắk La", False),
        ("Xã Đắk Mar", False),
    ]


def test_a_share_from_a_count() -> None:
    """The number of people of ethnic minorities over the population, between its two neighbours."""
    table = table_of("Tên;Dân số (người);DTTS (người)\nXã A;2000;500\nXã B;100;101\n")
    unit = table.entries[0].unit
    assert unit is not None
    assert unit.share.low == unit.share.high == 250_000
    assert "nhiều hơn dân số" in table.entries[1].errors[0].message


def test_a_decimal_comma_in_a_spare_column_is_an_error_of_its_row() -> None:
    """No figure of the row is used."""
    table = table_of("Tên ĐVHC,Diện tích (km2),Dân số (người),Ghi chú\nXã A,15,264,2747\n")
    assert "lệch cột" in table.entries[0].errors[0].message


def test_a_question_names_its_columns() -> None:
    """And what each may be, for the page to ask."""
    with pytest.raises(QuestionError, match='--column "C=population"') as failure:
        table_of("Tên;Diện tích (km2);Dân số 2020;Dân số 2023\nXã A;18,5;1;2\n")
    assert failure.value.question.columns == (2, 3)
    sheet = sheets.from_text("Tên;Diện tích (km2);Dân số 2020;Dân số 2023\nXã A;18,5;1000;2000\n")
    assert figures(tables.read(sheet, EXEMPTIONS, {3: "population"})) == {"Xã A": (18.5, 2000)}


HEADINGS = st.sampled_from(
    ["Diện tích tự nhiên", "Diện tích", "DT tự nhiên", "Tổng diện tích tự nhiên"]
)
PEOPLE = st.sampled_from(["Dân số", "Quy mô dân số", "Số dân", "Nhân khẩu"])
MARKS = st.sampled_from(["", "- ", "{n}. ", "{n}) ", "* ", "{n:02d} ", "1.{n}. "])
NOTES = st.sampled_from(["", "[1]", "(2)", "*", " (2019)"])


@st.composite
def layouts(draw: st.DrawFn) -> tuple[dict[str, Any], list[list[str]]]:
    """Draw a true table and a layout of it: the units by name, and the rows."""
    names = draw(st.lists(st.sampled_from("BCDEGHKLMN"), min_size=1, max_size=5, unique=True))
    truth = {
        f"Xã {name}": (draw(st.integers(200, 60_000)) / 100, draw(st.integers(200, 60_000)), "")
        for name in names
    }
    unit = draw(st.sampled_from(["km2", "ha"]))
    many = draw(st.sampled_from(["người", "nghìn người"]))
    where = draw(st.sampled_from(["heading", "row", "bare row", "line"]))
    area, people = draw(HEADINGS), draw(PEOPLE)
    parts = draw(st.booleans())
    rows: list[list[str]] = [["BIỂU TỔNG HỢP"]] if draw(st.booleans()) else []
    if where == "line":
        rows.append([f"Đơn vị tính: {unit}, {many}"])
    head = ["TT", "Tên ĐVHC", area, people]
    if where == "heading":
        head[2:] = [f"{area} ({unit})", f"{people} ({many})"]
    rows.append([*head, "", ""] if parts else head)
    total = draw(st.sampled_from(["Tổng số", "Tổng", "Chung"]))
    if parts:
        rows.append(["", "", "", "Nam", "Nữ", total])
    if where in {"row", "bare row"}:
        below = [unit, many] if where == "bare row" else [f"({unit})", f"({many})"]
        rows.append(["", "", *below[:1], *([below[1]] * 3 if parts else below[1:])])
    if draw(st.booleans()):
        rows.append([f"({n})" for n in range(1, 5 + 2 * parts)])
    group, mark, note = draw(st.booleans()), draw(MARKS), draw(NOTES)
    for number, (name, (km2, count, _)) in enumerate(truth.items(), start=1):
        if group and draw(st.booleans()):
            district = f"Huyện {number}A"
            rows.append([["I", "II", "III", "IV", "V"][number - 1], district])
        elif group and number == 1:
            district = ""
        area_cell = round(km2 * 100) if unit == "ha" else km2
        text = f"{area_cell:.2f}".replace(".", ",") if unit == "km2" else str(area_cell)
        thousand = f"{count / 1000:.4f}".replace(".", ",")
        people_cell = str(count) if many == "người" else thousand
        half = str(count // 2) if many == "người" else f"{count / 2000:.4f}".replace(".", ",")
        truth[name] = (km2, count, district if group else "")
        cells = [half, half, f"{people_cell}{note}"] if parts else [f"{people_cell}{note}"]
        rows.append([str(number), f"{mark.format(n=number)}{name}", text, *cells])
    if draw(st.booleans()):
        rows.append(["", "Tổng cộng", "1", "1"])
    return truth, rows


@settings(max_examples=int(os.environ.get("LAYOUTS", "200")), deadline=None)
@given(
    layouts(),
    st.sampled_from([";", "\t", "xlsx"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_any_layout_is_read_right_or_asked_about(
    layout: tuple[dict[str, Any], list[list[str]]], form: str, encoding: str
) -> None:
    """The same units and figures in the same districts, or a question: no silent difference."""
    truth, rows = layout
    if form == "xlsx":
        content = workbook({"Biểu": rows})
    else:
        text = io.StringIO()
        csv.writer(text, delimiter=form).writerows(rows)
        content = text.getvalue().encode(encoding)
    try:
        table = table_of(content)
    except QuestionError:
        return
    units = {
        entry.name: (entry.unit.area.low / KM2, entry.unit.population.low, entry.district)
        for entry in table.entries
        if entry.unit is not None
    }
    wrong = {entry.name for entry in table.entries if entry.errors}
    assert units == {name: row for name, row in truth.items() if name not in wrong}
