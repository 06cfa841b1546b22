"""Vendor: the plotting library that the pages load when a reader opens a picture, in our own site."""

import json
import shutil
from pathlib import Path

FOLDER = Path("docs", "assets", "vendor")
# In the order in which they are loaded: the second needs the first.
SCRIPTS = (
    ("d3", Path("d3"), Path("dist", "d3.min.js")),
    ("plot", Path("@observablehq", "plot"), Path("dist", "plot.umd.min.js")),
)


def build(root: Path) -> None:
    """Copy the scripts from `node_modules` into versioned folders, with a list of where they are."""
    out = root / FOLDER
    shutil.rmtree(out, ignore_errors=True)
    listed = []
    for name, package, script in SCRIPTS:
        source = root / "node_modules" / package
        version = json.loads((source / "package.json").read_text("utf-8"))["version"]
        folder = out / f"{name}-{version}"
        folder.mkdir(parents=True)
        for file in (script, Path("LICENSE")):
            shutil.copyfile(source / file, folder / file.name)
        listed.append(f"{folder.name}/{script.name}")
    (out / "scripts.json").write_text(json.dumps(listed) + "\n", "utf-8")
