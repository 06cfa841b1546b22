"""Pinned: every file of others that the site takes over is, byte for byte, the one that was published.

npm checks each package against package-lock.json and pip each wheel against requirements.txt, but only
while they install. What lies in `node_modules` and `.venv` since then is checked here, at each build.
"""

import hashlib
from importlib.metadata import distribution
from pathlib import Path

from publishing.engine import runtime
from publishing.release import vendor
from publishing.tools import installed, node
from publishing.tools.programs import ROOT, ProgramError, end

LIST = Path(__file__).with_name("pinned_files.txt")
"""Hashes as `sha256sum` writes them, of files in `node_modules`."""
THEME = "mkdocs-material"
SHIPPED = {".css", ".js", ".map", ".png", ".svg"}


def files() -> list[str]:
    """Return the files that the build takes from `node_modules`, by their path there."""
    scripts = (
        (package / script).as_posix()
        for group in vendor.SCRIPTS.values()
        for _, package, script in group
    )
    return sorted({*(f"pyodide/{name}" for name in runtime.SOURCES), *scripts})


def check(root: Path = ROOT) -> None:
    """Raise ProgramError for a file that is not the pinned one, or has no pin."""
    current = sums(root)
    if current != LIST.read_text("utf-8"):
        pinned = LIST.read_text("utf-8").splitlines()
        names = ", ".join(line[66:] for line in current.splitlines() if line not in pinned)
        raise ProgramError(
            f"Tệp trong node_modules khác bản đã ghi ở {LIST.name}: {names or 'thiếu tệp'}. Nếu vừa đổi "
            "phiên bản của gói, hãy chạy python -m publishing.release.pinned; nếu không, hãy xoá "
            "node_modules rồi dựng lại."
        )
    for file in distribution(THEME).files or ():
        if file.suffix in SHIPPED:
            installed.content(file, THEME)


def sums(root: Path) -> str:
    """Return the hashes of the files as they are."""
    folder = root / "node_modules"
    return "".join(
        f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n"
        for name in files()
        if (folder / name).is_file()
    )


def main() -> int:
    """Install the packages as they are locked now, after an upgrade, and pin their files."""
    node.install()
    LIST.write_text(sums(ROOT), "utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    end(main)
