"""Sources: the register of documents, and the clauses that records cite from it."""

from collections.abc import Mapping
from datetime import date

from calculators.law.model import GRADES, Citation, Document
from calculators.law.records import Record

DOCUMENT_KEYS = (
    *("cite", "kind", "number", "date", "issuer", "title", "status", "clauses"),
    *("grade", "checked_on"),
    *("address", "address_of", "address_checked_on"),
)


def read_document(record: Record) -> Document:
    """Return the document that a record of documents.toml describes; its date may be unknown."""
    record.only(DOCUMENT_KEYS)
    return Document(
        record.text("cite"),
        record.text("kind"),
        record.text("number"),
        record.day("date") if "date" in record.values else None,
        record.text("issuer"),
        record.text("title"),
        record.text("status"),
        record.texts("clauses"),
        record.choice("grade", GRADES),
        record.day("checked_on"),
        *_address(record),
    )


def _address(record: Record) -> tuple[str, str, date] | tuple[()]:
    """Return where the text can be read, whose page that is, and when the address was checked."""
    if "address" not in record.values:
        return ()
    return record.text("address"), record.text("address_of"), record.day("address_checked_on")


class Sources:
    """Turns "NQ 35/2023/UBTVQH15 Điều 1" into a citation of a clause that the register knows."""

    def __init__(self, documents: Mapping[str, Document]) -> None:
        """Take the register: documents by the words that cite them."""
        self.documents = documents

    def citation(self, record: Record, key: str = "citation") -> Citation:
        """Return the clause that the record cites under `key`; raises LawError on an unknown one."""
        return self.parse(record, key, record.text(key))

    def parse(self, record: Record, key: str, text: str) -> Citation:
        """Return the clause that `text` names; the error names the `key` it was read from."""
        for cite, document in self.documents.items():
            if text == cite:
                return Citation(document, "")
            if text.startswith(cite + " "):
                clause = text[len(cite) + 1 :]
                if clause not in document.clauses:
                    clauses = ", ".join(document.clauses) or "(không ghi khoản nào)"
                    raise record.fail(key, f"một khoản có trong sổ văn bản; {cite} có: {clauses}")
                return Citation(document, clause)
        raise record.fail(key, "“<cite> <khoản>” của một văn bản trong documents.toml")
