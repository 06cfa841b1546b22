"""Rows: a table of `data/` as it lies in its file, or what keeps it from being one."""

import csv
import io
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple, override

from publishing.tables.data import FOLDER
from publishing.tables.schema import Table


class Fault(NamedTuple):
    """What does not hold in a table, and where; the line is that of the file, from 1."""

    path: str
    line: int
    why: str
    unit: str = ""
    column: str = ""
    value: str = ""

    @override
    def __str__(self) -> str:
        """Return the fault as a sentence for the maintainer."""
        line = f", dòng {self.line}" if self.line else ""
        unit = f" ({self.unit})" if self.unit else ""
        cell = f", cột {self.column}, giá trị “{self.value}”" if self.column else ""
        return f"{FOLDER}/{self.path}{line}{unit}{cell}: {self.why}"


class Row(NamedTuple):
    """A row: its line in the file, and its cells by column."""

    line: int
    cells: Mapping[str, str]

    @property
    def unit(self) -> str:
        """Return what the row is about: a unit by kind and name, or what the first cells say."""
        if "name" in self.cells:
            return f"{self.cells.get('kind', '')} {self.cells['name']}".strip()
        return ", ".join(list(self.cells.values())[:2])


def read(root: Path, table: Table) -> tuple[list[Row], list[Fault]]:
    """Return the rows that have all columns, and what is wrong with the others and the file."""
    path = root / FOLDER / table.path
    if not path.is_file():
        return [], [Fault(table.path, 0, "không có tệp này")]
    content = path.read_bytes()
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return [], [Fault(table.path, line, "chữ không theo mã UTF-8; hãy lưu tệp theo UTF-8")]
    faults = []
    if text.startswith("\N{ZERO WIDTH NO-BREAK SPACE}"):
        faults.append(
            Fault(table.path, 1, "tệp bắt đầu bằng dấu BOM; hãy lưu theo UTF-8 không BOM")
        )
        text = text[1:]
    if "\r" in text:
        line = text.count("\n", 0, text.index("\r")) + 1
        faults.append(Fault(table.path, line, "xuống dòng kiểu Windows (CRLF); hãy lưu với LF"))
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[Row] = []
    try:
        header = next(reader, [])
        if header != list(table.columns):
            return [], [*faults, Fault(table.path, 1, _columns(header, list(table.columns)))]
        start = reader.line_num + 1
        for cells in reader:
            if len(cells) == len(header):
                rows.append(Row(start, dict(zip(header, cells, strict=True))))
            else:
                faults.append(
                    Fault(table.path, start, _width(len(cells), len(header)), ", ".join(cells[:2]))
                )
            start = reader.line_num + 1
    except csv.Error:
        faults.append(Fault(table.path, start, "dấu ngoặc kép mở mà không đóng, hoặc đặt sai chỗ"))
    return rows, faults


def _columns(header: list[str], columns: list[str]) -> str:
    missing = [name for name in columns if name not in header]
    strange = [name for name in header if name not in columns]
    double = sorted({name for name in header if header.count(name) > 1})
    parts = [
        f"{word} {', '.join(names)}"
        for word, names in (("thiếu cột", missing), ("cột lạ", strange), ("cột lặp lại", double))
        if names
    ]
    return "; ".join(parts) or f"các cột phải theo thứ tự {', '.join(columns)}"


def _width(cells: int, columns: int) -> str:
    if not cells:
        return "dòng trống"
    why = " (có lẽ một dấu phẩy trong ô chưa nằm trong ngoặc kép)" if cells > columns else ""
    return f"dòng có {cells} ô, tiêu đề có {columns} cột{why}"
