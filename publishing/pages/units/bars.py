"""Bars: one picture for each figure of a unit, against the standard it is held to."""

from collections.abc import Iterator
from fractions import Fraction
from html import escape

from calculators.arrangement.standing import Measure
from calculators.sentences import capital

WIDTH, HEIGHT = 300, 16
ROOM = Fraction(11, 10)
"""The picture goes on a tenth beyond the largest number in it."""


def bar(measure: Measure) -> list[str]:
    """Return the figure's words and its bar: the sure part, the part in doubt, and the standard."""
    words = escape(capital(measure.text))
    if not measure.standards:
        return [f"<p>{words}.</p>"]
    return [
        '<figure class="bar">',
        f"<figcaption>{words}</figcaption>",
        (
            f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" preserveAspectRatio="none" aria-hidden="true">'
            f"{''.join(_shapes(measure, measure.standards))}</svg>"
        ),
        "</figure>",
    ]


def _shapes(measure: Measure, standards: tuple[int, ...]) -> Iterator[str]:
    low = measure.figure.low
    high = low if measure.figure.high is None else measure.figure.high
    scale = WIDTH / (max(high, standards[-1]) * ROOM)
    answer = {True: "below", False: "reached", None: "open"}[measure.below]
    yield _box("ground", 0, WIDTH, 3, 10)
    yield _box(f"sure {answer}", 0, low * scale, 3, 10)
    if high > low:
        yield _box(f"doubt {answer}", low * scale, high * scale, 3, 10)
    if len(standards) > 1:
        yield _box("range", standards[0] * scale, standards[-1] * scale, 0, HEIGHT)
    for standard in dict.fromkeys((standards[0], standards[-1])):
        yield _box("limit", standard * scale - 1, standard * scale + 1, 0, HEIGHT)


def _box(kind: str, start: Fraction | int, end: Fraction | int, top: int, height: int) -> str:
    x, width = (f"{float(number):.1f}" for number in (start, end - start))
    return f'<rect class="{kind}" x="{x}" y="{top}" width="{width}" height="{height}"/>'
