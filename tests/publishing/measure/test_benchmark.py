"""The benchmark's arithmetic, what it keeps, and the small calculation of the other pages."""

import json
import re
from itertools import pairwise
from pathlib import Path

import pytest

from publishing.measure import benchmark_page
from publishing.measure.benchmark import busy, calculation, slowdown
from publishing.measure.benchmark.__main__ import turns
from publishing.measure.benchmark.pages import pages
from publishing.measure.benchmark.results import (
    FILE,
    Measurement,
    Reading,
    Results,
    Start,
    load,
    save,
)
from publishing.measure.goals import goal_table
from publishing.tools.programs import ROOT

HERE = ROOT / "publishing" / "measure" / "benchmark"


def measurement(
    page: str, *waits: float, visit: str = "cold", date: str = "2026-01-01"
) -> Measurement:
    """Return visits with these waits, of which each later one sent a byte more."""
    starts = tuple(Start(wait, 1000 + number, 10) for number, wait in enumerate(waits))
    return Measurement(page, "unthrottled", visit, date, starts)


def test_median_of_odd_and_even_rounds() -> None:
    """A slow outlier does not count."""
    assert measurement("ours", 900, 1000, 5000).milliseconds == 1000
    assert measurement("ours", 900, 1000).milliseconds == 950
    assert measurement("ours", 900, 1000, 5000).bytes_sent == 1001


def test_a_later_run_replaces_only_what_it_measured(tmp_path: Path) -> None:
    """What it did not measure keeps its figures and its date, through the file and back."""
    reading = Reading("phap-ly/", "2026-01-01", 150_000, 15, 0)
    first = Results.of([measurement("ours", 1), measurement("stock", 2)], [reading], {"cores": 2})
    save(first, tmp_path / "kept.json")
    later = Results.of([measurement("stock", 3, date="2026-02-02")], [], {"date": "2026-02-02"})
    save(load(tmp_path / "kept.json").updated(later), tmp_path / "kept.json")

    results = load(tmp_path / "kept.json")
    dates = {key[0]: measure.date for key, measure in results.visits.items()}
    assert dates == {"ours": "2026-01-01", "stock": "2026-02-02"}
    assert results.milliseconds("stock", "unthrottled", "cold") == 3
    assert results.milliseconds("stock", "unthrottled", "warm") is None
    assert results.readings == {"phap-ly/": reading}
    assert results.machine == {"cores": 2, "date": "2026-02-02"}


def test_nothing_is_known_before_the_first_run(tmp_path: Path) -> None:
    """A missing file is not an error."""
    assert load(tmp_path / "none.json") == Results.of()


def test_small_calculation_says_what_the_engine_says() -> None:
    """The code of the other pages, run here, gives the engine's percentages and verdict."""
    names: dict[str, object] = {}
    exec(calculation.source(), names)  # noqa: S102 - our own text
    answer = eval(calculation.CALL, names)  # noqa: S307 - the same

    assert all(f"{percent}%" in answer for percent in calculation.percentages())
    assert answer.endswith(": thuộc diện sắp xếp")
    assert calculation.answer()["verdict"] == "must_arrange"


def test_every_page_follows_every_other_once() -> None:
    """In as many rounds as there are pages, and none is left out of a round."""
    subjects = list(pages().values())
    rounds = [turns(subjects, number) for number in range(len(subjects))]
    assert all(sorted(p.id for p in one) == sorted(p.id for p in subjects) for one in rounds)
    pairs = [(one.id, other.id) for order in rounds for one, other in pairwise(order)]
    assert len(set(pairs)) == len(pairs) == len(subjects) * (len(subjects) - 1)


def test_small_calculation_turns_at_the_limit() -> None:
    """A unit that reaches a limit is not below it."""
    names: dict[str, object] = {}
    exec(calculation.source(), names)  # noqa: S102 - our own text

    assert eval("evaluate(21, 100)", names).endswith(": không thuộc diện sắp xếp")  # noqa: S307


def test_no_page_holds_the_answer_before_it_is_worked_out() -> None:
    """The sign that ends the wait stands neither in the address nor in the code of a page."""
    for page in pages().values():
        if page.selector == "#answer":
            assert page.sign not in calculation.source() + calculation.CALL + page.address


def test_lock_of_npm_has_hashes_and_no_addresses() -> None:
    """Every version of the other pages' scripts is fixed, and none is bound to a place."""
    dependencies = json.loads((HERE / "package.json").read_text("utf-8"))["dependencies"]
    lock = json.loads((HERE / "package-lock.json").read_text("utf-8"))["packages"]
    entries = {name: entry for name, entry in lock.items() if name}

    for name, version in dependencies.items():
        assert entries[f"node_modules/{name}"]["version"] == version.rpartition("@")[2]
    assert [name for name, entry in entries.items() if "resolved" in entry] == []
    assert [name for name, entry in entries.items() if "integrity" not in entry] == []


def test_slowdown_needs_signals(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system without them leaves the condition out."""
    monkeypatch.delattr("os.killpg", raising=False)
    assert not slowdown.possible()


def test_a_busy_machine_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a process is let work all the time it is quiet, and busy where it is not."""
    assert 0 <= busy.share(0.01) <= 1.1
    monkeypatch.setattr(busy, "QUIET_SHARE", 2.0)
    assert busy.is_busy(0.01)
    monkeypatch.setattr(busy, "QUIET_SHARE", 0.0)
    assert not busy.is_busy(0.01)


class TestPage:
    """The page of the site that shows what is kept."""

    @staticmethod
    def results(ours: float = 290, stock: float = 1000) -> Results:
        """Return a run in which the best of the others took twice as long as the stock runtime."""
        waits = {
            "ours": ours,
            "stock": stock,
            "plain": stock,
            "pyscript": 3 * stock,
            "theme": 2 * stock,
            "micropython": 1,
        }
        visits = [
            measurement(name, wait, visit=visit)
            for name, wait in waits.items()
            for visit in ("cold", "warm")
        ]
        reading = Reading("phap-ly/", "2026-01-01", 250_000, 15, 0)
        return Results.of(visits, [reading], {"system": "Linux", "cores": 2, "browser": "C"})

    @staticmethod
    def rows(lines: list[str]) -> list[list[str]]:
        """Return the text of the cells of a table's rows."""
        rows = [line for line in lines if line.startswith("<tr>")]
        return [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in rows]

    def goals(self, results: Results) -> list[list[str]]:
        """Return the cells of the table of goals."""
        return self.rows(goal_table("Mục tiêu", results, benchmark_page.GOALS))

    def test_goal_is_reached_at_its_limit_and_missed_just_above(self) -> None:
        """A share of exactly 0.29 is enough, and one that only rounds to it is not."""
        at, above = (self.goals(self.results(ours))[0] for ours in (290, 291))
        assert at[1:] == ["0,29", "0,290", "đạt"]
        assert above[1:] == ["0,29", "0,291", "chưa đạt"]

    def test_best_other_is_the_fastest_that_runs_pyodide(self) -> None:
        """MicroPython answers sooner, and does not count; nor does the stock runtime."""
        goals = self.goals(self.results())
        assert goals[2][2:] == ["0,145", "đạt"]
        assert "bằng pyodide-mkdocs-theme" in benchmark_page.summary(self.results())[0]

    def test_what_was_not_measured_is_said(self) -> None:
        """A goal without a figure is neither reached nor missed."""
        results = self.goals(Results.of())
        assert {tuple(row[2:]) for row in results} == {("chưa đo", "chưa đo")}
        assert "Chưa có số đo" in benchmark_page.summary(Results.of())[0]

    def test_each_page_is_set_against_ours(self) -> None:
        """The multiple is of our wait in the same condition and of the same sort of visit."""
        first, second, *_ = self.rows(benchmark_page.condition_table(self.results(), "unthrottled"))
        assert first[:5] == ["Trang này", "0,29", "1,00", "0,29", "1,00"]
        assert second[1:3] == ["1,00", "3,45"]

    def test_kept_results_give_the_published_page(self, tmp_path: Path) -> None:
        """What is in the project can be read, and every page in it is one that is described."""
        results = load(ROOT / FILE)
        assert {key[0] for key in results.visits} <= set(pages())
        (tmp_path / "data").mkdir()
        save(results, tmp_path / FILE)
        benchmark_page.write(tmp_path)
        text = (tmp_path / "build/fragments/benchmark-conditions.md").read_text("utf-8")
        assert "9 Mbit/s" in text
        assert "60 ms" in text
