"""The benchmark, as far as it needs nothing fetched: our page beside the stock runtime."""

import json
import os
import subprocess
import sys
from pathlib import Path

from publishing.measure.benchmark.results import load
from publishing.tools.programs import ROOT


def test_both_pages_answer_and_ours_sends_less(built_site: Path, tmp_path: Path) -> None:
    """One round: the same verdict on both, ours with fewer bytes; times are for a quiet machine."""
    out = tmp_path / "results.json"
    wanted = ("--pages", "ours", "stock", "--conditions", "unthrottled")
    # In a process of its own: the driver cannot be started where a test already runs one.
    done = subprocess.run(
        [
            *(sys.executable, "-m", "publishing.measure.benchmark", "--rounds", "1", *wanted),
            # Its figures are kept by nobody: what a measurement rests for would be waited for in vain.
            *("--rest", "0.1"),
            *("--site", built_site, "--output", out),
        ],
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    answers = [line.partition(": ")[2] for line in done.stdout.splitlines()[:2]]
    assert answers == ["thuộc diện sắp xếp"] * 2
    results = load(out)
    ours, stock = (results.visits[name, "unthrottled", "cold"] for name in ("ours", "stock"))
    assert ours.bytes_sent < 0.75 * stock.bytes_sent
    assert stock.bytes_sent > 5_000_000, "the stock runtime was not what was loaded"
    warm = results.visits["stock", "unthrottled", "warm"]
    assert warm.bytes_sent < 0.01 * stock.bytes_sent, "the files did not come from the cache"
    assert min(start.milliseconds for start in ours.starts) > 0
    assert {reading.engine_requests for reading in results.readings.values()} == {0}
    assert json.loads(out.read_text("utf-8"))["machine"]["browser"].startswith("Chromium")
