"""Finding the Python that the project needs, before there is any."""

import subprocess
import sys
from pathlib import Path

import pytest

from publishing.tools.programs import ROOT
from tests.publishing.machine import Machine, posix_only

pytestmark = posix_only()

SCRIPT = ROOT / "publishing" / "tools" / "find_python.sh"
WANTED = (ROOT / ".python-version").read_text().strip()


@pytest.fixture(autouse=True)
def shell_tools(machine: Machine) -> None:
    """The few programs that the script itself needs."""
    for name in ("cat", "dirname"):
        (machine.folder / name).symlink_to(Path("/bin") / name)


def find(machine: Machine) -> subprocess.CompletedProcess[str]:
    """Run the script on that machine."""
    return subprocess.run(
        ["/bin/sh", SCRIPT],
        env={"PATH": str(machine.folder)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_version_of_the_tests_is_the_one_wanted() -> None:
    """The tests themselves run on that Python."""
    assert ".".join(map(str, sys.version_info[:2])) == WANTED


def test_python_on_the_path_is_taken(machine: Machine) -> None:
    """The one with the version in its name comes first."""
    machine.add(f"python{WANTED}", f'exec {sys.executable} "$@"')

    assert find(machine).stdout.strip() == sys.executable


def test_shim_that_does_not_run_is_passed_over(machine: Machine) -> None:
    """A name on the PATH is not enough, nor is another version."""
    machine.add(f"python{WANTED}", "echo 'command not found' >&2; exit 127")
    machine.add("python3", "exit 1")
    machine.add("python", f'exec {sys.executable} "$@"')

    assert find(machine).stdout.strip() == sys.executable


def test_pyenv_gives_what_it_has(machine: Machine) -> None:
    """A version that pyenv holds is used without being selected."""
    prefix = Path(sys.executable).parents[1]
    machine.add("pyenv", f"echo {prefix}")

    assert Path(find(machine).stdout.strip()).parent == prefix / "bin"
    assert machine.calls == [f"pyenv prefix {WANTED}"]


def test_uv_downloads_what_is_missing(machine: Machine) -> None:
    """The download is announced, and its Python is used."""
    mark = machine.folder / "downloaded"
    machine.add(
        "uv",
        f"case $2 in install) : > {mark};; find) [ -e {mark} ] && echo {sys.executable};; esac",
    )

    path = find(machine)

    assert path.stdout.strip() == sys.executable
    assert "Đang tải Python" in path.stderr


def test_no_python_is_a_clear_failure(machine: Machine) -> None:
    """The message says what to install, and nothing is printed for a path."""
    machine.add("uv", "exit 1")
    machine.add("pyenv", "exit 1")

    process = find(machine)

    assert (process.returncode, process.stdout) == (1, "")
    assert f"Hãy cài Python {WANTED}" in process.stderr
