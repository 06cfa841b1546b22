"""Advice: what it takes for one more point, criterion by criterion, and how far the next class is."""

from typing import NamedTuple

from calculators.classes.classification import Classification
from calculators.classes.explanation import figure_text
from calculators.classes.points import credits_of, fits, settled
from calculators.classes.rules import HUNDRED, ClassLevel, Scale
from calculators.classes.words import YES, decimal
from calculators.numerals import decimal_text, vietnamese
from calculators.units import SHARE_SCALE, Interval


class Next(NamedTuple):
    """The class above the one that a unit has, and the hundredths of points that it lacks."""

    level: ClassLevel
    lacks: int


def next_level(classification: Classification) -> Next | None:
    """Return the next class; None where the class is open, or is the highest by points."""
    levels = classification.rules.levels
    if classification.level is None or classification.level is levels[0]:
        return None
    above = levels[levels.index(classification.level) - 1]
    lacks = above.points - classification.points.low
    return Next(above, lacks) if lacks > 0 else None


def advice(classification: Classification) -> dict[str, str]:
    """Return, by criterion, what one more point takes, or less where less makes the next class.

    A criterion whose figure is not exactly known, or that has its most points, gives no advice.
    """
    if len(classification.scores) > 1:
        return {}
    above = next_level(classification)
    goal = min(HUNDRED, above.lacks) if above else HUNDRED
    texts = {
        name: _of_criterion(classification, name, goal) for name in classification.rules.criteria
    }
    return {name: text for name, text in texts.items() if text}


def _of_criterion(classification: Classification, name: str, goal: int) -> str:
    facts, rules = classification.facts, classification.rules
    if settled(facts, rules, name):
        return ""
    for scale in rules.scales:
        if scale.criterion == name and fits(scale, facts, classification.scores[0]):
            text = _of_scale(scale, classification, goal)
            if text:
                return text
    credits_ = [c for c in credits_of(facts, rules, name) if c.field and not c.instead]
    for credit in credits_:
        if facts.flag(str(credit.field)) is False:
            return f"Nếu {YES[str(credit.field)][0]}: +{_points(credit.points)} điểm."
    return ""


def _of_scale(scale: Scale, classification: Classification, goal: int) -> str:
    figure = classification.facts.figures[scale.field]
    other = classification.facts.figures[scale.minus] if scale.minus else Interval.exactly(0)
    if not (figure.known and other.known):
        return ""
    value = figure.low - other.low
    points = scale.at(value)
    more = min(goal, scale.most - points)
    if more <= 0:
        return ""
    if scale.start is not None and value < scale.start:
        more, beyond = scale.points, scale.start - value
    else:
        away = -(-(points + more - scale.points) * scale.step // scale.step_points)
        beyond = value - (scale.base - away) if scale.falling else scale.base + away - value
    verb = "Giảm" if scale.falling else "Thêm"
    return f"{verb} {_amount(scale.field, beyond)}: +{_points(more)} điểm."


def _amount(field: str, amount: int) -> str:
    if field.endswith("_percent"):
        return f"{vietnamese(decimal_text(amount, SHARE_SCALE))} điểm phần trăm"
    return figure_text(field, Interval.exactly(amount))


def _points(points: int) -> str:
    return vietnamese(decimal(points), 2)
