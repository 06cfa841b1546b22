"""Reference: the public names of the engine, each once, as its sources and docstrings describe it."""

import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import griffe

import calculators
from publishing.tools.markup import save
from publishing.tools.programs import ROOT

TOPICS: Final = {
    "units": (
        *("Unit", "Kind", "Level", "Interval", "UNKNOWN", "ANY_SHARE", "M2_PER_KM2"),
        *("SHARE_SCALE", "Pair"),
    ),
    "law": (
        *("load_law", "Law", "RuleSet", "ArrangementTest", "Condition", "BaseStandard"),
        *("SpecialFactor", "Exemption", "Document", "Citation", "LawError"),
    ),
    "evaluation": (
        *("evaluate", "Evaluation", "Verdict", "Outcome", "TurningPoint", "Possibilities"),
        *("Standard", "percent_of_standard", "explain"),
    ),
    "lists": (
        *("read_sheet", "Sheet", "SheetError", "read_table", "Table", "Entry", "CellError"),
        "report_table",
    ),
    "mergers": (
        *("load_merger_rules", "MergerRules", "Criterion", "Measure", "combine", "Merger"),
        *("MergerError", "judge_merger", "Judged", "MergerVerdict"),
    ),
    "proposals": (
        *("propose", "ProposalTask", "District", "Proposal", "Unresolved", "read_adjacency"),
        *("Adjacency", "Border", "Contiguity"),
    ),
    "plans": ("load_plans", "Plans", "Assignment", "Agency", "Occurrence", "load_events", "Event"),
}
"""The public names by the part of the page that tells of them."""
WIDTH = 76
ENGLISH = "{ lang=en }"


def write(root: Path) -> None:
    """Write the fragment of each topic; raises KeyError on a name that the package does not have."""
    package = griffe.load("calculators", search_paths=[ROOT])
    for topic, names in TOPICS.items():
        lines = [line for name in names for line in _entry(name, package[name])]
        save(root, f"reference-{topic}.md", lines)


def _entry(name: str, found: griffe.Object | griffe.Alias) -> Iterator[str]:
    """Yield a heading with the name's own anchor, its signature, what it is, and its parts."""
    subject = found.final_target if isinstance(found, griffe.Alias) else found
    parts = list(_parts(subject))
    yield f"### {name} {{ #{anchor(name)} }}"
    yield ""
    yield from _code(_signature(name, subject))
    yield from (f"        {_signature(part.name, part)}" for part in parts if not part.docstring)
    yield ""
    yield from _paragraphs(subject)
    for part in parts:
        if part.docstring:
            described = " ".join(part.docstring.value.split())
            yield f"- `{_signature(part.name, part)}`: {described} {ENGLISH}"
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
        message = f"{subject.path}: tên công khai chưa có lời mô tả (docstring)"
        raise ValueError(message)
    for paragraph in subject.docstring.value.split("\n\n"):
        yield from (*paragraph.splitlines(), ENGLISH, "")


def _parts(subject: griffe.Object) -> Iterator[griffe.Object]:
    """Yield the fields, properties and methods of a class that it has of its own, in their order."""
    if isinstance(subject, griffe.Class):
        for name, member in subject.members.items():
            if not name.startswith("_") and isinstance(member, griffe.Object):
                yield member


def documented() -> list[str]:
    """Return every name that the page documents, as often as it does."""
    return [name for names in TOPICS.values() for name in names]


def missing() -> set[str]:
    """Return the public names that the page leaves out, and the names on it that are not public."""
    return set(documented()) ^ set(calculators.__all__)
