"""The papers of one merger on the command line, read back by another program."""

from pathlib import Path

import pytest

from calculators.__main__ import main
from tests.papers.reading import read


@pytest.mark.parametrize(
    ("paper", "sentence"),
    [
        ("annex", "PHỤ LỤC: PHƯƠNG ÁN SẮP XẾP ĐƠN VỊ HÀNH CHÍNH"),
        ("resolution", "1. Nhập toàn bộ diện tích tự nhiên và dân số của"),
        ("checklist", "DANH MỤC HỒ SƠ SẮP XẾP ĐƠN VỊ HÀNH CHÍNH"),
    ],
)
def test_papers_of_a_merger(
    files: tuple[str, str], tmp_path: Path, paper: str, sentence: str
) -> None:
    """Each as a Word file by the page's writer; without a name it leaves room for one; roads are said."""
    out = tmp_path / "x.docx"
    call = (
        "merge",
        files[0],
        "2",
        "1",
        "--rules",
        "2023-2025",
        "--format",
        "docx",
        "--paper",
        paper,
    )
    assert main([*call, "--adjacency", files[1], "--output", str(out), "--name", "Mới"]) == 0
    words = read(out.read_bytes()).words
    assert sentence in words
    assert "Phiếu làm việc, không phải văn bản" in words
    assert ("xã Mới" in words.replace("Xã", "xã")) == (paper != "checklist")
    assert main([*call, "--output", str(out)]) == 0
    assert ("xã …………" in read(out.read_bytes()).words.replace("Xã", "xã")) == (paper != "checklist")
    assert main([*call, "--adjacency", files[1], "--no-road", "2", "1", "--output", str(out)]) == 0
    assert ("không có đường nối: A - B" in read(out.read_bytes()).words) == (paper == "annex")
