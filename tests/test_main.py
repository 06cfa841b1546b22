"""The command line as a program: what a call may hold, and its version."""

import argparse
import contextlib
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from calculators import __version__
from calculators.__main__ import _parser, main
from calculators.commands.files import WRONG_CALL
from calculators.law import loader

ROOT = Path(__file__).parents[1]
LAW = loader.load()


USAGES = {
    "": "[-h] [--version] LỆNH ...",
    "evaluate": (
        "[-h] [--sheet NAME|all] [--column COLUMN=FIELD] [--confirm ROW:FIELD|all] "
        "[--districts] --rules RULES [--format {table,json,csv,xlsx,docx}] "
        "[--output FILE] LIST"
    ),
    "merge": (
        "[-h] [--sheet NAME|all] [--column COLUMN=FIELD] [--confirm ROW:FIELD|all] "
        "[--format {table,json,docx}] [--place {mountainous_province,central_city,other_province}] "
        "[--no-road CODE CODE] --rules RULES [--kind KIND] [--adjacency PAIRS] "
        "[--paper {annex,resolution,checklist}] [--part CODE KM2 PEOPLE] "
        "[--seat CODE] [--name NAME] [--output FILE] LIST CODE [CODE ...]"
    ),
    "propose": (
        "[-h] [--sheet NAME|all] [--column COLUMN=FIELD] [--confirm ROW:FIELD|all] [--format {table,json}] "
        "[--place {mountainous_province,central_city,other_province}] [--no-road CODE CODE] "
        "--adjacency PAIRS "
        f"--rules {{{','.join(loader.load().rule_sets)}}} "
        "[--case {worst,best}] [--within {district}] [--keep CODE [CODE ...]] LIST"
    ),
    "compare": (
        "[-h] [--sheet NAME|all] [--column COLUMN=FIELD] [--confirm ROW:FIELD|all] "
        "[--districts] --rules A --with B [--format {table,json}] LIST"
    ),
    "compare-plans": (
        "[-h] [--sheet NAME|all] [--column COLUMN=FIELD] [--confirm ROW:FIELD|all] "
        "[--format {table,json}] LIST FIRST SECOND"
    ),
    "assignments": (
        "[-h] [--agency ID] [--document ID] [--on DATE] [--until DATE] [--format {table,json,ics}]"
    ),
}


@pytest.mark.parametrize(("command", "usage"), USAGES.items())
def test_what_a_call_may_hold(
    command: str, usage: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What scripts may pass to each command."""
    monkeypatch.setenv("COLUMNS", "1000")
    with pytest.raises(SystemExit, match="0"):
        main([*command.split(), "--help"])
    first = capsys.readouterr().out.partition("\n")[0]
    assert first == " ".join(["usage: python -m calculators", *command.split(), usage])


def test_every_option_is_explained() -> None:
    """But for those whose choices explain themselves."""
    (commands,) = (
        action for action in _parser(LAW)._actions if isinstance(action, argparse._SubParsersAction)
    )
    silent = {
        (name, action.dest)
        for name, parser in commands.choices.items()
        for action in parser._actions
        if not action.help
    }
    assert silent == {("merge", "format"), ("propose", "format"), ("propose", "within")}
    assert [one.dest for one in commands._choices_actions if one.help] == list(commands.choices)


@pytest.mark.parametrize(
    "arguments",
    [[], ["evaluate"], ["evaluate", "x.csv"], ["evaluate", "x.csv", "--rules"], ["judge"]],
)
def test_a_wrong_call_is_status_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is evaluated."""
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert "usage" in capsys.readouterr().err


def test_the_module_runs_as_a_program() -> None:
    """`python -m calculators` works from any folder that has the package on its path."""
    command = [sys.executable, "-m", "calculators", "--version"]
    process = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    assert process.stdout == f"{__version__}, luật {LAW.version}\n"


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    """That of the engine and that of the law."""
    with pytest.raises(SystemExit, match="0"):
        main(["--version"])
    assert capsys.readouterr().out == f"{__version__}, luật {LAW.version}\n"


@pytest.mark.parametrize(
    "arguments", [["--help"], ["evaluate", "không-có.csv", "--rules", "2023-2025"]]
)
def test_a_windows_code_page_holds_no_letter_back(arguments: list[str]) -> None:
    """Output sent to a file is UTF-8, whatever the system writes by default."""
    process = subprocess.run(
        [sys.executable, "-X", "utf8=0", "-m", "calculators", *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "cp1252"},
        capture_output=True,
        check=False,
    )
    text = (process.stdout + process.stderr).decode("utf-8")
    assert "đơn vị hành chính" in text or "Không đọc được tệp “không-có.csv”" in text
    assert "Traceback" not in text


def test_output_that_is_no_file_is_left_alone() -> None:
    """As where another program calls the function and keeps what it prints."""
    with contextlib.redirect_stderr(io.StringIO()) as stderr:
        assert main(["evaluate", "không-có.csv", "--rules", "2023-2025"]) == WRONG_CALL
    assert "không-có.csv" in stderr.getvalue()
