"""The documents with a page of their own: told by the pages' heads, refused where those are wrong."""

from pathlib import Path

import pytest

from publishing.pages import plans
from publishing.tools.programs import ROOT, ProgramError

KNOWN = ("95-KH/TU", "1503/UBND-KTTH")


def page(root: Path, address: str, head: str) -> None:
    """Write a page with a head."""
    file = root / "docs" / address
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"---\ntitle: A\n{head}\n---\n\n# A\n", "utf-8")


def test_the_plans_of_the_site() -> None:
    """The youngest stands first; each has its folder, its anchors and what it carries out."""
    found = {cite: plan for cite, plan in plans.load().items() if cite in KNOWN}
    assert tuple(found) == KNOWN
    plan, dispatch = found.values()
    assert (plan.folder, plan.anchors, plan.number) == ("ke-hoach-95", "", "95")
    assert (dispatch.folder, dispatch.anchors, dispatch.number) == (
        "cong-van-1503",
        "muc-",
        "1503",
    )
    carried = [plan.carries_out and plan.carries_out.cite for plan in found.values()]
    assert carried == ["KL 48-KL/TW", "Công điện 364/CĐ-TTg"]
    assert list(plan.details) == ["Người ký", "Báo cáo, gửi"]


def test_a_page_needs_no_more_than_its_document(tmp_path: Path) -> None:
    """Anchors, signatory and what it carries out may be left out."""
    page(tmp_path, "a/index.md", "document: KL 48-KL/TW")
    page(tmp_path, "b.md", "description: of no document")
    (found,) = plans.load(tmp_path).values()
    assert (found.folder, found.anchors, found.carries_out, found.details) == ("a", "", None, {})


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
