"""Calculator pages: which pages calculate, told by their own heads, for the template and the scripts.

A page with `calculator: NAME` in its head has its script in `NAME/NAME.js` and starts the engine. Pages
that link to it learn its address from the list that is written here. A page with `use: …` stands in the
list of tools, in the order of the navigation. Where this room has a module of the calculator's name, that
one writes the fragments of its page.
"""

import re
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from publishing.tools.markup import save
from publishing.tools.programs import ProgramError

LIST = Path("overrides", "partials", "calculators.html")
DOCS = Path("docs")
TOOLS = DOCS / "tinh-toan"
NAVIGATION = "mkdocs.yml"
SCRIPTS = DOCS / "assets" / "javascripts"
_HEAD = re.compile(r"---\n(.*?)\n---\n", re.DOTALL)
_NAME = re.compile(r"^calculator: *(\S+)$", re.MULTILINE)
_USE = re.compile(r"^title: *(?P<title>[^\n]+)$.*^use: *(?P<use>[^\n]+)$", re.MULTILINE | re.DOTALL)


def write(root: Path) -> None:
    """Write the addresses of the pages; raises ProgramError for a page without its script."""
    for name, page in found(root).items():
        script = SCRIPTS / name / f"{name}.js"
        if not (root / script).is_file():
            message = f"Trang {page} nêu calculator: {name}, nhưng không có {script.as_posix()}."
            raise ProgramError(message)
    path = root / LIST
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(" ".join(found(root).values()), encoding="utf-8", newline="\n")
    save(root, "calculators.md", tools(root))
    for name in found(root):
        if find_spec(f"{__package__}.{name}"):
            import_module(f"{__package__}.{name}").write(root)


def tools(root: Path) -> Iterator[str]:
    """Yield the list of the pages that say what they are for, in the order of the navigation."""
    order = (root / NAVIGATION).read_text("utf-8")
    for file in sorted((root / TOOLS).glob("*.md"), key=lambda file: order.find(f"/{file.name}")):
        head = _HEAD.match(file.read_text("utf-8"))
        told = _USE.search(head[1]) if head else None
        if told:
            yield f"- [{told['title']}]({file.name}): {told['use']}"


def found(root: Path) -> dict[str, str]:
    """Return the calculators with the address of each one's page, from the base of the site."""
    pages = {}
    for file in sorted((root / DOCS).rglob("*.md")):
        head = _HEAD.match(file.read_text("utf-8"))
        name = _NAME.search(head[1]) if head else None
        if name:
            pages[name[1]] = f"{file.relative_to(root / DOCS).with_suffix('').as_posix()}/"
    return pages
