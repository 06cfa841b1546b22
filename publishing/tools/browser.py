"""The browsers that the journeys are tested in: found on the machine, or installed."""

import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from publishing.tools.programs import ProgramError, answer, run

WINDOWS_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")


@dataclass(frozen=True)
class Kind:
    """A browser, where it lies on each system, and what Debian calls it."""

    name: str
    others: str
    variable: str
    programs: tuple[str, ...]
    mac_places: tuple[str, ...]
    windows_places: tuple[str, ...]
    package: str
    is_playwrights: bool = False


CHROMIUM = Kind(
    name="Chromium",
    others="Chromium hoặc Chrome",
    variable="CHROMIUM_PATH",
    programs=("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"),
    mac_places=(
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
    ),
    windows_places=(
        "Google/Chrome/Application/chrome.exe",
        "Chromium/Application/chrome.exe",
        "Microsoft/Edge/Application/msedge.exe",
    ),
    package="chromium",
    is_playwrights=True,
)
SHELL = replace(
    CHROMIUM,
    programs=("chromium-headless-shell",),
    mac_places=(),
    windows_places=(),
    package="chromium-headless-shell",
    is_playwrights=False,
)
"""Chromium without its windows: the same engine walks a journey with a quarter less work."""

FIREFOX = Kind(
    name="Firefox",
    others="Firefox (trên Debian: gói firefox-esr)",
    variable="FIREFOX_PATH",
    programs=("firefox-esr", "firefox"),
    mac_places=("/Applications/Firefox.app/Contents/MacOS/firefox",),
    windows_places=("Mozilla Firefox/firefox.exe",),
    package="firefox-esr",
)
FONTS = ("fonts-dejavu-core", "fonts-liberation")
"""The first carries the Vietnamese letters; the second is as wide as what offices print with."""
DOWNLOAD_SECONDS = 600
QUIET_FLAGS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)
PLAYWRIGHT_PATH = (
    "from playwright.sync_api import sync_playwright\n"
    "with sync_playwright() as driver: print(driver.chromium.executable_path)"
)


def flags() -> list[str]:
    """Return what to start it with: no traffic of its own, and no sandbox where root cannot have one."""
    return [*QUIET_FLAGS, *(["--no-sandbox"] if _is_root() else [])]


def provide(kind: Kind = CHROMIUM) -> Path:
    """Return a browser that runs: the chosen one, an installed one, Playwright's, or the system's."""
    choice = os.environ.get(kind.variable)
    if choice:
        if not _runs(Path(choice)):
            raise ProgramError(
                f"Biến {kind.variable} trỏ tới {choice!r}, nhưng trình duyệt ấy không chạy được."
            )
        return Path(choice)
    program = find(kind) or _from_playwright(kind) or _from_system(kind)
    if program is None:
        raise ProgramError(
            f"Không tìm thấy và không cài được {kind.name} để kiểm thử trên trình duyệt. "
            f"Hãy cài {kind.others}, hoặc đặt biến {kind.variable}, rồi chạy lại."
        )
    return program


def provide_for_journeys() -> Path:
    """Return Chromium's shell where it is installed or the system has it, else the whole browser."""
    if os.environ.get(CHROMIUM.variable):
        return provide()
    return find(SHELL) or _from_system(SHELL) or provide()


def find(kind: Kind = CHROMIUM) -> Path | None:
    """Return an installed browser that runs, Playwright's own included."""
    return next((place for place in _places(kind) if _runs(place)), None)


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _places(kind: Kind) -> Iterator[Path]:
    for name in kind.programs:
        if program := shutil.which(name):
            yield Path(program)
    if sys.platform == "darwin":
        yield from map(Path, kind.mac_places)
    for variable in WINDOWS_FOLDERS:
        if folder := os.environ.get(variable):
            yield from (Path(folder, place) for place in kind.windows_places)
    # In a process of its own: the driver cannot be started where a test already runs one.
    if kind.is_playwrights and (downloaded := answer([sys.executable, "-c", PLAYWRIGHT_PATH])):
        yield Path(downloaded)


def _runs(place: Path) -> bool:
    """Return whether it starts: Ubuntu's package, for one, is a stub that asks for another installer."""
    if not place.is_file():
        return False
    if sys.platform == "win32":  # there, asking for the version opens a window
        return True
    return answer([place, "--version"]) is not None


def _from_playwright(kind: Kind) -> Path | None:
    if not kind.is_playwrights:  # its Firefox is a changed one, not that of the readers
        return None
    print("Không có Chromium: thử tải bản của Playwright (có thể mất vài phút)…", flush=True)
    download = [sys.executable, "-m", "playwright", "install", "chromium"]
    return None if answer(download, seconds=DOWNLOAD_SECONDS) is None else find(kind)


def _from_system(kind: Kind) -> Path | None:
    if shutil.which("apt-get") is None:
        return None
    as_root = [] if _is_root() else ["sudo", "-n"]
    if as_root and answer([*as_root, "true"]) is None:
        return None
    print(f"Thử cài {kind.name} từ kho của hệ điều hành…", flush=True)
    apt = [
        *as_root,
        "env",
        "DEBIAN_FRONTEND=noninteractive",
        "apt-get",
        "-qq",
        "-o",
        "Dpkg::Use-Pty=0",
    ]
    try:
        run([*apt, "update"])
        run([*apt, "install", "-y", "--no-install-recommends", kind.package, *FONTS])
    except ProgramError:
        return None
    return find(kind)
