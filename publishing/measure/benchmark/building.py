"""Building: the pages, each in a folder that is ready to be served."""

import json
import os
import re
import shutil
import textwrap
from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from publishing.measure.benchmark import calculation, packages
from publishing.measure.benchmark.packages import FOLDER, NPM, WHEELS, tool
from publishing.measure.benchmark.pages import OURS, PLAIN, STOCK
from publishing.tools.programs import ROOT, WHEEL_FOLDER, ProgramError, run

STOCK_RUNTIME = ROOT / "node_modules" / "pyodide"
KERNEL = "@jupyterlite/pyodide-kernel-extension:kernel"
# What the theme loads from a network of copies, and where npm has the same.
THEME_VENDOR = {
    "https://cdn.jsdelivr.net/pyodide/v0.25.0/full/": "pyodide-mkdocs-theme/",
    "https://cdn.jsdelivr.net/npm/mathjax@3/es5/": "mathjax/es5/",
    "https://cdn.jsdelivr.net/npm/lodash@4.17.20/": "lodash/",
    "https://cdn.jsdelivr.net/npm/jquery.terminal@2.43.1/": "jquery.terminal/",
    "https://cdn.jsdelivr.net/npm/jquery@3.7.1": "jquery/dist/jquery.min.js",
}


def build(built_site: Path, ids: Iterable[str]) -> dict[str, Path]:
    """Build the wanted pages and return their folders by the pages' ids.

    Only pages that are not made of this project's own parts need the fetched packages.
    """
    names = list(ids)
    if not set(names) <= {OURS, STOCK, PLAIN}:
        packages.fetch()
    folders = {}
    for name in names:
        if name == OURS:
            folders[name] = built_site
            continue
        folder = FOLDER / "pages" / name
        shutil.rmtree(folder, ignore_errors=True)
        if name == STOCK:
            _stock(built_site, folder)
        else:
            folder.mkdir(parents=True)
            BUILDERS[name](folder)
        folders[name] = folder
    return folders


def _stock(built_site: Path, folder: Path) -> None:
    """Copy our site with the stock runtime: `worker.js` and the engine's files are others."""
    shutil.copytree(built_site, folder)
    engine = folder / "assets" / "engine"
    shutil.rmtree(engine)
    _runtime(STOCK_RUNTIME, engine / "stock")
    wheel = next((ROOT / WHEEL_FOLDER).glob("*.whl"))
    shutil.copy(wheel, engine / "stock" / "calculators.whl")
    worker = folder / "assets" / "javascripts" / "engine" / "worker.js"
    shutil.copy(calculation.TEMPLATES / "stock_worker.js", worker)


def _plain(folder: Path) -> None:
    _runtime(STOCK_RUNTIME, folder / "pyodide")
    _page(folder, "plain.html", call=calculation.CALL)


def _pyscript(folder: Path) -> None:
    _runtime(NPM / "pyodide-pyscript", folder / "pyodide")
    shutil.copytree(NPM / "@pyscript" / "core" / "dist", folder / "pyscript")
    _page(
        folder, "pyscript.html", type="py", call=calculation.CALL, interpreter="pyodide/pyodide.mjs"
    )


def _micropython(folder: Path) -> None:
    package = NPM / "@micropython" / "micropython-webassembly-pyscript"
    shutil.copytree(package, folder / "micropython")
    shutil.copytree(NPM / "@pyscript" / "core" / "dist", folder / "pyscript")
    _page(
        folder,
        "pyscript.html",
        type="mpy",
        call=calculation.CALL,
        interpreter="micropython/micropython.mjs",
    )


def _theme(folder: Path) -> None:
    with TemporaryDirectory() as temporary:
        source = Path(temporary)
        docs = source / "docs"
        docs.mkdir()
        shutil.copy(calculation.TEMPLATES / "theme.yml", source / "mkdocs.yml")
        shutil.copy(calculation.TEMPLATES / "theme.md", docs / "index.md")
        _write(docs / "unit.py", "theme_unit.txt", call=calculation.CALL)
        quiet = {"NO_MKDOCS_2_WARNING": "1", "PYTHONWARNINGS": "ignore", **_home(source)}
        command: list[str | Path] = [tool("python"), "-m", "mkdocs", "build", "-q", "-d", folder]
        run(command, folder=source, settings=quiet)
    for place in THEME_VENDOR.values():
        package = place.split("/", maxsplit=1)[0]
        shutil.copytree(NPM / package, folder / "vendor" / package)
    for file in (*folder.rglob("*.html"), *folder.glob("js-*/*.js")):
        text = file.read_text("utf-8")
        for address, place in THEME_VENDOR.items():
            text = text.replace(address, f"/vendor/{place}")
        file.write_text(text, "utf-8")


def _jupyterlite(folder: Path) -> None:
    with TemporaryDirectory() as temporary:
        settings = {"pyodideUrl": "./pyodide/pyodide.mjs", "disablePyPIFallback": True}
        config = {"jupyter-config-data": {"litePluginSettings": {KERNEL: settings}}}
        Path(temporary, "jupyter-lite.json").write_text(
            json.dumps({"jupyter-lite-schema-version": 0, **config}), "utf-8"
        )
        command: list[str | Path] = [
            tool("jupyter-lite"),
            "build",
            "--apps",
            "repl",
            "--lite-dir",
            temporary,
        ]
        run(
            [*command, "--output-dir", folder, "--no-sourcemaps"],
            folder=Path(temporary),
            settings=_home(Path(temporary)),
        )
    _distribution(NPM / "pyodide-jupyterlite", folder / "pyodide")


def _marimo(folder: Path) -> None:
    with TemporaryDirectory() as temporary:
        notebook = Path(temporary, "unit.py")
        text = calculation.source()
        notebook.write_text(
            calculation.fill(
                "notebook.txt", calculation=textwrap.indent(text, "    "), call=calculation.CALL
            ),
            "utf-8",
        )
        command: list[str | Path] = [
            tool("marimo"),
            "-q",
            "-y",
            "export",
            "html-wasm",
            notebook,
            "-f",
            "-o",
            folder,
        ]
        path = {"PATH": os.pathsep.join([str(tool("uv").parent), os.environ["PATH"]])}
        settings = path | _home(Path(temporary))
        run([*command, "--mode", "run"], folder=Path(temporary), settings=settings)
    _distribution(NPM / "pyodide-marimo", folder / "pyodide")
    # What `--offline` would write: where the runtime and the lock file are.
    index = folder / "index.html"
    places = 'data-pyodide-index-url="./pyodide/" data-pyodide-lockfile-url="./pyodide/pyodide-lock.json"'
    text, count = re.subn(r"<marimo-wasm\b", f"<marimo-wasm {places}", index.read_text("utf-8"))
    if count != 1:
        raise ProgramError("Trang do marimo xuất không có chỗ ghi nơi lấy Pyodide.")
    index.write_text(text, "utf-8")


BUILDERS: dict[str, Callable[[Path], None]] = {
    PLAIN: _plain,
    "pyscript": _pyscript,
    "micropython": _micropython,
    "theme": _theme,
    "jupyterlite": _jupyterlite,
    "marimo": _marimo,
}


def _home(folder: Path) -> dict[str, str]:
    """Return settings that keep what a tool notes for itself out of the user's own folders."""
    names = ("HOME", "APPDATA", "LOCALAPPDATA", "XDG_CACHE_HOME", "XDG_CONFIG_HOME")
    return dict.fromkeys(names, str(folder))


def _runtime(package: Path, folder: Path) -> None:
    """Copy what a page loads of a Pyodide from npm."""
    folder.mkdir(parents=True)
    for file in package.iterdir():
        if file.name.startswith(("pyodide", "python_stdlib")) and file.suffix != ".map":
            shutil.copy(file, folder)


def _distribution(package: Path, folder: Path) -> None:
    """Copy a Pyodide with the packages of the browser beside it and a lock file that names them."""
    _runtime(package, folder)
    for wheel in WHEELS.glob("*.whl"):
        shutil.copy(wheel, folder)
    script = Path(__file__).with_name("lock_wheels.py")
    lock = "pyodide-lock.json"
    run([tool("python"), script, package / lock, WHEELS, folder / lock])


def _page(folder: Path, template: str, **values: str) -> None:
    _write(folder / "index.html", template, **values)


def _write(file: Path, template: str, **values: str) -> None:
    text = calculation.fill(template, calculation=calculation.source(), **values)
    file.write_text(text + "\n", "utf-8")
