"""The units that the plan is about, evaluated at build time, for the page beside the plan's finding."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from calculators.arrangement.brief import brief, title
from calculators.arrangement.evaluation import Evaluation, evaluate
from calculators.arrangement.explanation import proof
from calculators.arrangement.percentages import percentages
from calculators.arrangement.verdicts import Verdict
from calculators.arrangement.words import VERDICTS
from calculators.law import loader
from calculators.lists import sheets, tables
from calculators.units import COMPONENTS, Level
from publishing.tables import data, place
from publishing.tables.data import Rows
from publishing.tables.place import Words
from publishing.tools.markup import save
from publishing.tools.programs import ProgramError

CENSUS_PERIOD = "2019-2021"
PERIODS = ("2023-2025", "2026-2030")


@dataclass(frozen=True, slots=True)
class Result:
    """One unit of the list with its evaluation and what is said of it, first and folded."""

    row: dict[str, str]
    evaluation: Evaluation
    brief: tuple[str, ...]
    proof: tuple[str, ...]

    @property
    def name(self) -> str:
        """Return the unit's name with its district."""
        district = self.row["district"]
        return title(self.evaluation) + (f" ({district})" if district else "")


def write(root: Path) -> None:
    """Write the fragments with the results of the plan's units."""
    rows = units(root)
    by_period = {period: results(rows, period) for period in PERIODS}
    save(root, "plan-finding.md", _finding(by_period))
    for name, page in links(root).items():
        save(root, name, [page])
    save(root, "plan-limits.md", _limits(place.read(root).words, rows))
    save(root, "plan-2019.md", _census(rows))


def links(root: Path) -> dict[str, str]:
    """Return the fragments that lead to the page of the plan's units, and from there to their file."""
    province = place.read(root)
    page = f"{province.plan}.md"
    name = f"{province.name}, {len(units(root))} đơn vị"
    file = province.plan_list.file
    of_2025 = "merges" in province.tables
    old, new = (len(province.rows(root, role)) for role in ("communes", "formed"))
    became = f"; [{old} đơn vị thành {new}](tinh-toan/sap-nhap-2025.md)" if of_2025 else ""
    return {
        "plan-link.md": f"[{name}](tinh-toan/{page})",
        "plan-link-up.md": f"[{name}](../tinh-toan/{page})",
        "plan-file.md": f"Tải danh sách này ở dạng CSV: [{file}](../assets/data/{file}).",
        "home-more.md": f"Chi tiết: [{name}](tinh-toan/{page}){became}.",
        "lookup-link.md": ", [đơn vị cũ và đơn vị mới](don-vi-cu-moi.md)" if of_2025 else "",
    }


def units(root: Path) -> Rows:
    """Return the district-level and commune-level units that the plan is about."""
    return place.read(root).plan_list.rows_for_pages(root)


def results(rows: Rows, period: str) -> list[Result]:
    """Return the rows evaluated under the rule set of the period; raises ProgramError on a wrong row."""
    law = loader.load()
    rules = law.rules(period)
    table = tables.read(sheets.from_text(data.as_csv(rows)), law.exemptions)
    evaluations = []
    for row, entry in zip(rows, table.entries, strict=True):
        if entry.unit is None:
            wrong = "; ".join(error.message for error in entry.errors)
            unit = f"{row.get('code', '')} {row['name']}".strip()
            raise ProgramError(f"Số liệu trong thư mục data, đơn vị “{unit}”: {wrong}")
        evaluation = evaluate(entry.unit, rules)
        shares = (percentages(evaluation, one) for one in COMPONENTS)
        proofs = proof(evaluation, *shares)
        evaluations.append(Result(row, evaluation, brief(evaluation), proofs))
    return evaluations


def _finding(results: Mapping[str, list[Result]]) -> list[str]:
    lines = []
    for period, units_ in results.items():
        counts = Counter(unit.evaluation.verdict for unit in units_)
        communes = sum(
            unit.evaluation.verdict is Verdict.UNDETERMINED
            and unit.evaluation.unit.kind.level is Level.COMMUNE
            for unit in units_
        )
        open_ = counts[Verdict.UNDETERMINED]
        lines.append(
            f"- **{with_mark(period)}**: "
            f"{counts[Verdict.NOT_REQUIRED]} đơn vị {VERDICTS[Verdict.NOT_REQUIRED]}, "
            f"{counts[Verdict.MUST_ARRANGE]} đơn vị {VERDICTS[Verdict.MUST_ARRANGE]}, "
            f"{open_} đơn vị {VERDICTS[Verdict.UNDETERMINED]} "
            f"({open_ - communes} cấp huyện, {communes} cấp xã)."
        )
    return [*lines, "", agreement(results[PERIODS[0]])]


def agreement(units_: list[Result]) -> str:
    """Return the sentence that holds the calculation against the plan's finding."""
    counts = Counter(unit.evaluation.verdict for unit in units_)
    must, open_ = counts[Verdict.MUST_ARRANGE], counts[Verdict.UNDETERMINED]
    if must:
        return f"Phép tính **khác** nhận định của kế hoạch ở {must} đơn vị giai đoạn {PERIODS[0]}."
    return (
        f"Với giai đoạn {PERIODS[0]}, phép tính **không tìm thấy đơn vị nào phải sắp xếp** và không trái "
        f"với nhận định của kế hoạch. Với {open_} đơn vị, số liệu có được chưa đủ để phép tính tự kết "
        "luận; bảng dưới nêu con số nào sẽ quyết định."
    )


def _limits(words: Words, rows: Rows) -> list[str]:
    communes = [row for row in rows if row["area_basis"]]
    basis = Counter(row["area_basis"].partition("-")[0] for row in communes)
    shares = sum(bool(row["ethnic_minority_percent"]) for row in communes)
    counts = {
        "communes": len(communes),
        "districts": len(rows) - len(communes),
        "published": basis["published"],
        "derived": basis["derived"],
        "estimate": basis["estimate"],
        "widened": widened(rows),
        "shares": shares,
    }
    try:
        limits = [f"- {line.format_map(counts)}" for line in words.limits]
    except KeyError as error:
        raise ProgramError(
            f"{place.RECORD.as_posix()}: words.limits: không có số đếm {error}"
        ) from error
    return [
        *limits,
        "- Kết quả dựa trên số ước tính đều ghi rõ trong phần giải thích của đơn vị đó.",
    ]


def widened(rows: Rows) -> int:
    """Return how many units have a population known less closely than to a tenth."""
    return sum(
        10 * int(row["population_low"]) < 9 * int(row["population"]) - 10
        or 10 * int(row["population_high"]) > 11 * int(row["population"]) + 10
        for row in rows
        if row["population_low"]
    )


def with_mark(period: str) -> str:
    """Return a rule set with what stands beside its verdicts where it is not in force."""
    return f"{period} ({loader.load().rules(period).mark})"


def census(rows: Rows) -> Rows:
    """Return the rows with the population that the census of 2019 counted."""
    bounds = {"population_low": "", "population_high": "", "population_date": "2019"}
    return [{**row, "population": row["population_2019_census"], **bounds} for row in rows]


def _census(rows: Rows) -> list[str]:
    """Return the finding for 2019-2021, judged on the census of 2019 and without later estimates."""
    units_ = results(census(rows), CENSUS_PERIOD)
    counts = Counter(unit.evaluation.verdict for unit in units_)
    summary = "; ".join(f"{counts[v]} đơn vị {VERDICTS[v]}" for v in Verdict if counts[v])
    return [
        (
            f"Theo quy định giai đoạn {with_mark(CENSUS_PERIOD)}, tính trên dân số tổng điều tra năm 2019: "
            f"{summary}. Giai đoạn này không giảm tiêu chuẩn theo yếu tố đặc thù. Trang của từng đơn vị "
            "có kết quả và căn cứ của giai đoạn này."
        ),
    ]
