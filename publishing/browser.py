"""The Chromium that the journeys are tested in: found on the machine, or installed."""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from publishing.programs import ProgramError, answer, run

VARIABLE = "CHROMIUM_PATH"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
WINDOWS_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
WINDOWS_PLACES = (
    "Google/Chrome/Application/chrome.exe",
    "Chromium/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
)
DEBIAN_PACKAGES = ("chromium", "fonts-dejavu-core")  # the fonts carry the Vietnamese letters
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
    """What to start it with: no traffic of its own, and no sandbox where root cannot have one."""
    return [*QUIET_FLAGS, *(["--no-sandbox"] if _is_root() else [])]


def provide() -> Path:
    """A browser that runs: the chosen one, an installed one, Playwright's, or the system's."""
    chosen = os.environ.get(VARIABLE)
    if chosen:
        if not _runs(Path(chosen)):
            message = f"Biến {VARIABLE} trỏ tới {chosen!r}, nhưng trình duyệt ấy không chạy được."
            raise ProgramError(message)
        return Path(chosen)
    found = find() or _from_playwright() or _from_system()
    if found is None:
        message = (
            "Không tìm thấy và không cài được Chromium để kiểm thử trên trình duyệt. "
            f"Hãy cài Chromium hoặc Chrome, hoặc đặt biến {VARIABLE}, rồi chạy lại."
        )
        raise ProgramError(message)
    return found


def find() -> Path | None:
    """An installed browser that runs, Playwright's own included."""
    return next((place for place in _places() if _runs(place)), None)


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _places() -> Iterator[Path]:
    for name in NAMES:
        if program := shutil.which(name):
            yield Path(program)
    yield from map(Path, MAC_PLACES)
    for variable in WINDOWS_FOLDERS:
        if folder := os.environ.get(variable):
            yield from (Path(folder, place) for place in WINDOWS_PLACES)
    # In a process of its own: the driver cannot be started where a test already runs one.
    if downloaded := answer([sys.executable, "-c", PLAYWRIGHT_PATH]):
        yield Path(downloaded)


def _runs(place: Path) -> bool:
    """Whether it starts: Ubuntu's package, for one, is a stub that asks for another installer."""
    if not place.is_file():
        return False
    if sys.platform == "win32":  # there, asking for the version opens a window
        return True
    return answer([place, "--version"]) is not None


def _from_playwright() -> Path | None:
    print("Không có Chromium: thử tải bản của Playwright (có thể mất vài phút)…", flush=True)
    download = [sys.executable, "-m", "playwright", "install", "chromium"]
    return None if answer(download, seconds=DOWNLOAD_SECONDS) is None else find()


def _from_system() -> Path | None:
    if shutil.which("apt-get") is None:
        return None
    as_root = [] if _is_root() else ["sudo", "-n"]
    if as_root and answer([*as_root, "true"]) is None:
        return None
    print("Thử cài Chromium từ kho của hệ điều hành…")
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
        run([*apt, "install", "-y", "--no-install-recommends", *DEBIAN_PACKAGES])
    except ProgramError:
        return None
    return find()
