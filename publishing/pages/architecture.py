"""Architecture: the rooms of the project and what each uses, drawn from the folders and the imports."""

import ast
import re
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from html import escape
from pathlib import Path
from typing import Final

from publishing.tools.markup import save, table
from publishing.tools.programs import ROOT, ProgramError

SCRIPTS: Final = Path("docs", "assets", "javascripts")
Rooms = Mapping[str, frozenset[str]]
"""The rooms of a package, each with those that it uses. A module outside all folders is its own room."""

# The picture is as wide as the text of the smallest phone, so that it is never scrolled.
WIDTH, FLOOR, GAP, LINE = 328, 44, 4, 13
_IMPORT = re.compile(r"""(?:from|import)\s*\(?\s*["'](\.[^"']+)["']""")


class ArchitectureError(ProgramError):
    """Two rooms use each other."""


def write(root: Path) -> None:
    """Write the picture of the engine's floors with its text, and the tables of all modules."""
    package = ROOT / "calculators"
    save(root, "architecture.html", [*_picture(python_rooms(package)), *_text(package)])
    save(root, "architecture-modules.html", _modules(package, "Mọi mô-đun của bộ máy tính"))
    building = _modules(ROOT / "publishing", "Mọi mô-đun dựng trang")
    save(root, "architecture-publishing.html", building)


def python_rooms(package: Path) -> Rooms:
    """Return the rooms of a Python package, with what they import of it, also where it comes late."""
    imports: dict[str, set[str]] = {}
    for file in package.rglob("*.py"):
        room = _room(file, package)
        imports.setdefault(room, set()).update(
            _imports(ast.parse(file.read_text("utf-8")), package)
        )
    names = imports.keys() - {"__init__"}
    return {room: frozenset((imports[room] - {room}) & names) for room in sorted(names)}


def script_rooms(folder: Path) -> Rooms:
    """Return the rooms of the pages' modules, with what they import, types included."""
    imports: dict[str, set[str]] = {}
    for file in folder.rglob("*.js"):
        targets = (file.parent / path for path in _IMPORT.findall(file.read_text("utf-8")))
        inside = (path.resolve() for path in targets)
        imports.setdefault(_room(file, folder), set()).update(
            _room(path, folder) for path in inside if path.is_relative_to(folder)
        )
    return {room: frozenset(others - {room}) for room, others in sorted(imports.items())}


def floors(rooms: Rooms) -> list[list[str]]:
    """Return the rooms floor by floor, each above all that it uses; raises ArchitectureError on a circle."""
    sorter = TopologicalSorter(rooms)
    try:
        sorter.prepare()
    except CycleError as error:
        circle = " → ".join(error.args[1])
        raise ArchitectureError(f"Các phòng dùng lẫn nhau thành vòng: {circle}.") from error
    stories = []
    while ready := sorter.get_ready():
        stories.append(sorted(ready))
        sorter.done(*ready)
    return stories


def _room(file: Path, package: Path) -> str:
    first = file.relative_to(package).parts[0]
    return first.partition(".")[0]


def _imports(tree: ast.AST, package: Path) -> Iterator[str]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.ImportFrom) or node.module is None:
            continue
        first, *inner = node.module.split(".")
        if first == package.name:
            yield from inner[:1] or (alias.name for alias in node.names)


def _picture(rooms: Rooms) -> Iterator[str]:
    stories = floors(rooms)
    height = len(stories) * FLOOR + GAP
    yield '<figure class="architecture">'
    yield (
        f'<svg viewBox="0 0 {WIDTH} {height}" role="img" aria-labelledby="architecture-title" '
        'aria-describedby="architecture-text">'
    )
    yield '<title id="architecture-title">Các phòng của bộ máy tính, xếp theo tầng</title>'
    for number, story in enumerate(reversed(stories)):
        width = (WIDTH - GAP) / len(story)
        for place, room in enumerate(story):
            x, y = GAP + place * width, GAP + number * FLOOR
            yield f'<rect x="{x:g}" y="{y:g}" width="{width - GAP:g}" height="{FLOOR - GAP}" rx="3"/>'
            yield (
                f'<text x="{x + (width - GAP) / 2:g}" y="{y + (FLOOR - GAP + LINE) / 2 - 2:g}" '
                f'text-anchor="middle">{escape(room)}</text>'
            )
    yield "</svg>"
    yield "<figcaption>Mỗi phòng chỉ dùng những phòng ở các tầng dưới nó.</figcaption>"
    yield "</figure>"


def _text(package: Path) -> Iterator[str]:
    rooms = python_rooms(package)
    yield '<div id="architecture-text">'
    yield from table(
        "Các phòng, từ tầng trên xuống, và những phòng mà chúng dùng",
        ["Phòng", "Nội dung (tiếng Anh, từ mã nguồn)", "Dùng"],
        [
            [
                f"<code>{room}</code>",
                _sentence(_home(package, room)),
                " ".join(f"<code>{other}</code>" for other in sorted(rooms[room]))
                or "không phòng nào",
            ]
            for story in reversed(floors(rooms))
            for room in story
        ],
    )
    yield "</div>"


def _home(package: Path, room: str) -> Path:
    folder = package / room
    return folder / "__init__.py" if folder.is_dir() else folder.with_suffix(".py")


def _modules(package: Path, caption: str) -> list[str]:
    files = (file for file in sorted(package.rglob("*.py")) if file.stem != "__init__")
    names = ((".".join(file.relative_to(package).with_suffix("").parts), file) for file in files)
    return table(
        caption,
        ["Mô-đun", "Nội dung (tiếng Anh, từ mã nguồn)"],
        [[f"<code>{name}</code>", _sentence(file)] for name, file in names if "slim" not in name],
    )


def _sentence(file: Path) -> str:
    """Return the first paragraph of a module's docstring, marked as English."""
    words = ast.get_docstring(ast.parse(file.read_text("utf-8"))) or ""
    first = " ".join(words.split("\n\n")[0].split())
    return f'<span lang="en">{escape(first)}</span>'
