"""Running programs."""

import sys
import time
from pathlib import Path

import pytest

from publishing.tools.programs import ProgramError, answer, beside, built_site, end, run


def test_run_shares_output_folder_and_settings(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """What a program prints is seen, from the folder and with the settings it was given."""
    code = "import os; print(os.getcwd(), os.environ['STEP'])"

    run([sys.executable, "-c", code], folder=tmp_path, settings={"STEP": "dựng"})

    assert capfd.readouterr().out.strip() == f"{tmp_path} dựng"


def test_run_fails_as_the_program_fails() -> None:
    """The message names the exit status and the command."""
    with pytest.raises(ProgramError, match=r"mã 7: .* -c exit\(7\)"):
        run([sys.executable, "-c", "exit(7)"])


def test_what_runs_beside_is_told_after(capfd: pytest.CaptureFixture[str]) -> None:
    """Its words do not come between those of what it runs beside; it fails as a run does."""
    with beside([sys.executable, "-c", "print('ổn')"]):
        run([sys.executable, "-c", "print('dựng')"])
    assert capfd.readouterr().out.split() == ["dựng", "ổn"]
    with pytest.raises(ProgramError, match="mã 7"), beside([sys.executable, "-c", "exit(7)"]):
        pass


def test_what_runs_beside_a_failure_is_ended() -> None:
    """The failure is told, and not waited with."""
    began = time.monotonic()
    wait = [sys.executable, "-c", "import time; time.sleep(60)"]
    with pytest.raises(ProgramError, match=r"^dựng$"), beside(wait):
        raise ProgramError("dựng")
    assert time.monotonic() - began < 30


def test_answer_is_what_the_program_prints(tmp_path: Path) -> None:
    """The answer comes without the line break at its end."""
    assert answer([sys.executable, "-c", "print('ổn')"], folder=tmp_path) == "ổn"


@pytest.mark.parametrize(
    "code", ["print('dở dang'); exit(1)", "import time; time.sleep(30)"], ids=["fails", "hangs"]
)
def test_answer_is_none_for_a_program_that_does_not_work(code: str) -> None:
    """A program that fails or hangs has no answer."""
    assert answer([sys.executable, "-c", code], seconds=0.5) is None


def test_answer_is_none_for_a_missing_program(tmp_path: Path) -> None:
    """A program that is not there has no answer."""
    assert answer([tmp_path / "khong-co"]) is None


def test_a_command_ends_with_its_status_or_with_one_line(tmp_path: Path) -> None:
    """What explains itself needs no traceback; what does not keeps its own."""
    with pytest.raises(SystemExit) as ended:
        end(lambda: 3)
    assert ended.value.code == 3
    with pytest.raises(SystemExit) as ended:
        end(lambda: len(built_site(tmp_path).parts))
    assert str(ended.value.code).startswith(f"Lỗi: Chưa có trang đã dựng ở {tmp_path}: ")
    with pytest.raises(ZeroDivisionError):
        end(lambda: 1 // 0)


def test_a_built_site_has_its_first_page(tmp_path: Path) -> None:
    """The folder alone is none."""
    (tmp_path / "index.html").touch()
    assert built_site(tmp_path) == tmp_path
