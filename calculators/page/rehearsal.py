"""Rehearsal: a made-up list that goes the way of a reader's first one, which then runs faster."""

from calculators.law import loader
from calculators.worklist import opening, view

_HEADING = "Mã;Tên;Loại;Huyện;Diện tích (km2);Dân số (người);Ghi chú;Miền núi;Biên giới;DTTS (%)"


def rehearse(rules: str, count: int) -> None:
    """Read, judge and describe a list of `count` communes under a rule set; nothing is kept of it."""
    rows = (
        f"{n:05};Xã {n};Xã;Huyện {n % 9};{10 + n % 90},5;{2000 + n};;có;không;{n % 100}"
        for n in range(count)
    )
    content = "\n".join((_HEADING, *rows)).encode()
    worklist = opening.worklist("", content, rules, loader.load())
    view.describe(worklist)
    view.rows(worklist, {})
    view.judge(worklist)
