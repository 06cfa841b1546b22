"""Office: what LibreOffice makes of the papers: the pages of each Word file, every formula recalculated.

`python -m publishing.measure.office [--rows 10500]`. The Word papers of Kon Tum's list and of its 36
groups become PDF, whose pages are counted. Two workbooks, of the 112 units and of a list of so many
rows, lose the values that stand with their formulas, so that each is LibreOffice's own, and all are
held against the engine's.
"""

import argparse
import html
import io
import math
import re
import shutil
import subprocess
import time
import zipfile
from base64 import b64decode
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import openpyxl

from calculators.law import loader
from calculators.page import scenarios
from calculators.papers import docx, of_scheme, review, workbook
from calculators.worklist import opening
from calculators.worklist.worklist import Worklist
from publishing.measure import kontum
from publishing.measure.evaluate import write_list
from publishing.tools.programs import ProgramError, end

PROGRAMS = ("soffice", "libreoffice")
MISSING = (
    "Máy này không có LibreOffice (lệnh soffice). Hãy cài Writer và Calc của LibreOffice, chẳng hạn trên "
    "Debian, Ubuntu: apt install libreoffice-writer libreoffice-calc; trên Windows, macOS: thêm thư mục "
    "có soffice vào PATH. Rồi chạy lại."
)
ROWS, MOST_PAGES = 10_500, 4
"""The rows of the long list; the annex of the 36 groups may have so many pages."""
RULES = "2023-2025"
PAGE = re.compile(rb"/Type\s*/Page\b")
FORMULA = re.compile(r'<c r="([A-Z]+\d+)"[^>]*>(?:<f[^>]*/>|<f[^>]*>[^<]*</f>)<v>([^<]*)</v>')
VALUE = re.compile(r"((?:<f[^>]*/>|</f>))<v>[^<]*</v>")
SECONDS = 600


class Difference(NamedTuple):
    """A cell with a formula that gives something else than the engine."""

    sheet: int
    cell: str
    engine: str
    office: str


def program() -> str:
    """Return the program; raises ProgramError where it is not on this machine."""
    path = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if path is None:
        raise ProgramError(MISSING)
    return path


def convert(files: Sequence[Path], form: str, folder: Path) -> list[Path]:
    """Return these files in another form, "pdf" or "xlsx", in a folder of their own."""
    out = folder / form
    command = [program(), "--headless", "--norestore", "--convert-to", form, "--outdir", str(out)]
    # A profile of its own: one that is open elsewhere would take the call and do nothing.
    command.append(f"-env:UserInstallation={(folder / 'profile').as_uri()}")
    subprocess.run([*command, *map(str, files)], check=True, capture_output=True, timeout=SECONDS)
    return [out / file.with_suffix(f".{form}").name for file in files]


def count_pages(papers: dict[str, bytes]) -> dict[str, int]:
    """Return how many pages each Word file has, by its name."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        files = [folder / f"{paper}.docx" for paper in papers]
        for file, content in zip(files, papers.values(), strict=True):
            file.write_bytes(content)
        return {
            file.stem: len(PAGE.findall(file.read_bytes()))
            for file in convert(files, "pdf", folder)
        }


def word_papers() -> dict[str, bytes]:
    """Return the Word papers of the 36 groups, of the 112 units and of one of them."""
    kontum.open_list()
    request = kontum.scenario() | {"day": date.today().isoformat()}  # noqa: DTZ011 - the caller's day
    papers = {
        name: b64decode(scenarios.scenario_paper(request | {"paper": name})["base64"])
        for name in of_scheme.PAPERS
    }
    worklist, day = kontum.worklist(RULES), date.today()  # noqa: DTZ011 - the same
    papers["list"] = docx.write(review.of_list(worklist, day))
    papers["unit"] = docx.write(review.of_unit(worklist, 2, day))
    return papers


def made_up(rows: int) -> Worklist:
    """Return a list of so many communes with figures drawn at random."""
    with TemporaryDirectory() as name:
        file = Path(name) / "list.csv"
        write_list(file, rows)
        return opening.worklist(file.name, file.read_bytes(), RULES, loader.load()).confirmed()


def recalculate(book: bytes) -> bytes:
    """Return a workbook as LibreOffice calculates and saves it, from formulas without their values."""
    with TemporaryDirectory() as name:
        file = Path(name) / "book.xlsx"
        file.write_bytes(_without_values(book))
        (result,) = convert([file], "xlsx", Path(name))
        return result.read_bytes()


def compare(book: bytes, other: bytes) -> tuple[int, list[Difference]]:
    """Return how many cells of a workbook have formulas, and those that the other one has otherwise."""
    sheets = openpyxl.load_workbook(io.BytesIO(other), read_only=True, data_only=True)
    count = 0
    differences = []
    for number, (sheet, values) in enumerate(zip(sheets, _formulas(book), strict=True), start=1):
        count += len(values)
        for row in sheet.iter_rows() if values else ():
            for cell in row:
                # A cell that shows nothing may not be there, and then it has no place either.
                engine = values.pop(getattr(cell, "coordinate", ""), None)
                if engine is not None and not _same(engine, cell.value):
                    office = str(cell.value)
                    differences.append(Difference(number, cell.coordinate, engine, office))
        differences += [
            Difference(number, place, engine, "") for place, engine in values.items() if engine
        ]
    return count, differences


def _formulas(book: bytes) -> Iterator[dict[str, str]]:
    """Yield of each sheet what the engine gives for its cells with formulas."""
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/")]
        for name in sheets:
            text = archive.read(name).decode()
            yield {place: html.unescape(value) for place, value in FORMULA.findall(text)}


def _without_values(book: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as archive, zipfile.ZipFile(out, "w") as target:
        for name in archive.namelist():
            target.writestr(name, VALUE.sub(r"\1", archive.read(name).decode()))
    return out.getvalue()


def _same(engine: str, office: object) -> bool:
    if isinstance(office, int | float) and not isinstance(office, bool):
        try:
            return math.isclose(float(engine), office, rel_tol=1e-9, abs_tol=1e-9)
        except ValueError:
            return False
    return engine == ("" if office is None else str(office))


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; 1 where the annex is too long, a cell differs or LibreOffice is not here."""
    parser = argparse.ArgumentParser(
        prog="python -m publishing.measure.office", description=__doc__
    )
    parser.add_argument("--rows", type=int, default=ROWS)
    options = parser.parse_args(arguments)
    try:
        pages = count_pages(word_papers())
    except ProgramError as error:
        print(error)
        return 1
    for name, count in pages.items():
        print(f"{name}: {count} trang")
    wrong = pages["annex"] > MOST_PAGES
    for worklist in (kontum.worklist(RULES), made_up(options.rows)):
        book = workbook.of_list(worklist, date.today())  # noqa: DTZ011 - the caller's day
        began = time.perf_counter()
        cells, differences = compare(book, recalculate(book))
        seconds = time.perf_counter() - began
        print(
            f"{len(worklist.results)} dòng: {cells} ô công thức, {len(differences)} ô khác, {seconds:.0f} s"
        )
        for one in differences[:10]:
            print(f"  trang {one.sheet}, ô {one.cell}: {one.engine} / {one.office}")
        wrong = wrong or bool(differences)
    return int(wrong)


if __name__ == "__main__":
    end(main)
