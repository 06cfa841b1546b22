"""The list that is open on the page, and the unit of its form."""

from tests.worklist.test_worklist import ask


def test_the_unit_of_the_form_is_a_list_of_one() -> None:
    """The form's paper and pictures come from the same place as the list's."""
    cells = {"Loại": "xã", "Diện tích (km²)": "29,77", "Dân số (người)": "3.335", "Ghi chú": " "}
    answer = ask("form_unit", rules="2023-2025", cells=cells)
    assert answer["unit"]["verdict"] == "undetermined"
    assert len(answer["unit"]["sensitivity"]) == 3
    assert answer["list"]["count"] == 1


def test_half_a_character_becomes_a_question_mark() -> None:
    """A page may hold one in a text that was cut; no file can."""
    text = "Tên;Loại\nA\ud800;Xã\n😀;Xã\n"
    assert ask("open_list", name="a", rules="2023-2025", text=text)["problem"] is None
    assert [row["name"] for row in ask("list_rows")["rows"]] == ["A?", "😀"]
    for form in ("csv", "json", "session"):
        assert ask("save_list", format=form)["base64"]
