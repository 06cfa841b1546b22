"""The register of tasks: what it must hold, and what it refuses."""

from collections import Counter
from datetime import date
from importlib import resources
from typing import Any

import pytest

from calculators.law import loader
from calculators.law.records import LawError
from calculators.plans import assignments
from calculators.plans.assignments import FILES, Assignment, Plans
from tests.documents import STATED

EVES = tuple(date(year, 12, 24) for year in range(2023, 2031))


def texts() -> dict[str, str]:
    """The files as they are, for a test to spoil."""
    folder = resources.files("calculators") / "law"
    return {file: (folder / file).read_text(encoding="utf-8") for file in FILES}


def tasks_of(facts: dict[str, Any]) -> tuple[Assignment, ...]:
    """Return the tasks of the document of a file of facts."""
    return assignments.load().select(document=facts["document"])


def read(file: str, old: str, new: str) -> Plans:
    """Read the files with the first `old` of one of them replaced."""
    files = texts()
    assert old in files[file]
    files[file] = files[file].replace(old, new, 1)
    return assignments.read(files, loader.load().documents)


def test_tasks_need_the_date_of_their_document() -> None:
    """Without it nothing says whether a due day can be right."""
    documents = dict(loader.load().documents)
    documents["95-KH/TU"] = documents["95-KH/TU"]._replace(issued=None)
    with pytest.raises(LawError, match=r"khóa “citation” = “95-KH/TU III.1”.*có ngày"):
        assignments.read(texts(), documents)


@pytest.mark.parametrize("facts", STATED.values(), ids=STATED)
class TestDocuments:
    """What a document orders is there, read literally: held against its file of facts."""

    def test_every_clause_that_orders_has_its_tasks(self, facts: dict[str, Any]) -> None:
        """As many as it gives duties, and no clause besides."""
        duties = Counter(task.citation.clause for task in tasks_of(facts))
        assert facts.get("duties", duties) == duties

    def test_days_are_the_last_that_are_in_time(self, facts: dict[str, Any]) -> None:
        """Of a task done once and of each year; every other task has none."""
        days = {task.id: list(task.days) for task in tasks_of(facts) if task.days}
        assert facts.get("days", days) == days

    def test_what_is_encouraged_is_told_from_what_is_ordered(self, facts: dict[str, Any]) -> None:
        """No task is called an order that is none."""
        ids = [task.id for task in tasks_of(facts) if task.encouraged]
        assert facts.get("encouraged", ids) == ids

    def test_cadences_are_those_of_the_clauses(self, facts: dict[str, Any]) -> None:
        """No deadline stays no deadline."""
        for clause, cadences in facts.get("cadences", {}).items():
            actual = {task.cadence for task in tasks_of(facts) if task.citation.clause == clause}
            assert actual == set(cadences)

    def test_an_agency_is_bound_by_what_its_groups_are_told(self, facts: dict[str, Any]) -> None:
        """A group is not bound by what a member is told."""
        for agency, clauses in facts.get("agencies", {}).items():
            tasks = assignments.load().select(agency, facts["document"])
            assert [task.citation.clause for task in tasks] == clauses


class TestRegister:
    """Agencies and tasks of the register."""

    def test_the_yearly_report_is_encouraged(self, plans: Plans) -> None:
        """To the Standing Committee through the caucus; it has days, and no one day."""
        (report,) = (task for task in plans.assignments if task.cadence == "yearly")
        assert report.days == EVES
        assert report.due is None
        assert [agency.id for agency in report.report_to] == ["ban-thuong-vu-tinh-uy"]
        assert [agency.id for agency in report.via] == ["ban-can-su-dang-ubnd-tinh"]

    def test_each_agency_stands_once(self, plans: Plans) -> None:
        """Neither a full nor a short name belongs to two agencies."""
        for names in (
            [a.name for a in plans.agencies.values()],
            [a.short for a in plans.agencies.values()],
        ):
            assert len(set(names)) == len(names)


class TestSelect:
    """Tasks of a span of days, and what is not in the register."""

    @pytest.mark.parametrize(
        ("first", "last", "ids"),
        [
            (date(2023, 6, 30), date(2023, 6, 30), {"95-iii-1-huong-dan", "95-iii-1-trien-khai"}),
            (date(2023, 7, 1), date(2023, 12, 23), set()),
            (date(2023, 12, 24), None, {"95-iii-2-2-de-xuat"}),
            (None, date(2023, 6, 29), set()),
        ],
    )
    def test_dated_tasks_of_a_span(
        self, plans: Plans, first: date | None, last: date | None, ids: set[str]
    ) -> None:
        """Both ends belong to the span."""
        assert {task.id for task in plans.select(first=first, last=last) if task.days} == ids

    def test_undated_tasks_begin_with_their_document(self, plans: Plans) -> None:
        """On the day before 95-KH/TU only the tasks of 1503 are there."""
        selection = plans.select(last=date(2023, 5, 21))
        assert {task.citation.document.cite for task in selection} == {"1503/UBND-KTTH"}
        selection = plans.select(last=date(2023, 5, 22))
        assert {task.citation.document.cite for task in selection} == {"1503/UBND-KTTH", "95-KH/TU"}

    def test_unknown_agency_or_document(self, plans: Plans) -> None:
        """The error names what was asked for and what there is."""
        with pytest.raises(LookupError, match=r"so-xay-dung.*so-ke-hoach-dau-tu"):
            plans.select("so-xay-dung")
        with pytest.raises(LookupError, match=r"“95”.*95-KH/TU, 1503/UBND-KTTH"):
            plans.select(document="95")


class TestRead:
    """A record that cannot be used is named, never skipped."""

    @pytest.mark.parametrize(
        ("file", "old", "new", "message"),
        [
            ("assignments.toml", "95-KH/TU III.1", "95-KH/TU III.9", "khóa “citation”.*III.2-1"),
            ("assignments.toml", '"ban-tuyen-giao-tinh-uy"', '"ban-x"', "khóa “lead”"),
            ("assignments.toml", "due = 2023-06-30", "before = 3", "khóa “before”.*không có khi"),
            ("assignments.toml", "due = 2023-06-30\n", "", "khóa “due” .thiếu"),
            ("assignments.toml", 'before = "12-25"', 'before = "13-25"', "95-iii-2-2.*“before”"),
            ("assignments.toml", 'cadence = "once"', 'cadence = "soon"', "on_request"),
            ("assignments.toml", 'timing = "thường xuyên"\n', "", "khóa “timing”"),
            ("assignments.toml", 'with_role = "phối hợp"\n', "", "khóa “with_role”"),
            ("assignments.toml", "summary", "what", "khóa “what”"),
            ("assignments.toml", "95-iii-1-trien-khai", "95-iii-1-huong-dan", "khóa “id”"),
            ("assignments.toml", "[[assignment]]", "[[task]]", "bảng “task”"),
            ("assignments.toml", "due = 2023-06-30", "from = 2023", "khóa “from”.*không có khi"),
            (
                "assignments.toml",
                'cadence = "ongoing"',
                'cadence = "ongoing"\nto = 2025',
                "khóa “to”.*không có khi cadence là ongoing",
            ),
            ("assignments.toml", "due = 2023-06-30", "to = 2023", "khóa “to”.*không có khi"),
            (
                "assignments.toml",
                'before = "12-25"',
                "due = 2023-06-30",
                "khóa “due”.*không có khi",
            ),
            (
                "assignments.toml",
                "from = 2023",
                "from = 2031",
                "khóa “to”.*một năm không trước 2031",
            ),
            ("assignments.toml", 'before = "12-25"', 'before = "x"', "“before”.*dạng 12-25"),
            (
                "agencies.toml",
                "group = true\n",
                'group = true\ngroups = ["co-quan-tham-muu-tinh-uy"]\n',
                "khóa “groups”.*khác chính",
            ),
            (
                "agencies.toml",
                'groups = ["co-quan',
                'groups = ["tinh-uy", "co-quan',
                "khóa “groups”.*không có tinh-uy",
            ),
            ("agencies.toml", 'short = "Tỉnh ủy"', 'short = "BTV Tỉnh ủy"', "khóa “short” = “BTV"),
            ("agencies.toml", '"Tỉnh ủy Kon Tum"', '"Ban Thường vụ Tỉnh ủy"', "khóa “name” = “Ban"),
            (
                "agencies.toml",
                '"Tỉnh ủy Kon Tum"',
                '"BTV  tỉnh ủy"',
                "tên của “ban-thuong-vu-tinh-uy”",
            ),
            (
                "assignments.toml",
                "due = 2023-06-30",
                "due = 2023-05-21",
                "“due”.*không trước.*2023-05-22",
            ),
            ("agencies.toml", '"95-KH/TU IV.2-2"', '"95-KH/TU V"', "khóa “named_in”"),
            ("agencies.toml", "\nshort", "\nbrief", "khóa “brief”"),
        ],
    )
    def test_wrong_record(self, file: str, old: str, new: str, message: str) -> None:
        """The message names file, record, key and value."""
        with pytest.raises(LawError, match=rf"{file}(?s:.*){message}"):
            read(file, old, new)

    def test_years_of_a_yearly_task(self) -> None:
        """From the first to the last year, which may be one and the same."""
        for last, count in ((2030, 8), (2025, 3), (2023, 1)):
            plans = read("assignments.toml", "to = 2030", f"to = {last}")
            (task,) = (task for task in plans.assignments if task.cadence == "yearly")
            assert task.days == EVES[:count]

    def test_a_record_whole(self) -> None:
        """What the file says of an agency and of a task is what others get; what it leaves out is empty."""
        plans = assignments.read(texts(), loader.load().documents)
        agency = plans.agencies["ban-tuyen-giao-tinh-uy"]
        assert (agency.id, agency.short) == ("ban-tuyen-giao-tinh-uy", "Ban Tuyên giáo")
        assert agency.name == "Ban Tuyên giáo Tỉnh ủy"
        assert [plans.agencies[group].is_group for group in agency.groups] == [True]
        assert not agency.is_group
        assert plans.checked_on == date(2026, 11, 22)
        task = plans.assignments[0]
        assert (task.id, task.cadence, task.due) == (
            "95-iii-1-huong-dan",
            "once",
            date(2023, 6, 30),
        )
        assert [partner.id for partner in task.partners] == ["ban-can-su-dang-ubnd-tinh"]
        assert (task.deliverable, task.report_to, task.via) == ("", (), ())
        assert not task.encouraged
        timeless = next(task for task in plans.assignments if task.cadence == "none")
        assert (timeless.days, timeless.timing) == ((), "")
        alone = next(task for task in plans.assignments if not task.partners)
        assert alone.partners_role == ""
        without_timing = {task.id for task in plans.assignments if not task.timing}
        spoilt = read("assignments.toml", 'cadence = "none"', 'cadence = "none"\ntiming = "sớm"')
        timings = {task.id: task.timing for task in spoilt.assignments if task.timing}
        assert {timings[name] for name in without_timing & set(timings)} == {"sớm"}
        assert [one.id for one in plans.assignments if one.encouraged] == ["95-iii-2-2-de-xuat"]
