"""Everything that must hold before a change is accepted, in the order of its cost."""

import sys
import time

from publishing import site
from publishing.tools import browser, node
from publishing.tools.programs import beside, run

PYTHON_STEPS = {
    "Định dạng mã Python": ["ruff", "format", "--check", "--quiet"],
    "Quy tắc mã Python": ["ruff", "check", "--quiet"],
}
TYPES = ["mypy"]
TYPESCRIPT_PROJECTS = ("tsconfig.json", "tsconfig.worker.json", "tsconfig.service-worker.json")
# Two processes, each with the whole of a file: its tests share a browser, a page, a build.
# The files begin in the order of tests/conftest.py, longest first, not in that of how many tests they hold.
PYTEST = ["pytest", "--numprocesses=2", "--dist=loadfile", "--no-loadscope-reorder"]
JOURNEYS = "tests/browser"
TESTS = [*PYTEST, f"--ignore={JOURNEYS}", "--cov", "--cov-report=term-missing:skip-covered"]
# A journey that fails is walked once more, and the report tells both, with the fault of the first: on a busy
# machine some faults show only now and then, and they are to be mended, not to stop what is unrelated.
BROWSER_TESTS = [*PYTEST, "--reruns=1", "--rerun-show-tracebacks", "-rR", JOURNEYS]


def run_all() -> None:
    """Set up what the tests need, run every check: the cheap ones first, real browsers last."""
    start = time.monotonic()
    node.install()
    browsers = {
        browser.CHROMIUM: browser.provide_for_journeys(),
        browser.FIREFOX: browser.provide(browser.FIREFOX),
    }
    for title, command in PYTHON_STEPS.items():
        _announce(title, start)
        run([sys.executable, "-m", *command])
    _announce("Dựng trang; kiểu trong mã Python", start)
    # The build leaves a core free for half of its time, and changes nothing that the types are of.
    with beside([sys.executable, "-m", *TYPES]):
        site.build()
    _announce("Kiểu trong mã JavaScript", start)
    for project in TYPESCRIPT_PROJECTS:
        node.npm("exec", "--no", "--loglevel=error", "--", "tsc", "--project", project)
    settings = {kind.variable: str(place) for kind, place in browsers.items()}
    _announce("Kiểm thử mã Python", start)
    run([sys.executable, "-m", *TESTS], settings=settings)
    _announce(f"Kiểm thử, trên {' và '.join(place.name for place in browsers.values())}", start)
    run([sys.executable, "-m", *BROWSER_TESTS], settings=settings)
    _announce("Xong", start)


def _announce(title: str, start: float) -> None:
    seconds = f"{time.monotonic() - start:5.1f}".replace(".", ",")
    print(f"[{seconds} s] {title}")
