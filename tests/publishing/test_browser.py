"""Finding or installing a browser."""

import os
import sys

import pytest

from publishing import browser
from publishing.programs import ProgramError
from tests.publishing.machine import Machine, posix_only

pytestmark = posix_only()

WORKS = "echo Chromium 1.0"
BROKEN = "echo 'requires the chromium snap' >&2; exit 1"


@pytest.fixture(autouse=True)
def bare(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> Machine:
    """A machine where no browser is installed, and none can be downloaded."""
    monkeypatch.delenv(browser.VARIABLE, raising=False)
    monkeypatch.setattr(browser, "MAC_PLACES", ())
    monkeypatch.setattr(browser, "PLAYWRIGHT_PATH", "print('')")
    monkeypatch.setattr(sys, "executable", str(machine.add("python", "exit 1")))
    return machine


def test_chosen_browser_comes_first(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    """The variable decides, whatever else is installed."""
    machine.add("chromium", WORKS)
    chosen = machine.add("chosen", WORKS)
    monkeypatch.setenv(browser.VARIABLE, str(chosen))

    assert browser.provide() == chosen


def test_chosen_browser_must_run(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    """A wrong choice is an error that names it, not a reason to take another."""
    machine.add("chromium", WORKS)
    monkeypatch.setenv(browser.VARIABLE, "/khong/co")

    with pytest.raises(ProgramError, match="'/khong/co'"):
        browser.provide()


def test_installed_browser_that_does_not_run_is_passed_over(machine: Machine) -> None:
    """A stub is no browser; the next one is taken."""
    machine.add("chromium-browser", BROKEN)
    chrome = machine.add("google-chrome", WORKS)

    assert browser.provide() == chrome


def test_browser_of_playwright_is_installed_next(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where none is installed, Playwright's is downloaded before the system is asked."""
    place = machine.folder / "downloaded"
    monkeypatch.setattr(browser, "PLAYWRIGHT_PATH", f"print({str(place)!r})")
    machine.add(
        "python",
        f"case $2 in playwright) printf '#!/bin/sh\\n' > {place}; /bin/chmod +x {place};; "
        f"*) echo {place};; esac",
    )
    machine.add("apt-get")

    assert browser.provide() == place
    assert not [call for call in machine.calls if call.startswith("apt-get")]


@pytest.mark.parametrize("user", [0, 1000], ids=["root", "user"])
def test_system_installs_where_nothing_else_can(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, user: int
) -> None:
    """The packages come from apt, as root or through a sudo that asks nothing."""
    place = machine.folder / "chromium"
    monkeypatch.setattr(os, "geteuid", lambda: user)
    machine.add("true")
    machine.add("env", 'shift; exec "$@"')
    machine.add("sudo", 'shift; exec "$@"')
    machine.add(
        "apt-get",
        f"case $4 in install) printf '#!/bin/sh\\n' > {place}; /bin/chmod +x {place};; esac",
    )

    assert browser.provide() == place
    apt = "apt-get -qq -o Dpkg::Use-Pty=0"
    assert [call for call in machine.calls if call.startswith("apt-get")] == [
        f"{apt} update",
        f"{apt} install -y --no-install-recommends chromium fonts-dejavu-core",
    ]
    assert any(call.startswith("sudo") for call in machine.calls) == (user != 0)


@pytest.mark.parametrize("apt", [None, "exit 100"], ids=["absent", "fails"])
def test_no_browser_is_a_clear_failure(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, apt: str | None
) -> None:
    """The message says what to install; nothing is skipped."""
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    machine.add("env", 'shift; exec "$@"')
    if apt is not None:
        machine.add("apt-get", apt)

    with pytest.raises(ProgramError, match="Hãy cài Chromium hoặc Chrome"):
        browser.provide()


def test_sandbox_is_left_out_only_for_root(monkeypatch: pytest.MonkeyPatch) -> None:
    """A user keeps the browser's sandbox."""
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert "--no-sandbox" in browser.flags()
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert "--no-sandbox" not in browser.flags()
