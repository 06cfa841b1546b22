"""Roads: neighbours that no road joins, as the user states, and what still hangs together without them."""

from collections.abc import Sequence

from calculators.mergers.adjacency import Adjacency, sorted_pairs
from calculators.mergers.explanation import unit_name
from calculators.units import Unit

Pairs = Sequence[Sequence[str]]
NO_PAIRS: Pairs = ()


def roadless_among(members: Sequence[Unit], pairs: Adjacency, roadless: Pairs) -> list[list[str]]:
    """Return the pairs of members that touch and that no road joins, by their codes."""
    touching = {pair for pair, _ in pairs.among(unit.code for unit in members)}
    return [list(pair) for pair in sorted(touching & sorted_pairs(roadless))]


def explain_roads(members: Sequence[Unit], pairs: Adjacency, roadless: Pairs) -> list[str]:
    """Return what the missing roads mean for members that touch, in sentences; none where all are there.

    No clause read asks for a road: it is told, and decides nothing.
    """
    gaps = roadless_among(members, pairs, roadless)
    if not gaps:
        return []
    names = {unit.code: unit_name(unit) for unit in members}
    pair_names = ", ".join(f"{names[one]} - {names[other]}" for one, other in gaps)
    parts = pairs.without(gaps).contiguity(names).parts
    whole = pairs.contiguity(names).parts
    if len(parts) > len(whole):
        halves = "; ".join(", ".join(names[code] for code in part) for part in parts)
        follows = f"không kể chúng thì nhóm rời thành {len(parts)} phần: {halves}"
    elif len(parts) > 1:
        follows = "nhóm vốn chưa chắc liền nhau, kể cả khi tính chúng"
    else:
        follows = "các đơn vị vẫn nối với nhau qua các cặp khác"
    sentence = f"Người dùng nêu: giáp nhau mà không có đường nối: {pair_names}; {follows}."
    return [f"{sentence} Điều này được ghi lại, không đổi kết quả."]
