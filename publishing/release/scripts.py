"""Scripts that are written as several modules and sent as one."""

import re
from pathlib import Path

from publishing.tools.programs import ProgramError

MODULES = Path("assets", "javascripts")
ENGINE = MODULES / "engine"
ENTRIES = ("engine.js", "worker.js")
"""What the page and the worker of the engine begin with: a request for each module that they are made of
costs a slow device a tenth of the time to the first answer."""

_IMPORT = re.compile(r'^import [^;]* from "\./(.+)";\n\n?', re.MULTILINE)
_USE = re.compile(r"""(?:from|import)\s*\(?\s*"(\.[^"]+)"(?!\)\.)""")
"""An import, at once or later, but not that of a type in a comment."""
_PASSED_ON = re.compile(r'^(export \{[^;]*\}) from "\./.+";', re.MULTILINE)
_EXPORT = re.compile(r"^export ", re.MULTILINE)


def write(site: Path) -> None:
    """Put one script in the place of the engine's modules that its page or its worker is made of.

    Raises:
        ProgramError: A script imports one of the modules that are gone.
    """
    folder = site / ENGINE
    texts = {entry: modules(folder, entry) for entry in ENTRIES}
    gone = {name for parts in texts.values() for name in parts} - set(ENTRIES)
    for entry, parts in texts.items():
        (folder / entry).write_text("\n".join(parts.values()), "utf-8", newline="\n")
    for name in gone:
        (folder / name).unlink()
    for script in (site / MODULES).rglob("*.js"):
        for path in _USE.findall(script.read_text("utf-8")):
            if not (script.parent / path).is_file():
                raise ProgramError(
                    f"{script.relative_to(site)} dùng {path}, không còn là một tệp riêng."
                )


def modules(folder: Path, entry: str) -> dict[str, str]:
    """Return an entry and what it imports beside it, each after those that it imports, ready to be joined.

    The names of their top levels must differ. What the entry exports stays exported.
    """
    parts: dict[str, str] = {}

    def add(name: str) -> None:
        text = (folder / name).read_text("utf-8")
        for other in _IMPORT.findall(text):
            if other not in parts:
                add(other)
        text = _IMPORT.sub("", text)
        parts[name] = _PASSED_ON.sub(r"\1;", text) if name == entry else _EXPORT.sub("", text)

    add(entry)
    return parts
