"""Explanation: the one place where a result is put into Vietnamese, with numbers and citations."""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from calculators.arrangement.brief import brief, turning_text
from calculators.arrangement.evaluation import Evaluation, exempts
from calculators.arrangement.percentages import Range
from calculators.arrangement.rule_words import condition, standard_text
from calculators.arrangement.standing import answers_by_test
from calculators.arrangement.verdicts import Answer, Outcome, Verdict
from calculators.arrangement.words import (
    COMPONENT_NAMES,
    FIELDS,
    OUTCOMES,
    area_text,
    citation_text,
    in_words,
    people_text,
)
from calculators.law.model import Condition, RuleSet
from calculators.numerals import vietnamese
from calculators.units import Kind, Pair


def explain(evaluation: Evaluation, areas: Range, people: Range) -> tuple[str, ...]:
    """Return the sentences that explain the verdict, in the order in which they are read.

    `areas` and `people` are the percentages of the standard, as `percentages` gives them.
    """
    return (*brief(evaluation), *proof(evaluation, areas, people))


def proof(evaluation: Evaluation, areas: Range, people: Range) -> tuple[str, ...]:
    """Return the sentences behind the first three: rules, figures, tests and claims, with citations."""
    return (
        f"Bộ quy tắc {evaluation.rules.id}: {evaluation.rules.status}.",
        _standard(evaluation),
        _figures(evaluation, areas, people),
        *_tests(evaluation, areas, people),
        *_missing(evaluation),
        *_estimated(evaluation),
        *_claims(evaluation),
        *_assumptions(evaluation),
        *_remarks(evaluation),
    )


def _percent_text(shares: Range) -> str:
    low, high = shares
    if low is None:
        return "chưa tính được tỷ lệ"
    if high is None:
        return f"từ {vietnamese(low)}%"
    if low == high:
        return f"{vietnamese(low)}%"
    return f"từ {vietnamese(low)}% đến {vietnamese(high)}%"


def _figures(evaluation: Evaluation, areas: Range, people: Range) -> str:
    unit = evaluation.unit
    return (
        f"Số liệu: diện tích {in_words(unit.area, area_text)}{_share_of(areas)}; "
        f"dân số {in_words(unit.population, people_text)}{_share_of(people)}."
    )


def _share_of(shares: Range) -> str:
    return "" if shares[0] is None else f" ({_percent_text(shares)} tiêu chuẩn)"


def _standard(evaluation: Evaluation) -> str:
    own_standards = evaluation.unit.stated
    return standard_text(
        evaluation.possibilities, Pair(*(value is not None for value in own_standards))
    )


def _tests(evaluation: Evaluation, areas: Range, people: Range) -> Iterator[str]:
    shares = Pair(areas, people)
    for test, outcome, conditions_ in answers_by_test(evaluation):
        compared = "; ".join(
            f"{COMPONENT_NAMES[one.component]} {_percent_text(shares.of(one.component))} "
            + _compared(answer, one)
            for one, answer in conditions_
        )
        if outcome is Outcome.UNDETERMINED and "urban_special_factor" in evaluation.missing:
            compared += "; tỷ lệ tính theo đủ tiêu chuẩn, có thể tăng nếu tiêu chuẩn được giảm"
        yield f"{condition(test)}: {OUTCOMES[outcome]}, vì {compared}."


def _compared(answer: Answer, condition: Condition) -> str:
    if answer is None:
        return f"chưa rõ có {condition.phrase} hay không"
    if answer:
        return f"là {condition.phrase}"
    return (
        f"trên {condition.value}%"
        if condition.operator == "at_most"
        else f"không {condition.phrase}"
    )


def _missing(evaluation: Evaluation) -> Iterator[str]:
    if evaluation.missing:
        yield f"Chưa có: {'; '.join(FIELDS[field] for field in evaluation.missing)}."
    if evaluation.verdict is not Verdict.UNDETERMINED:
        return
    yield deciding(evaluation)


def deciding(evaluation: Evaluation) -> str:
    """Return the sentence on what would decide an undetermined unit."""
    if evaluation.decisive:
        return (
            f"Sẽ đủ căn cứ khi biết một điều: {'; '.join(map(turning_text, evaluation.decisive))}."
        )
    names = "; ".join(FIELDS[field] for field in (*evaluation.missing, *evaluation.estimated))
    return f"Không số liệu nào một mình đủ quyết định; cần rõ thêm: {names}."


def _estimated(evaluation: Evaluation) -> Iterator[str]:
    if evaluation.estimated:
        figures = ", ".join(FIELDS[field] for field in evaluation.estimated)
        yield f"Kết quả dựa trên số ước tính hoặc khoảng số của: {figures}."


def _claims(evaluation: Evaluation) -> Iterator[str]:
    unit, rules = evaluation.unit, evaluation.rules
    if unit.voluntary and rules.voluntary is not None:
        yield (
            "Người dùng nêu: địa phương có nhu cầu sắp xếp; "
            f"việc này được khuyến khích ({rules.voluntary.text})."
        )
    if unit.exemption is None:
        return
    exemption = rules.exemptions.get(unit.exemption)
    if exemption is None:
        yield f"Người dùng nêu lý do “{unit.exemption}”, nhưng bộ quy tắc {rules.id} không có lý do này."
        return
    citation = citation_text(exemption.citation, exemption.grade)
    claim = f"Người dùng nêu lý do “{exemption.phrase}” ({citation})"
    if not exempts(unit, rules):
        why = (
            "địa phương có nhu cầu sắp xếp"
            if unit.voluntary
            else "lý do này chỉ dành cho đơn vị nông thôn"
        )
        yield f"{claim}; lý do không được tính vì {why}."
    elif evaluation.verdict is Verdict.UNDETERMINED:
        yield f"{claim}: nếu thuộc diện thì không bắt buộc. Lý do này chưa được kiểm chứng ở đây."
    else:
        yield f"{claim}. Lý do này chưa được kiểm chứng ở đây."


def _assumptions(evaluation: Evaluation) -> Iterator[str]:
    unit, rules = evaluation.unit, evaluation.rules
    if unit.urban_special_factor is False and not unit.kind.rural:
        yield "Người dùng nêu: không yếu tố đặc thù nào của đô thị làm giảm tiêu chuẩn."
    unclaimed = [
        phrase for claim, phrase in _claimable(rules, unit.kind) if not getattr(unit, claim)
    ]
    if unclaimed:
        yield f"Chưa xét vì không được nêu: {'; '.join(unclaimed)}."
    if "kind" in unit.derived:
        yield f"Loại đơn vị được đọc từ tên “{unit.name}”."
    if "district" in unit.derived:
        yield f"Đơn vị cấp huyện được đọc từ dòng đầu mục “{unit.district}”."
    if "parent_kind" in unit.derived:
        yield f"Loại đơn vị cấp trên được đọc từ tên “{unit.district}”."


@lru_cache
def _claimable(rules: RuleSet, kind: Kind) -> tuple[tuple[str, str], ...]:
    """Return the claims that could change the standard of a kind, with their words."""
    claims = [(f.id, f.phrase) for f in rules.factors[kind] if f.condition == "claimed"]
    if (kind, None, None) in rules.standards and kind.rural:
        claims.append(("island", "đơn vị ở hải đảo"))
    return tuple(claims)


def _remarks(evaluation: Evaluation) -> Iterator[str]:
    unit, rules = evaluation.unit, evaluation.rules
    for remark in rules.remarks:
        if unit.kind in remark.kinds and not (remark.mountainous and unit.mountainous is False):
            yield f"{remark.phrase} ({citation_text(remark.citation, remark.grade)})."
    figures = rules.figures
    if figures is not None and not _of_day(unit.population_date, figures.day):
        own = f" danh sách ghi “{unit.population_date}”;" if unit.population_date else ""
        yield f"Số liệu:{own} luật lấy {figures.phrase} ({figures.citation.text})."


def _of_day(text: str, day: date) -> bool:
    """Return whether a date in a list, written either way round, is this day."""
    return sorted(map(int, re.findall(r"\d+", text))) == sorted((day.day, day.month, day.year))
