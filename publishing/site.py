"""The built site: everything generated, then MkDocs."""

import os
import sys
from pathlib import Path

from publishing import fragments, node, runtime, wheel
from publishing.programs import ROOT, answer, run

FOLDER = Path("build/site")


def build(root: Path = ROOT) -> None:
    """Write all that is generated, then the pages, into build/site."""
    node.install(root)
    os.environ.update(settings(root))
    fragments.write(root)
    wheel.build(root)
    runtime.build(root)
    run([sys.executable, "-m", "mkdocs", "build", "--strict", "--clean"], folder=root)


def settings(root: Path = ROOT) -> dict[str, str]:
    """What every step of a build shares: the date of the commit stands for "now"."""
    shared = {"NO_MKDOCS_2_WARNING": "1"}
    date = os.environ.get("SOURCE_DATE_EPOCH") or answer(
        ["git", "log", "-1", "--format=%ct"], folder=root
    )
    return {**shared, "SOURCE_DATE_EPOCH": date} if date else shared
