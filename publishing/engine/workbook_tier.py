"""The second tier of the runtime: what reading workbooks needs, loaded when one is opened.

It is one archive: openpyxl with et_xmlfile, as installed, and those modules of the standard library
that they use beyond the first tier, all compiled and stripped like the first one.
"""

import base64
import io
import json
from importlib.metadata import Distribution, distribution
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl

from publishing.engine import bytecode, stdlib
from publishing.tools import installed
from publishing.tools.programs import end

LIST = Path(__file__).with_name("workbook_modules.txt")
INTRODUCTION = """\
# Các mô-đun của thư viện chuẩn mà việc đọc tệp Excel cần thêm, đo bằng
# `python -m publishing.engine.workbook_tier`. Dòng có dấu # ở cuối được giữ thêm, vì lý do ghi sau dấu ấy.
"""
PACKAGES = ("et_xmlfile", "openpyxl")
LICENCES = "LICENCE"


def archive(npm: Path) -> bytes:
    """Return the compiled archive."""
    with TemporaryDirectory() as temporary:
        sources = Path(temporary) / "workbooks.zip"
        sources.write_bytes(bytecode.pack(packages() | stdlib.sources(npm, stdlib.read_list(LIST))))
        return bytecode.compile_archive(sources, strip=True)[1]


def version() -> str:
    """Return the version of openpyxl, which names the tier's folder."""
    return distribution("openpyxl").version


def packages() -> dict[str, bytes]:
    """Return the modules of the packages and their licences, each as its package was published."""
    return {
        name: content
        for package in PACKAGES
        for name, content in _files(distribution(package)).items()
    }


def _files(package: Distribution) -> dict[str, bytes]:
    return {
        file.as_posix(): installed.content(file, package.name)
        for file in package.files or ()
        if file.suffix == ".py" or file.name.startswith(LICENCES)
    }


def in_use(npm: Path, wheel_path: Path) -> set[str]:
    """Return the files of the standard library that workbooks need beyond the first tier."""
    with TemporaryDirectory() as temporary:
        added, questions = Path(temporary) / "packages.zip", Path(temporary) / "calls.json"
        added.write_bytes(bytecode.pack(packages()))
        questions.write_text(json.dumps(calls()), "utf-8", newline="\n")
        return (
            stdlib.in_use(npm, wheel_path, questions, added) - stdlib.read_list(stdlib.LIST).keys()
        )


def calls() -> list[dict[str, object]]:
    """Return what is asked of the engine while its modules are noted: good and damaged files."""
    book = _workbook()
    empty = bytecode.pack({"a.txt": b""})
    cut, blurred = book[: len(book) // 2], book[:200] + bytes(200) + book[400:]
    request = {"rules": "2023-2025", "name": "danh sách.xlsx"}
    texts = (base64.b64encode(content).decode() for content in (empty, cut, blurred, book))
    return [
        {"name": "open_list", "payload": request, "text": text, "encoding": "base64"}
        for text in texts
    ]


def _workbook() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.create_sheet("Danh sách")
    sheet.append(["Tên", "Loại", "Diện tích (km2)", "Dân số", "Tỷ lệ DTTS (%)", "Ngày", "Đúng"])
    sheet.append(["A", "Xã", 12.5, 2300, 0.755, "2022-12-31", True])
    sheet.merge_cells("A4:B4")
    sheet["A4"], sheet["E2"].number_format, sheet["F2"].number_format = "Cộng", "0.0%", "dd/mm/yyyy"
    sheet["F2"], sheet["G2"] = 44926, "=1+1"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


if __name__ == "__main__":
    end(lambda: stdlib.measure(in_use, LIST, INTRODUCTION))
