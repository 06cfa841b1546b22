"""The built site: everything generated, then MkDocs."""

import os
import sys
from pathlib import Path

from publishing.engine import runtime, wheel
from publishing.pages import fragments
from publishing.release import leftovers, licences, offline, pinned, policy, scripts, sums, vendor
from publishing.tables import check
from publishing.tools.programs import ROOT, SITE, WHEEL_FOLDER, answer, run

RUNTIME_FOLDER = Path("docs", "assets", "engine")


def build(root: Path = ROOT) -> None:
    """Write all that is generated, then the pages, into build/site."""
    pinned.check(root)
    check.refuse(root)
    fragments.write(root)
    runtime.build(root, wheel.build(root, root / WHEEL_FOLDER), root / RUNTIME_FOLDER)
    vendor.build(root)
    licences.write(root)
    mkdocs = [sys.executable, "-m", "mkdocs", "build", "--strict", "--clean"]
    moment = date(root)
    run(mkdocs, folder=root, settings={"NO_MKDOCS_2_WARNING": "1", **moment})
    leftovers.remove(root / SITE)
    scripts.write(root / SITE)
    policy.write(root / SITE)
    offline.write(root / SITE, moment.get("SOURCE_DATE_EPOCH"))
    sums.write(root / SITE)


def date(root: Path = ROOT) -> dict[str, str]:
    """Return the setting that makes the date of the commit stand for "now" on the pages."""
    commit = ["git", "log", "-1", "--format=%ct"]
    seconds = os.environ.get("SOURCE_DATE_EPOCH") or answer(commit, folder=root)
    return {"SOURCE_DATE_EPOCH": seconds} if seconds else {}
