"""What holds of every paper: another program reads it, and it says what it is before anything else."""

import csv
import io
import json
import re

import openpyxl
import pytest

from calculators import __version__
from calculators.dates import full_date
from calculators.law import loader
from calculators.law.model import RuleSet
from calculators.mergers import loader as merger_loader
from calculators.page.scheme import scheme_of
from calculators.papers import frame, of_scheme, review, workbook
from calculators.papers.output import output
from calculators.papers.paper import Paper
from calculators.worklist import opening, saving
from calculators.worklist.worklist import Worklist
from publishing.measure import kontum
from tests.papers import word
from tests.papers.every import DAY, NAMES, papers

LAW = loader.load()
IDS = re.compile(r"2025-reform|from-2026|mức [TRPU]\b|\b[a-z]+_[a-z_]+\b")
"""Ids and grades, which belong to the proof alone."""
PROOF = "Căn cứ và phiên bản"
HEAD = (
    "Tên;Loại;Huyện;Diện tích (km2);Dân số;Miền núi;Biên giới;Tỷ lệ DTTS (%);voluntary;"
    "population_standard;population_date"
)
CLAIMED = (
    "A;Xã;Huyện X;20;2000;có;không;0;có;5000;31-12-2022",
    "B;Xã;Huyện X;20;2000;có;không;0;;;31-12-2022",
    "C;Xã;Huyện X;abc;2000;có;không;0;;;31-12-2022",
)
CLAIMS = ("theo người dùng nêu: tự nguyện sắp xếp", "tiêu chuẩn do người dùng nêu")


def with_claims(rules: str) -> Worklist:
    """Return a list in which something is claimed, stated and wrong, with the day of its figures."""
    return opening.worklist("x.csv", "\n".join((HEAD, *CLAIMED)), rules, LAW).confirmed()


def lines(paper: Paper) -> list[str]:
    """Return all that a paper says, a line for each paragraph, heading and cell, as it is printed."""
    blocks = output(paper, {"print": True})["paper"]
    texts: list[str] = []
    for block in blocks["blocks"]:
        if "rows" in block:
            texts += [column["heading"] for column in block["columns"]]
            texts += [cell for row in block["rows"] for cell in row]
        else:
            texts.append(block["text"])
    return texts


def check_frame(texts: list[str], rules: RuleSet) -> None:
    """Assert that a paper says what it is, under which rules, and with which versions at its end."""
    proof = texts.index(PROOF)
    before, after = "\n".join(texts[:proof]), "\n".join(texts[proof:])
    assert frame.WORKING_PAPER in before
    assert f"Quy định áp dụng: {rules.title}, từ {full_date(rules.start)}" in before
    assert f"(tình trạng: {rules.status})" in before
    assert "Số liệu: danh sách “" in before
    assert not IDS.search(before)
    assert f"Bộ máy tính {__version__}; dữ liệu luật {LAW.version}" in after
    assert f"mã bộ quy tắc {rules.id}." in after


@pytest.mark.parametrize("name", NAMES)
def test_another_program_reads_what_the_engine_said(name: str) -> None:
    """Word for word, cell by cell, in the same order."""
    word.check(papers()[name])


@pytest.mark.parametrize("rules", LAW.rule_sets)
def test_the_papers_of_a_list_say_what_they_are(rules: str) -> None:
    """That of the list and that of a unit, in Word as in print: rules, figures, claims; ids in the proof."""
    worklist = with_claims(rules)
    for paper in (review.of_list(worklist, DAY), review.of_unit(worklist, 2, DAY)):
        texts = lines(paper)
        check_frame(texts, worklist.rules)
        text = "\n".join(texts[: texts.index(PROOF)])
        assert "thời điểm số liệu 31-12-2022" in text
        assert [claim for claim in CLAIMS if claim not in text] == []


@pytest.mark.parametrize("rules", merger_loader.load())
@pytest.mark.parametrize("name", of_scheme.PAPERS)
def test_the_papers_of_a_scheme_say_what_they_are(name: str, rules: str) -> None:
    """Annex, draft and checklist under every rule set for mergers."""
    kontum.open_list()
    request = kontum.scenario(rules) | {"day": DAY.isoformat(), "paper": name}
    scheme = scheme_of(request)
    check_frame(lines(of_scheme.PAPERS[name](scheme)), scheme.rules.standards)


@pytest.mark.parametrize("rules", LAW.rule_sets)
def test_the_workbook_says_what_it_is(rules: str) -> None:
    """Above its results and on each printed page; versions and claims stand on the sheet of sources."""
    worklist = with_claims(rules)
    book = openpyxl.load_workbook(io.BytesIO(workbook.of_list(worklist, DAY)))
    texts = {
        sheet.title: [
            str(cell.value) for row in sheet.iter_rows() for cell in row if cell.data_type != "f"
        ]
        for sheet in book
    }
    results = "\n".join(texts["Kết quả"])
    assert frame.WORKING_PAPER in results
    assert frame.made_text(DAY, worklist.rules) in results
    assert "danh sách “x.csv”, thời điểm số liệu 31-12-2022." in results
    assert [claim for claim in CLAIMS if claim not in results] == []
    assert not IDS.search(results)
    assert not IDS.search("\n".join(texts["Quy định"]))
    assert {sheet.oddHeader.left.text for sheet in book} == {"Phiếu làm việc, không phải văn bản"}
    assert any(
        f"Bộ máy tính {__version__}; dữ liệu luật {LAW.version}" in text for text in texts["Căn cứ"]
    )


@pytest.mark.parametrize("rules", LAW.rule_sets)
def test_csv_and_json_say_what_they_are(rules: str) -> None:
    """Each row of CSV by itself, words first and ids behind the reasons; JSON once, claims by unit."""
    worklist = with_claims(rules)
    rule_set = worklist.rules
    text = saving.write(worklist, "csv").decode("utf-8-sig")
    table = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    own = len(HEAD.split(";"))
    for row in table:
        versions = row["Phiên bản"]
        assert versions.startswith("Phiếu làm việc, không phải văn bản; ")
        assert f"bộ máy tính {__version__}; dữ liệu luật {LAW.version}" in versions
        assert row["Quy định áp dụng"].startswith(
            f"{rule_set.title}, từ {full_date(rule_set.start)}"
        )
        assert row["Tình trạng của quy định"] == rule_set.status
        before = [*row.values()][own : [*row].index("Giải thích")]
        assert not IDS.search("\n".join(before))
        assert row["population_date"] == "31-12-2022"
    assert "do người dùng nêu" in table[0]["Giải thích"]
    report = json.loads(saving.write(worklist, "json"))
    assert (report["rules"], report["status"]) == (rules, rule_set.status)
    assert (report["engine_version"], report["law_version"]) == (__version__, LAW.version)
    unit = report["units"][0]
    assert unit["voluntary"]
    assert unit["standard"]["stated_by_user"]
