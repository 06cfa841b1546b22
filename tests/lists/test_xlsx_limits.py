"""Files made to exhaust a reader's machine: each is refused in words, in a time that has a bound."""

import io
import json
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile

import openpyxl
import pytest

from calculators import __main__ as command
from calculators import browser
from calculators.commands.files import WRONG_CALL
from calculators.lists import sheets, xlsx_limits

SPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
SECONDS = 8.0
"""What a refusal may take of the processor; a browser takes some times as long."""
ENTITIES = (
    '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)


@contextmanager
def in_time() -> Iterator[None]:
    """Fail where what stands in the block takes too long."""
    began = time.process_time()
    yield
    assert time.process_time() - began < SECONDS


def sheet(rows: str, before: str = "") -> str:
    """Return the XML of a sheet."""
    return f'{before}<worksheet xmlns="{SPACE}"><sheetData>{rows}</sheetData></worksheet>'


def book(parts: dict[str, str | bytes], method: int = ZIP_DEFLATED) -> bytes:
    """Return a good workbook with some parts replaced or added."""
    plain, out = io.BytesIO(), io.BytesIO()
    workbook = openpyxl.Workbook()
    workbook.worksheets[0].append(["Tên", "Loại"])
    workbook.worksheets[0].append(["A", "Xã"])
    workbook.save(plain)
    with ZipFile(plain) as before, ZipFile(out, "w", method) as after:
        for name in before.namelist():
            if name not in parts:
                after.writestr(name, before.read(name))
        for name, content in parts.items():
            after.writestr(name, content)
    return out.getvalue()


def refusal(content: bytes | str) -> str:
    """Return the message of a refusal."""
    request = {"name": "a.xlsx", "rules": "2023-2025"}
    with in_time():
        if isinstance(content, str):
            answer = browser.open_list(json.dumps(request | {"text": content}))
        else:
            answer = browser.open_list(json.dumps(request), content)
    reply = json.loads(answer)
    return str(reply.get("error") or reply["problem"])


def lying() -> bytes:
    """A part of 200 MB of which the directory says that it has 100 bytes."""
    content = bytearray(book({"xl/media/image1.png": b"\0" * 200_000_000}))
    entry = content.rindex(b"PK\x01\x02")
    content[entry + 24 : entry + 28] = struct.pack("<I", 100)
    return bytes(content)


def many_sheets() -> bytes:
    """Return sheets of which none alone has too many cells."""
    workbook, out, plain = openpyxl.Workbook(), io.BytesIO(), io.BytesIO()
    for n in range(20):
        workbook.create_sheet(f"S{n}")
    workbook.save(plain)
    rows = sheet('<row><c r="ALL1"><v>1</v></c></row>' * 100)
    with ZipFile(plain) as before, ZipFile(out, "w", ZIP_DEFLATED) as after:
        for name in before.namelist():
            after.writestr(name, rows if "worksheets" in name else before.read(name))
    return out.getvalue()


CASES: dict[str, tuple[Callable[[], bytes | str], str]] = {
    "bomb": (lambda: book({SHEET: sheet(" " * 500_000_000)}), "bung ra thành"),
    "lying-directory": (lying, "Không đọc được tệp Excel"),
    "many-parts": (lambda: book({f"xl/{n}.xml": "" for n in range(2000)}), "bung ra thành"),
    "other-method": (lambda: book({"a": b"\0" * 10_000_000}, ZIP_BZIP2), "nén theo cách"),
    "billion-laughs-in-sheet": (
        lambda: book({SHEET: sheet("<row><c><v>&c;</v></c></row>", ENTITIES)}),
        "khai báo DTD",
    ),
    "billion-laughs-in-strings": (
        lambda: book({STRINGS: f'{ENTITIES}<sst xmlns="{SPACE}"><si><t>&c;</t></si></sst>'}),
        "khai báo DTD",
    ),
    "quadratic-blowup": (
        lambda: book(
            {STRINGS: f'<!DOCTYPE x [<!ENTITY a "{"a" * 50_000}">]><sst>{"&a;" * 50_000}</sst>'}
        ),
        "khai báo DTD",
    ),
    "external-entity": (
        lambda: book({SHEET: sheet("<row/>", '<!DOCTYPE x SYSTEM "file:///etc/passwd">')}),
        "khai báo DTD",
    ),
    "utf-16-entity": (
        lambda: book({STRINGS: f"{ENTITIES}<sst>&c;</sst>".encode("utf-16")}),
        "khai báo DTD",
    ),
    "deep-xml": (
        lambda: book({"xl/styles.xml": "<a>" * 100_000 + "</a>" * 100_000}),
        "quá sâu thẻ",
    ),
    "many-strings": (
        lambda: book({STRINGS: f'<sst xmlns="{SPACE}">{"<si><t>a</t></si>" * 4_000_000}</sst>'}),
        "quá nhiều",
    ),
    "deep-sheet": (
        lambda: book({SHEET: sheet("<a>" * 5_000_000)}),
        "Không đọc được tệp Excel",
    ),
    "one-row-of-a-million-cells": (
        lambda: book({SHEET: sheet(f"<row>{'<c><v>1</v></c>' * 1_000_000}</row>")}),
        "quá 1000 cột",
    ),
    "a-far-column": (
        lambda: book({SHEET: sheet('<row><c r="XFD1"><v>1</v></c></row>')}),
        "quá 1000 cột",
    ),
    "many-cells": (
        lambda: book({SHEET: sheet('<row><c r="ALL1"><v>1</v></c></row>' * 1100)}),
        "quá 1000000 ô",
    ),
    "many-cells-in-many-sheets": (many_sheets, "quá 1000000 ô"),
    "a-long-text": (
        lambda: book({SHEET: sheet(f'<row><c t="str"><v>{"a" * 60_000_000}</v></c></row>')}),
        "dài quá 32767 chữ",
    ),
    "a-row-without-end": (
        lambda: book({SHEET: sheet('<row r="INF"><c><v>1</v></c></row>')}),
        "Không đọc được tệp Excel",
    ),
    "csv-of-half-a-million-columns": (
        lambda: "Tên;Loại" + ";" * 500_000,
        "500002 cột, quá 1000",
    ),
    "csv-of-many-cells": (
        lambda: "Tên;Loại\n" + f"{';' * 900}\n" * 20_000,
        "quá 1000000 ô",
    ),
    "csv-of-100-mb": (lambda: b"Ten;Loai\n" + b"a;b\n" * 25_000_000, "Tệp lớn hơn 25 MB"),
    "pasted-100-mb": (lambda: "Tên;Loại\n" + "a;b\n" * 25_000_000, "Tệp lớn hơn 25 MB"),
    "deep-session": (lambda: '{"name":' + "[" * 1_000_000, "phiên làm việc bị hỏng"),
}


@pytest.mark.parametrize("case", CASES)
def test_it_is_refused_in_words_and_in_time(case: str) -> None:
    """Whatever it is, the reader gets a sentence, and the list that was open stays."""
    make, words = CASES[case]
    assert words in refusal(make())


def test_the_limits_let_a_good_book_pass() -> None:
    """The file that the cases are made of is a list of one commune."""
    answer = browser.open_list('{"name": "a.xlsx", "rules": "2023-2025"}', book({}))
    assert json.loads(answer)["count"] == 1


def test_a_picture_is_no_part_that_is_read() -> None:
    """What is no XML is left to whoever needs it."""
    xlsx_limits.check(book({"xl/media/image1.png": b"\x89PNG <!DOCTYPE"}))


@pytest.mark.parametrize("call", [["evaluate"], ["merge", "1", "2"]])
def test_the_command_line_refuses_a_large_file_unread(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], call: list[str]
) -> None:
    """The size of the file is enough: a sparse one of 100 GB costs nothing."""
    file = tmp_path / "list.csv"
    with file.open("wb") as hole:
        hole.truncate(100_000_000_000)
    name, *codes = call
    with in_time():
        status = command.main([name, str(file), *codes, "--rules", "2023-2025"])
    assert status == WRONG_CALL
    assert "Tệp lớn hơn 25 MB" in capsys.readouterr().err


@pytest.mark.parametrize("call", [["evaluate", "-"], ["merge", "-", "1", "2"]])
def test_the_command_line_reads_no_more_than_the_limit(call: list[str]) -> None:
    """An input without an end is left where the limit is reached."""
    feed = f"import sys\nwhile True: sys.stdout.write('a' * {sheets.MOST_BYTES // 10})"
    with (
        in_time(),
        subprocess.Popen(
            [sys.executable, "-c", feed], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        ) as endless,
    ):
        process = subprocess.run(
            [sys.executable, "-m", "calculators", *call, "--rules", "2023-2025"],
            stdin=endless.stdout,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        endless.kill()
    assert process.returncode == WRONG_CALL
    assert "Tệp lớn hơn 25 MB" in process.stderr


def archive(parts: dict[str, str]) -> bytes:
    """Return an archive of nothing but these parts."""
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("limit", "enough", "words"),
    [
        # Three parts; 1 + 4 + 2 elements, at most three deep; 55 bytes.
        ("MOST_PARTS", 3, "bung ra thành 3 phần"),
        ("MOST_UNPACKED", 55, "bung ra thành 3 phần, 0 MB"),
        ("MOST_ELEMENTS", 7, "“c.xml” quá nhiều hoặc quá sâu thẻ"),
        ("DEEPEST", 3, "“b.xml” quá nhiều hoặc quá sâu thẻ"),
    ],
)
def test_limits_of_an_archive_at_and_below(
    limit: str, enough: int, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As much as the limit passes, all parts together; one more is refused, and the part is named."""
    data = archive(
        {"a.xml": "<a/>", "b.xml": "<a><b><c/></b><b/></a>", "c.xml": "<a><b/></a>" + " " * 18}
    )
    monkeypatch.setattr(xlsx_limits, limit, enough)
    xlsx_limits.check(data)
    monkeypatch.setattr(xlsx_limits, limit, enough - 1)
    with pytest.raises(sheets.SheetError, match=words):
        xlsx_limits.check(data)


def test_the_size_of_an_archive_is_told_in_whole_megabytes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its own and the most there may be."""
    monkeypatch.setattr(xlsx_limits, "MOST_UNPACKED", 1_000_000)
    with pytest.raises(sheets.SheetError, match=r"1 phần, 2 MB, quá mức 1000 phần, 1 MB:"):
        xlsx_limits.check(archive({"a.bin": "a" * 2_000_000}))


@pytest.mark.parametrize(("again", "fine"), [(2, True), (3, False)])
def test_depth_counts_what_is_open(again: int, fine: bool, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: FBT001 - a case
    """Three elements opened and one closed: two more are four deep."""
    monkeypatch.setattr(xlsx_limits, "DEEPEST", 4)
    data = archive({"a.xml": f"<a><a><a></a>{'<a>' * again}{'</a>' * (2 + again)}"})
    if fine:
        xlsx_limits.check(data)
    else:
        with pytest.raises(sheets.SheetError, match="quá sâu thẻ"):
            xlsx_limits.check(data)
