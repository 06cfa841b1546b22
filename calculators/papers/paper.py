"""Paper: what a paper says, block by block, before it is a file."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Style = Literal["title", "subtitle", "note", "heading", "body", "item"]
Align = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of plain text; a line break or a tab in it stays one."""

    text: str
    style: Style = "body"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading, its width as a share of the others, and how its cells stand."""

    heading: str
    width: int
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Table:
    """A table with lines; its headings stand again on each page."""

    columns: Sequence[Column]
    rows: Sequence[Sequence[str]]


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper on A4, upright or lying."""

    title: str
    blocks: tuple[Block, ...]
    landscape: bool = False
