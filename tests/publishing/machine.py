"""A machine with only the programs that a test puts there."""

import os
import stat
from pathlib import Path

import pytest


class Machine:
    """A PATH of one folder, where small shell scripts stand for the programs."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Start with no program at all."""
        self.folder = folder
        self.log = folder / "calls.log"
        monkeypatch.setenv("PATH", str(folder))

    def add(self, name: str, script: str = "") -> Path:
        """Put a program there, which notes how it is called and then runs the script."""
        program = self.folder / name
        program.write_text(f'#!/bin/sh\necho "{name} $*" >> "{self.log}"\n{script}\n')
        program.chmod(program.stat().st_mode | stat.S_IEXEC)
        return program

    @property
    def calls(self) -> list[str]:
        """How the programs were called, in order."""
        return self.log.read_text().splitlines() if self.log.exists() else []


def posix_only() -> pytest.MarkDecorator:
    """Leave out a test whose programs are shell scripts, where no shell is."""
    return pytest.mark.skipif(os.name != "posix", reason="cần shell POSIX")
