"""Environments: packages that one tool alone needs, kept apart from those of the project."""

import hashlib
import sys
import sysconfig
from pathlib import Path

from publishing.tools.programs import answer, run


def python_with(lock: Path, folder: Path) -> Path:
    """Return the Python of an environment in `folder` with the packages of `lock` and the project's own.

    What is there already and still locked is not fetched again.
    """
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    mark = folder / ".locked"
    digest = hashlib.sha256(lock.read_bytes()).hexdigest()
    if not mark.is_file() or mark.read_text("ascii") != digest:
        print(f"Cài các gói của {lock.relative_to(lock.parents[2])}…", flush=True)
        run([sys.executable, "-m", "venv", "--clear", folder])
        pip = (python, "-m", "pip", "-qq", "--disable-pip-version-check", "install")
        run([*pip, "--only-binary", ":all:", "--require-hashes", "-r", lock])
        _show_project_packages(python)
        mark.write_text(digest, "ascii")
    return python


def _show_project_packages(python: Path) -> None:
    where = answer([python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]) or ""
    own = sysconfig.get_path("purelib")
    Path(where.strip(), "project.pth").write_text(f"{own}\n", "utf-8")
