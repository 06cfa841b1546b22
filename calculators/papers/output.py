"""Output: a paper as a Word file, or as plain data for a page that prints it."""

from collections.abc import Mapping
from typing import Any

from calculators.papers import docx
from calculators.papers.paper import Block, Paper, Table
from calculators.worklist.saving import plain

Json = dict[str, Any]


def output(paper: Paper, request: Mapping[str, Any]) -> Json:
    """Return `{"base64"}`, a Word file, or with `"print": true` `{"paper"}`, the same block by block."""
    if request.get("print"):
        return {"paper": {"landscape": paper.landscape, "blocks": list(map(_block, paper.blocks))}}
    return plain(docx.write(paper))


def _block(block: Block) -> Json:
    """Return a paragraph with its style; of a table the widths are in % of its own."""
    if not isinstance(block, Table):
        return {"style": block.style, "text": block.text}
    whole = sum(column.width for column in block.columns)
    columns = [
        {"heading": one.heading, "width": round(100 * one.width / whole, 2), "align": one.align}
        for one in block.columns
    ]
    return {"columns": columns, "rows": [list(row) for row in block.rows]}
