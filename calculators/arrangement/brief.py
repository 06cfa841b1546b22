"""Brief: a verdict in three sentences: what it is, the one reason, and what would change it."""

from collections import Counter
from collections.abc import Iterator

from calculators.arrangement.evaluation import Evaluation
from calculators.arrangement.sensitivity import figure_movements
from calculators.arrangement.standing import TEXTS, Measure, answers_by_test, measures, short
from calculators.arrangement.turning_points import TurningPoint
from calculators.arrangement.verdicts import Outcome, Verdict
from calculators.arrangement.words import (
    CHOICES,
    COMPONENT_NAMES,
    FIELDS,
    KINDS,
    VERDICTS,
    amount_text,
)
from calculators.law.model import Condition
from calculators.units import Component, Interval

_NEARNESS = 1_000_000
"""How far a value is from where the verdict turns is compared in millionths of it."""


def brief(evaluation: Evaluation) -> tuple[str, ...]:
    """Return the three sentences, without a citation: those are in `explain`."""
    rules = evaluation.rules
    name = rules.title[0].lower() + rules.title[1:]
    mark = f", {rules.mark}" if rules.mark else ""
    return (
        f"{title(evaluation)}: {VERDICTS[evaluation.verdict]} ({name}{mark}).",
        f"Vì {reason(evaluation)}.",
        change(evaluation),
    )


def title(evaluation: Evaluation) -> str:
    """Return the unit's name behind its kind, "Xã Đăk Năng"."""
    kind, name = KINDS[evaluation.unit.kind], evaluation.unit.name
    if not name:
        return f"{kind.capitalize()} này"
    return name if name.casefold().startswith(kind) else f"{kind.capitalize()} {name}"


def reason(evaluation: Evaluation) -> str:
    """Return why the verdict is what it is, "diện tích đạt 62% của 100 km²", to follow a "vì"."""
    joint = " và "
    match evaluation.verdict:
        case Verdict.UNDETERMINED:
            return _doubt(evaluation)
        case Verdict.NOT_REQUIRED:
            parts = [*_ruling_out(evaluation)]
            joint = "; "
        case Verdict.MEETS_STANDARD:
            parts = [measure.reason for measure in measures(evaluation) if measure.standards]
        case Verdict.BELOW_STANDARD:
            parts = [measure.reason for measure, _ in _holding(evaluation)]
        case _:
            parts = [f"{measure.reason} ({one.phrase})" for measure, one in _holding(evaluation)]
    if not parts:
        return "mọi giá trị có thể của số liệu đều cho kết quả này"
    text = joint.join(parts)
    exemption = evaluation.rules.exemptions.get(evaluation.unit.exemption or "")
    if evaluation.verdict is Verdict.EXEMPT and exemption is not None:
        text += f"; không bắt buộc theo lý do người dùng nêu: {exemption.phrase}"
    return text


def _holding(evaluation: Evaluation) -> Iterator[tuple[Measure, Condition]]:
    """Yield the conditions that hold of the first test that is surely met, with their figures."""
    figures = measures(evaluation)
    for _, outcome, conditions in answers_by_test(evaluation):
        if outcome is Outcome.MET:
            yield from ((figures.of(one.component), one) for one, answer in conditions if answer)
            return


def _ruling_out(evaluation: Evaluation) -> Iterator[str]:
    """Yield the figures that rule out every test, as few as there can be, with the limits they pass."""
    tests = [
        (test.join, [*conditions], [one for one, answer in conditions if answer is False])
        for test, _, conditions in answers_by_test(evaluation)
    ]
    counts = Counter(one.component for _, _, failing in tests for one in failing)
    limits: dict[Component, Condition] = {}
    for join, conditions, failing in tests:
        # Of a test that one figure meets by itself all figures must fail; else that which fails most.
        if not failing or (join == "or" and len(failing) < len(conditions)):
            return
        failures = (
            failing if join == "or" else [max(failing, key=lambda one: counts[one.component])]
        )
        for one in failures:
            other = limits.get(one.component, one)
            limits[one.component] = max(other, one, key=lambda condition: condition.value)
    figures = measures(evaluation)
    for component, condition in limits.items():
        yield f"{figures.of(component).reason}, quy định chỉ xét khi {condition.phrase}"


def _doubt(evaluation: Evaluation) -> str:
    """Return what is not known: the one thing that would decide, or all of it."""
    point = next(iter(evaluation.decisive), None)
    if point is None:
        fields = (*evaluation.missing, *evaluation.estimated)
        return f"còn phải rõ thêm {', '.join(FIELDS[field] for field in fields)}"
    if point.field not in evaluation.estimated:
        return f"chưa biết {FIELDS[point.field]}"
    by_field = {"area_km2": 0, "population": 1}
    if point.field not in by_field:
        return f"{FIELDS[point.field]} mới là một khoảng"
    measure = measures(evaluation)[by_field[point.field]]
    share = f", {measure.share}" if measure.standards else ""
    return f"{FIELDS[point.field]} mới là một khoảng{share}"


def change(evaluation: Evaluation) -> str:
    """Return the sentence on what would change the verdict, or would give one."""
    match evaluation.verdict:
        case Verdict.UNDETERMINED:
            first = [p for p in evaluation.decisive if p.field == evaluation.decisive[0].field]
            if first:
                return f"Sẽ là {'; '.join(map(turning_text, first))}."
            return "Không số liệu nào một mình đủ quyết định."
        case Verdict.BELOW_STANDARD:
            return f"Sẽ đạt tiêu chuẩn khi {' và '.join(_needs(evaluation))}."
        case _:
            return _nearest(evaluation)


def _needs(evaluation: Evaluation) -> Iterator[str]:
    for measure in measures(evaluation):
        if measure.standards and measure.below is not False:
            text = TEXTS.of(measure.component)(Interval.exactly(measure.standards[-1]))
            yield f"{COMPONENT_NAMES[measure.component]} từ {short(text)} trở lên"


def _nearest(evaluation: Evaluation) -> str:
    """Return the smallest change of one figure with which the verdict would be another one."""
    changes = []
    for movement in figure_movements(evaluation.unit, evaluation.rules):
        now = movement.now.low
        for before, after in zip(movement.steps, movement.steps[1:], strict=False):
            # The verdict is sure: it turns nowhere between the ends of the figure.
            if now >= after.value:
                reach, other = "dưới {}", before.verdict
            else:
                reach, other = "từ {} trở lên", after.verdict
            amount = reach.format(short(amount_text(movement.field, after.value)))
            would = (
                "Kết quả có thể đổi"
                if other is Verdict.UNDETERMINED
                else f"Sẽ là {VERDICTS[other]}"
            )
            distance = abs(now - after.value) * _NEARNESS // after.value
            changes.append((distance, f"{would} nếu {FIELDS[movement.field]} {amount}."))
    return (
        min(changes)[1] if changes else "Đổi riêng diện tích hoặc dân số thì kết quả vẫn như vậy."
    )


def turning_text(point: TurningPoint) -> str:
    """Return a turning point as "không thuộc diện sắp xếp nếu ..."."""
    if point.op == "is":
        condition = CHOICES[point.field, point.value]
    else:
        amount = short(amount_text(point.field, int(point.value)))
        reach = f"từ {amount} trở lên" if point.op == "at_least" else f"dưới {amount}"
        condition = f"{FIELDS[point.field]} {reach}"
    return f"{VERDICTS[point.verdict]} nếu {condition}"
