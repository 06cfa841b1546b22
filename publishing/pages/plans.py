"""Plans: the documents that have a page of their own, as the heads of those pages tell.

A page with `document: CITE` in its head presents that document, clause by clause. `anchors` stands before
a clause in its anchors, `carries_out` is the document that it carries out, `details` are rows of its table.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from calculators.law import loader
from calculators.law.model import Document
from publishing.pages import heads
from publishing.tools.programs import ROOT, ProgramError


class Plan(NamedTuple):
    """A document with a page: its folder, what begins its anchors, and what its table adds."""

    document: Document
    page: Path
    anchors: str
    carries_out: Document | None
    details: Mapping[str, str]

    @property
    def folder(self) -> str:
        """Return the folder of the page: "ke-hoach-95"."""
        return self.page.parent.as_posix()

    @property
    def number(self) -> str:
        """Return what begins the names of its fragments: 95 of "95-KH/TU"."""
        return self.document.cite.replace("/", "-").partition("-")[0]


@cache
def load(root: Path = ROOT) -> Mapping[str, Plan]:
    """Return the plans by citation, oldest document last; raises ProgramError on a head that is wrong."""
    documents = loader.load().documents
    plans: dict[str, Plan] = {}
    for page, head in heads.read(root).items():
        if "document" not in head:
            continue
        plan = Plan(
            _document(page, "document", head["document"], documents),
            page,
            str(head.get("anchors", "")),
            _document(page, "carries_out", head["carries_out"], documents)
            if "carries_out" in head
            else None,
            {str(term): str(text) for term, text in head.get("details", {}).items()},
        )
        for other in plans.values():
            if plan.number == other.number:
                raise ProgramError(
                    f"docs/{page} và docs/{other.page}: hai văn bản cùng phần đầu {plan.number}"
                )
        plans[plan.document.cite] = plan
    return dict(
        sorted(plans.items(), key=lambda item: str(item[1].document.issued or ""), reverse=True)
    )


def _document(page: Path, key: str, cite: str, documents: Mapping[str, Document]) -> Document:
    if cite not in documents:
        raise ProgramError(
            f"docs/{page}, khóa “{key}” = “{cite}”: phải là một văn bản có trong documents.toml"
        )
    return documents[cite]
