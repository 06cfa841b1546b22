"""The rooms: each imports only rooms below it, in the engine, in the build and in the pages' modules."""

import pytest

from publishing.pages.architecture import SCRIPTS, Rooms, python_rooms, script_rooms
from publishing.tools.programs import ROOT

ENGINE = (
    "units numerals sentences dates | law | lists arrangement plans | mergers worklist classes | papers "
    "| page commands | browser __main__ names"
)
BUILD = "tools | tables | measure engine mutation | pages | release | site | checks | __main__"
PAGES = (
    "places storage workers | shared | engine | home | highlight list unit classes tasks shapes offline "
    "| merge intent | site"
)


@pytest.mark.parametrize(
    ("rooms", "order"),
    [
        (python_rooms(ROOT / "calculators"), ENGINE),
        (python_rooms(ROOT / "publishing"), BUILD),
        (script_rooms(ROOT / SCRIPTS), PAGES),
    ],
    ids=["calculators", "publishing", "javascripts"],
)
def test_a_room_imports_only_rooms_below_it(rooms: Rooms, order: str) -> None:
    """Every room has its floor, and uses none of its own floor or above."""
    floor = {
        room: number for number, names in enumerate(order.split("|")) for room in names.split()
    }
    assert rooms.keys() == floor.keys()
    climbs = [f"{r} → {u}" for r, others in rooms.items() for u in others if floor[u] >= floor[r]]
    assert not climbs


def test_every_module_of_the_engine_has_tests_of_its_own() -> None:
    """In the folder of its room and under its name; those of papers are seen in the files they make."""
    engine, elsewhere = ROOT / "calculators", {"__main__", "names", "lists/controls"}
    modules = {file.relative_to(engine).with_suffix("") for file in engine.rglob("*.py")}
    lacking = {
        module.as_posix()
        for module in modules
        if module.name != "__init__"
        and module.parts[0] != "papers"
        and not (ROOT / "tests" / module.with_name(f"test_{module.name}.py")).is_file()
    }
    assert lacking == elsewhere


def test_the_first_page_names_every_room_of_the_engine() -> None:
    """A newcomer finds each of them in the table."""
    text = (ROOT / "README.md").read_text("utf-8")
    rooms = python_rooms(ROOT / "calculators")
    assert [room for room in rooms if f"`{room}`" not in text and f"`{room}/`" not in text] == []
