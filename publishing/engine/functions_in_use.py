"""The functions of the runtime's WebAssembly file that the engine uses, as a list that a build checks."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

from publishing.engine import runtime, snapshot, stdlib, wheel
from publishing.engine.cache import Cache
from publishing.engine.trim import cold_code, data
from publishing.tools import node
from publishing.tools.programs import ROOT, end

SCRIPT = Path(__file__).with_suffix(".mjs")
RESTORE = Path("docs", "assets", "javascripts", "engine", "snapshot.js")


def in_use(root: Path, wheel_path: Path, calls: Path = stdlib.CALLS) -> set[int]:
    """Return the numbers of the functions that run from the start, on Python's memory, to the last call.

    Args:
        root: The project, with its `node_modules`.
        wheel_path: The wheel of `calculators`.
        calls: What is asked, as in `engine_calls.json`.
    """
    cache, packages = Cache(root), root / "node_modules"
    files = runtime.trim(root, cache)
    lock = runtime.lock(packages / "pyodide")
    library = runtime.compiled_library(packages / "pyodide", cache)
    _, package = runtime.compiled_package(wheel_path, cache)
    memory = snapshot.memory(files, lock, library, package)
    inputs = {
        "lock.json": json.dumps(lock).encode(),
        "memory": snapshot.difference(memory, data.read(files[runtime.BINARY])),
        "library.zip": library,
        "calculators.zip": package,
    }
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for name, content in {**files, **inputs}.items():
            (folder / name).write_bytes(content)
        binaryen = packages / "binaryen" / "index.js"
        places = [folder / name for name in inputs]
        output = node.engine(SCRIPT, binaryen, root / RESTORE, folder, *places, calls)
    return set(json.loads(output))


def main() -> int:
    """Measure again, on the packages as they are locked, and write the list."""
    node.install()
    with TemporaryDirectory() as temporary:
        functions = in_use(ROOT, wheel.build(ROOT, Path(temporary)))
    cold_code.write(runtime.trim(ROOT, Cache(ROOT))[runtime.BINARY], functions)
    return 0


if __name__ == "__main__":
    end(main)
