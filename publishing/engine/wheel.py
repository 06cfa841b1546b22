"""The wheel of `calculators`: the one artefact that CPython and the browser both run."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from publishing.tools.programs import ProgramError

# Any fixed moment does: a zip entry cannot be older than 1980, and the sources have no date.
EPOCH = "315532800"


def build(root: Path, out: Path) -> Path:
    """Build the pure wheel of the project at `root` into `out`, with the same bytes every time."""
    out.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as temporary:
        command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir"]
        process = subprocess.run(
            [*command, temporary, str(root)],
            env={**os.environ, "SOURCE_DATE_EPOCH": EPOCH},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        wheels = sorted(Path(temporary).glob("*.whl"))
        if process.returncode or len(wheels) != 1:
            raise ProgramError(
                f"Không dựng được gói calculators:\n{process.stdout}{process.stderr}"
            )
        for old in out.glob("*.whl"):
            old.unlink()
        return Path(shutil.copy(wheels[0], out))
