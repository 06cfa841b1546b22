"""The working papers of a list and of a unit: figures and verdicts as in JSON and CSV, claims as claims."""

import base64
import csv
import io
import json
import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from calculators import __main__ as command
from calculators import browser
from calculators.arrangement.verdicts import Verdict
from calculators.arrangement.words import VERDICTS
from calculators.law import loader
from calculators.papers import annex, docx, frame, review
from calculators.papers.forms import CELLS
from calculators.worklist import opening, saving
from calculators.worklist.worklist import Worklist
from publishing.measure.kontum import worklist as of_the_province
from tests.expected import EXPECTED
from tests.papers.reading import HOSTILE, VISIBLE, Read, read

DAY = date(2026, 2, 5)
LAW = loader.load()
HEAD = "Tên;Loại;Huyện;area_km2;Dân số;Miền núi;Biên giới;DTTS (%);exemption;voluntary;population_standard"
ROWS = (
    "A;Xã;Huyện X;20;2000;có;không;0;;;",
    "B;Xã;Huyện X;20;2000;có;không;0;isolated;;",
    "C;Xã;Huyện X;20;2000;có;không;0;;có;5000",
    "D;Xã;Huyện X;;2000;có;không;0;;;",
    "E;Xã;Huyện X;abc;2000;có;không;0;;;",
    "G;Xã;Huyện X;;;;;;;;",
    "H;Xã;Huyện X;200;20000;có;không;0;;;",
)
PROOF = "Căn cứ và phiên bản"


def list_of(*rows: str, rules: str = "2023-2025") -> Worklist:
    """Return a list of these rows."""
    text = "\n".join((HEAD, *rows))
    return opening.worklist("lists\\x.csv", text, rules, LAW).confirmed()


def paper(worklist: Worklist) -> Read:
    """Return the working paper of a list."""
    return read(docx.write(review.of_list(worklist, DAY)))


def test_every_cell_of_the_list_can_be_filled() -> None:
    """What papers.toml may name, the paper knows; and so it is with the scheme."""
    assert {*review._CELLS, "number"} == set(CELLS["list"])
    assert {*annex._CELLS, "number"} == set(CELLS["scheme"])


@pytest.mark.parametrize("rules", LAW.rule_sets)
def test_the_list_of_the_province_says_the_same_in_word_json_and_csv(rules: str) -> None:
    """Every figure, percentage and verdict, unit by unit, and the counts."""
    worklist = of_the_province(rules)
    content = json.loads(saving.write(worklist, "json"))
    units = {(unit["name"], unit["district"]): unit for unit in content["units"]}
    lines = csv.DictReader(
        io.StringIO(saving.write(worklist, "csv").decode("utf-8-sig")), delimiter=worklist.delimiter
    )
    verdicts = {(line["name"], line["district"]): line["Kết quả rà soát"] for line in lines}
    tables = paper(worklist).tables
    count = EXPECTED["rows"]["communes"] + EXPECTED["rows"]["districts"]
    assert len(units) == len(verdicts) == count
    assert len(tables[1]) == 1 + count
    for row in tables[1][1:]:
        name = row[1].split(" ", 2 if row[1].startswith("Th") else 1)[-1]
        unit = units[name, row[2]]
        assert [number(part) for part in row[5].split(" - ")] == ends(unit["area_percent"])
        assert [number(part) for part in row[8].split(" - ")] == ends(unit["population_percent"])
        word = VERDICTS[Verdict(unit["verdict"])]
        assert (row[9].casefold(), verdicts[name, row[2]]) == (word, word)
    numbers = {row[0].casefold(): int(row[1]) for row in tables[0][1:-1]}
    assert numbers == {
        VERDICTS[Verdict(verdict)]: n for verdict, n in content["summary"].items() if n
    }
    assert tables[0][-1] == ["Cộng", str(count)]


def number(text: str) -> str:
    """Return a Vietnamese number as JSON has it."""
    return text.replace(".", "").replace(",", ".")


def ends(percent: list[Any]) -> list[str]:
    """Return the ends of a percentage as a cell shows them: one where they are equal."""
    if percent[0] is None:
        return [""]
    return percent[:1] if percent[0] == percent[1] else percent


def test_what_is_claimed_open_and_wrong_stands_with_the_unit() -> None:
    """Claims as claims, what is lacking where it matters, the fault of a row; nothing of ids."""
    document = paper(list_of(*ROWS))
    rows = {row[1]: row for row in document.tables[1][1:]}
    assert list(rows) == [f"Xã {name}" for name in "ACBEDGH"]
    assert rows["Xã A"][3:] == [
        *("20,00", "50,00", "40,00", "2.000", "5.000", "40,00"),
        *("Thuộc diện sắp xếp", ""),
    ]
    assert rows["Xã B"][10].startswith("theo người dùng nêu: ")
    assert (
        rows["Xã C"][10] == "theo người dùng nêu: tự nguyện sắp xếp; tiêu chuẩn do người dùng nêu"
    )
    assert rows["Xã D"][3:6] == ["chưa có", "50,00", "từ 0,00"]
    assert rows["Xã D"][10] == "còn thiếu: diện tích"
    assert rows["Xã E"][3:9] == [""] * 6
    assert "abc" in rows["Xã E"][10]
    assert rows["Xã G"][4] == ""
    assert rows["Xã H"][9:] == ["Không thuộc diện sắp xếp", ""]
    assert document.tables[1][0][9] == "Kết quả (đã hết áp dụng)"
    assert document.tables[0][0] == ["Kết quả (đã hết áp dụng)", "Số đơn vị"]
    assert document.tables[0][1:] == [
        *(["Thuộc diện sắp xếp", "2"], ["Thuộc diện nhưng không bắt buộc", "1"]),
        *(["Không thuộc diện sắp xếp", "1"], ["Chưa đủ căn cứ", "2"], ["Số liệu sai", "1"]),
        ["Cộng", "7"],
    ]
    before, after = document.words.split(PROOF)
    assert "danh sách “x.csv”, không ghi thời điểm số liệu." in before
    assert "1 dòng của danh sách không dùng được" in before
    assert "Phiếu làm việc, không phải văn bản" in before
    assert not re.search(r"mức [TRPU]\b|must_arrange|commune", before)
    assert "Kế hoạch số 95-KH/TU ngày 22 tháng 5 năm 2023" in after
    assert "Nghị quyết số 1211/2016/UBTVQH13" in after
    assert f"dữ liệu luật {LAW.version}; mã bộ quy tắc 2023-2025." in after


def test_a_long_list_is_counted_and_not_all_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """Results that do not fit are named with their numbers; where none fits there is no table."""
    monkeypatch.setattr(review, "MOST_ROWS", 5)
    document = paper(list_of(*ROWS))
    assert len(document.tables[1]) == len(("head", *"ACBE", "H"))
    assert "không ghi từng đơn vị của các kết quả: chưa đủ căn cứ (2)." in document.words
    monkeypatch.setattr(review, "MOST_ROWS", 0)
    assert len(paper(list_of(*ROWS)).tables) == 1


@pytest.mark.parametrize(("most", "count"), [(1, 0), (0, 1)])
def test_notes_that_are_too_many_are_counted(
    monkeypatch: pytest.MonkeyPatch, most: int, count: int
) -> None:
    """The list has one note; a paper with room for none says so and names where it is."""
    monkeypatch.setattr(frame, "MOST_NOTES", most)
    text = "Tên;Loại;Ghi thêm\nA;Xã;x"
    paragraphs = paper(opening.worklist("x.csv", text, "2023-2025", LAW).confirmed()).paragraphs
    assert sum(line.startswith("- Cột không dùng để tính: Ghi thêm") for line in paragraphs) == most
    assert paragraphs.count("- Còn 1 ghi chú nữa.") == count


def test_hostile_names_in_a_list() -> None:
    """The file opens, nothing is lost, nothing is a formula or a tag."""
    quotation = '"' + HOSTILE.replace('"', '""').replace("\n", " ").replace("\x00", "") + '"'
    (row,) = paper(list_of(ROWS[0].replace("A", quotation, 1))).tables[1][1:]
    visible = VISIBLE.replace("\n", " ").replace("\u2400", "")
    assert row[1].endswith("N" * 5000)
    assert Counter(visible.split()) <= Counter(row[1].split())


def test_the_paper_of_a_unit() -> None:
    """Facts, standard, percentages and each test; the explanation with its sources is in the proof."""
    request = {
        "rules": "2023-2025",
        "day": "2026-02-05",
        "cells": {"Tên": "Đăk Năng", "Loại": "Xã", "Diện tích (km²)": "20", "Dân số": "2000"}
        | {"Miền núi": "có", "Biên giới": "không", "Tỷ lệ DTTS (%)": "0", "Tự nguyện": "có"},
        "confirm": ["area_km2", "population"],
    }
    reply = json.loads(browser.form_paper(json.dumps(request)))
    document = read(base64.b64decode(reply["base64"]))
    ((_, *facts),) = document.tables
    tests = LAW.rules("2023-2025").tests
    assert len(facts) == len(("three", "of", "each", "of", "two", "figures", "and", "tests")) + 1
    assert tests
    assert ["Diện tích so với tiêu chuẩn (%)", "40,00"] in facts
    assert ["Tiêu chuẩn dân số (người)", "5.000"] in facts
    assert facts[-1] == ["Kết quả", "thuộc diện sắp xếp (đã hết áp dụng)"]
    assert [cell for _, cell in facts[6:8]] == ["đúng", "không đúng"]
    before, after = document.words.split(PROOF)
    assert "Xã Đăk Năng: thuộc diện sắp xếp (đã hết áp dụng)" in before
    assert "- theo người dùng nêu: tự nguyện sắp xếp" in before
    assert "mức" not in before.replace("mức phải", "")
    assert "mức P" in after


def test_the_paper_of_a_row_that_is_wrong() -> None:
    """The fault, and no figure made up."""
    worklist = list_of("E;;Huyện X;abc;2000;;;;;;")
    document = read(docx.write(review.of_unit(worklist, 2, DAY)))
    ((_, *facts),) = document.tables
    assert facts == [*([name, ""] for name, _ in facts[:-1]), ["Kết quả", "số liệu sai"]]
    assert "E: số liệu sai" in document.paragraphs
    assert any("abc" in line for line in document.paragraphs)


def test_word_from_the_command_and_from_the_page(tmp_path: Path) -> None:
    """Both give the paper of the list; its day is that of the call."""
    file, out = tmp_path / "x.csv", tmp_path / "x.docx"
    file.write_text("\n".join((HEAD, ROWS[6])), "utf-8")
    call = ["evaluate", str(file), "--rules", "2023-2025", "--format", "docx"]
    assert command.main([*call, "--output", str(out)]) == 0
    document = read(out.read_bytes())
    browser.open_list(
        json.dumps({"name": "x.csv", "rules": "2023-2025", "text": file.read_text("utf-8")})
    )
    request = {"format": "docx", "day": date.today().isoformat()}  # noqa: DTZ011 - the caller's day
    reply = json.loads(browser.save_list(json.dumps(request)))
    assert read(base64.b64decode(reply["base64"])).words == document.words


def test_a_view_is_named_on_its_paper() -> None:
    """What it is filtered by, and of how many; a view of all says nothing."""
    worklist = list_of(*ROWS)
    filters = {"verdict": "must_arrange", "kind": "commune", "district": "Huyện X", "search": " a "}
    document = read(docx.write(review.of_list(worklist, DAY, filters)))
    assert [row[1] for row in document.tables[1][1:]] == ["Xã A"]
    assert (
        "Chỉ gồm 1 trong 7 đơn vị của danh sách: kết quả “thuộc diện sắp xếp”; loại “xã”; "
        "thuộc “Huyện X”; tên hoặc mã có “a”." in document.paragraphs
    )
    assert "Chỉ gồm" not in paper(worklist).words


def test_a_paper_is_printed_block_by_block() -> None:
    """The page is given the blocks of the Word file, of the list and of one row."""
    text = "\n".join((HEAD, *ROWS))
    browser.open_list(json.dumps({"name": "x.csv", "rules": "2023-2025", "text": text}))
    request = {"format": "docx", "day": "2026-02-05"}
    for more in ({}, {"row": 2}):
        reply = json.loads(browser.save_list(json.dumps(request | more)))
        word = read(base64.b64decode(reply["base64"]))
        blocks = json.loads(browser.save_list(json.dumps(request | more | {"print": True})))[
            "paper"
        ]
        tables = [block for block in blocks["blocks"] if "columns" in block]
        heads = [[column["heading"] for column in table["columns"]] for table in tables]
        assert word.tables == [
            [head, *table["rows"]] for head, table in zip(heads, tables, strict=True)
        ]
        assert all(round(sum(c["width"] for c in table["columns"])) == 100 for table in tables)
        lines = [block["text"] for block in blocks["blocks"] if "style" in block]
        assert [line for line in word.paragraphs if line] == lines
        assert blocks["landscape"] is not bool(more)
