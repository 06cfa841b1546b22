"""What a maintainer gets wrong in a file of the law: refused with file, record, key, value, and a way on."""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from calculators import __main__ as command
from calculators.commands.files import WRONG_CALL
from calculators.law import loader as law_loader
from calculators.law import records
from calculators.law.records import LawError, Record, decoded, law_text, read_records
from calculators.mergers import consequences
from calculators.mergers import loader as merger_loader
from calculators.papers import forms
from calculators.plans import assignments, events

FOLDER = Path(law_loader.__file__).parent
LAW = law_loader.load()
TEXTS = {file.name: file.read_text(encoding="utf-8") for file in sorted(FOLDER.glob("*.toml"))}


def _tasks(texts: Mapping[str, str]) -> object:
    return assignments.read(texts, LAW.documents)


READERS: dict[str, Callable[[Mapping[str, str]], object]] = {
    **dict.fromkeys(law_loader.FILES, law_loader.read),
    **dict.fromkeys(assignments.FILES, _tasks),
    events.FILE: lambda texts: events.read(texts[events.FILE], LAW.documents),
    merger_loader.FILE: lambda texts: merger_loader.read(texts[merger_loader.FILE], LAW),
    consequences.FILE: lambda texts: consequences.read(
        texts[consequences.FILE], LAW, assignments.load().assignments
    ),
    forms.FILE: lambda texts: forms.read(texts[forms.FILE], LAW, tuple(merger_loader.load())),
}
REGISTERS = [
    import_module(f"tests.{file.parent.name}.register")
    for file in Path(__file__).parents[1].glob("*/register.py")
]
"""The registers of rooms with one of their own: a new one is not entered here."""
READERS |= {one.FILE: partial(one.read, law=LAW) for one in REGISTERS}


def read(file: str, text: str) -> object:
    """Read the law with this text in place of one of its files."""
    return READERS[file](TEXTS | {file: text})


class Line(NamedTuple):
    """One line `key = value` of a record."""

    file: str
    row: int
    table: str
    record: str
    key: str
    value: Any

    def replaced(self, text: str | None) -> str:
        """Return the file with another value on this line, or without the line."""
        lines = TEXTS[self.file].splitlines()
        lines[self.row : self.row + 1] = [] if text is None else [f"{self.key} = {text}"]
        return "\n".join(lines)


def lines() -> Iterator[Line]:
    """Yield every line of every file that gives a key, each key once for each table."""
    names = set()
    for file, text in TEXTS.items():
        table, record = "", ""
        for index, line in enumerate(text.splitlines()):
            if match := re.fullmatch(r"\[\[(\w+)\]\]", line):
                table, record = match[1], ""
            elif match := re.match(r"(\w+) = ", line):
                key = match[1]
                value = tomllib.loads(line)[key]
                record = record or value
                if (table, key) not in names:
                    names.add((table, key))
                    yield Line(file, index, table, record, key, value)


LINES = list(lines())
VALUES: dict[str, object] = {
    "7": 7,
    "true": True,
    '"không có"': "",
    '["không có"]': [],
    "{ x = 1 }": {},
    "2026-01-01T00:00:00": None,
}
OPTIONAL = {
    ("document", "date"),
    ("document", "address"),
    ("rule_set", "voluntary"),
    ("rule_set", "figures"),
    ("exemption", "rural_only"),
    ("remark", "mountainous"),
    ("special_factor", "floor_percent"),
    ("special_factor", "standards"),
    ("rule_set", "mark"),
    ("rule_set", "new_unit"),
    ("agency", "groups"),
    ("assignment", "with"),
    ("assignment", "deliverable"),
    ("assignment", "report_to"),
    ("assignment", "via"),
    ("assignment", "encouraged"),
    ("event", "to"),
    ("support", "citation"),
    ("criterion", "mountainous"),
    ("criterion", "place"),
    ("criterion", "special_factors"),
    ("new_unit", "names"),
    ("new_unit", "otherwise"),
    ("exception", "members_from"),
    ("column", "align"),
    ("part", "site"),
    ("part", "office"),
}
"""Keys whose absence says something by itself."""
for register in REGISTERS:
    OPTIONAL |= register.OPTIONAL


def test_every_key_of_every_file_is_among_those_spoiled() -> None:
    """The tests below go through the law as it is; no file is left out."""
    assert TEXTS.keys() == READERS.keys()
    assert len(LINES) > 120


@pytest.mark.unmeasured
@pytest.mark.parametrize("line", LINES, ids=lambda line: f"{line.table}.{line.key}")
def test_a_value_of_another_kind_is_refused(line: Line) -> None:
    """The error names file, record, key and value; nothing of another kind slips through."""
    for text, kind in VALUES.items():
        if type(kind) is type(line.value):
            continue
        with pytest.raises(LawError) as caught:
            read(line.file, line.replaced(text))
        message = str(caught.value)
        assert line.file in message
        assert f"“{line.key}”" in message
        assert "phải là " in message or "không có" in message
        is_its_name = line.key in {"id", "cite"}
        assert (f"{line.table} “{line.record}”" in message) != is_its_name, message
        if not text.startswith("{"):
            assert f"“{text.strip('[]').strip('"').replace('T', ' ')}”" in message


@pytest.mark.unmeasured
@pytest.mark.parametrize("line", LINES, ids=lambda line: f"{line.table}.{line.key}")
def test_an_absent_key_is_named(line: Line) -> None:
    """Unless its absence says something."""
    text = line.replaced(None)
    if (line.table, line.key) in OPTIONAL:
        read(line.file, text)
        return
    with pytest.raises(LawError) as caught:
        read(line.file, text)
    message = str(caught.value)
    assert line.file in message
    # Of a test without one of its conditions, what joins them is too much.
    one_condition = line.table == "test" and "khóa “join” = “and”" in message
    has_another_message = (
        line.key in {"lead_role", "timing", "group", "standards_on", "island"} or one_condition
    )
    assert f"khóa “{line.key}” (thiếu)" in message or has_another_message


@pytest.mark.unmeasured
@pytest.mark.parametrize("line", LINES, ids=lambda line: f"{line.table}.{line.key}")
def test_a_misspelt_key_is_named_with_those_allowed(line: Line) -> None:
    """A letter too much in a key never leaves a value unread."""
    rows = TEXTS[line.file].splitlines()
    rows[line.row] = "x" + rows[line.row]
    with pytest.raises(LawError, match=f"“x?{line.key}”") as caught:
        read(line.file, "\n".join(rows))
    assert line.file in str(caught.value)


WRITING = [
    ("standards.toml", "[[standard]]", "[standard]", "standards.toml", "hai dấu ngoặc vuông"),
    ("documents.toml", 'grade = "T"', "grade = “T”", "documents.toml, dòng 14", "ngoặc kép thẳng"),
    ("documents.toml", 'cite = "95', 'cite = "95"\ncite = "95', "dòng 7", "không trùng khóa"),
    ("documents.toml", 'issuer = "Ban', 'issuer = "Ban\n', "dòng 10", "ngoặc kép thẳng"),
    ("events.toml", "from = 2019-03-12", "from = 12/3/2019", "events.toml, dòng 8", "12/3/2019"),
    ("events.toml", "from = 2019-03-12", "from = 2019-02-30", "events.toml, dòng 8", "2019-02-30"),
    ("events.toml", "from = 2019-03-12", 'from = "2019-03-12"', "“first-phase”", "không có ngoặc"),
    ("documents.toml", 'cite = "95-KH/TU"', 'cite = ""', "document thứ 1", "“cite”"),
    (
        "documents.toml",
        'cite = "KL 48-KL/TW"',
        'cite = "95-KH/TU"',
        "document “95-KH/TU”, khóa “cite”",
        "chưa dùng",
    ),
    (
        "assignments.toml",
        'lead = ["ban-tuyen-giao-tinh-uy"]',
        'lead = ["ban-tuyen-giao-tinh-uy", "ban-tuyen-huan"]',
        "“lead” = “ban-tuyen-giao-tinh-uy, ban-tuyen-huan”",
        "không có ban-tuyen-huan",
    ),
    ("assignments.toml", "to = 2030", "to = 2022", "“to” = “2022”", "không trước 2023"),
    ("standards.toml", "= 80000", "= 80 000", "dòng 12", "số viết liền"),
    ("documents.toml", '"I.1", "I.2"', '"I.1" "I.2"', "dòng 13", "dấu phẩy"),
    (
        "rule_sets.toml",
        'operator = "below"',
        'operator = "<"',
        "“2019-2021” › area, khóa “operator” = “<”",
        "below, at_most",
    ),
    (
        "consequences.toml",
        'rule_sets = ["2023-2025"]',
        'rule_sets = ["2023-2026"]',
        "“rule_sets” = “2023-2026”",
        "2025-reform",
    ),
]


@pytest.mark.parametrize(("file", "old", "new", "name", "demand"), WRITING)
def test_a_slip_of_the_pen_is_shown_where_it_is(
    file: str, old: str, new: str, name: str, demand: str
) -> None:
    """Brackets, quotes from a word processor, a day as it is spoken, an id given twice."""
    assert old in TEXTS[file]
    with pytest.raises(LawError) as caught:
        read(file, TEXTS[file].replace(old, new, 1))
    assert file in str(caught.value)
    assert name in str(caught.value)
    assert demand in str(caught.value)


@pytest.mark.parametrize("file", sorted(TEXTS))
def test_an_empty_file_is_refused(file: str) -> None:
    """With the line that a record opens with."""
    with pytest.raises(LawError, match=rf"{file}: bảng “\w+”: phải có ít nhất một bản ghi.*\[\["):
        read(file, "# chưa có gì\n")


@pytest.mark.parametrize("text", ["# sự kiện\ntitle = [", 'id = "a"\ntitle = """\n'])
def test_a_file_that_ends_too_early_is_refused(text: str) -> None:
    """The parser names no line there: the last one is shown."""
    with pytest.raises(LawError, match=r"events\.toml, dòng 2: .*“title = "):
        read("events.toml", text)


@pytest.mark.parametrize("text", ["event = 1", "event = [1]", 'event = "a"'])
def test_a_table_that_holds_no_records_is_refused(text: str) -> None:
    """A name of a table is no key."""
    with pytest.raises(LawError, match=r"events\.toml: bảng “event”: .*hai dấu ngoặc vuông"):
        read("events.toml", text)


def test_what_an_editor_on_windows_writes_is_read() -> None:
    """A byte order mark and line ends of two characters say nothing of the law."""
    windows = b"\xef\xbb\xbf" + TEXTS["events.toml"].replace("\n", "\r\n").encode()
    assert records.decoded("events.toml", windows) == TEXTS["events.toml"]


def test_a_file_that_is_not_in_utf_8_is_refused() -> None:
    """The line of the first such character is named."""
    with pytest.raises(LawError, match=r"x\.toml, dòng 2: .*UTF-8"):
        records.decoded("x.toml", 'a = 1\ntitle = "Kế hoạch"'.encode("cp1258", "replace") + b"\xea")


def test_an_absent_file_is_named() -> None:
    """And where it belongs."""
    with pytest.raises(LawError, match=r"luat\.toml: .*calculators/law"):
        records.law_text("luat.toml")


def test_the_command_line_tells_it_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A maintainer tries the engine before the site."""

    def wrong() -> None:
        raise LawError("events.toml, dòng 1: sai")

    monkeypatch.setattr(law_loader, "load", wrong)
    assert command.main(["evaluate", "x.csv", "--rules", "2023-2025"]) == WRONG_CALL
    assert capsys.readouterr().err == "Lỗi: events.toml, dòng 1: sai\n"


@pytest.mark.parametrize(
    ("text", "scale", "value"),
    [
        ("5.5", 10, 55),
        ("0.1", 10, 1),
        ("5.50", 10, 55),
        ("850", 1, 850),
        ("0", 1, None),
        ("0.0", 10, None),
        ("5.55", 10, None),
        ("0.05", 10, None),
        ("1,5", 10, None),
        ("٥", 1, None),
        ("5.²", 10, None),
        ("-5", 1, None),
        (".5", 10, None),
        ("5.x", 10, None),
    ],
)
def test_decimals_of_the_law_come_out_whole_and_above_zero(
    text: str, scale: int, value: int | None
) -> None:
    """Anything else is refused, with key and value."""
    record = Record("a.toml", "standard", {"id": "x", "area_km2": text})
    if value is not None:
        assert record.scaled("area_km2", scale) == value
        return
    with pytest.raises(LawError, match=f"khóa “area_km2” = “{text}”"):
        record.scaled("area_km2", scale)


@pytest.mark.parametrize(
    ("data", "line"), [(b"\xff", 1), (b"\xff\na\n", 1), (b"\n\xff", 2), (b"a\nb\n\xff\nc", 3)]
)
def test_the_line_that_is_not_utf_8_is_named(data: bytes, line: int) -> None:
    """Counted from one, whatever stands after it."""
    with pytest.raises(LawError, match=rf"^a\.toml, dòng {line}: "):
        decoded("a.toml", data)


def test_a_file_that_is_not_there_is_named() -> None:
    """By its own name, with the folder it is looked for in."""
    with pytest.raises(LawError, match=r"^none\.toml: không có tệp này"):
        law_text("none.toml")


def test_records_are_numbered_from_one() -> None:
    """Where a record has no name, its place in the file is told."""
    text = '[[test]]\nid = "a"\nchecked_on = 2026-01-01\n[[test]]\nchecked_on = 2026-01-01\n'
    with pytest.raises(LawError, match="test thứ 2 của tệp, khóa “id”"):
        read_records("a.toml", text, ("test",))
    (first,) = read_records("a.toml", text[: text.rindex("[[")], ("test",))["test"]
    assert first.number == 1


def test_flags_and_choices_say_what_is_allowed() -> None:
    """The words that a maintainer needs stand in the message."""
    record = Record("a.toml", "test", {"id": "x", "flag": "true", "none": [], "two": ["a", "z"]})
    with pytest.raises(LawError, match="khóa “flag” = “true”: phải là true hoặc false"):
        record.flag("flag")
    with pytest.raises(LawError, match=r"phải là một danh sách gồm a, b$"):
        record.choices("none", ("a", "b"))
    with pytest.raises(LawError, match=r"phải là một danh sách \(không có z\) gồm a, b$"):
        record.choices("two", ("a", "b"))


def test_a_file_of_the_law_that_is_not_utf_8_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """By the name under which it was asked for."""
    monkeypatch.setattr("pkgutil.get_data", lambda _package, _file: b"a\n\xff")
    with pytest.raises(LawError, match=r"^standards\.toml, dòng 2: "):
        law_text("standards.toml")
