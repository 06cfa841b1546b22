"""The picture of the rooms: drawn from the folders and the imports, nothing left out."""

from pathlib import Path

import pytest

from publishing.pages import architecture
from publishing.pages.architecture import ArchitectureError, floors, python_rooms, script_rooms
from publishing.tools.markup import FOLDER
from publishing.tools.programs import ROOT


def test_imports_are_found_also_where_they_come_late(tmp_path: Path) -> None:
    """At the top, inside a function, of a room or from it; not those of other packages."""
    package = tmp_path / "calculators"
    (package / "law").mkdir(parents=True)
    (package / "__init__.py").write_text("from calculators.a import x\n")
    (package / "a.py").write_text("import json\nfrom calculators import b\n")
    (package / "b.py").write_text(
        "def f():\n    from calculators.law import model\n    return model\n"
    )
    (package / "law" / "__init__.py").write_text("")
    (package / "law" / "model.py").write_text(
        "from calculators.law.x import y\nfrom json import loads\n"
    )
    (package / "law" / "x.py").write_text("from calculators import __version__\n")
    assert python_rooms(package) == {
        "a": frozenset({"b"}),
        "b": frozenset({"law"}),
        "law": frozenset(),
    }


def test_imports_of_scripts_are_found_in_code_and_in_types(tmp_path: Path) -> None:
    """What only a comment on types imports ties two rooms together, too."""
    for folder in ("shared", "list"):
        (tmp_path / folder).mkdir()
    (tmp_path / "site.js").write_text('const load = () => import("./list/list.js");\n')
    (tmp_path / "shared" / "dom.js").write_text("export {};\n")
    (tmp_path / "list" / "list.js").write_text(
        '/** @typedef {import("../shared/dom.js").A} A */\nimport "https://example.org/x.js";\n'
    )
    assert script_rooms(tmp_path) == {
        "list": frozenset({"shared"}),
        "shared": frozenset(),
        "site": frozenset({"list"}),
    }


def test_every_room_stands_above_all_that_it_uses() -> None:
    """Floor by floor, and no room is left out."""
    rooms = python_rooms(ROOT / "calculators")
    below: set[str] = set()
    for story in floors(rooms):
        assert all(rooms[room] <= below for room in story)
        below.update(story)
    assert below == rooms.keys()


def test_a_circle_is_named() -> None:
    """The law must not use what the page calls."""
    with pytest.raises(ArchitectureError, match=r"law → browser → law|browser → law → browser"):
        floors({"law": frozenset({"browser"}), "browser": frozenset({"law"})})


def test_text_tells_all_that_the_picture_shows(tmp_path: Path) -> None:
    """Each room with those it uses, and each module, stands in a table, too."""
    architecture.write(tmp_path)
    picture, words = (tmp_path / FOLDER / "architecture.html").read_text("utf-8").split("</figure>")
    rooms = python_rooms(ROOT / "calculators")
    assert picture.count("<rect") == words.count("<tr>") - 1 == len(rooms)
    for room, imports in rooms.items():
        row = words[words.index(f'<th scope="row"><code>{room}</code>') :]
        assert all(f"<code>{one}</code>" in row[: row.index("</tr>")] for one in imports)
    for name, some in (("modules", "law.model"), ("publishing", "tools.programs")):
        modules = (tmp_path / FOLDER / f"architecture-{name}.html").read_text("utf-8")
        assert f'<th scope="row"><code>{some}</code></th>' in modules
        assert '<span lang="en"></span>' not in modules
