"""The measurement beside the stock runtime."""

import json
import os
import subprocess
import sys

from publishing import measure_start
from publishing.measure_start import Result, Start
from publishing.programs import ROOT


def test_both_pages_answer_the_same(built_site: object) -> None:
    """One run: the same verdict on both, ours with fewer bytes; times are for a quiet machine."""
    assert built_site
    # In a process of its own: the driver cannot be started where a test already runs one.
    done = subprocess.run(
        [sys.executable, "-m", "publishing.measure_start", "--runs", "1", "--json"],
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    ours, stock = json.loads(done.stdout)
    verdicts = [page["starts"][0]["verdict"] for page in (ours, stock)]
    assert verdicts[0] == verdicts[1] != ""
    assert ours["bytes_sent"] < 0.75 * stock["bytes_sent"]
    assert stock["bytes_sent"] > 5_000_000, "the stock runtime was not what was loaded"
    assert min(ours["milliseconds"], stock["milliseconds"]) > 0


def test_table_shows_medians_and_shares() -> None:
    """A slow outlier does not count, and each row is set against the last."""
    ours = Result("ours", [Start(ms, 3_600_000, 20, "v") for ms in (900.0, 1000.0, 5000.0)])
    stock = Result("stock", [Start(ms, 6_000_000, 21, "v") for ms in (2400.0, 2500.0, 2600.0)])
    first = measure_start.table([ours, stock]).splitlines()[1]
    assert first.split() == ["ours", "1000", "0.40", "3.60", "0.60", "20"]
    (summary, _) = measure_start.summary([ours, stock])
    assert (summary["milliseconds"], summary["bytes_sent"]) == (1000.0, 3_600_000)
