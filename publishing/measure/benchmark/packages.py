"""Packages: the other pages' parts, from npm and PyPI, fetched only for the benchmark.

They land in `build/benchmark` and nowhere else: nothing of them is among the project's requirements
or in its site. What is there already and still locked is not fetched again.
"""

import hashlib
import shutil
import subprocess
import sys
import zipfile
from importlib.metadata import distribution
from pathlib import Path

from publishing.tools import node
from publishing.tools.programs import ROOT, run

HERE = Path(__file__).parent
FOLDER = ROOT / "build" / "benchmark"
NPM = FOLDER / "npm" / "node_modules"
VENV = FOLDER / "venv"
WHEELS = FOLDER / "wheels"
PIP = ("-m", "pip", "-qq", "--disable-pip-version-check")
LOCKED = ("--only-binary", ":all:", "--require-hashes")
# The Python and the platform of the Pyodide that JupyterLite and marimo load.
IN_THE_BROWSER = (
    *("--python-version", "3.14", "--implementation", "cp"),
    *("--abi", "cp314", "--platform", "pyemscripten_2026_0_wasm32"),
)
# Names of one platform: PyPI's, and the one that the tool which writes the lock file knows.
PLATFORM_NAMES = ("pyemscripten_2026_0_wasm32", "emscripten_5_0_3_wasm32")


def fetch() -> None:
    """Fetch what is missing, of every page."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    _fetch_npm()
    _fetch_environment()
    _fetch_wheels()


def tool(name: str) -> Path:
    """Return a program of the benchmark's own environment."""
    if sys.platform == "win32":
        return VENV / "Scripts" / f"{name}.exe"
    return VENV / "bin" / name


def version(package: str) -> str:
    """Return the version that the benchmark's own environment has."""
    command = f"from importlib.metadata import version; print(version({package!r}))"
    process = subprocess.run(
        [tool("python"), "-c", command], capture_output=True, check=True, encoding="utf-8"
    )
    return process.stdout.strip()


def _fetch_npm() -> None:
    folder = NPM.parent
    folder.mkdir(exist_ok=True)
    for file in (HERE / "package.json", HERE / "package-lock.json", ROOT / ".npmrc"):
        shutil.copyfile(file, folder / file.name)
    node.install(folder)


def _fetch_environment() -> None:
    lock = HERE / "requirements.txt"
    if _is_complete(VENV, lock):
        return
    print("Cài các gói Python của phép đo…", flush=True)
    run([sys.executable, "-m", "venv", "--clear", VENV])
    run([tool("python"), *PIP, "install", *LOCKED, "-r", lock])
    _mark(VENV, lock)


def _fetch_wheels() -> None:
    lock = HERE / "wheels.txt"
    if _is_complete(WHEELS, lock):
        return
    print("Tải các gói chạy trong trình duyệt…", flush=True)
    shutil.rmtree(WHEELS, ignore_errors=True)
    WHEELS.mkdir()
    run(
        [
            *(tool("python"), *PIP, "download", *LOCKED, "--no-deps", *IN_THE_BROWSER),
            *("-r", lock, "-d", WHEELS),
        ]
    )
    for wheel in list(WHEELS.glob(f"*{PLATFORM_NAMES[0]}.whl")):
        wheel.rename(wheel.with_name(wheel.name.replace(*PLATFORM_NAMES)))
    _pack_yaml()
    _mark(WHEELS, lock)


def _pack_yaml() -> None:
    """Write a wheel of PyYAML's Python part: PyPI has no wheel of it for this Pyodide."""
    yaml = distribution("pyyaml")
    with zipfile.ZipFile(WHEELS / f"pyyaml-{yaml.version}-py3-none-any.whl", "w") as wheel:
        for file in yaml.files or []:
            if file.suffix == ".py" and file.parts[0] == "yaml":
                wheel.write(str(file.locate()), str(file), zipfile.ZIP_DEFLATED)
        info = f"pyyaml-{yaml.version}.dist-info"
        wheel.writestr(
            f"{info}/METADATA",
            f"Metadata-Version: 2.1\nName: PyYAML\nVersion: {yaml.version}\n",
        )
        wheel.writestr(
            f"{info}/WHEEL",
            "Wheel-Version: 1.0\nGenerator: benchmark\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        )
        wheel.writestr(f"{info}/RECORD", "")


def _is_complete(folder: Path, lock: Path) -> bool:
    mark = folder / ".locked"
    return mark.is_file() and mark.read_text("ascii") == _digest(lock)


def _mark(folder: Path, lock: Path) -> None:
    (folder / ".locked").write_text(_digest(lock), "ascii")


def _digest(lock: Path) -> str:
    return hashlib.sha256(lock.read_bytes()).hexdigest()
