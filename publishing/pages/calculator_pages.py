"""Calculator pages: which pages calculate, told by their own heads, for the template and the scripts.

A page with `calculator: NAME` in its head has its script in `NAME/NAME.js` and starts the engine. Pages
that link to it learn its address from the list that is written here. A page with `use: …` stands in the
list of tools, in the order of the navigation. Where this room has a module of the calculator's name, that
one writes the fragments of its page.
"""

from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from publishing.pages import heads
from publishing.tools.markup import save, write_file
from publishing.tools.programs import ProgramError

LIST = Path("overrides", "partials", "calculators.html")
TOOLS = Path("tinh-toan")
NAVIGATION = "mkdocs.yml"
SCRIPTS = Path("docs", "assets", "javascripts")


def write(root: Path) -> None:
    """Write the addresses of the pages; raises ProgramError for a page without its script."""
    pages = addresses(root)
    for name, page in pages.items():
        script = SCRIPTS / name / f"{name}.js"
        if not (root / script).is_file():
            raise ProgramError(
                f"Trang {page} nêu calculator: {name}, nhưng không có {script.as_posix()}."
            )
    write_file(root / LIST, " ".join(pages.values()))
    save(root, "calculators.md", tools(root))
    for name in pages:
        if find_spec(f"{__package__}.{name}"):
            import_module(f"{__package__}.{name}").write(root)


def tools(root: Path) -> Iterator[str]:
    """Yield the pages that say in their heads what they are for, in the order of the navigation."""
    order = (root / NAVIGATION).read_text("utf-8")
    pages = {
        page: head
        for page, head in heads.read(root).items()
        if page.parent == TOOLS and "use" in head
    }
    for page in sorted(pages, key=lambda page: order.find(f"/{page.name}")):
        yield f"- [{pages[page]['title']}]({page.name}): {pages[page]['use']}"


def addresses(root: Path) -> dict[str, str]:
    """Return the calculators with the address of each one's page, from the base of the site."""
    return {
        head["calculator"]: f"{page.with_suffix('').as_posix()}/"
        for page, head in heads.read(root).items()
        if "calculator" in head
    }
