"""Places: where a page of the site shows a clause, a document, a task or an agency."""

import re
import unicodedata
from html import escape

from calculators.law.model import Citation, Document
from calculators.plans.assignments import Agency, Assignment
from publishing.pages import plans


def slug(text: str) -> str:
    """Return the text in lower-case ASCII letters, digits and hyphens."""
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return re.sub(r"[^a-z0-9]+", "-", "".join(c for c in plain if c.isascii())).strip("-")


def of_citation(citation: Citation) -> str:
    """Return the place of a clause, from the root of the site: "ke-hoach-95/#iii-2"."""
    plan = plans.load().get(citation.document.cite)
    if plan is None:
        return of_document(citation.document)
    anchor = f"#{plan.anchors}{slug(citation.clause)}" if citation.clause else ""
    return f"{plan.folder}/{anchor}"


def of_document(document: Document) -> str:
    """Return the place of a document in the register of the site."""
    return f"phap-ly/#{document_anchor(document)}"


def document_anchor(document: Document) -> str:
    """Return the anchor of a document in the register of the site."""
    return f"vb-{slug(document.cite)}"


def source_link(document: Document) -> str:
    """Return where the document's text can be read, as HTML, or that no address is known."""
    if document.address:
        return (
            f'Đọc văn bản: <a href="{escape(document.address)}" rel="external">'
            f"{escape(document.address_of)}</a> (trang ngoài)."
        )
    return "Chưa biết địa chỉ của bản gốc."


def of_task(task: Assignment) -> str:
    """Return the place of a task in the list of all tasks."""
    return f"nhiem-vu/#{task.id}"


def of_agency(agency: Agency) -> str:
    """Return the place of an agency in the view by agency."""
    return f"nhiem-vu/theo-co-quan/#{agency.id}"


def clause_words(citation: Citation) -> str:
    """Return the clause as people say it: "95-KH/TU, III.2, gạch đầu dòng thứ nhất"."""
    if not citation.clause:
        return citation.document.cite
    clause, _, dash = citation.clause.partition("-")
    number = f"mục {clause}" if clause.isdigit() else clause
    ordinals = {"1": "nhất", "2": "hai", "3": "ba", "4": "tư"}
    place = f", gạch đầu dòng thứ {ordinals[dash]}" if dash else ""
    return f"{citation.document.cite}, {number}{place}"
