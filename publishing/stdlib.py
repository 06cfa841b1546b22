"""The modules of the standard library that the engine uses, as a list that people review."""

import json
import subprocess
import zipfile
from pathlib import Path

from publishing.programs import ProgramError

LIST = Path(__file__).with_name("stdlib_modules.txt")
CALLS = Path(__file__).with_name("engine_calls.json")
SCRIPT = Path(__file__).with_name("modules_in_use.mjs")
INTRODUCTION = """\
# Các mô-đun của thư viện chuẩn có trong bộ máy tính chạy ở trình duyệt, đo bằng
# `python -m publishing.stdlib`. Dòng có dấu # ở cuối được giữ thêm, vì lý do ghi sau dấu ấy.
"""


def listed() -> dict[str, str]:
    """The files of the list, each with the reason for keeping it if it was not seen in use."""
    lines = [line.partition("#") for line in LIST.read_text("utf-8").splitlines()]
    return {file.strip(): reason.strip() for file, _, reason in lines if file.strip()}


def in_use(npm: Path, wheel: Path, node: str) -> set[str]:
    """The files that the calls of `engine_calls.json` load in the stock runtime under Node.js."""
    done = subprocess.run(
        [node, SCRIPT, npm, wheel, CALLS], capture_output=True, text=True, check=False
    )
    if done.returncode:
        # Node.js prints the whole line of a minified file before the error itself.
        message = "\n".join(line for line in done.stderr.splitlines() if len(line) < 400)  # noqa: PLR2004
        raise ProgramError(message)
    return set(json.loads(done.stdout))


def trimmed(stock: Path, out: Path) -> None:
    """Write the zip of the sources that are listed, taken from the runtime's own zip."""
    with zipfile.ZipFile(stock) as whole, zipfile.ZipFile(out, "w") as part:
        for name in sorted(listed()):
            part.writestr(name, whole.read(name))
