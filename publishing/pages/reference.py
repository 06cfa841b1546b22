"""Reference: the public names of the engine, each once, as its sources and docstrings describe it."""

import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import griffe

from calculators import names
from publishing.tools.markup import save
from publishing.tools.programs import ROOT, ProgramError

TOPICS: Final = {
    "units": ("units",),
    "law": ("law",),
    "evaluation": ("arrangement",),
    "lists": ("lists", "worklist"),
    "mergers": ("mergers.rules", "mergers.loader", "mergers.merger", "mergers.requirements"),
    "proposals": (
        *("mergers.candidates", "mergers.proposals", "mergers.unresolved"),
        *("mergers.districts", "mergers.adjacency"),
    ),
    "plans": ("plans",),
}
"""The parts of the page, and the rooms or modules whose public names each tells of."""
WIDTH = 76
ENGLISH = "{ lang=en }"


def write(root: Path) -> None:
    """Write the fragment of each topic; raises ProgramError on a name that lies in none of their modules."""
    package = griffe.load("calculators", search_paths=[ROOT])
    lines: dict[str, list[str]] = {topic: [] for topic in TOPICS}
    for name in names.__all__:
        subject = package["names"][name].final_target
        lines[_topic(subject.canonical_path)] += _entry(name, subject)
    for topic, entries in lines.items():
        save(root, f"reference-{topic}.md", entries)


def _topic(path: str) -> str:
    for topic, modules in TOPICS.items():
        if any(path.startswith(f"calculators.{module}.") for module in modules):
            return topic
    raise ProgramError(
        f"{path}: tên công khai không thuộc mục nào của TOPICS trong {Path(__file__).name}."
    )


def _entry(name: str, subject: griffe.Object) -> Iterator[str]:
    """Yield a heading with the name's own anchor, its signature, what it is, and its parts."""
    parts = list(_parts(subject))
    yield f"### {name} {{ #{anchor(name)} }}"
    yield ""
    yield from _code(_signature(name, subject))
    yield from (f"        {_signature(part.name, part)}" for part in parts if not part.docstring)
    yield ""
    yield from _paragraphs(subject)
    for part in parts:
        if part.docstring:
            sentence = " ".join(part.docstring.value.split())
            yield f"- `{_signature(part.name, part)}`: {sentence} {ENGLISH}"
    yield ""


def anchor(name: str) -> str:
    """Return the anchor of a public name on the page."""
    return f"api-{name}"


def _signature(name: str, subject: griffe.Object) -> str:
    match subject:
        case griffe.Function() if "property" not in subject.labels:
            text = subject.signature(name=name)
            return text.replace("(self, ", "(").replace("(cls, ", "(").replace("(self)", "()")
        case griffe.Class():
            bases = ", ".join(str(base) for base in subject.bases)
            return f"class {name}({bases})" if bases else f"class {name}"
        case _:
            value = getattr(subject, "value", None)
            kind = getattr(subject, "annotation", None) or getattr(subject, "returns", None)
            return name + (f": {kind}" if kind else "") + (f" = {value}" if value else "")


def _code(signature: str) -> Iterator[str]:
    for line in textwrap.wrap(signature, WIDTH, subsequent_indent="    ", break_long_words=False):
        yield f"    {line}"


def _paragraphs(subject: griffe.Object) -> Iterator[str]:
    if subject.docstring is None:
        raise ProgramError(f"{subject.path}: tên công khai chưa có lời mô tả (docstring).")
    for paragraph in subject.docstring.value.split("\n\n"):
        yield from (*paragraph.splitlines(), ENGLISH, "")


def _parts(subject: griffe.Object) -> Iterator[griffe.Object]:
    """Yield the fields, properties and methods of a class that it has of its own, in their order."""
    if isinstance(subject, griffe.Class):
        for name, member in subject.members.items():
            if not name.startswith("_") and isinstance(member, griffe.Object):
                yield member
