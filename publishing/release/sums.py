"""Sums: the hash of every file of the built site, in a file of the site itself."""

import hashlib
from pathlib import Path

NAME = "SHA256SUMS"


def write(site: Path) -> None:
    """Write the hashes of all files of the site, as `sha256sum -c` reads them; run last of all."""
    lines = [
        f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.relative_to(site).as_posix()}\n"
        for file in sorted(site.rglob("*"))
        if file.is_file() and file.name != NAME
    ]
    (site / NAME).write_text("".join(lines), "utf-8", newline="\n")


def read(text: str) -> dict[str, str]:
    """Return the hash of each file that the text lists, by its path from the root of the site."""
    pairs = (line.split("  ", 1) for line in text.splitlines() if line)
    return {path: digest for digest, path in pairs}
