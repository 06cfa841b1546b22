"""Finding or installing a browser."""

import os
import sys

import pytest

from publishing.tools import browser
from publishing.tools.programs import ProgramError
from tests.publishing.machine import Machine, posix_only

pytestmark = posix_only()

WORKS = "echo Chromium 1.0"
KINDS = (browser.CHROMIUM, browser.SHELL, browser.FIREFOX)
BROKEN = "echo 'requires the chromium snap' >&2; exit 1"


@pytest.fixture(autouse=True)
def bare(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> Machine:
    """A machine where no browser is installed, and none can be downloaded."""
    for kind in KINDS:
        monkeypatch.delenv(kind.variable, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(browser, "PLAYWRIGHT_PATH", "print('')")
    monkeypatch.setattr(sys, "executable", str(machine.add("python", "exit 1")))
    return machine


def test_chosen_browser_comes_first(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    """The variable decides, whatever else is installed."""
    machine.add("chromium", WORKS)
    choice = machine.add("chosen", WORKS)
    monkeypatch.setenv(browser.CHROMIUM.variable, str(choice))

    assert browser.provide() == choice


def test_chosen_browser_must_run(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    """A wrong choice is an error that names it, not a reason to take another."""
    machine.add("chromium", WORKS)
    monkeypatch.setenv(browser.CHROMIUM.variable, "/khong/co")

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


def test_each_browser_is_found_by_its_own_names(machine: Machine) -> None:
    """Debian's Firefox before another; neither stands for the other browser."""
    machine.add("firefox", WORKS)
    debian = machine.add("firefox-esr", WORKS)
    chrome = machine.add("chrome", WORKS)

    assert browser.provide(browser.FIREFOX) == debian
    assert browser.provide(browser.CHROMIUM) == chrome


def test_journeys_take_the_shell(machine: Machine) -> None:
    """Before the whole browser, which they take where there is no shell and none can be installed."""
    whole = machine.add("chromium", WORKS)
    assert browser.provide_for_journeys() == whole
    shell = machine.add("chromium-headless-shell", WORKS)
    assert browser.provide_for_journeys() == shell
    assert browser.provide() == whole


def test_journeys_take_the_chosen_browser(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The variable decides here, too."""
    machine.add("chromium-headless-shell", WORKS)
    choice = machine.add("chosen", WORKS)
    monkeypatch.setenv(browser.CHROMIUM.variable, str(choice))

    assert browser.provide_for_journeys() == choice


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
@pytest.mark.parametrize("user", [0, 1000], ids=["root", "user"])
def test_system_installs_where_nothing_else_can(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, user: int, kind: browser.Kind
) -> None:
    """The packages come from apt, as root or through a sudo that asks nothing."""
    place = machine.folder / kind.package
    monkeypatch.setattr(os, "geteuid", lambda: user)
    machine.add("true")
    machine.add("env", 'shift; exec "$@"')
    machine.add("sudo", 'shift; exec "$@"')
    machine.add(
        "apt-get",
        f"case $4 in install) printf '#!/bin/sh\\n' > {place}; /bin/chmod +x {place};; esac",
    )

    assert browser.provide(kind) == place
    apt = "apt-get -qq -o Dpkg::Use-Pty=0"
    assert [call for call in machine.calls if call.startswith("apt-get")] == [
        f"{apt} update",
        f"{apt} install -y --no-install-recommends {kind.package} fonts-dejavu-core fonts-liberation",
    ]
    assert any(call.startswith("sudo") for call in machine.calls) == (user != 0)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (browser.CHROMIUM, "Hãy cài Chromium hoặc Chrome, hoặc đặt biến CHROMIUM_PATH"),
        (
            browser.FIREFOX,
            r"Hãy cài Firefox \(trên Debian: gói firefox-esr\), hoặc đặt biến FIREFOX_PATH",
        ),
    ],
    ids=["Chromium", "Firefox"],
)
@pytest.mark.parametrize("apt", [None, "exit 100"], ids=["absent", "fails"])
def test_no_browser_is_a_clear_failure(
    machine: Machine,
    monkeypatch: pytest.MonkeyPatch,
    apt: str | None,
    kind: browser.Kind,
    words: str,
) -> None:
    """The message says what to install; nothing is skipped."""
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    machine.add("env", 'shift; exec "$@"')
    if apt is not None:
        machine.add("apt-get", apt)

    with pytest.raises(ProgramError, match=words):
        browser.provide(kind)


def test_no_right_to_install_is_a_clear_failure(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A developer who is not root and has no sudo is told, and nothing is installed."""
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    machine.add("apt-get")

    with pytest.raises(ProgramError, match="gói firefox-esr"):
        browser.provide(browser.FIREFOX)
    assert machine.calls == []


def test_sandbox_is_left_out_only_for_root(monkeypatch: pytest.MonkeyPatch) -> None:
    """A user keeps the browser's sandbox."""
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert "--no-sandbox" in browser.flags()
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert "--no-sandbox" not in browser.flags()
