"""The register of documents: when each was checked."""

from datetime import date

from tests.law.test_loader import LAW, law_with


def test_every_document_knows_when_it_was_checked() -> None:
    """The day that its record names: pages show it beside the document."""
    law = law_with("documents.toml", "checked_on = 2026-11-22", "checked_on = 2026-11-21")
    days = {document.checked_on for document in law.documents.values()}
    assert days == {date(2026, 11, 21), *(d.checked_on for d in LAW.documents.values())}
    assert date(2026, 11, 22) in {document.checked_on for document in LAW.documents.values()}
