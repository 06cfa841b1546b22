"""The tables of the runtime that are emptied."""

import json
from pathlib import Path

import pytest

from publishing.engine.trim import data, exports, unused_tables
from publishing.engine.trim.unused_tables import Table
from publishing.tools.programs import ROOT, ProgramError

WASM = (ROOT / "node_modules" / "pyodide" / "pyodide.asm.wasm").read_bytes()


def test_emptied_changes_the_tables_and_nothing_else() -> None:
    """As long as before, zeros in the tables, and every other byte as it was."""
    tables = unused_tables.read_list()
    result = unused_tables.empty(WASM, tables)
    assert len(result) == len(WASM)
    before, after = data.section(WASM), bytearray(data.section(result))
    for table in tables:
        place = slice(table.start, table.start + table.size)
        assert not any(after[place])
        after[place] = before[place]
    assert bytes(after) == before
    parts = [list(exports.read_sections(wasm)) for wasm in (WASM, result)]
    differing = [a.number for a, b in zip(*parts, strict=True) if a != b]
    assert differing == [data.SECTION]


def test_only_code_pages_and_names_of_characters_are_emptied() -> None:
    """What NFC and the other forms of a text need stays: those tables are not named."""
    pairs = {table.name.partition(".")[::2] for table in unused_tables.read_list()}
    modules = {module for module, _ in pairs}
    assert modules == set(unused_tables.MODULES)
    names = {name for module, name in pairs if module == "unicodedata"}
    assert names == set(unused_tables.NAMES)


def test_another_version_is_told() -> None:
    """A table that is not where the list says stops the build."""
    wrong = Table("_codecs_jp.__jisx0208_decmap", 100, 16, "00")
    with pytest.raises(ProgramError, match=r"_codecs_jp\.__jisx0208_decmap"):
        unused_tables.empty(WASM, [wrong])


def test_tables_are_found_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The list is what the command writes, on a machine whose Python has the modules as files."""
    tables = sorted(unused_tables.search(WASM), key=lambda table: table.start)
    if not tables:
        pytest.skip("this Python has its extension modules inside, or no symbols in them")
    assert tables == unused_tables.read_list()
    monkeypatch.setattr(unused_tables, "LIST", tmp_path / "list.json")
    assert unused_tables.main() == 0
    assert json.loads((tmp_path / "list.json").read_text("utf-8"))
