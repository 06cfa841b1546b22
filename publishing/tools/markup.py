"""Markup: the few ways in which generated fragments are written."""

import json
from collections.abc import Iterable, Sequence
from html import escape
from itertools import chain, repeat
from pathlib import Path

FOLDER = Path("build", "fragments")
WIDE = 4
"""A table with so many columns does not fit on a phone."""


def save(root: Path, name: str, lines: Iterable[str]) -> None:
    """Write a fragment that a page includes as `{!name!}`."""
    write_file(root / FOLDER / name, "\n".join(lines) + "\n")


def write_file(path: Path, text: str) -> None:
    """Write a text with the same line ends on every system; its folder is made where it is not there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def write_json(path: Path, content: object) -> None:
    """Write data for the pages, as short as JSON can be."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    write_file(path, f"{text}\n")


def jumps(label: str, places: Iterable[tuple[str, str]]) -> str:
    """Return links to places of the same page, each by its anchor and name, under a spoken label."""
    links = " · ".join(f'<a href="#{anchor}">{escape(name)}</a>' for anchor, name in places)
    return f'<nav class="jumps" aria-label="{escape(label)}"><p>{links}</p></nav>'


def table(
    caption: str,
    headings: Sequence[str],
    rows: Iterable[Sequence[str]],
    numeric: Sequence[int] = (),
    anchors: Iterable[str] = (),
) -> list[str]:
    """Return an HTML table whose cells are HTML already, in a frame that scrolls by itself.

    `numeric` columns are set to the right; `anchors` are the ids of the rows. Each cell carries the
    heading of its column, as on a phone a wide table stands as one card a row.
    """
    classes = [' class="number"' if index in numeric else "" for index in range(len(headings))]

    def cell(index: int, html: str) -> str:
        if index == 0:
            return f'<th scope="row"{classes[index]}>{html}</th>'
        label = f' data-label="{escape(headings[index])}"' if is_wide else ""
        return f"<td{classes[index]}{label}>{html}</td>"

    is_wide = len(headings) >= WIDE
    head = "".join(
        f'<th scope="col"{kind}>{escape(text)}</th>'
        for kind, text in zip(classes, headings, strict=True)
    )
    body = (
        f"<tr{f' id="{anchor}"' if anchor else ''}>"
        + " ".join(cell(i, html) for i, html in enumerate(row))
        + "</tr>"
        for row, anchor in zip(rows, chain(anchors, repeat("")), strict=False)
    )
    return [
        f'<div class="wide-table" tabindex="0" role="region" aria-label="{escape(caption)}">',
        f'<table class="data{" cards" if is_wide else ""}"><caption><span>{escape(caption)}</span></caption>',
        f"<thead><tr>{head}</tr></thead>",
        "<tbody>",
        *body,
        "</tbody></table>",
        "</div>",
    ]


def options(pairs: Iterable[tuple[str, str]]) -> str:
    """Return the options of a select: (value, label)."""
    return "".join(f'<option value="{escape(v)}">{escape(label)}</option>' for v, label in pairs)
