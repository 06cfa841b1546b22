"""Files of the command line: pipes, files that are not there, no more read than needed."""

import io
import json
from pathlib import Path

import pytest

from calculators.commands import files
from calculators.lists import sheets
from tests.commands.test_evaluate import DISTRICTS, ROOT, run


def test_output_file_and_standard_input(
    capsysbinary: pytest.CaptureFixture[bytes],
    wrong: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A list from a pipe, the result in a file."""
    target = tmp_path / "result.json"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(wrong.read_bytes()), "utf-8"))
    options = ("--rules", "2023-2025", "--format", "json", "--output", str(target))
    status, out, _ = run(capsysbinary, "evaluate", "-", *options)
    assert (status, out) == (1, "")
    assert json.loads(target.read_text(encoding="utf-8"))["summary"]["invalid"] == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["evaluate", "none.csv", "--rules", "2023-2025"], "Không đọc được tệp “none.csv”"),
        (["evaluate", str(ROOT / "README.md"), "--rules", "2023-2025"], "tiêu đề"),
        (["evaluate", str(DISTRICTS), "--rules", "1999"], "Không có bộ quy tắc “1999”"),
        (
            ["evaluate", str(DISTRICTS), "--rules", "2023-2025", "--output", str(ROOT)],
            "Không ghi được tệp",
        ),
    ],
)
def test_an_unreadable_file_is_status_2(
    capsysbinary: pytest.CaptureFixture[bytes], arguments: list[str], words: str
) -> None:
    """The message is for the reader."""
    status, out, err = run(capsysbinary, *arguments)
    assert (status, out) == (2, "")
    assert words in err


def test_no_more_is_read_from_a_pipe_than_it_takes_to_refuse_it(
    capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One byte more than a list may have tells that it is too large."""
    text = "name,kind,population\nA,Xã,999\n".encode()
    for more, status in ((0, 0), (1, 2), (100, 2)):
        monkeypatch.setattr(sheets, "MOST_BYTES", len(text))
        pipe = io.BytesIO(text + b"\n" * more)
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(pipe, "utf-8"))
        assert run(capsysbinary, "evaluate", "-", "--rules", "2023-2025")[0] == status
        assert pipe.tell() <= len(text) + 1


def test_cells_of_a_table_stand_below_each_other() -> None:
    """Accents that stand behind their letters take no room, and no line ends in blanks."""
    rows = [["Mã", "Đơn vị", ""], ["1", "Xa\u0303", "x"], ["1234", "Xã A", ""]]
    assert files.table(rows) == ["Mã    Đơn vị", "1     Xa\u0303      x", "1234  Xã A"]
