"""The command `assignments`, as scripts rely on it."""

import json
from typing import Any

import pytest

from calculators import __main__
from tests.plans.test_assignments import EVES


def call(capsysbinary: pytest.CaptureFixture[bytes], *arguments: str) -> tuple[int, bytes, str]:
    """Call the command line as a script would."""
    status = __main__.main(["assignments", *arguments])
    output = capsysbinary.readouterr()
    return status, output.out, output.err.decode()


def of_the_plan(answer: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the tasks of 95-KH/TU, of which these tests know the days."""
    return [task for task in answer["assignments"] if task["document"] == "95-KH/TU"]


class TestCommand:
    """`python -m calculators assignments`."""

    def test_json_has_the_fields_others_rely_on(
        self, capsysbinary: pytest.CaptureFixture[bytes]
    ) -> None:
        """The yearly report, whole."""
        status, out, _ = call(capsysbinary, "--format", "json", "--agency", "cap-uy-dia-phuong")
        answer: dict[str, Any] = json.loads(out)
        assert status == 0
        (task,) = answer["assignments"]
        assert task.pop("summary").startswith("Chủ động đề xuất")
        assert task == {
            "id": "95-iii-2-2-de-xuat",
            "document": "95-KH/TU",
            "clause": "III.2-2",
            "lead": ["cap-uy-dia-phuong"],
            "with": [],
            "due": None,
            "cadence": "yearly",
            "deliverable": "Báo cáo đề xuất hằng năm",
            "report_to": "Ban Thường vụ Tỉnh ủy",
            "via": "Ban cán sự đảng Ủy ban nhân dân tỉnh",
            "encouraged": True,
        }
        dates = [{"id": "95-iii-2-2-de-xuat", "date": str(day)} for day in EVES]
        assert answer["occurrences"] == dates

    def test_span_keeps_the_days_inside(self, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
        """From the day of the second report to the end of 2025."""
        arguments = ("--format", "json", "--on", "2024-12-24", "--until", "2025-12-31")
        _, out, _ = call(capsysbinary, *arguments)
        assert [day["date"] for day in json.loads(out)["occurrences"]] == [
            "2024-12-24",
            "2025-12-24",
        ]

    def test_a_span_chooses_tasks_too(self, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
        """One day is a span; a task that is not due in it, or whose plan is younger, is left out."""
        arguments = ("--format", "json", "--on", "2023-06-30", "--until", "2023-06-30")
        _, out, _ = call(capsysbinary, *arguments)
        answer = json.loads(out)
        due = [task for task in of_the_plan(answer) if task["due"]]
        assert [(task["id"], task["due"]) for task in due] == [
            ("95-iii-1-huong-dan", "2023-06-30"),
            ("95-iii-1-trien-khai", "2023-06-30"),
        ]
        assert not any(task["cadence"] == "yearly" for task in of_the_plan(answer))
        _, out, _ = call(capsysbinary, "--format", "json", "--on", "2023-07-01")
        assert not any(task["due"] for task in of_the_plan(json.loads(out)))
        _, out, _ = call(capsysbinary, "--format", "json", "--until", "2023-05-21")
        assert of_the_plan(json.loads(out)) == []
        documents = [task["document"] for task in json.loads(out)["assignments"]]
        assert "1503/UBND-KTTH" in documents

    def test_json_is_readable(self, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
        """One space deep, in Vietnamese letters."""
        _, out, _ = call(capsysbinary, "--format", "json", "--agency", "ban-tuyen-giao-tinh-uy")
        lines = out.decode().splitlines()
        assert lines[:4] == ["{", ' "assignments": [', "  {", '   "id": "95-iii-1-huong-dan",']
        assert "\\u" not in out.decode()

    def test_table(self, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
        """Every task with its clause and agencies, then the days, then the count."""
        _, out, _ = call(capsysbinary, "--agency", "ban-tuyen-giao-tinh-uy")
        lines = out.decode().splitlines()
        assert lines[0] == "95-iii-1-huong-dan  [95-KH/TU III.1]"
        assert lines[2:5] == [
            "  Chủ trì: Ban Tuyên giáo Tỉnh ủy",
            "  Phối hợp: Ban cán sự đảng Ủy ban nhân dân tỉnh",
            "  Thời gian: xong trong quý II-2023",
        ]
        assert lines[-2:] == ["2023-06-30  95-iii-1-huong-dan", "2 nhiệm vụ."]
        assert "  Thời gian: không ghi thời hạn" in lines
        assert (lines[5], lines[6][:3]) == ("", "95-")

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (("--agency", "x"), "Không có cơ quan “x”"),
            (("--document", "x"), "Không có văn bản “x”"),
            (("--on", "2025-01-02", "--until", "2025-01-01"), "đứng trước"),
            (("--agency", "bo-noi-vu", "--format", "ics"), "Không có nhiệm vụ nào"),
        ],
    )
    def test_wrong_call(
        self, capsysbinary: pytest.CaptureFixture[bytes], arguments: tuple[str, ...], message: str
    ) -> None:
        """Status 2, one line that says why, nothing on the standard output."""
        status, out, error = call(capsysbinary, *arguments)
        assert (status, out) == (2, b"")
        assert error.startswith("Lỗi: ")
        assert message in error

    def test_date_that_is_none(self, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
        """The parser itself ends with status 2."""
        with pytest.raises(SystemExit, match="2"):
            call(capsysbinary, "--on", "2025-02-30")
        assert "2025-02-30" in capsysbinary.readouterr().err.decode()
