"""Vendor: the libraries that the pages load when a reader opens a picture or shapes, in our own site."""

import json
import shutil
from pathlib import Path

FOLDER = Path("docs", "assets", "vendor")
# By the list that names them to the page; in each in the order of loading, as later ones need earlier.
SCRIPTS = {
    "scripts.json": (
        ("d3", Path("d3"), Path("dist", "d3.min.js")),
        ("plot", Path("@observablehq", "plot"), Path("dist", "plot.umd.min.js")),
    ),
    "shapes.json": (
        ("d3-array", Path("d3-array"), Path("dist", "d3-array.min.js")),
        ("d3-geo", Path("d3-geo"), Path("dist", "d3-geo.min.js")),
        ("topojson-server", Path("topojson-server"), Path("dist", "topojson-server.min.js")),
        ("topojson-client", Path("topojson-client"), Path("dist", "topojson-client.min.js")),
        ("flatbush", Path("flatbush"), Path("flatbush.js")),
    ),
}


def build(root: Path) -> None:
    """Copy the scripts from `node_modules` into versioned folders, with lists of where they are."""
    out = root / FOLDER
    shutil.rmtree(out, ignore_errors=True)
    for listing, scripts in SCRIPTS.items():
        paths = []
        for name, package, script in scripts:
            source = root / "node_modules" / package
            version = json.loads((source / "package.json").read_text("utf-8"))["version"]
            folder = out / f"{name}-{version}"
            folder.mkdir(parents=True)
            for file in (script, Path("LICENSE")):
                shutil.copyfile(source / file, folder / file.name)
            paths.append(f"{folder.name}/{script.name}")
        (out / listing).write_text(json.dumps(paths) + "\n", "utf-8", newline="\n")
