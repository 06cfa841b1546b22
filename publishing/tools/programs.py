"""Run programs, and say plainly when one is missing or fails."""

import io
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import NoReturn

ROOT = Path(__file__).resolve().parents[2]
SITE = Path("build", "site")
"""The built site, below the root."""
WHEEL_FOLDER = Path("build", "wheel")
"""The engine as a package, as the last build made it."""


class ProgramError(Exception):
    """A program cannot be had, or it ended with an error that it explained itself."""


def end(main: Callable[[], int]) -> NoReturn:
    """Run a command and end the process with its status: an error that explains itself is one line."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    try:
        sys.exit(main())
    except ProgramError as error:
        sys.exit(f"Lỗi: {error}")


def built_site(site: Path = ROOT / SITE) -> Path:
    """Return the folder of the built site; raises ProgramError where there is none."""
    if not (site / "index.html").is_file():
        raise ProgramError(
            f"Chưa có trang đã dựng ở {site}: hãy chạy python -m publishing build (hay make build)."
        )
    return site


def run(
    command: Sequence[str | Path], *, folder: Path = ROOT, settings: Mapping[str, str] | None = None
) -> None:
    """Run a program whose output goes to the terminal, and fail as it fails."""
    sys.stdout.flush()
    finished = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, **(settings or {})},
        stdin=subprocess.DEVNULL,
        check=False,
    )
    _refuse(command, finished.returncode)


@contextmanager
def beside(command: Sequence[str | Path], *, folder: Path = ROOT) -> Iterator[None]:
    """Run a program while a block does something else: what it prints comes after what the block prints.

    Where the block fails the program is ended, and its failure is not told.
    """
    with TemporaryFile() as output:
        process = subprocess.Popen(
            command, cwd=folder, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT
        )
        try:
            yield
            process.wait()
        finally:
            process.kill()
            process.wait()
        output.seek(0)
        sys.stdout.write(output.read().decode(errors="replace"))
    _refuse(command, process.returncode)


def _refuse(command: Sequence[str | Path], status: int) -> None:
    if status != 0:
        words = " ".join(str(word) for word in command)
        raise ProgramError(f"Lệnh sau kết thúc với mã {status}: {words}")


def answer(
    command: Sequence[str | Path], *, folder: Path = ROOT, seconds: float = 60
) -> str | None:
    """Return what a program prints, or None where it is missing, fails or takes too long."""
    try:
        finished = subprocess.run(
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=True,
            timeout=seconds,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return finished.stdout.decode(errors="replace").strip()
