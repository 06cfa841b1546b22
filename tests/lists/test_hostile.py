"""What fuzzing and made-up input brought down once, each as the smallest case of its kind."""

import json
from typing import Any

import pytest

from calculators import browser
from calculators.lists import sheets, xlsx
from calculators.lists.sheets import SheetError
from calculators.mergers import adjacency
from tests.awkward import LISTS
from tests.fuzz import corpus, targets
from tests.worklist.test_worklist import ask

SESSION: dict[str, Any] = {
    "name": "a",
    "rules": "2023-2025",
    "pages": [["a", [["Tên", "Loại", "Dân số"], ["A", "Xã", ["number", "5"]]]]],
    "page": 0,
    "chosen": {"0": "name"},
    "added": ["Ghi chú"],
    "delimiter": ";",
    "edits": [[2, 3, "x"]],
}


def open_file(data: bytes) -> dict[str, Any]:
    """Open a file on the page."""
    answer: dict[str, Any] = json.loads(
        browser.open_list('{"name": "a", "rules": "2023-2025"}', data)
    )
    return answer


def test_the_session_that_is_spoiled_below_is_whole() -> None:
    """Without a change it opens, edit and claim included."""
    assert open_file(json.dumps(SESSION).encode())["count"] == 1
    assert ask("list_rows")["rows"][0]["name"] == "A"


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("page", 1),
        ("page", -1),
        ("page", float("inf")),
        ("chosen", {"0": "không có cột này"}),
        ("chosen", {"-1": "name"}),
        ("chosen", {"0": ["name"]}),
        ("delimiter", ";;"),
        ("delimiter", ":"),
        ("edits", [[4, 0, "x"]]),
        ("edits", [[2, 9, "x"]]),
        ("edits", [[-1, 0, "x"]]),
        ("edits", [[2, -1, "x"]]),
        ("edits", [[2, 0, "\ud800"]]),
        ("pages", []),
        ("pages", [["a", [["Tên", "Dân số"], ["A", ["number", "năm"]]]]]),
        ("pages", [["a", [["Tên", "Dân số"], ["A", ["number", "9" * 5000]]]]]),
    ],
)
def test_a_session_with_anything_that_cannot_be_is_refused_whole(key: str, value: object) -> None:
    """It never opens by half, to fail where the reader shows, changes or saves it."""
    content = json.dumps(SESSION | {key: value}).encode()
    assert "không đúng dạng" in open_file(content)["error"]


def test_a_session_nested_without_end_is_damaged() -> None:
    """The depth at which Python gives up is no crash of the page."""
    assert "bị hỏng" in open_file(b'{"name":' + b"[" * 200_000)["error"]


@pytest.mark.parametrize("length", ["9" * 5000, "0." + "1" * 5000])
def test_a_border_longer_than_any_number_python_reads_is_refused(length: str) -> None:
    """With the line it stands on."""
    with pytest.raises(SheetError, match="Bảng liền kề, dòng 2: shared_border_km"):
        adjacency.read(f"code_a;code_b;shared_border_km\n1;2;{length}\n".encode())


@pytest.mark.parametrize("value", ["nan", "1e999", "-inf"])
def test_a_cell_of_a_workbook_beyond_all_numbers_is_an_error_of_its_row(value: str) -> None:
    """No spreadsheet stores one; a file written by another program may."""
    plain = targets.unpacked(LISTS[0].xlsx())
    cell = f"<c><v>{value}</v></c>".encode()
    data = targets.packed(plain.replace(b"</row>", cell + b"</row>", 2))
    rows = xlsx.read(data)[-1].rows
    assert rows[1][-1] == "#NUM!"
    assert sheets.from_rows(rows).headings


@pytest.mark.filterwarnings("ignore::UserWarning:openpyxl")  # it doubts what it reads all the same
@pytest.mark.parametrize("target", targets.TARGETS)
def test_the_kept_corpus_of_fuzzing_passes(target: str) -> None:
    """What fuzzing found worth keeping, and what it began with: a report or words, never a crash."""
    inputs = [*corpus.read(target), *targets.seeds(target)]
    assert len(inputs) > len([*targets.seeds(target)]) > 0
    for data in inputs:
        targets.fed(target, data)


def test_the_kept_corpus_is_small() -> None:
    """It is part of every clone."""
    assert corpus.FILE.stat().st_size < corpus.LIMIT


def test_what_is_not_a_refusal_in_words_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A target that crashes, or refuses without a word, is not passed over."""

    def silent(_data: bytes) -> None:
        raise SheetError("")

    monkeypatch.setattr(targets, "TARGETS", {"list": silent})
    with pytest.raises(AssertionError):
        targets.fed("list", b"")
