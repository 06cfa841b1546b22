"""The guides for maintainers: what they say to write is read from their pages, written and tried."""

import ast
import json
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest

from calculators import __version__
from calculators.law import loader as law_loader
from calculators.law.records import LawError, law_text
from calculators.mergers import loader as merger_loader
from calculators.papers import forms
from calculators.plans import assignments, events
from publishing import checks
from publishing.pages import calculator_pages, kontum, ready
from publishing.tables import check, place
from publishing.tools import node
from publishing.tools.markup import FOLDER
from publishing.tools.programs import ROOT, ProgramError, run
from tests.commands.test_evaluate import run as answered

GUIDES = ROOT / "docs" / "bao-tri"
LAW = ROOT / "calculators" / "law"
BLOCK = re.compile(r"```(\w+)\n(.*?)```", re.DOTALL)
FILE = re.compile(r"`calculators/law/(\w+\.toml)`")
PAGES = (
    "van-ban",
    "bo-quy-tac",
    "so-lieu",
    "tinh-khac",
    "doc-danh-sach",
    "cong-cu",
    "pyodide",
    "dang-trang",
    "kiem-tra",
    "kien-truc",
    "thu-vien",
    "toc-do",
    "giay-phep",
    "an-toan",
)
MADE_UP = {
    "van-ban": ["docs/ke-hoach-01/index.md", "tests/cases/documents/ke-hoach-01.toml"],
    "so-lieu": ["data/vi-du-communes.csv", "data/vi-du-adjacency.csv"],
    "tinh-khac": ["docs/tinh-toan/vi-du.md", "docs/tinh-toan/vi-du.md"],
    "cong-cu": [
        "calculators/page/numbers.py",
        "docs/assets/javascripts/numbers/numbers.js",
        "docs/tinh-toan/doc-so.md",
    ],
}


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
            file = FILE.findall(text, 0, block.start())[-1]
            # The columns of papers stand in place of others: they have a test of their own.
            if file != forms.FILE:
                yield Step(file, block[2], error if wrong else "")


def load(folder: Path) -> dict[str, object]:
    """Read the law of a folder; raises LawError."""
    texts = {file.name: file.read_text("utf-8") for file in folder.glob("*.toml")}
    law = law_loader.read(texts)
    return {
        "law": law,
        "plans": assignments.read(texts, law.documents),
        "events": events.read(texts[events.FILE], law.documents),
        "mergers": merger_loader.read(texts[merger_loader.FILE], law),
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy of the law to write into."""
    return Path(shutil.copytree(LAW, tmp_path / "law"))


def follow(folder: Path, page: str) -> list[str]:
    """Do what the page says, wrong lines too; give the errors, each checked to be the one it tells."""
    messages = []
    record = ""
    for step in steps(page):
        file = folder / step.file
        if step.text.startswith("[["):
            record = step.text
            file.write_text(f"{file.read_text('utf-8')}\n{record}", "utf-8")
            continue
        key = step.text.partition(" = ")[0]
        (line,) = re.findall(rf"(?m)^{key} = .*\n", record)
        spoiled = record.replace(line, step.text)
        good = file.read_text("utf-8")
        file.write_text(good.removesuffix(record) + spoiled, "utf-8")
        with pytest.raises(LawError) as failure:
            load(folder)
        assert f"Lỗi: {failure.value}" == step.error
        messages.append(step.error)
        file.write_text(good, "utf-8")
    return messages


def copy_project(root: Path) -> None:
    """Write a copy of the project to change, without what only its build needs."""
    for name in ("calculators", "data", "docs", "overrides", "publishing", "tests"):
        without = shutil.ignore_patterns("vendor", "licences", "__pycache__")
        shutil.copytree(ROOT / name, root / name, ignore=without)
    shutil.copy(ROOT / "pyproject.toml", root)


def run_tests(root: Path, *names: str) -> None:
    """Run these tests of a copy; raises ProgramError where one is red."""
    run([sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *names], folder=root)


def test_a_document_comes_with_its_clauses_agencies_and_tasks(folder: Path) -> None:
    """The law holds the document and the day of its task; a clause that is not there is refused."""
    before = load(folder)
    assert len(follow(folder, "van-ban")) == 1
    after = load(folder)
    (new,) = after["law"].documents.keys() - before["law"].documents.keys()  # type: ignore[attr-defined]
    (task,) = after["plans"].select(document=new)  # type: ignore[attr-defined]
    assert [str(day) for day in task.days] == ["2024-06-30"]


def test_a_document_with_a_page_is_its_records_its_page_its_facts_and_the_navigation(
    tmp_path: Path,
) -> None:
    """All that its page includes is written, the lists name it, and its own file of facts is held."""
    copy_project(tmp_path)
    follow(tmp_path / "calculators" / "law", "van-ban")
    text = (GUIDES / "van-ban.md").read_text("utf-8")
    (line,) = (block for kind, block in BLOCK.findall(text) if kind == "yaml")
    samples = re.findall(r"\[(?:trang|tệp) mẫu\]\(([^)]+)\)", text)
    sample, facts = ((GUIDES / name).read_text("utf-8") for name in samples)
    page, stated = (tmp_path / name for name in MADE_UP["van-ban"])
    page.parent.mkdir()
    page.write_text(sample, "utf-8")
    stated.write_text(facts, "utf-8")
    (above,) = re.findall(r"dưới dòng `([^`]+)`:", text)
    navigation = (ROOT / "mkdocs.yml").read_text("utf-8")
    assert above in navigation
    navigation = navigation.replace(f"{above}\n", f"{above}\n{line}")
    (tmp_path / "mkdocs.yml").write_text(navigation, "utf-8")
    write = (
        "from pathlib import Path; from publishing.pages import fragments; fragments.write(Path())"
    )
    run([sys.executable, "-c", write], folder=tmp_path)
    fragments = tmp_path / FOLDER
    included = re.findall(r"\{!(\S+)!\}", sample)
    assert included == ["header-01.html", "tasks-01-2-1.html", "glossary-ke-hoach-01.md"]
    assert all((fragments / name).is_file() for name in included)
    assert "KL 48-KL/TW" in (fragments / "glossary-ke-hoach-01.md").read_text("utf-8")
    for name, words in (
        ("plans.md", "[Kế hoạch 01/KH-VD](ke-hoach-01/index.md), ngày 15-01-2024"),
        ("tasks-by-document.md", "Khảo sát đường địa giới"),
        ("tasks-by-agency.md", "## Đoàn khảo sát ví dụ { #doan-khao-sat-vi-du }"),
        ("tasks-by-day.html", "30-6-2024"),
        ("task-filter.html", "01/KH-VD"),
    ):
        assert words in (fragments / name).read_text("utf-8"), name
    assert (tmp_path / "docs" / "assets" / "calendars" / "01-kh-vd.ics").is_file()
    for clause in tomllib.loads(facts)["clause"]:
        part = sample.partition(f"{{ #{clause['anchor']} }}")[2]
        assert [fact for fact in clause["facts"] if fact not in part] == []
    files = re.findall(
        r"`(tests/(?:plans|publishing)/\S+\.py)`", text.partition("{ #kiem-tra }")[2]
    )
    run_tests(tmp_path, *sorted(set(files)))
    stated.write_text(facts.replace("2024-06-30", "2024-07-01"), "utf-8")
    with pytest.raises(ProgramError):
        run_tests(tmp_path, *sorted(set(files)))


def test_a_rule_set_decides_as_its_page_says(folder: Path) -> None:
    """The new rule set has its test; a span that is cut and a grade that cannot decide are refused."""
    follow(folder, "van-ban")
    assert len(follow(folder, "bo-quy-tac")) == 2
    rules = load(folder)["law"].rules("vi-du")  # type: ignore[attr-defined]
    assert {
        one.value for tests in rules.tests.values() for test in tests for one in test.conditions
    } == {60}
    assert all(tests for tests in rules.tests.values())


def with_row(root: Path, row: str) -> list[dict[str, str]]:
    """Return the rows of the list of communes with this one in place of the one with its code."""
    shutil.copytree(ROOT / "data", root / "data", dirs_exist_ok=True)
    file = root / place.read(ROOT).path("communes")
    lines = file.read_text("utf-8").splitlines()
    code, _, _ = row.partition(",")
    (number,) = (n for n, line in enumerate(lines) if line.startswith(f"{code},"))
    lines[number] = row
    file.write_text("\n".join(lines) + "\n", "utf-8")
    return kontum.units(root)


def test_an_office_puts_its_own_columns() -> None:
    """Its example replaces those of the annex; its table lists what can stand in a cell."""
    text = law_text(forms.FILE)
    guide = (
        (ROOT / "docs" / "bao-tri" / "bo-quy-tac.md").read_text("utf-8").partition("{ #cot }")[2]
    )
    (own,) = re.findall(r"```toml\n(.*?)```", guide, re.DOTALL)
    others = [one for one in text.split("\n\n") if 'paper = "scheme"' not in one]
    form = forms.read("\n\n".join([*others, own]), law_loader.load(), tuple(merger_loader.load()))
    assert [(cell, column.heading) for cell, column in form.columns["scheme"]] == [
        ("new_unit", "Tên đơn vị mới"),
        ("members_with_codes", "Nhập từ (mã)"),
        ("verdict", "Đối chiếu tiêu chuẩn"),
    ]
    assert form.columns["list"] == forms.load().columns["list"]
    meanings = re.findall(r"(?m)^\| `(\w+)`: .*? \| (.*) \|$", guide)
    assert {paper: tuple(re.findall(r"`(\w+)`", cells)) for paper, cells in meanings} == dict(
        forms.CELLS
    )


def test_a_row_of_the_data_is_read_and_keeps_the_sums(tmp_path: Path) -> None:
    """What is published is exact; bounds the wrong way round stop the build with the words of the page."""
    guide, _, _ = (GUIDES / "so-lieu.md").read_text("utf-8").partition("{ #danh-sach }")
    blocks = BLOCK.findall(guide)
    (good, wrong), (error,) = (
        [text.strip() for kind, text in blocks if kind == kind_of_block]
        for kind_of_block in ("csv", "text")
    )
    rows = with_row(tmp_path, good)
    (unit,) = (
        result for result in kontum.results(rows, "2023-2025") if result.row["code"] == "23284"
    )
    assert unit.evaluation.unit.area.known
    assert unit.evaluation.unit.share.known
    check.refuse(tmp_path)
    with_row(tmp_path, wrong)
    with pytest.raises(ProgramError) as failure:
        check.refuse(tmp_path)
    assert f"Lỗi: {failure.value}" == error


def add_the_list(root: Path) -> tuple[str, str]:
    """Write the ready list of the guide into a copy; give its record and the wrong line."""
    _, _, guide = (GUIDES / "so-lieu.md").read_text("utf-8").partition("{ #danh-sach }")
    record, wrong = re.findall(r"```toml\n(.*?)```", guide, re.DOTALL)
    for name, text in re.findall(r"`(data/vi-du-\S+)`:\n\n```csv\n(.*?)```", guide, re.DOTALL):
        (root / name).write_text(text, "utf-8")
    file = root / place.RECORD
    file.write_text(f"{file.read_text('utf-8')}\n{record}", "utf-8")
    return record, wrong


def test_a_ready_list_is_a_record_and_its_tables(tmp_path: Path) -> None:
    """Both pages have its button, counted, and open its files; a wrong line is refused as the page says."""
    _, _, guide = (GUIDES / "so-lieu.md").read_text("utf-8").partition("{ #danh-sach }")
    shutil.copytree(ROOT / "data", tmp_path / "data")
    file = tmp_path / place.RECORD
    before = file.read_text("utf-8")
    record, wrong = add_the_list(tmp_path)
    check.refuse(tmp_path)
    ready.write(tmp_path)
    title = re.findall(r"nút “([^”]+)”", guide)[0]
    for buttons in (ready.for_lists(tmp_path), ready.for_builder(tmp_path)):
        *_, button = buttons
        assert title in button
        files = re.findall(r'"([\w-]+\.csv)"', button)
        assert files
        assert all((tmp_path / ready.PUBLISHED / name).is_file() for name in files)
    (line,) = re.findall(r"(?m)^columns = .*\n", record)
    file.write_text(f"{before}\n{record.replace(line, wrong)}", "utf-8")
    with pytest.raises(ProgramError) as failure:
        check.refuse(tmp_path)
    assert f"Lỗi: {failure.value}\n" in guide


def test_a_rule_set_and_a_ready_list_leave_the_tests_green(tmp_path: Path) -> None:
    """Those that look at every rule set and every list of the project, each with one more."""
    copy_project(tmp_path)
    follow(tmp_path / "calculators" / "law", "van-ban")
    follow(tmp_path / "calculators" / "law", "bo-quy-tac")
    add_the_list(tmp_path)
    run_tests(
        tmp_path,
        "tests/law/test_law_as_written.py",
        "tests/law/test_periods.py",
        "tests/law/test_records.py::test_an_absent_key_is_named",
        "tests/test_main.py::test_what_a_call_may_hold",
        "tests/publishing/tables/test_place.py",
        "tests/publishing/tables/test_check.py::test_every_table_of_the_project_is_declared_and_right",
    )


def changed(code: str, change: str) -> str:
    """Return the code with what a guide shows as a change made in it, once."""
    lines = change.splitlines()
    old, new = ("".join(f"{line[1:]}\n" for line in lines if line[0] == mark) for mark in "-+")
    assert code.count(old) == 1
    return code.replace(old, new)


def add_the_tool(root: Path) -> list[str]:
    """Write the files of the guide to a new tool into a copy of the project; give their names."""
    text = (GUIDES / "cong-cu.md").read_text("utf-8")
    named = []
    for block in BLOCK.finditer(text):
        before = text[: block.start()]
        (*_, name) = re.findall(r"(?:Tạo|cuối|Trong) `([\w./-]+)`", before)
        file = root / name
        if block[1] == "diff":
            file.write_text(changed(file.read_text("utf-8"), block[2]), "utf-8")
            continue
        file.parent.mkdir(parents=True, exist_ok=True)
        if before.rstrip().endswith("`:") and "dưới dòng" in before.splitlines()[-2]:
            line = before.rpartition("dưới dòng `")[2].partition("`")[0]
            (place,) = (old for old in file.read_text("utf-8").splitlines() if old.endswith(line))
            content = file.read_text("utf-8").replace(place, f"{place}\n{block[2].rstrip()}")
        else:
            content = (file.read_text("utf-8") if file.exists() else "") + block[2]
        file.write_text(content, "utf-8")
        named.append(name)
    return named


def test_a_new_tool_is_five_files(tmp_path: Path) -> None:
    """It answers, keeps the rules of the code, its script's types hold, and its page calculates."""
    copy_project(tmp_path)
    for name in ("README.md", "mkdocs.yml", "package.json", "tsconfig.json"):
        shutil.copy(ROOT / name, tmp_path)
    (tmp_path / "node_modules").symlink_to(ROOT / "node_modules")
    assert len(set(add_the_tool(tmp_path))) == 5
    for words in (["format"], ["check", "calculators"]):
        run([sys.executable, "-m", "ruff", *words, "--quiet"], folder=tmp_path)
    # The guide asks for tests of the function, and leaves their words to its reader.
    (tmp_path / "tests/page/test_numbers.py").touch()
    run_tests(tmp_path, "tests/test_rooms.py")
    assert calculator_pages.addresses(tmp_path)["numbers"] == "tinh-toan/doc-so/"
    assert "sap-nhap.md\n      - Đọc số: tinh-toan/doc-so.md\n" in (
        (tmp_path / "mkdocs.yml").read_text("utf-8")
    )
    ask = "import sys; from calculators import browser; print(browser.read_number(sys.argv[1]))"
    for text, answer in (
        ("4.401,5 km²", {"errors": [], "number": "4.401,5"}),
        ("12.699", "có thể là số thập phân hoặc hàng nghìn"),
        ("l2", "có chữ cái ở chỗ của chữ số"),
    ):
        program = [sys.executable, "-X", "utf8", "-c", ask, json.dumps({"text": text})]
        process = subprocess.run(program, cwd=tmp_path, capture_output=True, check=True)
        reply = json.loads(process.stdout)
        assert (
            reply == answer if isinstance(answer, dict) else answer in reply["errors"][0]["message"]
        )
    node.npm("exec", "--no", "--loglevel=error", "--", "tsc", "--project", ".", root=tmp_path)


NAMES_THE_CLASSES = re.compile(
    r"\bclassify_|(?:calculators |`)classify\b|phan-loai|class_reference|classes\.toml|import classes\b"
    r"|\bclasses \||(?:calculators\.|[/`])classes\b"
)
"""How a file names the calculator of points and classes: its rooms, its law, its command, its page."""
SOURCES = {".py", ".js", ".mjs", ".md", ".css", ".html", ".toml", ".yml", ".json"}
NOT_WRITTEN = ("overrides/partials", "docs/assets/data")
"""What the build writes among the sources, or fills."""


def test_a_large_tool_is_named_in_six_files_outside_its_own() -> None:
    """Those of the guide's table, each with what stands there; its own places are those listed above it."""
    text = (GUIDES / "cong-cu.md").read_text("utf-8").partition("{ #cong-cu-lon }")[2]
    places, _, table = text.partition("sáu tệp nêu tên công cụ")
    listed = re.findall(r"(?m)^\| `([^`]+)` \|", table)
    own = (*re.findall(r"`([\w./-]+/[\w./-]*)`", places), "docs/bao-tri/cong-cu.md")
    folders = ("calculators", "docs", "publishing", "tests", "overrides", "data")
    files = [file for folder in folders for file in (ROOT / folder).rglob("*")]
    files += [file for file in ROOT.glob("*") if file.suffix in SOURCES]
    # A page for readers may lead to the tool, and none has to.
    docs = {file for file in (ROOT / "docs").rglob("*.md") if GUIDES not in file.parents}
    naming = [
        name
        for file in files
        if file.suffix in SOURCES and file not in docs and file.is_file()
        for name in (file.relative_to(ROOT).as_posix(),)
        if not name.startswith((*own, *NOT_WRITTEN, Path(__file__).relative_to(ROOT).as_posix()))
        if NAMES_THE_CLASSES.search(file.read_text("utf-8"))
    ]
    assert sorted(naming) == sorted(listed)
    assert len(listed) == 6


def test_every_check_is_explained() -> None:
    """Each step of `make test`, each room of tests and each file outside the rooms, and none that is gone."""
    text = (GUIDES / "kiem-tra.md").read_text("utf-8")
    assert [title for title in checks.PYTHON_STEPS if f"| {title} |" not in text] == []
    cells = "".join(re.findall(r"(?m)^\| (`[^|]*)", text))
    names = set(re.findall(r"`(test_\w+\.py|[a-z]+/)`", cells))
    assert names == set(explained(ROOT / "tests"))


def explained(tests: Path) -> Iterator[str]:
    """Yield the rooms of tests, and the files that stand in none."""
    for folder in (tests, tests / "publishing", tests / "browser"):
        yield from (file.name for file in folder.glob("test_*.py"))
        rooms = {file.parent.name for file in folder.glob("*/test_*.py")}
        yield from (f"{room}/" for room in rooms - {"publishing", "browser"})


def words_of(node: ast.expr, function: ast.AST) -> str:
    """Return the text that an expression gives in a function, "…" for what only its run can tell."""
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=parts):
            return "".join(words_of(part, function) for part in parts)
        case (
            ast.FormattedValue(value=first)
            | ast.BinOp(left=first)
            | ast.Call(args=[ast.List(elts=[first, *_])])
        ):
            return words_of(first, function)
        case ast.Name(id=name, lineno=line):
            above = (one for one in ast.walk(function) if isinstance(one, ast.Assign))
            above = (one for one in above if one.lineno < line)
            values = [one.value for one in above if ast.unparse(one.targets[0]) == name]
            return words_of(values[-1], ast.Pass()) if values else "…"
    return str(place.RECORD.as_posix()) if "RECORD" in ast.unparse(node) else "…"


def complaints() -> Iterator[str]:
    """Yield how each message begins with which a build can stop."""
    files = [
        ROOT / "publishing" / "tools" / f"{name}.py" for name in ("node", "installed", "programs")
    ]
    for room in ("engine", "pages", "release", "tables"):
        files += (ROOT / "publishing" / room).rglob("*.py")
    for file in files:
        for function in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(function, ast.FunctionDef):
                calls = (node for node in ast.walk(function) if isinstance(node, ast.Call))
                for call in calls:
                    if ast.unparse(call.func) in {"ProgramError", "ArchitectureError"}:
                        yield words_of(call.args[0], function)


def test_every_stop_of_the_build_is_explained() -> None:
    """Whatever the build says when it stops is in the table, and what the table has is said."""
    text = (GUIDES / "kiem-tra.md").read_text("utf-8").partition("{ #dung-trang }")[2]
    cells = re.findall(r"(?m)^\| (`.*?`) \|", text.partition("\n## ")[0])
    starts = [start for cell in cells for start in re.findall(r"`([^`]+)`", cell)]
    patterns = [re.compile(re.escape(start).replace("…", ".*"), re.DOTALL) for start in starts]
    messages = list(complaints())
    assert len(messages) > 25
    assert [words for words in messages if not any(one.match(words) for one in patterns)] == []
    # The law's own errors have their guides and tests; the rest are Python's and MkDocs's.
    unsaid = [one.pattern for one in patterns if not any(map(one.match, messages))]
    assert len(unsaid) == 5
    assert all(re.match(r"tên|FileNotFoundError|WARNING|Aborted", start) for start in unsaid)


def test_the_bytes_that_a_guide_names_are_those_of_the_test() -> None:
    """A budget that is raised is raised on the page, too."""
    figures = [
        (number.replace(".", "_"), file)
        for page in GUIDES.glob("*.md")
        for number, file in re.findall(r"([\d.]+) byte \(`(tests/\S+)`\)", page.read_text("utf-8"))
    ]
    assert figures
    assert [one for one in figures if one[0] not in (ROOT / one[1]).read_text("utf-8")] == []


def test_every_guide_is_found_from_the_first_files() -> None:
    """One of what a newcomer opens first names each page, and the navigation has all."""
    first = "".join(
        (ROOT / name).read_text("utf-8") for name in ("README.md", "CONTRIBUTING.md", "mkdocs.yml")
    )
    pages = {page.stem for page in GUIDES.glob("*.md")}
    assert pages == set(PAGES)
    assert [page for page in sorted(pages) if f": bao-tri/{page}.md\n" not in first] == []
    steps = pages - {"toc-do", "giay-phep"}
    assert [page for page in sorted(steps) if f"`docs/bao-tri/{page}.md`" not in first] == []


@pytest.mark.parametrize("page", PAGES)
def test_what_a_guide_names_is_there(page: str) -> None:
    """Files, folders and modules that a maintainer is sent to; those of the made-up plan are not yet."""
    text = (GUIDES / f"{page}.md").read_text("utf-8")
    paths = re.findall(r"`((?:\.github|docs|tests|publishing|calculators|data)/[\w./-]*)`", text)
    assert [path for path in paths if not (ROOT / path).exists()] == MADE_UP.get(page, [])
    modules = re.findall(r"python -m (publishing\.[\w.]*\w)", text)
    assert [name for name in modules if find_spec(name) is None] == []
    assert paths or modules


def test_a_command_before_the_build_says_so(tmp_path: Path) -> None:
    """Those of the guides that look at the built site: one line, and no traceback."""
    for name in ("calculators", "publishing"):
        shutil.copytree(ROOT / name, tmp_path / name)
    for command in ("release.audit", "measure.reading", "measure.growth"):
        call = [sys.executable, "-X", "utf8", "-m", f"publishing.{command}"]
        process = subprocess.run(
            call, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False
        )
        assert process.returncode == 1, command
        assert re.fullmatch(r"Lỗi: Chưa có trang đã dựng ở .*\n", process.stderr), process.stderr


def test_the_commands_of_the_first_page_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    """As they stand there, in their order; two plans to compare are for the reader to have."""
    text = (ROOT / "README.md").read_text("utf-8")
    commands = re.findall(r"(?m)^python3\.13 -m calculators (.*?)(?: > \S+)?$", text)
    assert len(commands) >= 10
    shutil.copytree(ROOT / "data", tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    own = commands[0] + " --format xlsx --output danh-sach.xlsx"
    for command in (own, *commands):
        if not command.startswith("compare-plans"):
            status, _, errors = answered(capsysbinary, *command.split())
            assert status == 0, (command, errors)
    assert (tmp_path / "ket-qua.xlsx").is_file()


def test_the_package_is_named_as_it_is_built() -> None:
    """A new version is another file."""
    text = (GUIDES / "thu-vien.md").read_text("utf-8")
    assert f"build/wheel/calculators-{__version__}-py3-none-any.whl" in text


def said_of(text: str, folder: Path, root: Path) -> str:
    """Return what the command line of a folder says of a list."""
    file = folder / "list.csv"
    file.write_text(text, "utf-8")
    call = [sys.executable, "-m", "calculators", "evaluate", str(file), "--rules", "2023-2025"]
    process = subprocess.run(call, cwd=root, capture_output=True, check=False)
    return process.stderr.decode()


def lists_of(page: Path) -> Iterator[tuple[str, str]]:
    """Yield the lists of a page, each with what the page says is said of it."""
    blocks = BLOCK.findall(page.read_text("utf-8"))
    for (kind, text), (_, words) in pairwise(blocks):
        if kind == "csv":
            yield text, words.strip()


def test_what_readers_are_told_of_lists_is_said(tmp_path: Path) -> None:
    """Every list of the page gets the words that stand below it."""
    examples = list(lists_of(ROOT / "docs" / "tinh-toan" / "doc-danh-sach.md"))
    assert len(examples) == 4
    for text, words in examples:
        assert words in said_of(text, tmp_path, ROOT)


def test_a_heading_a_unit_and_a_kind_of_file_are_learnt_as_the_page_says(tmp_path: Path) -> None:
    """What is said of each list before the change is not said after it."""
    root = tmp_path / "project"
    shutil.copytree(LAW.parent, root / "calculators")
    text = (GUIDES / "doc-danh-sach.md").read_text("utf-8")
    examples = list(lists_of(GUIDES / "doc-danh-sach.md"))
    assert len(examples) == 3
    for listed, words in examples:
        assert words in said_of(listed, tmp_path, root)
    for change in re.finditer(r"```diff\n(.*?)```", text, re.DOTALL):
        file = root / re.findall(r"`(calculators/lists/\w+\.py)`", text[: change.start()])[-1]
        file.write_text(changed(file.read_text("utf-8"), change[1]), "utf-8")
    for listed, words in examples:
        assert words not in said_of(listed, tmp_path, root)
