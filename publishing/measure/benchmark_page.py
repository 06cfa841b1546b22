"""Benchmark page: the figures of the last run as tables, with its conditions and what it reached."""

from collections.abc import Callable
from datetime import date
from html import escape
from pathlib import Path

from calculators.dates import short_date
from publishing.measure.benchmark.conditions import (
    CACHE_SECONDS,
    CONDITIONS,
    LINE,
    SLOW_LINE,
    SLOW_PROCESSOR,
    UNTHROTTLED,
)
from publishing.measure.benchmark.pages import OURS, PLAIN, STOCK, Page, pages
from publishing.measure.benchmark.results import (
    COLD,
    FILE,
    TYPING,
    WARM,
    Measurement,
    Results,
    load,
)
from publishing.measure.goals import UNKNOWN, Goal, decimal, goal_table
from publishing.tools.markup import save, table

MEGABYTE = 1_000_000


def write(root: Path) -> None:
    """Write the fragments of the page from the results that are kept."""
    results = load(root / FILE)
    save(root, "benchmark-summary.md", summary(results))
    tables = [condition_table(results, condition) for condition in CONDITIONS]
    save(root, "benchmark-waits.html", [line for lines in tables for line in lines])
    save(root, "benchmark-sizes.html", size_table(results))
    save(root, "benchmark-goals.html", goal_table("Mục tiêu của lần mở đầu", results, GOALS))
    save(root, "benchmark-conditions.md", conditions(results))
    save(root, "benchmark-pages.html", page_list())


def summary(results: Results) -> list[str]:
    """Return the main figures in a sentence, with the day of the run."""
    ours = results.milliseconds(OURS, UNTHROTTLED, COLD)
    plain = results.milliseconds(PLAIN, UNTHROTTLED, COLD)
    best = _best_other(results, UNTHROTTLED, COLD)
    if ours is None or plain is None or best is None:
        return ["Chưa có số đo. Lệnh `make benchmark` đo và ghi lại."]
    name, wait = best
    return [
        (
            f"Ở lần mở đầu tiên trên máy đo, trang này trả lời sau {seconds(ours)} giây; cùng phép tính bằng "
            f"Pyodide nguyên bản trong một trang trống mất {seconds(plain)} giây, bằng {name} (nhanh nhất "
            f"trong các cách khác dùng Pyodide) mất {seconds(wait)} giây. Đo ngày {_days(results)}."
        )
    ]


def condition_table(results: Results, condition: str) -> list[str]:
    """Return the waits in one condition, each also as a multiple of ours."""
    rows = []
    for page, cold, warm in _visits(results, condition):
        waits = ((seconds(visit.milliseconds), _times(results, visit)) for visit in (cold, warm))
        rows.append([escape(page.name), *(cell for pair in waits for cell in pair)])
    headings = ["Trang", "Lần đầu (giây)", "Gấp", "Lần sau (giây)", "Gấp"]
    return table(CONDITIONS[condition].name, headings, rows, numeric=range(1, len(headings)))


def size_table(results: Results) -> list[str]:
    """Return the bytes and requests until the answer, which hardly depend on the condition."""
    rows = []
    visits = _visits(results, UNTHROTTLED)
    ours = next((cold for page, cold, _ in visits if page.id == OURS), None)
    for page, cold, warm in visits:
        rows.append(
            [
                escape(page.name),
                decimal(cold.bytes_sent / MEGABYTE, 2),
                decimal(cold.bytes_sent / ours.bytes_sent, 2) if ours else UNKNOWN,
                str(cold.requests),
                decimal(warm.bytes_sent / 1000, 1),
            ]
        )
    headings = ["Trang", "Lần đầu (MB)", "Gấp", "Yêu cầu", "Lần sau (kB)"]
    return table("Tải về đến câu trả lời đầu tiên", headings, rows, numeric=range(1, len(headings)))


def conditions(results: Results) -> list[str]:
    """Return how it was measured, as far as a reader needs it to judge the figures."""
    machine = results.machine
    line = (
        f"- **Đường truyền**: máy chủ thử giữ mọi kết nối của một lần mở trong "
        f"{LINE.bits_per_second // 1_000_000} Mbit/s chung và chờ "
        f"{LINE.latency_seconds * 1000:.0f} ms trước mỗi câu trả lời; không mô phỏng việc bắt tay "
        "TCP và TLS. HTTP/1.1, mỗi lúc sáu kết nối; GitHub Pages dùng HTTP/2."
    )
    slow = machine.get("slowdown")
    effect = (
        f" Đo lại: cùng một vòng lặp chậm {decimal(slow['page'], 1)} lần trong trang và "
        f"{decimal(slow['worker'], 1)} lần trong worker."
        if slow
        else ""
    )
    rounds = sorted({len(m.starts) for m in results.visits.values()})
    lines = [f"- **Số vòng**: {' hoặc '.join(map(str, rounds))}; con số trong bảng là trung vị."]
    if machine:
        lines.append(
            f"- **Máy**: {machine['system']}, {machine['cores']} nhân, {machine['browser']} không cửa sổ."
        )
    return [
        *(lines if rounds else []),
        (
            "- **Lần đầu**: trình duyệt mới, chưa lưu gì. **Lần sau**: cùng trình duyệt ấy, "
            f"thẻ mới, các tệp được giữ {CACHE_SECONDS // 60} phút như GitHub Pages cho phép. "
            "Thời gian tính từ lúc bắt đầu mở trang đến lúc câu trả lời hiện ra."
        ),
        "- **Thứ tự**: các trang lần lượt thay nhau trong mỗi vòng, mỗi vòng theo một thứ tự khác.",
        "- **Số byte**: như GitHub Pages gửi (gzip mức 6; zip và whl giữ nguyên), đến lúc có câu trả lời.",
        line,
        (
            f"- **Bộ xử lý chậm**: mọi tiến trình của trình duyệt, cả worker, bị dừng "
            f"{CONDITIONS[SLOW_PROCESSOR].slowdown - 1:.0f} phần và chạy 1 phần thời gian, nhiều lần mỗi "
            f"giây.{effect} Công cụ của nhà phát triển trong trình duyệt chỉ làm chậm được "
            "luồng chính của trang nên không dùng."
        ),
    ]


def page_list() -> list[str]:
    """Return what each page is made of and wherein it is unlike the others."""
    entries = (
        f"<dt>{escape(page.name)} <small>({escape(page.package)})</small></dt>"
        f"<dd>{escape(page.unlike)}</dd>"
        for page in pages().values()
    )
    return ["<dl>", *entries, "</dl>"]


def seconds(milliseconds: float) -> str:
    """Return a wait in seconds, as written in Vietnamese."""
    return decimal(milliseconds / 1000, 2)


def _visits(results: Results, condition: str) -> list[tuple[Page, Measurement, Measurement]]:
    """Return the pages that were visited in a condition, with the first visit and the second."""
    visits = []
    for page in pages().values():
        cold, warm = (results.visits.get((page.id, condition, visit)) for visit in (COLD, WARM))
        if cold and warm:
            visits.append((page, cold, warm))
    return visits


def _times(results: Results, measurement: Measurement) -> str:
    ours = results.milliseconds(OURS, measurement.condition, measurement.visit)
    return decimal(measurement.milliseconds / ours, 2) if ours else UNKNOWN


def _best_other(results: Results, condition: str, visit: str) -> tuple[str, float] | None:
    waits = {
        page.name: wait
        for page in pages().values()
        # The pages of other people that run Pyodide.
        if page.pyodide and page.id not in {OURS, STOCK, PLAIN}
        if (wait := results.milliseconds(page.id, condition, visit)) is not None
    }
    return min(waits.items(), key=lambda entry: entry[1], default=None)


def _share(page: str, condition: str, visit: str) -> Callable[[Results], float | None]:
    def value(results: Results) -> float | None:
        ours, other = (results.milliseconds(name, condition, visit) for name in (OURS, page))
        return ours / other if ours and other else None

    return value


def _share_of_best(condition: str) -> Callable[[Results], float | None]:
    def value(results: Results) -> float | None:
        ours, best = (
            results.milliseconds(OURS, condition, COLD),
            _best_other(results, condition, COLD),
        )
        return ours / best[1] if ours and best else None

    return value


def _megabytes(results: Results) -> float | None:
    measurement = results.visits.get((OURS, UNTHROTTLED, COLD))
    return measurement.bytes_sent / MEGABYTE if measurement else None


def _reading_kilobytes(results: Results) -> float | None:
    sizes = [reading.bytes_sent / 1000 for reading in results.readings.values()]
    return max(sizes) if sizes else None


def _days(results: Results) -> str:
    days = sorted({measurement.date for measurement in results.visits.values()})
    return ", ".join(short_date(date.fromisoformat(day)) for day in days)


SAME, BARE = "Pyodide nguyên bản trong cùng trang", "Pyodide nguyên bản trong trang trống"
OTHER = "trang nhanh nhất khác dùng Pyodide"
GOALS: tuple[Goal[Results], ...] = (
    Goal(f"Lần đầu, không hạn chế, so với {SAME}", 0.29, _share(STOCK, UNTHROTTLED, COLD)),
    Goal(f"Lần đầu, không hạn chế, so với {BARE}", 0.29, _share(PLAIN, UNTHROTTLED, COLD)),
    Goal(f"Lần đầu, không hạn chế, so với {OTHER}", 0.32, _share_of_best(UNTHROTTLED)),
    Goal(f"Lần đầu, 9 Mbit/s, so với {SAME}", 0.58, _share(STOCK, SLOW_LINE, COLD)),
    Goal(f"Lần đầu, 9 Mbit/s, so với {BARE}", 0.58, _share(PLAIN, SLOW_LINE, COLD)),
    Goal(f"Lần đầu, 9 Mbit/s, so với {OTHER}", 0.53, _share_of_best(SLOW_LINE)),
    Goal(f"Lần sau, không hạn chế, so với {SAME}", 0.28, _share(STOCK, UNTHROTTLED, WARM)),
    Goal(f"Lần sau, không hạn chế, so với {BARE}", 0.28, _share(PLAIN, UNTHROTTLED, WARM)),
    Goal("Tải về đến câu trả lời đầu tiên", 3.6, _megabytes, unit=" MB"),
    Goal(
        "Từ lúc bấm đến câu trả lời: mở lần đầu ở 9 Mbit/s, gõ 3 giây, bấm ở giây thứ 5",
        150,
        lambda results: results.milliseconds(OURS, SLOW_LINE, TYPING),
        digits=0,
        unit=" ms",
    ),
    Goal("Trang chỉ để đọc, trang lớn nhất đã đo", 250, _reading_kilobytes, digits=0, unit=" kB"),
    Goal(
        "Yêu cầu tải phần Python từ trang chỉ để đọc",
        0,
        lambda results: (
            float(sum(r.engine_requests for r in results.readings.values()))
            if results.readings
            else None
        ),
        digits=0,
        unit=" yêu cầu",
    ),
)
