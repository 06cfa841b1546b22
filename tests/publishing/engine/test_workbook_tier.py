"""The tier of the runtime that reads and writes workbooks."""

import io
import zipfile
from importlib.metadata import PackagePath, distribution
from pathlib import Path

import pytest

from publishing.engine import stdlib, wheel, workbook_tier
from publishing.tools.programs import ROOT, ProgramError

NPM = ROOT / "node_modules" / "pyodide"
LOADED_AT_THE_START = {"encodings"}
"""Packages that are there whenever a tier comes; the worker adds the tier's part to them."""


def test_list_is_what_workbooks_use(tmp_path: Path) -> None:
    """Nothing is missing, and nothing is in it for nothing."""
    files = workbook_tier.in_use(NPM, wheel.build(ROOT, tmp_path))
    reasons = stdlib.read_list(workbook_tier.LIST)
    unused = [file for file, reason in reasons.items() if file not in files and not reason]
    hint = "run `python -m publishing.engine.workbook_tier` and review the change"
    assert (sorted(files - reasons.keys()), unused) == ([], []), hint


def test_tiers_share_no_file_and_only_packages_that_are_loaded() -> None:
    """A package in two archives is found whole only if it is loaded when the second one comes."""
    first, second = (
        [Path(name) for name in stdlib.read_list(file)]
        for file in (stdlib.LIST, workbook_tier.LIST)
    )
    assert not set(first) & set(second)
    both = {file.parts[0] for file in first if len(file.parts) > 1} & {
        file.parts[0] for file in second if len(file.parts) > 1
    }
    assert both <= LOADED_AT_THE_START


def test_archive_holds_compiled_modules_and_licences() -> None:
    """The packages whole, with the words under which they may be passed on."""
    with zipfile.ZipFile(io.BytesIO(workbook_tier.archive(NPM))) as archive:
        names = set(archive.namelist())
    assert {"openpyxl/__init__.pyc", "et_xmlfile/__init__.pyc", "zipfile/__init__.pyc"} <= names
    assert f"openpyxl-{workbook_tier.version()}.dist-info/LICENCE.rst" in names
    assert not [name for name in names if name.endswith(".py")]


def test_a_changed_package_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What is published is what the package's authors published."""
    target = tmp_path / "__init__.py"
    target.write_text("changed = True\n", "utf-8")
    monkeypatch.setattr(PackagePath, "locate", lambda _self: target)
    with pytest.raises(ProgramError, match="cài lại openpyxl"):
        workbook_tier._files(distribution("openpyxl"))
