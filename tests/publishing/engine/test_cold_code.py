"""The runtime's code, divided by what is in use."""

import json
from pathlib import Path

import pytest

from publishing.engine import functions_in_use, runtime, stdlib, wheel
from publishing.engine.cache import Cache
from publishing.engine.trim import cold_code, data, exports
from publishing.tools import node
from publishing.tools.programs import ROOT, ProgramError, run

PACKAGES = ROOT / "node_modules"
# Functions 0 to 4: `sum` is called by a name, by the table and by `twice`, which uses a global of the file.
TEXT = """
(module
  (import "env" "memory" (memory 1))
  (import "env" "table" (table 2 funcref))
  (type $two (func (param i32 i32) (result i32)))
  (global $base (mut i32) (i32.const 0))
  (data (i32.const 16) "data")
  (elem (i32.const 0) $sum $twice)
  (start $begin)
  (func $begin (global.set $base (i32.add (global.get $base) (i32.const 100))))
  (func $sum (param i32 i32) (result i32) (i32.add (local.get 0) (local.get 1)))
  (func $twice (param i32 i32) (result i32)
    (call $sum (call $sum (local.get 0) (local.get 1)) (call $based (local.get 0))))
  (func $based (param i32) (result i32) (i32.add (global.get $base) (local.get 0)))
  (func $through (export "through") (param i32 i32 i32) (result i32)
    (call_indirect (type $two) (local.get 0) (local.get 1) (local.get 2))))
"""
LINKED = """
import { readFileSync } from "node:fs";
const [whole, first, second] = process.argv.slice(1).map((name) => readFileSync(name));
const told = [];
const open = (file) => {
  const env = { memory: new WebAssembly.Memory({ initial: 1 }) };
  env.table = new WebAssembly.Table({ initial: 2, element: "anyfunc" });
  return { env, exports: new WebAssembly.Instance(new WebAssembly.Module(file), { env }).exports };
};
const ask = ({ exports }) => [0, 1].map((place) => {
  try { return exports.through(3, 4, place); } catch (error) { return error.name; }
});
told.push(ask(open(whole)));
const divided = open(first);
told.push(ask(divided));
new Uint8Array(divided.env.memory.buffer)[16] = 1;
new WebAssembly.Instance(new WebAssembly.Module(second), { env: divided.env, first: divided.exports });
told.push(ask(divided), new Uint8Array(divided.env.memory.buffer)[16]);
console.log(JSON.stringify(told));
"""


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small file."""
    folder = tmp_path_factory.mktemp("wasm")
    (folder / "a.wat").write_text(TEXT, "utf-8")
    tool = PACKAGES / "binaryen" / "bin" / "wasm-as"
    features = ["--enable-reference-types", "--enable-bulk-memory"]
    run([node.program(), tool, *features, "a.wat", "-o", "a.wasm"], folder=folder)
    return folder / "a.wasm"


@pytest.mark.parametrize("used", [{0, 1, 4}, {0, 4}, {0, 2, 4}], ids=str)
def test_both_together_are_the_whole(small: Path, tmp_path: Path, used: set[int]) -> None:
    """What is not there yet traps; then all answer as they would have, on the same data and globals."""
    first, second = cold_code.divide(small.read_bytes(), used, PACKAGES)
    for name, content in (("first", first), ("second", second)):
        (tmp_path / name).write_bytes(content)
    (tmp_path / "linked.mjs").write_text(LINKED.replace("slice(1)", "slice(2)"), "utf-8")
    files = (small, tmp_path / "first", tmp_path / "second")
    whole, before, after, written = json.loads(node.engine(tmp_path / "linked.mjs", *files))
    assert whole == after == [7, 110]
    # `twice` calls `sum` before it calls `based`, which is never there.
    assert before == [7 if 1 in used else "RuntimeError", "RuntimeError"]
    assert written == 1, "the second file brings no data: it would write over those that are there"


def test_nothing_in_use_or_all() -> None:
    """A list that takes nothing out stops the build."""
    wasm = runtime.trim(ROOT, Cache(ROOT))[runtime.BINARY]
    with pytest.raises(ProgramError, match="Không tách được hàm nào"):
        cold_code.divide(wasm, range(100_000), PACKAGES)


def test_the_runtime_s_file_keeps_its_data_and_its_names() -> None:
    """Tables and addresses are those of the whole file; names are added for the other code only."""
    cache = Cache(ROOT)
    whole = runtime.trim(ROOT, cache)[runtime.BINARY]
    parts = runtime.divide(whole, ROOT, cache)
    first, second = parts[runtime.BINARY], parts[runtime.REMAINDER]
    assert data.read(first).content == data.read(whole).content
    sections = [{s.number: s.content for s in exports.read_sections(w)} for w in (whole, first)]
    assert sections[0][cold_code.START] is not None
    names = [
        [export.name for export in exports.read_exports(content[exports.EXPORTS])]
        for content in sections
    ]
    assert [name for name in names[1] if not name.startswith(":")] == names[0]
    first_only = {cold_code.DESCRIPTION, cold_code.START, cold_code.COUNT, data.SECTION}
    assert not first_only & {section.number for section in exports.read_sections(second)}
    imports = exports.read_imports(exports.content_of(second, exports.IMPORTS))
    assert {name for module, name in imports if module == "first"} <= set(names[1])


def test_a_list_is_read_as_it_was_written(tmp_path: Path) -> None:
    """One number, and many in a row."""
    functions = {0, 5, 6, 7, *range(100, 200, 3)}
    cold_code.write(b"wasm", functions, tmp_path / "list.json")
    assert cold_code.read_list(b"wasm", tmp_path / "list.json") == functions


def test_a_list_of_another_file_stops_the_build() -> None:
    """A new Pyodide has other functions in other places."""
    with pytest.raises(ProgramError, match=r"functions_in_use\.json"):
        cold_code.read_list(b"another")


def test_what_the_first_answers_run_is_on_the_list(tmp_path: Path) -> None:
    """Else they would wait for all code: `python -m publishing.engine.functions_in_use` measures again."""
    questions = json.loads(stdlib.CALLS.read_text("utf-8"))
    calls = tmp_path / "calls.json"
    calls.write_text(
        json.dumps([one for one in questions if one["name"] == "evaluate_form"]), "utf-8"
    )
    functions = functions_in_use.in_use(ROOT, wheel.build(ROOT, tmp_path), calls)
    wasm = runtime.trim(ROOT, Cache(ROOT))[runtime.BINARY]
    assert len(functions) > 500
    assert functions <= cold_code.read_list(wasm)
