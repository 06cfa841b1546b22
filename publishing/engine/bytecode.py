"""Compiled Python archives: what `pyodide py-compile` makes, stripped and the same on every run."""

import dis
import io
import marshal
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from importlib.util import MAGIC_NUMBER, source_hash
from inspect import CO_OPTIMIZED
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from types import CodeType

from publishing.tools.programs import ProgramError

DATE = (1980, 1, 1, 0, 0, 0)
HEADER_SIZE = 16
# PEP 552: bit 0 says that the file is checked by a hash, bit 1 that the hash is to be compared.
UNCHECKED_HASH = (1).to_bytes(4, "little")
# Version 2 writes no references between objects, which depend on what else the process holds.
MARSHAL_VERSION = 2


def compile_archive(archive: Path, *, strip: bool) -> tuple[str, bytes]:
    """Compile a wheel or zip of sources and return the new name and the bytes, not deflated.

    Args:
        archive: The `.whl` or `.zip`; it stays as it is.
        strip: Leave out docstrings and line numbers.
    """
    with TemporaryDirectory() as temporary:
        shutil.copy(archive, temporary)
        command = [sys.executable, "-m", "pyodide_cli", "py-compile", "--silent", "--no-keep"]
        process = subprocess.run(
            [*command, "--compression-level", "0", temporary],
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        archives = list(Path(temporary).iterdir())
        if process.returncode or len(archives) != 1:
            raise ProgramError(
                f"Không biên dịch được {archive.name}:\n{process.stdout}{process.stderr}"
            )
        return archives[0].name, pack(_normalised(archive, archives[0], strip=strip))


def pack(members: Mapping[str, bytes]) -> bytes:
    """Write a zip whose bytes depend on nothing but its members, in order of their names."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(members):
            entry = zipfile.ZipInfo(name, DATE)
            entry.create_system = 3
            archive.writestr(entry, members[name])
    return buffer.getvalue()


def members(archive: bytes) -> dict[str, bytes]:
    """Read the members of a zip."""
    with zipfile.ZipFile(io.BytesIO(archive)) as file:
        return {name: file.read(name) for name in file.namelist()}


def strip_code(code: CodeType) -> CodeType:
    """Return the code without docstrings and line numbers, and otherwise the same."""
    constants = [strip_code(c) if isinstance(c, CodeType) else c for c in code.co_consts]
    instructions = list(dis.get_instructions(code))
    loads = [i.arg for i in instructions if i.opcode in dis.hasconst]
    if code.co_flags & CO_OPTIMIZED:
        # A function's docstring is its first constant, used by no instruction.
        if constants and isinstance(constants[0], str) and 0 not in loads:
            constants[0] = None
    else:
        for load, store in pairwise(instructions):
            if (
                load.arg is not None
                and isinstance(load.argval, str)
                and (load.opname, store.opname, store.argval)
                == ("LOAD_CONST", "STORE_NAME", "__doc__")
                and loads.count(load.arg) == 1
            ):
                constants[load.arg] = None
    return code.replace(co_consts=tuple(constants), co_linetable=b"", co_firstlineno=1)


def _normalised(sources: Path, archive: Path, *, strip: bool) -> dict[str, bytes]:
    with zipfile.ZipFile(sources) as before, zipfile.ZipFile(archive) as after:
        members = {}
        for name in after.namelist():
            if name.endswith("/"):
                continue
            members[name] = after.read(name)
            if name.endswith(".pyc"):
                source = before.read(name.removesuffix("c"))
                members[name] = _bytecode(members[name], source, strip=strip)
        return members


def _bytecode(content: bytes, source: bytes, *, strip: bool) -> bytes:
    code = marshal.loads(content[HEADER_SIZE:])  # noqa: S302 - written by the step before
    code = strip_code(code) if strip else code
    header = MAGIC_NUMBER + UNCHECKED_HASH + source_hash(source)
    return header + marshal.dumps(code, MARSHAL_VERSION)
