"""The guides for maintainers: what they say to write is read from their pages, written and tried."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from calculators import assignments, events, merger_register, register
from calculators.records import LawError
from publishing.programs import ROOT

GUIDES = ROOT / "docs" / "bao-tri"
LAW = ROOT / "calculators" / "law"
BLOCK = re.compile(r"```(\w+)\n(.*?)```", re.DOTALL)
FILE = re.compile(r"`calculators/law/(\w+\.toml)`")


class Step(NamedTuple):
    """A record to add to a file, or a wrong line in the record before and the error it gets."""

    file: str
    text: str
    error: str


def steps(page: str) -> Iterator[Step]:
    """Yield the steps of a page, in its order; a file is named before what belongs into it."""
    text = (GUIDES / f"{page}.md").read_text("utf-8")
    blocks = [block for block in BLOCK.finditer(text) if block[1] in ("toml", "text")]
    for number, block in enumerate(blocks):
        if block[1] == "toml":
            follows = blocks[number + 1] if number + 1 < len(blocks) else None
            error = follows[2].strip() if follows and follows[1] == "text" else ""
            wrong = not block[2].startswith("[[")
            yield Step(FILE.findall(text, 0, block.start())[-1], block[2], error if wrong else "")


def load(folder: Path) -> dict[str, object]:
    """Read the whole law of a folder; raises LawError."""
    texts = {file.name: file.read_text("utf-8") for file in folder.glob("*.toml")}
    law = register.read(texts)
    return {
        "law": law,
        "plans": assignments.read(texts, law.documents),
        "events": events.read(texts[events.FILE], law.documents),
        "mergers": merger_register.read(texts[merger_register.FILE], law),
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a copy of the law to write into."""
    return Path(shutil.copytree(LAW, tmp_path / "law"))


def follow(folder: Path, page: str) -> list[str]:
    """Do what the page says, wrong lines too; give the errors, each checked to be the one it tells."""
    told = []
    record = ""
    for step in steps(page):
        file = folder / step.file
        if step.text.startswith("[["):
            record = step.text
            file.write_text(f"{file.read_text('utf-8')}\n{record}", "utf-8")
            continue
        key = step.text.partition(" = ")[0]
        spoiled, count = re.subn(rf"(?m)^{key} = .*\n", step.text.replace("\\", r"\\"), record)
        assert count == 1, f"{page}: {key}"
        good = file.read_text("utf-8")
        file.write_text(good.removesuffix(record) + spoiled, "utf-8")
        with pytest.raises(LawError) as caught:
            load(folder)
        assert f"Lỗi: {caught.value}" == step.error
        told.append(step.error)
        file.write_text(good, "utf-8")
    return told


def test_a_document_comes_with_its_clauses_agencies_and_tasks(folder: Path) -> None:
    """The law holds the document and the day of its task; a clause that is not there is refused."""
    before = load(folder)
    assert len(follow(folder, "van-ban")) == 1
    after = load(folder)
    (new,) = after["law"].documents.keys() - before["law"].documents.keys()  # type: ignore[attr-defined]
    (task,) = after["plans"].select(document=new)  # type: ignore[attr-defined]
    assert [str(day) for day in task.days] == ["2024-06-30"]


def test_a_rule_set_decides_as_its_page_says(folder: Path) -> None:
    """The new rule set has its test; a span that is cut and a grade that cannot decide are refused."""
    follow(folder, "van-ban")
    assert len(follow(folder, "bo-quy-tac")) == 2
    rules = load(folder)["law"].rules("vi-du")  # type: ignore[attr-defined]
    assert {test.area.value for tests in rules.tests.values() for test in tests} == {60}
    assert all(tests for tests in rules.tests.values())
