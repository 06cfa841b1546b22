"""Code of the runtime that nothing can reach."""

import re

import pytest

from publishing.engine import runtime
from publishing.engine.cache import Cache
from publishing.engine.trim import exports, relocations, unused_code, unused_tables
from publishing.tools.programs import ROOT, ProgramError

NPM = ROOT / "node_modules" / "pyodide"
SCRIPT = (
    'var a=1;function _kept(){}_kept.sig="vi";function _gone(){}_gone.sig="ii";'
    "var wasmImports={kept:_kept,gone:_gone,plain,other};"
    'var _f=Module["_f"]=wasmExports["f"];Module["read"]=read;Module["never"]=never;'
    'Module["taken"]=taken;Module["alias"]=read;let{taken:t}=Module;use(Module.read);eval(text);'
)


def test_names_for_libraries_go() -> None:
    """What the file asks for stays, and what the scripts read by name."""
    script = unused_code.unlink(SCRIPT, {"kept", "plain"}, "x(Module.loaderOnly)")
    assert script == (
        'var a=1;function _kept(){}_kept.sig="vi";function _gone(){}'
        "var wasmImports={kept:_kept,plain};"
        'var _f=Module["_f"]=wasmExports["f"];Module["read"]=read;'
        'Module["taken"]=taken;Module["alias"]=read;let{taken:t}=Module;use(Module.read);(0,eval)(text);'
    )


def test_a_name_that_only_the_loader_reads_stays() -> None:
    """The loader is the other script that looks names up."""
    script = SCRIPT + 'Module["gone"]=gone;'
    result = unused_code.unlink(script, set(), "x(Module.never)")
    assert 'Module["never"]=never;' in result
    assert "gone=gone" not in result


@pytest.mark.parametrize(
    ("needless", "instead"),
    [
        ("gone:_gone,plain,other", "plain"),
        ('_gone.sig="ii";', ""),
        ('Module["never"]=never;', ""),
        ("eval(text)", "text"),
    ],
)
def test_a_cut_that_takes_nothing_out_stops_the_build(needless: str, instead: str) -> None:
    """A new Pyodide may write its script in another way: the pattern is named, nothing passes in silence."""
    with pytest.raises(ProgramError, match="Không bỏ được gì khỏi mã của Pyodide bằng mẫu"):
        unused_code.unlink(
            SCRIPT.replace(needless, instead), {"kept", "plain"}, "x(Module.loaderOnly)"
        )


@pytest.fixture(scope="module")
def pair() -> tuple[tuple[bytes, str], tuple[bytes, str]]:
    """The runtime's file and script, before and after."""
    loader, script = ((NPM / f"pyodide{end}").read_text("utf-8") for end in (".mjs", ".asm.js"))
    before = exports.trim((NPM / "pyodide.asm.wasm").read_bytes(), script, loader)
    emptied = unused_tables.empty(before[0], unused_tables.read_list())
    ready = relocations.baked(emptied, before[1], loader, runtime.lock(NPM))
    after = runtime.trim(ROOT, Cache(ROOT))
    return ready, (after[runtime.BINARY], after[runtime.SCRIPT].decode())


def test_the_file_keeps_its_data_and_its_exports(
    pair: tuple[tuple[bytes, str], tuple[bytes, str]],
) -> None:
    """Functions go, and with them what they alone asked for; addresses and names stay."""
    (before, _), (after, _) = pair
    sections = [{s.number: s.content for s in exports.read_sections(w)} for w in (before, after)]
    assert sections[0][11] == sections[1][11]
    names = [
        [export.name for export in exports.read_exports(content[exports.EXPORTS])]
        for content in sections
    ]
    assert names[0] == names[1]
    assert unused_code.imports(after) <= unused_code.imports(before)
    assert len(after) < len(before) - 400_000


def test_the_script_offers_what_the_file_asks_for(
    pair: tuple[tuple[bytes, str], tuple[bytes, str]],
) -> None:
    """The script is a third of what it was, and still has each function that the file imports."""
    (_, before), (wasm, after) = pair
    assert len(after) < len(before) * 0.4
    sections = exports.read_sections(wasm)
    (imports,) = (s.content for s in sections if s.number == exports.IMPORTS)
    names = {name for module, name in exports.read_imports(imports) if module == "env"}
    offers = set(re.findall(r"[\w$]+(?=[:,}])", after))
    # Those that are no function of the script: the memory, the table and what stands for them.
    assert names - offers <= {"memory", "__indirect_function_table"}


def test_a_failing_tool_stops_the_build() -> None:
    """What is no WebAssembly is not passed on."""
    with pytest.raises(ProgramError, match="wasm-opt"):
        unused_code.remove(b"no wasm", SCRIPT, "", ROOT / "node_modules")
