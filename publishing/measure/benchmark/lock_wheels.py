"""Write the lock file of a Pyodide that has only the given wheels.

Run in the benchmark's own environment: `python lock_wheels.py LOCK_OF_NPM FOLDER_OF_WHEELS OUT`.
"""

import sys
from pathlib import Path

from pyodide_lock import PyodideLockSpec
from pyodide_lock.utils import add_wheels_to_spec


def main(shipped: str, wheels: str, out: str) -> None:
    """Replace the packages of the shipped lock, whose files npm does not carry, by the wheels."""
    spec = PyodideLockSpec.from_json(Path(shipped))
    spec.packages = {}
    files = sorted(Path(wheels).glob("*.whl"))
    add_wheels_to_spec(spec, files).to_json(Path(out))


if __name__ == "__main__":
    main(*sys.argv[1:])
