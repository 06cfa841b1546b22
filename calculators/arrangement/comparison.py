"""Comparison: a unit under two rule sets, and the one reason why its verdict is not the same."""

from calculators.arrangement.evaluation import Evaluation
from calculators.arrangement.rule_words import amounts, conditions
from calculators.arrangement.turning_points import any_met
from calculators.law.model import Question, RuleSet

_QUESTIONS: dict[Question, str] = {
    "arrangement": "có phải sắp xếp không",
    "standard": "có đạt tiêu chuẩn không",
}


def mixture(tests: RuleSet, standards: RuleSet) -> RuleSet:
    """Return the rule set with these tests and what it asks, and the standards of another one."""
    return tests._replace(
        kinds=standards.kinds, standards=standards.standards, factors=standards.factors
    )


def reason(before: Evaluation, after: Evaluation, mixed: RuleSet) -> str:
    """Return why the verdict differs: by the question, the claim, the conditions or the standard.

    `mixed` has the tests of the first rule set and the standards of the second: where it decides as
    the first does, the standard is not the reason.
    """
    own = any_met(before.unit, before.rules)
    if own is any_met(after.unit, after.rules):
        if before.rules.question == after.rules.question:
            return "lý do được nêu chỉ được tính ở một bộ quy tắc"
        one, other = (_QUESTIONS[evaluation.rules.question] for evaluation in (before, after))
        return f"hai câu hỏi khác nhau: {one} → {other}"
    if any_met(before.unit, mixed) is own:
        return f"điều kiện: {_conditions(before)} → {_conditions(after)}"
    one, other = amounts(before.possibilities), amounts(after.possibilities)
    if one == other:
        return "mức giảm theo yếu tố đặc thù của đô thị chưa đọc được"
    return f"tiêu chuẩn: {one} → {other}"


def _conditions(evaluation: Evaluation) -> str:
    return "; ".join(conditions(test) for test in evaluation.tests)
