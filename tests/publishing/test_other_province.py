"""The guide to another province: its steps are read from its page, done on a copy, and the site is built."""

import json
import re
import shlex
import shutil
import sys
import tomllib
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from publishing.tools.programs import ROOT, answer, run

GUIDE = ROOT / "docs" / "bao-tri" / "tinh-khac.md"
SAMPLE = Path("tests", "publishing", "other_province")
EXPECTATIONS = "expectations.toml"
FORMER = re.compile("Kon Tum|Quảng Ngãi")
OF_THE_DOCUMENTS = {"ke-hoach-95", "cong-van-1503", "bao-tri"}
"""Pages that keep the former name until the two documents are replaced, and the guides' examples."""
TEXTS = {".html", ".json", ".txt", ".xml", ".atom", ".ics", ".webmanifest"}
BUILD = """
from pathlib import Path
from publishing.pages import fragments
from publishing.release import licences
from publishing.tables import check
root = Path()
check.refuse(root)
fragments.write(root)
licences.write(root)
"""


def replacements(guide: str) -> Iterator[tuple[str, str, str]]:
    """Yield the files of the guide with each text that stands there and the one that takes its place."""
    for name, table in re.findall(r"Trong `([\w./-]+)`:\n\n((?:\|.*\n)+)", guide):
        for old, new in re.findall(r"(?m)^\| `(.+?)` \| (.+) \|$", table):
            whole = new == "bỏ cả dòng"
            yield name, f"{old}\n" if whole else old, "" if new.startswith("bỏ") else new.strip("`")


def copy(root: Path) -> None:
    """Copy the project as it is kept, without what a build writes."""
    paths = answer(["git", "ls-files", "--cached", "--others", "--exclude-standard"]) or ""
    for name in paths.splitlines():
        if (ROOT / name).is_file():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, root / name)
    (root / "node_modules").symlink_to(ROOT / "node_modules")


def follow(root: Path) -> None:
    """Do on a copy of the project what the guide says."""
    guide = GUIDE.read_text("utf-8")
    for pattern in re.findall(r"`([\w-]+-\*\.csv)`", guide):
        for file in sorted((root / "data").glob(pattern)):
            file.unlink()
    for file in (root / SAMPLE).iterdir():
        target = (
            root / "tests" / "place.toml"
            if file.name == EXPECTATIONS
            else root / "data" / file.name
        )
        shutil.copy(file, target)
    events = root / "calculators" / "law" / "events.toml"
    (ids,) = re.findall(r"bỏ các bản ghi (.+?), là", guide)
    for name in re.findall(r"`([\w-]+)`", ids):
        record = rf'\[\[event\]\]\nid = "{name}"\n(?:.+\n)+\n'
        text, count = re.subn(record, "", events.read_text("utf-8"))
        assert count == 1, name
        events.write_text(text, "utf-8")
    (pages,) = re.findall(r"Xóa hai trang [^`]*(`.+?) \(giữ", guide)
    for name in re.findall(r"`([\w./-]+)`", pages):
        (root / name).unlink()
    ((old, new),) = re.findall(r"Đổi tên `([\w./-]+)` thành `([\w./-]+)`", guide)
    (root / old).rename(root / new)
    for name, before, after in replacements(guide):
        file = root / name
        text = file.read_text("utf-8")
        assert before in text, (name, before)
        file.write_text(text.replace(before, after), "utf-8")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the copy with its site: what is written before, then MkDocs, which allows no broken link."""
    root = tmp_path_factory.mktemp("province")
    copy(root)
    follow(root)
    run([sys.executable, "-c", BUILD], folder=root)
    settings = {"NO_MKDOCS_2_WARNING": "1"}
    run([sys.executable, "-m", "mkdocs", "build", "--strict"], folder=root, settings=settings)
    return root


def records(value: object) -> Iterator[str]:
    """Yield the texts of the law's records that name the former province."""
    match value:
        case str() if FORMER.search(value):
            yield value
        case dict():
            for part in value.values():
                yield from records(part)
        case list():
            for part in value:
                yield from records(part)
        case _:
            return


def words(file: Path) -> str:
    """Return what a file of the site says, without the pages of the documents in the search index."""
    text = file.read_text("utf-8")
    if file.suffix == ".json":
        content = json.loads(text)
        if file.name == "search_index.json":
            content = [
                one
                for one in content["docs"]
                if not OF_THE_DOCUMENTS & set(one["location"].split("/"))
            ]
        text = json.dumps(content, ensure_ascii=False)
    if file.suffix == ".ics":
        text = text.replace("\r\n ", "").replace("\n ", "").replace("\\,", ",").replace("\\;", ";")
    # What a word means on hover stands amid a sentence.
    return re.sub(r"\s+", " ", unescape(re.sub(r"</?abbr\b[^>]*>", "", text)))


def test_only_the_two_documents_still_name_the_former_province(root: Path) -> None:
    """No page, no data and no calendar does outside the texts of the law's records."""
    law = [
        tomllib.loads(file.read_text("utf-8")) for file in (root / "calculators/law").glob("*.toml")
    ]
    phrases = sorted({text for one in law for text in records(one)}, key=len, reverse=True)
    assert phrases
    site = root / "build" / "site"
    files = [file for file in site.rglob("*") if file.suffix in TEXTS]
    assert len(files) > 60
    naming = []
    for file in files:
        name = file.relative_to(site)
        if not OF_THE_DOCUMENTS & set(name.parts):
            text = words(file)
            for one in phrases:
                text = text.replace(one, "")
            naming += [
                (name.as_posix(), text[m.start() - 60 : m.end() + 40])
                for m in FORMER.finditer(text)
            ]
    assert naming == []


def test_the_tests_that_follow_the_data_pass_there(root: Path) -> None:
    """Those that the guide names, with the expectations of the invented province."""
    (call,) = re.findall(r"python -m (pytest -q .+)", GUIDE.read_text("utf-8"))
    run([sys.executable, "-m", *shlex.split(call), "-p", "no:cacheprovider", "-n0"], folder=root)


def test_every_test_that_reads_the_province_is_named() -> None:
    """In the list that the guide runs, or in its words about those that take longer."""
    reads = re.compile(
        r"^from (?:tests\.expected|publishing\.measure(?:\.| import .*)kontum)\b", re.MULTILINE
    )
    paths = set((ROOT / "tests" / "province.txt").read_text("utf-8").split())
    longer = set(re.findall(r"`(?:[\w/]+/)?(test_\w+\.py)`", GUIDE.read_text("utf-8")))
    reading = [
        file
        for file in (ROOT / "tests").rglob("test_*.py")
        if "browser" not in file.parts and reads.search(file.read_text("utf-8"))
    ]
    assert reading
    assert [file for file in paths if not (ROOT / file).is_file()] == []
    assert [
        file.name
        for file in reading
        if file.relative_to(ROOT).as_posix() not in paths and file.name not in longer
    ] == []
