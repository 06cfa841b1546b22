"""Unresolved: a unit that must be arranged and is in no group, and the reason."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from calculators.mergers.candidates import Task, fields, new_kind
from calculators.mergers.explanation import unit_name
from calculators.units import Unit

Reason = Literal["kept", "unlisted", "no_border", "other_kind", "too_small"]


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A unit that must be arranged and is in no group; `others` are the units the reason names."""

    unit: Unit
    reason: Reason
    others: tuple[Unit, ...] = ()


def unresolved(unit: Unit, units: Sequence[Unit], task: Task) -> Unresolved:
    """Return the constraint that keeps a unit out of every group."""
    if unit.code in task.keep:
        return Unresolved(unit, "kept")
    if unit.code not in task.adjacency.codes:
        return Unresolved(unit, "unlisted")
    touching = [other for other in units if task.adjacency.sure(unit.code, other.code)]
    free = [other for other in touching if other.code not in task.keep]
    if not free:
        return Unresolved(unit, "no_border", tuple(touching))
    kind = new_kind(unit, task)
    if kind is None or all(new_kind(other, task) is not kind for other in free):
        return Unresolved(unit, "other_kind", tuple(free))
    whole = next(one.units for one in fields(units, task) if unit in one.units)
    return Unresolved(unit, "too_small", tuple(whole))


def unresolved_text(one: Unresolved) -> str:
    """Return why a unit that must be arranged is in no group."""
    others = ", ".join(unit_name(unit) for unit in one.others)
    return {
        "kept": "được giữ nguyên theo yêu cầu",
        "unlisted": "bảng liền kề không có đơn vị này",
        "no_border": "không liền kề chắc chắn với đơn vị nào được phép gộp trong cùng đơn vị cấp trên"
        + (f" (liền kề nhưng bị giữ: {others})" if others else ""),
        "other_kind": f"chỉ liền kề với đơn vị khác loại ({others}); "
        "loại của đơn vị mới phải do người dùng nêu",
        "too_small": "không có cách gộp nào chắc chắn đạt tiêu chuẩn trong số các đơn vị nối liền nhau "
        f"mà gộp được với nhau: {others}",
    }[one.reason]
