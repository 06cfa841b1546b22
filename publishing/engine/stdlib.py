"""The modules of the standard library that the engine uses, as a list that people review."""

import json
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from publishing.engine import bytecode, wheel
from publishing.tools import node
from publishing.tools.programs import ROOT, end

LIST = Path(__file__).with_name("stdlib_modules.txt")
CALLS = Path(__file__).with_name("engine_calls.json")
SLIM = Path(__file__).with_name("slim")
REPLACED = {file.relative_to(SLIM).as_posix(): file for file in sorted(SLIM.glob("*/**/*.py"))}
SCRIPT = Path(__file__).with_name("modules_in_use.mjs")
INTRODUCTION = """\
# Các mô-đun của thư viện chuẩn có trong bộ máy tính chạy ở trình duyệt, đo bằng
# `python -m publishing.engine.stdlib`. Dòng có dấu # ở cuối được giữ thêm, vì lý do ghi sau dấu ấy.
"""


def read_list(file: Path = LIST) -> dict[str, str]:
    """Return the files of the list, each with the reason for keeping it if it was not seen in use."""
    lines = [line.partition("#") for line in file.read_text("utf-8").splitlines()]
    return {name.strip(): reason.strip() for name, _, reason in lines if name.strip()}


def in_use(npm: Path, wheel_path: Path, calls: Path = CALLS, more: Path | None = None) -> set[str]:
    """Return the files of the whole standard library that the calls load under Node.js.

    Args:
        npm: The folder of Pyodide.
        wheel_path: The wheel of `calculators`.
        calls: What is asked, as in `engine_calls.json`.
        more: An archive of further packages.
    """
    with TemporaryDirectory() as temporary:
        library = Path(temporary) / "python_stdlib.zip"
        with zipfile.ZipFile(npm / library.name) as whole:
            library.write_bytes(bytecode.pack(sources(npm, whole.namelist())))
        output = node.engine(SCRIPT, npm, library, wheel_path, calls, *([more] if more else []))
    return set(json.loads(output))


def trim(npm: Path, names: Iterable[str], out: Path) -> None:
    """Write the zip of the named sources, taken from the runtime's own zip."""
    out.write_bytes(bytecode.pack(sources(npm, names)))


def sources(npm: Path, names: Iterable[str]) -> dict[str, bytes]:
    """Return the named files of the runtime's own zip, some of them replaced by smaller ones."""
    with zipfile.ZipFile(npm / "python_stdlib.zip") as whole:
        return {
            name: REPLACED[name].read_bytes() if name in REPLACED else whole.read(name)
            for name in names
        }


def write(file: Path, introduction: str, files: Iterable[str]) -> None:
    """Bring a list up to date, and keep the lines that give a reason."""
    reasons = (
        {name: reason for name, reason in read_list(file).items() if reason}
        if file.is_file()
        else {}
    )
    names = sorted({*files, *reasons})
    lines = [f"{name}  # {reasons[name]}" if name in reasons else name for name in names]
    file.write_text(introduction + "\n".join(lines) + "\n", "utf-8", newline="\n")


def measure(in_use: Callable[[Path, Path], Iterable[str]], file: Path, introduction: str) -> int:
    """Measure again, on the packages as they are locked, and write the list."""
    node.install()
    with TemporaryDirectory() as temporary:
        files = in_use(ROOT / "node_modules" / "pyodide", wheel.build(ROOT, Path(temporary)))
    write(file, introduction, files)
    return 0


if __name__ == "__main__":
    end(lambda: measure(in_use, LIST, INTRODUCTION))
