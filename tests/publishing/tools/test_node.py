"""Finding npm and installing its packages."""

import os
import sys
import sysconfig
from pathlib import Path

import pytest

from publishing.tools import node
from publishing.tools.programs import ProgramError
from tests.publishing.machine import Machine, posix_only

pytestmark = posix_only()

NPM = "case $1 in --version) echo {version};; ci) /bin/mkdir -p node_modules;; esac"


@pytest.fixture(autouse=True)
def bare(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without npm, where PyPI gives none either."""
    scripts = machine.folder / "scripts"
    scripts.mkdir()
    monkeypatch.setattr(sysconfig, "get_path", lambda _: str(scripts))
    monkeypatch.setattr(sys, "executable", str(machine.add("python")))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with a lock."""
    folder = tmp_path / "project"
    folder.mkdir()
    (folder / "package.json").write_text("{}")
    (folder / "package-lock.json").write_text('{"packages": {}}')
    return folder


def test_packages_are_installed_once(machine: Machine, project: Path) -> None:
    """A second run finds them there; a changed lock installs anew."""
    machine.add("npm", NPM.format(version="11.0.0"))
    node.install(project)
    node.install(project)
    (project / "package-lock.json").write_text('{"packages": {"": {}}}')
    node.install(project)

    assert len([call for call in machine.calls if call.startswith("npm ci")]) == 2


def test_failed_installation_is_not_taken_for_done(machine: Machine, project: Path) -> None:
    """After npm failed, the next run tries again."""
    machine.add("npm", "case $1 in --version) echo 11.0.0;; *) exit 1;; esac")
    for _ in range(2):
        with pytest.raises(ProgramError, match="npm ci"):
            node.install(project)


def test_npm_that_is_too_old_or_broken_is_passed_over(
    machine: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first npm on the PATH need not be the one that works."""
    machine.add("npm", NPM.format(version="6.14.0"))
    other = tmp_path / "other"
    other.mkdir()
    good = Machine(other, monkeypatch).add("npm", NPM.format(version="11.0.0"))
    monkeypatch.setenv("PATH", os.pathsep.join([str(machine.folder), str(other)]))

    assert node.find() == str(good)


def test_npm_comes_from_pypi_where_there_is_none(machine: Machine, project: Path) -> None:
    """Node.js is installed from its own lock, and then found."""
    npm = machine.folder / "scripts" / "npm"
    machine.add(
        "python",
        f"printf '#!/bin/sh\\necho 11.0.0\\n' > {npm}; /bin/chmod +x {npm}",
    )

    node.npm("--version", root=project)

    (call,) = machine.calls
    assert call.endswith(f"--require-hashes -r {project / 'requirements-node.txt'}")


def test_no_npm_is_a_clear_failure(project: Path) -> None:
    """The message says what to install."""
    with pytest.raises(ProgramError, match=r"Hãy cài Node\.js"):
        node.npm("ci", root=project)
