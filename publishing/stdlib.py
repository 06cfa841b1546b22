"""The modules of the standard library that the engine uses, as a list that people review."""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from publishing import wheel
from publishing.programs import ROOT, ProgramError

LIST = Path(__file__).with_name("stdlib_modules.txt")
CALLS = Path(__file__).with_name("engine_calls.json")
SLIM = Path(__file__).with_name("slim")
REPLACED = {
    "asyncio/__init__.py": "asyncio.py",
    "pyodide/_package_loader.py": "package_loader.py",
    "pyodide/webloop.py": "webloop.py",
}
SCRIPT = Path(__file__).with_name("modules_in_use.mjs")
INTRODUCTION = """\
# Các mô-đun của thư viện chuẩn có trong bộ máy tính chạy ở trình duyệt, đo bằng
# `python -m publishing.stdlib`. Dòng có dấu # ở cuối được giữ thêm, vì lý do ghi sau dấu ấy.
"""


def listed() -> dict[str, str]:
    """The files of the list, each with the reason for keeping it if it was not seen in use."""
    lines = [line.partition("#") for line in LIST.read_text("utf-8").splitlines()]
    return {file.strip(): reason.strip() for file, _, reason in lines if file.strip()}


def in_use(npm: Path, built: Path) -> set[str]:
    """The files that the calls of `engine_calls.json` load under Node.js, from the whole library."""
    with TemporaryDirectory() as temporary:
        library = Path(temporary) / "python_stdlib.zip"
        with zipfile.ZipFile(npm / library.name) as whole:
            _pack(whole, whole.namelist(), library)
        done = subprocess.run(
            [_node(), SCRIPT, npm, library, built, CALLS],
            capture_output=True,
            text=True,
            check=False,
        )
    if done.returncode:
        message = f"Không chạy được bộ máy tính trong Node.js:\n{done.stderr}"
        raise ProgramError(message)
    return set(json.loads(done.stdout))


def trimmed(npm: Path, out: Path) -> None:
    """Write the zip of the sources that are listed, taken from the runtime's own zip."""
    with zipfile.ZipFile(npm / "python_stdlib.zip") as whole:
        _pack(whole, listed(), out)


def _pack(whole: zipfile.ZipFile, names: Iterable[str], out: Path) -> None:
    with zipfile.ZipFile(out, "w") as part:
        for name in sorted(names):
            slim = REPLACED.get(name)
            part.writestr(name, (SLIM / slim).read_bytes() if slim else whole.read(name))


def write(npm: Path, built: Path) -> None:
    """Bring the list up to date, and keep the lines that give a reason."""
    kept = {file: reason for file, reason in listed().items() if reason}
    files = sorted(in_use(npm, built) | kept.keys())
    lines = [f"{file}  # {kept[file]}" if file in kept else file for file in files]
    LIST.write_text(INTRODUCTION + "\n".join(lines) + "\n", "utf-8")


def _node() -> str:
    places = os.pathsep.join([os.environ.get("PATH", os.defpath), sysconfig.get_path("scripts")])
    program = shutil.which("node", path=places)
    if program is None:
        message = "Không tìm thấy Node.js (lệnh node)."
        raise ProgramError(message)
    return program


def main() -> int:
    """Measure again and write the list."""
    with TemporaryDirectory() as temporary:
        write(ROOT / "node_modules" / "pyodide", wheel.build(ROOT, Path(temporary)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
