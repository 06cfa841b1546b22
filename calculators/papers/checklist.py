"""The checklist of a dossier: its parts, what the papers here fill in, and what the office must do."""

from collections.abc import Iterator

from calculators.papers import forms, frame
from calculators.papers.paper import Block, Column, Paper, Paragraph, Table
from calculators.papers.scheme import Scheme

TITLE = "DANH MỤC HỒ SƠ SẮP XẾP ĐƠN VỊ HÀNH CHÍNH"
_COLUMNS = (
    Column("TT", 8, "center"),
    Column("Thành phần", 42),
    Column("Có từ trang này", 45),
    Column("Cơ quan phải làm", 45),
    Column("Đã xong", 16, "center"),
)


def paper(scheme: Scheme) -> Paper:
    """Return the checklist under the rule set of a scheme; says so where the law's list was not read."""
    return Paper(TITLE, tuple(_blocks(scheme)))


def _blocks(scheme: Scheme) -> Iterator[Block]:
    dossier = forms.load().dossier(scheme.rules.id)
    yield from frame.opening(TITLE, "" if dossier is None else dossier.title)
    yield Paragraph(
        f"{scheme.name}, {len(scheme.new_units)} đơn vị mới. "
        f"{frame.made_text(scheme.day, scheme.rules.standards)}"
    )
    yield Paragraph(frame.figures_text(scheme.source, scheme.units, scheme.left_out))
    if dossier is None:
        yield Paragraph(
            "Danh mục hồ sơ của quy định này chưa đọc được ở văn bản nào: hãy theo hướng dẫn của cơ "
            "quan có thẩm quyền. Phụ lục phương án và dự thảo nghị quyết vẫn lập được từ trang này."
        )
        yield from frame.proof(scheme.rules.standards, {}, scheme.law_version)
        return
    yield Table(
        _COLUMNS,
        [
            (str(number), part.text, part.site or "—", part.office or "—", "☐")
            for number, part in enumerate(dossier.parts, start=1)
        ],
    )
    yield Paragraph(dossier.note)
    sources = {(dossier.citation, dossier.grade): None}
    yield from frame.proof(scheme.rules.standards, sources, scheme.law_version)
