"""Contiguity words: whether units hang together, and what is known of each pair, in Vietnamese."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from calculators.mergers.adjacency import METRES_PER_KM, Adjacency, Contiguity
from calculators.mergers.explanation import unit_name
from calculators.numerals import decimal_text, vietnamese
from calculators.units import Unit


def explain_contiguity(units: Sequence[Unit], contiguity: Contiguity) -> Iterator[str]:
    """Yield the sentences on whether units hang together, naming what is missing."""
    names = {unit.code: unit_name(unit) for unit in units}
    if contiguity.answer:
        yield "Liền kề: các đơn vị nối liền nhau."
        return
    for code in contiguity.unlisted:
        yield f"Bảng liền kề không có {names[code]}: chưa rõ đơn vị này liền kề với đơn vị nào."
    for one, other in contiguity.doubtful:
        yield f"Chưa chắc {names[one]} liền kề {names[other]}: cặp này có độ tin cậy thấp, cần kiểm tra."
    if contiguity.answer is False:
        first, *others = contiguity.parts
        for part in others:
            if len(first) == len(part) == 1:
                yield f"{names[first[0]]} không liền kề {names[part[0]]}."
            else:
                yield f"{_names_of(part, names)} không liền kề {_names_of(first, names)}."


def _names_of(codes: Sequence[str], names: dict[str, str]) -> str:
    return ", ".join(names[code] for code in codes)


def pairs_text(units: Sequence[Unit], adjacency: Adjacency) -> list[tuple[str, str, str]]:
    """Return each pair of units by name, with what the data say of its border."""
    lines = []
    for one, other in combinations(units, 2):
        border = adjacency.border(one.code, other.code)
        if border is None:
            in_data = {one.code, other.code} <= adjacency.codes
            text = "không liền kề" if in_data else "chưa có số liệu"
        else:
            length = vietnamese(decimal_text(border.metres, METRES_PER_KM), 2)
            doubt = "" if border.sure else ", độ tin cậy thấp"
            text = f"liền kề, {length} km{doubt}"
        lines.append((unit_name(one), unit_name(other), text))
    return lines
