"""The check of the tables: a wrong cell, row or file is named with its place, and the build stops."""

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from publishing import __main__ as command
from publishing.tables import check, place, schema
from publishing.tools.programs import ROOT, ProgramError

COMMUNES, DISTRICTS, PAIRS = "communes.csv", "districts.csv", "pairs.csv"
MERGES, FORMED, TODAY, TILES = "merges.csv", "formed.csv", "today.csv", "tiles.csv"
POINT = "dấu thập phân phải là dấu chấm"


def change(root: Path, path: str, edit: Callable[[list[list[str]]], object]) -> None:
    """Write a table again after the edit of its rows, the heading first."""
    file = root / "data" / path
    rows = list(csv.reader(io.StringIO(file.read_text("utf-8"))))
    edit(rows)
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    file.write_text(text.getvalue(), "utf-8", newline="")


def write(line: int, column: str, value: str) -> Callable[[list[list[str]]], None]:
    """Return the edit that puts a value into a cell."""

    def edit(rows: list[list[str]]) -> None:
        rows[line - 1][rows[0].index(column)] = value

    return edit


def flip(rows: list[list[str]]) -> None:
    """Turn the order of the columns around."""
    for row in rows:
        row.reverse()


def messages(root: Path) -> list[str]:
    """Return what is found."""
    return [str(fault) for fault in check.faults(root)]


def test_every_table_of_the_project_is_declared_and_right() -> None:
    """Or is one that a ready list names; and nothing is wrong today."""
    assert messages(ROOT) == []
    files = {
        name for one in place.read(ROOT).lists for name in (*one.tables, *filter(None, [one.pairs]))
    }
    here = {path.name for path in (ROOT / "data").glob("*.csv")}
    assert set(schema.load(ROOT).tables) <= here
    assert here - files <= set(schema.load(ROOT).tables)


@pytest.mark.parametrize(
    ("path", "column", "value", "why"),
    [
        (COMMUNES, "area_km2", "3,58", POINT),
        (COMMUNES, "area_km2", "1.203,58", POINT),
        (COMMUNES, "area_km2", "3.58 km2", "phải là số, không có dấu phân nhóm và đơn vị"),
        (COMMUNES, "area_km2", "0.00", "nhỏ hơn 0.01"),
        (COMMUNES, "area_km2", "3.59", "lớn hơn area_high_km2 (3.58)"),
        (COMMUNES, "population", "0", "nhỏ hơn 1"),
        (COMMUNES, "population", "19.494", "phải là số nguyên, không có dấu phân nhóm và đơn vị"),
        (COMMUNES, "population", "24255", "lớn hơn population_high (24254)"),
        (COMMUNES, "population", "17545", None),
        (COMMUNES, "population", "", "ô trống"),
        (COMMUNES, "mountainous", "", "ô trống"),
        (COMMUNES, "mountainous", "có", "phải là true hoặc false"),
        (COMMUNES, "kind", "Thôn", "phải là một trong: Xã, Phường"),
        (COMMUNES, "area_basis", "guess", "phải là một trong: published,"),
        (COMMUNES, "ethnic_minority_percent", "100.1", "không đúng dạng"),
        (COMMUNES, "ethnic_minority_percent", "725", "không đúng dạng"),
        (COMMUNES, "ethnic_minority_percent", "65-100", None),
        (COMMUNES, "code", "2328", "không đúng dạng"),
        (COMMUNES, "longitude", "21.20", "nhỏ hơn 105.0"),
        (COMMUNES, "latitude", "105.10", "lớn hơn 22.0"),
        (COMMUNES, "name", " Một", "thừa dấu cách ở đầu hoặc cuối"),
        (COMMUNES, "district", "Tha\N{COMBINING GRAVE ACCENT}nh phố Bắc", "viết rời"),
        (COMMUNES, "district", "TP Bắc", "viết “Thành phố Bắc”"),
        (COMMUNES, "district_code", "909", f"không có 909 trong {DISTRICTS}"),
        (PAIRS, "code_b", "90101", "phải lớn hơn code_a (90101)"),
        (PAIRS, "code_b", "99999", f"không có 99999 trong {COMMUNES}"),
        (PAIRS, "name_a", "Mọt", "viết “Một”"),
        (MERGES, "new_code", "90107", "viết “90101”"),
        (TILES, "column", "-1", "nhỏ hơn 0"),
        (FORMED, "old_codes", "90101;90107", "(Xã Ba) viết"),
    ],
)
def test_a_cell(root: Path, path: str, column: str, value: str, why: str | None) -> None:
    """File, line, column and value are named; a figure at its bound is right."""
    change(root, path, write(2, column, value))
    # Of a total that no longer fits, other tests tell.
    lines = [text for text in messages(root) if f"data/{path}, dòng 2 " in text]
    if why is None:
        assert lines == []
    else:
        assert any(f"cột {column}, giá trị “{value}”: " in text and why in text for text in lines)


def test_the_unit_is_named(root: Path) -> None:
    """A maintainer looks for a name, not for a line."""
    change(root, COMMUNES, write(3, "area_km2", "5,50"))
    assert messages(root) == [
        f"data/{COMMUNES}, dòng 3 (Phường Hai), cột area_km2, giá trị “5,50”: {POINT}"
    ]


@pytest.mark.parametrize(
    ("path", "column", "value", "why"),
    [
        (DISTRICTS, "area_km2", "155.30", f"cộng 4 dòng của {COMMUNES} được 155.18"),
        (DISTRICTS, "population", "46200", f"cộng 4 dòng của {COMMUNES} được 46168"),
        (DISTRICTS, "population_2019_census", "43988", f"cộng 4 dòng của {COMMUNES} được 43987"),
        (DISTRICTS, "wards", "1", f"{COMMUNES} có 2"),
        (TODAY, "area_km2", "79.30", "tổng đã công bố khác: cộng 6 dòng"),
    ],
)
def test_a_sum(root: Path, path: str, column: str, value: str, why: str) -> None:
    """Figures that are rounded may differ by their rounding; what is counted may not."""
    change(root, path, write(2, column, value))
    assert any(f"cột {column}" in text and why in text for text in messages(root))


def test_a_rounded_sum_may_miss_by_its_rounding(root: Path) -> None:
    """Four numbers of people that sum to 46,168, each rounded by half of one: 2 at most."""
    change(root, DISTRICTS, write(2, "population", "46170"))
    assert messages(root) == []
    change(root, DISTRICTS, write(2, "population", "46171"))
    assert len(messages(root)) == 1


@pytest.mark.parametrize(
    ("path", "edit", "why"),
    [
        (COMMUNES, lambda rows: rows.append(rows[1]), "dòng 10 (Phường Một), cột code"),
        (PAIRS, lambda rows: rows.append(rows[1]), "cột code_a, code_b, giá trị “90101, 90104”"),
        (TILES, lambda rows: rows.pop(1), f"đúng một lần ở cột code của {TILES}"),
        (COMMUNES, lambda rows: rows.pop(1), "không có 90101 trong"),
        (COMMUNES, lambda rows: rows[0].__setitem__(1, "title"), "thiếu cột name; cột lạ title"),
        (COMMUNES, lambda rows: rows[0].__setitem__(1, "code"), "cột lặp lại code"),
        (TILES, flip, "thứ tự"),
        (TILES, lambda rows: rows[1].append("1"), "dòng có 4 ô, tiêu đề có 3 cột (có lẽ một dấu"),
        (TILES, lambda rows: rows[1].pop(), "dòng 2 (90101, 0): dòng có 2 ô, tiêu đề có 3 cột"),
        (TILES, lambda rows: rows.insert(1, []), "dòng 2: dòng trống"),
        (TILES, lambda rows: rows.clear(), "thiếu cột code, column, row"),
    ],
)
def test_rows(root: Path, path: str, edit: Callable[[list[list[str]]], object], why: str) -> None:
    """A row twice, or left out, or with more cells than columns; a heading that is another."""
    change(root, path, edit)
    assert any(why in text for text in messages(root)), messages(root)[:3]


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        (b"\n", b"\r\n", "dòng 1: xuống dòng kiểu Windows (CRLF); hãy lưu với LF"),
        (b"code,", b"\xef\xbb\xbfcode,", "dòng 1: tệp bắt đầu bằng dấu BOM"),
        (b"\n90104,2", b"\n\xd090104,2", "dòng 3: chữ không theo mã UTF-8"),
        (b"\n90104,2,0", b'\n90104,"2,0', "dòng 3: dấu ngoặc kép mở mà không đóng"),
    ],
)
def test_a_file(root: Path, old: bytes, new: bytes, why: str) -> None:
    """Line ends, letters and quotes of a whole file."""
    file = root / "data" / TILES
    assert old in file.read_bytes()
    file.write_bytes(file.read_bytes().replace(old, new))
    assert any(why in text for text in messages(root)), messages(root)[:3]


def test_a_file_that_is_not_there(root: Path) -> None:
    """It is named once."""
    (root / "data" / TILES).unlink()
    assert messages(root) == [f"data/{TILES}: không có tệp này"]


def test_the_build_stops_and_names_the_first(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So many faults of one cause are enough to read, and the others are counted."""
    monkeypatch.setattr(check, "MOST", 5)
    file = root / "data" / COMMUNES
    file.write_text(file.read_text("utf-8").replace(",true,", ",vâng,"), "utf-8")
    with pytest.raises(ProgramError) as stop:
        check.refuse(root)
    lines = str(stop.value).splitlines()
    assert lines[0] == "bảng dữ liệu chưa đúng:"
    assert len(lines) == 7
    assert lines[-1] == "… và 3 lỗi nữa"


def test_the_command(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """`python -m publishing check` says that all is right, or what is not, and the exit status tells."""
    assert command.main(["check"]) == 0
    assert "đúng như đã khai" in capsys.readouterr().out
    monkeypatch.setattr(command, "ROOT", Path("/nowhere"))
    assert command.main(["check"]) == 1
    assert "không có tệp này" in capsys.readouterr().err


def test_a_word_that_the_schema_does_not_know(root: Path) -> None:
    """A typo in the declaration is no rule that never fails."""
    text = schema.DECLARATION.read_text("utf-8").replace("each_once = true", "each_one = true", 1)
    path = root / "tables.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(TypeError, match="each_one"):
        schema.load(root, path)


def test_a_table_that_is_not_there_takes_what_refers_to_it(root: Path) -> None:
    """A province without the tables of 2025 has no columns about them; a role must be declared."""
    record = root / place.RECORD
    text = record.read_text("utf-8")
    for role in ("merges", "formed", "today", "today_pairs", "today_tiles"):
        text = re.sub(rf"(?m)^\[tables\.{role}\]\n(?:.+\n)*", "", text)
    record.write_text(
        re.sub(r"(?s)\[\[lists\]\]\nid = \"nay\".*?(?=\[\[lists\]\])", "", text), "utf-8"
    )
    rest = schema.load(root)
    communes = rest.tables[COMMUNES]
    assert "unit_2025_code" not in communes.columns
    assert [one.table for one in communes.references] == [DISTRICTS]
    assert MERGES not in rest.tables
    record.write_text(f'{record.read_text("utf-8")}\n[tables.xa]\nfile = "xa.csv"\n', "utf-8")
    with pytest.raises(ProgramError, match="không có bảng xa"):
        schema.load(root)
