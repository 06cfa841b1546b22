"""The audit: what a reader would run into, and what a maintainer should look at again."""

from datetime import date
from pathlib import Path

import pytest

from publishing.release import audit, sums
from publishing.tools.programs import ROOT, SITE

BUILT = ROOT / SITE
HEAD = '<link rel="canonical" href="https://example.org/kontum/{}">'


def page(folder: Path, name: str, body: str, *, address: bool = True) -> None:
    """Write a page of a small site."""
    file = folder / name / "index.html"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text((HEAD.format(name) if address else "") + body, "utf-8")


class TestLinks:
    """Links and anchors."""

    def test_built_site_has_none_that_is_broken(self) -> None:
        """In the menus, in the text and in the heads of all pages."""
        assert list(audit.broken(BUILT)) == []

    @pytest.mark.parametrize(
        "link",
        [
            "b/",
            "b/#một",
            "b/index.html#c",
            "#d",
            "",
            "https://example.org/kontum/b/",
            "/kontum/b/",
            "https://example.com/x",
            "mailto:a@example.org",
            "b/?x=1",
        ],
    )
    def test_good(self, tmp_path: Path, link: str) -> None:
        """Within the site, on the page itself, or to elsewhere."""
        page(tmp_path, "", f'<a id="d" href="{link}">x</a>')
        page(tmp_path, "b", '<p id="một"><a name="c"></a></p>')
        assert list(audit.broken(tmp_path)) == []

    @pytest.mark.parametrize("address", [True, False])
    @pytest.mark.parametrize(
        ("link", "what"),
        [
            ("c/", "tệp nào"),
            ("b/x.csv", "tệp nào"),
            ("b/#e", "mục nào"),
            ("#e", "mục nào"),
        ],
    )
    def test_broken(self, tmp_path: Path, link: str, what: str, *, address: bool) -> None:
        """The page and the link are named."""
        page(tmp_path, "", f'<a href="{link}">x</a>', address=address)
        page(tmp_path, "b", "", address=address)
        (fault,) = audit.broken(tmp_path)
        assert fault == f"index.html: “{link}” không dẫn tới {what}" + (
            " của trang đó" if what == "mục nào" else ""
        )

    @pytest.mark.parametrize("link", ["/b/", "../b/", "https://example.org/"])
    def test_link_out_of_the_site_on_its_own_host(self, tmp_path: Path, link: str) -> None:
        """A site below another's root must not lean on what lies there."""
        page(tmp_path, "", f'<img src="{link}"><script src="b/x.js"></script>')
        page(tmp_path, "b", "")
        assert len(list(audit.broken(tmp_path))) == 2


def test_no_page_is_oversized(tmp_path: Path) -> None:
    """A page that is, is named with its size."""
    assert list(audit.oversized(BUILT)) == []
    page(tmp_path, "a", "".join(f"<p>{n**5}</p>" for n in range(2000)))
    (fault,) = audit.oversized(tmp_path, 5000)
    assert fault.startswith("a/index.html: ")
    assert "quá 5000" in fault


class TestStale:
    """Records that were last held against their source long ago."""

    LAW = ROOT / audit.LAW

    def test_a_year_and_a_day_later_they_are_listed(self, tmp_path: Path) -> None:
        """With file, table and name, so that they can be found."""
        record = "checked_on = 2026-11-22\n"
        (tmp_path / "a.toml").write_text(
            f'[[document]]\ncite = "X"\n{record}[[test]]\nid = "y"\n{record}'
        )
        assert list(audit.stale(tmp_path, date(2027, 11, 22))) == []
        assert list(audit.stale(tmp_path, date(2027, 11, 23))) == [
            "a.toml: document “X”, kiểm tra lần cuối 2026-11-22",
            "a.toml: test “y”, kiểm tra lần cuối 2026-11-22",
        ]

    def test_every_record_of_the_law_is_dated(self) -> None:
        """Far from today all of them are listed."""
        count = sum(file.read_text("utf-8").count("\n[[") for file in self.LAW.glob("*.toml"))
        assert len(list(audit.stale(self.LAW, date(2100, 1, 1)))) == count > 100


class TestCommand:
    """What the nightly run prints."""

    def test_old_records_fail_nothing(self, capsys: pytest.CaptureFixture[str]) -> None:
        """They are work for people, not an error of the site."""
        assert audit.main(["--on", "2100-01-01"]) == 0
        out = capsys.readouterr().out
        assert out.startswith("Lỗi: 0\nCần kiểm tra lại với văn bản: ")
        assert "- documents.toml: document “95-KH/TU”, kiểm tra lần cuối" in out

    def test_a_broken_link_fails(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """It is printed, too."""
        page(tmp_path, "", '<a href="c/">x</a>')
        assert audit.main(["--on", "2026-11-22", "--site", str(tmp_path)]) == 1
        assert "Lỗi: 1\n- index.html: “c/”" in capsys.readouterr().out


def test_sums_list_every_file_but_their_own(tmp_path: Path) -> None:
    """In the form of sha256sum, in the order of the paths."""
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "c.txt").write_bytes(b"c")
    (tmp_path / "a  b.txt").write_bytes(b"")
    for _ in range(2):
        sums.write(tmp_path)
    text = (tmp_path / sums.NAME).read_text("utf-8")
    assert list(sums.read(text)) == ["a  b.txt", "b/c.txt"]
    assert sums.read(text)["a  b.txt"].startswith("e3b0c44298fc1c14")
    digests = sums.read((BUILT / sums.NAME).read_text("utf-8"))
    there = {p.relative_to(BUILT).as_posix() for p in BUILT.rglob("*") if p.is_file()}
    assert set(digests) == there - {sums.NAME}
