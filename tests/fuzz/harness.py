"""The harness: runs inside the environment that has atheris, one target in one process.

What goes wrong is written down, once for each place in the code, and the run goes on.
"""

import hashlib
import sys
import traceback
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["calculators"]):
    from tests.fuzz import targets


def main() -> None:
    """Fuzz a target: `harness TARGET CRASHES`, and what else libFuzzer is to be told."""
    target, crashes = sys.argv[1], Path(sys.argv[2])

    def once(data: bytes) -> None:
        try:
            targets.fed(target, data)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
            note(crashes, data, error)

    atheris.Setup([sys.argv[0], *sys.argv[3:]], once)
    atheris.Fuzz()


def note(folder: Path, data: bytes, error: Exception) -> None:
    """Keep an input that went wrong, and how, unless one went wrong at the same place before."""
    frames = traceback.extract_tb(error.__traceback__)
    place = "|".join(f"{frame.filename}:{frame.lineno}" for frame in frames[-3:])
    name = f"{type(error).__name__}-{hashlib.sha256(place.encode()).hexdigest()[:12]}"
    if not (folder / name).exists():
        (folder / name).write_bytes(data)
        (folder / f"{name}.txt").write_text("".join(traceback.format_exception(error)), "utf-8")


if __name__ == "__main__":
    main()
