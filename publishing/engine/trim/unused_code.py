"""The runtime's code that nothing can reach, removed from its WebAssembly file and from its script.

Pyodide can load further libraries, and so keeps every function that one of them might ask for: drawing,
sound, threads. The engine loads no library. Two well-kept tools find what is left without a caller,
once the names are gone that only libraries use: Binaryen in the WebAssembly file, Terser in the script.
"""

import re
from pathlib import Path
from tempfile import TemporaryDirectory

from publishing.engine.trim import exports
from publishing.tools import node
from publishing.tools.programs import ProgramError, run

# What the file uses beyond the first WebAssembly; the tool would otherwise write newer forms.
FEATURES = (
    "bulk-memory",
    "exception-handling",
    "extended-const",
    "multivalue",
    "mutable-globals",
    "nontrapping-float-to-int",
    "reference-types",
    "sign-ext",
    "simd",
)
COMPRESS = "defaults=false,unused=true,dead_code=true,side_effects=true,pure_getters=true,passes=3"

IDENTIFIER = r"[\w$]+"
# The table of what the script offers to the file and to libraries: {name,other:_other,…}.
OFFERED = re.compile(r"(?<=\bwasmImports=\{)[^}]*(?=\})")
# What a function would look like to a library: _name.sig="iip";
SIGNATURE = re.compile(rf'(?<![\w.$])({IDENTIFIER})\.sig="[a-z]*";')
# A name that libraries could look up: Module["name"]=name;
COPIED = re.compile(rf'(?<!var )Module\["({IDENTIFIER})"\]=\1;')
READ = re.compile(rf'\.({IDENTIFIER})|\["({IDENTIFIER})"\]')
# Parameters and variables that are taken out of an object by name: {name,other:mine}=…
TAKEN = re.compile(r"\{([^{}]*)\}=")
# Such a call could use any name around it. Only code that a library brings would be run by it.
DIRECT_EVAL = re.compile(r"(?<![\w.$])eval\(")


def remove(wasm: bytes, script: str, loader: str, packages: Path) -> tuple[bytes, str]:
    """Return the file and its script without unreachable code, the script with short names.

    Args:
        wasm: The WebAssembly file, its exports already trimmed.
        script: The script made along with it.
        loader: The script that loads both.
        packages: `node_modules`, which holds the two tools.

    Raises:
        ProgramError: A tool is missing or fails.
    """
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        (folder / "before.wasm").write_bytes(wasm)
        features = [f"--enable-{feature}" for feature in FEATURES]
        _tool(
            packages / "binaryen" / "bin" / "wasm-opt",
            [*features, "--remove-unused-module-elements", "before.wasm", "-o", "after.wasm"],
            folder,
        )
        smaller = (folder / "after.wasm").read_bytes()
        if len(smaller) >= len(wasm):
            raise ProgramError("wasm-opt không bỏ được hàm nào. " + exports.ADVICE)
        (folder / "before.js").write_text(
            unlink(script, imports(smaller), loader), "utf-8", newline="\n"
        )
        _tool(
            packages / "terser" / "bin" / "terser",
            ["before.js", "--module", "--compress", COMPRESS, "--mangle", "--output", "after.js"],
            folder,
        )
        return smaller, (folder / "after.js").read_text("utf-8")


def imports(wasm: bytes) -> set[str]:
    """Return the names of all that the file asks its script for."""
    return {name for _, name in exports.read_imports(exports.content_of(wasm, exports.IMPORTS))}


def unlink(script: str, requests: set[str], loader: str) -> str:
    """Return the script without the names that only libraries would look up.

    Args:
        script: The script made along with the WebAssembly file.
        requests: The names that the file asks for.
        loader: The script that loads both.

    Raises:
        ProgramError: One of the patterns finds nothing to take out.
    """
    (offers,) = (offer.split(",") for offer in OFFERED.findall(script))
    own_offers = [offer for offer in offers if offer.partition(":")[0] in requests]
    functions = {offer.rpartition(":")[2] for offer in own_offers}
    script = exports.cut(OFFERED, lambda _: ",".join(own_offers), script)
    script = exports.cut(SIGNATURE, lambda one: one[0] if one[1] in functions else "", script)
    script = exports.cut(DIRECT_EVAL, lambda _: "(0,eval)(", script)
    others = COPIED.sub("", script) + loader
    identifiers = {name for pair in READ.findall(others) for name in pair}
    identifiers |= {
        name for names in TAKEN.findall(others) for name in re.findall(IDENTIFIER, names)
    }
    return exports.cut(COPIED, lambda one: one[0] if one[1] in identifiers else "", script)


def _tool(program: Path, arguments: list[str], folder: Path) -> None:
    run([node.program(), program, *arguments], folder=folder)
