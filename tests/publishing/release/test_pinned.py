"""The files of others, as they were published."""

import shutil
from importlib.metadata import distribution
from pathlib import Path

import pytest

from publishing.release import pinned
from publishing.tools import node
from publishing.tools.programs import ROOT, ProgramError


def test_every_file_that_is_taken_is_pinned() -> None:
    """The list is that of the packages that are locked."""
    pinned.check()
    assert len(pinned.files()) == len(pinned.LIST.read_text("utf-8").splitlines()) > 5


def test_what_is_pinned_is_what_is_locked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After an upgrade the old packages are still there: the new ones are installed first."""
    commands: list[str] = []
    monkeypatch.setattr(pinned, "LIST", tmp_path / "pinned_files.txt")
    monkeypatch.setattr(node, "install", lambda: commands.append("npm"))
    monkeypatch.setattr(pinned, "sums", lambda _root: f"{commands}\n")
    assert pinned.main() == 0
    assert pinned.LIST.read_text("utf-8") == "['npm']\n"


@pytest.mark.parametrize("name", pinned.files())
@pytest.mark.parametrize("damage", ["changed", "missing"])
def test_one_changed_byte_or_a_missing_file_ends_the_build(
    tmp_path: Path, name: str, damage: str
) -> None:
    """The message names a changed file and says what to do."""
    for other in pinned.files():
        copy = tmp_path / "node_modules" / other
        copy.parent.mkdir(parents=True, exist_ok=True)
        if other != name:
            copy.symlink_to(ROOT / "node_modules" / other)
        elif damage == "changed":
            content = bytearray((ROOT / "node_modules" / other).read_bytes())
            content[len(content) // 2] ^= 1
            copy.write_bytes(content)
    with pytest.raises(ProgramError) as failure:
        pinned.check(tmp_path)
    assert (name if damage == "changed" else "thiếu tệp") in str(failure.value)
    assert "python -m publishing.release.pinned" in str(failure.value)


def test_a_changed_file_of_the_theme_ends_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its scripts run in every page."""
    theme = distribution(pinned.THEME)
    script = next(file for file in theme.files or () if file.match("*/bundle.*.min.js"))
    copy = tmp_path / script
    copy.parent.mkdir(parents=True)
    shutil.copy(str(script.locate()), copy)
    copy.write_bytes(copy.read_bytes() + b" ")

    class Changed:
        files = (script,)

    monkeypatch.setattr(script, "locate", lambda: copy, raising=False)
    monkeypatch.setattr(pinned, "distribution", lambda _name: Changed)
    with pytest.raises(ProgramError, match="không giống bản đã phát hành"):
        pinned.check()
