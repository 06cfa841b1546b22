"""The record of the place: what is wrong in it is named with its list, its key and its value."""

import re
from pathlib import Path

import pytest

from calculators.law import loader
from calculators.lists import sheets, tables
from publishing.pages import kontum, ready
from publishing.pages.units import answers, judgements
from publishing.tables import data, place
from publishing.tools.programs import ProgramError


def change(root: Path, old: str, new: str) -> None:
    """Write the record with other words in it."""
    file = root / place.RECORD
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("[[lists]]\nid", "[[lists]\nid", "data/place.toml: "),
        (
            '[[lists]]\nid = "nay"',
            'list = 1\n[[lists]]\nid = "nay"',
            "thiếu khóa hoặc có khóa lạ",
        ),
        ('usual = "2023-2025"\n', "", "danh sách “cu”: thiếu khóa hoặc có khóa lạ"),
        ('id = "cu"', "", "danh sách “”: thiếu khóa"),
        ('id = "cu"', 'ide = "cu"', "danh sách “”: thiếu khóa hoặc có khóa lạ"),
        ('id = "cu"', 'id = "nay"', "id: “nay” có hai lần"),
        (
            'rules = "ended"',
            'rules = "over"',
            "rules: “over” không phải một trong: in force, ended",
        ),
        (
            'pairs = "pairs.csv"',
            'pairs = "p.csv"',
            "“cu”: không có tệp data/p.csv",
        ),
        ('tiles = "tiles.csv"', 'tiles = "t.csv"', "“cu”: không có tệp data/t.csv"),
        ('part = "district"', 'part = "huyen"', "“cu”: không bảng nào có cột huyen"),
        ('plan = "cu"', 'plan = "khac"', "plan: “khac” không phải id của một danh sách"),
        ("[tables.districts]", "[tables.huyen]", "thiếu bảng tables.districts"),
        ("[tables.pairs]", "[tables.cap]", "thì cần có cả bảng pairs"),
        ('clause = "IV.2"\n', "", "thiếu khóa hoặc có khóa lạ"),
        ('year = "2022"\n', 'year = ""\n', "thì cần có words.year"),
        ('begins = "",', 'start = "",', "“nay”: thiếu khóa hoặc có khóa lạ"),
        ('column = "population_basis", begins = ""', 'column = "b", begins = ""', "có cột b"),
    ],
)
def test_a_wrong_record_is_named(root: Path, old: str, new: str, words: str) -> None:
    """No traceback: the file, the list and what is wrong."""
    change(root, old, new)
    with pytest.raises(ProgramError, match="place") as failure:
        place.check(root)
    assert words in str(failure.value)


def test_the_usual_rules_are_of_the_time_of_the_list(root: Path) -> None:
    """A list of a time that has ended is not opened with the rules of today."""
    change(root, 'usual = "2023-2025"', 'usual = "from-2026"')
    with pytest.raises(ProgramError) as failure:
        list(ready.for_lists(root))
    words = "danh sách “cu”: usual: “from-2026” không phải một trong: 2019-2021, 2023-2025"
    assert words in str(failure.value)


def test_a_count_that_is_not_there_is_said(root: Path) -> None:
    """In the words about the limits of the figures."""
    change(root, "{shares} trên", "{share} trên")
    with pytest.raises(ProgramError, match=r"words\.limits: không có số đếm 'share'"):
        kontum.write(root)


def test_the_finding_is_of_a_document_of_the_law(root: Path) -> None:
    """Where the plan of another province is not yet recorded, the build says so."""
    change(root, 'document = "95-KH/TU"', 'document = "1/KH-VD"')
    with pytest.raises(ProgramError, match=r"finding\.document: “1/KH-VD” không có"):
        answers.finding(judgements.read(root))


def test_a_list_without_pairs_is_not_offered_for_mergers(root: Path) -> None:
    """It stands on the page of lists only, and no file of pairs is written."""
    change(root, 'pairs = "today-pairs.csv"\n', "")
    with pytest.raises(ProgramError, match="“nay”: map cần có pairs"):
        place.check(root)
    text = (root / place.RECORD).read_text("utf-8")
    change(root, re.findall(r"(?s)\[lists\.map\].*?\n\n", text)[0], "")
    of_the_builder, of_the_page = list(ready.for_builder(root)), list(ready.for_lists(root))
    assert ["Láng Giềng" in "".join(buttons) for buttons in (of_the_builder, of_the_page)] == [
        False,
        True,
    ]
    assert len(of_the_page) == len(of_the_builder) + 1
    ready.write(root)
    files = {file.name for file in (root / ready.PUBLISHED).iterdir()}
    assert {name for name in files if name.startswith("nay")} == {"nay-2025.csv"}
    assert {"cu-2023.csv", "cu-communes.csv", "cu-pairs.csv"} <= files


def test_readers_get_headings_in_vietnamese(root: Path) -> None:
    """They are read as the names of the fields are: the same units, and no column unused."""
    law = loader.load()
    for one in place.read(root).lists:
        rows = one.rows(root)
        named, headed = (
            tables.read(sheets.from_text(text), law.exemptions)
            for text in (data.as_csv(rows), ready.for_readers(rows))
        )
        assert headed.entries == named.entries
        assert (headed.unknown, headed.notes) == ((), ())
        assert "Dân số (người)" in ready.for_readers(rows)
        assert "_" not in ready.for_readers(rows).partition("\n")[0]


def test_a_note_says_how_a_population_is_known(root: Path) -> None:
    """The first note whose words begin the cell; what is the same in every row stands in each."""
    lists = {one.id: one for one in place.read(root).lists}
    today, past = lists["nay"], lists["cu"]
    notes = {row["code"]: row["note"] for row in today.rows(root)}
    assert notes["90001"] == "một nguồn"
    assert notes["90101"] == "hai nguồn"
    rows = past.rows(root)
    assert {row["population_date"] for row in rows} == {"2022"}
    assert rows[0]["area_low_km2"] == ""
