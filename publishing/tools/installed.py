"""Installed: files of Python packages, each as its package was published."""

import base64
import hashlib
from importlib.metadata import PackagePath
from pathlib import Path

from publishing.tools.programs import ProgramError


def content(file: PackagePath, package: str) -> bytes:
    """Return a file of an installed package; raises ProgramError where it is not as it was published."""
    data = Path(str(file.locate())).read_bytes()
    digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).decode().rstrip("=")
    if file.hash is None or file.hash.value != digest:
        raise ProgramError(f"Tệp {file} không giống bản đã phát hành: hãy cài lại {package}.")
    return data
