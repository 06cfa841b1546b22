"""Fuzz the readers of lists: `python -m tests.fuzz [--minutes 10] [--targets list workbook ...]`.

Each target runs for so many minutes, from the kept corpus and the awkward lists on. What went wrong
lies in `build/fuzz/crashes`; `--keep` puts the smallest inputs that reach as much into the corpus.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from publishing.tools.environments import python_with
from publishing.tools.programs import ROOT
from tests.fuzz import corpus, targets
from tests.fuzz.smallest import smallest

FOLDER = ROOT / "build" / "fuzz"
LOCK = Path(__file__).with_name("requirements.txt")
LONGEST = 8192
"""No input is longer, in bytes: what goes wrong in a long list goes wrong in a short one."""
EXECUTED = re.compile(r"stat::number_of_executed_units:\s*(\d+)")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what is asked for; 1 where something went wrong."""
    asked = _parser().parse_args(arguments)
    python = python_with(LOCK, FOLDER / "environment")
    failed = 0
    for target in asked.targets:
        inputs, crashes = FOLDER / "corpus" / target, FOLDER / "crashes" / target
        shutil.rmtree(crashes, ignore_errors=True)
        for folder in (inputs, crashes):
            folder.mkdir(parents=True, exist_ok=True)
        for number, seed in enumerate([*targets.seeds(target), *corpus.read(target)]):
            (inputs / f"seed-{number}").write_bytes(seed)
        said = _fuzz(
            python, target, crashes, f"-max_total_time={round(asked.minutes * 60)}", inputs
        )
        executed = EXECUTED.search(said)
        found = sorted(crashes.glob("*.txt"))
        failed += len(found)
        count = executed[1] if executed else "?"
        print(f"{target}: {count} lượt chạy, {len(found)} lỗi", flush=True)
        for file in found:
            print(file.read_text("utf-8"))
        if asked.keep:
            _keep(target, inputs)
    return 1 if failed else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--targets", nargs="+", choices=targets.TARGETS, default=targets.TARGETS)
    parser.add_argument("--keep", action="store_true")
    return parser


def _fuzz(python: Path, target: str, crashes: Path, *options: str | Path) -> str:
    """Run the harness and give what it said."""
    limits = (f"-max_len={LONGEST}", "-timeout=60", "-rss_limit_mb=2048", "-print_final_stats=1")
    done = subprocess.run(
        [python, "-m", "tests.fuzz.harness", target, crashes, *limits, *options],
        cwd=ROOT,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode:
        sys.exit(f"{target}: atheris kết thúc với mã {done.returncode}\n{done.stderr[-4000:]}")
    return done.stderr


def _keep(target: str, inputs: Path) -> None:
    """Keep the shortest inputs that together reach all that was reached."""
    found = [file.read_bytes() for file in inputs.iterdir()]
    reader = partial(targets.fed, target)
    corpus.write(target, smallest(found, reader, str(ROOT / "calculators")))


if __name__ == "__main__":
    sys.exit(main())
