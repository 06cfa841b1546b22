"""The same answer everywhere: the built wheel in CPython and in the reader's browser."""

import base64
import csv
import io
import json
import os
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from calculators.arrangement.verdicts import Verdict
from calculators.law import loader
from publishing.tools.programs import ROOT, WHEEL_FOLDER
from publishing.tools.server import Server
from tests.browser.conftest import BASE, watch
from tests.expected import PROVINCE

type Question = tuple[str, dict[str, Any], str | None]

RULES = tuple(loader.load().rule_sets)
SEED = 95
UNITS = 1000
WRONG = 0.03
KINDS = (
    *("xã", "phường", "thị trấn", "huyện", "thị xã", "thành phố", "quận", "commune", "đặc khu"),
)
COLUMNS = (
    "code",
    "name",
    "kind",
    "parent_kind",
    "area_km2",
    "population",
    "ethnic_minority_percent",
    "mountainous",
    "border",
    "voluntary",
    "exemption",
    "population_standard",
    "island",
    "urban_special_factor",
)
LISTS = [
    PROVINCE.tables[role].file
    for role in ("communes", "districts", "today")
    if role in PROVINCE.tables
]

# What Python answered is taken as the text that crossed from the worker, not as JSON read again.
RECORD = """
window.answers = [];
window.Worker = class extends Worker {
  constructor(...given) {
    super(...given);
    this.addEventListener("message", ({ data }) => {
      if (data.kind === "answer") answers.push(data.text);
    });
  }
};
"""
ASK = """
async ([engine, name, payload, text]) => {
  const { call } = await import(engine);
  const bytes = text === null ? undefined : new TextEncoder().encode(text).buffer;
  await call(name, payload, bytes);
  return answers.pop();
}
"""
IN_CPYTHON = """
import json, sys
from calculators import browser
answers = []
for name, payload, text in json.load(sys.stdin.buffer):
    data = [] if text is None else [text.encode()]
    answers.append(getattr(browser, name)(json.dumps(payload), *data))
json.dump(answers, sys.stdout)
"""
MADE_UP = "random"


@pytest.fixture(scope="module")
def page(chromium: Browser, server: Server) -> Iterator[Page]:
    """A page whose engine notes the text of every answer."""
    context = chromium.new_context()
    opened = context.new_page()
    faults = watch(opened, server)
    opened.add_init_script(RECORD)
    opened.goto(server.url)
    yield opened
    context.close()
    assert faults == []


def in_browser(page: Page, name: str, payload: object, text: str | None = None) -> bytes:
    """The answer of the page's engine."""
    engine = f"{page.url.split(BASE)[0]}{BASE}assets/javascripts/engine/engine.js"
    answer: str = page.evaluate(ASK, [engine, name, payload, text])
    return answer.encode()


def python(arguments: list[str], data: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
    """Run CPython with nothing of this project on its path but the wheel that the page carries."""
    (wheel,) = (ROOT / WHEEL_FOLDER).glob("*.whl")
    return subprocess.run(
        [sys.executable, "-P", *arguments],
        env={**os.environ, "PYTHONPATH": str(wheel)},
        cwd=wheel.parent,
        input=data,
        capture_output=True,
        check=False,
    )


def in_cpython(*questions: Question) -> list[bytes]:
    """The answers of the wheel in CPython, to questions in one process."""
    done = python(["-c", IN_CPYTHON], json.dumps(questions).encode())
    assert done.returncode == 0, done.stderr.decode()
    return [answer.encode() for answer in json.loads(done.stdout)]


def random_list() -> str:
    """A list of units of every kind, some figures near a limit, some missing, some wrong."""
    chance = random.Random(SEED)  # noqa: S311 - the same units on every run

    def mostly(good: list[str], bad: list[str]) -> str:
        return chance.choice(bad if chance.random() < WRONG else good)

    text = io.StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerow([*COLUMNS, "ghi chú"])
    for number in range(UNITS):
        standard = chance.choice([14, 30, 50, 100, 150, 200, 450, 850])
        area = standard * chance.choice([0.2, 0.3, 0.5, 0.7, 1.0, chance.uniform(0, 3)])
        people = chance.choice([5000, 8000, 15000, 80000, 120000, 150000])
        population = int(people * chance.choice([0.2, 0.45, 0.5, 0.7, 1.0, chance.uniform(0, 3)]))
        values = {
            "code": f"{number:05}",
            "name": f"Đơn vị {number}",
            "kind": mostly([*KINDS], ["ấp"]),
            "parent_kind": mostly(["thị xã", "thành phố", "quận"], [""]),
            "area_km2": mostly([f"{area:.2f}".replace(".", ",")], ["", "12.699", "rộng"]),
            "population": mostly([f"{population:,}".replace(",", ".")], ["", "4. 401 nhân khẩu"]),
            "ethnic_minority_percent": mostly(
                ["", "75-77,3", str(chance.randint(0, 100)), "29,99", "30"], ["120"]
            ),
            "mountainous": chance.choice(["có", "không", ""]),
            "border": chance.choice(["x", "không", ""]),
            "voluntary": mostly([""], ["có"]),
            "exemption": mostly(["", "", "stable", "Quốc phòng"], ["lạ"]),
            "population_standard": mostly([""], ["5.000"]),
            "island": mostly(["", "", "có"], ["?!"]),
            "urban_special_factor": mostly(["", "không"], ["có"]),
        }
        writer.writerow([*(values[column] for column in COLUMNS), "=1+1"])
    return text.getvalue()


def steps(listed: str, rules: str) -> list[Question]:
    """Return the steps of a list that is opened, looked at and saved."""
    return [
        ("open_list", {"name": "list.csv", "rules": rules}, text_of(listed)),
        ("list_rows", {"sort": "area", "descending": True}, None),
        ("save_list", {"format": "csv"}, None),
        ("save_list", {"format": "json"}, None),
    ]


@cache
def text_of(listed: str) -> str:
    """Return the text of a list: the communes, the districts, today's units, or units made up."""
    if listed == MADE_UP:
        return random_list()
    return (ROOT / "data" / listed).read_text("utf-8")


@cache
def answers(listed: str, rules: str) -> list[bytes]:
    """Return what CPython answers to the steps of a list."""
    return in_cpython(*steps(listed, rules))


def as_json(saved: bytes) -> bytes:
    """Return the file that the last of the steps gives."""
    return base64.b64decode(json.loads(saved)["base64"])


@pytest.mark.parametrize("listed", [*LISTS, MADE_UP])
@pytest.mark.parametrize("rules", RULES)
def test_list(page: Page, listed: str, rules: str, tmp_path: Path) -> None:
    """Every list under every rule set: each step is answered alike, and saved as the command line does."""
    file = tmp_path / "list.csv"
    file.write_text(text_of(listed), "utf-8", newline="")
    arguments = ["evaluate", str(file), "--rules", rules, "--format", "json"]
    done = python(["-m", "calculators", *arguments])
    found = [in_browser(page, *step) for step in steps(listed, rules)]
    assert found == answers(listed, rules)
    assert done.stdout == as_json(found[-1])
    report = json.loads(done.stdout)
    assert done.returncode == (1 if report["summary"]["invalid"] else 0)
    assert len(report["units"]) == text_of(listed).strip().count("\n")


def test_form(page: Page) -> None:
    """The form's own function agrees, too."""
    cells = {"kind": "xã", "area_km2": "12,5", "population": "2.300", "mountainous": "có"}
    questions: list[Question] = [
        ("evaluate_form", {"rules": rules, "cells": cells}, None) for rules in RULES
    ]
    assert [in_browser(page, *question) for question in questions] == in_cpython(*questions)


def test_made_up_units_reach_every_verdict() -> None:
    """The comparison is worth something only where the verdicts differ."""
    counts = Counter[str]()
    for rules in RULES:
        counts.update(json.loads(as_json(answers(MADE_UP, rules)[-1]))["summary"])
    assert set(counts) == set(Verdict)
    assert min(counts.values()) >= 50
