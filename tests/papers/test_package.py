"""The zip that Office files are, and text in its XML."""

import io
import zipfile
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from calculators.papers.package import escaped, package
from tests.papers.reading import HOSTILE, VISIBLE


def test_parts_come_back_in_their_order() -> None:
    """Names, contents and a date that is the same every time; another reader takes all as whole."""
    parts = [("a/b.xml", "<a>Đắk Tô</a>"), ("c.xml", ""), ("d.xml", "x" * 100_000)]
    data = package(parts)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert [(name, archive.read(name).decode()) for name in archive.namelist()] == parts
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert data == package(iter(parts))
    assert len(data) < 1000


def test_no_parts_are_a_zip_too() -> None:
    """The smallest zip there is."""
    assert zipfile.ZipFile(io.BytesIO(package([]))).namelist() == []


def test_a_hostile_text_is_read_again_letter_by_letter() -> None:
    """Only what XML cannot hold is another sign, one that is seen."""
    assert ET.fromstring(f"<a>{escaped(HOSTILE)}</a>").text == VISIBLE  # noqa: S314 - our own bytes


@given(st.text())
def test_any_text_can_stand_in_xml(text: str) -> None:
    """As content and as attribute, and no letter less."""
    item = ET.fromstring(f'<a b="{escaped(text)}">{escaped(text)}</a>')  # noqa: S314 - our own bytes
    assert len(item.text or "") == len(text.replace("\r\n", "\n"))


def test_half_a_character_is_seen() -> None:
    """It can be in no file, and a mark stands for it."""
    assert escaped("a\ud800b") == "a\ufffdb"
