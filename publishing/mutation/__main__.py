"""Try small errors in `calculators`: `python -m publishing.mutation [ROOM | ROOM.MODULE ...]`.

Without names all rooms are tried, in about 45 minutes on two cores. Printed are the mutants of each
module and room by their fate; then every one that no test saw and that neither a rule (`equivalent.py`)
nor a note in `explained.toml` explains, and each note on a mutant that does not live.
"""

import argparse
import json
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from publishing.mutation import workspace
from publishing.mutation.equivalent import equivalent
from publishing.tools.environments import python_with
from publishing.tools.programs import end, run

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
    parser.add_argument("names", nargs="*", choices=workspace.names(), metavar="ROOM[.MODULE]")
    names = parser.parse_args(arguments).names
    python = python_with(HERE / "requirements.txt", ENVIRONMENT)
    folder = workspace.prepare(names)
    patterns = [f"calculators.{name}.*" for name in names]
    run([python, "-m", "publishing.mutation.mutants", *patterns], folder=folder)
    mutants = json.loads((folder / "results.json").read_text("utf-8"))
    return report([mutant for mutant in mutants if mutant["fate"] != "not checked"], notes())


def notes() -> set[tuple[str, str]]:
    """Return the survivors that are explained: function and change, as `change` writes it."""
    entries = tomllib.loads(EXPLAINED.read_text("utf-8"))["survivor"]
    return {(entry["function"], entry["change"].strip()) for entry in entries}


def report(mutants: Sequence[Mutant], explanations: Iterable[tuple[str, str]]) -> int:
    """Print what became of the mutants; 1 where it is not good enough."""
    mutants = [one for one in mutants if one["fate"] in SEEN or not equivalent(change(one))]
    for name, fates in sorted(_fates(mutants).items()):
        counts = ", ".join(f"{fate} {count}" for fate, count in sorted(fates.items()))
        print(f"{name} {sum(fates[fate] for fate in SEEN)}/{fates.total()}: {counts}")
    unseen = [mutant for mutant in mutants if mutant["fate"] not in SEEN]
    living = {(function(mutant), change(mutant)): mutant["fate"] for mutant in unseen}
    modules = tuple({f"{mutant['module']}." for mutant in mutants})
    explanations = {one for one in explanations if one[0].startswith(modules)}
    for (place, difference), fate in living.items():
        if (place, difference) not in explanations:
            print(f"\n{place} ({fate})\n{difference}")
    strange, stale = living.keys() - explanations, explanations - living.keys()
    for place, difference in sorted(stale):
        print(f"\n{place} (giải thích thừa)\n{difference}")
    kills = len(mutants) - len(unseen)
    print(
        f"\n{kills}/{len(mutants)} đột biến bị phát hiện, {len(strange)} chưa được giải thích, "
        f"{len(stale)} giải thích thừa"
    )
    return 1 if strange or stale or kills * 100 < ENOUGH * len(mutants) else 0


def _fates(mutants: Sequence[Mutant]) -> Mapping[str, Counter[str]]:
    """Return how many mutants of each room and of each module came to each fate."""
    fates: dict[str, Counter[str]] = defaultdict(Counter)
    for mutant in mutants:
        for name in {mutant["module"], mutant["module"].partition(".")[0]}:
            fates[name][mutant["fate"]] += 1
    return fates


def function(mutant: Mutant) -> str:
    """Return the function that a mutant changes: `room.module.function` or `room.module.Class.method`."""
    name = mutant["name"].removeprefix("calculators.").rpartition("__mutmut_")[0]
    module, _, mangled = name.rpartition(".")
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
    end(main)
