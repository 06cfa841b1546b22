"""The measurement of proposals, here and in the browser."""

import os
import subprocess
import sys

from publishing.tools.programs import ROOT


def test_both_columns_answer_the_same(built_site: object) -> None:
    """Two small districts of each sort: the same answers in both, and a time in every column."""
    assert built_site
    # In a process of its own: the driver cannot be started where a test already runs one.
    done = subprocess.run(
        [
            *[sys.executable, "-m", "publishing.measure.proposals"],
            *["--sizes", "6", "--districts", "2", "--browser"],
        ],
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    heading, _, *rows = done.stdout.splitlines()
    assert "Python: trung vị (s)" in heading
    assert "Chromium: trung vị (s)" in heading
    assert len(rows) == 6
    for row in rows:
        *_, size, here, _, there, slowest, proven, _ = row.split("|")
        assert (int(size), proven.strip()) == (6, "2/2")
        assert min(float(here), float(there)) > 0
        assert float(slowest) >= float(there)
