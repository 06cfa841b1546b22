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
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from calculators.arrangement.verdicts import Verdict
from calculators.law import loader
from publishing.tools.programs import ROOT, WHEEL_FOLDER
from publishing.tools.server import Server
from tests.browser.conftest import BASE, watch

type Question = tuple[str, dict[str, Any], str | None]

RULES = tuple(loader.load().rule_sets)
SEED = 95
UNITS = 2000
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
LISTS = (*("kon-tum-communes-2023.csv", "kon-tum-districts-2023.csv", "quang-ngai-units-2025.csv"),)

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


def as_json(units: str, rules: str) -> list[Question]:
    """The steps that open a list and save its results as JSON."""
    return [
        ("open_list", {"name": "list.csv", "rules": rules}, units),
        ("save_list", {"format": "json"}, None),
    ]


@pytest.fixture(scope="module", params=[*LISTS, "random"])
def units(request: pytest.FixtureRequest) -> str:
    """The text of a list: Kon Tum's communes, its districts, and units made up."""
    if request.param == "random":
        return random_list()
    return (ROOT / "data" / str(request.param)).read_text("utf-8")


@pytest.mark.parametrize("rules", RULES)
class TestLists:
    """Every list under every rule set."""

    def test_command_line(self, page: Page, units: str, rules: str, tmp_path: Path) -> None:
        """The page saves the JSON that the command line writes, byte for byte."""
        file = tmp_path / "list.csv"
        file.write_text(units, "utf-8", newline="")
        arguments = ["evaluate", str(file), "--rules", rules, "--format", "json"]
        done = python(["-m", "calculators", *arguments])
        saved = [in_browser(page, *step) for step in as_json(units, rules)][-1]
        assert done.stdout == base64.b64decode(json.loads(saved)["base64"])
        report = json.loads(done.stdout)
        assert done.returncode == (1 if report["summary"]["invalid"] else 0)
        assert len(report["units"]) == units.strip().count("\n")

    def test_open_and_save(self, page: Page, units: str, rules: str) -> None:
        """So do the steps of a list that is opened, looked at and saved."""
        steps: list[Question] = [
            ("open_list", {"name": "list.csv", "rules": rules}, units),
            ("list_rows", {"sort": "area", "descending": True}, None),
            ("save_list", {"format": "csv"}, None),
        ]
        assert [in_browser(page, *step) for step in steps] == in_cpython(*steps)


@pytest.mark.parametrize("rules", RULES)
def test_form(page: Page, rules: str) -> None:
    """The form's own function agrees, too."""
    cells = {"kind": "xã", "area_km2": "12,5", "population": "2.300", "mountainous": "có"}
    question = ("evaluate_form", {"rules": rules, "cells": cells}, None)
    assert [in_browser(page, *question)] == in_cpython(question)


def test_made_up_units_reach_every_verdict() -> None:
    """The comparison is worth something only where the verdicts differ."""
    steps = [step for rules in RULES for step in as_json(random_list(), rules)]
    counts = Counter[str]()
    for saved in in_cpython(*steps)[1::2]:
        counts.update(json.loads(base64.b64decode(json.loads(saved)["base64"]))["summary"])
    assert set(counts) == set(Verdict)
    assert min(counts.values()) >= 50
