"""Goals: what measured figures must reach, as a table that says whether they do."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import escape

from publishing.tools.markup import table

UNKNOWN = "chưa đo"


@dataclass(frozen=True, slots=True)
class Goal[T]:
    """What the page must reach: a limit, and how its figure is found and written."""

    text: str
    limit: float
    value: Callable[[T], float | None]
    digits: int = 2
    unit: str = ""


def goal_table[T](caption: str, figures: T, goals: Iterable[Goal[T]]) -> list[str]:
    """Return the goals, what was measured, and whether each was reached."""
    rows = []
    for goal in goals:
        value = goal.value(figures)
        outcome = UNKNOWN if value is None else "đạt" if value <= goal.limit else "chưa đạt"
        # A share has a decimal more than its limit, so that a narrow miss is seen.
        digits = goal.digits if goal.unit else goal.digits + 1
        figure = UNKNOWN if value is None else decimal(value, digits) + goal.unit
        limit = decimal(goal.limit, goal.digits) + goal.unit
        text = f'<span class="sentence">{escape(goal.text)}</span>'
        rows.append([text, limit, figure, outcome])
    return table(caption, ["Nội dung", "Không quá", "Đo được", "Mục tiêu"], rows, numeric=(1, 2))


def decimal(value: float, digits: int) -> str:
    """Return a number with a comma."""
    return f"{value:.{digits}f}".replace(".", ",")
