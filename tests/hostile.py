"""Hostile names, and what the files that hold them are read with: nothing in those may run."""

import base64
import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx as reader
import openpyxl
import pytest
from docx.table import Table as ReadTable

from calculators import __main__ as command
from calculators import browser
from calculators.lists.cells import starts_formula

NAMES = {
    "a formula": "=1+1",
    "a formula of plus": "+1",
    "a formula of minus": "-1",
    "a formula of at": "@SUM(1)",
    "a formula in full width": "＝1+1",
    "a formula behind a tab": "\t=1+1",
    "a link": '=HYPERLINK("x";"y")',
    "tags": "<b>&amp;]]>\"'</w:t><script>alert(1)</script>",
    "reversed letters": "A\u202egnp\u202c\u2066B",
    "5,000 letters": "N" * 5000,
    "control characters": "A\x01\x08\x0b\x1b[31m\x1f\x7f\x9bB",
    "no character": "A\x00B",
    "half a character": "A\ud800B",
    "pictures": "A😀👨‍👩‍👧B",
    "no letter": "A\ufffeB",
}
RULES, DAY = "2023-2025", "2026-02-05"
PAIRS = "code_a,code_b,shared_border_km\n1,2,1\n"
IN_XML = {
    **{code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n\r"},
    0xFFFE: 0xFFFD,
}
"""What XML cannot hold, and the sign in its place."""
ON_TERMINAL = {
    **{code: 0x2400 + code for code in range(0x20)},
    0x7F: 0x2421,
    **dict.fromkeys([*range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)], 0xFFFD),
}
"""What a terminal would do instead of show, and the sign in its place."""
RUNS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")

type Json = dict[str, Any]
each = pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)


def in_files(name: str) -> str:
    """Return the name as files hold it: half a character is a question mark in all of them."""
    return name.replace("\ud800", "?")


def in_xml(name: str) -> str:
    """Return the name as XML holds it."""
    return in_files(name).translate(IN_XML)


def rows(name: str) -> str:
    """Return a list whose first unit, district and column have the name."""
    cell = '"' + name.replace('"', '""') + '"'
    return (
        f"Tên;Loại;Mã;Huyện;Diện tích (km2);Dân số;Miền núi;Biên giới;DTTS (%);{cell}\n"
        f"{cell};Xã;1;{cell};30;3000;có;không;0;{cell}\nB;Xã;2;Huyện X;30;3000;có;không;0;x\n"
    )


def ask(call: str, **request: Any) -> Json:  # noqa: ANN401 - what a page asks
    """Return what the page's worker is answered."""
    reply: Json = json.loads(getattr(browser, call)(json.dumps(request)))
    assert "error" not in reply
    return reply


def file(reply: Json) -> bytes:
    """Return the file in an answer."""
    return base64.b64decode(reply["base64"])


def even(text: str) -> str:
    """Return a text with one space for spaces, tabs and line ends, and without the joiners of pictures.

    A list is read without those that have no width.
    """
    return re.sub(r"[ \t\r\n]+", " ", text.replace("\u200d", "")).strip()


def holds(texts: Iterator[str] | list[str], name: str) -> bool:
    """Return whether a name stands in one of the texts."""
    return any(even(name) in even(text) for text in texts)


def word(data: bytes) -> list[str]:
    """Return the paragraphs and cells of a Word file; there is no field in its body, no link, no object."""
    document = reader.Document(io.BytesIO(data))
    for tag in ("fldChar", "instrText", "fldSimple", "hyperlink", "object", "drawing"):
        assert not document.element.body.xpath(f"//w:{tag}"), tag
    texts = []
    for block in document.iter_inner_content():
        if isinstance(block, ReadTable):
            texts += [cell.text for row in block.rows for cell in row.cells]
        else:
            texts.append(block.text)
    return texts


def workbook(data: bytes, name: str) -> list[str]:
    """Return the texts of a workbook: a formula speaks of cells and never of the name."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
    for cell in cells:
        assert cell.hyperlink is None
        if cell.data_type == "f":
            assert name not in cell.value
        elif isinstance(cell.value, str) and starts_formula(cell.value):
            assert cell.quotePrefix
    return [cell.value for cell in cells if isinstance(cell.value, str) and cell.data_type != "f"]


def plain(data: bytes) -> list[list[str]]:
    """Return the cells of a CSV file, none of which a spreadsheet takes for a formula."""
    text = data.decode("utf-8-sig")
    table = list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
    assert not any(starts_formula(cell) for row in table for cell in row)
    return table


def blocks(reply: Json) -> list[str]:
    """Return what the blocks of a printed paper say: text alone, which the page writes as text."""
    texts = []
    for block in reply["paper"]["blocks"]:
        texts += (
            [cell for row in block["rows"] for cell in row] if "rows" in block else [block["text"]]
        )
    assert all(isinstance(text, str) for text in texts)
    return texts


def _output(
    call: list[str], name: str, folder: Path, capfd: pytest.CaptureFixture[str]
) -> tuple[str, str, Json]:
    """Return what the command line says of a list with the name: on the terminal, beside it, as JSON."""
    source = folder / "list.json"
    ask("open_list", name="x", rules=RULES, text=rows(name))
    # A session may hold any character; one with half a character is refused as a whole.
    source.write_bytes(file(ask("save_list", format="session")))
    source.with_name("list.json.pairs").write_text(PAIRS, "utf-8")
    arguments = [one.format(source) for one in call] + ["--confirm", "all"]
    command.main(arguments)
    out, err = capfd.readouterr()
    command.main([*arguments, "--format", "json"])
    return out, err, json.loads(capfd.readouterr().out)


def check_command(
    call: list[str], name: str, folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Assert that a terminal is given nothing that it would carry out, and JSON the name itself."""
    out, err, content = _output(call, name, folder, capfd)
    assert not RUNS.search(out)
    assert not RUNS.search(err)
    assert holds([out, err], even(in_files(name)).translate(ON_TERMINAL))
    assert holds(json_texts(content), in_files(name))


def json_texts(value: object) -> list[str]:
    """Return all texts in JSON."""
    if isinstance(value, dict):
        return [text for key, value in value.items() for text in (key, *json_texts(value))]
    if isinstance(value, list):
        return [text for value in value for text in json_texts(value)]
    return [value] if isinstance(value, str) else []
