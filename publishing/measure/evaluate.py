"""Measure `evaluate` on a long list against reading the rows and writing the same JSON.

`python -m publishing.measure.evaluate [--rows 11000] [--runs 5]`. Both run as programs of their own
and take turns, so that what else the machine does falls on both.
"""

import argparse
import csv
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random

from publishing.tools.programs import ROOT

SOURCE = ROOT / "data" / "kon-tum-communes-2023.csv"
FLOOR = """
import csv, json, sys
with open(sys.argv[1], encoding="utf-8", newline="") as file:
    rows = list(csv.reader(file))
with open(sys.argv[2], encoding="utf-8") as file:
    result = json.load(file)
import time
start = time.perf_counter()
with open(sys.argv[1], encoding="utf-8", newline="") as file:
    rows = list(csv.reader(file))
with open(sys.argv[3], "w", encoding="utf-8") as file:
    file.write(json.dumps(result, ensure_ascii=False))
print(time.perf_counter() - start)
"""


def main() -> None:
    """Print the medians and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=11_000)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source, result, copy = (folder / file for file in ("list.csv", "result.json", "copy.json"))
        write_list(source, options.rows)
        evaluate = [sys.executable, "-m", "calculators", "evaluate", str(source)]
        evaluate += ["--rules", "2023-2025", "--format", "json", "--output", str(result)]
        subprocess.run(evaluate, cwd=ROOT, check=True)
        floor = [sys.executable, "-c", FLOOR, str(source), str(result), str(copy)]
        ours, floors = [], []
        for _ in range(options.runs):
            start = time.perf_counter()
            subprocess.run(evaluate, cwd=ROOT, check=True)
            ours.append(time.perf_counter() - start)
            process = subprocess.run(floor, capture_output=True, encoding="utf-8", check=True)
            floors.append(float(process.stdout))
        mine, least = statistics.median(ours), statistics.median(floors)
        print(
            f"{options.rows} rows, {result.stat().st_size / 1e6:.1f} MB of JSON, {options.runs} runs"
        )
        print(f"evaluate, start of Python included: {mine:.2f} s")
        print(f"csv in, the same JSON out: {least:.2f} s")
        print(f"ratio: {mine / least:.1f}")


def write_list(path: Path, rows: int) -> None:
    """Write a list of so many communes with the columns of Kon Tum's and figures drawn at random."""
    random = Random(1)  # noqa: S311 - the same list each time, no secret
    with SOURCE.open(encoding="utf-8", newline="") as file:
        own = list(csv.DictReader(file))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(own[0]))
        writer.writeheader()
        for number in range(rows):
            area, people = random.randint(300, 20_000) / 100, random.randint(500, 20_000)
            figures = {
                "code": f"{number:05d}",
                "area_km2": f"{area:.2f}",
                "area_low_km2": "",
                "area_high_km2": "",
                "population": str(people),
                "population_low": "",
                "population_high": "",
            }
            writer.writerow(own[number % len(own)] | figures)


if __name__ == "__main__":
    main()
