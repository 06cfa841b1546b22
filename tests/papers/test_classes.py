"""The working papers of points and class: what JSON says, on paper; what is open and wrong; the clauses."""

from datetime import date

import pytest

from calculators.classes import loader
from calculators.classes.report import report
from calculators.classes.result import Results, results
from calculators.law import loader as law_loader
from calculators.lists import sheets, tables
from calculators.papers import classes, docx
from publishing.tools.programs import ROOT
from tests.expected import EXPECTED, PROVINCE, needs
from tests.hostile import ask, each, file, holds, in_files, in_xml, plain, rows, workbook
from tests.hostile import word as word_texts
from tests.papers import word
from tests.papers.reading import Read, read

DAY = date(2026, 2, 5)
RULES = loader.load()
LAW = law_loader.load()
HEAD = "Tên;Loại;Dân số;area_km2;Miền núi;Vị trí"
PROOF = "Căn cứ và phiên bản"


def results_of(text: str) -> Results:
    """Return a list written as CSV with its results."""
    return results(tables.read(sheets.from_text(text), LAW.exemptions), RULES)


def of_list(data: Results, name: str = "lists\\x.csv") -> Read:
    """Return the paper of a list, read back."""
    return read(docx.write(classes.of_list(data, name, DAY)))


def of_unit(row: str) -> Read:
    """Return the paper of one unit, read back."""
    return read(docx.write(classes.of_unit(results_of(f"{HEAD}\n{row}\n"), DAY)))


def test_another_program_reads_what_the_engine_said() -> None:
    """Word for word, cell by cell, in the same order."""
    unit = f"{HEAD}\nA;Xã;18000;60;không;none\n"
    word.check(classes.of_list(results_of(f"{unit}B;Phường;1000-3000;;;\nC;Xã;x;;;\n"), "x", DAY))
    word.check(classes.of_unit(results_of(unit), DAY))


def number(text: str) -> str:
    """Return a Vietnamese number as JSON has it."""
    return text.replace(".", "").replace(",", ".")


def ends(points: list[str]) -> list[str]:
    """Return the ends of a range as a cell shows them: one where they are equal."""
    return points[:1] if points[0] == points[1] else points


@needs("today")
def test_a_list_says_the_same_in_word_and_json() -> None:
    """Every unit of the province: points by criterion and together, class, and the counts."""
    data = results_of((ROOT / PROVINCE.path("today")).read_text("utf-8"))
    counts, units = of_list(data).tables
    result = report(data)
    count = EXPECTED["rows"]["today"]
    assert len(units) == 1 + count
    for row, unit in zip(units[1:], result["units"], strict=True):
        by_name = {one["id"]: one["points"] for one in unit["criteria"]}
        of_development = [
            sum(int(by_name[name][end].replace(".", "")) for name in by_name if name not in WHOLE)
            for end in (0, 1)
        ]
        together = [f"{points // 100}.{points % 100:02d}" for points in of_development]
        expected = [by_name["population"], by_name["area"], together, by_name["special"]]
        expected += [unit["bonus"], unit["points"]]
        ranges = [[number(end) for end in cell.split(" - ")] for cell in row[2:8]]
        assert ranges == [ends(points) for points in expected]
        assert row[8] == unit["class_word"][0].upper() + unit["class_word"][1:]
        assert row[1].casefold().endswith(unit["name"].casefold())
    assert counts[-1] == ["Cộng", str(count)]
    assert sum(int(row[1]) for row in counts[1:-1]) == count


WHOLE = ("population", "area", "special")


def test_a_list_names_its_source_what_is_missing_and_what_is_wrong() -> None:
    """Of a path only the name; a wrong row has no points but its message; notes stand below."""
    document = of_list(results_of("Tên;Loại;Dân số;Diện tích;Lạ\nA;Xã;18000;30;\nB;Xã;nhiều;;\n"))
    rows = {row[1]: row for row in document.tables[1][1:]}
    assert "Số liệu: danh sách “x.csv”." in document.paragraphs
    assert rows["Xã A"][9].startswith("còn thiếu: ")
    assert rows["Xã B"][2:9] == ["", "", "", "", "", "", "Số liệu sai"]
    assert "không đọc được số từ “nhiều”" in rows["Xã B"][9]
    assert "- Cột “Diện tích” không ghi đơn vị: đọc là km²." in document.paragraphs
    assert "- Cột không dùng để tính: Lạ." in document.paragraphs


def test_a_long_list_says_how_much_is_left_out() -> None:
    """The table has 500 units; the counts have all."""
    rows = "\n".join(f"U{n};Xã;18000;30;không;none" for n in range(502))
    document = of_list(results_of(f"{HEAD}\n{rows}\n"))
    assert len(document.tables[1]) == classes.MOST_ROWS + 1
    assert document.tables[0][-1] == ["Cộng", "502"]
    assert "Còn 2 đơn vị nữa: tệp Excel và CSV có đủ." in document.paragraphs


def test_the_paper_of_a_unit() -> None:
    """Points with their figures and clauses, the reasons, deadlines, who decides, the dossier, the proof."""
    document = of_unit("Xã Đăk Hà;;18000;60;không;none")
    assert document.paragraphs[1] == "Xã Đăk Hà: chưa đủ căn cứ"
    assert document.paragraphs[2] == "Phiếu làm việc, không phải văn bản; không có số và con dấu."
    assert document.paragraphs[3] == (
        "Lập ngày 05 tháng 02 năm 2026. Quy định áp dụng: Nghị định số 307/2025/NĐ-CP ngày 27 tháng "
        "11 năm 2025 của Chính phủ phân loại đơn vị hành chính (tình trạng: có hiệu lực từ "
        "27-11-2025)."
    )
    (points,) = document.tables
    assert points[0] == ["TT", "Tiêu chí", "Số liệu", "Điểm", "Nhiều nhất", "Căn cứ"]
    assert points[2] == [
        *("2", "Diện tích tự nhiên", "diện tích 60,00 km²", "13,00", "25,00", "Điều 6"),
    ]
    assert points[3][2:4] == ["", "3,00 - 10,00"]
    assert [row[1] for row in points[-2:]] == ["Điểm ưu tiên", "Tổng điểm"]
    for heading in ("Thời hạn", "Cơ quan quyết định", "Hồ sơ", "Giải thích, kèm căn cứ", PROOF):
        assert heading in document.paragraphs
    for note in RULES.notes:
        if note.topic in ("deadline", "decision", "dossier"):
            assert f"- {note.text} ({note.citation.text})" in document.paragraphs


@pytest.mark.parametrize(
    ("kind", "articles", "others"),
    [
        ("Xã", ["Điều 4 khoản 5", "Điều 6", "Điều 9"], ["Điều 7", "Điều 8"]),
        ("Phường", ["Điều 7", "Điều 9"], ["Điều 6", "Điều 8"]),
        ("Đặc khu", ["Điều 6", "Điều 7", "Điều 8", "Điều 9"], []),
    ],
)
def test_the_proof_names_the_articles_of_the_kind(
    kind: str, articles: list[str], others: list[str]
) -> None:
    """With the document in full, the standard that the bonus is counted in, and the versions."""
    lines = of_unit(f"A;{kind};18000;60;không;none").paragraphs
    proof = lines[lines.index(PROOF) :]
    (decree,) = (line for line in proof if "307/2025/NĐ-CP" in line)
    assert "ngày 27 tháng 11 năm 2025" in decree
    assert [article for article in articles if f"{article} (" not in decree] == []
    assert [article for article in others if f", {article} (" in decree] == []
    assert any("112/2025/UBTVQH15" in line for line in proof)
    assert proof[-1].endswith(f"dữ liệu luật {RULES.version}.")


@each
def test_hostile_names(name: str) -> None:
    """In the list with its points and on the sheet of one unit: files open, nothing runs or is lost."""
    request = {"name": name, "text": rows(name), "day": DAY.isoformat()}
    assert holds(plain(file(ask("classify_list", format="csv", **request)))[1], in_files(name))
    assert holds(workbook(file(ask("classify_list", format="xlsx", **request)), name), in_xml(name))
    assert holds(word_texts(file(ask("classify_list", format="docx", **request))), in_xml(name))
    one = {"cells": {"Tên": name, "Loại": "Xã", "Dân số": "18000"}, "day": DAY.isoformat()}
    assert holds(workbook(file(ask("classify_form", format="xlsx", **one)), name), in_xml(name))
    assert holds(word_texts(file(ask("classify_form", format="docx", **one))), in_xml(name))
