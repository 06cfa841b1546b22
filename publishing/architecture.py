"""Architecture: the parts of the engine and what flows between them, drawn from the imports themselves."""

import ast
import textwrap
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from html import escape
from pathlib import Path
from typing import Final, NamedTuple

from publishing.markup import save, table
from publishing.programs import ROOT


class Group(NamedTuple):
    """A part of the engine: its modules, and the column of the picture in which it stands."""

    title: str
    column: float
    modules: tuple[str, ...]


GROUPS: Final = (
    Group("Đơn vị và con số", 0, ("units", "numerals", "cells")),
    Group("Luật và nguồn", 1, ("law", "records", "sources", "register")),
    Group(
        "Đọc danh sách",
        0,
        (
            *("sheets", "headings", "columns", "row_cells", "entries", "tables", "formulas"),
            *("workbooks", "workbook_rows", "archives"),
        ),
    ),
    Group("Đánh giá", 1, ("standards", "judgement", "turning", "evaluation", "percentages")),
    Group("Nhiệm vụ, sự kiện", 2, ("assignments", "events")),
    Group("Lời cho người đọc", 0.5, ("words", "explanation", "plausibility")),
    Group(
        "Bàn làm việc",
        0,
        (
            *("report", "worklist", "session", "opening", "saving", "listing", "pictures"),
            *("sensitivity", "bottlenecks"),
        ),
    ),
    Group(
        "Nhập đơn vị",
        1,
        (
            *("criteria", "merger_register", "mergers", "requirements", "adjacency", "fields"),
            *("search", "districts", "proposals", "consequences", "merger_words"),
            *("consequence_words", "merger_report"),
        ),
    ),
    Group("Trang tính gọi", 0.5, ("browser", "desk", "scenarios")),
    Group(
        "Dòng lệnh",
        1.5,
        ("__main__", "assignments_command", "merger_command", "icalendar_file"),
    ),
)
Edges = Mapping[str, frozenset[str]]

# The picture is as wide as the text of the smallest phone, so that it is never scrolled.
WIDTH, BOX_WIDTH, BOX_HEIGHT, STEP_X, STEP_Y, TOP = 328, 100, 48, 113, 82, 4
LINE_LETTERS, LINE_HEIGHT = 15, 13


class ArchitectureError(Exception):
    """The modules are not grouped, or the groups use each other in a circle."""


def write(root: Path) -> None:
    """Write the picture with its text, and the tables of all modules."""
    found = imports(ROOT / "calculators")
    between = flows(found)
    save(root, "architecture.html", [*_picture(between), *_text(between)])
    save(root, "architecture-modules.html", _modules(found))
    save(root, "architecture-publishing.html", _publishing())


def imports(package: Path) -> Edges:
    """Give for each module of a package those that it imports, also where it does so late."""
    trees = {file.stem: ast.parse(file.read_text("utf-8")) for file in package.glob("*.py")}
    return {
        name: frozenset(_imported(tree, package.name) & trees.keys())
        for name, tree in sorted(trees.items())
        if name != "__init__"
    }


def _imported(tree: ast.AST, package: str) -> set[str]:
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == package:
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith(f"{package}."):
            found.add((node.module or "").split(".")[1])
    return found


def flows(found: Edges) -> Edges:
    """Give for each group those that it uses, by title; raises ArchitectureError on a circle."""
    group_of = {module: group.title for group in GROUPS for module in group.modules}
    if strangers := found.keys() ^ group_of.keys():
        message = (
            f"Mô-đun {', '.join(sorted(strangers))}: hãy thêm vào (hoặc bỏ khỏi) một nhóm của GROUPS "
            "trong publishing/architecture.py."
        )
        raise ArchitectureError(message)
    between = {
        group.title: frozenset(group_of[used] for module in group.modules for used in found[module])
        - {group.title}
        for group in GROUPS
    }
    try:
        TopologicalSorter(between).prepare()
    except CycleError as error:
        circle = " → ".join(error.args[1])
        message = f"Các nhóm dùng lẫn nhau thành vòng: {circle}. Số liệu chỉ được đi một chiều."
        raise ArchitectureError(message) from error
    return between


def rows(between: Edges) -> dict[str, int]:
    """Give the row of each group: below all that it uses."""
    found: dict[str, int] = {}
    for title in TopologicalSorter(between).static_order():
        found[title] = 1 + max((found[used] for used in between[title]), default=-1)
    return found


def direct(between: Edges) -> Iterator[tuple[str, str]]:
    """Yield the pairs (used, user) that no longer way stands for: those that the picture draws."""
    for user, used in between.items():
        for one in sorted(used):
            if not any(one in _all_used(other, between) for other in used - {one}):
                yield one, user


def _all_used(title: str, between: Edges) -> set[str]:
    return set(between[title]).union(*(_all_used(other, between) for other in between[title]))


def _corner(group: Group, row: int) -> tuple[float, float]:
    return 1 + group.column * STEP_X, TOP + row * STEP_Y


def _picture(between: Edges) -> Iterator[str]:
    row_of = rows(between)
    corners = {group.title: _corner(group, row_of[group.title]) for group in GROUPS}
    height = TOP + max(row_of.values()) * STEP_Y + BOX_HEIGHT + TOP
    yield '<figure class="architecture">'
    yield (
        f'<svg viewBox="0 0 {WIDTH} {height}" role="img" aria-labelledby="architecture-title" '
        'aria-describedby="architecture-text">'
    )
    yield '<title id="architecture-title">Các phần của bộ máy tính và chiều đi của số liệu</title>'
    for used, user in sorted(direct(between)):
        (x1, y1), (x2, y2) = corners[used], corners[user]
        yield _arrow(x1 + BOX_WIDTH / 2, y1 + BOX_HEIGHT, x2 + BOX_WIDTH / 2, y2)
    for group in GROUPS:
        yield from _box(group, *corners[group.title])
    yield "</svg>"
    yield "<figcaption>Mũi tên đi từ phần được dùng tới phần dùng nó.</figcaption>"
    yield "</figure>"


def _arrow(x1: float, y1: float, x2: float, y2: float) -> str:
    """Give a line that ends in a head; it leans over to where most of the way is straight down."""
    middle = y2 - (STEP_Y - BOX_HEIGHT) / 2
    bend = "" if x1 == x2 else f" L {x1:g} {middle - 6:g} L {x2:g} {middle + 6:g}"
    return (
        f'<path class="flow" d="M {x1:g} {y1:g}{bend} L {x2:g} {y2 - 5:g}"/>'
        f'<path class="head" d="M {x2 - 4:g} {y2 - 7:g} L {x2 + 4:g} {y2 - 7:g} L {x2:g} {y2:g} Z"/>'
    )


def _box(group: Group, x: float, y: float) -> Iterator[str]:
    yield f'<rect x="{x:g}" y="{y:g}" width="{BOX_WIDTH}" height="{BOX_HEIGHT}" rx="3"/>'
    lines = [*textwrap.wrap(group.title, LINE_LETTERS), f"{len(group.modules)} mô-đun"]
    top = y + (BOX_HEIGHT - len(lines) * LINE_HEIGHT) / 2 + LINE_HEIGHT - 3
    for number, line in enumerate(lines):
        kind = ' class="count"' if number == len(lines) - 1 else ""
        yield (
            f'<text{kind} x="{x + BOX_WIDTH / 2:g}" y="{top + number * LINE_HEIGHT:g}" '
            f'text-anchor="middle">{escape(line)}</text>'
        )


def _text(between: Edges) -> Iterator[str]:
    yield '<div id="architecture-text">'
    yield from table(
        "Các phần và những phần mà chúng dùng",
        ["Phần", "Dùng", "Mô-đun"],
        [
            [
                escape(group.title),
                escape(", ".join(g.title for g in GROUPS if g.title in between[group.title]))
                or "không phần nào",
                " ".join(f"<code>{name}</code>" for name in group.modules),
            ]
            for group in GROUPS
        ],
    )
    yield "</div>"


def _modules(found: Edges) -> list[str]:
    package = ROOT / "calculators"
    return table(
        "Mọi mô-đun của bộ máy tính",
        ["Mô-đun", "Nội dung (tiếng Anh, từ mã nguồn)", "Dùng"],
        [
            [
                f"<code>{name}</code>",
                _sentence(package / f"{name}.py"),
                " ".join(f"<code>{used}</code>" for used in sorted(found[name])) or "không",
            ]
            for group in GROUPS
            for name in group.modules
        ],
    )


def _publishing() -> list[str]:
    files = sorted((ROOT / "publishing").glob("*.py"))
    return table(
        "Mọi mô-đun dựng trang",
        ["Mô-đun", "Nội dung (tiếng Anh, từ mã nguồn)"],
        [
            [f"<code>{file.stem}</code>", _sentence(file)]
            for file in files
            if file.stem != "__init__"
        ],
    )


def _sentence(file: Path) -> str:
    """Give the first paragraph of a module's docstring, marked as English."""
    words = ast.get_docstring(ast.parse(file.read_text("utf-8"))) or ""
    first = " ".join(words.split("\n\n")[0].split())
    return f'<span lang="en">{escape(first)}</span>'
