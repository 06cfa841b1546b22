"""The pages that calculate, as their own heads say."""

import re
from pathlib import Path

import pytest

from publishing.pages import calculator_pages
from publishing.tools.programs import ROOT, SITE, ProgramError


def page(root: Path, address: str, head: str) -> None:
    """Write a page with a head."""
    file = root / "docs" / address
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"---\ntitle: A\n{head}\n---\n\ncalculator: other\nuse: x\n", "utf-8")
    navigation = root / calculator_pages.NAVIGATION
    before = navigation.read_text("utf-8") if navigation.exists() else ""
    navigation.write_text(f"      - A: {address}\n{before}", "utf-8")


def test_addresses_are_those_of_pages_that_name_a_calculator(tmp_path: Path) -> None:
    """The head counts, not the text below it."""
    page(tmp_path, "tinh/mot.md", "calculator: unit")
    page(tmp_path, "tinh/hai.md", "calculator: list\nhide: [toc]")
    page(tmp_path, "doc.md", "description: B")
    for name in ("unit", "list"):
        script = tmp_path / calculator_pages.SCRIPTS / name / f"{name}.js"
        script.parent.mkdir(parents=True)
        script.write_text("", "utf-8")
    calculator_pages.write(tmp_path)
    assert (tmp_path / calculator_pages.LIST).read_text("utf-8") == "tinh/hai/ tinh/mot/"


def test_the_list_of_tools_follows_the_navigation(tmp_path: Path) -> None:
    """Each page of the folder that says what it is for, and no other."""
    page(tmp_path, "tinh-toan/a.md", "calculator: unit\nuse: một.")
    page(tmp_path, "tinh-toan/b.md", "use: hai.")
    page(tmp_path, "tinh-toan/c.md", "description: ba")
    page(tmp_path, "doc/d.md", "use: bốn.")
    (tmp_path / "docs" / "tinh-toan" / "e.md").write_text("use: năm.\n", "utf-8")
    assert list(calculator_pages.tools(tmp_path)) == ["- [A](b.md): hai.", "- [A](a.md): một."]


def test_a_page_without_its_script_stops_the_build(tmp_path: Path) -> None:
    """The message names both."""
    page(tmp_path, "tinh/mot.md", "calculator: units")
    with pytest.raises(ProgramError, match=r"tinh/mot/ nêu calculator: units, .*units/units\.js"):
        calculator_pages.write(tmp_path)


def test_every_page_of_the_site_tells_which_pages_calculate() -> None:
    """A link to one of them starts the engine, from wherever it is followed; each has its element."""
    addresses = calculator_pages.addresses(ROOT)
    assert set(addresses) >= {"unit", "list", "merge"}
    start = (ROOT / SITE / "index.html").read_text("utf-8")
    (content,) = re.findall(r'<meta name="calculators" content="([^"]*)">', start)
    assert sorted(content.split(" ")) == sorted(addresses.values())
    for name, address in addresses.items():
        html = (ROOT / SITE / address / "index.html").read_text("utf-8")
        assert f'data-calculator="{name}"' in html
        assert f"javascripts/{name}/{name}.js" in html
