"""The wheel of the calculators."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from publishing.engine import wheel
from publishing.tools.programs import ROOT, ProgramError


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this project."""
    return wheel.build(ROOT, tmp_path_factory.mktemp("wheel"))


def test_is_pure_and_runs_without_anything_else(package: Path) -> None:
    """It imports from where it lies, with the standard library and nothing more."""
    assert package.name.endswith("-py3-none-any.whl")
    code = f"import sys; sys.path.insert(0, {str(package)!r}); from calculators import browser\n"
    process = subprocess.run(
        [sys.executable, "-I", "-S", "-c", code + "print(browser.__file__, browser.about())"],
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )
    assert process.returncode == 0, process.stderr
    assert process.stdout.startswith(str(package))


def test_carries_the_law_and_no_tests(package: Path) -> None:
    """All files of the law are in it, and no folder but the package's and the metadata's."""
    with zipfile.ZipFile(package) as archive:
        names = archive.namelist()
    law = {f"calculators/law/{file.name}" for file in (ROOT / "calculators/law").glob("*.toml")}
    assert law
    assert law <= set(names)
    tops = {name.split("/")[0] for name in names}
    assert tops == {"calculators", f"{'-'.join(package.name.split('-')[:2])}.dist-info"}


def test_same_bytes_from_other_copies_at_other_times(package: Path, tmp_path: Path) -> None:
    """Neither the folder nor the dates of the sources are left in it."""
    root = tmp_path / "elsewhere"
    shutil.copytree(
        ROOT / "calculators", root / "calculators", ignore=shutil.ignore_patterns("__pycache__")
    )
    for name in ("pyproject.toml", "README.md"):
        shutil.copy(ROOT / name, root)
    for file in root.rglob("*"):
        os.utime(file, (1_000_000_000, 1_000_000_000))
    assert wheel.build(root, tmp_path / "out").read_bytes() == package.read_bytes()


def test_replaces_an_older_wheel(package: Path, tmp_path: Path) -> None:
    """Only the wheel of the current version is left in the folder."""
    (tmp_path / "calculators-0.0.0-py3-none-any.whl").write_bytes(b"old")
    wheel.build(ROOT, tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == [package.name]


def test_says_why_it_cannot_be_built(tmp_path: Path) -> None:
    """The words of the build back end reach the terminal."""
    with pytest.raises(ProgramError, match=r"pyproject\.toml"):
        wheel.build(tmp_path, tmp_path / "out")
