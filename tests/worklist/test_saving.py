"""Saving: the list as CSV and as the JSON of the command line."""

import base64
import json

import pytest

from tests.worklist.test_worklist import ask, open_list, save


def test_the_json_is_that_of_the_command_line() -> None:
    """One contract for page and scripts."""
    open_list()
    assert json.loads(save("json"))["units"][0]["row"] == 2


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_list_goes_back_with_the_mark_it_came_with(mark: str) -> None:
    """Between the cells of a row."""
    open_list(f"Tên{mark}Loại\nA{mark}Xã\n")
    assert save("csv").decode("utf-8-sig").startswith(f"Tên{mark}Loại{mark}")


def test_files_hold_letters_not_escapes() -> None:
    """A JSON file or a session can be read by people, and base64 has no line ends."""
    open_list()
    assert "Đắk A" in save("json").decode()
    assert "Đắk A" in save("session").decode()
    assert save("json").endswith(b"}\n")
    content = ask("save_list", format="csv")["base64"]
    assert base64.b64encode(base64.b64decode(content)).decode() == content
