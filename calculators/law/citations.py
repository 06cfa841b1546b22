"""Citations in full, as papers write them where a document is named for the first time."""

from collections.abc import Callable
from datetime import date

from calculators.dates import full_date
from calculators.law.model import Citation


def full(citation: Citation, day_form: Callable[[date], str] = full_date) -> str:
    """Return a citation in full: kind, number, date (as papers write it), issuer, title, clause."""
    document = citation.document
    day = "" if document.issued is None else f" {day_form(document.issued)}"
    text = f"{document.kind} số {document.number}{day} của {document.issuer} {document.title}"
    if not citation.clause:
        return text
    return f"{text}, {'' if citation.clause.startswith('Điều') else 'mục '}{citation.clause}"
