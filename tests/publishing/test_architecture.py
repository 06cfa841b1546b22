"""The picture of the parts: drawn from the imports, one way only, nothing left out."""

from pathlib import Path

import pytest

from publishing import architecture
from publishing.architecture import GROUPS, ArchitectureError, Edges
from publishing.markup import FOLDER
from publishing.programs import ROOT


@pytest.fixture(scope="module")
def found() -> Edges:
    """Give the imports of the engine."""
    return architecture.imports(ROOT / "calculators")


def test_imports_are_found_also_where_they_come_late(tmp_path: Path) -> None:
    """At the top, inside a function, of a module or from it; not those of other packages."""
    package = tmp_path / "calculators"
    package.mkdir()
    (package / "__init__.py").write_text("from calculators.a import x\n")
    (package / "a.py").write_text("import json\nfrom calculators import b\n")
    (package / "b.py").write_text("def f():\n    from calculators.c import x\n    return x\n")
    (package / "c.py").write_text("from json import loads\nfrom calculators import __version__\n")
    assert architecture.imports(package) == {
        "a": frozenset({"b"}),
        "b": frozenset({"c"}),
        "c": frozenset(),
    }


def test_every_part_stands_below_all_that_it_uses(found: Edges) -> None:
    """So that every arrow points downwards."""
    between = architecture.flows(found)
    rows = architecture.rows(between)
    assert {rows[group.title] for group in GROUPS} == set(range(max(rows.values()) + 1))
    for user, used in between.items():
        assert all(rows[one] < rows[user] for one in used)


def test_no_two_parts_cover_each_other_and_no_arrow_crosses_a_third(found: Edges) -> None:
    """The columns that people chose still fit the rows that the imports give."""
    between = architecture.flows(found)
    rows = architecture.rows(between)
    places = {group.title: (rows[group.title], group.column) for group in GROUPS}
    assert len(set(places.values())) == len(places)
    for one, other in architecture.direct(between):
        row, column = places[one]
        for title, (between_row, other_column) in places.items():
            if row < between_row < places[other][0]:
                assert abs(other_column - column) >= 1, f"{one} → {other} crosses {title}"


def test_longer_ways_stand_for_shortcuts() -> None:
    """An arrow is drawn only where no other way leads."""
    between = {"a": frozenset[str](), "b": frozenset({"a"}), "c": frozenset({"a", "b"})}
    assert sorted(architecture.direct(between)) == [("a", "b"), ("b", "c")]


def test_a_module_without_a_part_is_named(found: Edges) -> None:
    """With where to put it."""
    with pytest.raises(ArchitectureError, match=r"stranger: .*publishing/architecture\.py"):
        architecture.flows({**found, "stranger": frozenset()})


def test_a_circle_is_named(found: Edges) -> None:
    """The law must not use what the page calls."""
    with pytest.raises(ArchitectureError, match=r"Luật và nguồn → .*một chiều|→ Luật và nguồn"):
        architecture.flows({**found, "law": frozenset({"browser"})})


def test_text_tells_all_that_the_picture_shows(found: Edges, tmp_path: Path) -> None:
    """Each part, each module and each arrow stands in a table, too."""
    architecture.write(tmp_path)
    text = (tmp_path / FOLDER / "architecture.html").read_text("utf-8")
    picture, words = text.split("</figure>")
    assert picture.count("<rect") == words.count("<tr>") - 1 == len(GROUPS)
    pairs = list(architecture.direct(architecture.flows(found)))
    assert picture.count('class="flow"') == len(pairs)
    for used, user in pairs:
        row = words[words.index(f">{user}</th>") :]
        assert used in row[: row.index("</tr>")]
    modules = (tmp_path / FOLDER / "architecture-modules.html").read_text("utf-8")
    for name in found:
        assert f"<code>{name}</code>" in words
        assert f'<th scope="row"><code>{name}</code></th>' in modules
    assert '<span lang="en"></span>' not in modules
