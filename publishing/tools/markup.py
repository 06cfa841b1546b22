"""Markup: the few ways in which generated fragments are written."""

from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path

FOLDER = Path("build", "fragments")


def save(root: Path, name: str, lines: Iterable[str]) -> None:
    """Write a fragment that a page includes as `{!name!}`."""
    path = root / FOLDER / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def jumps(label: str, places: Iterable[tuple[str, str]]) -> str:
    """Return links to places of the same page, each by its anchor and name, under a spoken label."""
    links = " · ".join(f'<a href="#{anchor}">{escape(name)}</a>' for anchor, name in places)
    return f'<nav class="jumps" aria-label="{escape(label)}"><p>{links}</p></nav>'


def table(
    caption: str,
    headings: Sequence[str],
    rows: Iterable[Sequence[str]],
    numeric: Sequence[int] = (),
) -> list[str]:
    """Return an HTML table whose cells are HTML already; `numeric` columns are set to the right."""

    def cell(index: int, html: str) -> str:
        tag, scope = ("th", ' scope="row"') if index == 0 else ("td", "")
        number = ' class="number"' if index in numeric else ""
        return f"<{tag}{scope}{number}>{html}</{tag}>"

    head = "".join(
        f'<th scope="col"{' class="number"' if index in numeric else ""}>{escape(text)}</th>'
        for index, text in enumerate(headings)
    )
    body = (
        "<tr>" + " ".join(cell(i, html) for i, html in enumerate(row)) + "</tr>" for row in rows
    )
    return frame(caption, head, body)


def frame(caption: str, head: str, body: Iterable[str]) -> list[str]:
    """Return the table around its heading cells and its rows, in a frame that scrolls by itself."""
    return [
        f'<div class="wide-table" tabindex="0" role="region" aria-label="{escape(caption)}">',
        f'<table class="data"><caption><span>{escape(caption)}</span></caption>',
        f"<thead><tr>{head}</tr></thead>",
        "<tbody>",
        *body,
        "</tbody></table>",
        "</div>",
    ]


def options(pairs: Iterable[tuple[str, str]]) -> str:
    """Return the options of a select: (value, label)."""
    return "".join(f'<option value="{escape(v)}">{escape(label)}</option>' for v, label in pairs)
