"""The documents with a page of their own: told by the pages' heads, refused where those are wrong."""

import re
from pathlib import Path

import pytest

from publishing.pages import plans
from publishing.tools.programs import ROOT, ProgramError
from tests.documents import STATED


def page(root: Path, address: str, head: str) -> None:
    """Write a page with a head."""
    file = root / "docs" / address
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"---\ntitle: A\n{head}\n---\n\n# A\n", "utf-8")


def test_the_youngest_document_stands_first() -> None:
    """Those whose day is not known come last."""
    days = [str(plan.document.issued or "") for plan in plans.load().values()]
    assert days == sorted(days, reverse=True)


@pytest.mark.parametrize("page", STATED)
def test_the_head_of_a_page_says_what_is_stated(page: str) -> None:
    """Its document, its anchors, what it carries out, the rows of its table."""
    facts = STATED[page]
    plan = plans.load()[facts["document"]]
    assert plan.folder == page
    assert plan.number == re.split("[-/]", facts["document"])[0]
    basis = plan.carries_out and plan.carries_out.cite
    for key, value in (
        ("anchors", plan.anchors),
        ("carries_out", basis),
        ("details", list(plan.details)),
    ):
        assert facts.get(key, value) == value


def test_a_page_needs_no_more_than_its_document(tmp_path: Path) -> None:
    """Anchors, signatory and what it carries out may be left out."""
    page(tmp_path, "a/index.md", "document: KL 48-KL/TW")
    page(tmp_path, "b.md", "description: of no document")
    (plan,) = plans.load(tmp_path).values()
    assert (plan.folder, plan.anchors, plan.carries_out, plan.details) == ("a", "", None, {})


@pytest.mark.parametrize(
    ("heads", "why"),
    [
        (
            ["document: 96-KH/TU"],
            r"docs/0/index.md, khóa “document” = “96-KH/TU”: phải là một văn bản",
        ),
        (
            ["document: 95-KH/TU\ncarries_out: KL 49"],
            r"docs/0/index.md, khóa “carries_out” = “KL 49”: phải là một văn bản",
        ),
        (
            ["document: 95-KH/TU", "document: 95-KH/TU"],
            r"docs/1/index.md và docs/0/index.md: hai văn bản cùng phần đầu 95",
        ),
    ],
)
def test_a_wrong_head_stops_the_build(tmp_path: Path, heads: list[str], why: str) -> None:
    """Page, key and value are named."""
    for number, head in enumerate(heads):
        page(tmp_path, f"{number}/index.md", head)
    with pytest.raises(ProgramError, match=why):
        plans.load(tmp_path)


def test_the_pages_include_what_is_written_for_them() -> None:
    """Each has the table of its document."""
    for plan in plans.load().values():
        text = (ROOT / "docs" / plan.page).read_text("utf-8")
        assert f"{{!header-{plan.number}.html!}}" in text
