"""Licences: everything the site ships that others wrote, with its licence, from what is really there."""

import json
import shutil
import tomllib
from collections.abc import Iterator
from fnmatch import fnmatchcase
from html import escape
from importlib.metadata import distribution
from pathlib import Path
from typing import Any, Final, NamedTuple

from publishing.pages.places import slug
from publishing.release import vendor
from publishing.tools.markup import jumps, save, table

LIST: Final = Path(__file__).with_name("components.toml")
FOLDER: Final = Path("docs", "assets", "licences")
ONLY_ON_THE_COMMAND_LINE: Final = {"commander", "iconv-lite", "rw", "safer-buffer"}
"""npm packages that d3-dsv and topojson use in their commands, not in what a page loads."""


class Component(NamedTuple):
    """A work of others: `files` are patterns from the root of the site, `text` is the whole licence."""

    id: str
    name: str
    version: str
    licence: str
    holders: tuple[str, ...]
    source: str
    files: tuple[str, ...]
    text: str
    bundled: tuple[str, ...] = ()
    marker: str = ""

    def covers(self, path: str) -> bool:
        """Return whether a file of the site, by its path from the root, holds this component."""
        return any(fnmatchcase(path, pattern.removeprefix("**/")) for pattern in self.files)


def write(root: Path) -> None:
    """Write the text of every licence, and the fragment with the table that links to them."""
    shutil.rmtree(root / FOLDER, ignore_errors=True)
    (root / FOLDER).mkdir(parents=True)
    parts = components(root)
    for component in parts:
        title = f"{component.name} {component.version}".strip()
        text = f"{title}\n{component.source}\n\n{component.text.strip()}\n"
        (root / FOLDER / f"{component.id}.txt").write_text(text, "utf-8", newline="\n")
    save(root, "licences.html", _table(parts))


def components(root: Path) -> list[Component]:
    """Return what others wrote: the list that people keep, then the npm packages that are copied."""
    entries = tomllib.loads(LIST.read_text("utf-8"))["component"]
    return [*(_component(root, entry) for entry in entries), *_packages(root)]


def _component(root: Path, entry: dict[str, Any]) -> Component:
    where, _, package = entry.get("version_of", "").partition(":")
    holders = tuple(entry["holders"])
    match where:
        case "pypi":
            version, text = distribution(package).version, _licence_text(package)
        case "npm":
            version = _manifest(root, package)["version"]
            text = _standard(root, entry["licence"], holders)
        case "lock":
            lock = json.loads((root / "node_modules/pyodide/pyodide-lock.json").read_text("utf-8"))
            version, text = lock["info"][package], _standard(root, entry["licence"], holders)
        case _:
            version, text = "", _standard(root, entry["licence"], holders)
    return Component(
        entry["id"],
        entry["name"],
        version or f"(trong {entry['part_of']})",
        entry["licence"],
        holders,
        entry["source"],
        tuple(entry["files"]),
        text,
        tuple(entry.get("bundled", ())),
        entry.get("marker", ""),
    )


def _licence_text(package: str) -> str:
    """Return the licence files that a Python package was published with, one after the other."""
    files = [
        file
        for file in distribution(package).files or ()
        if file.name.upper().startswith(("LICENSE", "LICENCE"))
    ]
    return "\n\n".join(Path(str(file.locate())).read_text("utf-8") for file in sorted(files))


def _standard(root: Path, licence: str, holders: tuple[str, ...]) -> str:
    """Return the text of a licence of the SPDX list, with the holders where it leaves room for them."""
    file = root / "node_modules" / "spdx-license-list" / "licenses" / f"{licence}.json"
    text: str = json.loads(file.read_text("utf-8"))["licenseText"]
    lines = [
        line
        for line in text.splitlines()
        if not (line.lstrip(" *").startswith("Copyright") and "<" in line)
    ]
    return "\n".join([*(f"Copyright (c) {holder}" for holder in holders), "", *lines])


def _packages(root: Path) -> Iterator[Component]:
    """Yield the npm packages in the copied scripts: each of them with all that is built into it."""
    places: dict[str, list[str]] = {}
    for scripts in vendor.SCRIPTS.values():
        for name, folder, _ in scripts:
            package = folder.as_posix()
            pattern = f"assets/vendor/{name}-{_manifest(root, package)['version']}/*"
            for one in _with_dependencies(root, package):
                places.setdefault(one, []).append(pattern)
    for one, files in sorted(places.items()):
        manifest = _manifest(root, one)
        licence = next((root / "node_modules" / one).glob("LICENSE*"))
        yield Component(
            slug(one),
            one,
            manifest["version"],
            manifest["license"],
            (),
            _home(manifest),
            tuple(files),
            licence.read_text("utf-8"),
        )


def _with_dependencies(root: Path, package: str) -> set[str]:
    names = _manifest(root, package).get("dependencies", {}).keys() - ONLY_ON_THE_COMMAND_LINE
    return {package}.union(*(_with_dependencies(root, one) for one in names))


def _manifest(root: Path, package: str) -> dict[str, Any]:
    text = (root / "node_modules" / package / "package.json").read_text("utf-8")
    manifest: dict[str, Any] = json.loads(text)
    return manifest


def _home(manifest: dict[str, Any]) -> str:
    """Return where the sources are, as people write it."""
    repository = manifest.get("repository", "")
    address = repository["url"] if isinstance(repository, dict) else repository
    return str(address.partition("://")[2] or address).removesuffix(".git")


def _table(parts: list[Component]) -> list[str]:
    rows = [
        [
            (f'<a href="../../assets/licences/{component.id}.txt">{escape(component.name)}</a>'),
            escape(component.version),
            escape(component.licence),
            escape("; ".join(component.holders) or "như ghi trong giấy phép"),
            escape(component.source),
        ]
        for component in parts
    ]
    headings = ["Thành phần", "Phiên bản", "Giấy phép", "Bản quyền", "Mã nguồn"]
    anchors = [component.id for component in parts]
    names = [component.name for component in parts]
    return [
        jumps("Tới từng thành phần", zip(anchors, names, strict=True)),
        *table("Các thành phần của người khác có trong trang", headings, rows, anchors=anchors),
    ]
