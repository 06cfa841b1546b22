"""npm, and the packages that it brings."""

import hashlib
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

from publishing.tools.programs import ROOT, ProgramError, answer, run

OLDEST_NPM = 9  # older ones do not read the lock as it is written


def npm(*arguments: str, root: Path = ROOT) -> None:
    """Run npm from the PATH, or the one that PyPI carries."""
    program = find()
    if program is None:
        print("Không có npm trên PATH: cài Node.js từ PyPI…", flush=True)
        lock = root / "requirements-node.txt"
        pip = [sys.executable, "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
        run([*pip, "--only-binary", ":all:", "--require-hashes", "-r", lock])
        program = find()
    if program is None:
        raise ProgramError(
            f"Không chạy được npm (cần từ bản {OLDEST_NPM}). Hãy cài Node.js rồi chạy lại."
        )
    run([program, *arguments], folder=root, settings={"PATH": _search_path()})


def install(root: Path = ROOT) -> None:
    """Install the locked packages, unless they are there already."""
    files = [root / name for name in ("package.json", "package-lock.json")]
    digest = hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
    mark = root / "node_modules" / ".installed"
    if mark.is_file() and mark.read_text(encoding="ascii") == digest:
        return
    print("Cài các gói npm…", flush=True)
    npm("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", root=root)
    mark.write_text(digest, encoding="ascii")


def find() -> str | None:
    """Return the first npm that runs and is not too old."""
    for folder in _search_path().split(os.pathsep):
        program = shutil.which("npm", path=folder)
        version = answer([program, "--version"]) if program else None
        if version and int(version.split(".")[0]) >= OLDEST_NPM:
            return program
    return None


def program() -> str:
    """Return Node.js from the PATH, or the one that PyPI carries."""
    path = shutil.which("node", path=_search_path())
    if path is None:
        raise ProgramError("Không tìm thấy Node.js (lệnh node).")
    return path


def engine(*arguments: str | Path) -> str:
    """Return what a script that runs the engine under Node.js prints.

    Raises:
        ProgramError: There is no Node.js, or the script fails, with what it says.
    """
    process = subprocess.run(
        [program(), *arguments],
        env={**os.environ, "TZ": "UTC"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if process.returncode:
        raise ProgramError(f"Không chạy được bộ máy tính trong Node.js:\n{process.stderr}")
    return process.stdout


def _search_path() -> str:
    """Return the PATH, then the folder where a Node.js from PyPI lands."""
    return os.pathsep.join([os.environ.get("PATH", os.defpath), sysconfig.get_path("scripts")])
