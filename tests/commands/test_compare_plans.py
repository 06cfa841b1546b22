"""The command `compare-plans`: two files of scenarios, which units they arrange otherwise."""

import json
from pathlib import Path

import pytest

from calculators.__main__ import main

LIST = "code,name,kind,area_km2,population\n1,A,Xã,30,9000\n2,B,Xã,30,9000\n3,C,Xã,30,9000\n"


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    """Return a list and two files of scenarios."""
    (tmp_path / "list.csv").write_text(LIST, "utf-8")
    for name, members in (("một", ["1", "2"]), ("hai", ["2", "3"])):
        groups = [{"name": f"Xã {name}", "members": members}]
        content = {"format": "scenario-1", "name": f"Phương án {name}", "groups": groups}
        (tmp_path / f"{name}.json").write_text(json.dumps(content), "utf-8")
    return [str(tmp_path / name) for name in ("list.csv", "một.json", "hai.json")]


def test_as_a_table(files: list[str], capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """Counts of groups, then each unit that differs, in the order of the list."""
    assert main(["compare-plans", *files]) == 0
    assert capsysbinary.readouterr().out.decode().splitlines() == [
        "Phương án một so với Phương án hai",
        "Nhóm giống nhau: 0; chỉ có ở phương án đầu: 1; chỉ có ở phương án kia: 1.",
        "",
        "A (1): Xã một → không gộp",
        "B (2): Xã một → Xã hai",
        "C (3): không gộp → Xã hai",
        "",
        "3 đơn vị khác nhau.",
    ]


def test_as_json(files: list[str], capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """The same as data."""
    assert main(["compare-plans", *files, "--format", "json"]) == 0
    reply = json.loads(capsysbinary.readouterr().out)
    assert reply["units"][0] == {"code": "1", "name": "A", "first": "Xã một", "second": None}
    assert (reply["both"], reply["only_first"], reply["only_second"]) == (0, 1, 1)


def test_what_is_no_file_of_scenarios_is_status_2(
    files: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """The file is named."""
    assert main(["compare-plans", files[0], files[0], files[2]]) == 2
    assert "list.csv”: Tệp không phải tệp phương án." in capsys.readouterr().err
