"""Try small errors in `calculators`: `python -m publishing.mutation [MODULE ...]`.

Without names all modules are tried, in about 45 minutes on two cores. Told are the mutants of each
module by their fate; then every one that no test saw and that `explained.toml` does not explain, and
what is explained there though no such mutant lives.
"""

import argparse
import json
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from publishing.mutation import workspace
from publishing.tools.environments import python_with
from publishing.tools.programs import run

HERE = Path(__file__).parent
ENVIRONMENT = workspace.FOLDER.with_name("environment")
EXPLAINED = HERE / "explained.toml"
SEEN = ("killed", "timeout")
"""Fates of mutants that the tests notice: one that never ends is noticed by the time it takes."""
ENOUGH = 95
"""In percent: fewer mutants killed than that fail the run."""

type Mutant = Mapping[str, str]


def main(arguments: Sequence[str] | None = None) -> int:
    """Make and try the mutants; 1 where too many, or one that is not explained, lived on."""
    parser = argparse.ArgumentParser(prog="python -m publishing.mutation", description=__doc__)
    parser.add_argument("modules", nargs="*")
    modules = parser.parse_args(arguments).modules
    python = python_with(HERE / "requirements.txt", ENVIRONMENT)
    folder = workspace.prepare()
    names = [f"calculators.{module}.*" for module in modules]
    run([python, "-m", "publishing.mutation.mutants", *names], folder=folder)
    mutants = json.loads((folder / "results.json").read_text("utf-8"))
    return told([mutant for mutant in mutants if mutant["fate"] != "not checked"], explained())


def explained() -> set[tuple[str, str]]:
    """Return the survivors that are explained: function and change, as `change` writes it."""
    entries = tomllib.loads(EXPLAINED.read_text("utf-8"))["survivor"]
    return {(entry["function"], entry["change"].strip()) for entry in entries}


def told(mutants: Sequence[Mutant], known: Iterable[tuple[str, str]]) -> int:
    """Print what became of the mutants; 1 where it is not good enough."""
    fates: dict[str, Counter[str]] = {}
    for mutant in mutants:
        fates.setdefault(mutant["module"], Counter())[mutant["fate"]] += 1
    for module, counts in sorted(fates.items()):
        print(module, ", ".join(f"{fate} {count}" for fate, count in sorted(counts.items())))
    unseen = [mutant for mutant in mutants if mutant["fate"] not in SEEN]
    living = {(function(mutant), change(mutant)): mutant["fate"] for mutant in unseen}
    known = {one for one in known if one[0].partition(".")[0] in fates}
    for (place, changed), fate in living.items():
        if (place, changed) not in known:
            print(f"\n{place} ({fate})\n{changed}")
    strange, stale = living.keys() - known, known - living.keys()
    for place, changed in sorted(stale):
        print(f"\n{place} (giải thích thừa)\n{changed}")
    seen = len(mutants) - len(unseen)
    print(
        f"\n{seen}/{len(mutants)} đột biến bị phát hiện, {len(strange)} chưa được giải thích, "
        f"{len(stale)} giải thích thừa"
    )
    return 1 if strange or stale or seen * 100 < ENOUGH * len(mutants) else 0


def function(mutant: Mutant) -> str:
    """Return the function that a mutant changes: `module.function` or `module.Class.method`."""
    name = mutant["name"].removeprefix("calculators.").rpartition("__mutmut_")[0]
    module, _, mangled = name.partition(".")
    # A function is "x_name", a method "xǁClassǁname".
    own = mangled[2:] if mangled.startswith("x_") else mangled[2:].replace("ǁ", ".")
    return f"{module}.{own}"


def change(mutant: Mutant) -> str:
    """Return the lines that a mutant takes out and puts in, without what surrounds them."""
    lines = mutant["change"].splitlines()[2:]
    return "\n".join(
        f"{line[0]} {line[1:].strip()}" for line in lines if line.startswith(("-", "+"))
    ).strip()


if __name__ == "__main__":
    sys.exit(main())
