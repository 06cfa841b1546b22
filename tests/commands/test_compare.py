"""The command `compare`, from its arguments to what it writes."""

import json
from pathlib import Path

import pytest

from calculators.__main__ import main
from tests.worklist.test_comparison import LIST


def test_compare_as_a_table_and_as_json(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    """Both rule sets with their status, each change with both verdicts and the reason, and counts."""
    file = tmp_path / "a.csv"
    file.write_text(LIST, "utf-8")
    call = ["compare", str(file), "--rules", "2023-2025", "--with", "2026-2030"]
    assert main(call) == 1
    lines = capsysbinary.readouterr().out.decode().splitlines()
    assert lines[0].startswith("Từ bộ quy tắc 2023-2025 (đã ban hành; từ 15-4-2025")
    assert lines[1].startswith("sang bộ quy tắc 2026-2030 (chỉ là dự kiến")
    assert lines[3].startswith(
        "1 xã A: không thuộc diện sắp xếp (đã hết áp dụng) → "
        "thuộc diện sắp xếp (dự kiến, đã thay thế); lý do: điều kiện: "
    )
    assert lines[-1] == "1 đổi, 3 không đổi."
    assert main([*call, "--format", "json"]) == 1
    reply = json.loads(capsysbinary.readouterr().out)
    assert (reply["rules"], reply["with"], reply["unchanged"]) == ("2023-2025", "2026-2030", 3)


def test_a_row_without_a_kind_is_named_all_the_same(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    """And an unknown rule set is refused with those there are."""
    file = tmp_path / "a.csv"
    file.write_text(LIST, "utf-8")
    assert main(["compare", str(file), "--rules", "2023-2025", "--with", "2031"]) == 2
    assert "from-2026" in capsysbinary.readouterr().err.decode()
    assert main(["compare", str(file), "--rules", "2023-2025", "--with", "from-2026"]) == 1
    out = capsysbinary.readouterr().out.decode()
    assert (
        "3 thị trấn C: không thuộc diện sắp xếp (đã hết áp dụng) → số liệu sai; lý do: loại" in out
    )
